"""Where sentences end in a masked text, and which names stand together in a list."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from newsscrape.language.grammar import pattern
from newsscrape.language.sentences import is_abbreviation

_END = re.compile(r"[.!?…\n;](?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]*[»\" )]*(?=\s|$)|(?<=\n)\n*|(?<=;))")
LONGEST = 2000
"""Characters after which a sentence without an end is cut, so that what is done for each word of one stays linear."""
MOST = 40
"""Names of the longest list that is followed from one of them."""


class Clauses:
    """The sentences of a masked text, by position."""

    def __init__(self, text: str) -> None:
        ends = [
            end
            for end in _END.finditer(text)
            if end[0][0] != "." or not is_abbreviation(text, end.start(), cased=False)
        ]
        self._bounds = list(_cut([0, *(end.end() for end in ends), len(text) + 1]))

    def around(self, position: int) -> tuple[int, int]:
        """The sentence that holds a position, as (start, end)."""
        index = bisect_right(self._bounds, position)
        return self._bounds[index - 1], self._bounds[min(index, len(self._bounds) - 1)]

    def count(self, start: int, end: int) -> int:
        """How many sentences end between two positions."""
        return bisect_right(self._bounds, end) - bisect_right(self._bounds, start)

    def previous(self, position: int) -> int:
        """Where the sentence before that of a position begins."""
        return self._bounds[max(0, bisect_left(self._bounds, self.around(position)[0]) - 1)]


def _cut(bounds: Sequence[int]) -> Iterator[int]:
    """The bounds of sentences, with others between those that are further apart than `LONGEST`."""
    for start, end in pairwise(bounds):
        yield from range(start, end, LONGEST)
    yield bounds[-1]


def coordinated(text: str, position: int, placeholder: str, *, backwards: bool = False) -> list[int]:
    """The positions of the list (« P, P et le comique P ») that begins, or ends, with the placeholder at a position.

    Of a longer list they are the nearest `MOST`.
    """
    found = [position]
    if backwards:
        while len(found) < MOST and (before := _before(placeholder).search(text, max(0, found[0] - 130), found[0] + 1)):
            found.insert(0, before.start())
        return found
    while len(found) < MOST and (after := _after(placeholder).match(text, found[-1])):
        found.append(after.end() - 1)
    return found


def lists_of_names(text: str, positions: Iterable[int], placeholder: str) -> dict[int, tuple[int, int]]:
    """For each position, ascending, of a placeholder, where the list that it belongs to begins and ends.

    Both are positions of placeholders; a name that stands alone is a list of its own.
    """
    rows: list[list[int]] = []
    for position in positions:
        after = _after(placeholder).match(text, rows[-1][-1]) if rows else None
        if after and after.end() - 1 == position:
            rows[-1].append(position)
        else:
            rows.append([position])
    return {position: (row[0], row[-1]) for row in rows for position in row}


def _between() -> str:
    return pattern("lists", "between").pattern


@cache
def _after(placeholder: str) -> re.Pattern[str]:
    return re.compile(placeholder + _between() + placeholder)


@cache
def _before(placeholder: str) -> re.Pattern[str]:
    return re.compile(placeholder + _between() + placeholder + "$")
