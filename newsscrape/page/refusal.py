"""What is no article, and why: error pages, challenges, consent walls, shells, search results, lists of articles."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from newsscrape.errors import NotAnArticle, Reason
from newsscrape.page.document import Document
from newsscrape.page.json_ld import types_of
from newsscrape.page.knowledge import any_of, fold, load
from newsscrape.page.labels import Label
from newsscrape.page.layout import HEADINGS, Block

HEAD = 20_000
"""Characters at the start of what is HTML in which an element of it must stand."""

SMALL = 40_000
"""Characters of markup; pages of bot challenges and shells are smaller, but for their scripts."""

LITTLE, SOME = 1200, 2500
"""Characters of text: an error page or a challenge shows less than the first, a consent wall less than the second."""

CONSENT_SHARE = 0.045
"""Share of the words of a consent text that only such texts have; an article about cookies stays below."""

PARAGRAPH = 150
"""Characters from which on a paragraph is more than a teaser."""

TITLES = 8
"""Headings that link to stories, from which on a page looks like a list of them."""

ENOUGH = 4.0
"""Weight of evidence from which on a page is a list (see `_listing_weight`)."""

_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|urlset|sitemapindex|rdf:rdf|svg|opml)\b",
    re.IGNORECASE | re.DOTALL,
)
_DATA = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_MARKUP = re.compile(r"<\s*(?:!doctype|html|head|body|p|div|article|title|table|meta|h1)\b", re.IGNORECASE)
_WORD = re.compile(r"\w[\w'-]*")


def refuse_what_is_no_page(text: str, url: str) -> None:
    """Raises `NotAnArticle` for what is not HTML at all, and for the pages that guard a site against robots."""
    if not text.strip():
        raise NotAnArticle("empty", url)
    if not _MARKUP.search(text[:HEAD]) or _FEED.match(text[:HEAD]) or _DATA.match(text[:HEAD]):
        raise NotAnArticle("not_html", url)


def refuse_what_is_no_article(document: Document, headline: str, body: list[Block]) -> None:
    """Raises `NotAnArticle` where the page is something else than an article, or holds no article text."""
    reason = _reason(document, headline, body)
    if reason:
        raise NotAnArticle(reason, document.url)


def _reason(document: Document, headline: str, body: list[Block]) -> Reason | None:
    length = sum(len(block.text) for block in body)
    is_stated = _states_article(document)
    if length < LITTLE or not is_stated:
        titles = [fold(headline), fold(document.structured.title), *_first_heading(document)]
        if _is_challenge(document, titles, length):
            return "challenge"
        if length < LITTLE and _is_error(document, titles, is_stated):
            return "error"
        if _is_consent(document, titles, body):
            return "consent"
        if _is_search(document, titles, is_stated):
            return "search"
        if _listing_weight(document, titles, body) >= ENOUGH:
            return "listing"
    if body and headline and not (length < LITTLE and _is_chrome(document, headline, body)):
        return None
    return "shell" if _is_shell(document) else "empty"


def _is_chrome(document: Document, headline: str, body: list[Block]) -> bool:
    """Whether the text found is the site's own, from its footer, on a page that does not show the headline."""
    layout, title = document.layout, fold(headline)
    if any(title in fold(block.text) for block in layout.blocks):
        return False
    chrome = [box for box in layout.boxes if box.tag == "footer" or box.labels & (Label.CHROME | Label.NAV)]
    return all(any(box.first <= block.index < box.last for box in chrome) for block in body)


def _states_article(document: Document) -> bool:
    """Whether the page itself says, to machines, that it is an article."""
    kind = (document.structured.first("og:type") or "").lower()
    return (bool(document.structured.article) and document.structured.certain) or kind in (
        "article",
        "news",
        "video.other",
    )


def _first_heading(document: Document) -> list[str]:
    return [fold(block.text) for block in document.layout.blocks if block.tag == "h1"][:1]


def _is_challenge(document: Document, titles: list[str], length: int) -> bool:
    if length >= LITTLE or sum(len(block.text) for block in document.layout.blocks) >= SOME:
        return False
    known = load("refusal")["challenge"]
    said = " ".join([*titles, *(fold(block.text) for block in document.layout.blocks[:20])])
    if _pattern("challenge", "words").search(said):
        return True
    scripts = " ".join(
        (e.get("src") or "") + (e.text or "")[:2000]
        for e in document.root.iter("script", "iframe", "form", "div")
        if e.get("src") or e.text or e.get("id")
    )
    return bool(re.search(any_of(known["markup"]), scripts.lower())) and length < LITTLE


def _is_error(document: Document, titles: list[str], is_stated: bool) -> bool:
    if _classes(document) & set(load("refusal")["error"]["classes"]):
        return True
    return not is_stated and any(
        _pattern("error", "titles").fullmatch(part) for title in titles for part in _parts(title)
    )


def _parts(title: str) -> list[str]:
    """A title, and its parts between site name and rubric."""
    return [title, *re.split(r"\s+[|–—•·:»›-]+\s+", title)] if title else []


def _is_consent(document: Document, titles: list[str], body: list[Block]) -> bool:
    host = (urlsplit(document.url).hostname or "").lower()
    if host.startswith(tuple(load("refusal")["consent"]["hosts"])):
        return True
    shown = body or document.layout.blocks
    text = fold(" ".join(block.text for block in shown))
    words = _WORD.findall(text)
    if not words or _states_article(document):
        return False
    share = len(_pattern("consent", "words").findall(text)) / len(words)
    named = any(_pattern("consent", "titles").fullmatch(title) for title in titles)
    return share >= CONSENT_SHARE * (1 if named or len(text) < SOME else 1.6)


def _is_search(document: Document, titles: list[str], is_stated: bool) -> bool:
    known = load("refusal")["search"]
    if _classes(document) & set(known["classes"]):
        return True
    parts = urlsplit(document.url)
    asked = bool(re.search(known["address"], fold(f"{parts.path}?{parts.query}" if parts.query else parts.path)))
    named = any(_pattern("search", "titles").fullmatch(title) for title in titles)
    return not is_stated and (asked and named)


def _listing_weight(document: Document, titles: list[str], body: list[Block]) -> float:
    """How much speaks for a list of articles (above zero) or for one article (below)."""
    known = load("refusal")["listing"]
    classes = _classes(document)
    parts = urlsplit(document.url)
    place = parts.path + (f"?{parts.query}" if parts.query else "")
    structured = document.structured
    weight = 0.0
    weight += 3.0 * bool(classes & set(known["classes"]) or any(c.startswith(tuple(known["starts"])) for c in classes))
    weight -= 4.0 * bool(classes & set(known["single"]) or any(c.startswith("postid-") for c in classes))
    weight += 2.5 * bool(re.search(known["address"], fold(place)))
    weight += 1.5 * any(_pattern("listing", "titles").fullmatch(part) for title in titles for part in _parts(title)[:2])
    weight += 2.0 * any(not set(known["types"]).isdisjoint(types_of(node)) for node in structured.nodes)
    weight += 0.5 * ((structured.first("og:type") or "").lower() == "website")
    weight += 1.0 * bool({"next", "prev"} & structured.links.keys())
    weight -= 4.0 * _states_article(document)
    cards = _cards(document)
    weight += min(2.0, cards / TITLES)
    weight -= _prose_weight(document, body)
    return weight


def _cards(document: Document) -> int:
    """Headings that are wholly a link: the titles of other stories."""
    return sum(
        1
        for block in document.layout.blocks
        if block.tag in HEADINGS
        and block.tag != "h1"
        and len(block.text) > 20
        and block.linked >= len(block.text) * 0.9
    )


def _prose_weight(document: Document, body: list[Block]) -> float:
    """What the text found says for an article: paragraphs in a row, most of them long, none a teaser under a link."""
    long = [block for block in body if len(block.text) > PARAGRAPH and block.linked < len(block.text) * 0.3]
    blocks = document.layout.blocks
    under_links = sum(1 for block in long if block.index and _is_link(blocks[block.index - 1]))
    return min(4.0, (len(long) - 2 * under_links) * 0.6) if long else -0.5


def _is_link(block: Block) -> bool:
    return len(block.text) > 15 and block.linked >= len(block.text) * 0.9


def _is_shell(document: Document) -> bool:
    """Whether a page that shows nothing would be filled by its scripts."""
    shown = sum(len(block.text) for block in document.layout.blocks)
    silent = " ".join("".join(map(str, e.itertext()))[:500] for e in document.root.iter("noscript"))
    said = fold(silent + " ".join(block.text for block in document.layout.blocks[:10]))
    if shown < SOME and _pattern("shell", "words").search(said):
        return True
    scripts = sum(1 for _ in document.root.iter("script"))
    return shown < 300 and scripts > 0


def _classes(document: Document) -> set[str]:
    """The names on the page's own elements."""
    names = ""
    for box in document.layout.boxes[:3]:
        if box.tag in ("html", "body"):
            names += f" {box.element.get('class') or ''} {box.element.get('id') or ''}"
    return set(names.lower().split())


@cache
def _pattern(kind: str, key: str) -> re.Pattern[str]:
    edge = r"\b" if kind == "consent" and key == "words" else ""
    return re.compile(edge + any_of(load("refusal")[kind][key]) + edge)
