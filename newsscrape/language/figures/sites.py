"""The sites that percentages and ratings are from: « 92 % sur Rotten Tomatoes », « 8,7 sur 10 sur IMDb »."""

from __future__ import annotations

from functools import cache

from newsscrape.language.figures.found import words
from newsscrape.language.knowledge import load
from newsscrape.language.lexer import Phrases
from newsscrape.language.passage import Passage

_NEXT = 8
"""How many tokens after a figure « sur Metacritic » is surely where it is from."""


def site_of(passage: Passage, at: int) -> str | None:
    """The rating site that a figure is from: named right after it, else the nearest one; a change is from none."""
    begin, end = passage.sentence(at)
    for index in range(at + 1, at + _NEXT):
        site = (
            _sites().starting(passage.tokens, index) if passage.low(index - 1) in ("sur", "chez", "le", "de") else None
        )
        if site and index < end:
            return site[0]
    named = sorted((abs(index - at), site) for site, index in _sites().within(passage.tokens, begin, end))
    is_change = passage.has(words("share", "change"), max(begin, at - 5), at)
    return named[0][1] if named and not is_change else None


@cache
def _sites() -> Phrases[str]:
    return Phrases(load("figures")["sites"].items())
