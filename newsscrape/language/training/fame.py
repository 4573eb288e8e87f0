"""Which names of a training text count as known: the names of the texts are invented, those of the lists are not.

So that the recogniser learns how far to trust the lists, some names of each text are taken for known ones, now and then
by the wrong list, as an actress who writes a book, or a title that is that of a novel too.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

from newsscrape.language.known import LISTS, find_known
from newsscrape.language.tagging import Tagged

FAME = {
    "SHOW": 0.55,
    "ACTOR": 0.55,
    "CREW": 0.45,
    "PERSON": 0.35,
    "CHARACTER": 0.4,
    "TITLE": 0.4,
}
"""The share of names that count as known in a usual text; names of one word are known by half of that."""
SPREADS = (0.2, 1.0, 1.6)
"""How widely known the names of a text are: of a local report, of a usual one, of one about stars."""
LISTED = {
    "SHOW": {"shows": 0.93, "titles": 0.03, "characters": 0.04},
    "ACTOR": {"actors": 0.94, "crew": 0.03, "persons": 0.03},
    "CREW": {"crew": 0.92, "actors": 0.05, "persons": 0.03},
    "PERSON": {"persons": 0.76, "actors": 0.1, "crew": 0.14},
    "CHARACTER": {"characters": 0.84, "shows": 0.12, "persons": 0.04},
    "TITLE": {"titles": 0.76, "shows": 0.24},
}
"""By which list, and how often: near what the lists do on articles about real works (``bench/articles``)."""
CHANCE_WORDS = 0.03
"""The share of capitalized words outside names that happen to be a known title."""
FORGOTTEN = 0.35
"""The share of texts in which the known organizations are not known, as most of them are ones that everybody knows."""

_ORGANIZATIONS = LISTS.index("organizations")


def famous(tokens: list[str], *, tagged: Iterable[Tagged], chance: random.Random) -> list[tuple[int, int, int]]:
    """The names among the words of a text that count as known, as `newsscrape.language.known.find_known` gives them."""
    found = []
    spread = chance.choice(SPREADS)
    decided: dict[tuple[str, ...], int | None] = {}
    named: set[int] = set()
    for first, after, label in tagged:
        named.update(range(first, after))
        name = tuple(tokens[first:after])
        if label in FAME:
            if name not in decided:
                decided[name] = _listed(label, len(name), spread, chance)
            number = decided[name]
            if number is not None:
                found.append((first, after, number))
    for place, token in enumerate(tokens):
        if token[0].isupper() and place not in named and chance.random() < CHANCE_WORDS:
            found.append((place, place + 1, LISTS.index("shows")))
    if chance.random() >= FORGOTTEN:
        found += [entry for entry in find_known(tokens) if entry[2] == _ORGANIZATIONS]
    return found


def _listed(label: str, words: int, spread: float, chance: random.Random) -> int | None:
    if chance.random() >= FAME[label] * spread * (1.0 if words > 1 else 0.5):
        return None
    lists = LISTED[label]
    return LISTS.index(chance.choices(list(lists), list(lists.values()))[0])
