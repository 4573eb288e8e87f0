"""Boxes of another make inside the text: appeals to the reader, promotion of the house, offers, players, cards."""

from __future__ import annotations

from collections import Counter

from newsscrape.page.knowledge import fold, pattern
from newsscrape.page.layout import HEADINGS, PARAGRAPHS, PICTURES, Block, Box, Layout
from newsscrape.page.neighbours import make_of

LONGEST = 450
"""Characters of an island; what is longer is text, however it is set."""

LONGEST_CAPTION = 220
"""Characters of a caption in a box of its own with its image."""

LONGEST_LINE = 100
FEWEST_LINES = 2
"""Lines outside of paragraphs and lists, each of this many characters at the most, from which on a box without a
sentence in it is no text."""

COMMON_SHARE = 0.2
"""A make that more than this share of the text has is the article's own."""

RARE_SHARE = 0.4
"""The same for a make that only one box has: an appeal can be long beside a brief."""

SHORTEST_QUOTE = 30
"""Characters of a pull quote; what is shorter can stand twice in a text."""

MOST_LINES = 3
"""Blocks in the box of a pull quote: it and who said it."""

MOST_QUOTES = 20
"""Pull quotes that are looked for in one text."""

_QUOTATION = " «»“”\"'…."
_PLAIN = frozenset({"ul", "ol", "blockquote", "li", "details"})


def without_islands(layout: Layout, blocks: list[Block], sizes: list[int]) -> list[Block]:
    """The blocks less those in boxes of an uncommon make that hold an appeal or a caption.

    ``sizes`` are the lengths of all blocks of the page as prose.
    """
    main = _main_box(layout, blocks, sizes)
    if main is None:
        return blocks
    islands = [_island_of(layout, block, main) for block in blocks]
    makes: Counter[tuple[str, frozenset[str]]] = Counter()
    held: dict[int, list[Block]] = {}
    for block, island in zip(blocks, islands, strict=True):
        makes[make_of(island)] += sizes[block.index]
        held.setdefault(island.index, []).append(block)
    total = sum(makes.values())
    boxes = {island.index: island for island in islands}.values()
    count = Counter(make_of(box) for box in boxes)
    dropped: set[int] = set()
    for box in boxes:
        make = make_of(box)
        inside = held[box.index]
        rare = makes[make] <= total * (RARE_SHARE if count[make] == 1 else COMMON_SHARE)
        if rare and box is not main and box.tag not in _PLAIN and box.tag not in HEADINGS and _is_foreign(box, inside):
            dropped.update(b.index for b in inside)
    return [block for block in blocks if block.index not in dropped]


def without_repeats(layout: Layout, blocks: list[Block]) -> list[Block]:
    """The blocks less pull quotes: in a box called so, what another block says as well, word for word."""
    pulled = [block for block in blocks if len(block.text) >= SHORTEST_QUOTE and _is_pulled(layout, block)]
    indexes = {block.index for block in pulled[:MOST_QUOTES]}
    text = "\n".join(fold(block.text) for block in blocks if block.index not in indexes) if pulled else ""
    repeated = {block.index for block in pulled[:MOST_QUOTES] if fold(block.text.strip(_QUOTATION)) in text}
    return [block for block in blocks if block.index not in repeated]


def _is_pulled(layout: Layout, block: Block) -> bool:
    box = layout.boxes[block.box]
    boxes = [box, layout.boxes[box.parent]] if box.parent >= 0 else [box]
    names = " ".join(one.element.get("class") or "" for one in boxes if one.last - one.first <= MOST_LINES)
    return bool(names) and bool(pattern("phrases", "pull_quotes").search(fold(names)))


def without_furniture(layout: Layout, blocks: list[Block], first: int, last: int) -> list[Block]:
    """The blocks, all from ``first`` to ``last`` (half-open), less those in boxes of lines without a sentence there."""
    held: dict[int, list[Block]] = {}
    for block in blocks:
        box = layout.boxes[block.box]
        while box.parent >= 0 and first <= layout.boxes[box.parent].first and layout.boxes[box.parent].last <= last:
            box = layout.boxes[box.parent]
        held.setdefault(box.index, []).append(block)
    return [block for inside in held.values() if not _is_furniture(inside) for block in inside]


def is_caption(layout: Layout, block: Block) -> bool:
    """Whether a block is the line under an image, alone with it in a box."""
    box = layout.boxes[block.box]
    while box.parent >= 0 and layout.boxes[box.parent].last - layout.boxes[box.parent].first <= 2:
        box = layout.boxes[box.parent]
    length = sum(len(b.text) for b in layout.blocks[box.first : box.last])
    return box.tag not in HEADINGS and length <= LONGEST_CAPTION and _shows_image(box)


def _shows_image(box: Box) -> bool:
    """Whether the box is an image with a line under it; paragraphs with an image in them are not, nor is the head of
    the article, which may show its author.
    """
    heads = next(box.element.iter("h1"), None) is not None
    return box.tag != "p" and not heads and next(box.element.iter(*PICTURES), None) is not None


def _is_foreign(box: Box, inside: list[Block]) -> bool:
    """Whether the blocks of an island are an appeal to the reader or the caption of an image."""
    length = sum(len(block.text) for block in inside)
    if length <= LONGEST and _is_furniture(inside):
        return True
    if length <= LONGEST and any(_addresses_reader(block) for block in inside):
        return True
    return length <= LONGEST_CAPTION and len(inside) <= 2 and _shows_image(box)


def _is_furniture(inside: list[Block]) -> bool:
    """Whether there is no sentence in a box, but lines of no paragraph: a player, the card of a work."""
    loose = [block for block in inside if block.tag not in PARAGRAPHS or block.tag in ("dt", "dd")]
    return len(loose) >= FEWEST_LINES and all(_is_line(block) for block in inside)


def _is_line(block: Block) -> bool:
    return len(block.text) <= LONGEST_LINE and (block.tag in HEADINGS or block.text[-1] not in '.!?…»"')


def _addresses_reader(block: Block) -> bool:
    return bool(pattern("phrases", "appeals").search(fold(block.text)))


def _main_box(layout: Layout, blocks: list[Block], sizes: list[int]) -> Box | None:
    """The box that holds the most prose without another box but the paragraph's own between."""
    held: Counter[int] = Counter()
    for block in blocks:
        box = layout.boxes[block.box]
        held[box.parent if box.tag in PARAGRAPHS and box.parent >= 0 else box.index] += sizes[block.index]
    return layout.boxes[max(held, key=lambda index: held[index])] if held else None


def _island_of(layout: Layout, block: Block, main: Box) -> Box:
    """The topmost box that holds the block, and not all of the main box: that one itself where there is none."""
    box = layout.boxes[block.box]
    if box.first <= main.first and main.last <= box.last:
        return main
    while box.parent >= 0 and box.index != main.index:
        parent = layout.boxes[box.parent]
        if parent.first <= main.first and main.last <= parent.last:
            break
        box = parent
    return box
