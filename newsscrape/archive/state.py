"""What crawls remember between runs: one SQLite file in WAL mode.

A page counts as stored only after its record is durable: `State.store` is called once the output file has been synced,
and `newsscrape.archive.recovery` adopts records that a killed run wrote but did not get to mark.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from newsscrape.archive.rows import ArticleRow, PageRow, Stored, instant

VERSION = 1

RUNS_KEPT = 1000
"""Reports kept of each site."""

TOO_OLD = "too_old"
"""Why a page is refused that is older than a run was asked to take."""

LASTING = frozenset({"listing", "search", "not_html", TOO_OLD})
"""What a page stays that is it: for any other reason of `newsscrape.errors.Reason` it is asked for again."""


class StateError(OSError):
    """The state file cannot be used; the message says which and why."""


class State:
    """The state file. Methods that take ``keys`` take `newsscrape.archive.identity.address_key` of an address."""

    def __init__(self, path: Path | str) -> None:
        """Opens or makes the file; raises `StateError` where it cannot be read or written, or is no state."""
        self.path = Path(path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            self._make()
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
        except (sqlite3.Error, OSError) as error:
            raise StateError(f"state {self.path}: {error}; give a writable place, or restore the file") from None

    def _make(self) -> None:
        with self._transaction():
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            tables = {name for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if version == 0 and not tables:
                for statement in _schema().split(";\n"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {VERSION}")
            elif version == 0 or "pages" not in tables:
                raise sqlite3.DatabaseError("it is a database of something else")
            elif version != VERSION:
                raise sqlite3.DatabaseError(f"version {version}, where this newsscrape reads version {VERSION}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def page(self, key: str) -> PageRow | None:
        """What is known of an address."""
        row = self._db.execute("SELECT * FROM pages WHERE key = ?", (key,)).fetchone()
        return PageRow(*row) if row else None

    def article(self, key: str) -> ArticleRow | None:
        """What is known of an article, by the key of its canonical address."""
        row = self._db.execute("SELECT * FROM articles WHERE key = ?", (key,)).fetchone()
        return ArticleRow(*row) if row else None

    def same_content(self, site: str, content_hash: str) -> ArticleRow | None:
        """An article of the site with the very same content."""
        row = self._db.execute(
            "SELECT * FROM articles WHERE site = ? AND content_hash = ? LIMIT 1", (site, content_hash)
        ).fetchone()
        return ArticleRow(*row) if row else None

    def pages(self, site: str | None = None, status: str | None = None) -> Iterator[PageRow]:
        """The pages of a site, of a status, or all, by key."""
        rows = self._db.execute(
            "SELECT * FROM pages WHERE site = coalesce(?1, site) AND status = coalesce(?2, status) ORDER BY key",
            (site, status),
        )
        return (PageRow(*row) for row in rows)

    def waiting(self, site: str) -> list[PageRow]:
        """Pages listed by an earlier run that have no record yet, first seen first."""
        rows = self._db.execute(
            "SELECT * FROM pages WHERE site = ? AND status = 'listed' ORDER BY first_seen, key", (site,)
        )
        now = datetime.now(UTC)
        return [row for row in (PageRow(*row) for row in rows) if row.waits(now)]

    def list_pages(self, site: str, pages: Iterable[tuple[str, str]]) -> None:
        """Notes listed pages as (key, address) pairs, so that no later run forgets them."""
        now = instant()
        with self._transaction():
            self._db.executemany(
                "INSERT OR IGNORE INTO pages (key, site, url, first_seen) VALUES (?, ?, ?, ?)",
                [(key, site, url, now) for key, url in pages],
            )

    def unmodified(self, key: str, source_changed: str | None = None) -> None:
        """The page answered 304."""
        self._db.execute(
            "UPDATE pages SET checked_at = ?, source_changed = coalesce(?, source_changed), failures = 0 WHERE key = ?",
            (instant(), source_changed, key),
        )

    def is_repeated(self, key: str, reason: str) -> bool:
        """Whether a page that never gave a record fails, or is refused, as it was the last time: that is no news."""
        row = self.page(key)
        return bool(row and row.status == "listed" and row.failures and row.reason == reason)

    def failed(self, key: str, reason: str, *, gone: bool = False) -> None:
        """The page did not come; ``gone`` says that the site has it no longer."""
        self._db.execute(
            "UPDATE pages SET failures = failures + 1, reason = ?2, checked_at = ?3,"
            " changed_at = coalesce(changed_at, ?3),"
            " status = CASE WHEN ?4 AND status = 'listed' THEN 'gone' ELSE status END WHERE key = ?1",
            (key, reason, instant(), gone),
        )

    def refused(self, key: str, reason: str) -> None:
        """The page came and holds no article; a page that once held one keeps its record.

        A consent wall, an error page and the like may give way to the article: such a page goes on waiting.
        """
        if reason not in LASTING:
            self.failed(key, reason)
            return
        self._db.execute(
            "UPDATE pages SET reason = ?2, checked_at = ?3, changed_at = coalesce(changed_at, ?3), failures = 0,"
            " status = CASE status WHEN 'stored' THEN status ELSE 'refused' END WHERE key = ?1",
            (key, reason, instant()),
        )

    def unchanged(
        self, key: str, article: str, etag: str | None, last_modified: str | None, source_changed: str | None = None
    ) -> None:
        """The page came, and its article is what it was."""
        now = instant()
        with self._transaction():
            self._db.execute(
                "UPDATE pages SET status = 'stored', reason = NULL, article = ?2, etag = ?3, last_modified = ?4,"
                " checked_at = ?5, changed_at = coalesce(changed_at, ?5), failures = 0,"
                " source_changed = coalesce(?6, source_changed) WHERE key = ?1",
                (key, article, etag, last_modified, now, source_changed),
            )
            self._db.execute("UPDATE articles SET last_seen = ? WHERE key = ?", (now, article))

    def alias(self, key: str, article: str) -> None:
        """The page leads to an article that this run takes from another address."""
        self._db.execute(
            "UPDATE pages SET status = 'stored', article = ?2, checked_at = ?3, changed_at = ?3, failures = 0"
            " WHERE key = ?1 AND EXISTS (SELECT 1 FROM articles WHERE key = ?2)",
            (key, article, instant()),
        )

    def store(self, site: str, records: Iterable[Stored], path: Path | None, size: int) -> None:
        """Marks durable records as stored, and ``path`` as accounted for up to ``size`` bytes, all or nothing."""
        now = instant()
        with self._transaction():
            for record in records:
                self._store_one(site, record, now)
            if path:
                self._db.execute("INSERT OR REPLACE INTO outputs VALUES (?, ?)", (str(path.absolute()), size))

    def _store_one(self, site: str, record: Stored, now: str) -> None:
        self._db.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
            " canonical_url = excluded.canonical_url, record_id = excluded.record_id, revision = excluded.revision,"
            " content_hash = excluded.content_hash, last_seen = excluded.last_seen",
            (
                record.article,
                site,
                record.canonical_url,
                record.record_id,
                record.revision,
                record.content_hash,
                now,
                now,
            ),
        )
        self._db.execute(
            "INSERT INTO pages"
            " (key, site, url, status, article, etag, last_modified, source_changed,"
            " first_seen, checked_at, changed_at)"
            " VALUES (?1, ?2, ?3, 'stored', ?4, ?5, ?6, ?8, ?7, ?7, ?7)"
            " ON CONFLICT (key) DO UPDATE SET status = 'stored', reason = NULL, article = ?4, etag = ?5,"
            " last_modified = ?6, source_changed = ?8, checked_at = ?7, changed_at = ?7, failures = 0",
            (record.page, site, record.url, record.article, record.etag, record.last_modified, now, record.changed),
        )

    def source(self, key: str) -> tuple[str | None, str | None, str] | None:
        """ETag, Last-Modified and listing of a feed, sitemap or section page as it last came."""
        row = self._db.execute("SELECT etag, last_modified, listing FROM sources WHERE key = ?", (key,)).fetchone()
        return (row[0], row[1], row[2]) if row else None

    def keep_source(self, key: str, site: str, etag: str | None, last_modified: str | None, listing: str) -> None:
        """Keeps what a source listed, for when it answers 304."""
        self._db.execute(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?)", (key, site, etag, last_modified, listing)
        )

    def accounted(self, path: Path) -> int:
        """Bytes of an output file whose records are marked as stored; 0 for an unknown file."""
        row = self._db.execute("SELECT bytes FROM outputs WHERE path = ?", (str(path.absolute()),)).fetchone()
        return int(row[0]) if row else 0

    def begin_run(self, site: str) -> int:
        """Notes that a run has begun; returns its number."""
        done = self._db.execute("INSERT INTO runs (site, started_at) VALUES (?, ?)", (site, instant()))
        return int(done.lastrowid or 0)

    def end_run(self, run: int, outcome: str, report: str) -> None:
        """Notes how a run ended; forgets those of long ago."""
        with self._transaction():
            self._db.execute(
                "UPDATE runs SET ended_at = ?, outcome = ?, report = ? WHERE id = ?", (instant(), outcome, report, run)
            )
            self._db.execute(
                "DELETE FROM runs WHERE site = (SELECT site FROM runs WHERE id = ?1) AND id <= ?1 - ?2",
                (run, RUNS_KEPT),
            )

    def last_runs(self, site: str, count: int) -> list[tuple[str, str | None, str | None]]:
        """The last runs of a site, newest first, as (started_at, outcome, report)."""
        rows = self._db.execute(
            "SELECT started_at, outcome, report FROM runs WHERE site = ? ORDER BY id DESC LIMIT ?", (site, count)
        )
        return rows.fetchall()

    def good_runs(self, site: str, count: int) -> list[tuple[str, str]]:
        """The last runs that ended well, newest first, as (started_at, report)."""
        rows = self._db.execute(
            "SELECT started_at, report FROM runs WHERE site = ? AND outcome = 'fine' ORDER BY id DESC LIMIT ?",
            (site, count),
        )
        return rows.fetchall()

    def accept(self, site: str) -> int:
        """Takes the runs that a monitor tripped on as good ones; returns how many."""
        return self._db.execute(
            "UPDATE runs SET outcome = 'fine' WHERE site = ? AND outcome = 'tripped'", (site,)
        ).rowcount

    def summary(self) -> list[tuple[str, int, int, int, str | None]]:
        """Every site as (name, articles, revisions, pages without a record, last run)."""
        rows = self._db.execute(
            "SELECT site, sum(articles), sum(revisions), sum(waiting), max(started) FROM ("
            " SELECT site, count(*) articles, sum(revision) revisions, 0 waiting, NULL started"
            " FROM articles GROUP BY site"
            " UNION ALL SELECT site, 0, 0, count(*), NULL FROM pages WHERE status = 'listed' GROUP BY site"
            " UNION ALL SELECT site, 0, 0, 0, max(started_at) FROM runs GROUP BY site) GROUP BY site ORDER BY site"
        )
        return rows.fetchall()

    def reset(self, site: str) -> int:
        """Forgets all of a site but which bytes of its files are accounted for; returns how many articles that were."""
        with self._transaction():
            count = self._db.execute("DELETE FROM articles WHERE site = ?", (site,)).rowcount
            for table in ("pages", "sources", "runs"):
                self._db.execute(f"DELETE FROM {table} WHERE site = ?", (site,))  # noqa: S608  (names from the line above)
        return count

    def forget(self, key: str) -> int:
        """Forgets an article and every address of it, or a page without a record; returns how many rows went."""
        with self._transaction():
            row = self._db.execute("SELECT coalesce(article, key) FROM pages WHERE key = ?", (key,)).fetchone()
            article = row[0] if row else key
            count = self._db.execute("DELETE FROM pages WHERE key = ? OR article = ?", (key, article)).rowcount
            return count + self._db.execute("DELETE FROM articles WHERE key = ?", (article,)).rowcount


def _schema() -> str:
    return files(__package__).joinpath("state.sql").read_text(encoding="utf-8")
