"""The sites that percentages and ratings are from: « 92 % sur Rotten Tomatoes », « 8,7 sur 10 sur IMDb »."""

from __future__ import annotations

from functools import cache

from newsscrape.language.figures.found import words
from newsscrape.language.knowledge import load
from newsscrape.language.lexer import Phrases
from newsscrape.language.passage import Passage


def site_of(passage: Passage, at: int) -> str | None:
    """The rating site that a figure is from: the one named in its sentence, nearest first; a change is from none."""
    begin, end = passage.sentence(at)
    named = sorted((abs(index - at), site) for site, index in _sites().within(passage.tokens, begin, end))
    is_change = passage.has(words("share", "change"), max(begin, at - 5), at)
    return named[0][1] if named and not is_change else None


@cache
def _sites() -> Phrases[str]:
    return Phrases(load("figures")["sites"].items())
