"""Readings of short texts whose mentions are marked as in the training articles (« <a>Lou Roy</a> joue »)."""

from __future__ import annotations

from newsscrape.cues import Cue
from newsscrape.language.pipeline import read
from newsscrape.language.reading import SEPARATOR, Reading, Span
from newsscrape.language.training.corpus import unmark

RULES = ("sentences", "platforms", "shows", "people")


def reading_of(body: str, headline: str = "") -> Reading:
    """What the rules make of the marked mentions; ``*…*`` are italics."""
    title, title_spans, title_marks = unmark(headline)
    text, spans, marks = unmark(body)
    shift = len(title) + len(SEPARATOR) if title else 0
    known = [Span(s.start, s.end, s.label) for s in title_spans]
    known += [Span(s.start + shift, s.end + shift, s.label) for s in spans]
    cues = [Cue("headline", m.start, m.end, "italic") for m in title_marks]
    cues += [Cue("body", m.start, m.end, "italic") for m in marks]
    return read(text, headline=title, cues=cues, spans=known, only=RULES)


def cast_of(reading: Reading) -> set[tuple[str, str]]:
    """The (actor, character) pairs of a reading."""
    return {(person.name, role) for person in reading.people for role in person.characters}


def jobs_of(reading: Reading) -> set[tuple[str, str]]:
    """The (name, job) pairs of a reading."""
    return {(person.name, job) for person in reading.people for job in person.jobs}
