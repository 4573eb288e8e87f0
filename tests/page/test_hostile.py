"""Input made to break a reader: what can be read is, the rest is refused for its reason, all of it soon."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from newsscrape.errors import AddressError, NotAnArticle
from newsscrape.page.reading import read
from tests.page.building import FIRST, SECOND, THIRD, TITLE, URL, article

SECONDS = 15.0
"""Processor time for any of these pages, ten times what the slowest takes; what grows with the square takes minutes."""

READ = {
    "deep lists": article(after="<ul class=tags><li><a rel=tag href=/t>t</a>" * 20_000),
    "many links": article(after="<li><a href='/tag/x' rel=tag>x</a></li>" * 20_000),
    "many paragraphs": article(after=f"<p>{FIRST}</p>" * 5_000),
    "huge attribute": article(before=f'<p class="{"date author " * 100_000}">x</p>'),
    "huge date": article(head=f'<meta name="date" content="{"2025-01-01 " * 100_000}">'),
    "line of dates": article(before=f"<p class=date>{'le 3 mai 2025 ' * 5_000}</p>"),
    "byline of commas": article(before=f"<p>Par {', et & ' * 20}</p>"),
    "entity bomb": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + article(before="<p>&b;&b;</p>"),
    "surrogates": article(before="<p>&#xD800;&#x110000;&#0;</p>"),
    "deep JSON-LD": article(head=f'<script type="application/ld+json">{"[" * 100_000}</script>'),
    "wide JSON-LD": article(head=f'<script type="application/ld+json">[{"{}," * 100_000}{{}}]</script>'),
    "link of many boxes": article(after=f"<h4>À lire aussi</h4><a href=/a>{'<div><i>x</i></div>' * 20_000}</a>"),
    "declared text of spaces": article(
        head='<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "…%sx"}</script>'
        % (" " * 400_000)
    ),
    "notes in one box": article(after=f"<div>{'mot <a href=#n>[1]</a> ' * 20_000}</div>"),
    "names who are quoted": article(after="<blockquote><p>Oui.</p><footer>Anne Roy</footer></blockquote>" * 10_000),
    "NUL bytes": article().replace("e", "e\x00"),
    "a word that does not end": article(after=f"<p>{'x.' * 60_000}</p>"),
    "an author of one word": article(
        head=f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": "{"a@" * 60_000}"}}</script>'
    ),
    "title of separators": article()
    .replace(f"<h1>{TITLE}</h1>", "")
    .replace(f"<title>{TITLE}", f"<title>{TITLE}{' | a - b' * 9_000}"),
    "white space": article(before=f"<p>{' ' * 1_000_000}</p>"),
}
REFUSED = {
    "deep nesting": ("<div>" * 100_000 + article(), "empty"),
    "deep inline nesting": ("<b><i><span class=author>" * 30_000 + article(), "not_html"),
    "JSON-LD cut in a string": (
        article(head='<script type="application/ld+json">{"headline":"' + '\\"' * 100_000),
        "shell",
    ),
    "comments that do not end": ("<!--" * 10_000 + article(), "not_html"),
}


@pytest.mark.parametrize("html", READ.values(), ids=READ.keys())
def test_what_can_be_read_is(html: str) -> None:
    with soon():
        page = read(html.encode("utf-8", "replace"), URL)
    assert page.headline == TITLE
    assert [text for text in (FIRST, SECOND, THIRD) if text not in page.body] == []


@pytest.mark.parametrize(("html", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_the_rest_is_refused_for_its_reason(html: str, reason: str) -> None:
    with soon(), pytest.raises(NotAnArticle) as refused:
        read(html.encode("utf-8", "replace"), URL)
    assert refused.value.reason == reason


@contextmanager
def soon() -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("html", ["<!doctype html>", "<!-- <html><body><p>", "<!doctype html><!-- a -->"])
def test_a_page_without_an_element_is_refused(html: str) -> None:
    with pytest.raises(NotAnArticle):
        read(html, URL)


ADDRESSES = [
    "",
    "le-phare",
    "ftp://chaine.example/a",
    "https://[",
    "https://",
    "/series/le-phare",
    "https://chaine.example/\ud800",
]


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_invalid_address_gives_way_to_the_page_s_own(url: str) -> None:
    page = read(article(head='<link rel="canonical" href="https://chaine.example/series/le-phare">'), url)
    assert page.url == page.canonical_url == "https://chaine.example/series/le-phare"


@pytest.mark.parametrize("url", ADDRESSES)
def test_no_address_at_all_is_an_error(url: str) -> None:
    with pytest.raises(AddressError, match="no http address"):
        read(article(), url)
