"""What speaks for each stretch of a text being a title: the recogniser, marks, words around, place and repetition."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsscrape.language.people.names import fold
from newsscrape.language.reading import Reading, Span
from newsscrape.language.shows.context import is_speech, plain_text, weigh
from newsscrape.language.shows.marks import Mark, marks_of

Place = tuple[int, int]

STRETCH = 2.0
"""How much longer than the recogniser's span a mark may be to be taken for the title."""

_TRIM_LEFT = ' \u00a0\u202f«»“”"*,;:()–—-.'
_TRIM_RIGHT = ' \u00a0\u202f«»“”"*,;:(–—-'
_ABBREVIATED = re.compile(r"\b(?:Inc|Jr|Sr|Cie|etc|[A-Z])\.$|\.\.\.$|\.[A-Z]\.$")
_AFTER_TO = re.compile(r"(?:^|[\s(])(?:[àÀ]|[Vv]ers|[Cc]hez|[Ss]elon|face à|près d[e’'])\s?$")
_TO_PLATFORM = re.compile(r"[»”\"]?\s?(?:\(|, sur |, | – )$|\s?[»”\"]?\s\($")
_WORD = re.compile(r"[\w&+']+|[!?]")


@dataclass(slots=True)
class Title:
    """One spelling of a title, folded, with where it stands and what speaks for it."""

    key: str
    places: set[Place] = field(default_factory=set)
    recognised: int = 0
    marked: int = 0
    weight: float = 0.0
    whole_lines: int = 0
    leads: bool = False
    """It stands in the headline and again in the body."""
    after_to: bool = False
    """It follows « à », « chez », « selon », as a place or a source does."""


def key_of(title: str) -> str:
    """A title without case, accents, quotes and punctuation.

    >>> key_of("L’Été, peut-être !")
    "l'ete peut etre !"
    """
    return " ".join(_WORD.findall(fold(title.replace("’", "'")) + ("!" if title.endswith("!") else "")))


def candidates(text: str, reading: Reading) -> dict[str, Title]:
    """What may be a title, by folded title: the recogniser's shows and whatever is set apart."""
    gathered = _Gathering(text, reading)
    for place, recognised in gathered.places().items():
        gathered.add(place, recognised)
    return gathered.titles


class _Gathering:
    def __init__(self, text: str, reading: Reading) -> None:
        self.text, self.reading, self.low = text, reading, plain_text(text)
        marks = marks_of(text, reading)
        self.speech = [m for m in marks if m.kind == "quote" and is_speech(self.low, m.start, m.end)]
        self.marks = [mark for mark in marks if mark not in self.speech]
        self.kinds = {(mark.start, mark.end): mark.kind for mark in self.marks}
        self.labels = {(span.start, span.end): span.label for span in reading.spans}
        self.before_platform = self._before_platforms()
        self.titles: dict[str, Title] = {}

    def places(self) -> dict[Place, bool]:
        """Each place of a possible title, and whether the recogniser holds it for one."""
        found = {self._extent(span): True for span in self.reading.spans if span.label == "SHOW"}
        return {(mark.start, mark.end): False for mark in self.marks} | found

    def add(self, place: Place, recognised: bool) -> None:
        start, end = place
        key, is_marked = key_of(self.text[start:end]), place in self.kinds
        if not key or self._is_speech(start, end) or self.labels.get(place, "SHOW") != "SHOW":
            return
        if not is_marked and self.text[start].islower():
            return
        title = self.titles.setdefault(key, Title(key))
        title.places.add(place)
        title.recognised += recognised
        title.marked += self.kinds.get(place) in ("quote", "italic")
        title.weight += weigh(self.low, start, end) + 1.5 * (end in self.before_platform)
        title.whole_lines += self._is_line(start, end)
        title.after_to |= not is_marked and _AFTER_TO.search(self.text, max(0, start - 9), start) is not None
        title.leads |= end <= self.reading.headline_length and self.low.count(self.low[start:end]) > 2

    def _is_speech(self, start: int, end: int) -> bool:
        """Whether the stretch is most of somebody's words."""
        return any(s.start <= start and end <= s.end and 3 * (end - start) > 2 * (s.end - s.start) for s in self.speech)

    def _extent(self, span: Span) -> Place:
        """The recogniser's span, on the mark that it overlaps where there is one, without outer punctuation."""
        for mark in self.marks:
            if mark.start < span.end and span.start < mark.end and self._is_extent(mark, span):
                return mark.start, mark.end
        return self._trimmed(span.start, span.end)

    def _is_extent(self, mark: Mark, span: Span) -> bool:
        if mark.kind == "italic" and len(self.text[mark.start : mark.end].split()) <= 6:
            return not self._is_line(mark.start, mark.end) or mark.start == span.start
        return mark.kind != "bold" and mark.end - mark.start <= STRETCH * (span.end - span.start)

    def _trimmed(self, start: int, end: int) -> Place:
        text = self.text
        while start < end and text[start] in _TRIM_LEFT:
            start += 1
        while end > start and text[end - 1] in _TRIM_RIGHT:
            end -= 1
        if text[start:end].endswith(".") and not _ABBREVIATED.search(text[start:end]):
            end -= 1
        if text[start:end].endswith(")") and "(" not in text[start:end]:
            end -= 1
        return start, end

    def _is_line(self, start: int, end: int) -> bool:
        left, right = self.text[:start].rpartition("\n")[2], self.text[end:].partition("\n")[0]
        return not left.strip(' «"') and not right.strip(' »"?!.…')

    def _before_platforms(self) -> set[int]:
        """The ends of what stands right before a platform: « Dark (Netflix) », « Dark, sur Netflix »."""
        starts = [start for platform in self.reading.platforms for start, _ in platform.mentions]
        found = (_TO_PLATFORM.search(self.text, max(0, start - 12), start) for start in starts)
        return {match.start() for match in found if match}
