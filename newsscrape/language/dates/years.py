"""Years: « en 2026 », « début 2025 », « (2018) », « de 2018 à 2022 », « en 98 »; not « les années 1990 »."""

from __future__ import annotations

from functools import cache

from newsscrape.language.dates import calendar
from newsscrape.language.dates.found import Dates, Found, words
from newsscrape.language.knowledge import load

_SHORT = 50
"""From here on two digits alone are a year of the last century."""


@cache
def _events() -> frozenset[str]:
    return frozenset(load("calendar")["words"]["events"])


def year(dates: Dates, at: int) -> list[Found]:
    """The year, or the range of years, written at a token."""
    value = dates.year_at(at)
    if value is None or _is_of_day(dates, at) or not _is_year(dates, at, value):
        return []
    second = _second(dates, at, value)
    if second:
        last, after = second
        whole = calendar.span(calendar.year_of(value), calendar.year_of(last))
        return [Found(at, after, whole)] if whole else []
    return [Found(at, at + 1, calendar.year_of(value))]


def short_year(dates: Dates, at: int) -> list[Found]:
    """« en 98, », « la finale de 98 »: a year of the last century by its last two digits; not « en 98 minutes »."""
    token, before = dates.at(at), dates.low(at - 1)
    if not (token.raw.isdigit() and len(token.raw) == 2 and token.value >= _SHORT) or dates.counts(at):
        return []
    is_year = before == "en" or (before == "de" and dates.low(at - 2) in words("short_year_nouns"))
    return [Found(at, at + 1, calendar.year_of(1900 + int(token.value)))] if is_year else []


def _is_of_day(dates: Dates, at: int) -> bool:
    """« 31 avril 2025 », « 31 avr. de 2025 »: the year of a day that does not exist."""
    before = at - 2 if dates.low(at - 1) == "de" else at - 1
    return dates.has_day(before - 1 if dates.low(before) == "." else before)


def _second(dates: Dates, at: int, first: int) -> tuple[int, int] | None:
    """The year that ends a range: « 2018-2022 », « 2018-22 », « de 2018 à 2022 », « entre 2018 et 2022 »."""
    joint, token = dates.at(at + 1), dates.at(at + 2)
    if token.kind != "number" or not token.raw.isdigit():
        return None
    before = dates.low(at - 1)
    is_range = (
        joint.low in ("-", "–", "—", "/")
        or (joint.raw == "à" and (before in ("de", "'", "editions", "saisons") or before in words("year_nouns")))
        or (joint.low == "et" and before == "entre")
    )
    last = (
        int(token.value) if len(token.raw) == 4 else first // 100 * 100 + int(token.value) if len(token.raw) == 2 else 0
    )
    return (last, at + 3) if is_range and first < last < first + 400 else None


def _is_year(dates: Dates, at: int, value: int) -> bool:
    before = dates.at(at - 1)
    low = before.low
    after = dates.at(at + 1)
    if low == "-" and dates.low(at - 2) == "mi":
        return True
    if low in words("decades") or low in words("year_before_stop") or low in ("#", "°", "@", "€", "$", "x", "+"):
        return False
    if _second(dates, at, value) and (low not in words("year_before_stop")):
        return True
    if low in ("les", "ces", "des", "aux") and not (low == "des" and before.raw.lower() == "dès"):
        return False
    if (
        after.low in ("x", "/")
        and dates.at(at + 2).kind == "number"
        and dates.at(at + 2).value < 100
        and after.low == "x"
    ):
        return False
    if low in words("year_sure"):
        return True
    if value < 1700:
        return low == "'" and dates.low(at - 2) == "l"
    if before.kind == "title" or (after.kind == "title" and low not in words("year_before")):
        return False
    return _stands_as_year(dates, at, value)


def _stands_as_year(dates: Dates, at: int, value: int) -> bool:
    """Whether a number from 1700 to 2199 is a year where no « en » says so."""
    before, after = dates.at(at - 1), dates.at(at + 1)
    if before.low in ("(", "["):
        return after.low in (")", "]", ",", "-", "–", ";", "à", "/") or after.kind == "break"
    if before.kind == "word" and before.capital and not dates.begins(at - 1):
        return before.low in _events() or dates.low(at - 2) in _events()
    is_head = before.kind == "break" or (before.low in words("bullets") and dates.at(at - 2).kind == "break")
    if is_head and at > 0 and after.low == ":":
        return value >= 1900 and (_is_recent(dates, value) or value < 1980)
    if dates.begins(at) or before.kind == "break":
        return (
            _is_recent(dates, value)
            and after.kind in ("word", "mark")
            and not after.capital
            and after.low not in ("»", ":")
        )
    if before.kind == "word":
        if before.low in words("year_before") or before.low in words("year_nouns") or before.low in _events():
            return True
        return _is_recent(dates, value) and (after.kind == "break" or after.low in (":", ",", ".", ";", ")"))
    if before.low == "," and after.low in ("et", "ou") and dates.year_at(at - 2) and dates.year_at(at + 2):
        return True
    if before.low in (",", "'", "-", "–", "/"):
        return before.low != "-" and after.kind in ("mark", "break") and after.low not in ("-", "%")
    return False


def _is_recent(dates: Dates, value: int) -> bool:
    last = dates.today.year + 3 if dates.today else 2100
    return 1980 <= value <= last
