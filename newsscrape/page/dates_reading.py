"""Reads the dates that pages write, for machines and for people, each with what it is the date of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache

from newsscrape.page.knowledge import any_of, fold, load

EARLIEST = 1990
"""The year before the first page of the web: nothing was published on a site before."""

LONGEST_CUE = 40
"""Characters between a word that says what a date is and the date."""

ROOM_BESIDE = 12
"""Characters that may stand beside « il y a 3 heures » in a line that is a date and no sentence."""


NEIGHBOURS = ["de", "es", "it", "nl", "pt"]
"""Languages, besides French and English, in which a page may date itself for machines."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the instant (aware) where the time of day is known too."""

    on: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """How a page's dates are read: its ``zone``, when it was fetched (``now``, aware), whether months come first."""

    zone: tzinfo
    now: datetime
    month_first: bool = False

    def moment(self, day: date, at: time | None = None) -> Moment | None:
        """The moment of a local day and time; None where no page can have been published then."""
        if not EARLIEST <= day.year <= self.now.year + 1:
            return None
        return Moment(day, datetime.combine(day, at, self.zone)) if at is not None else Moment(day)

    def instant(self, when: datetime) -> Moment | None:
        """The moment of an instant: in UTC it is told in the site's zone, another offset is kept."""
        if when.tzinfo is None or when.utcoffset() == timedelta(0):
            local = when.replace(tzinfo=self.zone) if when.tzinfo is None else when.astimezone(self.zone)
        else:
            local = when
        return Moment(local.date(), local) if EARLIEST <= local.year <= self.now.year + 1 else None


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: ``role`` is published, modified, other or empty; ``start`` and ``end`` are its offsets."""

    moment: Moment
    role: str
    start: int
    end: int


def read_stamp(text: str, clock: Clock) -> Moment | None:
    """The moment that a value meant for machines states: ISO 8601, RFC 2822, seconds since 1970, or else any date.

    A midnight that may stand for a day without a time of day counts as none.
    """
    text = text.strip()[:80]
    if text.isdigit():
        return _from_digits(text, clock)
    found = _ISO.search(text)
    if found:
        return _from_iso(found, clock)
    if _RFC.match(text):
        try:
            return clock.instant(parsedate_to_datetime(text))
        except (ValueError, OverflowError):
            return None
    return next((dated.moment for dated in read_dates(text, clock)), None) or _from_other_languages(text, clock)


def read_dates(text: str, clock: Clock) -> Iterator[Dated]:
    """The dates in a line of text, in order, each with what the words before it say it is the date of; then the hours
    of changes on the day before them: « 3 mai 2025 à 9h, mis à jour à 10h ».
    """
    text = fold(text)
    dates = list(_whole_dates(text, clock))
    yield from dates
    for found in _changes().finditer(text) if dates else ():
        day = next((d.moment.on for d in reversed(dates) if d.end <= found.start()), None)
        moment = clock.moment(day, _time_in(found)) if day else None
        if moment and not any(d.start < found.end() and found.start() < d.end for d in dates):
            yield Dated(moment, "modified", *found.span())


def _whole_dates(text: str, clock: Clock) -> Iterator[Dated]:
    behind = 0
    for found in _dates().finditer(text):
        start, end = found.span()
        day, at, exact = _day_of(found, clock), None, found["ago"] or found["instant"]
        if day is None:
            continue
        if not exact:
            at, start, end = _time_beside(text, behind, start, end)
        role = role_of_words(text[max(behind, start - LONGEST_CUE) : start])
        moment = clock.instant(datetime.combine(day, at)) if at and at.tzinfo else clock.moment(day, at)
        if moment and (at or role or not found["relative"] or len(text) <= end - start + ROOM_BESIDE):
            yield Dated(moment, role, start, end)
        behind = end


def role_of_words(before: str) -> str:
    """What the last telling word before a date says it is the date of: published, modified, other or nothing."""
    role = ""
    for found in _roles().finditer(before):
        role = found.lastgroup or ""
    return role


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)"
    r"(?:(?:T|\s+|\s*-\s*|%20)(?P<H>\d\d?):(?P<M>\d\d)(?::(?P<S>\d\d))?(?:[.,]\d+)?\s*(?P<z>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_RFC = re.compile(r"(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d\d:\d\d(?::\d\d)?\s+(?:[+-]\d{4}|GMT|UTC|Z)")
_TIME = (
    r"(?P<H>[01]?\d|2[0-4])\s?(?:(?:heures?|h)(?:\s?(?P<M>[0-5]\d))?|[:.](?P<N>[0-5]\d)(?::(?P<S>[0-5]\d))?)"
    r"(?:\s?mn|\s?min)?(?!\d)"
)
_AFTER = re.compile(
    rf"\s*(?:(?:[,|·•/–—-]|\ba\b|\bat\b|\bvers\b|\bde\b|@|:)\s*)*{_TIME}(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?(?P<zone>gmt|utc|z)\b(?!\s?[+-]\d))?"
)
_BEFORE = re.compile(
    rf"(?:^|[^\d:.]){_TIME}(?:\s?(?P<half>[ap])\.?m\b\.?)?(?P<zone>\s?utc)?\s*(?:(?:[,|·•–—-]|\ble|\bdu|\bon)\s*)*$"
)


def _from_digits(text: str, clock: Clock) -> Moment | None:
    try:
        if len(text) in (8, 14):
            day = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
            at = time(int(text[8:10]), int(text[10:12]), int(text[12:])) if len(text) == 14 else None
            return clock.moment(day, at)
        if len(text) in (10, 13):
            return clock.instant(datetime.fromtimestamp(int(text[:10]), UTC))
    except (ValueError, OverflowError):
        return None
    return None


def _from_iso(found: re.Match[str], clock: Clock) -> Moment | None:
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
        if found["H"] is None or (found["H"], found["M"], found["S"] or "00") == ("00", "00", "00"):
            return clock.moment(day)
        when = datetime.combine(day, time(int(found["H"]), int(found["M"]), int(found["S"] or 0)), _zone(found["z"]))
    except ValueError:
        return None
    return clock.instant(when)


def _from_other_languages(text: str, clock: Clock) -> Moment | None:
    """What dateparser makes of a whole date in a neighbour's language; midnight counts as no time of day."""
    if not _YEAR.search(text):
        return None
    from dateparser import parse  # noqa: PLC0415  (slow to import, and hardly a page needs it)

    when = parse(text, languages=NEIGHBOURS, settings={"STRICT_PARSING": True})
    if when is None:
        return None
    return clock.instant(when) if when.time() != time(0) else clock.moment(when.date())


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:] if len(text) > 3 else 0)
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


@cache
def _dates() -> re.Pattern[str]:
    words = load("dates")["words"]
    months = any_of(sorted((m for names in load("dates")["months"].values() for m in names), key=len, reverse=True))
    units = any_of(sorted(load("dates")["units"], key=len, reverse=True))
    counts = rf"(?P<count{{0}}>\d{{{{1,2}}}}|{any_of(sorted(load('dates')['counts'], key=len, reverse=True))})"
    ago = [a.format(count=counts.format(i), unit=rf"(?P<unit{i}>{units})\b") for i, a in enumerate(words["ago"])]
    weekday = rf"(?:\b{words['weekdays']}\.?,?\s+(?:le\s+)?)?"
    return re.compile(
        rf"{weekday}(?<![\d.,/:-])(?P<d1>\d{{1,2}})(?:er|st|nd|rd|th|\.)?(?:\s+(?:of|de)\s+|[\s./-]+)(?P<m1>{months})\b\.?,?(?:\s+(?:de\s+)?|[/.-])?"
        rf"(?P<y1>\d{{4}}(?!\d|\s?h\b)|'?\d\d\b(?!\s?[h:.]))?"
        rf"|{weekday}\b(?P<m2>{months})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})(?!\d)"
        rf"|(?<![\d.,/:-])(?P<y3>\d{{4}})[-/.](?P<m3>\d\d?)[-/.](?P<d3>\d\d?)(?:t(?=\d)|(?!\d))"
        rf"|{weekday}(?<![\d.,/:-])(?P<d4>\d{{1,2}})\s?[/.-]\s?(?P<m4>\d{{1,2}})\s?[/.-]\s?(?P<y4>\d{{4}}|\d\d)(?![\d%]|[/.:-]\d)"
        rf"|(?P<relative>\b(?:(?P<ago>{any_of(ago)})|(?P<instant>{any_of(words['now'])})"
        rf"|(?P<before>{any_of(words['before_yesterday'])})|(?P<yesterday>{any_of(words['yesterday'])})|(?P<today>{any_of(words['today'])}))\b)"
    )


def _day_of(found: re.Match[str], clock: Clock) -> date | None:
    if found["relative"]:
        return _relative_day(found, clock)
    try:
        if found["d1"]:
            month = _months()[found["m1"]]
            return (
                _dated(found["y1"], month, int(found["d1"])) if found["y1"] else _last(month, int(found["d1"]), clock)
            )
        if found["d2"]:
            return _dated(found["y2"], _months()[found["m2"]], int(found["d2"]))
        if found["d3"]:
            return _dated(found["y3"], int(found["m3"]), int(found["d3"]))
        day, month = int(found["d4"]), int(found["m4"])
        if (clock.month_first and day <= 12) or month > 12:
            day, month = month, day
        return _dated(found["y4"], month, day)
    except ValueError:
        return None


def _dated(year: str, month: int, day: int) -> date:
    number = int(year.strip("'"))
    return date(number + 2000 if number < 100 else number, month, day)


def _last(month: int, day: int, clock: Clock) -> date:
    """The last such day before the page was fetched: pages of this year leave the year out."""
    today = clock.now.astimezone(clock.zone).date()
    this_year = date(today.year, month, day)
    return this_year if this_year <= today else date(today.year - 1, month, day)


def _relative_day(found: re.Match[str], clock: Clock) -> date:
    now = clock.now.astimezone(clock.zone)
    if found["ago"]:
        count = found["count0"] or found["count1"]
        number = int(count) if count.isdigit() else load("dates")["counts"][count]
        return (now - timedelta(seconds=number * load("dates")["units"][found["unit0"] or found["unit1"]])).date()
    days = 2 if found["before"] else 1 if found["yesterday"] else 0
    return now.date() - timedelta(days=days)


def _time_beside(text: str, behind: int, start: int, end: int) -> tuple[time | None, int, int]:
    """The time of day right after a date, or right before it, with a zone where one stands with it."""
    stamp = _ISO.match(text, start)
    if stamp and stamp["H"] and stamp["z"]:
        return _time_of_stamp(stamp), start, stamp.end()
    after = _AFTER.match(text, end)
    if after:
        at = _time_in(after)
        if at:
            return at, start, after.end()
    before = _BEFORE.search(text[behind:start]) if start - behind < LONGEST_CUE else None
    if before:
        return _time_in(before), behind + before.start(), end
    return None, start, end


def _time_of_stamp(stamp: re.Match[str]) -> time | None:
    """The time of ISO 8601 with its zone; midnight counts as no time of day, as in `read_stamp`."""
    try:
        at = time(int(stamp["H"]), int(stamp["M"]), int(stamp["S"] or 0), tzinfo=_zone(stamp["z"]))
    except ValueError:
        return None
    return at if at.replace(tzinfo=None) != time(0) else None


def _time_in(found: re.Match[str]) -> time | None:
    hour, minute, second = int(found["H"]), int(found["M"] or found["N"] or 0), int(found["S"] or 0)
    half = found["half"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour % 24, minute, second, tzinfo=UTC if found["zone"] else None)


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in load("dates")["months"].items() for name in names}


@cache
def _changes() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load('dates')['roles']['modified'])}\s*:?\s*\ba\s+{_TIME}(?P<half>)(?P<zone>)")


@cache
def _roles() -> re.Pattern[str]:
    groups = (rf"(?P<{role}>\b{any_of(words)})" for role, words in load("dates")["roles"].items())
    return re.compile(rf"(?:{'|'.join(groups)})(?!\w)")
