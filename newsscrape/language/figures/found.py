"""What the readers of figures share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from newsscrape.language.knowledge import load


@dataclass(slots=True)
class Figure:
    """A figure in ``tokens[first:after]``, its number at ``number``."""

    first: int
    after: int
    number: int
    value: int | float
    unit: str
    of: str | None = None


@cache
def words(group: str, key: str) -> frozenset[Any]:
    """A word list of the figures' vocabulary."""
    return frozenset(load("figures")[group][key])
