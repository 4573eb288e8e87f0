"""Feasts: « à Noël », « lundi de Pâques », « la Toussaint 2025 »; fixed days and those that follow Easter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from newsscrape.language.dates import calendar
from newsscrape.language.dates.calendar import Period
from newsscrape.language.dates.found import Dates, Found, words
from newsscrape.language.knowledge import load
from newsscrape.language.lexer import Phrases


def feast_words() -> list[str]:
    """The words with which the names of feasts begin."""
    names = [name for table_ in load("calendar")["feasts"].values() for name in table_]
    return [name.split()[0] for name in names]


def feast(dates: Dates, at: int) -> list[Found]:
    """« à Noël », « lundi de Pâques », « la Toussaint 2025 »; not « un téléfilm de Noël », « Noël Mamère »."""
    found = _feasts().starting(dates.passage.tokens, at)
    if not found:
        return []
    (kind, name), after = found
    token = dates.at(at)
    if (
        token.low in ("noel", "paques", "ascension", "pentecote", "toussaint", "saint", "armistice", "halloween")
        and not token.capital
        and dates.low(at - 1) not in ("a", "la", "pour", "avant")
    ):
        return []
    if not _is_feast(dates, at, after):
        return []
    year = dates.year_at(after)
    if year:
        period, end = _feast_day(kind, name, year), after + 1
    else:
        pointed, end = dates.pointer(after)
        period = dates.chosen(_feast_days(dates, kind, name), at, end, pointed)
    if period is None:
        return []
    eve, shift = _eve(dates, at)
    return [Found(eve, end, calendar.day(period.start + timedelta(days=shift)))]


def _eve(dates: Dates, at: int) -> tuple[int, int]:
    """Where « veille de la Toussaint » begins, and the days that it is away from the feast."""
    for start in (at - 2, at - 3, at - 4):
        between = {dates.low(index) for index in range(start + 1, at)}
        if dates.low(start) in ("veille", "lendemain") and between <= {"de", "la", "l", "'", "du"}:
            return start, -1 if dates.low(start) == "veille" else 1
    return at, 0


@cache
def _feasts() -> Phrases[tuple[str, str]]:
    tables = load("calendar")["feasts"]
    return Phrases((name, (kind, name)) for kind in ("fixed", "easter", "floating") for name in tables[kind])


def _is_feast(dates: Dates, at: int, after: int) -> bool:
    before = dates.low(at - 1)
    back = at - 2 if before in ("de", "la", "l", "'", "du") else at - 1
    back = back - 1 if dates.low(back) in ("de", "l", "d") else back
    if dates.low(back) in words("feast_stop"):
        return False
    following = dates.at(after)
    is_name = after == at + 1 and following.kind == "word" and following.capital
    return not is_name and (
        before in words("feast_before")
        or before == "'"
        or after > at + 1
        or dates.year_at(after) is not None
        or (
            before == "de"
            and dates.low(at - 2) in ("soir", "jour", "nuit", "lendemain", "veille", "approche", "end", "weekend")
        )
    )


def _feast_days(dates: Dates, kind: str, name: str) -> Iterator[Period]:
    if dates.today:
        for shift in (-1, 0, 1):
            period = _feast_day(kind, name, dates.today.year + shift)
            if period:
                yield period


def _feast_day(kind: str, name: str, year: int) -> Period | None:
    rule = load("calendar")["feasts"][kind][name]
    if kind == "fixed":
        return calendar.day_of(year, rule[0], rule[1])
    if kind == "easter":
        return calendar.day(calendar.easter(year) + timedelta(days=rule))
    month, weekday, which, more = rule
    found = calendar.nth_weekday(year, month, weekday, which)
    return calendar.day(found + timedelta(days=more)) if found else None
