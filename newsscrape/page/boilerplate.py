"""Which parts of a page are not its article: by the names of boxes, by the lines that open sections, by their form."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from newsscrape.page.addresses import absolute, same_page, site_of
from newsscrape.page.document import Document
from newsscrape.page.labels import Label
from newsscrape.page.layout import HEADINGS, Block, Box, Layout
from newsscrape.page.neighbours import find_neighbours
from newsscrape.page.phrases import LONGEST_HEADING, opens_comments, section_kind

ALWAYS = (
    Label.NAV | Label.COMMENTS | Label.SHARE | Label.AD | Label.RELATED | Label.POPULAR | Label.NEWSLETTER
    | Label.PAYWALL | Label.CONSENT | Label.MODAL | Label.EMBED | Label.CAPTION | Label.SIDEBAR | Label.CHROME
    | Label.LATEST
)  # fmt: skip
"""Labels whose boxes are never the article, unless they hold most of the page's text."""

SMALL = Label.AUTHOR | Label.DATE | Label.META | Label.TAGS | Label.SECTION | Label.SOURCE | Label.HIDDEN
"""Labels whose boxes are no part of the article while they hold little text."""

_BY_TAG = {
    "nav": Label.NAV,
    "menu": Label.NAV,
    "aside": Label.SIDEBAR,
    "footer": Label.CHROME,
    "figcaption": Label.CAPTION,
    "dialog": Label.MODAL,
    "form": Label.MODAL,
    "amp-sidebar": Label.SIDEBAR,
}
_WHOLE = frozenset({"html", "body", "main"})
_ROOMY = 0.5
"""A box with more than this share of the page's prose is the article's own, whatever its name says."""
_LINKED = 0.3
"""A box with more than this share of links beside its prose is a list of stories, however long."""
_SMALL_PROSE = 250
"""Characters of prose below which a box of the `SMALL` labels is what its name says: a byline, a credit, a short bio."""
_BIO_PROSE = 900
_OF_HEADINGS = Label.AD | Label.SHARE | Label.NEWSLETTER | Label.RELATED | Label.COMMENTS
"""What the name of a heading element can say of the heading; its text says the rest."""
_LONGEST_SECTION = {Label.NEWSLETTER: 500, Label.AUTHOR: _BIO_PROSE, Label.TAGS: 0}
"""Characters of prose in a box that its heading can declare to be of this kind."""
_CONSENT_PROSE = 3000
"""Characters; longer boxes are consent texts only beside an article that is longer still."""
_SETTLED = Label.NAV | Label.COMMENTS | Label.CONSENT | Label.CHROME | Label.MODAL
"""Kinds that no heading inside changes."""


@dataclass(slots=True)
class Section:
    """Blocks ``first`` to ``last`` (half-open) that a line (``heading``, a block) or a name declares to be ``kind``."""

    first: int
    last: int
    kind: Label
    heading: int | None = None


class Sums:
    """Characters of prose, of links and of all text in any run of blocks, each in constant time."""

    def __init__(self, layout: Layout) -> None:
        blocks = layout.blocks
        self.prose_of = [prose(block) for block in blocks]
        self._prose = [0, *accumulate(self.prose_of)]
        self._text = [0, *accumulate(len(block.text) for block in blocks)]
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
    if length < 40 or block.tag in HEADINGS:
        return length if 20 <= length and block.tag == "p" and block.text[-1] in ".!?…»\"" and not block.linked else 0
    return length if block.linked <= length * 0.5 else 0


@dataclass(slots=True)
class Boilerplate:
    """``kinds`` says for each block why it is no part of the article (`Label(0)` where it may be)."""

    kinds: list[Label]
    sections: list[Section]
    sums: Sums


def find_boilerplate(document: Document, headline: Block | None) -> Boilerplate:
    """Judges every block of the page; ``headline`` is the block that shows the title."""
    layout = document.layout
    sums = Sums(layout)
    found = Boilerplate([Label(0)] * len(layout.blocks), [], sums)
    _judge_boxes(document, headline, found)
    _judge_headings(layout, headline, found)
    return found


def _judge_boxes(document: Document, headline: Block | None, found: Boilerplate) -> None:
    layout = document.layout
    place = headline.index if headline else -1
    total = _own_prose(layout, found.sums, place)
    neighbours = {box.index for box in find_neighbours(document, headline)}
    kinds: list[Label] = []
    for box in layout.boxes:
        kind = kinds[box.parent] if box.parent >= 0 else Label(0)
        if not kind and box.tag not in _WHOLE and not box.first <= place < box.last:
            kind = Label.LATEST if box.index in neighbours else _kind_of_box(box, found.sums, total)
            if kind and box.last > box.first:
                found.sections.append(Section(box.first, box.last, kind))
        kinds.append(kind)
    for block in layout.blocks:
        kind = kinds[block.box]
        embedded = kind in (Label.EMBED, Label.CAPTION) and _is_embedded_story(document, block)
        found.kinds[block.index] = Label.RELATED if embedded else kind


def _is_embedded_story(document: Document, block: Block) -> bool:
    """Whether a block in an embed is only a link, with a title's length, to a page of the same site."""
    if not 25 <= len(block.text) <= block.linked + 2:
        return False
    url = absolute(document.layout.anchors[block.spans[0].anchor].href, document.base)
    return url is not None and site_of(url) == site_of(document.url) and not same_page(url, document.url)


def _own_prose(layout: Layout, sums: Sums, headline: int) -> int:
    """Prose of the page outside of what is surely no article, however long: comments, consent texts, menus."""
    sure = Label.COMMENTS | Label.CONSENT | Label.NAV
    total, end = sums.prose(0, len(layout.blocks)), 0
    for box in layout.boxes:
        if box.labels & sure and box.tag not in _WHOLE and box.first >= end and not box.first <= headline < box.last:
            total -= sums.prose(box.first, box.last)
            end = box.last
    return total


def _kind_of_box(box: Box, sums: Sums, total: int) -> Label:
    labels = box.labels if box.tag not in HEADINGS else box.labels & _OF_HEADINGS
    words = sums.prose(box.first, box.last)
    by_tag = _BY_TAG.get(box.tag, Label(0))
    if box.tag == "figure" and words == 0:
        by_tag = Label.CAPTION
    certain = (labels & ALWAYS) | by_tag
    if labels & Label.CONTENT and not labels & (Label.COMMENTS | Label.RELATED | Label.CONSENT | Label.NEWSLETTER):
        certain = Label(0)
    if certain & Label.COMMENTS or (certain & Label.CONSENT and (words <= _CONSENT_PROSE or words <= total)):
        return _lowest(certain & (Label.COMMENTS | Label.CONSENT))
    if certain and (words <= total * _ROOMY or sums.linked(box.first, box.last) > words * _LINKED):
        return _lowest(certain)
    small = labels & SMALL
    if (box.hidden or small) and words < _SMALL_PROSE and not labels & Label.CONTENT:
        return _lowest(small) if small else Label.HIDDEN
    if box.hidden and words <= total * 0.3:
        return Label.HIDDEN
    if small & Label.AUTHOR and words < min(_BIO_PROSE, total * 0.4):
        return Label.AUTHOR
    return Label(0)


def _lowest(labels: int) -> Label:
    """One label of several: what the box is first of all."""
    for label in _FIRST_OF_ALL:
        if labels & label:
            return label
    return Label(labels & -labels)


_FIRST_OF_ALL = (
    Label.COMMENTS, Label.CONSENT, Label.AD, Label.RELATED, Label.POPULAR, Label.LATEST, Label.NEWSLETTER,
)  # fmt: skip


def _judge_headings(layout: Layout, headline: Block | None, found: Boilerplate) -> None:
    after = headline.index if headline else -1
    end = 0
    for block in layout.blocks:
        if block.index < end or block.index == after or len(block.text) > LONGEST_HEADING:
            continue
        if found.kinds[block.index] & _SETTLED:
            continue
        kind = section_kind(block.text)
        if not kind:
            continue
        last = _end_of_section(layout, found, block, kind, after)
        if last is None:
            continue
        end = last
        found.sections.append(Section(block.index, last, kind, block.index))
        for index in range(block.index, last):
            found.kinds[index] = kind


def _end_of_section(layout: Layout, found: Boilerplate, block: Block, kind: Label, headline: int) -> int | None:
    """The end of the section that ``block`` opens; None where what follows is no such section."""
    box = layout.boxes[block.box]
    while box.parent >= 0 and box.last == block.index + 1 and box.first == block.index:
        box = layout.boxes[box.parent]
    if box.tag in _WHOLE or box.first <= headline < box.last or box.first != block.index:
        return _end_among_siblings(layout, found, block, box, kind, headline)
    if _fills_its_box(found, block, box, kind, headline):
        return box.last
    if box.last == block.index + 1 or _is_linky(found, layout, block.index + 1, box.last):
        return box.last
    return _end_among_siblings(layout, found, block, box, kind, headline)


def _fills_its_box(found: Boilerplate, block: Block, box: Box, kind: Label, headline: int) -> bool:
    """Whether a heading that opens a box speaks for all of it, though it is no list of links."""
    if box.labels & Label.CONTENT:
        return False
    inside = found.sums.prose(block.index + 1, box.last)
    if kind == Label.COMMENTS:
        return found.sums.prose(headline + 1, block.index) > 0
    return kind in _LONGEST_SECTION and inside <= _LONGEST_SECTION[kind]


def _limit(found: Boilerplate) -> float:
    return found.sums.prose(0, len(found.kinds)) * 0.3


def _end_among_siblings(
    layout: Layout, found: Boilerplate, block: Block, box: Box, kind: Label, headline: int
) -> int | None:
    """A heading in the middle of a box: its section runs on over what is made of links, up to the next heading."""
    blocks = layout.blocks
    last = block.index + 1
    while last < box.last:
        following = blocks[last]
        if following.tag in HEADINGS and _level(following) <= _level(block) and not following.linked:
            break
        if not following.linked and section_kind(following.text):
            break
        end = _end_of_child(layout, box, last)
        if last <= headline < end or not _is_linky(found, layout, last, end):
            break
        last = end
    if kind == Label.COMMENTS and opens_comments(block.text) and found.sums.prose(headline + 1, block.index):
        return box.last
    if last == block.index + 1 and kind not in (Label.AD, Label.SHARE, Label.PAYWALL, Label.COMMENTS):
        return None
    return last


def _level(block: Block) -> int:
    return int(block.tag[1]) if block.tag in HEADINGS else 7


def _end_of_child(layout: Layout, box: Box, index: int) -> int:
    """Where the child of ``box`` that holds block ``index`` ends."""
    child = layout.boxes[layout.blocks[index].box]
    if child.index == box.index:
        return index + 1
    while child.parent != box.index:
        child = layout.boxes[child.parent]
    return child.last


def _is_linky(found: Boilerplate, layout: Layout, first: int, last: int) -> bool:
    """Whether a run of blocks is made of links to other pages: cards with a short text each, or a plain list."""
    text, linked = found.sums.text(first, last), found.sums.linked(first, last)
    if not linked:
        return text < 15
    links = sum(1 for block in layout.blocks[first:last] if block.linked > len(block.text) * 0.6)
    loose = found.sums.prose(first, last)
    if loose > _limit(found):
        return False
    return linked > text * 0.4 or (links > 0 and loose <= 400 * links)
