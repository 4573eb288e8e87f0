"""The standfirst (chapô): the lines that a page sets apart between headline and text."""

from __future__ import annotations

from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold
from newsscrape.page.labels import Label
from newsscrape.page.layout import HEADINGS, Block, Box

SHORTEST, LONGEST = 30, 900
"""Characters of a standfirst; what is shorter is a label, what is longer is the text."""

COMPARED = 60
"""Characters at the start in which a block and the page's description must agree to be the same."""

LONGEST_LABEL = 25
"""Characters of a rubric or place before the standfirst in the page's description."""

_ENDS = ".!?…"
_SIGNED = Label.AUTHOR | Label.DATE | Label.META


def find_standfirst(
    document: Document, kinds: list[int], headline: Block | None, lead: list[Block], text: list[Block]
) -> list[Block]:
    """The blocks that are the standfirst, of those before the text (``lead``) and at its beginning (``text``).

    ``kinds`` say of each block of the page why it is no part of the article, as in `Boilerplate`.
    """
    structured = document.structured
    descriptions = [
        fold(d)
        for d in (structured.first("og:description"), structured.first("description"), structured.said("description"))
        if d and len(d) >= SHORTEST and not d.endswith(("…", "...", "[…]", "[...]"))
    ]
    beginning = [block for block in text if len(block.text) >= SHORTEST][:2]
    blocks = [*lead, *text]
    fitting = (block for block in (*lead, *beginning) if SHORTEST <= len(block.text) <= LONGEST)
    for place, block in enumerate(block for block in fitting if not _is_next_item(block, blocks)):
        following = blocks[blocks.index(block) + 1 :]
        if following and (
            _is_set_apart(document, block, following[0], descriptions, outside=block in lead, first=place == 0)
            or (place == 0 and _is_above_byline(kinds, block, following, descriptions))
            or (place == 0 and _is_subtitle(document, headline, block, following[0]))
        ):
            return _with_lead(document, _whole(document, block, following), blocks, lead)
    return []


def _is_next_item(block: Block, blocks: list[Block]) -> bool:
    """Whether a block is an item of a list that has begun before it."""
    place = blocks.index(block)
    return block.tag == "li" and place > 0 and blocks[place - 1].tag == "li"


def _with_lead(document: Document, found: list[Block], blocks: list[Block], lead: list[Block]) -> list[Block]:
    """The blocks found, and where they are a subtitle, no sentence, the line called standfirst that follows them."""
    place = blocks.index(found[-1]) + 1
    if found[-1].text[-1] in _ENDS or place + 1 >= len(blocks) or blocks[place] not in lead:
        return found
    following = blocks[place + 1 :]
    named = _own_labels(document, blocks[place], following[0]) & Label.SUMMARY
    return [*found, *_whole(document, blocks[place], following)] if named else found


def _is_set_apart(
    document: Document, block: Block, following: Block, descriptions: list[str], *, outside: bool, first: bool
) -> bool:
    named = bool(_own_labels(document, block, following) & Label.SUMMARY)
    described = any(_is_same(fold(block.text), description) for description in descriptions)
    if named and (outside or described or block.bold * 2 < len(block.text) or block.tag != "li"):
        return True
    if described and _own_labels(document, block, following, rich=True) & Label.SUMMARY:
        return True
    if described and (outside or (_is_bold(block) and not _is_declared_body(document, block))):
        return True
    if block.tag in HEADINGS and block.text[-1] in _ENDS and (outside or (first and _states(block, following))):
        return True
    if outside and first and block.tag == "div" and following.tag == "p" and _states(block, following):
        return block.text[-1] in _ENDS
    return first and _opens_in_bold(document, block, following)


def _states(block: Block, following: Block) -> bool:
    """Whether a heading that opens the text is a long statement, not the first question of an interview."""
    return len(block.text) >= COMPARED and block.text[-1] != "?" and following.tag not in HEADINGS


def _is_subtitle(document: Document, headline: Block | None, block: Block, following: Block) -> bool:
    """Whether a heading, the only one of its level there, stands right below the headline, and the text in another
    box.
    """
    boxes = document.layout.boxes
    if headline is None or block.index != headline.index + 1 or block.text[-1] == "?":
        return False
    if block.tag not in HEADINGS or following.tag in HEADINGS:
        return False
    around = boxes[block.box].parent
    if around != boxes[headline.box].parent or boxes[following.box].parent == around:
        return False
    return sum(1 for box in boxes if box.parent == around and box.tag == block.tag) == 1


def _is_above_byline(kinds: list[int], block: Block, following: list[Block], descriptions: list[str]) -> bool:
    """Whether a line that signs or dates the article stands between its first paragraph, a statement or what the page
    describes itself with, and the next one.
    """
    after = next((b.index for b in following if len(b.text) >= COMPARED or b.tag in HEADINGS), block.index)
    signed = any(kinds[index] & _SIGNED for index in range(block.index + 1, after))
    if not signed or block.tag == "li" or block.tag in HEADINGS:
        return False
    states = len(block.text) >= COMPARED and block.text[-1] in _ENDS
    return states or any(_is_same(fold(block.text), description) for description in descriptions)


def _opens_in_bold(document: Document, block: Block, following: Block) -> bool:
    """The old way of setting a standfirst apart: a first paragraph all in bold, statements, then plain text."""
    return (
        len(block.text) >= COMPARED
        and block.text[-1] in ".!…»"
        and block.tag not in HEADINGS
        and _is_bold(block)
        and not following.bold
        and following.tag not in HEADINGS
        and not _is_declared_body(document, block)
    )


def _is_same(text: str, description: str) -> bool:
    longer = len(description) - len(text)
    if 0 < longer <= LONGEST_LABEL and description.endswith(text):
        return True
    return text[:COMPARED] == description[:COMPARED] and abs(longer) <= len(text) * 0.15


def _own_labels(document: Document, block: Block, following: Block, *, rich: bool = False) -> int:
    """Labels of the block's boxes below the one that it shares with what follows; those of boxes that are called text,
    too, only where ``rich`` says so.
    """
    labels, box = 0, document.layout.boxes[block.box]
    while not _holds(box, following):
        labels |= box.labels if rich or not box.labels & Label.CONTENT else 0
        if box.parent < 0:
            break
        box = document.layout.boxes[box.parent]
    return labels


def _is_declared_body(document: Document, block: Block) -> bool:
    """Whether the page's own microdata counts the block among the article's text."""
    box = document.layout.boxes[block.box]
    while box.parent >= 0:
        if (box.element.get("itemprop") or "").lower() == "articlebody":
            return True
        box = document.layout.boxes[box.parent]
    return False


def _is_bold(block: Block) -> bool:
    return block.bold >= len(block.text) * 0.95


def _holds(box: Box, block: Block) -> bool:
    return box.first <= block.index < box.last


def _whole(document: Document, block: Block, following: list[Block]) -> list[Block]:
    """The block, and those after it in the same set-apart box (a standfirst of several paragraphs)."""
    found = [block]
    box = document.layout.boxes[block.box]
    while box.parent >= 0 and not document.layout.boxes[box.parent].labels & Label.CONTENT:
        if box.labels & Label.SUMMARY and not box.labels & Label.CONTENT:
            inside = [b for b in following if _holds(box, b)]
            if sum(len(b.text) for b in inside) <= LONGEST:
                found += inside
            break
        box = document.layout.boxes[box.parent]
    return found
