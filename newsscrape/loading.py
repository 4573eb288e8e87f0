"""Types for those who load the records: taken from the JSON Schema, so that no reader has to guess from values.

>>> duckdb_columns()["tags"], duckdb_columns()["image"]
('VARCHAR[]', 'STRUCT("url" VARCHAR, "caption" VARCHAR, "credit" VARCHAR)')
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from newsscrape.record import json_schema


def duckdb_columns() -> dict[str, str]:
    """The ``columns`` of DuckDB's ``read_json``: a SQL type for every key."""
    sql = _Types(
        string="VARCHAR",
        integer="BIGINT",
        number="DOUBLE",
        array=lambda item: f"{item}[]",
        struct=lambda fields: "STRUCT(" + ", ".join(f'"{name}" {kind}' for name, kind in fields.items()) + ")",
    )
    return _columns(sql)


def polars_schema() -> dict[str, Any]:
    """The ``schema`` of Polars' ``read_ndjson`` and ``scan_ndjson``. Raises ImportError where Polars is missing."""
    polars: Any = import_module("polars")
    kinds = _Types(
        string=polars.String, integer=polars.Int64, number=polars.Float64, array=polars.List, struct=polars.Struct
    )
    return _columns(kinds)


def pandas_dtypes() -> dict[str, str]:
    """The ``dtype`` of pandas' ``read_json``: texts and whole numbers as such, lists and objects as Python's own."""
    kinds = _Types(
        string="string", integer="int64", number="float64", array=lambda _: "object", struct=lambda _: "object"
    )
    return _columns(kinds)


@dataclass(frozen=True)
class _Types:
    """How a reader names its types."""

    string: Any
    integer: Any
    number: Any
    array: Callable[[Any], Any]
    struct: Callable[[dict[str, Any]], Any]


def _columns(types: _Types) -> dict[str, Any]:
    schema = json_schema()
    return {name: _kind(key, schema["$defs"], types) for name, key in schema["properties"].items()}


def _kind(key: dict[str, Any], definitions: dict[str, Any], types: _Types) -> Any:
    if "$ref" in key:
        key = definitions[key["$ref"].rpartition("/")[2]]
    if "anyOf" in key:
        kinds = [kind for kind in key["anyOf"] if kind.get("type") != "null"]
        key = {"type": "number"} if len(kinds) > 1 else kinds[0]
        return _kind(key, definitions, types)
    if key.get("type") == "array":
        return types.array(_kind(key["items"], definitions, types))
    if key.get("type") == "object":
        return types.struct({name: _kind(child, definitions, types) for name, child in key["properties"].items()})
    return {"integer": types.integer, "number": types.number}.get(key.get("type", "string"), types.string)
