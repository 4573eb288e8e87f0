"""What a run counted, whether that looks right, and how the run ended: for the state, the log and the exit status."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Self
from zoneinfo import ZoneInfo

from scrapy import Spider, signals
from scrapy.crawler import Crawler

from newsscrape.archive.monitors import Report, find_alarms, since_when
from newsscrape.archive.state import State

logger = logging.getLogger(__name__)

RUNS_COMPARED = 10
"""Good runs that a run is compared with."""

GOOD_ENDS = ("finished", "max_articles")

_COUNTED = (
    "listed sources source_errors pages read annotated new changed unchanged unmodified duplicates errors"
    " body_characters".split()
)


@dataclass(slots=True)
class Ending:
    """How a run ended: ``outcome`` is fine, failed, nothing, tripped or interrupted, ``why`` what there is to say."""

    outcome: str
    report: Report
    why: list[str] = field(default_factory=list)


class RunReport:
    """Keeps the report of each run; `ending` is set once the crawl is closed."""

    ending: Ending | None = None

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._state: State | None = None
        self._run = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Builds the extension as Scrapy does."""
        report = cls(crawler)
        crawler.signals.connect(report.opened, signal=signals.spider_opened)
        crawler.signals.connect(report.closed, signal=signals.spider_closed)
        crawler.signals.connect(report.item_error, signal=signals.item_error)
        return report

    def opened(self, spider: Spider) -> None:
        """Notes that the run has begun."""
        self._began = datetime.now(UTC)
        path = self.crawler.settings.get("NEWSSCRAPE_STATE")
        if path:
            self._state = State(path)
            self._run = self._state.begin_run(spider.name)

    def item_error(self) -> None:
        """Counts a page that a fault of ours lost."""
        self.crawler.stats.inc_value("newsscrape/failures")

    def closed(self, spider: Spider, reason: str) -> None:
        """Judges the run, and keeps its report."""
        report = self._report(reason)
        alarms = self._alarms(spider, report)
        for alarm in alarms:
            logger.warning("Monitor: %s", alarm)
            self.crawler.stats.inc_value("newsscrape/alarms")
        self.ending = judge(report, reason, alarms)
        if self._state:
            self._state.end_run(self._run, self.ending.outcome, report.to_json())
            self._state.close()

    def _alarms(self, spider: Spider, report: Report) -> list[str]:
        before = self._state.good_runs(spider.name, RUNS_COMPARED) if self._state else []
        if not before:
            return find_alarms(spider.name, report, [])
        zone = ZoneInfo(self.crawler.settings.get("NEWSSCRAPE_ZONE"))
        since = since_when(datetime.fromisoformat(before[0][0]).astimezone(zone), self._began.astimezone(zone))
        return find_alarms(spider.name, report, [Report.from_json(text) for _, text in before], since)

    def _report(self, reason: str) -> Report:
        stats = self.crawler.stats.get_stats()
        mine = {key.removeprefix("newsscrape/"): value for key, value in stats.items() if key.startswith("newsscrape/")}
        report = Report(**{name: mine[name] for name in _COUNTED if name in mine})
        limited = self.crawler.settings.get("NEWSSCRAPE_SINCE")
        report.complete = int(reason == "finished" and not report.source_errors and not limited)
        lost = sum(mine.get(name, 0) for name in ("failures", "worker_errors", "invalid", "output_errors"))
        report.failures = lost + stats.get("spider_exceptions/count", 0)
        report.requests = stats.get("downloader/request_count", 0)
        report.seconds = round((datetime.now(UTC) - self._began).total_seconds(), 1)
        report.refused = _under(mine, "not_article/")
        report.filled = _under(mine, "filled/")
        return report


def _under(counts: dict[str, int], prefix: str) -> dict[str, int]:
    return {key.removeprefix(prefix): count for key, count in counts.items() if key.startswith(prefix)}


def judge(report: Report, reason: str, alarms: list[str]) -> Ending:
    """How a run ended, from what it counted, the reason that Scrapy gives, and what the monitors say."""
    if reason == "shutdown":
        return Ending("interrupted", report, ["ended by a signal"])
    if reason not in GOOD_ENDS:
        return Ending("failed", report, [f"ended early: {reason}"])
    if not report.sources and not report.pages:
        return Ending("failed", report, ["no source answered" if report.source_errors else "nothing answered"])
    if report.failures:
        return Ending(
            "failed", report, [f"{report.failures} pages lost to faults, see the log: the next run asks again"]
        )
    if alarms:
        return Ending("tripped", report, alarms)
    if not report.listed and not report.read:
        return Ending("nothing", report, ["no article listed"])
    if report.came and not report.read and not report.unmodified:
        return Ending("nothing", report, ["no page held an article"])
    return Ending("fine", report)
