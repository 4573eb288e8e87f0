"""What a text says: works, people, platforms, organizations, dates, numbers and events."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from newsscrape.record.values import Day, Mention, Model, Name, Number, Quoted

Job = Literal["creator", "showrunner", "director", "writer", "producer", "author", "composer", "presenter", "executive"]
EventType = Literal[
    "renewal",
    "cancellation",
    "ending",
    "order",
    "development",
    "casting",
    "departure",
    "filming",
    "release",
    "delay",
    "trailer",
    "audience",
    "award",
    "acquisition",
]


class Entity(Model):
    name: Name
    """Name as the article first gives it in full."""
    mentions: list[Mention]
    """Every place that names it, in order."""


class Show(Model):
    """A screen work named in headline or body."""

    name: Name
    """Title as the article spells it, without quotes."""
    aliases: list[Name]
    """Other titles of the same work in the text."""
    kind: Literal["series", "film", "programme"] | None
    """`series`, `film`, `programme`, or null where the text does not say."""
    seasons: list[Annotated[int, Field(ge=0)]]
    """Season numbers spoken of, ascending."""
    mentions: list[Mention]
    """Every place that names it, in order."""


class Actor(Model):
    """Somebody who plays, played, voices or is cast in something that the article speaks of."""

    name: Name
    """Full name as the article first gives it."""
    characters: list[Name]
    """The roles, by the names in `characters`."""
    mentions: list[Mention]
    """Every place that names the person, later surnames too."""


class CrewMember(Model):
    """Somebody behind a work, or in front of a programme."""

    name: Name
    """Full name as the article first gives it."""
    jobs: list[Job]
    """What the person does; `author` is of the book adapted, `executive` of a channel, platform or studio."""
    mentions: list[Mention]
    """Every place that names the person, later surnames too."""


class Character(Entity):
    """A role in a fiction, without rank or form of address."""


class Platform(Model):
    """A streaming service or TV channel."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    """Stable identifier, the same for every spelling."""
    name: Name
    """Usual French name."""
    kind: Literal["streaming", "channel"]
    """`streaming` or `channel`."""
    mentions: list[Mention]
    """Every place that names it, in order."""


class Organization(Entity):
    """A studio, production company, agency, institute, press title or the like."""


class DateFigure(Quoted):
    """A date in the text, resolved to days."""

    from_: Annotated[Day, Field(alias="from")]
    """First day, inclusive."""
    to: Day
    """Last day, inclusive."""
    precision: Literal["day", "week", "month", "season", "year", "range"]
    """How exact the text is."""


class Money(Quoted):
    """A sum of money."""

    amount: Number
    """In whole units of the currency."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """ISO 4217 code."""


class Minutes(Quoted):
    """Minutes viewed, or a running time."""

    minutes: Number
    """Number of minutes."""
    kind: Literal["viewed", "runtime"]
    """`viewed` or `runtime`."""


class Figure(Quoted):
    """A counted or rated thing."""

    value: Number
    """The number itself: 16.1 for « 16,1 % », 3400000 for « 3,4 millions »."""
    unit: Literal["percent", "rank", "viewers", "views", "hours", "episodes", "seasons", "share", "rating"]
    """What is counted."""
    of: str | None
    """Target group, ranking or site that the figure belongs to."""


class Event(Model):
    """Something that the article states about a show."""

    type: EventType
    """What happens."""
    show: str | None
    """Name of the show as in `shows`; null for an untitled project."""
    season: int | None
    """The season it concerns, where the text ties it to one."""
    platform: str | None
    """Id of the platform as in `platforms`."""
    person: str | None
    """Whom it concerns; only for casting, departure, award."""
    date: Day | None
    """The day of it, when one exact day is known."""
    certainty: Literal["confirmed", "reported"]
    """`reported` for the conditional mood, « selon » and the like."""
    evidence: Mention
    """The sentence that states it."""


class Facts(Model):
    shows: list[Show]
    """Screen works named in headline or body, by first mention."""
    actors: list[Actor]
    """Who plays, played or is cast, by first mention."""
    crew: list[CrewMember]
    """Who creates, writes, directs, produces, presents, by first mention."""
    characters: list[Character]
    """Roles in a fiction, by first mention."""
    platforms: list[Platform]
    """Streaming services and TV channels, by first mention."""
    organizations: list[Organization]
    """Studios, companies, institutes, press titles, by first mention."""
    dates: list[DateFigure]
    """Dates in headline and body, in order."""
    money: list[Money]
    """Sums of money, in order."""
    minutes: list[Minutes]
    """Viewing minutes and running times, in order."""
    figures: list[Figure]
    """Shares, ranks, viewers, episodes and the like, in order."""
    events: list[Event]
    """What is stated of the shows, each once, in order of evidence."""


class Annotations(Facts):
    """What the text says: the record from `shows` to `events`."""

    _warnings: list[str] = PrivateAttr(default_factory=list)

    @property
    def warnings(self) -> list[str]:
        """What the annotation could not be sure of, for `Extraction.warnings`."""
        return self._warnings
