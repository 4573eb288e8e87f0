"""The article record: the contract with those who load the JSON Lines.

One `Article` is one line. Every key is always present, in the order of its fields; what is not known is ``None`` or an
empty list. The JSON Schema (`json_schema`) is generated from these models, so that the two cannot differ.

>>> json_schema()["properties"]["headline"]["description"]
"The article's title alone: no site name, no section label."
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, model_validator

from newsscrape.cues import Cue
from newsscrape.errors import RecordError

SCHEMA_VERSION = "1"

TextField = Literal["headline", "body"]
Instant = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Url = Annotated[str, Field(pattern=r"^https?://\S+$")]
Name = Annotated[str, Field(min_length=1)]
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


def _whole(value: int | float) -> int | float:
    return int(value) if value == int(value) else value


Number = Annotated[int | float, Field(allow_inf_nan=False), AfterValidator(_whole)]


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        use_attribute_docstrings=True,
        populate_by_name=True,
        serialize_by_alias=True,
    )


class Mention(_Model):
    """Where a thing is named: ``record[field][start:end]``."""

    field: TextField
    """The text that the offsets count in."""
    start: Annotated[int, Field(ge=0)]
    """First character, in Unicode code points from 0."""
    end: Annotated[int, Field(ge=1)]
    """One past the last character."""


class _Figure(_Model):
    text: Name
    """The words of the text itself: ``record[field][start:end]``."""
    field: TextField
    """The text that the offsets count in."""
    start: Annotated[int, Field(ge=0)]
    """First character, in Unicode code points from 0."""
    end: Annotated[int, Field(ge=1)]
    """One past the last character."""


class Image(_Model):
    """The lead image."""

    url: Url
    """Absolute address."""
    caption: str | None
    """What the page says the image shows."""
    credit: str | None
    """Who made or owns it, without « Crédit » or ©."""


class Source(_Model):
    """Where the article says its news comes from."""

    url: Url
    """Absolute address."""
    title: str | None
    """The text of the link."""


class RelatedLink(_Model):
    """A story that the page proposes beside this one."""

    url: Url
    """Absolute address without tracking parameters."""
    title: str
    """Headline of that story, as the page gives it."""
    teaser: str | None
    """The beginning of that story, often cut."""


class _Entity(_Model):
    name: Name
    """Name as the article first gives it in full."""
    mentions: list[Mention]
    """Every place that names it, in order."""


class Show(_Model):
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


class Actor(_Model):
    """Somebody who plays, played, voices or is cast in something that the article speaks of."""

    name: Name
    """Full name as the article first gives it."""
    characters: list[Name]
    """The roles, by the names in `characters`."""
    mentions: list[Mention]
    """Every place that names the person, later surnames too."""


class CrewMember(_Model):
    """Somebody behind a work, or in front of a programme."""

    name: Name
    """Full name as the article first gives it."""
    jobs: list[Job]
    """What the person does; `author` is of the book adapted, `executive` of a channel, platform or studio."""
    mentions: list[Mention]
    """Every place that names the person, later surnames too."""


class Character(_Entity):
    """A role in a fiction, without rank or form of address."""


class Platform(_Model):
    """A streaming service or TV channel."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    """Stable identifier, the same for every spelling."""
    name: Name
    """Usual French name."""
    kind: Literal["streaming", "channel"]
    """`streaming` or `channel`."""
    mentions: list[Mention]
    """Every place that names it, in order."""


class Organization(_Entity):
    """A studio, production company, agency, institute, press title or the like."""


class DateFigure(_Figure):
    """A date in the text, resolved to days."""

    from_: Annotated[Day, Field(alias="from")]
    """First day, inclusive."""
    to: Day
    """Last day, inclusive."""
    precision: Literal["day", "week", "month", "season", "year", "range"]
    """How exact the text is."""


class Money(_Figure):
    """A sum of money."""

    amount: Number
    """In whole units of the currency."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """ISO 4217 code."""


class Minutes(_Figure):
    """Minutes viewed, or a running time."""

    minutes: Number
    """Number of minutes."""
    kind: Literal["viewed", "runtime"]
    """`viewed` or `runtime`."""


class Figure(_Figure):
    """A counted or rated thing."""

    value: Number
    """The number itself: 16.1 for « 16,1 % », 3400000 for « 3,4 millions »."""
    unit: Literal["percent", "rank", "viewers", "views", "hours", "episodes", "seasons", "share", "rating"]
    """What is counted."""
    of: str | None
    """Target group, ranking or site that the figure belongs to."""


class Event(_Model):
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


class Extraction(_Model):
    """What made a record, and what it was not sure of."""

    version: str
    """Version of newsscrape."""
    warnings: list[str]
    """What a reader of the record should know, `truncated` for example; ascending."""


class _Identity(_Model):
    schema_version: Literal["1"]
    """Version of this form."""
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    """UUID version 5 of `canonical_url` in the URL namespace (RFC 9562)."""
    revision: Annotated[int, Field(ge=1)]
    """1 when the article is first stored, one more each time its content has changed."""


class _Address(_Model):
    url: Url
    """The address fetched."""
    canonical_url: Url
    """`<link rel=canonical>` where it is sane, else `url` less fragment and tracking parameters."""
    site: Name
    """Registered domain, such as `leserigraphe.com`."""


class _Fetch(_Model):
    fetched_at: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    """When the page was fetched: UTC, ISO 8601, seconds, `Z`."""


class _Content(_Model):
    published_at: Instant | None
    """ISO 8601 with seconds and offset; null where the page gives no time of day."""
    modified_at: Instant | None
    """ISO 8601 with seconds and offset; null where the page gives no time of day."""
    published_on: Day | None
    """The day of publication at the site."""
    modified_on: Day | None
    """The day of the last change at the site."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None
    """BCP 47 primary tag."""
    headline: Name
    """The article's title alone: no site name, no section label."""
    section: str | None
    """The rubric, `News` or `Séries` for example."""
    summary: str | None
    """The standfirst where the page sets one apart, else the page's description."""
    authors: list[Name]
    """Bylines in order, without « Par », roles or dates."""
    tags: list[Name]
    """The page's own tags, in order."""
    body: Name
    """Paragraphs, subheadings, quotes and list items in reading order, separated by one blank line."""
    image: Image | None
    """The lead image."""
    sources: list[Source]
    """Where the article says its news comes from."""
    related: list[RelatedLink]
    """Stories proposed beside this one, in order, each once."""


class _Facts(_Model):
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


class _Provenance(_Model):
    extraction: Extraction
    """How this record was made."""


class Page(_Content, _Address):
    """What the page itself says: the record up to `related`, without what only a crawl knows."""

    _warnings: list[str] = PrivateAttr(default_factory=list)
    _cues: list[Cue] = PrivateAttr(default_factory=list)

    @property
    def warnings(self) -> list[str]:
        """What the reader of the page was not sure of, `truncated` for example."""
        return self._warnings

    @property
    def cues(self) -> list[Cue]:
        """Spans of headline and body that the page itself sets apart, for `annotate`."""
        return self._cues


class Annotations(_Facts):
    """What the text says: the record from `shows` to `events`."""

    _warnings: list[str] = PrivateAttr(default_factory=list)

    @property
    def warnings(self) -> list[str]:
        """What the annotation could not be sure of, for `Extraction.warnings`."""
        return self._warnings


class Article(_Provenance, _Facts, _Content, _Fetch, _Address, _Identity):
    """One record, one line of JSON; pydantic takes the keys from the last base to the first."""

    @model_validator(mode="after")
    def _check_id(self) -> Self:
        if self.id != record_id(self.canonical_url):
            raise ValueError(f"id: {self.id} is not the UUID of canonical_url {self.canonical_url}")
        return self

    @model_validator(mode="after")
    def _check_offsets(self) -> Self:
        texts = {"headline": self.headline, "body": self.body}
        for key, mention in self._mentions():
            named = texts[mention.field][mention.start : mention.end]
            if mention.end <= mention.start or mention.end > len(texts[mention.field]) or not named.strip():
                raise ValueError(f"{key}: {mention.field}[{mention.start}:{mention.end}] names nothing")
            if isinstance(mention, _Figure) and named != mention.text:
                raise ValueError(
                    f"{key}: {mention.field}[{mention.start}:{mention.end}] is {named!r}, not {mention.text!r}"
                )
        return self

    def _mentions(self) -> Iterator[tuple[str, Mention | _Figure]]:
        for key in ("shows", "actors", "crew", "characters", "platforms", "organizations"):
            for entity in getattr(self, key):
                for mention in entity.mentions:
                    yield key, mention
        for key in ("dates", "money", "minutes", "figures"):
            for figure in getattr(self, key):
                yield key, figure
        for event in self.events:
            yield "events", event.evidence

    @classmethod
    def from_parts(
        cls, page: Page, annotations: Annotations, *, fetched_at: str, version: str, revision: int = 1
    ) -> Article:
        """Joins what the page says and what its text says.

        ``fetched_at`` is UTC as the record spells it, ``version`` that of newsscrape. Raises `RecordError`.
        """
        parts = {key: getattr(page, key) for key in Page.model_fields}
        parts |= {key: getattr(annotations, key) for key in Annotations.model_fields}
        return cls.checked(
            {
                "schema_version": SCHEMA_VERSION,
                "id": record_id(page.canonical_url),
                "revision": revision,
                "fetched_at": fetched_at,
                "extraction": Extraction(version=version, warnings=sorted({*page.warnings, *annotations.warnings})),
                **parts,
            }
        )

    @classmethod
    def checked(cls, data: dict[str, Any]) -> Article:
        """Builds an article from its keys; raises `RecordError` that names the key at fault."""
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise _record_error(error) from None

    @classmethod
    def from_json(cls, line: str | bytes) -> Article:
        """Reads one line of JSON; raises `RecordError` that names the key at fault."""
        try:
            return cls.model_validate_json(line)
        except ValidationError as error:
            raise _record_error(error) from None

    def to_json(self) -> str:
        """The record as one line of JSON, keys in order, without the line end."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, separators=(", ", ": "))


def record_id(canonical_url: str) -> str:
    """UUID version 5 of an address in the URL namespace (RFC 9562).

    >>> record_id("https://leserigraphe.com/")
    '8a72f240-7bf3-5b52-a28f-4bc9c909e573'
    """
    return str(uuid.uuid5(uuid.NAMESPACE_URL, canonical_url))


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line, with a description of every key."""
    schema = Article.model_json_schema(mode="serialization")
    _drop_titles(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "newsscrape article record"} | schema


def _drop_titles(node: object) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("title"), str):
            del node["title"]
        for child in node.values():
            _drop_titles(child)
    elif isinstance(node, list):
        for child in node:
            _drop_titles(child)


def _record_error(error: ValidationError) -> RecordError:
    first = error.errors(include_url=False)[0]
    reason = first["msg"].removeprefix("Value error, ")
    key = ".".join(map(str, first["loc"])) or reason.partition(":")[0]
    return RecordError(key, reason)
