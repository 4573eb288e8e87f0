"""What stands around the article and belongs to it: byline, date line, section label, tag list, image."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsscrape.page.body import Body
from newsscrape.page.boilerplate import Boilerplate
from newsscrape.page.document import Document
from newsscrape.page.labels import Label
from newsscrape.page.layout import Block, Box, Mark

ABOVE = 10
"""Blocks before the headline in which a label, a date or a byline of the article may stand."""

BELOW = 40
"""Blocks after the text in which a signature, a date line or a source line may stand."""

ROOM_ABOVE = 400
"""Characters before the headline in a box that is still the article's own head, not the page's."""

FOREIGN = (
    Label.COMMENTS | Label.RELATED | Label.POPULAR | Label.LATEST | Label.SIDEBAR | Label.NAV | Label.AD
    | Label.NEWSLETTER | Label.EMBED | Label.MODAL | Label.CONSENT | Label.CHROME | Label.PAYWALL
)  # fmt: skip
"""Boxes of other stories, other people's words and the site itself."""

OTHERS = Label.COMMENTS | Label.RELATED | Label.POPULAR | Label.LATEST | Label.EMBED | Label.STORY
"""Boxes whose dates, names and tags are those of something else, whatever else they are called."""

_NEVER = Label.COMMENTS | Label.EMBED
_OWN_FOOTER = re.compile(r"(?:entry|post|article|story|node|single|item)[_-]*foot")
_FOREIGN_TAGS = frozenset({"nav", "aside", "dialog", "form", "menu"})


@dataclass(slots=True)
class Surroundings:
    """The article's place on its page: ``headline`` is the index of its block (-1: none shows it), its text runs from
    block ``first`` to ``last`` (half-open), its standfirst included; ``body`` is the first block behind that, ``above``
    the first that may belong to its head.
    """

    document: Document
    boilerplate: Boilerplate
    headline: int
    first: int
    last: int
    above: int
    body: int

    def heads(self, block: int) -> bool:
        """Whether the block stands in the article's head: around its headline, before its text."""
        return self.above <= block < max(self.first, self.headline + 1)

    def closes(self, block: int) -> bool:
        """Whether the block stands right after the text."""
        return self.last <= block < self.last + BELOW

    def is_own(self, mark: Mark, wanted: int) -> bool:
        """Whether an element named ``wanted`` is the article's, not of another story, a comment or the site."""
        blocks = self.document.layout.blocks
        if mark.block < len(blocks) and self.boilerplate.kinds[mark.block] & OTHERS & ~wanted:
            return False
        return self.is_own_box(mark.box, wanted)

    def is_own_block(self, block: Block, wanted: int) -> bool:
        """The same of a block of text."""
        return not self.boilerplate.kinds[block.index] & OTHERS & ~wanted and self.is_own_box(block.box, wanted)

    def is_own_box(self, index: int, wanted: int) -> bool:
        """Whether no box from this one up to the one that also holds the article is foreign by its name or tag."""
        boxes = self.document.layout.boxes
        while index >= 0 and not self._holds_article(boxes[index]):
            box = boxes[index]
            foreign = not box.labels & wanted and _is_foreign(box)
            if foreign and not (self._foots_head(box) or self._lists(box, wanted)):
                return False
            if box.labels & _NEVER:
                return False
            index = box.parent
        return True

    def _foots_head(self, box: Box) -> bool:
        """Whether a box called a footer stands between headline and text: it closes the article's head."""
        labels = box.labels & FOREIGN
        footer = labels == Label.CHROME or (not labels and box.tag == "footer")
        return footer and 0 <= self.headline < box.first and box.last <= self.first

    def _lists(self, box: Box, wanted: int) -> bool:
        """Whether a menu of no name stands in a box named ``wanted``."""
        around = self.document.layout.boxes[box.parent].labels if box.parent >= 0 else 0
        return box.tag == "nav" and not box.labels & FOREIGN and bool(around & wanted)

    def _holds_article(self, box: Box) -> bool:
        return box.first <= self.first < box.last or box.first <= self.headline < box.last


def survey(document: Document, boilerplate: Boilerplate, headline: Block | None, body: Body) -> Surroundings:
    """Finds the article's place on its page."""
    text = [block.index for block in (*body.standfirst, *body.blocks)]
    first, last = (min(text), max(text) + 1) if text else (0, 0)
    place = headline.index if headline else -1
    start = min((block.index for block in body.blocks), default=first)
    return Surroundings(document, boilerplate, place, first, last, _above(document, headline, first), start)


def _is_foreign(box: Box) -> bool:
    """Whether a box is no part of an article by its names or its tag; an article's own footer is part of it."""
    names = f"{box.element.get('class') or ''} {box.element.get('id') or ''}".lower()
    if box.labels & Label.CHROME and _OWN_FOOTER.search(names):
        return bool(box.labels & FOREIGN & ~Label.CHROME)
    if box.labels & FOREIGN:
        return True
    if box.tag == "footer":
        return next(box.element.iterancestors("article"), None) is None
    return box.tag in _FOREIGN_TAGS


def _above(document: Document, headline: Block | None, first: int) -> int:
    """Where the article's own head begins: in the largest box around the headline that has little else before it."""
    if headline is None:
        return max(0, first - ABOVE)
    blocks, boxes = document.layout.blocks, document.layout.boxes
    above, box = headline.index, boxes[headline.box]
    while box.first >= headline.index - ABOVE:
        before = sum(len(block.text) for block in blocks[box.first : headline.index])
        if before > ROOM_ABOVE:
            break
        above = min(above, box.first)
        if box.parent < 0:
            break
        box = boxes[box.parent]
    return above
