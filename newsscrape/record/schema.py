"""The JSON Schema of a record."""

from __future__ import annotations

from typing import Any

from newsscrape.record.article import Article


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line, with a description of every key."""
    schema = Article.model_json_schema(mode="serialization")
    _drop_titles(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "newsscrape article record"} | schema


def _drop_titles(node: object) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("title"), str):
            del node["title"]
        for child in node.values():
            _drop_titles(child)
    elif isinstance(node, list):
        for child in node:
            _drop_titles(child)
