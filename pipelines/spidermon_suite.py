"""The Spidermon suite: one monitor for each thing that `newsscrape crawl` has an exit status for."""

from __future__ import annotations

from typing import ClassVar

from spidermon import Monitor, MonitorSuite  # type: ignore[import-untyped]


class RunMonitor(Monitor):  # type: ignore[misc]
    """What our stats say of the run."""

    def test_no_page_is_lost(self) -> None:
        """No page was lost to a fault."""
        stats = self.data.stats
        for name in ("failures", "worker_errors", "invalid", "output_errors"):
            if stats.get(f"newsscrape/{name}", 0):
                self.fail(f"pages lost: {name}")

    def test_sources_answer(self) -> None:
        """At least one feed, sitemap or section page answered."""
        if not self.data.stats.get("newsscrape/sources", 0):
            self.fail("no source answered")

    def test_no_monitor_tripped(self) -> None:
        """The run looks like the site's own last runs; the log has the alarms in words."""
        if self.data.stats.get("newsscrape/alarms", 0):
            self.fail("a monitor of newsscrape tripped")


class NewsSuite(MonitorSuite):  # type: ignore[misc]
    """What is checked when a crawl ends."""

    monitors: ClassVar = [RunMonitor]
