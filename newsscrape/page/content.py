"""Which box holds the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsscrape.page.boilerplate import Boilerplate
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold, pattern
from newsscrape.page.labels import Label
from newsscrape.page.layout import HEADINGS, Block, Box, Layout

_NO_CONTAINER = frozenset(
    "p li ul ol dl dt dd blockquote pre h1 h2 h3 h4 h5 h6 tr th thead tbody tfoot address hr figcaption summary "
    "caption".split()
)
_CUT = re.compile(r"[^a-z]+")
_END_MATTER = (
    Label.COMMENTS
    | Label.RELATED
    | Label.AUTHOR
    | Label.TAGS
    | Label.POPULAR
    | Label.LATEST
    | Label.NEWSLETTER
    | Label.STORY
)
_LEAST_PROSE = 150
"""Characters of prose in a box that goes on with the text."""
SHORTEST_TITLE = 15
"""Characters of an h1; what is shorter is a label or the name of the site."""

_DECAY = (1.0, 0.6, 0.3, 0.15)


@dataclass(slots=True)
class Content:
    """The article's text is in blocks ``first`` to ``last`` (half-open), what leads to it in ``lead`` to ``first``."""

    lead: int
    first: int
    last: int


def find_content(document: Document, boilerplate: Boilerplate, headline: Block | None) -> Content | None:
    """Where the article's text is; None where no block reads like prose."""
    layout = document.layout
    scores = _scores(layout, boilerplate)
    if not scores:
        return None
    place = headline.index if headline else -1
    rivals = [b.index for b in layout.blocks[place + 1 :] if _heads_another(b, headline)] if headline else []
    best = max(scores, key=lambda index: scores[index] * _worth(layout.boxes[index], place, rivals))
    box = _widened(layout, boilerplate, layout.boxes[best], place)
    first = max(box.first, place + 1) if place < box.last else box.first
    lead = place + 1 if 0 <= place < first else first
    return Content(lead, first, _extended(layout, boilerplate, box, place))


def _heads_another(block: Block, headline: Block) -> bool:
    """Whether a block is the title of another story: no label in an h1, nor this title once more."""
    return block.tag == "h1" and len(block.text) >= SHORTEST_TITLE and fold(block.text) != fold(headline.text)


def _scores(layout: Layout, boilerplate: Boilerplate) -> dict[int, float]:
    """Prose in and below each box, less the deeper it is."""
    scores: dict[int, float] = {}
    boxes, prose = layout.boxes, boilerplate.sums.prose_of
    for block in layout.blocks:
        words = prose[block.index]
        if not words or boilerplate.kinds[block.index]:
            continue
        box = boxes[block.box]
        for decay in _DECAY:
            while box.tag in _NO_CONTAINER and box.parent >= 0:
                box = boxes[box.parent]
            scores[box.index] = scores.get(box.index, 0.0) + words * decay
            if box.parent < 0:
                break
            box = boxes[box.parent]
    return scores


def _worth(box: Box, headline: int, rivals: list[int]) -> float:
    """What speaks for a box besides its text: its name, and that it stands after the headline and no other."""
    worth = 1.0
    if box.labels & Label.CONTENT:
        worth *= 1.5
    if (box.element.get("itemprop") or "").lower() in ("articlebody", "reviewbody", "text"):
        worth *= 1.5
    if box.tag == "article":
        worth *= 1.2
    if box.tag in ("body", "html"):
        worth *= 0.6
    if headline >= 0 and box.last <= headline:
        worth *= 0.3
    if any(headline < rival <= box.first for rival in rivals):
        worth *= 0.3
    return worth


def _widened(layout: Layout, boilerplate: Boilerplate, box: Box, headline: int) -> Box:
    """The box, or one around it where the text goes on in boxes of the same make beside it."""
    while box.parent >= 0 and not box.first <= headline < box.last:
        parent = layout.boxes[box.parent]
        beside = [child for child in _children_with_prose(layout, boilerplate, parent) if child.index != box.index]
        if beside and not any(_alike(child, box) for child in beside):
            break
        if parent.tag in ("body", "html") and not beside:
            break
        box = parent
    return box


def _extended(layout: Layout, boilerplate: Boilerplate, box: Box, headline: int) -> int:
    """Where the text ends, boxes counted that follow its own inside the same article and read like it."""
    last = box.last
    while box.parent >= 0 and box.tag not in ("article", "body", "main"):
        if box.first <= headline < box.last:
            break
        parent = layout.boxes[box.parent]
        for child in _children_with_prose(layout, boilerplate, parent):
            if child.first < last:
                continue
            if not _reads_on(layout, boilerplate, last, child):
                return last
            last = child.last
        box = parent
    return last


def _reads_on(layout: Layout, boilerplate: Boilerplate, end: int, child: Box) -> bool:
    """Whether a box after the text goes on with it: no end matter in between, no other story's heading, few links."""
    sums = boilerplate.sums
    if any(boilerplate.kinds[index] & _END_MATTER for index in range(end, child.first)):
        return False
    least = 1 if pattern("phrases", "postscripts").match(fold(layout.blocks[child.first].text)) else _LEAST_PROSE
    if sums.prose(child.first, child.last) < least or child.tag == "article":
        return False
    for block in layout.blocks[child.first : child.last]:
        if block.tag in ("h1", "h2") or (block.tag in HEADINGS and block.linked):
            return False
    return sums.linked(child.first, child.last) < sums.text(child.first, child.last) * 0.2


def _children_with_prose(layout: Layout, boilerplate: Boilerplate, parent: Box) -> list[Box]:
    found: dict[int, Box] = {}
    for index in range(parent.first, parent.last):
        if boilerplate.sums.prose_of[index] and not boilerplate.kinds[index]:
            child = layout.boxes[layout.blocks[index].box]
            if child.index == parent.index:
                continue
            while child.parent != parent.index:
                child = layout.boxes[child.parent]
            found[child.index] = child
    return list(found.values())


def _alike(one: Box, other: Box) -> bool:
    """Whether two boxes have the same tag and names, or the one is a paragraph beside the other."""
    if one.tag in ("p", "blockquote", "ul", "ol") and not one.labels:
        return True
    if one.tag != other.tag:
        return False
    mine, theirs = _names(one), _names(other)
    return mine == theirs or len(mine & theirs) > len(mine | theirs) * 0.6


def _names(box: Box) -> frozenset[str]:
    return frozenset(word for word in _CUT.split((box.element.get("class") or "").lower()) if len(word) > 1)
