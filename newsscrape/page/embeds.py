"""Posts of social networks set into the text, which sign themselves whatever their boxes are called."""

from __future__ import annotations

import re

from newsscrape.page.layout import Box, Layout

_SIGNATURE = re.compile(r"[—–-]+ ?.{1,80}\(@\w+\)")
"""« — Antenne 24 (@antenne24) 5 mars 2024 », the last line of a post."""

_WHOLE = frozenset({"blockquote", "article", "body", "main"})


def find_posts(layout: Layout) -> list[Box]:
    """The quotes that end with the signature of a post."""
    found = []
    for block in layout.blocks:
        if "(@" in block.text and _SIGNATURE.match(block.text):
            box = layout.boxes[block.box]
            while box.parent >= 0 and box.tag not in _WHOLE:
                box = layout.boxes[box.parent]
            if box.tag == "blockquote":
                found.append(box)
    return found
