"""Press titles and radio stations that share their name with a work, told by the word before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newsscrape.language.gazetteer import fold
from newsscrape.language.knowledge import load
from newsscrape.language.known import organization_forms
from newsscrape.language.reading import Span

_WINDOW = 40
_TITLED = frozenset({"SHOW", "TITLE"})
_OPENING = re.compile(r"\s?[«“\"]\s?$")


class Press:
    """Which names of one text are told to be the press's; each place is looked at once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._told: dict[tuple[int, int], bool] = {}

    def has(self, start: int, end: int) -> bool:
        """Whether a name is that of an organization, and the words before it tell that it is one of the press."""
        place = start, end
        if place not in self._told:
            self._told[place] = _key(fold(self._text[start:end])) in _keys() and self._is_told(start)
        return self._told[place]

    def _is_told(self, start: int) -> bool:
        before = fold(self._text[max(0, start - _WINDOW) : start])
        return _before().search(_OPENING.sub(" ", before)) is not None


def without_press(press: Press, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, those of works that are told to be a magazine, a newspaper or a station given to organizations."""
    for span in spans:
        is_one = span.label in _TITLED and press.has(span.start, span.end)
        yield Span(span.start, span.end, "ORGANIZATION") if is_one else span


def _key(folded: str) -> str:
    return folded.lower().replace("-", "").replace(" ", "")


@cache
def _keys() -> frozenset[str]:
    return frozenset(_key(form) for forms in organization_forms() for form in forms)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(load("organizations")["context"]["press_before"])
