"""The sites that percentages and ratings are from: « 92 % sur Rotten Tomatoes », « 8,7 sur 10 sur IMDb »."""

from __future__ import annotations

from functools import cache

from newsscrape.language.figures.found import words
from newsscrape.language.knowledge import load
from newsscrape.language.lexer import Phrases
from newsscrape.language.passage import Passage

_NEXT = 7
"""How many tokens after a figure « sur Metacritic » is surely where it is from."""


def site_of(passage: Passage, at: int, after: int) -> str | None:
    """The rating site that a figure, ``tokens[at:after]``, is from: named right after it, else the nearest one.

    A change is from none.
    """
    return _site_after(passage, at, after) or _nearest(passage, at, after)


def rater_of(passage: Passage, at: int, after: int) -> str | None:
    """Whom a rating, ``tokens[at:after]``, is from: a site or, after « chez » and « selon », a press title.

    « 4/5 dans Télérama », « 8/10 sur Netflix » are from no site that is named elsewhere.
    """
    if site := _site_after(passage, at, after):
        return site
    place = passage.low(after)
    if place not in words("ratings", "by") and place not in words("ratings", "at"):
        return _nearest(passage, at, after)
    first = after + 1
    while passage.low(first) in words("ratings", "to_name") and not _is_capital(passage, first):
        first += 1
    last = first
    while _is_capital(passage, last):
        last += 1
    if last == first:
        return _nearest(passage, at, after)
    return passage.slice(first, last)[0] if place in words("ratings", "by") else None


def _site_after(passage: Passage, at: int, after: int) -> str | None:
    """The site named after a figure, before the next one."""
    _, end = passage.sentence(at)
    for index in range(after + 1, min(after + _NEXT, end)):
        if passage.is_number(index):
            return None
        is_led = passage.low(index - 1) in ("sur", "chez", "selon", "le", "de", "'", "(")
        if is_led and (site := _sites().starting(passage.tokens, index)):
            return site[0]
    return None


def _is_capital(passage: Passage, at: int) -> bool:
    return passage.at(at).kind in ("word", "name", "number") and passage.at(at).raw[:1].isupper()


def _nearest(passage: Passage, at: int, after: int) -> str | None:
    begin, end = passage.sentence(at)
    if passage.has(words("share", "change"), max(begin, at - 5), at):
        return None
    named = _sites().within(passage.tokens, begin, end)
    near = sorted((at - index if index < at else index - after + 1, site) for site, index in named)
    return near[0][1] if near else None


@cache
def _sites() -> Phrases[str]:
    return Phrases(load("figures")["sites"].items())
