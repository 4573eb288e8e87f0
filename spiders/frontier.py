"""Which addresses a run asks for, each article once, and on which conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from newsscrape.archive.identity import address_key
from newsscrape.archive.monitors import Report
from newsscrape.archive.rows import PageRow
from newsscrape.archive.state import State
from newsscrape.page.addresses import is_web_address
from spiders.listing import Entry, Listing


@dataclass(frozen=True, slots=True)
class Ask:
    """An article page to ask for: its key, its address, conditional headers, and when its source says it changed.

    ``length_checked`` is whether the length that the server states must be right.
    """

    key: str
    url: str
    headers: dict[str, str]
    changed: str | None = None
    length_checked: bool = True


@dataclass(slots=True)
class Frontier:
    """The addresses of one run. Without a state, every article is new; ``since`` is an ISO day or instant."""

    site: str
    state: State | None = None
    since: str | None = None
    _listed: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)
    _asked: set[str] = field(default_factory=set)

    @property
    def listed(self) -> int:
        """How many articles this run's sources list, each counted once."""
        return len(self._listed)

    def waiting(self) -> Iterator[Ask]:
        """What earlier runs listed and did not get to store."""
        for row in self.state.waiting(self.site) if self.state else ():
            if is_web_address(row.url) and self._first(row.key):
                yield Ask(row.key, row.url, {})

    def choose(self, entries: Iterable[Entry]) -> list[Ask]:
        """Of listed articles, those to ask for: not yet asked for in this run, and new, changed or due."""
        new = [(address_key(entry.url), entry) for entry in entries]
        asks = [ask for key, entry in new if (ask := self._ask(key, entry))]
        if self.state and asks:
            self.state.list_pages(self.site, [(ask.key, ask.url) for ask in asks])
        return asks

    def _ask(self, key: str, entry: Entry) -> Ask | None:
        row = self.state.page(key) if self.state else None
        article = row.article or key if row else key
        self._listed.add(article)
        if not self._first(article):
            return None
        if self.too_old(entry) or (row and not row.due(entry.changed, datetime.now(UTC))):
            return None
        self._asked.add(key)
        return Ask(key, row.url if row else entry.url, _conditions(row), entry.changed)

    def _first(self, key: str) -> bool:
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def too_old(self, entry: Entry) -> bool:
        """Whether its source says that an article, or all that a sitemap lists, is older than asked for."""
        return bool(self.since and entry.changed and entry.changed < self.since)

    def goes_on(self, listing: Listing, walked: set[str]) -> bool:
        """Whether to walk a section further; ``walked`` holds what its earlier pages listed, and is added to.

        A page that lists nothing new to the walk ends it; so does one with nothing to ask for, where the last run saw
        the whole site.
        """
        keys = {address_key(entry.url) for entry in listing.entries}
        fresh = keys - walked
        walked |= keys
        return bool(fresh) and (self._walks_all() or not keys.isdisjoint(self._asked))

    def _walks_all(self) -> bool:
        runs = self.state.last_runs(self.site, 2)[1:] if self.state else []
        report = runs[0][2] if runs else None
        return not report or not Report.from_json(report).complete

    def source_conditions(self, url: str) -> dict[str, str]:
        """Conditional headers for a feed, sitemap or section page."""
        kept = self.state.source(url) if self.state else None
        return _headers(kept[0], kept[1]) if kept else {}

    def kept_listing(self, url: str) -> Listing:
        """What a source listed when it last came, for a 304."""
        kept = self.state.source(url) if self.state else None
        return Listing.from_json(kept[2]) if kept else Listing()

    def keep_listing(self, url: str, etag: str | None, last_modified: str | None, listing: Listing) -> None:
        """Keeps what a source lists, where it came whole and can be asked conditionally."""
        if self.state and (etag or last_modified) and not listing.cut:
            self.state.keep_source(url, self.site, etag, last_modified, listing.to_json())


def _conditions(row: PageRow | None) -> dict[str, str]:
    return _headers(row.etag, row.last_modified) if row and row.status == "stored" else {}


def _headers(etag: str | None, last_modified: str | None) -> dict[str, str]:
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in headers.items() if value}
