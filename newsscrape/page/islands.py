"""Boxes of another make inside the text: appeals to the reader, promotion of the house, offers."""

from __future__ import annotations

import re
from collections import Counter

from newsscrape.page.knowledge import fold, pattern
from newsscrape.page.layout import HEADINGS, Block, Box, Layout

LONGEST = 450
"""Characters of an island; what is longer is text, however it is set."""

COMMON_SHARE = 0.2
"""A make that more than this share of the text has is the article's own."""

_CUT = re.compile(r"[^a-z]+")
_PLAIN = frozenset({"ul", "ol", "blockquote", "li"})


def without_islands(layout: Layout, blocks: list[Block], sizes: list[int]) -> list[Block]:
    """The blocks less those in boxes of an uncommon make whose words address the reader; ``sizes`` are their lengths
    as prose by block index."""
    content = _common_box(layout, blocks)
    if content is None:
        return blocks
    islands = [_island_of(layout, block, content) for block in blocks]
    makes: Counter[str] = Counter()
    for block, island in zip(blocks, islands, strict=True):
        makes[_make(island)] += sizes[block.index]
    total = sum(makes.values())
    dropped: set[int] = set()
    for box in {island.index: island for island in islands}.values():
        inside = [b for b, island in zip(blocks, islands, strict=True) if island.index == box.index]
        length = sum(len(b.text) for b in inside)
        uncommon = makes[_make(box)] <= total * COMMON_SHARE and box.tag not in _PLAIN and box.tag not in HEADINGS
        if uncommon and length <= LONGEST and any(_addresses_reader(b) for b in inside):
            dropped.update(b.index for b in inside)
    return [block for block in blocks if block.index not in dropped]


def _addresses_reader(block: Block) -> bool:
    return bool(pattern("phrases", "appeals").search(fold(block.text)))


def _common_box(layout: Layout, blocks: list[Block]) -> Box | None:
    """The smallest box that holds all the blocks."""
    if not blocks:
        return None
    box = layout.boxes[blocks[0].box]
    while box.parent >= 0 and not (box.first <= blocks[0].index and blocks[-1].index < box.last):
        box = layout.boxes[box.parent]
    return box


def _island_of(layout: Layout, block: Block, content: Box) -> Box:
    """The topmost box below ``content`` that holds the block."""
    box = layout.boxes[block.box]
    while box.parent >= 0 and box.parent != content.index and box.index != content.index:
        box = layout.boxes[box.parent]
    return box


def _make(box: Box) -> str:
    names = sorted({word for word in _CUT.split((box.element.get("class") or "").lower()) if len(word) > 1})
    return f"{box.tag} {' '.join(names)}"
