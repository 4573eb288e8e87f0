"""How news sites are crawled: from feeds, sitemaps and section pages to article pages. A site adds only data."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, ResponseDataLossError
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newsscrape import read_page
from newsscrape.archive.fetched import FetchedPage
from newsscrape.archive.state import State
from newsscrape.errors import NotAnArticle
from spiders.frontier import Ask, Frontier
from spiders.listing import Entry, Listing, path_of, read_html, read_xml, sitemaps_in_robots
from spiders.site import DEFAULT_ARTICLE, Site

SOURCE_PRIORITY, ARTICLE_PRIORITY, WAITING_PRIORITY, PAGINATION_PRIORITY = 20, 10, 5, 0
"""Sources come first, then what they list, then what earlier runs left, then the next pages of sections."""

NOT_MODIFIED = 304
PAGE_BYTES = 10 * 1024 * 1024
"""An article page that is larger is none."""
GONE = (404, 410)
FORBIDDEN = "Forbidden by robots.txt"
"""What Scrapy says of a page that robots.txt keeps from us: no error, on either side."""


class NewsSpider(Spider):
    """Crawls one site.

    Spider arguments: ``start`` replaces the site's start address (a copy of the site elsewhere; addresses of the site
    are then asked for there), ``since`` (an ISO day) leaves out what sources say is older.
    """

    site: Site

    def __init__(self, start: str | None = None, since: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.home = start or self.site.home
        self._moved = bool(start)
        self._since = since
        host = urlsplit(self.home).hostname or ""
        self.allowed_domains = [host] if start else [self.site.domain, *self.site.hosts]
        self.frontier = Frontier(self.name, since=since)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> NewsSpider:
        """Builds the spider as Scrapy does, with its state where the settings name one."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        state = crawler.settings.get("NEWSSCRAPE_STATE")
        since = spider._since or crawler.settings.get("NEWSSCRAPE_SINCE")
        spider.frontier = Frontier(spider.name, State(state) if state else None, since)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Adds what the site's file says of its days and of politeness."""
        super().update_settings(settings)
        site: Site | None = getattr(cls, "site", None)
        settings.set("NEWSSCRAPE_ZONE", site.timezone if site else "UTC", priority="spider")
        if site and site.delay is not None:
            settings.set("DOWNLOAD_DELAY", site.delay, priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        """What earlier runs left, and the site's sources."""
        for ask in self.frontier.waiting():
            if self._is_ours(ask.url):
                yield self._article_request(ask).replace(priority=WAITING_PRIORITY)
        for path in (*self.site.feeds, *self.site.sitemaps):
            yield self._source_request(path, self.parse_source)
        for path in self.site.sections:
            yield self._section_request(path)
        if self.site.discover and not self.site.sitemaps:
            yield self._source_request("/robots.txt", self.parse_robots)
        if self.site.section or not (self.site.feeds or self.site.sections):
            yield self._source_request(self.home, self.parse_home)

    def parse_robots(self, response: Response) -> Iterator[Request]:
        """Goes on to the sitemaps that robots.txt names."""
        for url in sitemaps_in_robots(response.body, response.url):
            yield self._source_request(url, self.parse_source)

    def parse_source(self, response: Response) -> Iterator[Request]:
        """Reads a feed or sitemap; goes on to its articles, and from an index to its sitemaps, newest first."""
        listing = self._kept(response) or read_xml(response.body, response.url)
        if listing is None:
            self._count("source_errors")
            self.logger.error("%s is neither feed nor sitemap: check the file of %s", response.url, self.name)
            return
        self._keep(response, listing)
        yield from self._article_requests(self._articles(listing))
        for entry in [entry for entry in _newest(listing.sitemaps) if not self.frontier.too_old(entry)][
            : self.site.sitemaps_max
        ]:
            yield self._source_request(entry.url, self.parse_source)

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Reads the home page: its articles, its sections, and the feeds it declares where the site names none."""
        listing = self._html_listing(response)
        yield from self._article_requests(listing.entries)
        for url in listing.sections if not self.site.sections else []:
            yield self._section_request(url)
        for url in listing.feeds if not self.site.feeds else []:
            yield self._source_request(url, self.parse_source)

    def parse_section(self, response: Response, number: int, walked: set[str]) -> Iterator[Request]:
        """Reads page ``number`` of a section; goes on to the next as `Frontier.goes_on` says."""
        listing = self._html_listing(response)
        yield from self._article_requests(listing.entries)
        if number < self.site.pages and self.frontier.goes_on(listing, walked):
            for url in listing.pages:
                yield self._section_request(url, number + 1, walked)

    def parse_article(self, response: Response, ask: Ask) -> Iterator[Request | FetchedPage]:
        """Hands an article page on; asks once more for one that came cut."""
        if response.status == NOT_MODIFIED:
            self._count("unmodified")
            if self.frontier.state:
                self.frontier.state.unmodified(ask.key, ask.changed)
        elif self._is_cut(response):
            yield self._article_request(ask, cut=True)
        else:
            self._count("pages")
            yield _fetched(response, ask, self.name)

    def article_failed(self, failure: Failure, ask: Ask) -> Iterator[Request]:
        """Notes a page that did not come; takes one whose stated length was wrong as it is, if it is whole."""
        error = failure.value
        if isinstance(error, ResponseDataLossError) and ask.length_checked:
            yield self._article_request(replace(ask, length_checked=False))
            return
        reason, gone = _reason(error), isinstance(error, HttpError) and error.response.status in GONE
        wall = _wall(error)
        self._count_failure(ask, reason, f"not_article/{wall}" if wall else "errors")
        self.logger.info("No page from %s: %s", ask.url, reason)
        if self.frontier.state:
            self.frontier.state.failed(ask.key, reason, gone=gone)

    def _count_failure(self, ask: Ask, reason: str, name: str) -> None:
        if reason == FORBIDDEN:
            name = "forbidden"
        elif self.frontier.state and self.frontier.state.is_repeated(ask.key, reason):
            name = "repeated"
        self._count(name)

    def source_failed(self, failure: Failure) -> None:
        """Counts a source that did not come."""
        self._count("source_errors")
        self.logger.info("No listing from %s: %s", failure.request.url, _reason(failure.value))  # type: ignore[attr-defined]

    def _articles(self, listing: Listing) -> list[Entry]:
        if self.site.article == DEFAULT_ARTICLE and (listing.news or not listing.is_sitemap):
            return listing.entries
        article = re.compile(self.site.article)
        entries = [entry for entry in listing.entries if article.search(path_of(entry.url))]
        return _newest(entries)[: self.site.sitemap_articles] if listing.is_sitemap else entries

    def _article_requests(self, entries: Iterable[Entry]) -> Iterator[Request]:
        here = (replace(entry, url=self._here(entry.url)) for entry in entries)
        asks = self.frontier.choose(entry for entry in here if self._is_ours(entry.url))
        self.crawler.stats.set_value("newsscrape/listed", self.frontier.listed)
        return map(self._article_request, asks)

    def _article_request(self, ask: Ask, *, cut: bool = False) -> Request:
        meta = {
            "handle_httpstatus_list": [NOT_MODIFIED],
            "download_fail_on_dataloss": ask.length_checked,
            "cut": cut,
            "download_maxsize": PAGE_BYTES,
        }
        return Request(
            ask.url,
            self.parse_article,
            errback=partial(self.article_failed, ask=ask),
            headers=ask.headers,
            cb_kwargs={"ask": ask},
            priority=ARTICLE_PRIORITY,
            meta=meta,
            dont_filter=cut or not ask.length_checked,
        )

    def _source_request(
        self, path: str, callback: Callable[..., Any], priority: int = SOURCE_PRIORITY, **kwargs: Any
    ) -> Request:
        url = self._here(urljoin(self.home, path))
        return Request(
            url,
            callback,
            errback=self.source_failed,
            headers=self.frontier.source_conditions(url),
            cb_kwargs=kwargs,
            priority=priority,
            meta={"handle_httpstatus_list": [NOT_MODIFIED], "source": url},
        )

    def _section_request(self, url: str, number: int = 1, walked: set[str] | None = None) -> Request:
        priority = SOURCE_PRIORITY if number == 1 else PAGINATION_PRIORITY
        walked = set() if walked is None else walked
        return self._source_request(url, self.parse_section, priority, number=number, walked=walked)

    def _html_listing(self, response: Response) -> Listing:
        listing = self._kept(response)
        if listing is None:
            listing = (
                read_html(response.text, response.url, self.site) if isinstance(response, TextResponse) else Listing()
            )
            self._keep(response, listing)
        return listing

    def _kept(self, response: Response) -> Listing | None:
        self._count("sources")
        return self.frontier.kept_listing(response.meta["source"]) if response.status == NOT_MODIFIED else None

    def _keep(self, response: Response, listing: Listing) -> None:
        if response.status != NOT_MODIFIED:
            etag, modified = (header(response, name) for name in ("ETag", "Last-Modified"))
            self.frontier.keep_listing(response.meta["source"], etag, modified, listing)

    def _is_cut(self, response: Response) -> bool:
        """Whether to ask once more for a page without ``</html>``; some sites never close it, so the second counts."""
        whole = b"</html" in response.body[-4096:].lower() or not isinstance(response, HtmlResponse)
        if whole or response.meta.get("cut"):
            return False
        self._count("cut")
        return True

    def _here(self, url: str) -> str:
        if not self._moved:
            return url
        parts, home = urlsplit(url), urlsplit(self.home)
        host = (parts.hostname or "").removeprefix("www.")
        return urlunsplit(parts._replace(scheme=home.scheme, netloc=home.netloc)) if host == self.site.domain else url

    def _is_ours(self, url: str) -> bool:
        host = urlsplit(url).hostname or ""
        return any(host == domain or host.endswith(f".{domain}") for domain in self.allowed_domains or ())

    def _count(self, name: str) -> None:
        self.crawler.stats.inc_value(f"newsscrape/{name}")


def header(response: Response, name: str) -> str | None:
    """A response header as text; None where there is none."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _newest(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.changed or "", reverse=True)


def _reason(error: BaseException | None) -> str:
    if isinstance(error, HttpError):
        return f"HTTP {error.response.status}"
    return str(error) if isinstance(error, IgnoreRequest) else type(error).__name__


def _wall(error: BaseException | None) -> str | None:
    """What guards a page that answered with an error: a bot challenge or a consent wall; None for a plain error."""
    if not isinstance(error, HttpError) or not isinstance(error.response, HtmlResponse):
        return None
    try:
        read_page(error.response.body, error.response.url)
    except NotAnArticle as refusal:
        return refusal.reason if refusal.reason in ("challenge", "consent") else None
    return None


def _fetched(response: Response, ask: Ask, spider: str) -> FetchedPage:
    return FetchedPage(
        url=response.url,
        key=ask.key,
        body=response.body,
        headers={str(k, "latin-1").lower(): str(v[-1], "latin-1") for k, v in response.headers.items() if v},
        fetched_at=datetime.now(UTC),
        spider=spider,
        changed=ask.changed,
    )
