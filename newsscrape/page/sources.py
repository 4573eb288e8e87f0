"""Where the article says its news comes from."""

from __future__ import annotations

import re

from newsscrape.page.addresses import absolute, site_of
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold
from newsscrape.page.labels import Label
from newsscrape.page.layout import Block, Box
from newsscrape.page.surroundings import Surroundings
from newsscrape.record import Source

BELOW = 40
"""Blocks after the text in which the sources stand."""

LONGEST_LIST = 8
"""Blocks under a line that only says « Source »."""

_WORD = (
    r"(?:sources?|via|vu sur|lu sur|repere sur|reperee sur|traduit de|d'apres|hat tip|h/t"
    r"|avec (?:les |des )?(?:informations?|infos?) (?:de|du|des|d')(?: (?:la|le|l'))?"
    r"|article original(?:ement)? (?:publie|paru) (?:sur|par|dans)|article (?:publie|paru) (?:initialement|d'abord) "
    r"(?:sur|par|dans)|article (?:initialement|d'abord) (?:publie|paru) (?:sur|par|dans))"
)
_HEADING = re.compile(rf"\W*{_WORD}(?: de l'article| de l'info)?\W*")
_BEFORE = re.compile(rf"(?:^|[(\[.;!?»–—|-])\s*(?:p\.-?s\.\s*)?{_WORD}\s*(?:de l'info\s*)?[:>–-]?\s*[«\"]?\s*$")
_AND = re.compile(r"\s*[»\"]?\s*(?:[,;/|+&–-]|\bet\b|\band\b|\bvia\b)\s*(?:sur|via|de|le|la|les)?\s*[«\"]?\s*")


def find_sources(document: Document, surroundings: Surroundings) -> list[Source]:
    """The links of « Source : » lines, boxes and lists, and of « via … » in the text, in order."""
    sources: dict[str, Source] = {}
    blocks = document.layout.blocks
    for block in blocks[surroundings.above : surroundings.last + BELOW]:
        if not surroundings.is_own_block(block, Label.SOURCE):
            continue
        for anchor in _anchors_of(surroundings, block):
            _add(sources, document, anchor, block)
        if len(block.text) < 30 and _HEADING.fullmatch(fold(block.text)) and not block.linked:
            for listed in _list_under(document, block):
                for anchor in _in_order(listed):
                    _add(sources, document, anchor, listed)
    return list(sources.values())


def _anchors_of(surroundings: Surroundings, block: Block) -> list[int]:
    """The links of a block that are sources: all of a box called so, else those right after « Source : » or « via »."""
    if not block.linked:
        return []
    if _is_source_box(surroundings, block):
        return _in_order(block)
    chosen: list[int] = []
    end = -1
    for start, stop, anchor in _runs(block):
        before = fold(block.text[max(0, start - 60) : start])
        itself = fold(block.text[start:stop])
        follows = end >= 0 and _AND.fullmatch(fold(block.text[end:start]))
        if follows or _BEFORE.search(before) or (_HEADING.fullmatch(itself) and not before.strip()):
            chosen.append(anchor)
            end = stop
        else:
            end = -1
    return chosen


def _is_source_box(surroundings: Surroundings, block: Block) -> bool:
    """Whether a short block outside the text stands in a box called « source »."""
    inside = surroundings.first <= block.index < surroundings.last and not surroundings.boilerplate.kinds[block.index]
    if inside or len(block.text) > 250:
        return False
    box: Box = surroundings.document.layout.boxes[block.box]
    for _ in range(4):
        if box.labels & Label.SOURCE and not box.labels & Label.CAPTION:
            return True
        if box.parent < 0 or box.first <= surroundings.first < box.last:
            return False
        box = surroundings.document.layout.boxes[box.parent]
    return False


def _list_under(document: Document, heading: Block) -> list[Block]:
    """The blocks of links that follow a « Source » line in its box or in the next one."""
    found: list[Block] = []
    for block in document.layout.blocks[heading.index + 1 : heading.index + 1 + LONGEST_LIST]:
        if block.linked < len(block.text) * 0.6 or (found and not _share_box(document, heading, block)):
            break
        found.append(block)
    return found


def _share_box(document: Document, one: Block, other: Block) -> bool:
    boxes = document.layout.boxes
    box = boxes[one.box]
    for _ in range(3):
        if box.first <= other.index < box.last:
            return True
        if box.parent < 0:
            return False
        box = boxes[box.parent]
    return False


def _runs(block: Block) -> list[tuple[int, int, int]]:
    """Start, end and anchor of each link of a block, its differently styled pieces together."""
    runs: dict[int, tuple[int, int, int]] = {}
    for span in block.spans:
        if span.anchor >= 0:
            first = runs.get(span.anchor, (span.start, 0, 0))[0]
            runs[span.anchor] = (first, span.end, span.anchor)
    return list(runs.values())


def _in_order(block: Block) -> list[int]:
    return [anchor for _, _, anchor in _runs(block)]


def _add(sources: dict[str, Source], document: Document, anchor: int, block: Block) -> None:
    url = absolute(document.layout.anchors[anchor].href, document.base)
    if url is None or url in sources or site_of(url) == site_of(document.url):
        return
    start, stop, _ = next(run for run in _runs(block) if run[2] == anchor)
    title = block.text[start:stop].strip(' :()«»"')
    sources[url] = Source(url=url, title=None if not title or _HEADING.fullmatch(fold(title)) else title)
