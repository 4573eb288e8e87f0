"""Two dates that bound one stretch: « entre Noël et le jour de l'An », « de mars à mi-septembre »."""

from __future__ import annotations

from newsscrape.language.dates import calendar
from newsscrape.language.dates.calendar import Period
from newsscrape.language.dates.found import Dates, Found

_ARTICLES = ("le", "la", "l", "'", "les")
_MONTHS = {"month": 1, "season": 3}


def joined(dates: Dates, last: Found) -> Found | None:
    """The range that a date makes with the one found before it, None where they are two."""
    first = dates.found[-1] if dates.found else None
    if first is None or first.period.precision == "range" or not 0 < last.first - first.after <= 3:
        return None
    if not _is_range(dates, first, last):
        return None
    start = _before(dates, first, last.period)
    whole = calendar.span(start, last.period)
    return Found(first.first, last.after, whole) if whole else None


def _is_range(dates: Dates, first: Found, last: Found) -> bool:
    joint = dates.at(first.after)
    if any(dates.low(at) not in _ARTICLES for at in range(first.after + 1, last.first)):
        return False
    lead = first.first - 1
    while dates.low(lead) in _ARTICLES:
        lead -= 1
    if joint.low == "et":
        return dates.low(lead) == "entre"
    is_to = joint.raw == "à" or joint.low == "au"
    return is_to and dates.low(lead) in ("de", "du", "d", "des") and not dates.is_moved(lead)


def _before(dates: Dates, first: Found, last: Period) -> Period:
    """The first period, in the last year in which it begins before the other where the text leaves its year out."""
    period = first.period
    is_told = any(dates.year_at(at) for at in range(first.first, first.after))
    if is_told or period.precision not in {*_MONTHS, "day"}:
        return period
    for year in (last.start.year, last.start.year - 1):
        start = period.start
        moved = (
            calendar.day_of(year, start.month, start.day)
            if period.precision == "day"
            else calendar.months_of(year, start.month, _MONTHS[period.precision], period.precision)
        )
        if moved and moved.start <= last.start:
            return moved
    return period
