"""Days, weeks, months, seasons and feasts as periods: arithmetic only, no text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

YEARS = range(100, 9900)
"""Years of the dates that are read: what is counted from one of them, some decades at most, stays a date."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days ``start`` to ``end``, both inclusive, and how exactly they were told."""

    start: date
    end: date
    precision: str


def day(when: date) -> Period:
    """A single day."""
    return Period(when, when, "day")


def day_of(year: int, month: int, number: int) -> Period | None:
    """A day by its numbers; None where the calendar has no such day, or its year is not one of `YEARS`."""
    if year not in YEARS:
        return None
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def week_of(when: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = when - timedelta(days=when.weekday())
    return Period(monday, monday + timedelta(days=6), "week")


def week_end_of(when: date) -> Period:
    """The Saturday and Sunday of the week that holds a day."""
    saturday = when + timedelta(days=5 - when.weekday())
    return Period(saturday, saturday + timedelta(days=1), "range")


def month_of(year: int, month: int, precision: str = "month") -> Period:
    """A month; ``month`` may pass 12 or fall below 1."""
    return months_of(year, month, 1, precision)


def months_of(year: int, month: int, count: int, precision: str) -> Period:
    """``count`` months from a month on."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = month + count - 1
    after = date(year + last // 12, last % 12 + 1, 1)
    return Period(date(year, month, 1), after - timedelta(days=1), precision)


def season_of(year: int, first_month: int) -> Period:
    """The meteorological season that begins in a month of a year."""
    return months_of(year, first_month, 3, "season")


def tv_season_of(year: int) -> Period:
    """The television season that begins in a year: 1 September to 31 August."""
    return months_of(year, 9, 12, "range")


def year_of(year: int) -> Period:
    """A whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "year")


def is_readable(period: Period) -> bool:
    """Whether a period begins and ends in one of `YEARS`."""
    return period.start.year in YEARS and period.end.year in YEARS


def span(first: Period, last: Period) -> Period | None:
    """The range from the start of a period to the end of another, None where it would run backwards."""
    return Period(first.start, last.end, "range") if first.start <= last.end else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, last = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, last + 1)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date | None:
    """The first, second… or (-1) last weekday of a month."""
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (max(which, 1) - 1))
    if which < 0:
        last = month_of(year, month).end
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return found if found.month == month else None


def distance(period: Period, today: date) -> int:
    """Days from a day to the nearest one of a period: negative where the period is past, 0 where it holds the day."""
    if period.end < today:
        return (period.end - today).days
    return max((period.start - today).days, 0)


def choose(candidates: Iterable[Period], today: date, direction: float) -> Period | None:
    """The candidate that fits best: the nearest one, those on the wrong side of today counted as further away.

    ``direction`` is negative for the past, positive for the future, 0 without a cue; its size tells by how much
    the wrong side weighs more.
    """

    def cost(period: Period) -> tuple[float, int]:
        days = distance(period, today)
        wrong = days * direction < 0
        return (abs(days) * (1 + abs(direction) if wrong else 1), days)

    return min(candidates, key=cost, default=None)
