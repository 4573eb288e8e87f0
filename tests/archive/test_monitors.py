"""Monitors: a run beside the site's own last runs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsscrape.archive.monitors import Report, find_alarms

GOOD = Report(
    complete=1,
    listed=20,
    pages=20,
    read=20,
    annotated=20,
    body_characters=60_000,
    refused={"listing": 1},
    filled={"published_on": 20, "authors": 18, "tags": 2, "shows": 19, "events": 15},
)


@pytest.mark.parametrize(
    ("changes", "alarms"),
    [
        ({}, []),
        ({"read": 4, "refused": {"empty": 16}, "filled": {}, "annotated": 0, "body_characters": 12_000,
          }, ["body empty on 80 % of tele since yesterday", "published_on empty on 100 % of tele since yesterday",
              "authors empty on 100 % of tele since yesterday"]),
        ({"body_characters": 9_000}, ["bodies of tele have 450 characters, where they had 3000, since yesterday"]),
        ({"filled": GOOD.filled | {"authors": 2}}, ["authors empty on 90 % of tele since yesterday"]),
        ({"filled": GOOD.filled | {"shows": 0}}, ["shows empty on 100 % of tele since yesterday"]),
        ({"filled": GOOD.filled | {"tags": 0}}, []),
        ({"listed": 3}, ["3 articles listed by tele, where it was 20, since yesterday"]),
        ({"errors": 10}, ["fetch errors on 32 % of tele since yesterday"]),
        ({"errors": 2, "read": 0, "annotated": 0, "refused": {}}, []),
        ({"errors": 4, "read": 0, "annotated": 0, "refused": {}, "unmodified": 20}, []),
        ({"refused": {"consent": 30}}, ["consent walls on 60 % of tele"]),
        ({"refused": {"challenge": 30}}, ["bot challenges on 60 % of tele"]),
        ({"read": 1, "annotated": 1, "filled": {}, "listed": 20, "body_characters": 10}, []),
    ],
)  # fmt: skip
def test_a_run_is_compared_with_the_good_ones_before(changes: dict[str, object], alarms: list[str]) -> None:
    now = replace(GOOD, **changes)  # type: ignore[arg-type]
    assert find_alarms("tele", now, [GOOD, GOOD], "yesterday") == alarms


def test_a_first_run_has_nothing_to_be_compared_with() -> None:
    assert find_alarms("tele", replace(GOOD, filled={}, body_characters=10), []) == []


def test_a_report_survives_the_state() -> None:
    assert Report.from_json(GOOD.to_json()) == GOOD
