"""Looks at an unknown site: which sources it has, where its articles are, what a few of them give."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml import html
from scrapy import Request
from scrapy.http import Response, TextResponse

from newsscrape.archive.fetched import FetchedPage
from newsscrape.archive.identity import address_key
from newsscrape.page.addresses import absolute, site_of
from spiders.base import NewsSpider
from spiders.frontier import Ask
from spiders.listing import Entry, Listing, path_of, read_xml, sitemaps_in_robots
from spiders.site import DEFAULT_ARTICLE, Site

SITEMAPS_READ = 3
"""Sitemaps of an index that a probe looks into."""

ARTICLE_PATTERNS = (
    r"^/20\d\d/\d\d/\d\d/[^/?]+/?$",
    r"^/20\d\d/\d\d/[^/?]+/?$",
    r"[_-]\d{4,}(?:\.\w+)?/?$",
    r"/\d{4,}[_-][^/?]+/?$",
    r"\.html?$",
    DEFAULT_ARTICLE,
)
"""How sites spell the addresses of articles, the most telling first."""

SECTION_PATTERNS = (r"^/category/[\w/-]+?/?$", r"^/rubriques?/[\w/-]+?/?$", r"^/actu(?:alite)?s?/[\w-]+/?$")

_MOST = 0.8
"""Share of the listed addresses that a pattern must match."""


@dataclass(slots=True)
class Findings:
    """What a probe found: whether the home page answered, how many articles it and each feed and sitemap list, and the
    pages fetched.
    """

    answered: bool = False
    feeds: dict[str, int] = field(default_factory=dict)
    sitemaps: dict[str, int] = field(default_factory=dict)
    home: int = 0
    menu: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    pages: list[FetchedPage] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def article(self) -> str:
        """The pattern that fits the listed addresses."""
        paths = [path_of(entry.url) for entry in self.entries]
        fits = (
            p for p in ARTICLE_PATTERNS if paths and sum(bool(re.search(p, x)) for x in paths) >= _MOST * len(paths)
        )
        return next(fits, DEFAULT_ARTICLE)

    @property
    def section(self) -> str | None:
        """The pattern that fits sections of the menu, None where none does."""
        paths = [path_of(url) for url in self.menu]
        return next((p for p in SECTION_PATTERNS if sum(bool(re.search(p, path)) for path in paths) >= 2), None)


class ProbeSpider(NewsSpider):
    """Reads home page, robots.txt, feeds and some sitemaps of ``url``, and ``pages`` articles; yields no items."""

    name = "probe"

    def __init__(self, url: str, pages: int = 5, **kwargs: Any) -> None:
        domain = site_of(url)
        self.site = Site(name=self.name, title=domain, domain=domain, start=url)
        super().__init__(**kwargs)
        self.allowed_domains = [domain]
        self.findings = Findings()
        self._pages_left = pages
        self._maps_left = SITEMAPS_READ

    async def start(self) -> AsyncIterator[Any]:
        """Home page and robots.txt first."""
        yield self._source_request(self.home, self.parse_home)
        yield self._source_request("/robots.txt", self.parse_robots)

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Notes the menu, and goes on to the feeds that the page declares."""
        listing = self._html_listing(response)
        self.findings.answered = True
        self.findings.home = len(listing.entries)
        if isinstance(response, TextResponse):
            self.findings.menu = _menu(response)
        for url in listing.feeds:
            yield self._source_request(url, self.parse_source)
        if not listing.feeds:
            yield self._source_request("/feed/", self.parse_source)
            yield from self._look(listing)

    def parse_robots(self, response: Response) -> Iterator[Request]:
        """Goes on to the sitemaps."""
        for url in sitemaps_in_robots(response.body, response.url):
            yield self._source_request(url, self.parse_source)

    def parse_source(self, response: Response) -> Iterator[Request]:
        """Counts what a feed or sitemap lists, and goes on to some of its articles."""
        listing = read_xml(response.body, response.url)
        if listing is None:
            self.findings.errors.append(f"{response.url} is neither feed nor sitemap")
            return
        if listing.sitemaps:
            newest = sorted(listing.sitemaps, key=lambda entry: entry.changed or "", reverse=True)
            for entry in newest[: self._maps_left]:
                self._maps_left -= 1
                yield self._source_request(entry.url, self.parse_source)
        found = self.findings.sitemaps if listing.is_sitemap or listing.sitemaps else self.findings.feeds
        found[response.url] = len(listing.entries)
        if listing.news or not listing.is_sitemap:
            yield from self._look(listing)

    def _look(self, listing: Listing) -> Iterator[Request]:
        self.findings.entries += [entry for entry in listing.entries if self._is_ours(entry.url)]
        for entry in listing.entries[: self._pages_left]:
            self._pages_left -= 1
            yield self._article_request(Ask(address_key(entry.url), entry.url, {}))

    def parse_article(self, response: Response, ask: Ask) -> Iterator[Request | FetchedPage]:
        """Keeps a page."""
        self.findings.pages += [item for item in super().parse_article(response, ask) if isinstance(item, FetchedPage)]
        yield from ()


def _menu(response: TextResponse) -> list[str]:
    root = html.document_fromstring(response.body, base_url=response.url)
    links = root.cssselect("nav a, header a, .menu a")
    found = (absolute(link.get("href"), response.url) for link in links)
    own = site_of(response.url)
    return list(
        dict.fromkeys(url for url in found if url and site_of(url) == own and urlsplit(url).path not in ("", "/"))
    )
