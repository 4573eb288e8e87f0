"""A Scrapy extension that measures how late the event loop wakes a sleeper."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

EVERY = 0.01


class LoopLag:
    """Sleeps for `EVERY` seconds over and over; writes the 99th percentile of its lateness to ``$BENCH_LAG``."""

    def __init__(self) -> None:
        self._late: list[float] = []
        self._task: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listens to the crawl's beginning and end."""
        extension = cls()
        crawler.signals.connect(extension.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        return extension

    def spider_opened(self) -> None:
        """Begins to measure."""
        self._task = asyncio.get_event_loop().create_task(self._measure())

    def spider_closed(self) -> None:
        """Writes what was measured."""
        if self._task:
            self._task.cancel()
        late = statistics.quantiles(self._late, n=100)[98]
        Path(os.environ["BENCH_LAG"]).write_text(json.dumps({"p99": late, "max": max(self._late)}), "utf-8")

    async def _measure(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + EVERY
            await asyncio.sleep(EVERY)
            self._late.append(loop.time() - due)
