"""The data that a page brings along for its scripts, in whatever form these would read it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from newsscrape.page.devalue import read_devalue
from newsscrape.page.flight import MARK, read_flight
from newsscrape.page.javascript import read_literal, read_returned, unquoted
from newsscrape.page.tree import Element

SHORTEST_DATA = 300
"""Characters of a script that can hold a story."""

MOST_ASSIGNED = 20
"""Values of one script that are looked at."""

_ASSIGNED = re.compile(
    r"(?:(?:window|self|globalThis)(?:\.\w+|\[[\"']\w+[\"']\])|\b(?:var|let|const)\s+\w+)\s*=\s*"
    r"(?:JSON\.parse\(\s*(?P<quote>[\"'])|(?=[{\[])"
    r"|\(\s*function\s*\((?P<names>[\w$,\s]*)\)\s*\{[^{}]{0,9999}?\breturn\s*(?=\{))"
)


def data_of(root: Element) -> Iterator[Any]:
    """The values of data scripts, those that scripts assign to names, and those that scripts stream."""
    streamed: list[str] = []
    for script in root.iter("script"):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if MARK in text:
            streamed.append(text)
        elif len(text) < SHORTEST_DATA or "ld+json" in kind:
            continue
        elif "json" in kind:
            yield from _json(script, text)
        else:
            yield from _assigned(text)
    yield from read_flight(streamed)


def _json(script: Element, text: str) -> Iterator[Any]:
    """The value of a data script; that of a page of Nuxt 3 is a list of devalue's."""
    is_devalue = script.get("id") == "__NUXT_DATA__" or script.get("data-nuxt-data") is not None
    for value in _decoded(text.lstrip()):
        yield read_devalue(value) if is_devalue else value


def _assigned(text: str) -> Iterator[Any]:
    """What a script assigns to names: JSON, another literal, a text that it would parse, or what a function returns."""
    for found in islice(_ASSIGNED.finditer(text), MOST_ASSIGNED):
        if found["quote"]:
            yield from _decoded(unquoted(text, found.end(), found["quote"]))
            continue
        values = list(_decoded(text[found.end() :])) if found["names"] is None else []
        yield from values or _read(text, found.end(), found["names"])


def _decoded(text: str) -> Iterator[Any]:
    try:
        yield json.JSONDecoder().raw_decode(text)[0]
    except (ValueError, RecursionError):
        return


def _read(text: str, start: int, names: str | None) -> Iterator[Any]:
    """A literal of JavaScript; ``names`` are the parameters of the function that returns it."""
    try:
        if names is None:
            yield read_literal(text, start)[0]
        else:
            yield read_returned(text, start, [name.strip() for name in names.split(",")])
    except ValueError:
        return
