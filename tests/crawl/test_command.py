"""``newsscrape crawl`` as cron sees it: exit statuses, summary, lock, signals, monitors; and plain ``scrapy crawl``."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsscrape.archive.lines import whole_lines
from newsscrape.record import Article
from tests.crawl.newsroom import Newsroom, say
from tests.crawl.runs import ROOT, begin, command_of, left_behind, records, revisions, run


@pytest.fixture
def site() -> Iterator[Newsroom]:
    newsroom = Newsroom(size=12)
    with newsroom.open():
        yield newsroom


def test_a_fine_run_says_one_line_and_nothing_else(site: Newsroom, tmp_path: Path) -> None:
    ended = run(tmp_path / "out", site.base + "/")
    assert (ended.status, ended.log) == (0, "")
    assert ended.out.startswith("leserigraphe: 12 listed, 12 new, 0 changed, 0 unchanged")
    assert len(ended.out.splitlines()) == 1
    (agent,) = site.agents
    assert "newsscrape/" in agent
    assert "@" in agent


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--out", "/dev/null/out"], "cannot write /dev/null/out"),
        (["--state", "/dev/null/state"], "/dev/null/state"),
        (["othersite"], "no site 'othersite'; there are .*leserigraphe"),
        (["--since", "soon"], "argument --since: 'soon' is no day: write YYYY-MM-DD"),
        (["-s", "ROBOTSTXT_OBEY"], "is not NAME=VALUE"),
        (["--jobs", "0"], "argument --jobs: '0' is no whole number from 1 on"),
        (["--max-articles", "-1"], "argument --max-articles: '-1' is no whole number from 0 on"),
        (["--start", "foo"], "argument --start: 'foo' is no web address"),
        (["premiere"], "--start goes with one site"),
    ],
)
def test_what_cannot_start_says_why(tmp_path: Path, options: list[str], complaint: str) -> None:
    ended = run(tmp_path / "out", "http://127.0.0.1:1/", *options)
    assert ended.status == 2
    assert re.search(complaint, ended.log)
    assert "Traceback" not in ended.log


def test_a_copy_stands_for_one_site_and_not_for_all() -> None:
    ended = command_of("crawl", "--all", "--start", "http://127.0.0.1:1/")
    assert (ended.status, ended.log) == (2, "newsscrape crawl: --start goes with one site\n")


def test_a_site_that_does_not_answer_has_failed(tmp_path: Path) -> None:
    ended = run(tmp_path, "http://127.0.0.1:1/", "-s", "RETRY_TIMES=0")
    assert ended.status == 3
    assert "no source answered" in ended.out


def test_a_site_that_lists_nothing_is_told(tmp_path: Path) -> None:
    site = Newsroom(size=0)
    with site.open() as start:
        ended = run(tmp_path, start)
    assert ended.status == 4
    assert "no article listed" in ended.out


def test_runs_do_not_overlap_and_a_signal_ends_one_in_order(site: Newsroom, tmp_path: Path) -> None:
    first = begin(tmp_path, site.base + "/", "-s", "DOWNLOAD_DELAY=0.5")
    _wait_for(lambda: len(site.times) > 5)
    second = run(tmp_path, site.base + "/")
    assert second.status == 2
    assert f"another run (process {first.pid})" in second.log
    first.send_signal(signal.SIGTERM)
    printed, _ = first.communicate(timeout=60)
    assert first.returncode == 130
    assert "interrupted" in printed
    assert run(tmp_path, site.base + "/").status == 0
    assert set(revisions(tmp_path).values()) == {1}
    assert len(records(tmp_path)) == 12


def test_a_layout_change_trips_a_monitor(site: Newsroom, tmp_path: Path) -> None:
    assert run(tmp_path, site.base + "/").status == 0
    for story in site.stories[:10]:
        site.faults[story.path] = say(200, f"<html><head><title>{story.title}</title></head><body></body></html>")
    ended = run(tmp_path, site.base + "/")
    assert ended.status == 5
    assert "body empty on 100 % of leserigraphe since" in ended.out
    assert set(revisions(tmp_path).values()) == {1}


def test_max_articles_is_kept_and_the_rest_comes_with_the_next_run(site: Newsroom, tmp_path: Path) -> None:
    assert run(tmp_path, site.base + "/", "--max-articles", "5").status == 0
    newest = {story.title for story in site.stories[:7]}
    assert len(records(tmp_path)) == 5
    assert {article.headline for article in records(tmp_path)} <= newest
    assert run(tmp_path, site.base + "/", "--log-json", "--verbose").status == 0
    assert len(records(tmp_path)) == 12


def test_the_log_as_json_lines(site: Newsroom, tmp_path: Path) -> None:
    ended = run(tmp_path, site.base + "/", "--log-json", "--verbose")
    lines = [json.loads(line) for line in ended.log.splitlines()]
    assert {"time", "level", "logger", "site", "message"} <= lines[0].keys()
    assert any(line["message"] == "Spider opened" and line["site"] == "leserigraphe" for line in lines)


def test_a_full_disk_ends_the_run_and_nothing_counts_as_seen(site: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "leserigraphe").write_text("in the way")
    ended = run(tmp_path, site.base + "/")
    assert ended.status == 3
    assert "cannot write" in ended.out + ended.log
    (tmp_path / "leserigraphe").unlink()
    assert run(tmp_path, site.base + "/").status == 0
    assert len(records(tmp_path)) == 12


def test_kills_lose_and_double_nothing_and_leave_no_process(tmp_path: Path) -> None:
    site = Newsroom(size=120)
    with site.open() as start:
        for least in (0, 20, 60):
            _run_killed_at_work(tmp_path, site, least)
        site.stories[100].text = "Une correction a été apportée."
        assert run(tmp_path, start).status == 0
        assert run(tmp_path, start).status == 0
    stored = revisions(tmp_path)
    assert set(stored.values()) == {1}
    assert {article.headline for article in records(tmp_path)} == {story.title for story in site.stories}
    last = max((a for a in records(tmp_path) if a.url.rstrip("/").endswith("-100")), key=lambda a: a.revision)
    assert "Une correction" in last.body


def scrapy(*arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "tests.crawl.settings"}
    command = [sys.executable, "-m", "scrapy", "crawl", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stderr=subprocess.PIPE)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_plain_scrapy_writes_whole_records_and_repairs_a_cut_file(site: Newsroom, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for option, expected in (("-O", 12), ("-o", 23)):
        if option == "-o":
            path.write_bytes(path.read_bytes()[:-20])
        process = scrapy("leserigraphe", "-a", f"start={site.base}/", option, str(path))
        _, log = process.communicate(timeout=120)
        assert process.returncode == 0
        lines = [line for line, _ in whole_lines(path)[0]]
        assert len([Article.from_json(line) for line in lines]) == expected
        assert ("WARNING" in log) is (option == "-o")
        assert all(Article.from_json(line).to_json().encode() == line for line in lines)


def test_a_killed_overwrite_leaves_the_old_file_and_no_process(site: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("yesterday\n")
    process = scrapy("leserigraphe", "-a", f"start={site.base}/", "-O", str(path), "-s", "DOWNLOAD_DELAY=0.3")
    _wait_for(lambda: len(site.times) > 10)
    workers = _children(process.pid)
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert path.read_text() == "yesterday\n"
    assert workers
    assert not left_behind(workers)


def test_one_page_by_its_address(site: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    process = scrapy("page", "-a", f"url={site.base}{site.stories[7].path}", "-O", str(path))
    process.communicate(timeout=120)
    assert [Article.from_json(line).headline for line in path.read_bytes().splitlines()] == [site.stories[7].title]


def _run_killed_at_work(out: Path, site: Newsroom, stored: int) -> None:
    """A run that is killed once it has asked for something, and so many records are stored."""
    asked = len(site.times)
    process = begin(out, site.base + "/", "-s", "DOWNLOAD_DELAY=0.03", "-s", "NEWSSCRAPE_SYNC_RECORDS=5")
    _wait_for(lambda: len(site.times) > asked + 5 and _lines(out) >= stored)
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def _lines(out: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in out.glob("leserigraphe/*.jsonl"))


def _children(pid: int) -> set[int]:
    listed = subprocess.run(["ps", "-o", "pid=,ppid=", "-A"], capture_output=True, text=True, check=True)  # noqa: S607
    pairs = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    return {child for child, parent in pairs if parent == pid}


def _wait_for(condition: object, seconds: float = 30) -> None:
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)
