"""Days and spans counted from today: « hier soir », « la veille », « il y a deux mois », « dans trois semaines »."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from newsscrape.language.dates import calendar
from newsscrape.language.dates.calendar import Period
from newsscrape.language.dates.found import Dates, Found, words
from newsscrape.language.knowledge import load
from newsscrape.language.lexer import Phrases

_NEAR = 8
"""How many sentences after a day « la veille de la diffusion » may be counted from it."""


def relative_day(dates: Dates, at: int) -> list[Found]:
    """« hier soir », « demain », « ce matin »; « aujourd'hui » only where it is not « nowadays »."""
    if dates.today is None or not dates.is_written_small(at):
        return []
    if dates.low(at) == "aujourd'hui":
        return [Found(at, at + 1, calendar.day(dates.today))] if _is_today(dates, at) else []
    found = _relative().starting(dates.passage.tokens, at)
    if not found or _is_figurative(dates, at, found[1]):
        return []
    shift, after = found
    return [Found(at, after, calendar.day(dates.today + timedelta(days=shift)))]


@cache
def _relative() -> Phrases[int]:
    return Phrases(load("calendar")["relative"].items())


def _is_today(dates: Dates, at: int) -> bool:
    """« a annoncé aujourd'hui », « dès aujourd'hui », « aujourd'hui à 21h »."""
    if dates.low(at - 1) == "des" or (
        (dates.low(at - 2), dates.low(at - 1)) in (("partir", "d"), ("d", "'")) and dates.low(at - 3) == "partir"
    ):
        return True
    if dates.low(at + 1) == "a" and dates.at(at + 2).kind == "clock":
        return True
    said = words("said")
    return dates.low(at - 1) in said


def _is_figurative(dates: Dates, at: int, after: int) -> bool:
    """« la télé de demain », « Demain nous appartient », « d'hier et d'aujourd'hui », « ce jour-là », « à ce jour »."""
    before, following = dates.low(at - 1), dates.low(after)
    if dates.low(at) == "demain" and after == at + 1:
        is_of = before == "de" and dates.low(at - 2) not in ("partir", "compter")
        is_list = following == "et" and dates.low(after + 1) == "apres"
        if is_of or (following in ("nous", "et", "?", "est", "!") and not is_list):
            return True
    if before == "'" and (dates.low(after + 2) == "aujourd'hui" or dates.low(after + 3) == "aujourd'hui"):
        return True
    if following == "-" and dates.low(after + 1) == "la":
        return True
    return dates.low(after - 1) == "jour" and before == "a"


def apart(dates: Dates, at: int) -> list[Found]:
    """« contre 141 un an plus tôt », « le 30 mars, et une semaine plus tard »: counted from the date named last.

    Elsewhere such words tell a story (« vingt ans plus tard, elle … »), whose days are hardly ever meant.
    """
    low = dates.low(at)
    unit_at = at - 1 if low == "auparavant" else at - 2
    number = dates.at(unit_at - 1)
    if (low != "auparavant" and dates.low(at - 1) != "plus") or dates.low(at + 1) in ("que", "qu", "dans", "d"):
        return []
    if number.kind != "number" or number.form == "ordinal" or not isinstance(number.value, int) or number.value > 500:
        return []
    start = _base(dates, unit_at, low)
    period = _shifted(start, number.value if low == "tard" else -number.value, dates.low(unit_at)) if start else None
    return [Found(unit_at - 1, at + 1, period)] if period else []


def _base(dates: Dates, unit_at: int, low: str) -> date | None:
    """The day that « plus tôt » and « plus tard » are counted from, None where they only tell a story."""
    last = dates.found[-1] if dates.found else None
    away = dates.at(unit_at).sentence - dates.at(last.first).sentence if last else 9
    is_contrast = low != "tard" and dates.passage.has(("contre", "qu"), unit_at - 9, unit_at - 1)
    is_year = dates.low(unit_at) in words("units_of_years")
    if last and away <= is_contrast and (is_year or last.period.precision in ("day", "week")):
        return last.period.start if is_contrast or not is_year else None
    return dates.today if is_contrast and away > 1 else None


def anaphoric_day(dates: Dates, at: int) -> list[Found]:
    """« la veille », « le lendemain »: counted from the day named last, « la veille » else from today."""
    if dates.low(at - 1) not in ("la", "le"):
        return []
    is_before = dates.low(at) == "veille"
    if dates.low(at + 1) in ("de", "du", "d", "des"):
        start = _aired(dates, at)
    else:
        near = dates.found and dates.at(at).sentence - dates.at(dates.found[-1].first).sentence <= 1
        last = dates.last_day() if near else None
        start = last.start if last else dates.today if is_before else None
    return [Found(at, at + 1, calendar.day(start + timedelta(days=-1 if is_before else 1)))] if start else []


def _aired(dates: Dates, at: int) -> date | None:
    """The day of the broadcast in « la veille de la diffusion »: the last one still to come, else the last one."""
    if not dates.passage.has(words("airings"), at + 2, at + 4) or dates.today is None:
        return None
    days = [
        f.period.start
        for f in dates.found[:-9:-1]
        if f.period.precision == "day" and dates.at(at).sentence - dates.at(f.first).sentence <= _NEAR
    ]
    ahead = [day for day in days if day > dates.today]
    return next(iter(ahead or days), None)


def ago(dates: Dates, at: int) -> list[Found]:
    """« il y a deux mois », « voilà dix ans », « dans trois semaines », « d'ici un an », from its first word."""
    today = dates.today
    lead = _lead(dates, at)
    if today is None or not lead:
        return []
    sign, number_at = lead
    number = dates.at(number_at)
    if number.kind != "number" or number.form == "ordinal" or not isinstance(number.value, int) or number.value > 3000:
        return []
    unit_at = number_at + 1
    unit_at += 1 if dates.low(unit_at) == "de" else 2 if dates.low(unit_at) == "d" else 0
    period = _shifted(today, sign * number.value, dates.low(unit_at))
    after = unit_at + 1
    if period is None or dates.low(after) in ("que", "qu", "plus", "apres"):
        return []
    return [Found(at, after, period)]


def _lead(dates: Dates, at: int) -> tuple[int, int] | None:
    """The direction that the first words give, and the index of the number after them."""
    low = dates.low(at)
    if low == "il" and dates.low(at + 1) == "y" and dates.low(at + 2) == "a":
        sign, after = -1, at + 3
    elif low in ("voila", "voici"):
        sign, after = -1, at + 1
    elif low == "dans" or (low == "ici" and dates.low(at - 1) == "'"):
        sign, after = 1, at + 1
        after += 1 if dates.at(after).raw == "à" else 0
    else:
        return None
    for _ in range(4):
        if (dates.low(after) in words("fillers") and dates.at(after).raw != "à") or (
            dates.low(after) == "a" and dates.low(after + 1) == "peine"
        ):
            after += 1
    return sign, after


def _shifted(today: date, count: int, unit: str) -> Period | None:
    if unit in words("units_of_years"):
        year = today.year + count
        return calendar.year_of(year) if year in calendar.YEARS else None
    if unit in words("units_of_months"):
        return calendar.month_of(today.year, today.month + count)
    if unit in words("units_of_weeks"):
        return calendar.week_of(today + timedelta(weeks=count))
    if unit in words("units_of_days"):
        weeks = {8: 7, 15: 14}.get(abs(count))
        return calendar.day(today + timedelta(days=count if weeks is None else (weeks if count > 0 else -weeks)))
    return None
