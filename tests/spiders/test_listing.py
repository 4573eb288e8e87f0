"""Feeds, sitemaps and section pages, the cut and lying ones too."""

from __future__ import annotations

import gzip

import pytest

from spiders.listing import Entry, Listing, read_html, read_xml, sitemaps_in_robots
from spiders.site import Site

BASE = "https://site.example/"
SITE = Site(name="site", title="Site", domain="site.example", section=r"^/category/[\w-]+/?$")

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Télé</title><link>https://site.example/</link>
<item><title>Un</title><link> https://site.example/2025/10/04/un/ </link>
<pubDate>Sat, 04 Oct 2025 10:00:00 +0200</pubDate></item>
<item><title>Deux &nbsp; &</title><link>/2025/10/03/deux/</link><pubDate>hier</pubDate></item>
<item><title>Trois</title><guid isPermaLink="true">https://site.example/2025/10/02/trois/</guid>
<pubDate>Sat, 04 Oct 2925 10:00:00 +0200</pubDate></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="replies" href="/commentaires"/>
<link rel="alternate" href="/un"/><published>2025-10-04T08:00:00Z</published>
<updated>2025-10-05T08:00:00Z</updated></entry>
</feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item><link>https://site.example/un</link><dc:date>2025-10-04</dc:date></item>
</rdf:RDF>"""

NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://site.example/un</loc><news:news>
<news:publication_date>2025-10-04T08:00:00+02:00</news:publication_date></news:news></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/post-sitemap.xml</loc>
<lastmod>2025-10-04</lastmod></sitemap></sitemapindex>"""


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            RSS,
            [
                Entry(f"{BASE}2025/10/04/un/", "2025-10-04T08:00:00Z"),
                Entry(f"{BASE}2025/10/03/deux/", None),
                Entry(f"{BASE}2025/10/02/trois/", None),
            ],
        ),
        (ATOM, [Entry(f"{BASE}un", "2025-10-05T08:00:00Z")]),
        (RDF, [Entry(f"{BASE}un", "2025-10-04T00:00:00Z")]),
        (NEWS, [Entry(f"{BASE}un", "2025-10-04T06:00:00Z")]),
    ],
    ids=["rss", "atom", "rdf", "news sitemap"],
)
def test_articles_of_feeds_and_sitemaps(text: str, entries: list[Entry]) -> None:
    for body in (text.encode(), b"\n\n" + text.encode(), gzip.compress(text.encode())):
        listing = read_xml(body, BASE)
        assert listing
        assert (listing.entries, listing.cut) == (entries, False)


BROKEN = """<rss><channel><item><link>https://site.example:99999/un</link></item>
<item><link>https://site.example/deux</link><pubDate>0001-01-01T00:00:00+14:00</pubDate></item>
<item><link>https://site.example/trois</link><pubDate>9999-12-31T23:00:00-14:00</pubDate></item></channel></rss>"""


def test_a_broken_address_or_date_costs_no_other_entry() -> None:
    listing = read_xml(BROKEN.encode(), BASE)
    assert listing == Listing(entries=[Entry(f"{BASE}deux"), Entry(f"{BASE}trois")])


def test_a_sitemap_index_lists_sitemaps_and_no_articles() -> None:
    listing = read_xml(INDEX.encode(), BASE)
    assert listing == Listing(sitemaps=[Entry(f"{BASE}post-sitemap.xml", "2025-10-04T00:00:00Z")])


def test_a_feed_cut_anywhere_lists_no_address_that_it_does_not_hold_whole() -> None:
    whole = {f"{BASE}2025/10/04/un/", f"{BASE}2025/10/03/deux/", f"{BASE}2025/10/02/trois/"}
    for end in range(1, len(RSS.encode()) - 6):
        listing = read_xml(RSS.encode()[:end], BASE)
        assert listing is None or {entry.url for entry in listing.entries} <= whole
        assert listing is None or listing.cut or not listing.entries


@pytest.mark.parametrize("body", [b"", b"<html><body>404</body></html>", b"{}", b"\x1f\x8bnot gzip", b"<rss"])
def test_what_is_neither_feed_nor_sitemap_is_told(body: bytes) -> None:
    listing = read_xml(body, BASE)
    assert listing is None or not listing.entries


@pytest.mark.parametrize(
    "link",
    [
        '<div class="page-nav"><a href="/category/news/page/2/" aria-label="next-page"><i></i></a></div>',
        '<div class="page-nav"><a href="/category/news/page/2/"><i class="td-icon-menu-right"></i></a></div>',
        '<a class="next page-numbers" href="/category/news/page/2/">2</a>',
        '<a class="wp-block-query-pagination-next" href="/category/news/page/2/">Page suivante</a>',
        '<div class="nav-links"><a href="/category/news/page/2/">Articles plus anciens</a></div>',
        '<ul><li><a href="/category/news/page/2/" title="Page suivante"><svg></svg></a></li></ul>',
        '<a href="/category/news/page/2/">Suivant »</a>',
        '<link rel="next" href="/category/news/page/2/">',
    ],
)
def test_the_next_page_of_a_section(link: str) -> None:
    page = f'<html><body><a href="/category/news/">News</a><a href="/2025/10/">Octobre</a>{link}</body></html>'
    assert read_html(page, f"{BASE}category/news/", SITE).pages == [f"{BASE}category/news/page/2/"]


def test_a_section_page_lists_its_articles_once_and_no_calendar() -> None:
    page = """<html><head><base href="https://site.example/x/"></head><body><a href="../2025/10/04/un-titre/">Un</a>
    <a href="https://site.example/2025/10/04/un-titre/#comments">3</a>
    <a href="/2025/10/">Octobre</a><a href="/2025/10/04/">4</a>
    <a href="mailto:a@b.example">Écrire</a><a>rien</a><a href="/category/news/">News</a></body></html>"""
    listing = read_html(page, BASE, SITE)
    assert [entry.url for entry in listing.entries] == [f"{BASE}2025/10/04/un-titre/"]
    assert listing.sections == [f"{BASE}category/news/"]


@pytest.mark.parametrize("base", ["http://[bad", "https://site.example:99999/", "javascript:", ""])
def test_a_base_that_is_no_address_does_not_count(base: str) -> None:
    page = f'<html><head><base href="{base}"></head><body><a href="2025/10/04/un-titre/">Un</a></body></html>'
    assert [entry.url for entry in read_html(page, BASE, SITE).entries] == [f"{BASE}2025/10/04/un-titre/"]


def test_feeds_that_a_page_declares_less_those_of_comments() -> None:
    page = """<html><head><link rel="alternate" type="application/rss+xml" href="/feed/">
    <link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/">
    <link rel="alternate" hreflang="en" href="/en/">
    <link rel="alternate" type="application/atom+xml" href="/atom"></head></html>"""
    assert read_html(page, BASE, SITE).feeds == [f"{BASE}feed/", f"{BASE}atom"]


def test_sitemaps_of_robots() -> None:
    robots = b"User-agent: *\nDisallow: /\nSITEMAP: https://site.example/a.xml # new\nSitemap:/b.xml\nSitemap:\n"
    assert sitemaps_in_robots(robots, f"{BASE}robots.txt") == [f"{BASE}a.xml", f"{BASE}b.xml"]


def test_a_listing_survives_the_state() -> None:
    listing = read_xml(RSS.encode(), BASE)
    assert listing
    assert Listing.from_json(listing.to_json()) == listing
