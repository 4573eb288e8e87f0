"""Whose season it is: what can be told of each show that a numbered season may belong to, and which is likeliest."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from newsscrape.language.grammar import pattern
from newsscrape.language.masking import SHOW, expand
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.reading import ShowFound
from newsscrape.language.surroundings import far, tokens

_PASSING = pattern("seasons", "passing")
_CREDIT = pattern("seasons", "credit")
_SOURCE = pattern("seasons", "source")
_ADJACENT = re.compile(expand("{S}(?: ?\\([^(){S}]{0,40}\\))?[ ,(:–-]*(?:(?:dont )?(?:la|les|sa|en) )?$"))
_JOINED = pattern("seasons", "joined")
_OPENING = re.compile(r"(?:[^\w\n]|\b(?:la|une|sa|en|de|pour|les)\b)*")
_HEADING = re.compile(
    expand("(?<=\\n)[^\\w\\n{S}]*(?:\\d[\\dh.:/e) –—-]*|[^\\n{S}]{0,40}[:–—] )?{S}(?=[.:(,–—]| ?[(–—:]|\\n|$)")
)
ASIDE = 64
"""Characters between a show and its seasons beside it, an aside among them."""
_NEAREST = 6
"""The shows named nearest, beside the main one, that are weighed."""

_TITLED = 12
"""How many shows of a headline may own any season of the text."""

Firm = Mapping[int, Collection[int]]
"""The ids of the shows beside which each season stands."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Seasons spoken of at a stretch of the masked text, and the form of words that names them."""

    start: int
    end: int
    numbers: frozenset[int]
    form: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The shows of a masked text: ``titles`` by the position of each mention."""

    text: str
    titles: dict[int, ShowFound]
    positions: list[int]
    clauses: Clauses
    main: ShowFound
    headline: int
    counts: Counter[int]
    """How often each is named, by its id."""
    total: int
    """How often all are."""
    headings: list[int]
    """The titles that begin a line of the body, which is short or goes on with a stop, a colon or an aside."""
    titled: tuple[ShowFound, ...]
    """The shows that the headline names."""

    @classmethod
    def of(cls, text: str, titles: dict[int, ShowFound], clauses: Clauses, main: ShowFound, headline: int) -> Scene:
        """The scene of a text whose headline is so long."""
        counts = Counter(id(show) for show in titles.values())
        positions = sorted(titles)
        titled = tuple(titles[position] for position in positions[:_TITLED] if position < headline)
        headings = [found.end() - 1 for found in _HEADING.finditer(text, headline) if found.end() - 1 in titles]
        return cls(text, titles, positions, clauses, main, headline, counts, counts.total(), headings, titled)

    def candidates(self, spoken: Spoken, firm: Firm) -> Iterator[tuple[ShowFound, list[str]]]:
        """Each show that the seasons may belong to, with its features.

        ``firm`` tells which shows and seasons stand side by side somewhere in the text.
        """
        shared, usual = self._shared(spoken), self._usual(spoken)
        places: dict[int, list[int]] = {}
        index = bisect_left(self.positions, spoken.start)
        near = self.positions[max(0, index - _NEAREST) : index + 3]
        for position in near:
            places.setdefault(id(self.titles[position]), []).append(position)
        shows = {id(self.titles[position]): self.titles[position] for position in near}
        for show in (self.main, *self.titled):
            shows.setdefault(id(show), show)
        credited = self._credited(spoken)
        for key, show in shows.items():
            if key in credited:
                continue
            features = list(self._placed(spoken, places.get(key, [])))
            features += self._told(show, spoken, firm)
            features += self._standing(show, spoken, places.get(key, []))
            features += [f"usual {usual[0] is show}", f"usual {usual[0] is show} {usual[1]}"]
            yield show, features + [f"{feature} {show is self.main}" for feature in shared]

    def _credited(self, spoken: Spoken) -> set[int]:
        """The ids of shows named but once: in an aside to what is spoken of, or as what a season is drawn from."""
        low, high = self.clauses.around(spoken.start)
        found = _CREDIT.finditer(self.text, low, spoken.start)
        shows = [self.titles.get(credit.end() - 2) for credit in found if credit.end() < spoken.start]
        shows += [self.titles.get(source.end() - 1) for source in _SOURCE.finditer(self.text, spoken.end, high)]
        return {id(show) for show in shows if show and show is not self.main and self.counts[id(show)] == 1}

    def beside(self, spoken: Spoken) -> ShowFound | None:
        """The show that stands right beside the seasons."""
        low, high = self.clauses.around(spoken.start)
        if (before := _ADJACENT.search(self.text, max(low, spoken.start - ASIDE), spoken.start)) is not None:
            return self.titles.get(before.start())
        joined = _JOINED.match(self.text, spoken.end, high)
        if joined and self.text[spoken.end] == "," and self.text.find(SHOW, low, spoken.start) >= 0:
            return None
        return self.titles.get(joined.end() - 1) if joined else None

    def _usual(self, spoken: Spoken) -> tuple[ShowFound, str]:
        """The show that seasons so placed belong to as a rule, and where it stands."""
        text, titles = self.text, self.titles
        low, high = self.clauses.around(spoken.start)
        if beside := self.beside(spoken):
            return beside, "beside"
        for left in self._named(low, spoken.start)[::-1]:
            if self._is_treated(left, low):
                return titles[left], "left"
        right = text.find(SHOW, spoken.end, high)
        if right in titles and right - spoken.end < 60 and self._is_treated(right, low):
            return titles[right], "right"
        paragraph = text.rfind("\n", 0, spoken.start) + 1
        for left in self._named(paragraph, spoken.start)[::-1]:
            if self._is_treated(left, paragraph):
                return titles[left], "paragraph"
        heading = self._named(text.rfind("\n", 0, max(0, paragraph - 2)) + 1, paragraph)
        return (titles[heading[-1]], "heading") if heading and not self._dominates() else (self.main, "main")

    def _named(self, start: int, end: int) -> list[int]:
        return self.positions[bisect_left(self.positions, start) : bisect_left(self.positions, end)]

    def _dominates(self) -> bool:
        count = self.counts[id(self.main)]
        return count > 2 and count >= 0.4 * self.total

    def _is_treated(self, position: int, low: int) -> bool:
        """Whether the title is spoken of, rather than named in passing."""
        show = self.titles[position]
        if show is self.main:
            return True
        if self._dominates() and self.counts[id(show)] == 1:
            return False
        return self.text[position - 1 : position] != "(" and not _PASSING.search(self.text, low, position)

    def _shared(self, spoken: Spoken) -> list[str]:
        low, high = self.clauses.around(spoken.start)
        inside = self.text.count(SHOW, low, high)
        opens = _OPENING.fullmatch(self.text, low, spoken.start) is not None
        before = tokens(self.text[max(low, spoken.start - 25) : spoken.start])[-1:] or ["^"]
        after = tokens(self.text[spoken.end : min(high, spoken.end + 25)])[:1] or ["$"]
        return [
            "-",
            f"form {spoken.form}",
            f"in {min(inside, 2)} {opens}",
            f"in {min(inside, 2)} {before[0]}",
            f"b {before[0]}",
            f"a {after[0]}",
            f"ns {min(len(self.counts), 6)}",
            f"hl {spoken.start < self.headline}",
        ]

    def _placed(self, spoken: Spoken, places: list[int]) -> Iterator[str]:
        text = self.text
        low, high = self.clauses.around(spoken.start)
        line = text.rfind("\n", 0, spoken.start) + 1
        left = [p for p in places if p < spoken.start]
        right = [p for p in places if p > spoken.start]
        if left:
            gap = text[left[-1] + 1 : spoken.start]
            rank = bisect_left(self.positions, spoken.start) - 1 - bisect_left(self.positions, left[-1])
            where = "clause" if left[-1] >= low else "line" if left[-1] >= line else "before"
            yield f"l {where} {min(rank, 3)}"
            yield f"lb {where} {text[left[-1] - 1 : left[-1]] == '('} {text[left[-1] + 1 : left[-1] + 2] == ')'}"
            yield f"l {where} {far(len(gap))}"
            if where == "clause":
                words = tokens(gap)
                yield f"lw {' '.join(words) if len(words) < 4 else '…'}"
                yield f"lp {_PASSING.search(text, low, left[-1]) is not None} {text[left[-1] - 1 : left[-1]] == '('}"
                yield f"l1 {words[0] if words else ''}"
            if left[0] >= line and text.rfind(SHOW, line, left[0]) < 0:
                yield f"lf {where}"
            if where == "before":
                yield f"lines {min(3, text.count(chr(10), left[-1], spoken.start) // 2)} {min(rank, 3)}"
                yield f"heads {text.rfind(chr(10), 0, left[-1]) + 1 == left[-1]}"
        else:
            yield "l -"
        if right:
            gap = text[spoken.end : right[0]]
            rank = bisect_right(self.positions, right[0]) - 1 - bisect_left(self.positions, spoken.start)
            where = "clause" if right[0] < high else "after"
            yield f"r {where} {min(rank, 2)}"
            yield f"r {where} {far(len(gap))} {bool(left)}"
            if where == "clause":
                words = tokens(gap)
                yield f"rw {' '.join(words) if len(words) < 5 else '…'}"
        else:
            yield "r -"

    def _standing(self, show: ShowFound, spoken: Spoken, places: list[int]) -> Iterator[str]:
        """How much of the text is about a show, beside where it was last named and whether in passing."""
        text, count, most = self.text, self.counts[id(show)], self.counts[id(self.main)]
        low, _ = self.clauses.around(spoken.start)
        line = text.rfind("\n", 0, spoken.start) + 1
        left = next((p for p in reversed(places) if p < spoken.start), -1)
        where = "none" if left < 0 else "clause" if left >= low else "line" if left >= line else "before"
        is_main, rules = show is self.main, self._dominates()
        heading = self._heading(spoken.start)
        if heading >= 0:
            is_headed = self.titles[heading] is show
            yield f"h {is_headed} {min(len(self.headings), 4)} {rules}"
            yield f"h {is_headed} {is_main} {heading >= line} {len(self.headings) > 2}"
        else:
            yield f"h - {is_main}"
        yield f"s {where} {is_main} {rules}"
        yield f"s {where} {is_main} {min(count, 3)} {min(most, 6)}"
        yield f"s {where} {is_main} {4 * count // self.total}"
        if left >= 0:
            rank = bisect_left(self.positions, spoken.start) - 1 - bisect_left(self.positions, left)
            yield f"s {where} {min(rank, 2)} {is_main} {rules}"
            start = max(self.clauses.around(left)[0], left - 30)
            yield f"d {', dont' in text[left : spoken.start]} {where} {min(rank, 1)} {is_main}"
            aside = text[left - 1 : left] == "(" or _PASSING.search(text, start, left) is not None
            yield f"p {aside} {where} {is_main} {rules}"
            yield f"p {aside} {where} {min(count, 2)} {min(rank, 1)}"

    def _heading(self, position: int) -> int:
        """The title that heads the part of the text where a position is; negative where none does."""
        index = bisect_right(self.headings, position) - 1
        return self.headings[index] if index >= 0 else -1

    def _told(self, show: ShowFound, spoken: Spoken, firm: Firm) -> Iterator[str]:
        key, total = id(show), self.total
        known = {number for number, shows in firm.items() if key in shows}
        yield f"beside {self.beside(spoken) is show}"
        yield f"beside {self.beside(spoken) is show} {self.beside(spoken) is not None}"
        yield f"main {show is self.main} {self.beside(spoken) is not None}"
        yield f"share {round(4 * self.counts[key] / total)} {min(self.counts[key], 4)}"
        yield f"title {min(show.mentions)[0] < self.headline}"
        yield f"known {bool(spoken.numbers & known)} {bool(known)}"
        yield f"next {bool({n + 1 for n in spoken.numbers} & known or {n - 1 for n in spoken.numbers} & known)}"
        yield f"others {any(len(firm.get(n, ())) > (key in firm.get(n, ())) for n in spoken.numbers)}"
