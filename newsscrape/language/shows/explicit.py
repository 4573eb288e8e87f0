"""Titles that the grammar beside them names past doubt: « le spin-off X », « la saison 2 de X », « X saison 3 »."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from newsscrape.language.beginnings import Beginning
from newsscrape.language.knowledge import load
from newsscrape.language.reading import Span
from newsscrape.language.shows.press import Press

Place = tuple[int, int]

_OPENING = ' \u00a0\u202f«"“*'
_RUN = re.compile(
    r"[A-ZÀ-ÖØ-Ý][\w'’&-]*(?:(?: (?:d[eu]|des|la|le|les|et|of|the|à|&))* (?:[ld]['’])?[A-ZÀ-ÖØ-Ý\d][\w'’&-]*|"
    r"(?: (?:d[eu]|des|la|of|the)){1,2} [ld]['’][A-ZÀ-ÖØ-Ý]\w*){0,20}"
)
_RUN_END = re.compile(rf"(?<![\w'’-]){_RUN.pattern}$")
_OPENS = re.compile(r"(?:^|[.!?…:\n»])\s*$")
LONGEST = 60
"""Characters of the longest title that is looked for before a word."""
_REAL = frozenset({"ACTOR", "CREW", "PERSON"})
_NAMED = _REAL | {"CHARACTER"}
_CONTEST = re.compile(
    r"\b(?:candidate?s?|éliminée?s?|aventuriers?|prétendante?s?|habitante?s?|finalistes?|lauréate?s?)\b"
)
"""Where these are spoken of, « Julien (saison 3) » is somebody who took part then."""
_BARRED = {
    "sure": frozenset({"PLATFORM"}),
    "weak": frozenset({"PLATFORM", "ORGANIZATION"}),
    None: frozenset({"PLATFORM", "ORGANIZATION"}),
}
"""What the recogniser must not take a title for, by the strength of the words beside it."""
_OF = ("de ", "d'", "par ")
_JOINT = re.compile(r"(?:,|,? et| &) (?:de |d['’])?$")
_TITLED = frozenset({"SHOW", "TITLE"})


def explicit_titles(text: str, low: str, spans: Iterable[Span], extents: Iterable[Place], press: Press) -> set[Place]:
    """The places of titles that the words beside them name as such, whatever the recogniser takes them for.

    ``low`` is the lower-cased text, ``spans`` are the recogniser's, ``extents`` the stretches that may be titles: where
    none begins, a title is a run of capitalised words. A full name of a person needs more than « les fans de ».
    """
    scene = _Scene(text, spans, extents, press)
    found = {place for cue in _before().finditer(low) if (place := scene.after(cue.end(), cue.lastgroup))}
    found |= {place for place in scene.places if scene.is_followed(low, place)}
    for cue in _around().finditer(low):
        place = scene.after(cue.end(), "sure")
        if place and _closing().match(low, place[1]):
            found.add(place)
    found |= {place for cue in _renewed().finditer(low) if (place := scene.before(cue.start()))}
    return found | {cue.span("title") for cue in _launch().finditer(low) if text[cue.start("title")].isupper()}


class _Scene:
    def __init__(self, text: str, spans: Iterable[Span], extents: Iterable[Place], press: Press) -> None:
        self.text, self.press = text, press
        self.labels = {(span.start, span.end): span.label for span in spans}
        self.places = sorted({*extents, *(place for place, label in self.labels.items() if label not in _TITLED)})

    def after(self, position: int, strength: str | None) -> Place | None:
        """The title that begins at a position, after an opening quote."""
        text = self.text
        while position < len(text) and text[position] in _OPENING:
            position += 1
        if position == len(text) or text[position].islower():
            return None
        index = bisect_left(self.places, (position, 0))
        if index < len(self.places) and self.places[index][0] == position:
            return self._checked(self.places[index], strength)
        run = _RUN.match(text, position)
        return self._checked(run.span(), strength) if run and not self._is_taken(*run.span()) else None

    def before(self, position: int) -> Place | None:
        """The title in capitals that ends before a position, where the recogniser has seen no name."""
        start = max(0, position - LONGEST)
        run = _RUN_END.search(self.text, start, position - 1)
        if not run or run.start() == start or self._is_taken(*run.span()):
            return None
        opens = _OPENS.search(self.text, start, run.start())
        return None if opens and " " not in run.group() else self._checked(run.span(), "sure")

    def is_followed(self, low: str, place: Place) -> bool:
        """Whether what comes after a stretch tells that it is a title."""
        cue = _after().match(low, place[1])
        if cue and self.labels.get(place) in _NAMED and "(" in cue.group() and _CONTEST.search(low):
            return False
        if cue and not cue.lastgroup and self._is_full_name(place) and self._is_maker(low, place[0]):
            return False
        return cue is not None and self._checked(place, cue.lastgroup) is not None

    def _checked(self, place: Place, strength: str | None) -> Place | None:
        if self.labels.get(place) in _BARRED[strength] or (strength == "weak" and self._is_full_name(place)):
            return None
        return None if self.text[place[0]].islower() or self.press.has(*place) else place

    def _is_full_name(self, place: Place) -> bool:
        return self.labels.get(place) in _REAL and " " in self.text[slice(*place)]

    def _is_maker(self, low: str, start: int) -> bool:
        """Whether who is named there is whose work it is, or one of several: « la série de P et P est diffusée »."""
        if low.endswith(_OF, 0, start):
            return True
        joint = _JOINT.search(low, max(0, start - 6), start)
        return joint is not None and any(
            end == joint.start() and label in _REAL for (_, end), label in self.labels.items()
        )

    def _is_taken(self, start: int, end: int) -> bool:
        return any(first < end and start < last for first, last in self.labels)


@cache
def _before() -> Beginning:
    table = load("shows")["explicit"]
    return Beginning(
        f'(?<![\\w-])(?:(?P<weak>{_plain(table["weak"])})|(?P<sure>{_plain(table["sure"])})|{_plain(table["before"])})(?=\\s?[«"“]?\\s?\\w)'
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(_plain(load("shows")["explicit"]["after"]))


@cache
def _around() -> Beginning:
    return Beginning(f"(?<![\\w-])(?:{_plain(load('shows')['explicit']['opening'])}) ")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(f'\\s?[»"”]?(?:{_plain(load("shows")["explicit"]["closing"])})')


@cache
def _renewed() -> Beginning:
    return Beginning(f"(?<![\\w-])(?:{_plain(load('shows')['explicit']['renewed'])})")


@cache
def _launch() -> Beginning:
    return Beginning(_plain(load("shows")["explicit"]["launch"]))


def _plain(source: str) -> str:
    return str(source).replace("\n", "")
