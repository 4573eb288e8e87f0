"""The spans that the page itself sets apart, with their offsets in the final headline and body."""

from __future__ import annotations

from typing import Literal

from newsscrape.cues import Cue
from newsscrape.page.addresses import absolute, without_tracking
from newsscrape.page.document import Document
from newsscrape.page.layout import Block

BETWEEN_BLOCKS = "\n\n"


def find_cues(document: Document, body: list[Block]) -> list[Cue]:
    """Italics, bold and links in the body, in order; blocks are joined by one blank line."""
    cues: list[Cue] = []
    offset = 0
    for block in body:
        cues += _cues_of(document, block, "body", offset)
        offset += len(block.text) + len(BETWEEN_BLOCKS)
    return cues


def headline_cues(document: Document, shown: Block | None, headline: str) -> list[Cue]:
    """The same in the headline, where a block of the page shows it and nothing else."""
    return _cues_of(document, shown, "headline", 0) if shown and shown.text == headline else []


def _cues_of(document: Document, block: Block, field: Literal["headline", "body"], offset: int) -> list[Cue]:
    cues = []
    for span in block.spans:
        start, end = span.start + offset, span.end + offset
        if span.italic:
            cues.append(Cue(field, start, end, "italic"))
        if span.bold:
            cues.append(Cue(field, start, end, "bold"))
        if span.anchor >= 0:
            target = absolute(document.layout.anchors[span.anchor].href, document.base)
            if target:
                cues.append(Cue(field, start, end, "link", without_tracking(target)))
    return cues
