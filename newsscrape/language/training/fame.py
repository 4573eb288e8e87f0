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
    "SHOW": 0.4,
    "ACTOR": 0.35,
    "CREW": 0.3,
    "PERSON": 0.25,
    "CHARACTER": 0.2,
    "TITLE": 0.3,
}
"""The share of names that count as known; names of one word are known by half of that."""
LISTED = {
    "SHOW": {"shows": 0.88, "titles": 0.06, "characters": 0.06},
    "ACTOR": {"actors": 0.84, "crew": 0.1, "persons": 0.06},
    "CREW": {"crew": 0.78, "actors": 0.14, "persons": 0.08},
    "PERSON": {"persons": 0.72, "actors": 0.16, "crew": 0.12},
    "CHARACTER": {"characters": 0.75, "shows": 0.17, "persons": 0.08},
    "TITLE": {"titles": 0.72, "shows": 0.28},
}
"""By which list, and how often."""
CHANCE_WORDS = 0.02
"""The share of capitalized words outside names that happen to be a known title."""
FORGOTTEN = 0.35
"""The share of texts in which the known organizations are not known, as most of them are ones that everybody knows."""

_ORGANIZATIONS = LISTS.index("organizations")


def famous(tokens: list[str], *, tagged: Iterable[Tagged], chance: random.Random) -> list[tuple[int, int, int]]:
    """The names among the words of a text that count as known, as `newsscrape.language.known.find_known` gives them."""
    found = []
    decided: dict[tuple[str, ...], int | None] = {}
    named: set[int] = set()
    for first, after, label in tagged:
        named.update(range(first, after))
        name = tuple(tokens[first:after])
        if label in FAME:
            if name not in decided:
                decided[name] = _listed(label, len(name), chance)
            number = decided[name]
            if number is not None:
                found.append((first, after, number))
    for place, token in enumerate(tokens):
        if token[0].isupper() and place not in named and chance.random() < CHANCE_WORDS:
            found.append((place, place + 1, LISTS.index("shows")))
    if chance.random() >= FORGOTTEN:
        found += [entry for entry in find_known(tokens) if entry[2] == _ORGANIZATIONS]
    return found


def _listed(label: str, words: int, chance: random.Random) -> int | None:
    if chance.random() >= FAME[label] * (1.0 if words > 1 else 0.5):
        return None
    lists = LISTED[label]
    return LISTS.index(chance.choices(list(lists), list(lists.values()))[0])
