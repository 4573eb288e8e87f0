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


def without_press(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, those of works that are told to be a magazine, a newspaper or a station given to organizations."""
    for span in spans:
        is_one = span.label == "SHOW" and is_press(text, span.start, span.end)
        yield Span(span.start, span.end, "ORGANIZATION") if is_one else span


def is_press(text: str, start: int, end: int) -> bool:
    """Whether a name is that of an organization, and the words before it tell that it is one of the press."""
    if _plain(text[start:end]) not in _forms():
        return False
    return _before().search(fold(text[max(0, start - _WINDOW) : start])) is not None


def _plain(name: str) -> str:
    return fold(name).lower().replace("-", "").replace(" ", "")


@cache
def _forms() -> frozenset[str]:
    return frozenset(_plain(form) for forms in organization_forms() for form in forms)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(load("organizations")["context"]["press_before"])
