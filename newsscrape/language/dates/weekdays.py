"""Weekdays without a number: « mardi », « ce lundi », « vendredi prochain », « entre vendredi et dimanche »."""

from __future__ import annotations

from datetime import timedelta

from newsscrape.language.dates import calendar
from newsscrape.language.dates.calendar import Period
from newsscrape.language.dates.days import ABBREVIATED, part_of_day
from newsscrape.language.dates.found import Dates, Found, table, words
from newsscrape.language.dates.tense import LIKELY, SURE, direction

_NEAR = 8
"""How many tokens after a weekday another one is told in its tense, where no verb tells its own."""


def weekday(dates: Dates, at: int) -> list[Found]:
    """« mardi », « vendredi prochain », « samedi soir », « entre vendredi et dimanche »; not « le lundi »."""
    if not _is_single_weekday(dates, at):
        return []
    second = _second_weekday(dates, at)
    if second:
        return _weekday_range(dates, at, second)
    after = part_of_day(dates, at + 1)
    low = dates.low(after)
    if low in words("following") or low in words("preceding"):
        return _from_last(dates, at, after, 1 if low in words("following") else -1)
    period, after = _weekday_period(dates, at, after)
    return [Found(at, part_of_day(dates, after), period)] if period else []


def _weekday_period(dates: Dates, at: int, after: int) -> tuple[Period | None, int]:
    if dates.today is None:
        return None, after
    delta = (table("weekdays")[dates.low(at)] - dates.today.weekday()) % 7
    weeks = _weeks_on(dates, after)
    if weeks:
        return calendar.day(dates.today + timedelta(days=(delta or 7) + 7 * weeks)), after + 2
    pointed, after = dates.pointer(after)
    if pointed:
        days = (delta or 7) if pointed > 0 else delta - 7
        return calendar.day(dates.today + timedelta(days=days)), after
    sign = direction(dates.passage, at, after)
    sign = sign if abs(sign) > 1 else _side_of_last(dates, at)
    sign = SURE if dates.at(at - 1).raw == "À" and dates.begins(at - 1) else sign
    week = dates.named_week()
    looks_back = sign <= -SURE
    if week and (not looks_back or dates.at(at - 1).kind == "break"):
        return calendar.day(week.start + timedelta(days=table("weekdays")[dates.low(at)] - week.start.weekday())), after
    near = [calendar.day(dates.today + timedelta(days=days)) for days in ((delta, delta - 7) if delta else (0,))]
    return calendar.choose(near, dates.today, sign), after


def _side_of_last(dates: Dates, at: int) -> float:
    """« a réuni du monde mardi, un peu moins mercredi »: the direction in which the weekday before was told."""
    last = dates.found[-1] if dates.found else None
    is_near = last is not None and at - last.after <= _NEAR and dates.at(last.first).sentence == dates.at(at).sentence
    if last is None or dates.today is None or not is_near or dates.low(last.first) not in table("weekdays"):
        return 0
    return LIKELY * ((last.period.start > dates.today) - (last.period.end < dates.today))


def _weeks_on(dates: Dates, at: int) -> int:
    """The weeks that « en huit », « en 15 » at an index adds to a weekday; 0 of « en huit épisodes »."""
    number, following = dates.at(at + 1), dates.at(at + 2)
    if dates.low(at) != "en" or number.kind != "number" or number.form == "ordinal":
        return 0
    counts = following.low.endswith(("s", "x")) and following.low not in words("weekday_ends")
    return 0 if counts else {8: 1, 15: 2}.get(int(number.value), 0)


def _is_single_weekday(dates: Dates, at: int) -> bool:
    """Whether a weekday's name is one day: not recurring, no abbreviation, not a name in capitals."""
    token, before = dates.at(at), dates.low(at - 1)
    is_recurring = before in words("recurring") and dates.at(at - 1).raw.lower() != "dès"
    if token.low in ABBREVIATED or not dates.is_written_small(at) or is_recurring:
        return False
    after = part_of_day(dates, at + 1)
    if dates.has_day(after + 1) or dates.at(after).kind == "date":
        return False
    pointed = dates.low(after) in words("following") | words("preceding") | words("next") | words("last")
    pointed = pointed or _weeks_on(dates, after) > 0
    if before in ("le", "du", "au", "aux") and not pointed:
        return False
    if token.capital and dates.low(at - 1) != "ce":
        if dates.low(at + 1) == ":" and dates.at(at - 1).kind == "break" and dates.named_week():
            return True
        return dates.low(at + 1) not in ("saison", "sur", ":", "est", "»", "addams") or not dates.begins(at)
    return not (before == "-" or (dates.low(at + 1) in ("sur", "-") and dates.low(at + 2) in ("deux", "trois")))


def _second_weekday(dates: Dates, at: int) -> int:
    """The index of the weekday that ends a range or a pair of days in a row, 0 where there is none."""
    after = part_of_day(dates, at + 1)
    joint = dates.at(after)
    second = after + 1
    is_day = (
        dates.low(second) in table("weekdays")
        and dates.low(second) not in ABBREVIATED
        and dates.at(second + 1).kind != "number"
    )
    if not is_day:
        return 0
    if joint.raw == "à" or (joint.low == "et" and dates.low(at - 1) == "entre"):
        return second
    gap = (table("weekdays")[dates.low(second)] - table("weekdays")[dates.low(at)]) % 7
    return second if joint.low == "et" and gap == 1 else 0


def _weekday_range(dates: Dates, at: int, second: int) -> list[Found]:
    after = part_of_day(dates, second + 1)
    period, after = _weekday_period(dates, second, after)
    if period is None:
        return []
    days_between = (table("weekdays")[dates.low(second)] - table("weekdays")[dates.low(at)]) % 7
    start = period.start - timedelta(days=days_between or 7)
    return [Found(at, after, Period(start, period.end, "range"))]


def _from_last(dates: Dates, at: int, after: int, sign: int) -> list[Found]:
    """« le vendredi suivant »: counted from the day named last."""
    last = dates.last_day()
    if last is None:
        return []
    delta = (table("weekdays")[dates.low(at)] - last.start.weekday()) % 7
    shift = (delta or 7) if sign > 0 else delta - 7
    return [Found(at, after + 1, calendar.day(last.start + timedelta(days=shift)))]
