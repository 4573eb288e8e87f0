"""Whose season it is: what can be told of each show that a numbered season may belong to, and which is likeliest."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from newsscrape.language.grammar import pattern
from newsscrape.language.masking import SHOW, expand
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.reading import ShowFound
from newsscrape.language.surroundings import far, tokens

_PASSING = pattern("seasons", "passing")
_ADJACENT = re.compile(expand("{S}(?: ?\\([^(){S}]{0,40}\\))?[ ,(:–-]*(?:(?:dont )?(?:la|les|sa|en) )?$"))
_JOINED = pattern("seasons", "joined")
_OPENING = re.compile(r"(?:[^\w\n]|\b(?:la|une|sa|en|de|pour|les)\b)*")
_NEAREST = 6
"""The shows named nearest, beside the main one, that are weighed."""


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

    @classmethod
    def of(cls, text: str, titles: dict[int, ShowFound], clauses: Clauses, main: ShowFound, headline: int) -> Scene:
        """The scene of a text whose headline is so long."""
        counts = Counter(id(show) for show in titles.values())
        return cls(text, titles, sorted(titles), clauses, main, headline, counts)

    def candidates(self, spoken: Spoken, firm: Collection[tuple[int, int]]) -> Iterator[tuple[ShowFound, list[str]]]:
        """Each show that the seasons may belong to, with its features.

        ``firm`` holds the (id of a show, season) pairs that stand side by side somewhere in the text.
        """
        shared, usual = self._shared(spoken), self._usual(spoken)
        own = self._counted_beside(spoken)
        places: dict[int, list[int]] = {}
        index = bisect_left(self.positions, spoken.start)
        near = self.positions[max(0, index - _NEAREST) : index + 3]
        for position in near:
            places.setdefault(id(self.titles[position]), []).append(position)
        shows = {id(self.titles[position]): self.titles[position] for position in near}
        shows.setdefault(id(self.main), self.main)
        for key, show in shows.items():
            features = list(self._placed(spoken, places.get(key, [])))
            features += self._told(show, spoken, firm)
            share = _share(key, own)
            features += [f"own {share} {bool(own)}", f"own {share} {show is self.main} {bool(own)}"]
            features.append(f"own {share} {spoken.form}")
            features += [f"usual {usual[0] is show}", f"usual {usual[0] is show} {usual[1]}"]
            yield show, features + [f"{feature} {show is self.main}" for feature in shared]

    def _counted_beside(self, spoken: Spoken) -> Counter[int]:
        """How often the paragraph of the seasons names each show."""
        start, end = self.text.rfind("\n", 0, spoken.start) + 1, self.text.find("\n", spoken.end)
        return Counter(id(self.titles[p]) for p in self._named(start, end if end >= 0 else len(self.text)))

    def beside(self, spoken: Spoken) -> ShowFound | None:
        """The show that stands right beside the seasons."""
        low, high = self.clauses.around(spoken.start)
        if (before := _ADJACENT.search(self.text, max(low, spoken.start - 20), spoken.start)) is not None:
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
        return count > 2 and count >= 0.4 * self.counts.total()

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
            f"near {spoken.form} {'saison' in self.text[max(0, spoken.start - 120) : spoken.start]}",
            f"fb {spoken.form} {before[0]}",
            f"fa {spoken.form} {after[0]}",
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

    def _told(self, show: ShowFound, spoken: Spoken, firm: Collection[tuple[int, int]]) -> Iterator[str]:
        key, total = id(show), self.counts.total()
        known = {number for other, number in firm if other == key}
        yield f"beside {self.beside(spoken) is show}"
        yield f"beside {self.beside(spoken) is show} {self.beside(spoken) is not None}"
        yield f"main {show is self.main} {self.beside(spoken) is not None}"
        yield f"share {round(4 * self.counts[key] / total)} {min(self.counts[key], 4)}"
        yield f"title {min(show.mentions)[0] < self.headline}"
        yield f"known {bool(spoken.numbers & known)} {bool(known)}"
        yield f"next {bool({n + 1 for n in spoken.numbers} & known or {n - 1 for n in spoken.numbers} & known)}"
        yield f"others {any(spoken.numbers & {n} for other, n in firm if other != key)}"


def _share(key: int, counted: Counter[int]) -> str:
    """Whether a paragraph names one show alone, more than any other, or less."""
    if counted.keys() == {key}:
        return "sole"
    others = max((count for other, count in counted.items() if other != key), default=0)
    return "most" if counted[key] > others else "some" if counted[key] else "none"
