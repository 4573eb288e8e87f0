"""People whom the recogniser takes for titles: names at which hardly less speaks for somebody than for a work."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from newsscrape.language.known import lists_of
from newsscrape.language.lexicon import CLASSES, classes_of
from newsscrape.language.people.gender import LISTED, gender_of
from newsscrape.language.reading import Reading, Span
from newsscrape.language.shows.marks import marks_of

LEAST = (-0.5, -1.5, -4.5)
"""From which lead of `Reading.namesakes` on a title of several words is somebody's name, by how many of the lists of
given names have its first word; nine in ten are in articles that the recogniser has not seen.
"""
LEAST_ALONE = -0.5
"""From which lead on a given name alone is one."""

_NAME = re.compile(
    r"(?!Les )[A-ZÀ-ÖØ-Þ][\w'’.-]*(?: (?:(?:d[eu]|von|van|der|le|la|el|ben|dos|da) |d['’])*[A-ZÀ-ÖØ-Þ][\w'’.-]*){0,3}"
)
"""A name of up to four words; « Les » is a given name too."""
_GIVEN = CLASSES.index("given")
_TITLED = frozenset({"shows", "titles"})
_SETS_APART = frozenset({"quote", "italic"})


def without_people(text: str, reading: Reading) -> Iterator[Span]:
    """The spans of a reading, those of titles that rather are names given to the people whose names they are.

    A title that the text sets apart somewhere, or that a known work has, stays one.
    """
    doubtful = {span: label for span in reading.spans if (label := _named(text, reading, span))}
    marks = marks_of(text, reading) if doubtful else []
    titles = {text[mark.start : mark.end] for mark in marks if mark.kind in _SETS_APART}
    for span in reading.spans:
        is_title = span not in doubtful or text[span.start : span.end] in titles
        yield span if is_title else Span(span.start, span.end, doubtful[span])


def _named(text: str, reading: Reading, span: Span) -> str | None:
    """The label of whom a title may be the name of; None where it rather is a title."""
    if span.label != "SHOW" or span.end not in reading.namesakes:
        return None
    lead, label = reading.namesakes[span.end]
    name = text[span.start : span.end]
    if lead < LEAST[-1] or lead < _least(name) or not _NAME.fullmatch(name):
        return None
    return label if _TITLED.isdisjoint(lists_of(name)) else None


def _least(name: str) -> float:
    first, *others = name.split()
    has_gender = gender_of(name) in LISTED
    if not others:
        return LEAST_ALONE if has_gender else math.inf
    return LEAST[has_gender + (_GIVEN in classes_of(first))]
