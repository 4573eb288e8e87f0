"""Weeks and week-ends: « la semaine du 21 juillet », « ce week-end », « la première semaine de mai »."""

from __future__ import annotations

from datetime import timedelta

from newsscrape.language.dates import calendar
from newsscrape.language.dates.calendar import Period
from newsscrape.language.dates.days import days
from newsscrape.language.dates.feasts import feast
from newsscrape.language.dates.found import Dates, Found, table, words
from newsscrape.language.dates.tense import STRONG
from newsscrape.language.dates.units import shift_of

_PLACES = (-1, 1, 2, 3, 4, 5)
"""Which of the weeks, or of the days of one name, a month can have: the last one, the first …"""


_COMING = 0.1
"""How much nearer « ce week-end » is than the last one, told of in the middle of the week without a tense."""


def week(dates: Dates, at: int) -> list[Found]:
    """« la semaine du 21 juillet », « cette semaine », « la semaine prochaine », « la première semaine de mai »."""
    if dates.low(at + 1) == "du":
        inner = days(dates, at + 2)
        if inner:
            period = inner[0].period
            whole = period if period.start != period.end else calendar.week_of(period.start)
            return [Found(at, inner[-1].after, Period(whole.start, whole.end, "week"))]
        if lone := _of_lone_day(dates, at):
            return lone
    ordinal = _ordinal_of_month(dates, at)
    if ordinal:
        which, period, after = ordinal
        start = period.end if which < 0 else period.start + timedelta(days=7 * (which - 1))
        return [Found(at - 1, after, calendar.week_of(start))]
    if dates.today is None:
        return []
    step, after = dates.neighbour(at + 1)
    if step and dates.low(at - 1) == "la":
        base = dates.last("day", "week") or calendar.day(dates.today)
        return [Found(at, after, calendar.week_of(base.start + timedelta(weeks=step)))]
    shift = shift_of(dates, at)
    if shift is None:
        return []
    steps, first, after = shift
    return [Found(first, after, calendar.week_of(dates.today + timedelta(weeks=steps)))]


def _of_lone_day(dates: Dates, at: int) -> list[Found]:
    """« la semaine du 23 »: of this month or of those beside it."""
    day, after = dates.at(at + 2), at + 3
    is_day = day.raw.isdigit() and len(day.raw) <= 2 and dates.low(at - 1) == "la"
    ends = dates.at(after).kind == "break" or dates.low(after) in (".", ",", ";", ")", ":", "!")
    if dates.today is None or not is_day or not ends:
        return []
    months = [calendar.month_of(dates.today.year, dates.today.month + n).start for n in (-1, 0, 1)]
    starts = [calendar.day_of(month.year, month.month, int(day.value)) for month in months]
    period = dates.chosen([calendar.week_of(found.start) for found in starts if found], at, after)
    return [Found(at, after, period)] if period else []


def fortnight(dates: Dates, at: int) -> list[Found]:
    """« la première quinzaine de mai »: a month's first fifteen days; « la seconde quinzaine »: the others."""
    ordinal = _ordinal_of_month(dates, at) if dates.low(at) == "quinzaine" else None
    if not ordinal or ordinal[0] not in (1, 2, -1):
        return []
    which, period, after = ordinal
    middle = period.start.replace(day=15)
    first, last = (period.start, middle) if which == 1 else (middle + timedelta(days=1), period.end)
    return [Found(at - 1, after, Period(first, last, "range"))]


def ordinal_weekday(dates: Dates, at: int) -> list[Found]:
    """« le troisième mardi de mars », « le dernier vendredi de novembre 2025 »."""
    ordinal = _ordinal_of_month(dates, at)
    if not ordinal:
        return []
    which, period, after = ordinal
    day = calendar.nth_weekday(period.start.year, period.start.month, table("weekdays")[dates.low(at)], which)
    return [Found(at - 1, after, calendar.day(day))] if day else []


def week_end(dates: Dates, at: int) -> list[Found]:
    """« ce week-end », « le week-end dernier », « le week-end du 12 mai », « le week-end de Pâques »."""
    after = at + 1 if dates.low(at) == "weekend" else at + 3 if dates.low(at + 1) == "-" else at + 2
    if dates.low(at) == "week" and dates.low(after - 1) != "end":
        return []
    named = _named_week_end(dates, at, after)
    if named:
        return named
    if dates.today is None:
        return []
    pointed, end = dates.pointer(after)
    before = dates.low(at - 1)
    if not pointed and before in words("next") | words("last"):
        pointed = STRONG if before in words("next") else -STRONG
    if not pointed and before != "ce":
        return []
    candidates = [calendar.week_end_of(dates.today + timedelta(weeks=n)) for n in (-1, 0, 1)]
    period = dates.chosen(candidates, at, end, pointed, default=_COMING)
    return [Found(at, end, period)] if period else []


def _named_week_end(dates: Dates, at: int, after: int) -> list[Found]:
    if dates.low(after) in ("du", "des"):
        inner = days(dates, after + 1)
        if inner:
            day = inner[0].period.start
            return [Found(at, inner[-1].after, calendar.week_end_of(day))]
    if dates.low(after) == "de":
        inner = feast(dates, after + 1)
        if inner:
            sunday = inner[0].period.start - timedelta(days=inner[0].period.start.weekday() == 0)
            return [Found(at, inner[0].after, calendar.week_end_of(sunday))]
    ordinal = _ordinal_of_month(dates, at, after)
    if ordinal:
        which, period, end = ordinal
        saturday = calendar.nth_weekday(period.start.year, period.start.month, 5, which)
        return [Found(at - 1, end, calendar.week_end_of(saturday))] if saturday else []
    return []


def _ordinal_of_month(dates: Dates, at: int, after: int = 0) -> tuple[int, Period, int] | None:
    """« première semaine de mai », « dernier week-end d'août »: which one (-1: the last), its month, index after."""
    after = after or at + 1
    before = dates.at(at - 1)
    which = -1 if before.low in words("last") else int(before.value) if before.form == "ordinal" else 0
    month_at = after + 1 if dates.low(after) == "de" else after + 2
    if which not in _PLACES or dates.low(after) not in ("de", "d") or dates.low(month_at) not in table("months"):
        return None
    number = table("months")[dates.low(month_at)]
    year = dates.year_at(month_at + 1)
    if year:
        return which, calendar.month_of(year, number), month_at + 2
    if dates.today is None:
        return None
    candidates = (calendar.month_of(dates.today.year + n, number) for n in (-1, 0, 1))
    pointed, end = dates.pointer(month_at + 1)
    period = dates.chosen(candidates, at, end, pointed)
    return (which, period, end) if period else None
