"""Stretches that the text or the page sets apart: guillemets, italics, bold and links, where a title may stand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsscrape.language.reading import Reading

LONGEST = 90
"""Characters of the longest title that a mark may hold."""
KINDS = ("link", "bold", "italic", "quote")
"""How a stretch may be set apart, what tells least of a title first."""

_QUOTED = {
    "«": re.compile(r"«\s*([^«»\n]{1,200}?)\s*»"),
    "“": re.compile(r"“\s*([^“”\n]{1,200}?)\s*”"),
    '"': re.compile(r"(?<![\w])\"([^\"\n]{1,200}?)\"(?![\w])"),
}
"""What is quoted, by the sign that opens it."""
_EDGE = ' \u00a0\u202f\t\n«»“”"*,;:()'
_SENTENCE = re.compile(r"[.;:]\s|[.]$(?<!\.\.\.)(?<!\b\w\.)|\b(?:je|j'|j’|nous|vous|on|c'est|c’est)\b")
_POINT = re.compile(r"[^\W_]{3}\.$")
"""A full stop, rather than that of an abbreviation."""
_STOPPED = re.compile(r" .*[a-zà-ÿ]{3}\.$")
"""Some words and a full stop: a sentence."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch set apart; ``kind`` is one of `KINDS`."""

    start: int
    end: int
    kind: str


def marks_of(text: str, reading: Reading) -> list[Mark]:
    """The marked stretches that may be titles, in order, trimmed of quotes and punctuation.

    Of one stretch that is marked twice the stronger mark comes last.
    """
    found = [_without_point(text, m) for m in (*_quotes(text), *_cues(text, reading)) if _may_be_title(text, m)]
    inner = _inner({(mark.start, mark.end) for mark in found})
    marks = {mark for mark in found if (mark.start, mark.end) in inner}
    return sorted(marks, key=lambda mark: (mark.start, mark.end, KINDS.index(mark.kind)))


def _inner(stretches: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The stretches that hold no other one.

    >>> sorted(_inner({(0, 9), (2, 5), (2, 7), (8, 12)}))
    [(2, 5), (8, 12)]
    """
    inner: set[tuple[int, int]] = set()
    nearest = math.inf  # where the first of those ends that begin no sooner
    for start, end in sorted(stretches, key=lambda stretch: (-stretch[0], stretch[1])):
        if end < nearest:
            inner.add((start, end))
            nearest = float(end)
    return inner


def _quotes(text: str) -> Iterator[Mark]:
    for sign, style in _QUOTED.items():
        for quoted in style.finditer(text) if sign in text else ():
            yield Mark(*quoted.span(1), "quote")


def _cues(text: str, reading: Reading) -> Iterator[Mark]:
    for cue in reading.cues:
        shift = reading.body_start if cue.field == "body" else 0
        start, end = cue.start + shift, cue.end + shift
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE:
            end -= 1
        yield Mark(start, end, cue.kind)


def _without_point(text: str, mark: Mark) -> Mark:
    """The mark without the full stop of a run-in heading (« Rive. Le retour … »)."""
    is_stopped = mark.kind != "quote" and _POINT.search(text, mark.start, mark.end)
    return Mark(mark.start, mark.end - 1, mark.kind) if is_stopped else mark


def _may_be_title(text: str, mark: Mark) -> bool:
    title = text[mark.start : mark.end]
    if not title or len(title) > LONGEST or "\n" in title or title[0].islower():
        return False
    if mark.kind != "quote" and _STOPPED.search(title):
        return False
    return mark.kind != "bold" or not _SENTENCE.search(title)
