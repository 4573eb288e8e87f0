"""The article and only it: which blocks of the page are its body."""

from __future__ import annotations

from newsscrape.page.boilerplate import Boilerplate, Section
from newsscrape.page.content import find_content
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold
from newsscrape.page.labels import Label
from newsscrape.page.layout import HEADINGS, Block
from newsscrape.page.phrases import line_kind, proposes_story

LONGEST_LINE = 260
"""Characters up to which a block can be a byline, a source line and the like."""


def find_body(document: Document, boilerplate: Boilerplate, headline: Block | None, title: str) -> list[Block]:
    """The blocks of the body in reading order; an empty list where there is no article text."""
    box = find_content(document, boilerplate, headline)
    if box is None:
        return []
    first = headline.index + 1 if headline and box.first <= headline.index < box.last else box.first
    chosen = []
    for block in document.layout.blocks[first : box.last]:
        if boilerplate.kinds[block.index]:
            continue
        kind = _kind_of_line(block, title)
        if kind:
            boilerplate.kinds[block.index] = kind
            if kind == Label.RELATED:
                boilerplate.sections.append(Section(block.index, block.index + 1, kind))
            continue
        chosen.append(block)
    return _without_loose_ends(chosen, boilerplate)


def _kind_of_line(block: Block, title: str) -> Label:
    """What a block is that is not article text; `Label(0)` where it may be."""
    text = block.text
    if len(text) > LONGEST_LINE:
        return Label(0)
    linked = block.linked
    if linked and _proposes(block, linked):
        return Label.RELATED
    if linked >= len(text) - 3 and block.tag not in HEADINGS:
        return Label.RELATED if len(text) > 25 else Label.TAGS
    kind = line_kind(text)
    if kind == "source" and (linked or len(text) < 60):
        return Label.SOURCE
    if kind == "byline" and len(text) < 130:
        return Label.META
    if kind == "junk":
        return Label.AD
    if fold(text) == fold(title):
        return Label.TITLE
    return Label(0)


def _proposes(block: Block, linked: int) -> bool:
    """« À lire aussi : » and a link, with nothing after it."""
    opening = proposes_story(block.text)
    return bool(opening) and linked >= (len(block.text) - opening) * 0.7


def _without_loose_ends(blocks: list[Block], boilerplate: Boilerplate) -> list[Block]:
    """Drops what stands before the first and after the last sentence without being one, and headings of nothing."""
    prose = boilerplate.sums.prose_of
    last = max((place for place, block in enumerate(blocks) if prose[block.index]), default=-1)
    kept = blocks[: last + 1]
    for block in blocks[last + 1 :]:
        if block.tag in ("li", "dd", "blockquote") or (block.text[-1] in ".!?…»" and block.tag not in HEADINGS):
            kept.append(block)
        else:
            break
    first = next((place for place, block in enumerate(kept) if prose[block.index]), 0)
    return [b for place, b in enumerate(kept) if place >= first or b.tag in HEADINGS]
