"""Makers of works whom the recogniser takes for titles: « la série hospitalière de Yannick Maes »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsscrape.language.lexicon import CLASSES, classes_of
from newsscrape.language.reading import Span

_WORK_OF = re.compile(
    r"\b(?:séries?|mini-?séries?|films?|téléfilms?|comédies?|thrillers?|drames?|polars?|fictions?|sitcoms?|feuilletons?|documentaires?)"
    r"(?: (?!d[eu]s?\b)[\w-]+)? (?:de |d['’])$"
)
_REACH = 50
_GIVEN = CLASSES.index("given")


def without_makers(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, those of titles that are a person's name after a work and « de » given to the crew."""
    for span in spans:
        is_maker = (
            span.label == "SHOW"
            and _is_name(text[span.start : span.end])
            and _WORK_OF.search(text, max(0, span.start - _REACH), span.start)
        )
        yield Span(span.start, span.end, "CREW") if is_maker else span


def _is_name(title: str) -> bool:
    words = title.split()
    return 2 <= len(words) <= 3 and _GIVEN in classes_of(words[0]) and all(word[0].isupper() for word in words)
