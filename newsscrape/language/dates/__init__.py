"""French dates, resolved from the day on which the text appeared."""

from __future__ import annotations

from newsscrape.language.passage import Passage
from newsscrape.language.spans import DateSpan


def dates_in(passage: Passage) -> list[DateSpan]:
    """The dates of a passage, in its order."""
    return []
