"""The words of a blanked sentence, each mention as one, and those around a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from newsscrape.language.masking import CHARACTER, ORGANIZATION, PERSON, PLATFORM, SHOW, TITLE

_MENTIONS = {SHOW: "{S}", PERSON: "{P}", CHARACTER: "{C}", PLATFORM: "{F}", ORGANIZATION: "{O}", TITLE: "{T}"}
_SIGNS = "|".join(f"{mark}+" for mark in _MENTIONS)
_TOKEN = re.compile(rf"(?! )(?:[a-z0-9]+'?|{_SIGNS}|[^\w\s])")
STEM = 5
"""How many letters of a word tell it from others."""

_DIGITS = re.compile(r"\d+")


@dataclass
class Tokens:
    """The words in order, ``all`` of them, of a stretch of text that begins at ``start``."""

    words: str
    start: int
    all: list[str]
    _starts: list[int] = field(default_factory=list, init=False)
    _stems: list[str] = field(default_factory=list, init=False)

    @property
    def starts(self) -> list[int]:
        """The offset at which each begins."""
        if not self._starts:
            self._starts = [self.start + match.start() for match in _TOKEN.finditer(self.words)]
        return self._starts

    @property
    def stems(self) -> list[str]:
        """The beginning of each as a mark."""
        if not self._stems:
            self._stems = [f"k {token[:STEM]}" for token in self.all]
        return self._stems

    def before(self, place: int, count: int) -> list[str]:
        """Up to ``count`` words before a place, the nearest last."""
        end = bisect_left(self.starts, place)
        return self.all[max(0, end - count) : end]

    def after(self, place: int, count: int) -> list[str]:
        """Up to ``count`` words from a place on."""
        start = bisect_left(self.starts, place)
        return self.all[start : start + count]

    def stems_around(self, start: int, end: int, count: int) -> set[str]:
        """The beginnings of the words around a stretch, up to ``count`` on each side."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return {*self.stems[max(0, first - count) : first], *self.stems[last : last + count]}

    def within(self, start: int, end: int) -> list[str]:
        """The words between two places."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def tokens_of(words: str, start: int) -> Tokens:
    """The words of a stretch of text that begins at ``start``; mentions are ``{S}``, ``{P}`` …, numbers 0."""
    found = _TOKEN.findall(words)
    return Tokens(words, start, [token if token.isalpha() else _named(token) for token in found])


@lru_cache(maxsize=10_000)
def _named(token: str) -> str:
    return _MENTIONS.get(token[0]) or _DIGITS.sub("0", token)
