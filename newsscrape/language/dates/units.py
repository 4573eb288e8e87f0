"""Months and years from today, quarters, TV seasons: « le mois prochain », « cette année », « T1 2026 »."""

from __future__ import annotations

from newsscrape.language.dates import calendar
from newsscrape.language.dates.found import Dates, Found, words


def shift_of(dates: Dates, at: int) -> tuple[int, int, int] | None:
    """How many units from the present one, first index and index after: « cette », « prochaine », « fin de »."""
    before, following = dates.low(at - 1), dates.low(at + 1)
    if before in words("now"):
        if dates.at(at + 1).raw == "là" or (following == "-" and dates.low(at + 2) == "la"):
            return None
        after = at + 3 if following == "-" and dates.low(at + 2) == "ci" else at + 1
        return 0, at - 1, after
    if (before in ("la", "le", "'", "l", "de") or dates.begins(at)) and following in words("next"):
        return 1, at, at + 2
    if (before in ("la", "le", "'", "l", "de") or dates.begins(at)) and following in words("last"):
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
    step, after = dates.neighbour(at + 1)
    base = dates.last("day", "month") if step and dates.low(at - 1) == "le" else None
    if base:
        return [Found(at, after, calendar.month_of(base.start.year, base.start.month + step))]
    first_months = _first_months(dates, at)
    if first_months:
        return first_months
    shift = shift_of(dates, at)
    if dates.today is None or shift is None or dates.low(at + 1) in ("de", "d"):
        return []
    steps, first, after = shift
    return [Found(first, after, calendar.month_of(dates.today.year, dates.today.month + steps))]


def _first_months(dates: Dates, at: int) -> list[Found]:
    """« les six premiers mois de 2026 », « de l'année »."""
    count = dates.at(at - 2)
    is_year = dates.low(at + 1) == "de" and (dates.year_at(at + 2) or dates.low(at + 4) == "annee")
    if dates.low(at - 1) != "premiers" or count.kind != "number" or not 2 <= count.value <= 11 or not is_year:
        return []
    return _part(dates, at - 2, at + 1, 1, int(count.value))


def year_unit(dates: Dates, at: int) -> list[Found]:
    """« cette année », « l'an prochain », « l'année suivante », « fin d'année »."""
    if dates.low(at) in ("annees", "ans"):
        return []
    before = dates.low(at - 1)
    step, after = dates.neighbour(at + 1)
    if step and before == "'" and dates.low(at - 2) == "l":
        last = next((f.period for f in reversed(dates.found)), None)
        return [Found(at, after, calendar.year_of(last.end.year + step))] if last else []
    shift = shift_of(dates, at)
    if (
        dates.today is None
        or shift is None
        or (before == "'" and dates.low(at - 2) == "d" and shift[1] == at and dates.low(at - 3) not in words("parts"))
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


def tv_season(dates: Dates, at: int) -> list[Found]:
    """« la saison 2023-2024 », « la saison prochaine », « cette saison » as an adverb."""
    start = at + 1 if dates.at(at + 1).kind != "word" else at + 2
    first, last = dates.at(start), dates.at(start + 2)
    if (
        first.kind == "number"
        and len(first.raw) == 4
        and dates.low(start + 1) in ("-", "/", "–")
        and last.kind == "number"
    ) and (
        int(last.value) % 100 == (int(first.value) + 1) % 100 and len(last.raw) in (2, 4) and 1900 < first.value < 2200
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
