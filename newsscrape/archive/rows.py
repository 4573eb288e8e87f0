"""What the state knows of pages and articles, and when a page is to be asked for again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MAX_FAILURES = 10
"""Runs in a row in which a page without a record is asked for; then it waits half as long again each time."""

_WAITS_FOR = timedelta(days=60)
"""How long a page without a record is asked for without being listed again."""

_FRESH_SHARE = 0.1
"""Share of the time without a change for which a page is taken to be unchanged (RFC 9111, 4.2.2)."""

_ALWAYS_DUE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PageRow:
    """What is known of one address."""

    key: str
    site: str
    url: str
    status: str
    reason: str | None
    article: str | None
    etag: str | None
    last_modified: str | None
    source_changed: str | None
    first_seen: str
    checked_at: str | None
    changed_at: str | None
    failures: int

    def due(self, source_changed: str | None, now: datetime) -> bool:
        """Whether to ask for the page again.

        Yes while it has no record, when its source says that it changed since, in the first day, and after that once a
        tenth of the time without a change has gone by: daily after ten days, every ten days after a hundred.
        """
        if self.status == "listed" or not self.checked_at or not self.changed_at:
            return True
        if source_changed and self.source_changed and source_changed > self.source_changed:
            return True
        checked = datetime.fromisoformat(self.checked_at)
        stable = checked - datetime.fromisoformat(self.changed_at)
        return stable < _ALWAYS_DUE or now - checked >= stable * _FRESH_SHARE

    def waits(self, now: datetime) -> bool:
        """Whether to ask, without being told by a source, for a page that has no record yet."""
        if self.failures < MAX_FAILURES or not self.checked_at:
            return True
        first, checked = datetime.fromisoformat(self.first_seen), datetime.fromisoformat(self.checked_at)
        return now - first < _WAITS_FOR and now - checked >= (checked - first) / 2


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What is known of one article."""

    key: str
    site: str
    canonical_url: str
    record_id: str
    revision: int
    content_hash: str
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A record that is durable: what the state keeps of it. ``page`` is the key of the address asked for."""

    page: str
    url: str
    etag: str | None
    last_modified: str | None
    changed: str | None
    article: str
    canonical_url: str
    record_id: str
    revision: int
    content_hash: str


def instant(when: datetime | None = None) -> str:
    """An instant as the state spells it, now by default."""
    return (when or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
