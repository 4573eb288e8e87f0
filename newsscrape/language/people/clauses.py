"""Where sentences end in a masked text, and which names stand together in a list."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache

from newsscrape.language.grammar import pattern

_END = re.compile(r"[.!?…\n;](?:(?<=[.!?…])[.!?…]*[»\" )]*(?=\s|$)|(?<=\n)\n*|(?<=;))")
_ABBREVIATION = re.compile(r"\b(?:m|mm|dr|st|ép|av|vol|cf|p|n|etc|[a-z])$")


class Clauses:
    """The sentences of a masked text, by position."""

    def __init__(self, text: str) -> None:
        ends = [
            end for end in _END.finditer(text) if not _ABBREVIATION.search(text, max(0, end.start() - 5), end.start())
        ]
        self._bounds = [0, *(end.end() for end in ends), len(text) + 1]

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


def coordinated(text: str, position: int, placeholder: str, *, backwards: bool = False) -> list[int]:
    """The positions of the list (« P, P et le comique P ») that begins, or ends, with the placeholder at a position."""
    found = [position]
    if backwards:
        while before := _before(placeholder).search(text, max(0, found[0] - 130), found[0] + 1):
            found.insert(0, before.start())
        return found
    while after := _after(placeholder).match(text, found[-1]):
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
