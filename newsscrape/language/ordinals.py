"""French ordinals in words."""

from __future__ import annotations

from newsscrape.language.knowledge import load


def spelt_ordinals(highest: int) -> dict[str, int]:
    """The ordinals of one to ``highest``, at most 69, in both genders and all spellings, with their values.

    >>> ordinals = spelt_ordinals(40)
    >>> ordinals["première"], ordinals["trente-deuxième"], ordinals["vingt et unième"], ordinals["vingt-et-unième"]
    (1, 32, 21, 21)
    """
    tables = load("numerals")
    simple = {_accented(word): value for word, value in tables["ordinals"].items() if not word.endswith("s")}
    del simple["unième"]  # stands after tens alone
    units = {word: value for word, value in simple.items() if 1 < value < 10 and word.endswith("ième")}
    found = simple | {f"dix-{word}": 10 + value for word, value in units.items() if value > 6}
    for ten, tens in tables["tens"].items():
        if not ten.endswith("s"):
            found |= {f"{ten} et unième": tens + 1, f"{ten}-et-unième": tens + 1}
            found |= {f"{ten}-{word}": tens + value for word, value in units.items()}
    return {word: value for word, value in found.items() if value <= highest}


def _accented(word: str) -> str:
    """An ordinal of the numerals' table, which has no accents."""
    return word.replace("ieme", "ième").replace("iere", "ière")
