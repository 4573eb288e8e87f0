"""Other stories on the same page: what endless scrolling appends, and the other briefs of a page of briefs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsscrape.page.addresses import absolute, same_page
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold
from newsscrape.page.labels import Label
from newsscrape.page.layout import HEADINGS, Block, Box, Layout
from newsscrape.page.phrases import line_kind
from newsscrape.page.sums import Sums

_CUT = re.compile(r"[^a-z]+")
_TOP = frozenset({"html", "body", "main"})
SHORTEST = 40
"""Characters of a neighbouring box, or of the title of the next story; what is shorter is none."""

LEAST_BEFORE = 150
"""Characters of prose between the headline and the title of the next story."""


def find_neighbours(document: Document, headline: Block | None) -> list[Box]:
    """The boxes beside the one that the headline stands in, of the same make, with a headline of their own.

    A sibling is another story where its heading is an h1, links to another page or comes with a byline, or where it is
    itself an ``article``; sections of one article have none of these.
    """
    if headline is None:
        return []
    layout = document.layout
    found: list[Box] = []
    box = layout.boxes[headline.box]
    while box.parent >= 0 and box.tag not in _TOP:
        make = make_of(box)
        found += [
            other for other in _siblings(layout, box) if make_of(other) == make and _is_story(document, other, headline)
        ]
        box = layout.boxes[box.parent]
    return found


def next_story(document: Document, sums: Sums, headline: Block | None) -> int:
    """The block that titles the next story of an endless page: an h1 after text, with a byline or a date below it.

    The number of blocks where there is none.
    """
    layout = document.layout
    blocks = layout.blocks
    if headline is None:
        return len(blocks)
    for block in blocks[headline.index + 1 :]:
        if block.tag != "h1" or len(block.text) < SHORTEST or fold(block.text) == fold(headline.text):
            continue
        before = sums.prose(headline.index + 1, block.index)
        below = blocks[block.index + 1 : block.index + 7]
        if before >= LEAST_BEFORE and any(_signs(layout, one) for one in below):
            return block.index
    return len(blocks)


def _signs(layout: Layout, block: Block) -> bool:
    signed = layout.boxes[block.box].labels & (Label.AUTHOR | Label.DATE | Label.META)
    return len(block.text) <= 130 and (bool(signed) or line_kind(block.text) == "byline")


def make_of(box: Box) -> tuple[str, frozenset[str]]:
    """The tag of a box and the words of its class, digits and state words left out."""
    words = {word for word in _CUT.split((box.element.get("class") or "").lower()) if len(word) > 2}
    return box.tag, frozenset(words - _STATES)


_STATES = frozenset(
    "active open opened current first last odd even ouvert ouverte loaded has with without post type".split()
)


def _siblings(layout: Layout, box: Box) -> Iterator[Box]:
    for other in layout.boxes[box.parent + 1 :]:
        if other.first >= layout.boxes[box.parent].last and other.index > box.index:
            return
        if other.parent == box.parent and other.index != box.index:
            yield other


def _is_story(document: Document, box: Box, headline: Block) -> bool:
    blocks = document.layout.blocks[box.first : box.last]
    if sum(len(block.text) for block in blocks) < SHORTEST:
        return False
    heading = next((block for block in blocks[:6] if block.tag in HEADINGS), None)
    if heading is None:
        return False
    signed = any(line_kind(block.text) == "byline" for block in blocks[:6])
    return (
        heading.tag == "h1"
        or box.tag == "article"
        or _leads_elsewhere(document, heading)
        or (signed and heading.tag == headline.tag)
    )


def _leads_elsewhere(document: Document, heading: Block) -> bool:
    for span in heading.spans:
        if span.anchor >= 0:
            url = absolute(document.layout.anchors[span.anchor].href, document.base)
            return url is not None and not same_page(url, document.url)
    return False
