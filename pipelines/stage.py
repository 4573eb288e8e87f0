"""What the stages have in common: the crawler they belong to, the state, the counts, dropping a page."""

from __future__ import annotations

import asyncio
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newsscrape.archive.state import State
from pipelines.workers import Workers, shared_workers


class Stage:
    """A pipeline stage of one crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Builds the stage as Scrapy does."""
        return cls(crawler)

    @property
    def site(self) -> str:
        """The name of the crawl's spider."""
        return self.crawler.spider.name if self.crawler.spider else ""

    def count(self, name: str, by: int = 1) -> None:
        """Counts in the crawl's stats, under ``newsscrape/``."""
        self.crawler.stats.inc_value(f"newsscrape/{name}", by)

    def drop(self, name: str, reason: str, *, level: str = "INFO") -> DropItem:
        """Counts a page that goes no further; raise what this returns."""
        self.count(name)
        return DropItem(reason, log_level=level)

    def end(self, reason: str) -> None:
        """Ends the crawl once the pages in hand are through."""
        end_crawl(self.crawler, reason)


def end_crawl(crawler: Crawler, reason: str) -> None:
    """Begins to end a crawl, for ``reason``; pages that are in the pipelines go on to their end."""
    closing = asyncio.ensure_future(crawler.engine.close_spider_async(reason=reason))
    closing.add_done_callback(lambda task: task.exception() if not task.cancelled() else None)


class StateStage(Stage):
    """A stage that knows what earlier runs stored; ``state`` is None in a crawl without one."""

    state: State | None = None

    def open_spider(self) -> None:
        """Opens the state that the settings name."""
        path = self.crawler.settings.get("NEWSSCRAPE_STATE")
        self.state = State(path) if path else None

    async def close_spider(self) -> None:
        """Closes the state."""
        if self.state:
            self.state.close()


class WorkerStage(StateStage):
    """A stage that works in worker processes."""

    workers: Workers

    def open_spider(self) -> None:
        """Opens the state, and joins the workers of this process."""
        super().open_spider()
        settings = self.crawler.settings
        self.workers = shared_workers(
            settings.getint("NEWSSCRAPE_WORKERS"), settings.getfloat("NEWSSCRAPE_PAGE_SECONDS")
        )
        self.workers.enter()

    async def close_spider(self) -> None:
        """Leaves the workers, and closes the state."""
        self.workers.leave()
        await super().close_spider()
