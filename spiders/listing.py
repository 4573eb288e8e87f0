"""What lists articles: feeds, sitemaps, section pages and home pages, each read into one `Listing`."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml import etree, html

from newsscrape.page.addresses import absolute, is_web_address
from spiders.site import Site

MAX_XML = 64 * 1024 * 1024
"""Bytes of an unpacked sitemap; the protocol's own limit is 50 MB (sitemaps.org)."""

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_NEXT_WORDS = re.compile(
    r"^(?:page suivante|suivante?s?|next(?:[ -]page)?|articles plus anciens|plus anciens|[›»>→]+)\W*$", re.IGNORECASE
)
_NEXT_ICON = re.compile(r"\b(?:td-icon-menu-right|icon-next)\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed article: its address, and when the source says that it last changed (aware, ISO 8601) or None."""

    url: str
    changed: str | None = None


@dataclass(slots=True)
class Listing:
    """What one source lists. ``cut`` says that it came incomplete: its absences mean nothing."""

    entries: list[Entry] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    sitemaps: list[Entry] = field(default_factory=list)
    is_sitemap: bool = False
    news: bool = False
    cut: bool = False

    def to_json(self) -> str:
        """The listing as text, for the state."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Listing:
        """Reads back what `to_json` wrote, less the addresses that none can be asked for at."""
        data = json.loads(text)
        for key in ("entries", "sitemaps"):
            data[key] = [Entry(**entry) for entry in data[key] if is_web_address(entry["url"])]
        for key in ("pages", "sections", "feeds"):
            data[key] = list(filter(is_web_address, data[key]))
        return cls(**data)


def read_xml(body: bytes, url: str) -> Listing | None:
    """Reads a feed (RSS, RDF, Atom) or a sitemap or sitemap index, gzipped or not; None where it is neither.

    What comes cut off is read as far as it goes, less its last entry, whose address may be cut too.
    """
    root, cut = _parse(_unpacked(body))
    if root is None:
        return None
    kind = _name(root)
    if kind in ("rss", "RDF", "feed"):
        listing = Listing(entries=list(_feed_entries(root, url)))
    elif kind == "urlset":
        news = next(root.iter("{*}news"), None) is not None
        listing = Listing(entries=list(_sitemap_entries(root, "url", url)), is_sitemap=True, news=news)
    elif kind == "sitemapindex":
        listing = Listing(sitemaps=list(_sitemap_entries(root, "sitemap", url)))
    else:
        return None
    if cut:
        listing.cut = True
        del listing.entries[-1:], listing.sitemaps[-1:]
    return listing


def read_html(body: str, url: str, site: Site) -> Listing:
    """Reads a section or home page: the articles it links to, its next page, its sections, the feeds it declares."""
    try:
        root = html.document_fromstring(body.encode(), base_url=url, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return Listing()
    declared = next((node.get("href") for node in root.iter("base")), None)
    base = absolute(declared, url) or url
    links = [
        found for link in root.cssselect(site.links) for a in _anchors(link) if (found := absolute(a.get("href"), base))
    ]
    article, section = re.compile(site.article), re.compile(site.section) if site.section else None
    anywhere = [found for a in root.iter("a") if (found := absolute(a.get("href"), base))]
    return Listing(
        entries=[Entry(link) for link in _unique(links) if article.search(path_of(link))],
        pages=_next_pages(root, base, site),
        sections=[
            link for link in _unique(anywhere) if section and section.search(path_of(link)) and "/page/" not in link
        ],
        feeds=_unique(absolute(link.get("href"), base) for link in root.iter("link") if _is_feed(link)),
    )


def sitemaps_in_robots(body: bytes, url: str) -> list[str]:
    """The ``Sitemap:`` lines of a robots.txt.

    >>> sitemaps_in_robots(b"Sitemap: /news.xml", "https://site.example/robots.txt")
    ['https://site.example/news.xml']
    """
    lines = body.decode("utf-8", "replace").splitlines()
    given = [value for key, _, value in (line.partition(":") for line in lines) if key.strip().lower() == "sitemap"]
    return _unique(absolute(value.split("#")[0].strip(), url) for value in given)


def path_of(url: str) -> str:
    """Path and query of an address: what the patterns of a site are searched in.

    >>> path_of("https://site.example/a/?page=2")
    '/a/?page=2'
    """
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    unzip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        return unzip.decompress(body, MAX_XML)
    except (zlib.error, gzip.BadGzipFile):
        return b""


def _parse(body: bytes) -> tuple[etree._Element | None, bool]:
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, remove_comments=True, huge_tree=False
    )
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, False
    if root is None:
        return None, False
    tag = root.tag if isinstance(root.tag, str) else ""
    closing = f"</{root.prefix + ':' if root.prefix else ''}{tag.rpartition('}')[2]}>".encode()
    return root, len(root) > 0 and closing not in body[-2048:]


def _name(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _feed_entries(root: etree._Element, url: str) -> Iterator[Entry]:
    for node in root.iter("{*}item", "{*}entry"):
        link = _feed_link(node, url)
        stamp = _first_text(node, "updated", "modified", "published", "pubDate", "date")
        if link:
            yield Entry(link, _instant(stamp))


def _feed_link(node: etree._Element, url: str) -> str | None:
    links = list(node.iterchildren("{*}link"))
    links.sort(key=lambda link: link.get("rel", "alternate") != "alternate")
    for link in links:
        if found := absolute(link.get("href") or link.text, url):
            return found
    for guid in node.iterchildren("{*}guid"):
        if guid.get("isPermaLink", "true") == "true" and (guid.text or "").startswith("http"):
            return absolute(guid.text, url)
    return None


def _sitemap_entries(root: etree._Element, item: str, url: str) -> Iterator[Entry]:
    for node in root.iterchildren(f"{{*}}{item}"):
        link = absolute(_first_text(node, "loc"), url)
        stamp = _first_text(node, "lastmod") or next((d.text for d in node.iter("{*}publication_date")), None)
        if link:
            yield Entry(link, _instant(stamp))


def _first_text(node: etree._Element, *names: str) -> str | None:
    for name in names:
        for child in node.iterchildren(f"{{*}}{name}"):
            if child.text and child.text.strip():
                return str(child.text.strip())
    return None


def _instant(stamp: str | None) -> str | None:
    """An instant as UTC ISO 8601, from RFC 822 or W3C dates; None for what is neither, or lies in the future."""
    if not stamp:
        return None
    stamp = stamp.strip()
    try:
        when = parsedate_to_datetime(stamp) if "," in stamp or " " in stamp else datetime.fromisoformat(stamp)
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None
    return when.strftime("%Y-%m-%dT%H:%M:%SZ") if when <= datetime.now(UTC) else None


def _anchors(node: html.HtmlElement) -> Iterable[html.HtmlElement]:
    return (node,) if node.tag == "a" else node.iterdescendants("a")


def _unique(links: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(link.partition("#")[0] for link in links if link))


def _is_feed(link: etree._Element) -> bool:
    rels = (link.get("rel") or "").lower().split()
    is_comments = "comment" in ((link.get("title") or "") + (link.get("href") or "")).lower()
    return "alternate" in rels and (link.get("type") or "").lower() in _FEED_TYPES and not is_comments


def _next_pages(root: html.HtmlElement, base: str, site: Site) -> list[str]:
    if site.next:
        nodes = [a for node in root.cssselect(site.next) for a in _anchors(node)]
    else:
        nodes = root.cssselect("link[rel~=next], a[rel~=next], a.next, .nav-next a, .next-page a, .pagination-next a")
        nodes += root.cssselect("a.wp-block-query-pagination-next")
        nodes += [a for a in root.iter("a") if _says_next(a)]
    return _unique(absolute(node.get("href"), base) for node in nodes)[:1]


def _says_next(a: html.HtmlElement) -> bool:
    said = (a.get("aria-label") or a.get("title") or " ".join(a.text_content().split()) or "").strip()
    icons = " ".join(icon.get("class") or "" for icon in a.iter("i", "span", "svg"))
    return bool(_NEXT_WORDS.match(said) or _NEXT_ICON.search(icons))
