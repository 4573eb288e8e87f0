"""Reader of money."""

from __future__ import annotations

from newsscrape.language.passage import Passage
from newsscrape.language.spans import MoneySpan


def money_in(passage: Passage) -> list[MoneySpan]:
    """What the passage says of money."""
    return []
