"""The story of a page that shows none itself: scripts would write it from data that the page brings along."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

from lxml import etree

from newsscrape.page.completeness import is_cut_off
from newsscrape.page.knowledge import fold, load
from newsscrape.page.room import MOST_LEVELS, Room
from newsscrape.page.script_data import data_of
from newsscrape.page.tree import Element, parse, text_of, unescaped

SHORTEST_BODY = 150
"""Characters of a story."""

SHORTEST_TITLE = 15
"""Characters of a title that tells one story from another."""

MOST_NODES = 50_000
"""Objects and lists of the data that are looked at; those of large real pages have some 10,000."""

_TAG = re.compile(r"<(?:p|h[1-6]|ul|ol|div|blockquote|br)\b", re.IGNORECASE)
_UNCUT = re.compile(r"[_\-:@$ ]")

Data = dict[str, Any]


def hydrate(root: Element, titles: list[str]) -> bool:
    """Writes the story with one of these titles from the page's data into its body, and what is said of it into its
    head as JSON-LD; whether there was one.
    """
    wanted = [fold(title) for title in titles if len(title) >= SHORTEST_TITLE]
    room = Room()
    stories = [story for data in data_of(root) for story in _stories(data, wanted, room)]
    best = max(stories, key=lambda story: len(story[1]), default=None)
    body = root.find("body")
    if best is None or body is None or len(best[1]) < SHORTEST_BODY:
        return False
    story, markup = best
    article = parse(f"<article>{_head_of(story)}<div class='article-body'>{markup}</div></article>")
    if article is None:
        return False
    body.extend(article.iter("article"))
    told = etree.SubElement(body, "script", type="application/ld+json")
    told.text = json.dumps(_told(story))
    return True


def _stories(data: Any, titles: list[str], room: Room) -> Iterator[tuple[Data, str]]:
    """The objects with one of the titles and a body, and their bodies as markup, as far as there is room for them."""
    waiting, seen = [(data, 0)], 0
    while waiting and seen < MOST_NODES:
        node, level = waiting.pop()
        seen += 1
        if isinstance(node, dict):
            title = _first(node, "title")
            if isinstance(title, str) and any(_agree(fold(unescaped(title)), one) for one in titles):
                yield from ((node, markup) for markup in [_body_of(node, room)] if markup)
        if level < MOST_LEVELS and isinstance(node, (dict, list)):
            inner = node.values() if isinstance(node, dict) else node
            waiting.extend((value, level + 1) for value in inner if isinstance(value, (dict, list)))


def _agree(title: str, wanted: str) -> bool:
    """Whether two titles are one, the site's name aside."""
    return len(title) >= SHORTEST_TITLE and (wanted.startswith(title) or title.startswith(wanted))


def _body_of(story: Data, room: Room) -> str:
    """The first value under a key for bodies that is a text, as markup."""
    for value in _all(story, "body"):
        markup = _markup(value, 0, room)
        if len(markup) >= SHORTEST_BODY:
            return markup
    return ""


def _markup(part: Any, level: int, room: Room) -> str:
    """A part of a text as markup: strings of it as they are, plain ones as paragraphs."""
    if not room.takes(part, level):
        return ""
    if isinstance(part, str):
        lines = [part] if _TAG.search(part) else [f"<p>{line}</p>" for line in part.split("\n") if line.strip()]
        return "".join(lines)
    if isinstance(part, list):
        return "".join(_markup(one, level + 1, room) for one in part)
    return _element(part, level, room) if isinstance(part, dict) else ""


def _element(part: Data, level: int, room: Room) -> str:
    kind = next((value.lower() for value in _all(part, "kind") if isinstance(value, str)), "")
    if _kind("related").search(kind):
        return f"<div class='related'>{''.join(_links(part, level))}</div>"
    if _kind("left_out").search(kind):
        return ""
    if _kind("list").search(kind):
        return f"<ul>{''.join(f'<li>{_inline(one, level)}</li>' for one in _items(part))}</ul>"
    words = next(iter(_all(part, "words")), "")
    if _kind("heading").search(kind):
        return f"<h2>{_inline(words, level)}</h2>"
    if _kind("quote").search(kind):
        return f"<blockquote><p>{_inline(words, level)}</p></blockquote>"
    blocks = isinstance(words, str) and bool(_TAG.search(words))
    return _markup(words, level + 1, room) if blocks or not _is_leaf(words) else f"<p>{_inline(words, level)}</p>"


def _is_leaf(words: Any) -> bool:
    """Whether the words of a part are one paragraph: a text, or pieces of one, none of which holds others in turn."""
    if isinstance(words, list):
        return all(isinstance(w, str) or (isinstance(w, dict) and _is_piece(w)) for w in words)
    return isinstance(words, str)


def _is_piece(part: Data) -> bool:
    kind = next((str(value).lower() for value in _all(part, "kind")), "")
    return kind in ("text", "span", "link", "hyperlink", "a", "strong", "em", "b", "i", "")


def _inline(words: Any, level: int) -> str:
    if isinstance(words, str):
        return words
    if isinstance(words, list):
        return "".join(_inline(one, level + 1) for one in words)
    if isinstance(words, dict) and level < MOST_LEVELS:
        return _inline(next(iter(_all(words, "words")), ""), level + 1)
    return ""


def _items(part: Data) -> list[Any]:
    return next((value for value in part.values() if isinstance(value, list)), [])


def _links(part: Any, level: int) -> Iterator[str]:
    """The stories with a title and an address in a part that proposes some."""
    if isinstance(part, dict):
        title, url = _first(part, "title"), _first(part, "url")
        if isinstance(title, str) and isinstance(url, str):
            yield f'<p><a href="{escape(url)}">{escape(title)}</a></p>'
    if level < MOST_LEVELS and isinstance(part, (dict, list)):
        for value in part.values() if isinstance(part, dict) else part:
            yield from _links(value, level + 1)


def _head_of(story: Data) -> str:
    title, summary = _first(story, "title"), _first(story, "summary")
    standfirst = f"<div class='chapo'>{summary}</div>" if isinstance(summary, str) and not is_cut_off(summary) else ""
    return f"<h1>{title}</h1>{standfirst}"


def _told(story: Data) -> Data:
    """What the data say beside the text, in the words of schema.org."""
    title = parse(f"<p>{_first(story, 'title')}</p>")
    authors = _first(story, "author")
    sections = _first(story, "section")
    said = {
        "@type": "NewsArticle",
        "headline": text_of(title) if title is not None else None,
        "datePublished": _first(story, "published"),
        "dateModified": _first(story, "modified"),
        "author": [_named(one) for one in (authors if isinstance(authors, list) else [authors])],
        "articleSection": _named(sections[0] if isinstance(sections, list) and sections else sections),
        "image": _address(_first(story, "image")),
    }
    return {key: value for key, value in said.items() if value and value != [None]}


def _named(value: Any) -> str | None:
    found = _first(value, "person") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None


def _address(value: Any) -> str | None:
    found = _first(value, "url") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None


def _first(node: Data, key: str) -> Any:
    return next(iter(_all(node, key)), None)


def _all(node: Data, key: str) -> list[Any]:
    """The values under the names that a key of the data file stands for, surest first, none empty."""
    named = {_UNCUT.sub("", name).lower(): _rendered(value) for name, value in node.items()}
    return [named[name] for name in load("hydration")[key] if named.get(name)]


def _rendered(value: Any) -> Any:
    """A value itself where a blog's interface gives it as ``{"rendered": …}``."""
    return value["rendered"] if isinstance(value, dict) and isinstance(value.get("rendered"), str) else value


@cache
def _kind(name: str) -> re.Pattern[str]:
    return re.compile(load("hydration")["kinds"][name])
