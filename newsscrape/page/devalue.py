"""What a page of Nuxt 3 keeps in ``__NUXT_DATA__``: one list in which numbers are places of values in it (devalue)."""

from __future__ import annotations

from typing import Any

from newsscrape.page.room import Room

_WRAPPED = frozenset({"Reactive", "ShallowReactive", "Ref", "ShallowRef", "Object", "NuxtError"})
_WRITTEN = frozenset({"Date", "BigInt"})


def read_devalue(table: Any) -> Any:
    """The value that a list of devalue's stands for; None where it is no such list.

    >>> read_devalue([["Reactive", 1], {"title": 2, "tags": 3, "date": 4}, "Le Phare", [2], ["Date", "2026-03-04"]])
    {'title': 'Le Phare', 'tags': ['Le Phare'], 'date': '2026-03-04'}
    """
    return _filled(table, 0, Room(), 0) if isinstance(table, list) else None


def _filled(table: list[Any], place: Any, room: Room, level: int) -> Any:
    """The value at a place; None at none, and where there is no room left."""
    if isinstance(place, bool) or not isinstance(place, int) or not 0 <= place < len(table):
        return None
    value = table[place]
    if not room.takes(value, level):
        return None
    if isinstance(value, dict):
        return {key: _filled(table, inner, room, level + 1) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    if value and isinstance(value[0], str):
        return _made(table, value, room, level)
    return [_filled(table, inner, room, level + 1) for inner in value]


def _made(table: list[Any], value: list[Any], room: Room, level: int) -> Any:
    """What stands behind the name of its kind: what it wraps, a date as it is written, or the values it holds."""
    kind, *inner = value
    if kind in _WRITTEN:
        return inner[0] if inner else None
    if kind in _WRAPPED:
        return _filled(table, inner[0], room, level + 1) if inner else None
    if kind == "null":
        return {
            str(key): _filled(table, place, room, level + 1)
            for key, place in zip(inner[::2], inner[1::2], strict=False)
        }
    return [_filled(table, place, room, level + 1) for place in inner]
