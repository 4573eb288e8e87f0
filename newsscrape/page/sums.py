"""Characters of prose, of links and of all text in any run of blocks, each in constant time."""

from __future__ import annotations

from itertools import accumulate

from newsscrape.page.layout import HEADINGS, Block, Layout

SHORTEST_PROSE = 40
"""Characters from which a block outside of a heading reads like a sentence; a shorter paragraph must end like one."""


class Sums:
    """Characters of prose, of links and of all text in any run of blocks, each in constant time."""

    def __init__(self, layout: Layout) -> None:
        blocks = layout.blocks
        self.prose_of = [prose(block) for block in blocks]
        self._prose = [0, *accumulate(self.prose_of)]
        self._text = [0, *accumulate(len(block.text) for block in blocks)]
        self.all_prose = self._prose[-1]
        self._linked = [0, *accumulate(block.linked for block in blocks)]

    def prose(self, first: int, last: int) -> int:
        """Characters in blocks that read like sentences."""
        return self._prose[last] - self._prose[first]

    def text(self, first: int, last: int) -> int:
        """All characters."""
        return self._text[last] - self._text[first]

    def linked(self, first: int, last: int) -> int:
        """Characters in links."""
        return self._linked[last] - self._linked[first]


def prose(block: Block) -> int:
    """The block's length where it reads like a sentence outside of links, else 0."""
    length = len(block.text)
    if block.tag in HEADINGS:
        return 0
    if length >= SHORTEST_PROSE:
        return length if block.linked <= length * 0.5 else 0
    is_sentence = block.tag == "p" and length >= SHORTEST_PROSE // 2 and block.text[-1] in '.!?…»"'
    return length if is_sentence and not block.linked else 0
