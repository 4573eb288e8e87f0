"""Numbers that share the unit of the last: « de 330 à 750 », « entre 8 et 10 », « 45-60 », « 3, 5 et 8 »."""

from __future__ import annotations

from collections.abc import Iterator

from newsscrape.language.knowledge import load
from newsscrape.language.lexer import Token
from newsscrape.language.numbers import times
from newsscrape.language.passage import Passage

_MOST = 8
"""Numbers of one list that are looked at."""
_THOUSANDS = 10_000
"""From here on the thousands of a range stand at its end only."""
_SPREAD = 10
"""How many times its left end the right end of such a range is at most: « de 1 à 100 000 » begins at one."""


def left_of(passage: Passage, at: int) -> Iterator[int]:
    """The indices of the numbers before ``tokens[at]`` that its unit belongs to as well, nearest first."""
    for _ in range(_MOST):
        left = at - 2
        if not passage.is_number(left) or _is_apart(passage, left, at):
            return
        joint = passage.at(at - 1)
        if not (_is_range(passage, at) or _is_list(passage, at, joint.low)):
            return
        yield left
        at = left


def left_value(passage: Passage, left: int, at: int) -> int | float:
    """The value of a number that `left_of` gave for ``tokens[at]``: « 8 à 10 millions », « entre 600 et 700 000 »."""
    number, last = passage.at(left), passage.at(at)
    if number.scale > 1 or number.value >= 1000:
        return number.value
    thousands = times(number.value, 1000)
    is_short = last.scale == 1 and last.form == number.form == "digits" and last.value % 1000 == 0
    if is_short and last.value >= _THOUSANDS and last.value / _SPREAD <= thousands < last.value:
        return thousands
    return times(number.value, last.scale)


def is_year(number: Token) -> bool:
    """Whether a number is written as the years are that texts tell of: « 2017 », not « 2 017 »."""
    return len(number.raw) == 4 and number.raw.isdigit() and 1900 <= number.value < 2100


def _is_apart(passage: Passage, left: int, at: int) -> bool:
    """« un record depuis 2017 à 3,7 millions », « la saison 1 à 4 millions »: no left end of such a range."""
    is_named = passage.low(left - 1) in load("figures")["counts"]["named"]
    return passage.at(at).scale > 1 and (is_named or is_year(passage.at(left)))


def _is_range(passage: Passage, at: int) -> bool:
    """« 8 à 10 », « 8-10 », « 8 ou 10 », « entre 8 et 10 », « du 26 au 52 minutes »."""
    joint = passage.at(at - 1)
    if joint.raw in ("à", "ou", "/") or (joint.low == "au" and passage.low(at - 3) == "du"):
        return True
    if joint.low in ("-", "–", "—", "/"):
        return passage.is_glued(at) == passage.is_glued(at - 1)
    return joint.low == "et" and passage.low(at - 3) == "entre"


def _is_list(passage: Passage, at: int, joint: str) -> bool:
    """« 3, 5 et 8 millions », « des bourses de 3 et 8 millions »: numbers of one kind, the units before left out."""
    left, number = passage.at(at - 2), passage.at(at)
    if joint not in ("et", ",") or left.scale > 1 or left.form != number.form:
        return False
    if left.value >= 10_000 and joint == "et":
        return True
    before = passage.low(at - 3)
    if before in ("des", "respectivement") or (before == "," and passage.is_number(at - 4)):
        return True
    is_first = joint == "," and passage.low(at + 1) in ("et", "ou", ",") and passage.is_number(at + 2)
    return (is_first or before == "de") and not is_year(left)
