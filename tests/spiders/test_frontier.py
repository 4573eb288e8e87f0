"""Which addresses a run asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsscrape.archive.identity import address_key
from newsscrape.archive.monitors import Report
from newsscrape.archive.rows import Stored
from newsscrape.archive.state import State
from newsscrape.record import record_id
from spiders.frontier import Frontier
from spiders.listing import Entry, Listing

URLS = [f"https://site.example/2025/10/04/titre-{number}" for number in range(6)]


def stored(url: str, article: str) -> Stored:
    return Stored(
        address_key(url), url, '"e"', "yesterday", None, address_key(article), article, record_id(article), 1, "h"
    )


def test_an_article_is_asked_for_once_whatever_its_addresses() -> None:
    frontier = Frontier("s")
    entries = [Entry(URLS[0]), Entry(URLS[0] + "/?utm_source=rss"), Entry(URLS[0] + "/amp/"), Entry(URLS[1])]
    assert [ask.url for ask in frontier.choose(entries)] == URLS[:2]
    assert frontier.choose(entries) == []
    assert frontier.listed == 2


def test_a_known_article_is_asked_for_conditionally_and_under_one_of_its_addresses(tmp_path: Path) -> None:
    state = State(tmp_path / "s.sqlite")
    state.store("s", [stored(URLS[0], URLS[0]), stored(URLS[1], URLS[0])], None, 0)
    (ask,) = Frontier("s", state).choose(
        [Entry(URLS[1]), Entry(URLS[0]), Entry("https://m.site.example/2025/10/04/titre-0")]
    )
    assert (ask.url, ask.headers) == (URLS[1], {"If-None-Match": '"e"', "If-Modified-Since": "yesterday"})


def test_what_a_run_listed_and_did_not_store_the_next_run_asks_for_unlisted(tmp_path: Path) -> None:
    state = State(tmp_path / "s.sqlite")
    Frontier("s", state).choose([Entry(url) for url in URLS])
    state.store("s", [stored(URLS[0], URLS[0])], None, 0)
    later = Frontier("s", state)
    assert [ask.url for ask in later.waiting()] == URLS[1:]
    assert [ask.url for ask in later.choose([Entry(url) for url in URLS])] == URLS[:1]


@pytest.mark.parametrize("broken", ["https://site.example:99999/a", "http://[bad", "", "/a"])
def test_an_address_kept_broken_costs_no_other(tmp_path: Path, broken: str) -> None:
    state = State(tmp_path / "s.sqlite")
    kept = Listing([Entry(broken), Entry(URLS[0])], [broken], [URLS[1], broken], [broken], [Entry(broken)])
    state.keep_source("https://site.example/feed", "s", '"e"', None, kept.to_json())
    state.list_pages("s", [("a", broken), ("b", URLS[2])])
    frontier = Frontier("s", state)
    assert frontier.kept_listing("https://site.example/feed") == Listing([Entry(URLS[0])], [], [URLS[1]])
    assert [ask.url for ask in frontier.waiting()] == URLS[2:3]


def test_since_leaves_out_what_its_source_says_is_older() -> None:
    entries = [Entry(URLS[0], "2025-10-03T23:59:59Z"), Entry(URLS[1], "2025-10-04T00:00:00Z"), Entry(URLS[2])]
    assert [ask.url for ask in Frontier("s", since="2025-10-04").choose(entries)] == URLS[1:3]


def test_a_walk_ends_with_a_page_that_lists_nothing_new_to_it() -> None:
    frontier, walked = Frontier("s"), set[str]()
    page = Listing(entries=[Entry(url) for url in URLS[:3]])
    frontier.choose(page.entries)
    assert frontier.goes_on(page, walked)
    assert not frontier.goes_on(page, walked)


def test_a_walk_ends_early_only_after_a_run_that_saw_the_whole_site(tmp_path: Path) -> None:
    state = State(tmp_path / "s.sqlite")
    page = Listing(entries=[Entry(url) for url in URLS[:3]])
    for complete in (0, 1):
        state.end_run(state.begin_run("s"), "fine", Report(complete=complete).to_json())
        run = state.begin_run("s")
        assert Frontier("s", state).goes_on(page, set()) is not bool(complete)
        state.end_run(run, "fine", Report(complete=complete).to_json())
