"""What a function tells of words, kept for the next text that has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Told = TypeVar("Told")


class Kept(dict[str, Told]):
    """The values of a function by word, each computed when it is first asked for.

    Looking one up touches less memory than `functools.lru_cache` does, which keeps its entries in order. Beyond
    ``most`` of them all are forgotten, so that a long crawl does not grow.

    >>> lengths = Kept(len, most=2)
    >>> [lengths[word] for word in ("un", "deux", "trois", "deux")], sorted(lengths)
    ([2, 4, 5, 4], ['deux', 'trois'])
    """

    def __init__(self, function: Callable[[str], Told], most: int) -> None:
        super().__init__()
        self._function, self._most = function, most

    def __missing__(self, word: str) -> Told:
        if len(self) >= self._most:
            self.clear()
        value = self[word] = self._function(word)
        return value
