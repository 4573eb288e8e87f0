"""JSON-LD as pages really write it: one broken block never loses its siblings, nor all of itself."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from newsscrape.page.tree import sound

Node = dict[str, Any]

MAX_NODES = 2000
"""Nodes read from one page; the largest real graphs have a few hundred."""

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?://\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|-->|;)\s*$"
)
_COMMA = re.compile(r",(?=\s*[}\]])")
_DOUBLE_COMMA = re.compile(r",\s*(?=,)")
_PAIR = re.compile(
    r'"(?P<key>@type|headline|alternativeHeadline|datePublished|dateModified|dateCreated|articleSection|keywords'
    r'|description|url)"\s*:\s*"(?P<value>(?:[^"\\]|\\.)*)"\s*(?=[,}\]])'
)
_AUTHOR = re.compile(r'"author"\s*:\s*(?P<value>\[[^\[\]]*\]|\{[^{}]*\}|"(?:[^"\\]|\\.)*")')
_NAME = re.compile(r'"name"\s*:\s*"((?:[^"\\]|\\.)*)"')


def read_json_ld(scripts: list[str]) -> list[Node]:
    r"""Every node of the blocks, those of @graph and of lists too, in order.

    >>> read_json_ld(['{"@type": "Thing", "name": "a\tb",}', '{"@graph": [{"@type": "Person"}]}'])
    [{'@type': 'Thing', 'name': 'a\tb'}, {'@type': 'Person'}]
    """
    nodes: list[Node] = []
    for script in scripts:
        for node in _nodes(_parse(script)):
            if len(nodes) >= MAX_NODES:
                return nodes
            nodes.append(node)
    return nodes


def types_of(node: Node) -> list[str]:
    """The names of a node's types, without their vocabulary."""
    given = node.get("@type") or node.get("type")
    names = given if isinstance(given, list) else [given]
    return [name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str)]


def _parse(script: str) -> Any:
    text = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip()
    for attempt in (lambda t: t, _repaired, lambda t: html.unescape(_repaired(t))):
        try:
            return _sound(json.loads(attempt(text), strict=False))
        except (ValueError, RecursionError):
            continue
    try:
        return _sound(json.JSONDecoder(strict=False).raw_decode(_repaired(text))[0])
    except (ValueError, RecursionError):
        return _salvaged(text)


def _sound(value: Any) -> Any:
    """A value with all strings in it `sound`: JSON can escape halves of characters, and accents by themselves."""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, list):
        return [_sound(item) for item in value]
    return {key: _sound(item) for key, item in value.items()} if isinstance(value, dict) else value


def _repaired(text: str) -> str:
    return _COMMA.sub("", _DOUBLE_COMMA.sub("", text)).rstrip("; \n\r\t")


def _salvaged(text: str) -> Node | None:
    """What can still be read, pair by pair, of a block that is no JSON; the first of each key, as it opens a node."""
    node: Node = {}
    for found in _PAIR.finditer(text):
        node.setdefault(found["key"], _string(found["value"]))
    author = _AUTHOR.search(text)
    if author:
        node["author"] = [_string(name) for name in _NAME.findall(author["value"])] or _string(
            author["value"].strip('"')
        )
    return node or None


def _string(raw: str) -> str:
    try:
        return sound(str(json.loads(f'"{raw}"', strict=False)))
    except ValueError:
        return sound(raw)


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        graph = value.get("@graph")
        if graph is None or len(value) > 2:
            yield value
        if graph is not None:
            yield from _nodes(graph, depth + 1)
        for key in ("mainEntity", "mainEntityOfPage", "itemReviewed"):
            if isinstance(value.get(key), dict) and len(value[key]) > 2:
                yield from _nodes(value[key], depth + 1)
