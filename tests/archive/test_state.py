"""The state: what is due, what is forgotten, what a lost or killed run left."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsscrape.archive.identity import address_key
from newsscrape.archive.lines import LineFile
from newsscrape.archive.recovery import recover
from newsscrape.archive.rows import PageRow, Stored
from newsscrape.archive.state import State, StateError
from newsscrape.record import Article, record_id

URL = "https://site.example/2025/10/04/un-titre"
NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


def article(number: int = 0, revision: int = 1, body: str = "Un texte.") -> Article:
    url = f"{URL}-{number}"
    data: dict[str, object] = dict.fromkeys(Article.model_fields)
    data |= {key: [] for key, field in Article.model_fields.items() if str(field.annotation).startswith("list")}
    data |= {"schema_version": "1", "id": record_id(url), "revision": revision, "url": url, "canonical_url": url}
    data |= {"site": "site.example", "fetched_at": "2026-03-14T08:00:00Z", "headline": "Un titre", "body": body}
    return Article.checked(data | {"extraction": {"version": "1", "warnings": []}})


def stored(number: int = 0, revision: int = 1) -> Stored:
    url = f"{URL}-{number}"
    key = address_key(url)
    return Stored(key, url, '"e"', None, None, key, url, record_id(url), revision, f"hash {revision}")


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "deep" / "state.sqlite")


def row(status: str, changed_ago: timedelta, checked_ago: timedelta) -> PageRow:
    checked, changed = (NOW - checked_ago).isoformat(), (NOW - changed_ago).isoformat()
    return PageRow("k", "s", URL, status, None, None, None, None, "2026-03-01T00:00:00Z", "", checked, changed, 0)


DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("status", "changed_ago", "checked_ago", "source_changed", "due"),
    [
        ("listed", DAY, HOUR, None, True),
        ("stored", 2 * HOUR, HOUR, None, True),
        ("stored", 11 * DAY, 2 * HOUR, None, False),
        ("stored", 11 * DAY, 26 * HOUR, None, True),
        ("stored", 100 * DAY, 5 * DAY, None, False),
        ("stored", 100 * DAY, 5 * DAY, "2026-03-13T00:00:00Z", True),
        ("stored", 100 * DAY, 5 * DAY, "2026-02-13T00:00:00Z", False),
        ("refused", 100 * DAY, 5 * DAY, None, False),
    ],
)
def test_pages_are_due_the_more_rarely_the_longer_they_stay_the_same(
    status: str, changed_ago: timedelta, checked_ago: timedelta, source_changed: str | None, due: bool
) -> None:
    assert row(status, changed_ago, checked_ago).due(source_changed, NOW) is due


def test_listed_pages_wait_until_their_record_is_stored(state: State) -> None:
    state.list_pages("s", [(stored(n).page, stored(n).url) for n in range(3)])
    state.failed(stored(1).page, "HTTP 500")
    state.failed(stored(2).page, "HTTP 410", gone=True)
    assert [row.url for row in state.waiting("s")] == [stored(0).url, stored(1).url]
    state.store("s", [stored(0)], None, 0)
    assert [row.url for row in state.waiting("s")] == [stored(1).url]


@pytest.mark.parametrize(
    ("failures", "first_seen_ago", "checked_ago", "waits"),
    [
        (9, 50 * DAY, HOUR, True),
        (10, 2 * DAY, HOUR, False),
        (10, 3 * DAY, DAY, True),
        (20, 70 * DAY, 30 * DAY, False),
    ],
)
def test_pages_without_a_record_are_asked_for_ever_more_rarely(
    failures: int, first_seen_ago: timedelta, checked_ago: timedelta, waits: bool
) -> None:
    listed = row("listed", first_seen_ago, checked_ago)
    first_seen = (NOW - first_seen_ago).isoformat()
    assert replace(listed, first_seen=first_seen, failures=failures).waits(NOW) is waits


def test_a_wall_may_give_way_and_a_listing_stays_one(state: State) -> None:
    state.list_pages("s", [(stored(n).page, stored(n).url) for n in range(2)])
    state.refused(stored(0).page, "consent")
    state.refused(stored(1).page, "listing")
    assert [row.url for row in state.waiting("s")] == [stored(0).url]


def test_forgetting_an_address_forgets_the_article_and_all_its_addresses(state: State) -> None:
    state.store("s", [stored(0), stored(1)], None, 0)
    state.list_pages("s", [("alias", "https://site.example/?p=3")])
    state.alias("alias", stored(0).article)
    assert state.forget("alias") == 3
    assert state.article(stored(0).article) is None
    assert state.article(stored(1).article)


def test_resetting_a_site_leaves_the_others_and_what_is_accounted_for(state: State, tmp_path: Path) -> None:
    state.store("s", [stored(0)], tmp_path / "a.jsonl", 7)
    state.store("t", [stored(1)], None, 0)
    assert state.reset("s") == 1
    assert [line[0] for line in state.summary()] == ["t"]
    assert state.accounted(tmp_path / "a.jsonl") == 7


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be looked at" * 10, None])
def test_a_file_that_is_no_state_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "state.sqlite"
    if content is None:
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA user_version = 99")
        db.close()
    else:
        path.write_bytes(content)
    with pytest.raises(StateError, match=r"state\.sqlite"):
        State(path)


@pytest.mark.parametrize(("table", "version"), [("books", 0), ("pages", 0), ("books", 1)])
def test_a_database_of_something_else_is_told_and_left_as_it_is(tmp_path: Path, table: str, version: int) -> None:
    path = tmp_path / "books.sqlite"
    with sqlite3.connect(path) as db:
        db.execute(f"CREATE TABLE {table} (title TEXT)")
        db.execute(f"PRAGMA user_version = {version}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StateError, match=r"books\.sqlite: it is a database of something else"):
        State(path)
    assert path.read_bytes() == before


def test_records_written_but_not_marked_are_adopted_and_cut_ones_set_aside(state: State, tmp_path: Path) -> None:
    path = tmp_path / "2026-03-14.jsonl"
    file = LineFile(path)
    size = file.append([article(0).to_json()])
    state.store("s", [stored(0)], path, size)
    file.append([article(1).to_json(), article(0, revision=2).to_json()])
    file.close()
    path.write_bytes(path.read_bytes() + article(2).to_json().encode()[:200])
    done = recover(state, "s", tmp_path)
    assert done.adopted == 2
    assert [aside.read_bytes()[:20] for aside in done.cut] == [b'{"schema_version": "']
    known = [state.article(stored(number).article) for number in range(3)]
    assert [row.revision if row else None for row in known] == [2, 1, None]
    assert recover(state, "s", tmp_path).adopted == 0


def test_a_lost_state_is_made_again_from_the_records(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "2026-03-14.jsonl.gz")
    file.append([article(n).to_json() for n in range(3)])
    file.close()
    fresh = State(tmp_path / "state.sqlite")
    assert recover(fresh, "s", tmp_path).adopted == 3
    assert fresh.summary()[0][1] == 3
