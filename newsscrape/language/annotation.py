"""From what the pipeline has read to the annotations of the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import get_args

from newsscrape.cues import Cue
from newsscrape.french import is_french
from newsscrape.language.pipeline import COMPONENTS, read
from newsscrape.language.reading import NamedFound, PersonFound, PlatformFound, Reading, ShowFound
from newsscrape.language.spans import DateSpan, FigureSpan, MinutesSpan, MoneySpan, Numerics
from newsscrape.record import Annotations, Job

NOT_FRENCH = "not_french"
"""The warning of a text in another language, of which only numbers are read."""

JOBS = get_args(Job)

Rows = list[dict[str, object]]


def annotate_text(
    body: str, *, headline: str | None = "", published_at: date | None = None, cues: Sequence[Cue] = ()
) -> Annotations:
    """Reads what a text says; offsets count code points of ``headline`` (None: the text has none) and ``body``.

    ``published_at`` is the day that relative dates count from; without it they are left out. ``cues`` are the spans
    that the page sets apart. A text that is not French gives its numbers alone, and the warning ``not_french``.
    """
    headline = headline or ""
    french = is_french(f"{headline} {body}")
    only = COMPONENTS if french else ("numerics",)
    reading = read(body, headline=headline, published=published_at, cues=cues, only=only)
    if not french:
        reading.warnings.add(NOT_FRENCH)
    return annotations_of(reading)


def annotations_of(reading: Reading) -> Annotations:
    """The record's form of a reading: entities by first mention, offsets of headline and body."""
    annotations = Annotations.model_validate(
        {**_works(reading), **_people(reading), **_names(reading), **_numbers(reading), "events": _events(reading)}
    )
    annotations._warnings = sorted(reading.warnings)
    return annotations


def _works(reading: Reading) -> dict[str, Rows]:
    return {
        "shows": [
            {
                "name": show.name,
                "aliases": show.aliases,
                "kind": show.kind,
                "seasons": sorted(show.seasons),
                "mentions": _places(reading, show.mentions),
            }
            for show in sorted(reading.shows, key=_first)
        ],
        "platforms": [
            {"id": p.id, "name": p.name, "kind": p.kind, "mentions": _places(reading, p.mentions)}
            for p in sorted(reading.platforms, key=_first)
        ],
    }


def _people(reading: Reading) -> dict[str, Rows]:
    people = sorted(reading.people, key=_first)
    return {
        "actors": [
            {"name": p.name, "characters": p.characters, "mentions": _places(reading, p.mentions)}
            for p in people
            if p.is_actor
        ],
        "crew": [
            {"name": p.name, "jobs": sorted(p.jobs, key=JOBS.index), "mentions": _places(reading, p.mentions)}
            for p in people
            if p.is_crew
        ],
    }


def _names(reading: Reading) -> dict[str, Rows]:
    return {
        key: [{"name": n.name, "mentions": _places(reading, n.mentions)} for n in sorted(named, key=_first)]
        for key, named in (("characters", reading.characters), ("organizations", reading.organizations))
    }


def _numbers(reading: Reading) -> dict[str, Rows]:
    numbers = reading.numerics or Numerics()
    return {
        "dates": [
            _figure(reading, d) | {"from": d.from_.isoformat(), "to": d.to.isoformat(), "precision": d.precision}
            for d in numbers.dates
        ],
        "money": [_figure(reading, m) | {"amount": m.amount, "currency": m.currency} for m in numbers.money],
        "minutes": [_figure(reading, m) | {"minutes": m.minutes, "kind": m.kind} for m in numbers.minutes],
        "figures": [_figure(reading, f) | {"value": f.value, "unit": f.unit, "of": f.of} for f in numbers.figures],
    }


def _events(reading: Reading) -> Rows:
    return [
        {
            "type": event.type,
            "show": event.show,
            "season": event.season,
            "platform": event.platform,
            "person": event.person,
            "date": event.date.isoformat() if event.date else None,
            "certainty": event.certainty,
            "evidence": reading.place(*event.evidence),
        }
        for event in reading.events
    ]


def _figure(reading: Reading, span: DateSpan | MoneySpan | MinutesSpan | FigureSpan) -> dict[str, object]:
    return {"text": span.text, **reading.place(span.start, span.end)}


def _places(reading: Reading, spans: Iterable[tuple[int, int]]) -> Rows:
    return [reading.place(start, end) for start, end in sorted(set(spans))]


def _first(found: ShowFound | PersonFound | PlatformFound | NamedFound) -> tuple[int, int]:
    return min(found.mentions)
