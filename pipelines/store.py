"""Stage 5: writes the record, and marks the page as stored once the record is on the disk."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from newsscrape.archive.identity import address_key, content_hash
from newsscrape.archive.lines import LineFile, OutputError
from newsscrape.archive.recovery import recover
from newsscrape.archive.rows import Stored
from pipelines.stage import WorkerStage
from pipelines.stages import ArticleRead

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Waiting:
    line: str
    stored: Stored
    done: asyncio.Future[None]


class StorePipeline(WorkerStage):
    """`ArticleRead` → the record as a dict, keys in order, as feeds write it.

    Where ``NEWSSCRAPE_OUT`` names a folder, the record goes to ``SITE/DAY.jsonl`` in it. Records are written and
    synced in batches, at once where the workers have nothing to do; each comes out of this stage when its batch is
    durable.
    """

    def open_spider(self) -> None:
        """Opens the state, joins the workers, and repairs what a killed run left in the folder."""
        super().open_spider()
        settings = self.crawler.settings
        out = settings.get("NEWSSCRAPE_OUT")
        if self.state and not out:
            raise ValueError("NEWSSCRAPE_STATE needs NEWSSCRAPE_OUT: a page counts as seen once its record is there")
        self._zone = ZoneInfo(settings.get("NEWSSCRAPE_ZONE"))
        self._suffix = settings.get("NEWSSCRAPE_OUT_SUFFIX")
        self._most = settings.getint("NEWSSCRAPE_SYNC_RECORDS")
        self._seconds = settings.getfloat("NEWSSCRAPE_SYNC_SECONDS")
        self._waiting: list[_Waiting] = []
        self._timer: asyncio.TimerHandle | None = None
        self._writing = asyncio.Lock()
        self._flushes: set[asyncio.Task[None]] = set()
        self._file: LineFile | None = None
        self._folder = Path(out) / self.site if out else None
        self._recover()

    async def close_spider(self) -> None:
        """Writes what waits, closes file and state."""
        await self._flush()
        if self._file:
            self._file.close()
        await super().close_spider()

    async def process_item(self, item: ArticleRead) -> dict[str, Any]:
        """The record, once it is durable. Raises DropItem where it could not be written; the crawl then ends."""
        if self._folder:
            waiting = _Waiting(item.line, _stored(item), asyncio.get_running_loop().create_future())
            self._waiting.append(waiting)
            self._schedule()
            try:
                await waiting.done
            except (OutputError, sqlite3.Error) as error:
                raise self.drop("output_errors", f"{item.article.url} not stored: {error}", level="ERROR") from None
        self.count("stored")
        self.count("changed" if item.article.revision > 1 else "new")
        record: dict[str, Any] = json.loads(item.line)
        return record

    def _recover(self) -> None:
        if not self.state or not self._folder:
            return
        done = recover(self.state, self.site, self._folder)
        if done.adopted:
            logger.info("%s: marked %d records that a killed run had written", self.site, done.adopted)
        for path in done.cut:
            logger.warning("A killed run left a cut record: its bytes are in %s", path)

    def _schedule(self) -> None:
        if len(self._waiting) >= self._most or self.workers.is_idle:
            self._start_flush()
        elif not self._timer:
            self._timer = asyncio.get_running_loop().call_later(self._seconds, self._start_flush)

    def _start_flush(self) -> None:
        task = asyncio.create_task(self._flush())
        self._flushes.add(task)
        task.add_done_callback(self._flushes.discard)

    async def _flush(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        async with self._writing:
            batch, self._waiting = self._waiting, []
            if batch:
                await self._write(batch)

    async def _write(self, batch: list[_Waiting]) -> None:
        try:
            file = self._todays_file()
            size = await asyncio.to_thread(file.append, [waiting.line for waiting in batch])
            if self.state:
                self.state.store(self.site, [waiting.stored for waiting in batch], file.path, size)
        except (OutputError, sqlite3.Error) as error:
            for waiting in batch:
                waiting.done.set_exception(error)
            logger.error("%s: the crawl ends, and no page of this batch counts as seen", error)
            self.end("output_failed")
            return
        for waiting in batch:
            waiting.done.set_result(None)

    def _todays_file(self) -> LineFile:
        path = self._path()
        if self._file and self._file.path != path:
            self._file.close()
            self._file = None
        if not self._file:
            self._file = LineFile(path)
        return self._file

    def _path(self) -> Path:
        assert self._folder  # noqa: S101  (only called with a folder)
        return self._folder / f"{datetime.now(self._zone):%Y-%m-%d}{self._suffix}"


def _stored(item: ArticleRead) -> Stored:
    article, fetched = item.article, item.fetched
    return Stored(
        page=fetched.key,
        url=fetched.url,
        etag=fetched.headers.get("etag"),
        last_modified=fetched.headers.get("last-modified"),
        changed=fetched.changed,
        article=address_key(article.canonical_url),
        canonical_url=article.canonical_url,
        record_id=article.id,
        revision=article.revision,
        content_hash=content_hash(article),
    )
