"""How a run is judged, and what Spidermon is given."""

from __future__ import annotations

import pytest
from scrapy.settings import Settings

from newsscrape.archive.monitors import Report
from pipelines.report import judge
from pipelines.spidermon import SpidermonAddon
from spiders.commands.statuses import gravest

SEEN = Report(sources=3, listed=20, pages=5, read=4, new=4)


@pytest.mark.parametrize(
    ("report", "reason", "alarms", "outcome", "status"),
    [
        (SEEN, "finished", [], "fine", 0),
        (SEEN, "max_articles", [], "fine", 0),
        (Report(sources=3, listed=20), "finished", [], "fine", 0),
        (Report(sources=3, listed=20, unmodified=20), "finished", [], "fine", 0),
        (SEEN, "shutdown", ["an alarm"], "interrupted", 130),
        (SEEN, "start_error", [], "failed", 3),
        (SEEN, "memusage_exceeded", [], "failed", 3),
        (Report(source_errors=3), "finished", [], "failed", 3),
        (Report(sources=3, listed=20, failures=1, new=19), "finished", ["an alarm"], "failed", 3),
        (SEEN, "finished", ["an alarm"], "tripped", 5),
        (Report(sources=3), "finished", [], "nothing", 4),
        (Report(sources=3, listed=5, pages=5, refused={"listing": 5}), "finished", [], "nothing", 4),
    ],
)
def test_a_run_is_judged_by_what_it_counted(
    report: Report, reason: str, alarms: list[str], outcome: str, status: int
) -> None:
    ending = judge(report, reason, alarms)
    assert ending.outcome == outcome
    assert gravest({ending.outcome, "fine"}) == status
    assert bool(ending.why) is (outcome != "fine")


@pytest.mark.parametrize(("asked", "added"), [({}, False), ({"SPIDERMON_ENABLED": True}, True)])
def test_spidermon_is_switched_on_by_its_setting(asked: dict[str, bool], added: bool) -> None:
    settings = Settings(asked)
    SpidermonAddon().update_settings(settings)
    assert bool(settings.getdict("EXTENSIONS")) is added
    assert ("SPIDERMON_SPIDER_CLOSE_MONITORS" in settings) is added
