"""What the components of the pipeline have found in one text; it travels on the spaCy ``Doc`` as ``doc._.reading``.

Offsets are characters of ``doc.text``, which is the headline, `SEPARATOR` and the body; `Reading.place` turns them into
those of the record.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc

from newsscrape.cues import Cue
from newsscrape.language.spans import Numerics
from newsscrape.language.tagging import Leaning, Namesake

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A labelled stretch of ``doc.text``.

    Labels: SHOW, ACTOR, CREW, PERSON, CHARACTER, ORGANIZATION, PLATFORM, TITLE (a title that is no show). ACTOR, CREW
    and PERSON are all real people: the label is the recogniser's guess at the role, which rules may overrule.
    """

    start: int
    end: int
    label: str


@dataclass(slots=True)
class ShowFound:
    """A screen work; the first mention gives the name."""

    name: str
    mentions: list[tuple[int, int]]
    aliases: list[str] = field(default_factory=list)
    kind: str | None = None
    seasons: set[int] = field(default_factory=set)


@dataclass(slots=True)
class PersonFound:
    """A real person or a character; ``name`` is the fullest form in the text."""

    name: str
    mentions: list[tuple[int, int]]
    is_actor: bool = False
    is_crew: bool = False
    characters: list[str] = field(default_factory=list)
    jobs: set[str] = field(default_factory=set)


@dataclass(slots=True)
class NamedFound:
    """A character or an organization."""

    name: str
    mentions: list[tuple[int, int]]


@dataclass(slots=True)
class PlatformFound:
    """A streaming service or channel of the data file."""

    id: str
    name: str
    kind: str
    mentions: list[tuple[int, int]]


@dataclass(slots=True)
class EventFound:
    """One event; ``show`` is a `ShowFound.name`, ``evidence`` the sentence."""

    type: str
    show: str | None
    season: int | None
    platform: str | None
    person: str | None
    date: date | None
    certainty: str
    evidence: tuple[int, int]


@dataclass(slots=True)
class Reading:
    """One text and all that is found in it; each component fills its own part."""

    headline_length: int
    published: date | None
    cues: list[Cue]
    sentences: list[tuple[int, int]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    leanings: dict[int, Leaning] = field(default_factory=dict)
    """By the ends of the spans of people and characters."""
    namesakes: dict[int, Namesake] = field(default_factory=dict)
    """By the ends of the spans of shows."""
    shows: list[ShowFound] = field(default_factory=list)
    people: list[PersonFound] = field(default_factory=list)
    characters: list[NamedFound] = field(default_factory=list)
    platforms: list[PlatformFound] = field(default_factory=list)
    organizations: list[NamedFound] = field(default_factory=list)
    numerics: Numerics | None = None
    events: list[EventFound] = field(default_factory=list)
    warnings: set[str] = field(default_factory=set)

    @property
    def body_start(self) -> int:
        """Where the body begins in ``doc.text``."""
        return self.headline_length + len(SEPARATOR) if self.headline_length else 0

    def place(self, start: int, end: int) -> dict[str, object]:
        """The keys of the record's mention for a stretch of ``doc.text``."""
        shift = self.body_start
        if start >= shift:
            return {"field": "body", "start": start - shift, "end": end - shift}
        return {"field": "headline", "start": start, "end": end}


if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)
