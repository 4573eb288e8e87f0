"""Months, seasons and the back-to-school month: « en août », « entre mai et juin 2026 », « cet été »."""

from __future__ import annotations

from collections.abc import Iterator

from newsscrape.language.dates import calendar
from newsscrape.language.dates.calendar import Period
from newsscrape.language.dates.found import Dates, Found, table, words
from newsscrape.language.dates.tense import direction

_FULL = frozenset("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split())


def _is_month(dates: Dates, at: int) -> bool:
    token = dates.at(at)
    if token.kind != "word" or token.low not in table("months") or dates.has_day(at):
        return False
    if token.low not in _FULL:
        following = at + 2 if dates.low(at + 1) == "." else at + 1
        return dates.year_at(following) is not None and not token.raw.isupper()
    if not dates.is_written_small(at):
        return False
    before = dates.low(at - 1)
    is_idiom = dates.low(at - 2) in ("poisson", "poissons") or before in ("chaque", "sur")
    is_name = token.capital and dates.at(at + 1).capital and not dates.at(at + 1).raw.isupper()
    return not is_idiom and not is_name and not (before == "-" and dates.low(at - 2) not in _FULL | {"mi"})


def _year_after(dates: Dates, at: int) -> tuple[int | None, float, int]:
    """The year, or « prochain » and the like, after a month or season, and the index after it."""
    start = at + 1 if dates.low(at) == "de" and dates.year_at(at + 1) else at
    year = dates.year_at(start)
    if year:
        return year, 0, start + 1
    token = dates.at(at)
    if (
        token.kind == "number"
        and token.raw.isdigit()
        and len(token.raw) == 2
        and 36 <= token.value <= 99
        and not dates.counts(at)
    ):
        return 1900 + int(token.value), 0, at + 1
    return None, *dates.pointer(at)


def month(dates: Dates, at: int) -> list[Found]:
    """A month, or a range of months, that begins at a token."""
    if not _is_month(dates, at):
        return []
    number = table("months")[dates.low(at)]
    after = at + 2 if dates.low(at + 1) == "." and dates.low(at) not in _FULL else at + 1
    year, pointed, after = _year_after(dates, after)
    second = _second_month(dates, at, after)
    if second:
        return _range(dates, at, second, number, year)
    year = year or (None if pointed else dates.told_year(at))
    period = calendar.month_of(year, number) if year else dates.chosen(_months(dates, number), at, after, pointed)
    return [Found(at, after, period)] if period else []


def _months(dates: Dates, number: int) -> Iterator[Period]:
    if dates.today:
        for shift in (-1, 0, 1):
            yield calendar.month_of(dates.today.year + shift, number)


def _second_month(dates: Dates, at: int, after: int) -> int:
    """The index of the month that ends a range: « de mai à juillet », « entre mai et juin », « mai-juin »."""
    joint = dates.at(after)
    if dates.low(after + 1) not in _FULL:
        return 0
    is_range = joint.raw == "à" or joint.low in ("-", "–", "/") or (joint.low == "et" and dates.low(at - 1) == "entre")
    return after + 1 if is_range else 0


def _range(dates: Dates, at: int, second: int, number: int, year: int | None) -> list[Found]:
    last_number = table("months")[dates.low(second)]
    last_year, pointed, after = _year_after(dates, second + 1)
    if last_year:
        last: Period | None = calendar.month_of(last_year, last_number)
    elif year:
        last = calendar.month_of(year + (last_number < number), last_number)
    else:
        last = dates.chosen(_months(dates, last_number), at, after, pointed)
    if last is None:
        return []
    first = calendar.month_of(year or last.end.year - (number > last_number), number)
    whole = calendar.span(first, last)
    return [Found(at, after, whole)] if whole else []


def season(dates: Dates, at: int) -> list[Found]:
    """« cet été », « au printemps 2026 », « l'hiver dernier »; not « a été », « en hiver », « jeux d'été »."""
    first_month = table("seasons")[dates.low(at)]
    year, pointed, after = _season_year(dates, at + 1)
    if not _is_season(dates, at, bool(year or pointed)):
        return []
    year = year or (None if pointed else dates.told_year(at))
    if year:
        period: Period | None = calendar.season_of(
            _winter_start(dates, year, at, after) if first_month == 12 else year, first_month
        )
    else:
        period = dates.chosen(_seasons(dates, first_month), at, after, pointed)
    return [Found(at, after, period)] if period else []


def _season_year(dates: Dates, at: int) -> tuple[int | None, float, int]:
    """The year after a season; of « hiver 2025-2026 » the second."""
    year, pointed, after = _year_after(dates, at)
    token = dates.at(after + 1)
    if (
        year
        and dates.low(after) in ("-", "/", "–")
        and token.kind == "number"
        and int(token.value) % 100 == (year + 1) % 100
    ):
        return -(year + 1), pointed, after + 2
    return year, pointed, after


def _winter_start(dates: Dates, year: int, at: int, after: int) -> int:
    """Where the winter of a year begins: the year before, unless that one is past and the text looks ahead."""
    if year < 0:
        return -year - 1
    if dates.today and dates.today.year == year and dates.today.month > 3 and direction(dates.passage, at, after) >= 0:
        return year
    return year - 1


def _seasons(dates: Dates, first_month: int) -> Iterator[Period]:
    if dates.today:
        for shift in (-2, -1, 0, 1):
            yield calendar.season_of(dates.today.year + shift, first_month)


def _is_season(dates: Dates, at: int, is_dated: bool) -> bool:
    token, before, earlier = dates.at(at), dates.low(at - 1), dates.low(at - 2)
    if (
        token.raw.lower() == "ete"
        or not (dates.is_written_small(at) or is_dated)
        or dates.low(at + 1) in ("indien", "arabe")
    ):
        return False
    if token.low == "ete" and not (
        before in ("'", "cet", "fin", "debut", "-", "en", "courant", "plein", "milieu", "prochain")
        or (is_dated and before not in ("a", "ont", "avait"))
    ):
        return False
    if before in words("recurring") or (dates.low(at + 1) == "de" and dates.at(at + 2).capital):
        return False
    if before == "'" and earlier == "d":
        return is_dated or dates.low(at - 3) in (
            "session",
            "sessions",
            "grille",
            "grilles",
            "fin",
            "debut",
            "milieu",
            "programmation",
            "ici",
            "rentree",
        )
    if before == "en" and not is_dated:
        return direction(dates.passage, at, at + 1) != 0
    is_idiom = dates.low(at - 3) == "de" and dates.low(at - 4) in ("tube", "saga", "hit", "tubes", "sagas")
    return is_dated or (
        not is_idiom
        and before
        in (
            "'",
            "cet",
            "ce",
            "au",
            "le",
            "du",
            "debut",
            "fin",
            "-",
            "courant",
            "en",
            "prochain",
            "dernier",
            "plein",
            "son",
            "leur",
            "notre",
        )
    )


def back_to_school(dates: Dates, at: int) -> list[Found]:
    """« à la rentrée », « la rentrée 2025 », « la rentrée de septembre 2025 »: September."""
    is_named = dates.low(at + 1) == "de" and dates.low(at + 2) == "septembre"
    year, pointed, after = _year_after(dates, at + 3 if is_named else at + 1)
    before = dates.low(at - 1)
    if dates.low(at - 1) in words("next") | words("last"):
        pointed, before = (1.0 if before in words("next") else -1.0), dates.low(at - 2)
    if not year and not _is_back_to_school(dates, at, before, after):
        return []
    candidates = _months(dates, 9)
    period = calendar.month_of(year, 9) if year else dates.chosen(candidates, at, after, pointed, default=2.5)
    return [Found(at, after, period)] if period else []


def _is_back_to_school(dates: Dates, at: int, before: str, after: int) -> bool:
    following = dates.low(after)
    if before not in ("la", "cette") or following in (
        "litteraire",
        "politique",
        "sociale",
        "judiciaire",
        "parlementaire",
        "cinema",
        "theatrale",
    ):
        return False
    is_own = following in ("de", "du", "des") and dates.low(after + 1) not in ("septembre", "classes", "scolaire")
    return not is_own or dates.low(at - 2) in ("a", "pour", "des", "depuis", "avant")
