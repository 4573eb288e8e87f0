"""How much a text speaks of television."""

from __future__ import annotations

from functools import cache

from newsscrape.language.beginnings import Beginning
from newsscrape.language.knowledge import load

_BRIEF = 800
"""Up to this many characters a text is too short to tell what it speaks of."""


def density_of(folded: str) -> int:
    """From 0, not at all, to 3, by how many of its words a text in lower case, without accents, uses; a brief's is 3.

    >>> density_of("le maire a inaugure le pont. " * 40)
    0
    """
    if len(folded) < _BRIEF:
        return 3
    words = len({word[0] for word in _words().finditer(folded)})
    return 0 if words < 2 else 1 if words < 4 else 2 if words < 7 else 3


@cache
def _words() -> Beginning:
    return Beginning(load("events")["television"]["words"])
