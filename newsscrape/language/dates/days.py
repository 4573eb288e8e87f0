"""Days: « 9 juillet 2025 », « du 3 au 9 mars », « les 12 et 13 mai », « lundi 12 et mardi 13 », « 12/03/2025 »."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from newsscrape.language.dates import calendar
from newsscrape.language.dates.calendar import Period
from newsscrape.language.dates.found import Dates, Found, table, words

_TO = ("au", "-", "–", "—")
_AND = ("et", ",", "ou", "puis", "/", "&")
_AFTER_DAY = frozenset(
    "et ou au puis sur en dans par pour a avec des qui que soir matin est sera ont lors chez prochain dernier".split()
)
_LONG_AGO = 70
"""Days after the beginning of a month from which « le 6 à 14 heures » is no more one of its days."""
_SHORT = re.compile(r"\d{1,2}\.\d{1,2}")
"""« 12.03 », as the Swiss write a day."""
_LEAP = 2000
"""A year that has all days."""
ABBREVIATED = frozenset(
    ["lun", "mer", "jeu", "ven", "sam", "dim", "janv", "fevr", "fev", "avr", "juil", "sept", "oct", "nov", "dec"]
)


@dataclass(slots=True)
class _Item:
    """A day as written, what is left out None: « lundi 12 », « 3 mars », « 1er avril 2025 »."""

    first: int
    after: int
    day: int
    weekday: int | None = None
    month: int | None = None
    year: int | None = None
    pointed: float = 0
    joint: str = ""


def days(dates: Dates, at: int) -> list[Found]:
    """The days written with numbers that begin at a token, a list or a range of them included."""
    items = _chain(dates, at)
    if not items:
        return _lone_day(dates, at) if dates.low(at - 1) == "le" else _until(dates, at)
    if _is_any(dates, items[0]):
        return []
    if len(items) == 2 and items[1].joint == "range" and not dates.is_moved(items[0].first - 1):
        whole = _range(dates, items)
        return [Found(items[0].first, items[1].after, whole)] if whole else []
    return list(_list(dates, items))


def _lone_day(dates: Dates, at: int) -> list[Found]:
    """« le 15 » in the month named last: « en février : Netflix ouvre le bal le 5, … le 13, ce sera … »."""
    token, after = dates.at(at), at + 1
    is_written_so = token.raw[0].isdigit() and token.raw != "1"
    if dates.today is None or not is_written_so or not _ends_day(dates, after):
        return []
    item = _item(dates, at)
    if item is None or dates.low(at - 2) in words("lone_day_stop") or not _is_told_as_day(dates, at):
        return []
    month = dates.last_month(at)
    if month is None:
        return []
    if dates.at(after).raw == "à" and (dates.today - month).days > _LONG_AGO:
        month = calendar.month_of(dates.today.year, dates.today.month + (item.day < dates.today.day)).start
    period = calendar.day_of(month.year, month.month, item.day)
    return [Found(at, part_of_day(dates, after), period)] if period else []


def _until(dates: Dates, at: int) -> list[Found]:
    """« dès le 1er juin, jusqu'au 15 », « prévu le 4 mars, décalé au 18 »: of the month told before, or the next."""
    first = dates.found[-1] if dates.found else None
    is_until = dates.low(at - 1) == "au" and (dates.low(at - 3) == "jusqu" or dates.is_moved(at - 1))
    item = _item(dates, at) if is_until and first and first.period.precision == "day" else None
    if first is None or item is None or item.month or dates.at(first.first).sentence != dates.at(at).sentence:
        return []
    start = first.period.start
    month = calendar.month_of(start.year, start.month + (item.day < start.day)).start
    period = calendar.day_of(month.year, month.month, item.day) if _ends_day(dates, item.after) else None
    return [Found(at, part_of_day(dates, item.after), period)] if period else []


def _is_told_as_day(dates: Dates, at: int) -> bool:
    """Whether « le 15 » is more than the number of a player: an hour, a beginning, a broadcast or another such day."""
    following = dates.at(at + 1)
    if following.raw == "à" or dates.begins(at - 1) or dates.low(at + 1) in words("lone_day_after"):
        return True
    first, last = dates.passage.sentence(at)
    return dates.passage.has(words("airing"), first, last) or _are_many_lone_days(dates)


def _are_many_lone_days(dates: Dates) -> bool:
    """Whether the text tells of several days by their numbers alone."""
    memo = dates.passage.memo
    if "lone days" not in memo:
        places = (n for n in dates.passage.numbers if dates.low(n - 1) == "le" and 1 <= dates.at(n).value <= 31)
        memo["lone days"] = sum(1 for n in places if dates.at(n).raw[0].isdigit() and _ends_day(dates, n + 1))
    return int(memo["lone days"]) > 1


def _ends_day(dates: Dates, after: int) -> bool:
    """Whether what follows « le 15 » lets it be a day: the end of a clause, a preposition, an hour."""
    following = dates.at(after)
    if following.raw == "à":
        return dates.at(after + 1).kind == "clock" or dates.low(after + 2) == "heures"
    if following.kind == "break" or following.low in (".", ",", ";", ")", ":", "(", "!", "?"):
        return True
    return following.low in words("lone_day_ends") and dates.at(after + 1).form != "digits"


def _is_any(dates: Dates, item: _Item) -> bool:
    """« un 24 décembre »: any of them, no day."""
    return dates.low(item.first - 1) == "un" and item.year is None


def _chain(dates: Dates, at: int) -> list[_Item]:
    first = _item(dates, at)
    if first is None:
        return []
    items = [first]
    while len(items) < 8:
        following = _following(dates, items[-1], items[0])
        if following is None:
            break
        items.append(following)
    while items and items[-1].month is None and not (items[-1].weekday is not None):
        items.pop()
    if items and items[-1].month is None and any(item.weekday is None for item in items):
        items = items[:1] if items[0].month or items[0].weekday is not None else []
    for left, right in zip(items[-2::-1], items[:0:-1], strict=True):
        _share(left, right)
    return items


def _share(left: _Item, right: _Item) -> None:
    if left.month is None:
        left.month, left.year, left.pointed = right.month, left.year or right.year, right.pointed
    elif left.year is None and right.year and right.month:
        left.year = right.year - (1 if left.month > right.month else 0)


def _item(dates: Dates, at: int) -> _Item | None:
    weekday = None
    begin = at
    if dates.low(at) in table("weekdays"):
        weekday = table("weekdays")[dates.low(at)]
        at += 2 if dates.low(at) in ABBREVIATED and dates.low(at + 1) == "." else 1
        at = part_of_day(dates, at)
        at += 1 if dates.low(at) == "," and dates.at(at + 1).kind == "number" else 0
        at += 1 if dates.low(at) == "le" else 0
    token = dates.at(at)
    is_short = token.kind == "number" and _SHORT.fullmatch(token.raw) is not None
    is_short = is_short and (weekday is not None or (dates.low(at - 1) == "le" and token.raw[-3:-1] in (".0", ".1")))
    if token.kind == "date" or is_short:
        numeric = _numeric(dates, at, begin, weekday)
        return None if numeric and token.kind != "date" and _is_measured(dates, numeric) else numeric
    is_day = token.kind == "number" and token.scale == 1 and isinstance(token.value, int) and 1 <= token.value <= 31
    if (
        not is_day
        or (token.form == "ordinal" and token.value != 1)
        or token.form == "collective"
        or (len(token.raw) == 3 and token.raw.isdigit())
    ):
        return None
    item = _Item(begin, at + 1, int(token.value), weekday)
    _read_month(dates, item)
    is_named = dates.low(begin - 1) == "le"
    is_noun = is_named and dates.low(begin) in ABBREVIATED and dates.low(begin + 1) != "."
    if item.month is None and (
        token.form == "words" or is_noun or (weekday is not None and not is_named and _is_counted(dates, item))
    ):
        return None
    return item


def _numeric(dates: Dates, at: int, begin: int, weekday: int | None) -> _Item | None:
    """« 12/03/2025 », « 2025-03-12 », « 12.03.25 », day before month, after a weekday « 12.03 » as well."""
    parts = [int(part) for part in dates.at(at).low.replace("/", "-").replace(".", "-").split("-")]
    parts = parts[::-1] if parts[0] > 31 else parts
    number, month = parts[:2]
    year = parts[2] if len(parts) > 2 else None
    if year is not None and year < 100:
        year += 2000 if dates.today is None or year <= dates.today.year % 100 + 10 else 1900
    item = _Item(begin, at + 1, number, weekday, month, year)
    return item if calendar.day_of(_LEAP if year is None else year, month, number) else None


def _read_month(dates: Dates, item: _Item) -> None:
    at = item.after
    if dates.low(at) == "-" and dates.low(at + 1) in table("months"):
        at += 1
    if (dates.low(at) == "/" and item.weekday is not None) or (
        dates.low(at) == "/" and dates.low(item.first - 1) in ("le", "du", "au")
    ):
        month = dates.at(at + 1)
        if month.kind == "number" and month.raw.isdigit() and 1 <= month.value <= 12:
            item.month, item.after = int(month.value), at + 2
        return
    if dates.low(at) == "/" and _is_padded(dates, item.first):
        item.month, item.after = int(dates.at(at + 1).value), at + 2
        return
    if dates.low(at) == "du" and dates.low(at + 1) == "mois" and dates.low(at + 2) == "de":
        at += 3
    low = dates.low(at)
    if low not in table("months") or dates.at(at).kind != "word":
        return
    item.month, after = table("months")[low], at + 1
    if low in ABBREVIATED and dates.low(after) == ".":
        after += 1
    item.after = after
    year = dates.year_at(after)
    if year:
        item.year, item.after = year, after + 1
    else:
        item.pointed, item.after = dates.pointer(after)


def _is_padded(dates: Dates, at: int) -> bool:
    """« 9/09 », « 24/01 »: a month with its zero, and no more of a fraction or a path."""
    month = dates.at(at + 2)
    is_month = len(month.raw) == 2 and month.raw[0] == "0" and 1 <= month.value <= 9
    glued = dates.passage.is_glued(at + 1) and dates.passage.is_glued(at + 2)
    return is_month and glued and dates.low(at - 1) not in ("/", "-", ".") and dates.low(at + 3) not in ("/", "-", "%")


def _following(dates: Dates, last: _Item, start: _Item) -> _Item | None:
    """The next day of a list or range, its ``joint`` telling which."""
    at = last.after
    joint = dates.at(at)
    lead = dates.low(start.first - 1)
    kind = ""
    if joint.low in _TO or joint.raw == "à":
        kind = "range"
    elif joint.low in _AND:
        kind = (
            "range"
            if (joint.low == "et" and lead == "entre")
            or (lead == "le" and dates.low(start.first - 2) == "entre" and joint.low == "et")
            else "list"
        )
    if (
        not kind
        or (kind == "list" and not _may_list(last, lead))
        or lead in ("saison", "episode", "saisons", "episodes")
    ):
        return None
    at += 1
    at += 1 if dates.low(at) in ("le", "du", "les", "au", "et") else 0
    item = _item(dates, at)
    if item is None or (item.month is None and item.weekday is None and _is_counted(dates, item)):
        return None
    item.joint = kind
    return item


def _may_list(last: _Item, lead: str) -> bool:
    return (
        last.weekday is not None
        or last.month is not None
        or lead in ("les", "des", "aux", "le", "du", "ces", ",", "et", "au")
        or lead.removesuffix("s") in table("weekdays")
        or last.joint == "list"
    )


def _is_counted(dates: Dates, item: _Item) -> bool:
    """Whether what follows a number without a month shows that it counts something."""
    following = dates.at(item.after)
    return following.kind == "word" and following.low not in _AFTER_DAY and following.raw != "à"


def _is_measured(dates: Dates, item: _Item) -> bool:
    """« vendredi 5.9 % », « 5.9 points »: a decimal number and no day."""
    return dates.low(item.after) in ("%", "€", "$", "£", "/") or _is_counted(dates, item)


def _candidates(dates: Dates, item: _Item) -> Iterator[Period]:
    """The days that an item can mean, the year or the month left open."""
    today = dates.today
    if item.month is None:
        for shift in range(-3, 4):
            if today:
                month = calendar.month_of(today.year, today.month + shift).start
                period = calendar.day_of(month.year, month.month, item.day)
                if period and period.start.weekday() == item.weekday:
                    yield period
        return
    if item.year or today is None:
        period = calendar.day_of(item.year, item.month, item.day) if item.year else None
        if period:
            yield period
        return
    around = [calendar.day_of(today.year + n, item.month, item.day) for n in (-1, 0, 1)]
    if not any(around):
        around = [calendar.day_of(today.year + n, item.month, item.day) for n in (-4, -3, -2, 2, 3, 4)]
    options = [period for period in around if period]
    if item.weekday is not None:
        options = [period for period in options if period.start.weekday() == item.weekday] or options
    yield from options


def _resolved(dates: Dates, item: _Item, after: int) -> Period | None:
    if item.month and not (item.year or item.pointed):
        item.year = dates.told_year(item.first)
    options = list(_candidates(dates, item))
    if item.year:
        return options[0] if options else None
    return dates.chosen(options, item.first, after, item.pointed)


def _range(dates: Dates, items: list[_Item]) -> Period | None:
    """The range that two days make; of its years, the one that fits the whole of it."""
    left, right = items
    if not (right.year or right.pointed):
        right.year = dates.told_year(left.first)
    wholes = [whole for last in _candidates(dates, right) if (whole := _from(left, last))]
    if right.year:
        return wholes[0] if wholes else None
    return dates.chosen(wholes, left.first, right.after, right.pointed)


def _from(left: _Item, last: Period) -> Period | None:
    year = left.year or last.end.year
    first = calendar.day_of(year, left.month or last.end.month, left.day)
    if first and first.start > last.end and left.year is None:
        first = calendar.day_of(year - 1, left.month or last.end.month, left.day)
    return calendar.span(first, last) if first else None


def _list(dates: Dates, items: list[_Item]) -> Iterator[Found]:
    """The days of a list; days that follow each other are one range, as « les 29 et 30 novembre » is."""
    last = _resolved(dates, items[-1], items[-1].after)
    for item in items[:-1]:
        is_told = item.month == items[-1].month or dates.is_moved(items[0].first - 1)
        if last and item.month and items[-1].month and is_told and not (item.year or item.pointed):
            item.year = last.start.year - (item.month > items[-1].month)
    periods = [(item, _resolved(dates, item, items[-1].after)) for item in items[:-1]] + [(items[-1], last)]
    known = [(item, period) for item, period in periods if period]
    starts = [period.start for _, period in known]
    one_by_one = all(b - a == timedelta(days=1) for a, b in itertools.pairwise(starts))
    if len(known) > 1 and one_by_one and len(known) == len(items) and _is_joined(dates, items):
        yield Found(items[0].first, items[-1].after, Period(starts[0], starts[-1], "range"))
        return
    for item, period in known:
        yield Found(item.first, item.after, period)


def _is_joined(dates: Dates, items: list[_Item]) -> bool:
    return all(dates.low(item.after) in ("et", ",", "&", "/") for item in items[:-1])


def part_of_day(dates: Dates, at: int) -> int:
    if dates.low(at) in words("parts_of_day"):
        if dates.low(at) == "apres":
            return at + 3 if dates.low(at + 1) == "-" and dates.low(at + 2) == "midi" else at
        return at + 1
    return at
