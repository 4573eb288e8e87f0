"""``newsscrape state`` and ``newsscrape probe``."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from spiders.commands import state as command
from spiders.site import make_site
from tests.crawl.newsroom import Newsroom
from tests.crawl.runs import command_of, revisions, run


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Newsroom, Path]]:
    site, out = Newsroom(size=6), tmp_path_factory.mktemp("crawled")
    with site.open() as start:
        run(out, start)
        yield site, out


def test_state_shows_sites_runs_and_addresses(
    crawled: tuple[Newsroom, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    site, out = crawled
    asked = ["--state", str(out / "state.sqlite"), "show"]
    assert command.main(asked) == 0
    assert capsys.readouterr().out.startswith("leserigraphe: 6 articles, 6 revisions, 0 listed without a record")
    assert command.main([*asked, "leserigraphe"]) == 0
    assert "fine: 6 listed, 6 new" in capsys.readouterr().out
    assert command.main([*asked, f"{site.base}{site.stories[1].path}/amp/?utm_source=x"]) == 0
    known = json.loads(capsys.readouterr().out)
    assert known["page"]["etag"]
    assert known["article"]["revision"] == 1


def test_what_the_state_does_not_know_is_told(
    crawled: tuple[Newsroom, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = crawled
    asked = ["--state", str(out / "state.sqlite")]
    assert command.main([*asked, "show", "https://other.example/"]) == 2
    assert command.main([*asked, "forget", "https://other.example/"]) == 2
    assert command.main([*asked, "show", "nosite"]) == 2
    assert command.main(["--state", str(out / "none.sqlite"), "show"]) == 2
    assert all(line.startswith("newsscrape state: no") for line in capsys.readouterr().err.splitlines())


def test_what_is_forgotten_is_stored_again(crawled: tuple[Newsroom, Path]) -> None:
    site, out = crawled
    asked = ["--state", str(out / "state.sqlite")]
    before = revisions(out)
    assert command.main([*asked, "forget", f"{site.base}{site.stories[4].path}"]) == 0
    assert run(out, site.base + "/").status == 0
    assert {url.rpartition("-")[2] for url, _ in (revisions(out) - before).elements()} == {"4"}
    assert command.main([*asked, "reset", "leserigraphe"]) == 0
    assert run(out, site.base + "/").status == 0
    assert (revisions(out) - before).total() == 7


def test_a_probe_drafts_a_file_that_loads(crawled: tuple[Newsroom, Path]) -> None:
    site, _ = crawled
    ended = command_of("probe", site.base + "/", "--pages", "1")
    assert ended.status == 0, ended.log
    assert "/feed/: 6 articles" in ended.out
    assert site.stories[0].title in ended.out
    draft = make_site("tele", tomllib.loads(ended.out), "draft")
    assert draft.feeds == ("/feed/",)


def test_a_probe_keeps_the_crawl_delay() -> None:
    site = Newsroom(size=6, robots="User-agent: *\nCrawl-delay: 0.4\n")
    with site.open() as start:
        assert command_of("probe", start, "--pages", "5").status == 0
    times = [when for when, _ in site.times[1:]]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.35


def test_a_probe_that_finds_nothing_says_so() -> None:
    ended = command_of("probe", "http://127.0.0.1:1/", "--pages", "1")
    assert ended.status == 4
    assert ended.out == ""


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        (["probe", "site"], "argument URL: 'site' is no web address"),
        (["probe", "http://[::1"], "is no web address"),
        (["probe", "http://127.0.0.1:1/", "--pages", "-1"], "'-1' is no whole number from 1 on"),
        (["state", "show", "http://[::1/"], "is no web address"),
        (["state", "forget", "https://site.example:99999/a"], "is no web address"),
    ],
)
def test_an_option_at_fault_is_told(asked: list[str], complaint: str) -> None:
    ended = command_of(*asked)
    assert (ended.status, ended.out) == (2, "")
    assert complaint in ended.log
    assert "Traceback" not in ended.log
