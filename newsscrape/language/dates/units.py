"""Weeks, months and years counted from today, quarters, half-years, week-ends, TV seasons, feasts, relative days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from newsscrape.language.dates import calendar
from newsscrape.language.dates.calendar import Period
from newsscrape.language.dates.days import days
from newsscrape.language.dates.found import Dates, Found, table, words
from newsscrape.language.dates.tense import STRONG
from newsscrape.language.lexer import Phrases, vocabulary

_FILLERS = frozenset(
    "environ pres de d ' plus moins tout juste a peine maintenant deja exactement presque quelque pile seulement bientot".split()
)


@cache
def _relative() -> Phrases[int]:
    return Phrases(vocabulary("calendar")["relative"].items())


@cache
def _feasts() -> Phrases[tuple[str, str]]:
    tables = vocabulary("calendar")["feasts"]
    return Phrases((name, (kind, name)) for kind in ("fixed", "easter", "floating") for name in tables[kind])


def feast_words() -> list[str]:
    """The words with which the names of feasts begin."""
    names = [name for table_ in vocabulary("calendar")["feasts"].values() for name in table_]
    return [name.split()[0] for name in names]


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


def _is_today(dates: Dates, at: int) -> bool:
    """« a annoncé aujourd'hui », « dès aujourd'hui », « aujourd'hui à 21h »."""
    if dates.low(at - 1) == "des" or (
        (dates.low(at - 2), dates.low(at - 1)) in (("partir", "d"), ("d", "'")) and dates.low(at - 3) == "partir"
    ):
        return True
    if dates.low(at + 1) == "a" and dates.at(at + 2).kind == "clock":
        return True
    said = (
        "annonce",
        "devoile",
        "revele",
        "confirme",
        "officialise",
        "publie",
        "indique",
        "diffuse",
        "sort",
        "debute",
        "communique",
        "arrive",
        "commence",
    )
    return dates.low(at - 1) in said


def _is_figurative(dates: Dates, at: int, after: int) -> bool:
    """« la télé de demain », « Demain nous appartient », « d'hier et d'aujourd'hui », « ce jour-là », « à ce jour »."""
    before, following = dates.low(at - 1), dates.low(after)
    if (
        dates.low(at) == "demain"
        and after == at + 1
        and (following in ("nous", "et", "?", "est", "!") or before == "de")
    ):
        return True
    if before == "'" and (dates.low(after + 2) == "aujourd'hui" or dates.low(after + 3) == "aujourd'hui"):
        return True
    if following == "-" and dates.low(after + 1) == "la":
        return True
    return dates.low(after - 1) == "jour" and before == "a"


def anaphoric_day(dates: Dates, at: int) -> list[Found]:
    """« la veille », « le lendemain »: counted from the day named last, « la veille » else from today."""
    is_before = dates.low(at) == "veille"
    if dates.low(at - 1) not in ("la", "le") or dates.low(at + 1) in ("de", "du", "d", "des"):
        return []
    near = dates.found and dates.at(at).sentence - dates.at(dates.found[-1].first).sentence <= 1
    last = dates.last_day() if near else None
    start = last.start if last else dates.today if is_before else None
    return [Found(at, at + 1, calendar.day(start + timedelta(days=-1 if is_before else 1)))] if start else []


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
        if (dates.low(after) in _FILLERS and dates.at(after).raw != "à") or (
            dates.low(after) == "a" and dates.low(after + 1) == "peine"
        ):
            after += 1
    return sign, after


def _shifted(today: date, count: int, unit: str) -> Period | None:
    if unit in words("units_of_years"):
        year = today.year + count
        return calendar.year_of(year) if calendar.FIRST_YEAR < year < calendar.LAST_YEAR else None
    if unit in words("units_of_months"):
        return calendar.month_of(today.year, today.month + count)
    if unit in words("units_of_weeks"):
        return calendar.week_of(today + timedelta(weeks=count))
    if unit in words("units_of_days"):
        weeks = {8: 7, 15: 14}.get(abs(count))
        return calendar.day(today + timedelta(days=count if weeks is None else (weeks if count > 0 else -weeks)))
    return None


def week(dates: Dates, at: int) -> list[Found]:
    """« la semaine du 21 juillet », « cette semaine », « la semaine prochaine », « la première semaine de mai »."""
    if dates.low(at + 1) == "du":
        inner = days(dates, at + 2)
        if inner:
            return [Found(at, inner[-1].after, calendar.week_of(inner[0].period.start))]
    ordinal = _ordinal_of_month(dates, at)
    if ordinal:
        which, period, after = ordinal
        start = period.end if which < 0 else period.start + timedelta(days=7 * (which - 1))
        return [Found(at - 1, after, calendar.week_of(start))]
    if dates.today is None:
        return []
    shift = _shift(dates, at)
    if shift is None:
        return []
    steps, first, after = shift
    return [Found(first, after, calendar.week_of(dates.today + timedelta(weeks=steps)))]


def _shift(dates: Dates, at: int) -> tuple[int, int, int] | None:
    """How many units from the present one is meant, with first index and index after: « cette », « prochaine », « fin de »."""
    before, following = dates.low(at - 1), dates.low(at + 1)
    if before in words("now"):
        if following == "-" and dates.low(at + 2) == "la":
            return None
        after = at + 3 if following == "-" and dates.low(at + 2) == "ci" else at + 1
        return 0, at - 1, after
    if before in ("la", "le", "'", "l", "de") and following in words("next"):
        return 1, at, at + 2
    if before in ("la", "le", "'", "l", "de", "semaine") and following in words("last"):
        return -1, at, at + 2
    if following == "en" and dates.low(at + 2) == "cours":
        return 0, at, at + 3
    return _modified(dates, at)


def _modified(dates: Dates, at: int) -> tuple[int, int, int] | None:
    """« fin de l'année », « début de semaine », « en fin de mois », « d'ici la fin de l'année »."""
    for start in range(at - 1, at - 5, -1):
        between = {dates.low(i) for i in range(start + 1, at)}
        if not between <= {"de", "du", "d", "'", "l", "la", "le"}:
            return None
        if dates.low(start) in ("fin", "debut", "milieu", "courant", "cours") and between:
            stop = dates.low(start - 1) == "de" and dates.low(start - 2) in (
                "fetes",
                "vacances",
                "repas",
                "soirees",
                "primes",
                "prime",
                "bal",
            )
            return None if stop or dates.low(start - 1) == "chaque" else (0, start, at + 1)
    return None


def month_unit(dates: Dates, at: int) -> list[Found]:
    """« le mois prochain », « ce mois-ci », « d'ici la fin du mois »."""
    shift = _shift(dates, at)
    if dates.today is None or shift is None or dates.low(at + 1) in ("de", "d"):
        return []
    steps, first, after = shift
    return [Found(first, after, calendar.month_of(dates.today.year, dates.today.month + steps))]


def year_unit(dates: Dates, at: int) -> list[Found]:
    """« cette année », « l'an prochain », « l'année suivante », « fin d'année »."""
    if dates.low(at) in ("annees", "ans"):
        return []
    before, following = dates.low(at - 1), dates.low(at + 1)
    if before == "'" and dates.low(at - 2) == "l" and following in words("following") | words("preceding"):
        last = next((f.period for f in reversed(dates.found)), None)
        step = 1 if following in words("following") else -1
        return [Found(at, at + 2, calendar.year_of(last.end.year + step))] if last else []
    shift = _shift(dates, at)
    if (
        dates.today is None
        or shift is None
        or (before == "'" and dates.low(at - 2) == "d" and shift[1] == at)
        or dates.year_at(at + 1)
    ):
        return []
    steps, first, after = shift
    return [Found(first, after, calendar.year_of(dates.today.year + steps))]


def part_of_year(dates: Dates, at: int) -> list[Found]:
    """« premier trimestre 2026 », « second semestre », « dernier trimestre de l'année »."""
    length = 3 if dates.low(at).startswith("trimestre") else 6
    token = dates.at(at - 1)
    count = 12 // length
    which = (
        count
        if token.low == "dernier"
        else int(token.value)
        if token.kind == "number" and token.form == "ordinal"
        else 0
    )
    if not 1 <= which <= count:
        return []
    return _part(dates, at - 1, at + 1, (which - 1) * length + 1, length)


def short_part(dates: Dates, at: int) -> list[Found]:
    """« T1 2026 », « S2 2025 », « au T3 »."""
    raw = dates.at(at).raw
    if len(raw) != 2 or raw[0] not in "TSQ" or not raw[1].isdigit():
        return []
    length = 6 if raw[0] == "S" else 3
    which = int(raw[1])
    if not 1 <= which <= 12 // length or not (dates.year_at(at + 1) or dates.low(at - 1) in ("au", "du")):
        return []
    return _part(dates, at, at + 1, (which - 1) * length + 1, length)


def _part(dates: Dates, first: int, after: int, month: int, length: int) -> list[Found]:
    start = after + 1 if dates.low(after) == "de" else after
    start = start + 2 if dates.low(start) == "l" and dates.low(start + 2) == "annee" else start
    start = start + 1 if dates.low(start) == "annee" else start
    year = dates.year_at(start)
    if year:
        return [Found(first, start + 1, calendar.months_of(year, month, length, "range"))]
    pointed, after = dates.pointer(after)
    if dates.today is None:
        return []
    candidates = [calendar.months_of(dates.today.year + n, month, length, "range") for n in (-1, 0, 1)]
    period = dates.chosen(candidates, first, after, pointed)
    return [Found(first, after, period)] if period else []


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
    period = dates.chosen(candidates, at, end, pointed)
    return [Found(at, end, period)] if period else []


def _named_week_end(dates: Dates, at: int, after: int) -> list[Found]:
    if dates.low(after) == "du":
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
    """« première semaine de mai », « dernier week-end d'août »: which one (-1: the last), the month, the index after."""
    after = after or at + 1
    before = dates.at(at - 1)
    which = -1 if before.low in words("last") else int(before.value) if before.form == "ordinal" else 0
    month_at = after + 1 if dates.low(after) == "de" else after + 2
    if not which or dates.low(after) not in ("de", "d") or dates.low(month_at) not in table("months"):
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


def tv_season(dates: Dates, at: int) -> list[Found]:
    """« la saison 2023-2024 », « la saison prochaine », « cette saison » as an adverb."""
    start = at + 1 if dates.at(at + 1).kind != "word" else at + 2
    first, last = dates.at(start), dates.at(start + 2)
    if (
        first.kind == "number"
        and len(first.raw) == 4
        and dates.low(start + 1) in ("-", "/", "–")
        and last.kind == "number"
    ):
        if (
            int(last.value) % 100 == (int(first.value) + 1) % 100
            and len(last.raw) in (2, 4)
            and 1900 < first.value < 2200
        ):
            return [Found(at, start + 3, calendar.tv_season_of(int(first.value)))]
    if dates.today is None:
        return []
    present = dates.today.year - (dates.today.month < 9)
    before, following = dates.low(at - 1), dates.low(at + 1)
    if before == "la" and following in words("next") | words("last"):
        return [Found(at, at + 2, calendar.tv_season_of(present + (1 if following in words("next") else -1)))]
    if before == "cette" and _is_adverb(dates, at):
        return [Found(at - 1, at + 1, calendar.tv_season_of(present))]
    return []


def _is_adverb(dates: Dates, at: int) -> bool:
    """Whether « cette saison » says when: at the end of a clause, or at its head before a comma."""
    following = dates.at(at + 1)
    if dates.low(at - 2) in ("de", "dans", "pour", "sur", "que", "a", "avec", "et", "par", "d'"):
        return False
    return following.kind == "break" or (
        following.low in (".", ",", ":", ";", ")", "sur", "!", "en")
        and not (dates.begins(at - 1) and following.low != ",")
    )


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
    return [Found(at, end, period)] if period else []


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
        or (before == "de" and dates.low(at - 2) in ("soir", "jour", "nuit", "lendemain", "veille", "approche"))
    )


def _feast_days(dates: Dates, kind: str, name: str) -> Iterator[Period]:
    if dates.today:
        for shift in (-1, 0, 1):
            period = _feast_day(kind, name, dates.today.year + shift)
            if period:
                yield period


def _feast_day(kind: str, name: str, year: int) -> Period | None:
    rule = vocabulary("calendar")["feasts"][kind][name]
    if kind == "fixed":
        return calendar.day_of(year, rule[0], rule[1])
    if kind == "easter":
        return calendar.day(calendar.easter(year) + timedelta(days=rule))
    month, weekday, which, more = rule
    found = calendar.nth_weekday(year, month, weekday, which)
    return calendar.day(found + timedelta(days=more)) if found else None
