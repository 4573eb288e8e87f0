"""docs/record.md explains every key and every value of the schema, in its order and with its type."""

import re
from pathlib import Path
from typing import Any

import pytest

from newsscrape.record import json_schema

GUIDE = (Path(__file__).parents[1] / "docs/record.md").read_text(encoding="utf-8")
SCHEMA = json_schema()
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
TYPES = {"string": "text", "integer": "integer", "number": "number", "object": "object"}


def rows_under(heading: str) -> list[tuple[str, str, str]]:
    section = GUIDE.split(f"\n{heading}\n", 1)[1]
    return ROW.findall(re.split(r"\n##+ ", section, maxsplit=1)[0])


def resolved(key: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in key:
        return resolved(SCHEMA["$defs"][key["$ref"].rpartition("/")[2]])
    kinds = [kind for kind in key.get("anyOf", ()) if kind.get("type") != "null"]
    return resolved(kinds[0]) if kinds else key


def spelled(key: dict[str, Any]) -> str:
    nullable = {"type": "null"} in key.get("anyOf", ())
    kind = resolved(key)
    if kind.get("type") == "array":
        return f"list of {spelled(kind['items'])}s"
    several = len([part for part in key.get("anyOf", ()) if part != {"type": "null"}]) > 1
    name = "number" if several else TYPES[kind.get("type", "string")]
    return f"{name} or null" if nullable else name


def objects() -> dict[str, dict[str, Any]]:
    found = {"## The article": SCHEMA, "### `mentions`": SCHEMA["$defs"]["Mention"]}
    for name, key in SCHEMA["properties"].items():
        kind = resolved(key)
        kind = resolved(kind["items"]) if kind.get("type") == "array" else kind
        if kind.get("type") == "object":
            found[f"### `{name}`"] = kind
    return found


@pytest.mark.parametrize(("heading", "kind"), objects().items(), ids=list(objects()))
def test_keys_and_types(heading: str, kind: dict[str, Any]) -> None:
    explained = [(name, type_) for name, type_, _ in rows_under(heading)]
    assert explained == [(name, spelled(key)) for name, key in kind["properties"].items()]


@pytest.mark.parametrize(("heading", "kind"), objects().items(), ids=list(objects()))
def test_values(heading: str, kind: dict[str, Any]) -> None:
    meanings = {name: meaning for name, _, meaning in rows_under(heading)}
    for name, key in kind["properties"].items():
        part = resolved(key)
        values = (resolved(part["items"]) if part.get("type") == "array" else part).get("enum", [])
        text = GUIDE if name == "type" else meanings[name]
        assert [value for value in values if f"`{value}`" not in text] == []
