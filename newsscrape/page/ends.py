"""What stands at the ends of the text and is no part of it: labels, signatures, who the author is."""

from __future__ import annotations

import re
from itertools import takewhile

from newsscrape.page.boilerplate import Boilerplate
from newsscrape.page.declared_authors import declared_authors
from newsscrape.page.document import Document
from newsscrape.page.labels import Label
from newsscrape.page.layout import HEADINGS, Block, Layout
from newsscrape.page.names import names_in_line
from newsscrape.page.neighbours import make_of

_ENDS = ".!?…»"
"""What a sentence ends with."""

FEWEST_WORDS = 4
"""Words of an item that states something."""

FEWEST_FACTS = 2
"""Items of a list that closes an article under a heading of its own: who made the series, who plays in it."""

LONGEST_LIFE = 600
"""Characters of a paragraph about the author."""

_INITIALS = re.compile(
    r"[(\[]?[A-ZÉ]\.(?:[ -]?[A-ZÉ]\.){1,3}(?:,? (?:\(?avec )?[A-Z]{2,}\)?)?[)\]]?"
    r"|[A-Z]{2,3},? \(?avec (?:l['’])?[A-Z]{2,}\)?"
)

_DESK = re.compile(r"[a-z]{2,5}(?:[/-][a-z]{2,5}){1,5}")
"""« abc/de/fgh »: how the desk of an agency signs."""

_PLACE = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3}, le \d{1,2}(?:er)? [a-zéû]{3,9}\.? \d{4}")


def without_loose_ends(layout: Layout, blocks: list[Block], boilerplate: Boilerplate) -> list[Block]:
    """Drops what stands before the first and after the last sentence without being one, and headings of nothing."""
    prose = boilerplate.sums.prose_of
    last = max((place for place, block in enumerate(blocks) if prose[block.index]), default=-1)
    kept = blocks[: last + 1]
    makes = {make_of(layout.boxes[block.box]) for block in kept if prose[block.index]}
    end = kept[-1].index if kept else -1
    rule = next((box.first for box in layout.boxes if box.tag == "hr" and box.first > end), len(layout.blocks))
    for place, block in enumerate(blocks[last + 1 :], last + 1):
        if block.index < rule and kept and _heads_facts(layout, blocks[place:], blocks[last]):
            kept.append(block)
            continue
        if (
            block.index >= rule
            or block.tag in HEADINGS
            or not (
                block.tag in ("li", "dd", "blockquote")
                or block.text[-1] in _ENDS
                or make_of(layout.boxes[block.box]) in makes
            )
        ):
            break
        kept.append(block)
    if len(kept) > 1 and _is_signature(kept[-1]) and kept[-2].text[-1] in _ENDS:
        boilerplate.kinds[kept.pop().index] = Label.META
    first = next((place for place, block in enumerate(kept) if prose[block.index]), 0)
    return [b for place, b in enumerate(kept) if place >= first or b.tag in HEADINGS or _is_point(b)]


def _heads_facts(layout: Layout, rest: list[Block], prose: Block) -> bool:
    """Whether the first of the blocks is a heading beside the last prose, over a list of facts, none of them a link."""
    heading, boxes = rest[0], layout.boxes
    if heading.tag not in HEADINGS or boxes[heading.box].parent != boxes[prose.box].parent:
        return False
    items = list(takewhile(lambda block: block.tag in ("li", "dt", "dd"), rest[1:]))
    return len(items) >= FEWEST_FACTS and not any(block.linked for block in items)


def _is_point(block: Block) -> bool:
    """Whether a block is an item that states something: one of the points that sum the article up before it."""
    return block.tag == "li" and block.text[-1] in _ENDS and len(block.text.split()) >= FEWEST_WORDS


def without_life(document: Document, blocks: list[Block], boilerplate: Boilerplate) -> list[Block]:
    """Drops a last paragraph that tells who the author is: it begins with the name that the page gives machines."""
    names = tuple(f"{name} " for name in declared_authors(document) if " " in name)
    if len(blocks) > 1 and names and len(blocks[-1].text) <= LONGEST_LIFE and blocks[-1].text.startswith(names):
        boilerplate.kinds[blocks[-1].index] = Label.AUTHOR
        return blocks[:-1]
    return blocks


def _is_signature(block: Block) -> bool:
    """« Anne Roy (avec AFP) », « Brest, le 3 mai 2025 », « A. R. » or « abc/de » as a paragraph of its own."""
    signed = names_in_line(block.text) or any(form.fullmatch(block.text) for form in (_INITIALS, _DESK, _PLACE))
    return block.tag not in (*HEADINGS, "li", "dd", "blockquote") and not block.linked and bool(signed)
