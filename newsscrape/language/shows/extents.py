"""Where a title begins and ends that the recogniser has found: the mark that holds it, its parts, its punctuation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from newsscrape.language.reading import Reading, Span
from newsscrape.language.shows.marks import Mark

Place = tuple[int, int]
"""Where a stretch begins and ends."""

STRETCH = 2.0
"""How much longer than the recogniser's span a mark may be to be taken for the title."""

TRIM_LEFT = ' \u00a0\u202f«»“”"*,;:()–—-.'
TRIM_RIGHT = ' \u00a0\u202f«»“”"*,;:(–—-'
HOUR = re.compile(r"\d ?h\b|\dh\d\d")

_ABBREVIATED = re.compile(r"\b(?:Inc|Jr|Sr|Cie|etc|[A-Z])\.$|\.\.\.$|\.[A-Z]\.$")
_STOP = re.compile(r"\w{4}[.…](?= [A-ZÀÂÉÈÊÎÔÇ])")
_TAIL = re.compile(
    r" (?:bientôt|désormais|prolongée?|renouvelée?|reconduite?|annulée?|de retour|S\d{1,2}(?:E\d{1,3})?)$"
)
_OPEN_END = re.compile(r" (?:nous|vous|de|du|des|le|la|les|à|au|aux|et|un|une|mon|ma|mes|sur|pour|par|dans|the|of)$")
_SHORT = re.compile(r"L(?:e|a|es) \w+$")
_GENITIVE = re.compile(r" (?:des|du) (?!\w+di\b|soir|jour|matin|mois|prime|groupe|service|petit)[a-zà-ÿœ]{3,}\b(?! d)")
"""What a title of an article and a noun may well go on with: « Le Bureau des légendes »."""
_WORD_AFTER = re.compile(r" [^\W\d_][\w'’-]*")
_SEQUEL = re.compile(r" [2-9](?=[,;:.»\"”)]|$| (?:a|y|est|sera|qui|avec|en|arrive|sort|sortira|s[e’'])\b)")
_JOINT = re.compile(" : | ; |, | et ")
_LEAD_IN = re.compile(r"\d ?h|: |– |, ")


class Extents:
    """The places of the titles of a text, by the recogniser's spans and by the marks that are no speech."""

    def __init__(self, text: str, reading: Reading, marks: list[Mark]) -> None:
        self._text, self._marks, self._headline_length = text, marks, reading.headline_length
        self._marked = {(mark.start, mark.end) for mark in marks}
        self._names = {text[span.start : span.end] for span in reading.spans if span.label == "SHOW"}

    def of(self, span: Span) -> list[Place]:
        """The titles that a span of the recogniser is or holds."""
        return self._parts(self._extent(span))

    def _extent(self, span: Span) -> Place:
        """The recogniser's span, on the mark that it overlaps where there is one, without outer punctuation."""
        first = bisect_right(self._marks, span.start, key=attrgetter("end"))
        after = bisect_left(self._marks, span.end, key=attrgetter("start"))
        for mark in self._marks[first:after]:
            if self._is_extent(mark, span):
                return mark.start, mark.end
        return self._trimmed(span.start, span.end)

    def _is_extent(self, mark: Mark, span: Span) -> bool:
        if _LEAD_IN.search(self._text, mark.start, max(mark.start, span.start)):
            return False
        if HOUR.search(self._text, span.end, max(mark.end, span.end)):
            return False
        if mark.kind == "italic" and len(self._text[mark.start : mark.end].split()) <= 6:
            return not is_line(self._text, mark.start, mark.end) or mark.start == span.start
        if mark.kind == "quote" and mark.start == span.start:
            return mark.end - mark.start <= 2 * STRETCH * (span.end - span.start)
        return mark.kind != "bold" and mark.end - mark.start <= STRETCH * (span.end - span.start)

    def _trimmed(self, start: int, end: int) -> Place:
        text = self._text
        if stop := _STOP.search(text, start, end):
            end = stop.end()
        end = self._extended(start, end)
        if tail := _TAIL.search(text, start, end):
            end = tail.start()
        while start < end and text[start] in TRIM_LEFT:
            start += 1
        while end > start and text[end - 1] in TRIM_RIGHT:
            end -= 1
        if text[start:end].endswith(".") and not _ABBREVIATED.search(text[start:end]):
            end -= 1
        if text[start:end].endswith(")") and "(" not in text[start:end]:
            end -= 1
        return start, end

    def _parts(self, place: Place) -> list[Place]:
        """The titles of a stretch that runs over a colon of the headline, or a list, into what is named elsewhere."""
        start, end = place
        for joint in () if place in self._marked else _JOINT.finditer(self._text, start, end):
            left, right = self._text[start : joint.start()], self._text[joint.end() : end]
            if self._text.count(self._text[start:end]) > 1:
                break
            parts = {left: (start, joint.start()), right: (joint.end(), end)}
            if joint.group() == " ; " or (self._text.count(left) > 1 and self._text.count(right) > 1):
                seen = [part for name, part in parts.items() if name in self._names]
                return (seen or [parts[left]]) if joint.group() == " : " else list(parts.values())
            if joint.group() == " : " and end <= self._headline_length and self._text.count(left) > 1:
                return [parts[left]]
        return [place]

    def _extended(self, start: int, end: int) -> int:
        """The end of a title that cannot end there: after « nous », « de », before the number of a sequel, or before
        what follows it wherever it stands and once counts as its end.
        """
        text = self._text
        for name in self._names:
            if text.startswith(name, start) and text.count(text[start:end]) == text.count(name) > 1:
                end = max(end, start + len(name))
        if _OPEN_END.search(text, start, end) and (word := _WORD_AFTER.match(text, end)):
            return word.end()
        if _SHORT.match(text, start, end) and (genitive := _GENITIVE.match(text, end)):
            return genitive.end()
        sequel = _SEQUEL.match(text, end)
        return sequel.end() if sequel else end


def within_sentences(text: str, span: Span) -> Iterator[Span]:
    """The parts of a span that runs over the end of a sentence (« …Amy Lynch. Dark »); mostly the span itself."""
    start = span.start
    while stop := _STOP.search(text, start, span.end):
        yield Span(start, stop.end() - 1, span.label)
        start = stop.end() + 1
    yield Span(start, span.end, span.label) if start > span.start else span


def is_line(text: str, start: int, end: int) -> bool:
    """Whether nothing but quotes and closing signs stands beside a stretch on its line."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    left, right = text[first:start], text[end : last if last >= 0 else None]
    return not left.strip(' «"') and not right.strip(' »"?!.…')
