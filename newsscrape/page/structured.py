"""What a page says of itself to machines: JSON-LD, Open Graph and other meta elements, microdata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from newsscrape.page.addresses import absolute, same_page
from newsscrape.page.json_ld import Node, read_json_ld, types_of
from newsscrape.page.tree import Element, collapse, unescaped

_ARTICLES = frozenset(
    "Article NewsArticle BlogPosting ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle ReviewNewsArticle "
    "Review LiveBlogPosting BackgroundNewsArticle AskPublicNewsArticle AdvertiserContentArticle TechArticle "
    "ScholarlyArticle SocialMediaPosting Report Posting CriticReview Interview".split()
)


_ITEMS = etree.XPath("//*[@itemprop]")
LONGEST_FUNCTION_WORD = 4
"""Characters of the words that any two titles can share."""

MAX_ITEMS = 2000
"""Elements with microdata that are read; the largest real pages have a few hundred."""

_OWN = 4
"""What an address or a headline that is the page's own weighs beside the presence of a date or a headline."""


@dataclass(slots=True)
class Structured:
    """``article`` is the JSON-LD node of this page's article, ``meta`` contents of meta elements by lower-case name.

    ``url`` is the address fetched, or else the one that the page states for itself (empty where it states none).
    ``certain`` says that the article node is known to be this page's: by its address, its headline, or as the only one.
    """

    nodes: list[Node] = field(default_factory=list)
    article: Node = field(default_factory=dict)
    certain: bool = False
    base: str | None = None
    url: str = ""
    meta: dict[str, list[str]] = field(default_factory=dict)
    items: dict[str, list[Element]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    title: str = ""
    language: str = ""

    def first(self, *names: str) -> str | None:
        """The first content that is not empty of these meta elements, in this order."""
        for name in names:
            for content in self.meta.get(name, ()):
                if content:
                    return content
        return None

    def every(self, *names: str) -> list[str]:
        """All contents of the first of these meta elements that has any."""
        for name in names:
            found = [content for content in self.meta.get(name, ()) if content]
            if found:
                return found
        return []

    def said(self, key: str) -> str | None:
        """A text value of the article node, entities resolved; None where it is none."""
        for value in values_of(self.article, key):
            if isinstance(value, str) and value.strip():
                return unescaped(value)
        return None

    def of_type(self, *types: str) -> Iterator[Node]:
        """The JSON-LD nodes of any of these types."""
        for node in self.nodes:
            if not set(types).isdisjoint(types_of(node)):
                yield node

    def resolved(self, value: Any) -> Any:
        """The node that a bare reference (``{"@id": …}``) means; any other value as it is."""
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            return next((n for n in self.nodes if n.get("@id") == value["@id"] and len(n) > 1), value)
        return value


def read_structured(root: Element, url: str) -> Structured:
    """Reads everything above from a page's tree; ``url`` tells the page's own article from others in JSON-LD."""
    found = Structured(language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    scripts: list[str] = []
    for element in root.iter("meta", "link", "title", "script", "base"):
        tag = element.tag
        if tag == "meta":
            _add_meta(found, element)
        elif tag == "link":
            rel = (element.get("rel") or "").lower()
            for kind in rel.split() if element.get("href") else ():
                found.links.setdefault(kind, element.get("href") or "")
        elif tag == "title":
            found.title = found.title or collapse(element.text or "")
        elif tag == "base":
            found.base = found.base or element.get("href")
        elif "ld+json" in (element.get("type") or "").lower() and element.text:
            scripts.append(element.text)
    found.nodes = read_json_ld(scripts)
    found.url = _address(found, url)
    found.article, found.certain = _own_article(found.nodes, found.url, found.first("og:title") or found.title)
    _add_items(found, root)
    return found


def values_of(node: Node, key: str) -> list[Any]:
    """A property's values as a list, whether the node gives one or several."""
    value = node.get(key)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text_in(value: Any) -> str | None:
    """The text of a value that is a string or a node with a name."""
    if isinstance(value, dict):
        parts = (value.get("givenName"), value.get("familyName"))
        value = value.get("name") or value.get("@value") or " ".join(part for part in parts if isinstance(part, str))
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    return unescaped(value) or None if isinstance(value, str) else None


def url_in(value: Any) -> str | None:
    """The address of a value that is a string or a node with one."""
    if isinstance(value, list):
        return next(filter(None, map(url_in, value)), None)
    if isinstance(value, dict):
        return next(filter(None, (url_in(value.get(key)) for key in ("url", "contentUrl", "@id"))), None)
    return value.strip() or None if isinstance(value, str) else None


def is_article(node: Node) -> bool:
    """Whether the node describes an article, by its type."""
    return not _ARTICLES.isdisjoint(types_of(node))


def _add_meta(found: Structured, element: Element) -> None:
    content = element.get("content")
    if content is None:
        return
    for attribute in ("property", "name", "http-equiv"):
        name = element.get(attribute)
        if name:
            found.meta.setdefault(name.strip().lower(), []).append(unescaped(content))
            return


def _address(found: Structured, url: str) -> str:
    for given in (url, found.links.get("canonical"), *found.every("og:url")):
        address = absolute(given, given) if given else None
        if address:
            return address
    return ""


def _own_article(nodes: list[Node], url: str, title: str) -> tuple[Node, bool]:
    articles = [node for node in nodes if is_article(node)] or [
        node for node in nodes if "datePublished" in node and "headline" in node
    ]
    if not articles:
        return {}, False
    own = max(articles, key=lambda node: _ownness(node, url, title))
    if _ownness(own, url, title) >= _OWN:
        return own, True
    if title and _shares_nothing(_headline_of(own), title):
        return {}, False
    return own, len(articles) == 1


def _ownness(node: Node, url: str, title: str) -> int:
    addresses = [url_in(node.get(key)) for key in ("url", "mainEntityOfPage", "@id")]
    own = any(a and a.startswith("http") and same_page(a, url) for a in addresses)
    headline = _headline_of(node)[:60].rstrip("…. ")
    named = bool(headline) and headline.casefold() in title.casefold()
    return _OWN * own + _OWN * named + ("datePublished" in node) + ("headline" in node)


def _headline_of(node: Node) -> str:
    return unescaped(str(node.get("headline") or node.get("name") or ""))


def _shares_nothing(headline: str, title: str) -> bool:
    """Whether a headline has no word of some length in common with the page's title: it is another story's."""
    words = {word for word in headline.casefold().split() if len(word) > LONGEST_FUNCTION_WORD}
    return bool(words) and not any(word in title.casefold() for word in words)


def _add_items(found: Structured, root: Element) -> None:
    """Microdata of article items and of no item, the properties of their nested items left out."""
    elements = cast("list[Element]", _ITEMS(root))
    for element in elements[:MAX_ITEMS]:
        scope = next(_scopes(element), None)
        if scope is None or not _ARTICLES.isdisjoint((scope.get("itemtype") or "").rsplit("/", 1)[-1:]):
            for name in (element.get("itemprop") or "").split():
                found.items.setdefault(name, []).append(element)


def _scopes(element: Element) -> Iterator[Element]:
    for ancestor in element.iterancestors():
        if ancestor.get("itemscope") is not None or ancestor.get("itemtype"):
            yield ancestor
