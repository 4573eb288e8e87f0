"""What a page itself says: addresses, dates, headline, body and what stands around them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PrivateAttr

from newsscrape.cues import Cue
from newsscrape.record.values import Day, Instant, Model, Name, Url


class Image(Model):
    """The lead image."""

    url: Url
    """Absolute address."""
    caption: str | None
    """What the page says the image shows."""
    credit: str | None
    """Who made or owns it, without « Crédit » or ©."""


class Source(Model):
    """Where the article says its news comes from."""

    url: Url
    """Absolute address."""
    title: str | None
    """The text of the link."""


class RelatedLink(Model):
    """A story that the page proposes beside this one."""

    url: Url
    """Absolute address without tracking parameters."""
    title: str
    """Headline of that story, as the page gives it."""
    teaser: str | None
    """The beginning of that story, often cut."""


class Address(Model):
    url: Url
    """The address fetched."""
    canonical_url: Url
    """`<link rel=canonical>` where it is sane, else `url` less fragment and tracking parameters."""
    site: Name
    """Registered domain, such as `leserigraphe.com`."""


class Content(Model):
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


class Page(Content, Address):
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
