"""French dates, resolved from the day on which the text appeared.

Rules of the record: « début », « mi- » and « fin » take the whole unit; quarters, week-ends, TV seasons are ranges; the
past tense looks back, the future ahead, else the nearest one counts (as TIMEX3 of TimeML does for French).
"""

from __future__ import annotations

from collections.abc import Callable

from newsscrape.language.dates import calendar
from newsscrape.language.dates.days import days
from newsscrape.language.dates.feasts import feast, feast_words
from newsscrape.language.dates.found import Dates, Found, table
from newsscrape.language.dates.joined import joined
from newsscrape.language.dates.months import back_to_school, month, season
from newsscrape.language.dates.relative import ago, anaphoric_day, apart, relative_day
from newsscrape.language.dates.units import month_unit, part_of_year, short_part, tv_season, year_unit
from newsscrape.language.dates.weekdays import weekday
from newsscrape.language.dates.weeks import fortnight, ordinal_weekday, week, week_end
from newsscrape.language.dates.years import short_year, year
from newsscrape.language.passage import Passage
from newsscrape.language.spans import DateSpan

Reader = Callable[[Dates, int], list[Found]]

_READERS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys(table("months"), (month,)),
    **dict.fromkeys(table("weekdays"), (feast, ordinal_weekday, days, weekday)),
    **dict.fromkeys(table("seasons"), (season,)),
    **dict.fromkeys(("il", "voila", "voici", "dans", "ici"), (ago,)),
    **dict.fromkeys(("hier", "avant", "demain", "apres", "ce", "cet", "cette", "aujourd'hui", "la"), (relative_day,)),
    **dict.fromkeys(("veille", "lendemain"), (anaphoric_day,)),
    **dict.fromkeys(("tot", "tard", "auparavant"), (apart,)),
    "rentree": (back_to_school,),
    "semaine": (week,),
    "mois": (month_unit,),
    **dict.fromkeys(("an", "annee"), (year_unit,)),
    **dict.fromkeys(("trimestre", "semestre"), (part_of_year,)),
    **dict.fromkeys(("week", "weekend"), (week_end,)),
    "saison": (tv_season,),
}
_TRIGGERS = frozenset([*_READERS, *feast_words()])


def dates_in(passage: Passage) -> list[DateSpan]:
    """The dates of a passage, in its order, each stretch of text read once."""
    dates = Dates(passage)
    after = 0
    for at, token in enumerate(passage.tokens):
        if at < after or (token.kind == "word" and token.low not in _TRIGGERS) or token.kind in ("mark", "break"):
            continue
        for found in _read(dates, at):
            if not calendar.is_readable(found.period):
                continue
            whole = dates.extended(found)
            whole = joined(dates, whole) or whole
            while dates.found and dates.found[-1].after > whole.first:
                dates.found.pop()
            dates.found.append(whole)
            after = max(after, found.after)
    return [
        DateSpan(*passage.slice(f.first, f.after), f.period.start, f.period.end, f.period.precision)
        for f in dates.found
    ]


def _read(dates: Dates, at: int) -> list[Found]:
    token = dates.at(at)
    if token.kind == "number":
        return _first(dates, at, (days, year, fortnight, short_year) if token.form != "ordinal" else (days, feast))
    if token.kind == "date":
        return days(dates, at)
    if token.kind == "name":
        return short_part(dates, at)
    if token.kind != "word":
        return []
    return _first(dates, at, _READERS.get(token.low, (feast,)))


def _first(dates: Dates, at: int, readers: tuple[Reader, ...]) -> list[Found]:
    for reader in readers:
        found = reader(dates, at)
        if found:
            return found
    return []
