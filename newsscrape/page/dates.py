"""When the article was published and last changed: every witness heard, the day with the most weight taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsscrape.page.dates_reading import Clock, Moment
from newsscrape.page.dates_witnesses import SAID, Witness, hear, hear_aside
from newsscrape.page.document import Document
from newsscrape.page.knowledge import load
from newsscrape.page.surroundings import Surroundings

ENOUGH = 2.0
"""Weight below which a day is a guess, and no day is given (see the weights in `dates_witnesses`)."""

NIGHT_ENDS, EVENING_BEGINS = 9, 14
"""Hours of the declared zone in which it may be another day at a site far to the west, or to the east."""

SLACK = timedelta(minutes=90)
"""How far ahead of the fetch an instant may lie: clocks differ, and a naive summer time can be an hour off."""

_MONTH_FIRST = re.compile(r"en(?:[-_](?:us|ph|ca))?$")


@dataclass(frozen=True, slots=True)
class Stated:
    """``at`` is an ISO instant with offset, None where only the day ``on`` (``YYYY-MM-DD``) is known."""

    at: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """``assumed`` says that the page dates itself by its last change alone, and ``published`` is that day."""

    published: Stated
    modified: Stated
    assumed: bool = False


def find_dates(document: Document, surroundings: Surroundings) -> Dates:
    """Publication and last modification, as far as the page tells them."""
    clock = clock_of(document)
    witnesses = [w for w in hear(surroundings, clock) if not _is_ahead(w.moment, clock)]
    published = _elect([w for w in witnesses if w.role == "published"])
    changes = [w for w in witnesses if w.role == "modified"]
    modified = _elect([w for w in changes if published is None or _is_later(w.moment, published)])
    if published is None:
        published = _elect([w for w in hear_aside(surroundings, clock) if not _is_ahead(w.moment, clock)])
    assumed = published is None and any(w.role == "modified" and w.shown and w.weight >= SAID for w in witnesses)
    if published and modified and not _is_later(modified, published):
        modified = None
    told = Moment(modified.on) if assumed and modified else published
    return Dates(_told(told), _told(modified), assumed)


def clock_of(document: Document) -> Clock:
    """How the page's dates are to be read, by its language and its domain."""
    zones = load("dates")["zones"]
    language = document.structured.language.strip().lower().replace("_", "-")
    domain = (urlsplit(document.url).hostname or "").rpartition(".")[2]
    name = (
        zones["languages"].get(language)
        or (zones["domains"].get(domain) if not language.startswith("fr-f") else None)
        or zones["languages"].get(language.partition("-")[0])
        or zones["home"]
    )
    return Clock(_zone(name), document.fetched_at, bool(_MONTH_FIRST.match(language)))


def _zone(name: str) -> tzinfo:
    return ZoneInfo(name)


def _is_ahead(moment: Moment, clock: Clock) -> bool:
    latest = clock.now + SLACK
    return moment.at > latest if moment.at else moment.on > latest.astimezone(clock.zone).date()


def _elect(witnesses: list[Witness]) -> Moment | None:
    """The day that weighs most, with the best instant that any of its witnesses gives."""
    weights: dict[date, float] = {}
    for witness in witnesses:
        weights[witness.moment.on] = weights.get(witness.moment.on, 0.0) + witness.weight
    if not weights:
        return None
    day = max(weights, key=lambda d: weights[d])
    if weights[day] < ENOUGH:
        return None
    timed = [w for w in witnesses if w.moment.on == day and w.moment.at]
    moment = _to_the_second(max(timed, key=lambda w: w.weight).moment, timed) if timed else Moment(day)
    return _at_the_site(moment, witnesses)


def _to_the_second(moment: Moment, witnesses: list[Witness]) -> Moment:
    """The instant, or one in the same minute that a witness gives to the second."""
    if moment.at is None or moment.at.second:
        return moment
    exact = (w.moment for w in witnesses if w.moment.at and w.moment.at.replace(second=0) == moment.at)
    return next((other for other in exact if other.at and other.at.second), moment)


def _at_the_site(moment: Moment, witnesses: list[Witness]) -> Moment:
    """The day before, or after, where the page shows that one beside an instant of night elsewhere."""
    if moment.at is None:
        return moment
    for witness in witnesses:
        shown = witness.moment.on
        before = shown == moment.on - timedelta(days=1) and moment.at.hour < NIGHT_ENDS
        after = shown == moment.on + timedelta(days=1) and moment.at.hour >= EVENING_BEGINS
        if witness.shown and witness.moment.at is None and witness.weight >= ENOUGH and (before or after):
            return Moment(shown, moment.at)
    return moment


def _is_later(modified: Moment, published: Moment) -> bool:
    if modified.at and published.at:
        return modified.at > published.at
    return modified.on > published.on


def _told(moment: Moment | None) -> Stated:
    if moment is None:
        return Stated()
    return Stated(moment.at.isoformat(timespec="seconds") if moment.at else None, moment.on.isoformat())
