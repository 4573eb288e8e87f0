"""What a page of Next.js streams to its scripts: rows that refer to each other, cut into ``__next_f`` chunks."""

from __future__ import annotations

import binascii
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from newsscrape.page.javascript import quoted, unescaped_literal
from newsscrape.page.room import Room

MARK = "__next_f"
"""What stands in every script that holds a chunk."""

MOST_STEPS = 20
"""Steps from a row to a part of it."""

_CHUNK = re.compile(r"__next_f\.push\(\s*\[\s*(?P<kind>[13])\s*,\s*(?P<quote>[\"'])")
_ROW = re.compile(rb"(?P<id>[0-9a-f]+):(?:(?P<sized>[TAOoUSsLlGgMmVb])(?P<size>[0-9a-f]{1,8}),|(?P<tag>[A-Z#rxX]*))")
_REFERENCE = re.compile(r"\$[L@]?(?P<id>[0-9a-f]+)(?P<path>(?::[^:]*)*)")
_ELEMENT = ("$", "type", "key", "props")
"""The parts of an element, in the order in which a row holds them; the first is its mark."""


def read_flight(scripts: Iterable[str]) -> Iterator[Any]:
    """The values of the rows that these scripts stream, references filled in; what stands in another comes there only.

    An element is its properties, with its type under ``type``.
    """
    rows = _Rows(dict(_rows(_stream(scripts))))
    for name, value in rows.values.items():
        if name not in rows.used and isinstance(value, (dict, list)):
            yield rows.filled(value, 0)


def _stream(scripts: Iterable[str]) -> bytes:
    """The chunks of all scripts, joined; they are cut anywhere, inside of characters too."""
    return b"".join(chunk for script in scripts for chunk in _chunks(script))


def _chunks(script: str) -> Iterator[bytes]:
    place = 0
    while found := _CHUNK.search(script, place):
        written = quoted(script, found.end(), found["quote"])
        place = found.end() + len(written)
        said = unescaped_literal(written)
        yield _unpacked(said) if found["kind"] == "3" else said.encode("utf-8", "replace")


def _unpacked(text: str) -> bytes:
    try:
        return binascii.a2b_base64(text)
    except ValueError:
        return b""


def _rows(stream: bytes) -> Iterator[tuple[str, Any]]:
    """The names and values of rows that hold text or JSON; other rows are passed over."""
    place = 0
    while place < len(stream):
        found = _ROW.match(stream, place)
        if found and found["sized"]:
            place = found.end() + int(found["size"], 16)
            if found["sized"] == b"T":
                yield found["id"].decode(), stream[found.end() : place].decode("utf-8", "replace")
            continue
        end = stream.find(b"\n", place)
        end = end if end >= 0 else len(stream)
        place = end + 1
        if found and not found["tag"]:
            yield from _told(found["id"].decode(), stream[found.end() : end])


def _told(name: str, row: bytes) -> Iterator[tuple[str, Any]]:
    try:
        yield name, json.loads(row)
    except (ValueError, RecursionError):
        return


@dataclass(slots=True)
class _Rows:
    """The rows by their names; ``used`` are those that others refer to, as far as these were filled in."""

    values: dict[str, Any]
    used: set[str] = field(default_factory=set)
    room: Room = field(default_factory=Room)

    def filled(self, value: Any, level: int) -> Any:
        """A value with what it refers to in its place; None where there is no room left."""
        if isinstance(value, str):
            return self._resolved(value, level) if value.startswith("$") else value
        if not isinstance(value, (dict, list)):
            return value
        if not self.room.takes(value, level):
            return None
        if _is_element(value):
            kind = "" if value[1].startswith("$") else value[1]
            props = self.filled(value[3], level + 1)
            return {"type": kind} | props if isinstance(props, dict) else None
        if isinstance(value, dict):
            return {key: self.filled(inner, level + 1) for key, inner in value.items()}
        return [self.filled(inner, level + 1) for inner in value]

    def _resolved(self, text: str, level: int) -> Any:
        """What a text with a dollar in front refers to: a row or a part of one; dates and dollars are themselves."""
        if text.startswith(("$$", "$D")):
            return text[2 if text[1] == "D" else 1 :]
        found = _REFERENCE.fullmatch(text)
        if not found or found["id"] not in self.values:
            return None
        value = self.values[found["id"]]
        for step in found["path"].split(":")[1 : MOST_STEPS + 1]:
            value = _step(value, step)
        if isinstance(value, str) and not value.startswith("$"):
            return value if self.room.takes(value, level) else None
        self.used |= {found["id"]} if not found["path"] else set()
        return self.filled(value, level + 1) if self.room.takes("", level) else None


def _is_element(value: Any) -> bool:
    return isinstance(value, list) and len(value) >= len(_ELEMENT) and value[0] == "$" and isinstance(value[1], str)


def _step(value: Any, step: str) -> Any:
    """A part of a value by its key or place."""
    if isinstance(value, dict):
        return value.get(step)
    if _is_element(value) and step in _ELEMENT:
        return value[_ELEMENT.index(step)]
    inside = isinstance(value, list) and step.isdecimal() and len(step) < 7 and int(step) < len(value)
    return value[int(step)] if inside else None
