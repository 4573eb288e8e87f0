"""Patterns whose matches begin with one of some words, found without trying every place of a text.

A search tries each place in turn. Where the first letters of the matches are known, it is enough to try the words that
begin with these, and they are found for a whole text at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LETTERS = 5
"""How many letters of a word count."""
_ROWS = 1 << 15
"""Rows of the table of beginnings for each count of letters; where two share one, a word is tried in vain."""
_BITS = 32
"""How many patterns are told apart; where two share a bit, a word is tried in vain as well."""
_PLACES = np.arange(_LETTERS)[:, None]
_SHARES = (37**_PLACES).astype(np.uint32)
_MOST = 5000
"""Where a pattern has more beginnings, shorter ones count."""

Parsed = Iterable[tuple[Any, Any]]
"""A pattern as Python's own parser gives it."""
Begun = set[tuple[str, bool]]
"""Beginnings, each with whether its next letter is still to be told; of others it may be any."""


class Beginning:
    r"""A pattern of matches that begin with a word, after none of its letters; finds what `re` finds.

    >>> [match[0] for match in Beginning(r"(?<!\w)(?:le |la )?(?:film|série)s?").finditer("Des films, la série")]
    ['films', 'la série']
    """

    def __init__(self, source: str, flags: int = 0, *, begin: Iterable[str] = ()) -> None:
        """``begin`` are the beginnings of the matches, where they need not be found out from the source."""
        self.pattern = re.compile(source, flags)
        found = {text[:_LETTERS] for text in begin} or _beginnings(_parser.parse(source, flags))
        if not all(text and _IS_WORD[ord(text[0])] for text in found):
            raise ValueError(f"a match need not begin with a word: {source}")
        self._bit = _TABLE.enter(found)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        match, reached = self.pattern.match, 0
        for start in self.places(text):
            if start >= reached and (found := match(text, start)):
                reached = found.end()
                yield found

    def ends(self, text: str, start: int, end: int) -> bool:
        """Whether a match that begins at ``start`` or after it ends at ``end``."""
        places = _places_of(self, text)
        near = places[bisect_left(places, start) : bisect_left(places, end)]
        return any(self.pattern.fullmatch(text, place, end) for place in near)

    def places(self, text: str) -> list[int]:
        """The places where a match may begin, in their order."""
        words = _words(text, _TABLE.count)
        found: list[int] = words.starts[(words.patterns & self._bit).nonzero()].tolist()
        return found


@lru_cache(maxsize=8)
def _places_of(pattern: Beginning, text: str) -> list[int]:
    return pattern.places(text)


class _Table:
    """The beginnings of all patterns: by their letters, as a bit a pattern, which ones they begin matches of."""

    def __init__(self) -> None:
        self.count = 0
        """How many patterns are entered."""
        self._patterns = np.zeros(_LETTERS * _ROWS, dtype=np.uint32)
        self._lock = Lock()

    def enter(self, beginnings: Collection[str]) -> np.uint32:
        """Enters a pattern, and gives its bit."""
        codes = _codes("".join(text.ljust(_LETTERS, "\0") for text in beginnings))
        rows = _rows(codes, np.arange(0, len(codes), _LETTERS))
        sizes = [len(text) - 1 for text in beginnings]
        with self._lock:
            bit = np.uint32(1 << self.count % _BITS)
            self._patterns[rows[sizes, np.arange(len(sizes))]] |= bit
            self.count += 1
        return bit

    def patterns(self, rows: NDArray[np.intp]) -> NDArray[np.uint32]:
        """The bits of the patterns of which a match may begin with each word."""
        found: NDArray[np.uint32] = np.bitwise_or.reduce(self._patterns.take(rows), axis=0)
        return found


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class _Words:
    """Where the words of a text begin, and the bits of the patterns of which a match may begin with each."""

    starts: NDArray[np.intp]
    patterns: NDArray[np.uint32]


@lru_cache(maxsize=8)
def _words(text: str, _patterns: int) -> _Words:
    """The words of a text, when so many patterns are entered."""
    codes = _codes(text + "\0" * _LETTERS)
    is_word = _IS_WORD.take(codes, mode="clip")
    is_word[1:] = is_word[1:] > is_word[:-1]
    (starts,) = is_word.nonzero()
    return _Words(starts, _TABLE.patterns(_rows(codes, starts)))


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _rows(codes: NDArray[np.uint32], starts: NDArray[np.intp]) -> NDArray[np.intp]:
    """The row for the first letter, two letters and so on of what begins at each place."""
    letters = _NUMBERS.take(codes.take(starts + _PLACES), mode="clip")
    letters *= _SHARES
    rows: NDArray[np.intp] = (np.add.accumulate(letters, axis=0, out=letters) & (_ROWS - 1)) + _ROWS * _PLACES
    return rows


def _of_letters() -> tuple[NDArray[np.bool_], NDArray[np.uint32]]:
    """Of each character whether it belongs to words, and its number, one for all digits; the last stands for others."""
    letters = "".join(map(chr, range(0x10000)))
    is_word, numbers = np.zeros(len(letters), dtype=np.bool_), np.arange(len(letters), dtype=np.uint32)
    for run in re.finditer(r"\w+", letters[:-1]):
        is_word[run.start() : run.end()] = True
    for run in re.finditer(r"\d+", letters):
        numbers[run.start() : run.end()] = ord("0")
    return is_word, numbers


_IS_WORD, _NUMBERS = _of_letters()


def _beginnings(parsed: Parsed) -> set[str]:
    """The first letters of the matches of a pattern, ``0`` for any digit; none where they may be any."""
    operations = list(parsed)
    return {text for text, _ in _continued({("", True)}, operations)} if _is_bounded(operations) else {""}


def _is_bounded(parsed: Parsed) -> bool:
    """Whether no match begins within a word."""
    first: tuple[Any, Any] = next(iter(parsed), ("", None))
    operation, value = first
    match str(operation):
        case "AT":
            return str(value) == "AT_BOUNDARY"
        case "ASSERT_NOT":
            direction, ((what, letters), *_) = value
            return direction < 0 and str(what) == "IN" and "CATEGORY_WORD" in (str(letter) for _, letter in letters)
        case "BRANCH":
            return all(map(_is_bounded, value[1]))
        case "SUBPATTERN":
            return _is_bounded(value[-1])
    return False


def _continued(begun: Begun, parsed: Parsed) -> Begun:
    """Beginnings with what a pattern adds to those that it continues."""
    for operation, value in parsed:
        going = {text for text in begun if text[1]}
        begun = (begun - going) | _added(going, str(operation), value)
    return begun


def _added(begun: Begun, operation: str, value: Any) -> Begun:
    """What one operation of a pattern makes of beginnings."""
    match operation:
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return begun
        case "LITERAL" | "IN":
            letters = [chr(value)] if operation == "LITERAL" else _letters_in(value)
            if 0 < len(begun) * len(letters) <= _MOST:
                return {(text + letter, len(text) + 1 < _LETTERS) for text, _ in begun for letter in letters}
        case "BRANCH":
            return set().union(*(_continued(begun, branch) for branch in value[1]))
        case "ATOMIC_GROUP":
            return _continued(begun, value)
        case "SUBPATTERN" if not value[1]:  # flags of its own
            return _continued(begun, value[-1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, repeated = value
            found = Begun() if least else begun
            for count in range(1, min(most, _LETTERS) + 1):
                begun = _continued(begun, repeated)
                found = found | begun if count >= min(least, _LETTERS) else found
            return found
    return {(text, False) for text, _ in begun}


def _letters_in(items: Parsed) -> list[str]:
    """The characters of a set, all digits as one; none where they cannot be told."""
    codes: list[int] = []
    for operation, value in items:
        match str(operation), str(value):
            case "LITERAL", _:
                codes.append(value)
            case "RANGE", _:
                codes += range(value[0], value[1] + 1)
            case "CATEGORY", "CATEGORY_DIGIT":
                codes.append(ord("0"))
            case _:
                return []
    return list(map(chr, codes))
