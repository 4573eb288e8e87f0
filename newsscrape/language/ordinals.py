"""French ordinals in words."""

from __future__ import annotations

from newsscrape.language.knowledge import load

_STEMS = {"cinq": "cinqu", "neuf": "neuv"}


def spelt_ordinals(highest: int) -> dict[str, int]:
    """The ordinals of one to ``highest``, at most 69, in both genders and all spellings, with their values.

    >>> ordinals = spelt_ordinals(40)
    >>> ordinals["première"], ordinals["trente-deuxième"], ordinals["vingt et unième"], ordinals["vingt-et-unième"]
    (1, 32, 21, 21)
    """
    tables = load("numerals")
    units = {value: word for word, value in tables["units"].items() if value and word != "une"}
    units |= {value: f"dix-{units[value - 10]}" for value in (17, 18, 19)}
    found = {"premier": 1, "première": 1, "second": 2, "seconde": 2}
    found |= {_ordinal(word): value for value, word in units.items() if value > 1}
    for ten, tens in tables["tens"].items():
        if tens < 70 and not ten.endswith("s"):
            found |= {_ordinal(ten): tens, f"{ten} et unième": tens + 1, f"{ten}-et-unième": tens + 1}
            found |= {f"{ten}-{_ordinal(units[unit])}": tens + unit for unit in range(2, 10)}
    return {word: value for word, value in found.items() if value <= highest}


def _ordinal(word: str) -> str:
    before, hyphen, last = word.rpartition("-")
    return f"{before}{hyphen}{_STEMS.get(last, last.removesuffix('e'))}ième"
