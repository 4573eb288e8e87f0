"""Boxes of consent text that no name gives away: what they say gives them away."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.page.knowledge import any_of, fold, load
from newsscrape.page.layout import PARAGRAPHS, Box, Layout

SHARE = 0.05
"""Share of the words that only such texts have, from which on a box beside an article is one; texts about them that
are no consent texts stay below 0.045."""

SHORTEST = 200
"""Characters of a box; what is shorter says too little to be judged by."""

_WORD = re.compile(r"\w[\w'-]*")


def find_consent(layout: Layout, headline: int) -> list[Box]:
    """The largest boxes that are consent text, those around the headline (index of its block or -1) apart."""
    telling = {block.index: len(_words().findall(fold(block.text))) for block in layout.blocks if len(block.text) > 60}
    found: list[Box] = []
    for box in layout.boxes if max(telling.values(), default=0) > 1 else ():
        inside = range(box.first, box.last)
        if found and box.first < found[-1].last:
            continue
        if box.tag in PARAGRAPHS or box.first <= headline < box.last or not any(telling.get(i, 0) > 1 for i in inside):
            continue
        text = " ".join(block.text for block in layout.blocks[box.first : box.last])
        hits = sum(telling.get(index, 0) for index in inside)
        if len(text) >= SHORTEST and hits >= SHARE * len(_WORD.findall(text)):
            found.append(box)
    return found


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load('refusal')['consent']['words'])}\b")
