"""Figures of a French text: percent, share, viewers, views, hours, episodes, seasons, ranks, ratings."""

from __future__ import annotations

from newsscrape.language.passage import Passage
from newsscrape.language.spans import FigureSpan


def figures_in(passage: Passage, taken: set[tuple[int, int]]) -> list[FigureSpan]:
    """The figures of a passage, in its order; spans already ``taken`` as money or minutes are none."""
    return []
