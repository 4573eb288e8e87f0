"""Reader of minutes."""

from __future__ import annotations

from newsscrape.language.passage import Passage
from newsscrape.language.spans import MinutesSpan


def minutes_in(passage: Passage) -> list[MinutesSpan]:
    """What the passage says of minutes."""
    return []
