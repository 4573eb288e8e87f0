"""A whole site that misbehaves, crawled from run to run as cron would."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from tests.crawl.newsroom import Answer, Newsroom, at_first, cut, say, slow, wrong_length
from tests.crawl.runs import records, revisions, run


def stored_titles(out: Path) -> set[str]:
    return {article.headline for article in records(out)}


def test_faults_that_heal_lose_nothing_and_those_that_stay_lose_their_page_alone(tmp_path: Path) -> None:
    site = Newsroom(size=30)
    lost = {"loop": 3, "elsewhere": 4, "gone": 9}
    path = [story.path for story in site.stories]
    with site.open() as start:
        site.faults = {
            path[1]: at_first(2, say(500)),
            path[2]: at_first(1, say(503)),
            path[lost["loop"]]: say(302, Location=path[3] + "?again"),
            path[lost["elsewhere"]]: say(301, Location="http://elsewhere.example/"),
            path[5]: at_first(1, cut(0.5)),
            path[6]: wrong_length(50),
            path[7]: slow(0.05),
            path[8]: say(301, Location=path[8] + "/amp"),
            path[lost["gone"]]: say(404),
            "/sitemap-0.xml": cut(0.7),
            "/category/news": _endless,
        }
        ended = run(tmp_path, start)
        assert ended.status == 0, ended
        expected = {story.title for story in site.stories if story.number not in lost.values()}
        assert {story.title for story in site.stories[:20]} & expected <= stored_titles(tmp_path) <= expected
        assert max(revisions(tmp_path).values()) == 1
        assert site.asked["/category/news"] < 10

        site.faults = {"/feed": say(200, "<html><body>Maintenance</body></html>")}
        assert run(tmp_path, start).status == 0
    assert stored_titles(tmp_path) == {story.title for story in site.stories}
    assert max(revisions(tmp_path).values()) == 1


def test_malformed_links_lose_nothing_but_themselves(tmp_path: Path) -> None:
    site = Newsroom(size=6, robots="User-agent: *\n")
    with site.open() as start:
        odd = "<item><link>http://127.0.0.1:99999/2025/12/31/un-titre-de-plus</link></item></channel>"
        path = site.stories[0].path
        page = site.page(path)[2].decode()
        canonical = f'href="{site.base}{path}/"'
        assert canonical in page
        site.faults = {
            "/feed": say(200, site.feed().decode().replace("</channel>", odd), Content_Type="application/rss+xml"),
            path: say(200, page.replace(canonical, f'href="http://127.0.0.1:99999{path}/"')),
        }
        ended = run(tmp_path, start)
    assert (ended.status, ended.log) == (0, "")
    assert len(records(tmp_path)) == 6


def test_malformed_links_that_the_state_keeps_lose_nothing_but_themselves(tmp_path: Path) -> None:
    site = Newsroom(size=6)
    with site.open() as start:
        assert run(tmp_path, start).status == 0
        good, broken = site.base + site.stories[0].path, "http://127.0.0.1:99999/2025/12/31/un-titre-de-plus"
        with closing(sqlite3.connect(tmp_path / "state.sqlite")) as kept, kept:
            kept.execute("UPDATE sources SET listing = replace(listing, ?, ?)", (good, broken))
            kept.execute(
                "INSERT INTO pages (key, site, url, first_seen) VALUES ('a', 'leserigraphe', ?, ?)", (broken, "2025")
            )
        ended = run(tmp_path, start)
    assert (ended.status, ended.log) == (0, "")
    assert [site.asked[story.path] for story in site.stories] == [1, 2, 2, 2, 2, 2]


def _endless(site: Newsroom, path: str, _before: int) -> Answer:
    number = int(path.rpartition("=")[2]) if "=" in path else 1
    links = "".join(f'<a href="{story.path}/">{story.title}</a>' for story in site.stories[:10])
    return (
        200,
        {},
        f'<html><body>{links}<a rel="next" href="/category/news/?p={number + 1}">›</a></body></html>'.encode(),
    )


def test_a_second_run_asks_conditionally_and_stores_only_what_changed(tmp_path: Path) -> None:
    site = Newsroom(size=20)
    with site.open() as start:
        run(tmp_path, start)
        before = revisions(tmp_path)
        site.answered.clear()
        assert run(tmp_path, start).status == 0
        assert site.answered[304] >= 20
        assert site.answered[200] <= 2  # robots.txt, asked for by Scrapy and by us
        assert revisions(tmp_path) == before

        site.stories[3].text = "Une correction a été apportée."
        site.stories[4].aside = "Publicité 2"
        site.stories.append(type(site.stories[0])(20))
        assert run(tmp_path, start).status == 0
    added = revisions(tmp_path) - before
    assert {(url.rpartition("-")[2], revision) for url, revision in added} == {("3", 2), ("20", 1)}
    assert any("Une correction" in article.body for article in records(tmp_path) if article.revision == 2)


def test_an_article_at_two_addresses_that_no_canonical_link_joins_is_one(tmp_path: Path) -> None:
    site = Newsroom(size=9)
    plain = site.stories[2]
    with site.open() as start:
        site.faults = {site.stories[3].path: lambda news, _path, _before: news.page(plain.path)}
        for _ in range(2):
            assert run(tmp_path, start).status == 0
    assert len(records(tmp_path)) == 8


CHALLENGE = """<!doctype html><html lang="en"><head><title>Just a moment...</title></head><body>
<h1>Checking your browser before accessing this site.</h1><script src="/cdn-cgi/challenge-platform/x.js"></script>
<noscript>Enable JavaScript and cookies to continue</noscript></body></html>"""


def test_a_bot_challenge_trips_a_monitor_and_its_pages_come_once_it_gives_way(tmp_path: Path) -> None:
    site = Newsroom(size=9)
    with site.open() as start:
        site.faults = {story.path: say(403, CHALLENGE) for story in site.stories[:6]}
        ended = run(tmp_path, start)
        assert ended.status == 5
        assert "bot challenges on 67 % of leserigraphe" in ended.out
        site.faults, site.feed_size, site.robots = {}, 0, "User-agent: *\n"
        assert run(tmp_path, start).status == 0
    assert len(records(tmp_path)) == 9


def test_retry_after_and_crawl_delay_are_kept(tmp_path: Path) -> None:
    site = Newsroom(size=3, robots="User-agent: *\nCrawl-delay: 0.4\nDisallow: /category/\n")
    paused = site.stories[1].path
    with site.open() as start:
        site.faults = {paused: at_first(1, say(429, Retry_After="2"))}
        assert run(tmp_path, start).status == 0
    times = [when for when, _ in site.times]
    told = next(index for index, (_, path) in enumerate(site.times) if path == paused)
    assert times[told + 1] - times[told] >= 1.9
    assert min(later - earlier for earlier, later in pairwise(times[1:])) >= 0.35
    assert not any(path.startswith("/category/") for path in site.asked)
    assert len(records(tmp_path)) == 3


def test_a_site_that_says_to_come_back_much_later_gets_the_rest_of_the_run(tmp_path: Path) -> None:
    site = Newsroom(size=5)
    with site.open() as start:
        site.faults = {story.path: say(503, Retry_After="86400") for story in site.stories}
        began = time.monotonic()
        ended = run(tmp_path, start)
        assert ended.status == 3
        assert "told_to_wait" in ended.out
        assert time.monotonic() - began < 60
        site.faults = {}
        assert run(tmp_path, start).status == 0
    assert len(records(tmp_path)) == 5


def test_a_site_that_asks_for_a_day_between_requests_does_not_hold_the_run(tmp_path: Path) -> None:
    site = Newsroom(size=3, robots="User-agent: *\nCrawl-delay: 86400\n")
    with site.open() as start:
        began = time.monotonic()
        ended = run(tmp_path, start)
    assert ended.status == 3
    assert "crawl_delay_too_long" in ended.out
    assert "asks for 86400 s between requests" in ended.log
    assert time.monotonic() - began < 60
    assert not site.asked.keys() & {story.path for story in site.stories}


def test_pages_that_break_workers_are_told_and_asked_for_again(tmp_path: Path) -> None:
    site = Newsroom(size=6)
    site.stories[2].text, site.stories[4].text = "PLANTE", "BLOQUE"
    with site.open() as start:
        ended = run(tmp_path, start, "--format", ".jsonl.zst", "-s", "NEWSSCRAPE_PAGE_SECONDS=4")
        assert ended.status == 3
        assert "2 pages lost" in ended.out
        assert len(records(tmp_path)) == 4
        site.stories[2].text = site.stories[4].text = "Tout va bien."
        assert run(tmp_path, start, "--format", ".jsonl.zst").status == 0
    assert len(records(tmp_path)) == 6
    assert max(revisions(tmp_path).values()) == 1
