"""The page as boxes and blocks of text: the one walk over the tree, which everything after it reads.

A box is a block-level element; a block is a run of text between two box edges or two line breaks in a row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from newsscrape.page.labels import labels_of
from newsscrape.page.pieces import Piece, Span, is_seam, join, parts_of, without_notes
from newsscrape.page.tree import MAX_DEPTH, Element
from newsscrape.page.unseen import INLINE, is_hidden, is_unseen

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOXES = HEADINGS | frozenset(
    "html body article main section div p ul ol li dl dt dd blockquote pre table thead tbody tfoot tr td th caption "
    "form fieldset figure figcaption aside nav header footer address center details summary dialog hr picture menu "
    "amp-sidebar legend".split()
)
_SILENT = frozenset(
    "script style noscript template svg iframe object embed canvas select textarea button input video audio map head "
    "datalist progress meter math amp-ad amp-embed amp-analytics amp-iframe amp-video amp-video-iframe amp-youtube "
    "amp-dailymotion amp-brightcove amp-jwplayer amp-twitter amp-instagram amp-facebook amp-tiktok amp-audio "
    "amp-social-share".split()
)
_SMALL = frozenset("button noscript object video audio canvas iframe map textarea".split())
"""Elements of no text for the article while they are small."""

SMALL_ELEMENT = 60
"""Elements inside; a button or player of a real page has fewer."""

PARAGRAPHS = HEADINGS | frozenset("p li blockquote dd dt figcaption address caption pre".split())
PICTURES = ("img", "amp-img", "picture")
"""Elements that show an image."""

_CLOSED, _REOPENED = 1, 2
"""What has happened since the last text: an inline element has ended, and another one has begun right after it."""

_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite"})
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†])[\])]?")
_NAMES = frozenset({"class", "id", "itemprop", "role", "data-testid", "data-hook"})


@dataclass(slots=True)
class Anchor:
    """A link of the page: ``blocks`` are where its text stands in `Layout.blocks`, ``at`` the blocks before it."""

    index: int
    at: int
    href: str
    element: Element
    blocks: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Box:
    """A block-level element: its labels, and its blocks ``first`` to ``last`` (half-open) in `Layout.blocks`."""

    index: int
    parent: int
    element: Element
    tag: str
    labels: int
    first: int
    last: int = 0
    hidden: bool = False


@dataclass(slots=True)
class Block:
    """A run of text in the box of this index."""

    index: int
    box: int
    tag: str
    text: str
    spans: list[Span]

    @property
    def linked(self) -> int:
        """Characters that stand in links."""
        return sum(span.end - span.start for span in self.spans if span.anchor >= 0)

    @property
    def anchors(self) -> set[int]:
        """The indices of the links that have text in it."""
        return {span.anchor for span in self.spans if span.anchor >= 0}

    def text_in(self, anchor: int) -> str:
        """The text from where the link of this index begins to where it ends; empty where none of it stands here."""
        spans = [span for span in self.spans if span.anchor == anchor]
        return self.text[spans[0].start : spans[-1].end] if spans else ""

    @property
    def bold(self) -> int:
        """Characters set in bold."""
        return sum(span.end - span.start for span in self.spans if span.bold)


@dataclass(slots=True)
class Mark:
    """An element with labels, inline ones too, the number of blocks before it, and the box it stands in or is."""

    labels: int
    element: Element
    block: int
    box: int


@dataclass(slots=True)
class Layout:
    """All that the walk found, in document order."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    times: list[Mark] = field(default_factory=list)


def lay_out(root: Element) -> Layout:
    """Walks the tree once; nothing deeper than `MAX_DEPTH` elements is read."""
    return _Walk().run(root)


class _Walk:
    """The state of the walk: where it is, and the pieces of text since the last edge."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.stack: list[int] = []
        self.pieces: list[Piece] = []
        self.anchors: list[int] = []
        self.bold = 0
        self.italic = 0
        self.breaks = 0
        self.seam = 0

    def run(self, root: Element) -> Layout:
        depth = 0
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag = element.tag
            if event == "start":
                depth += 1
                silent = (tag in _SILENT and _is_silent(element, tag)) or depth > MAX_DEPTH
                if silent or (tag in INLINE and element.attrib and is_unseen(element)):
                    events.skip_subtree()
                    continue
                self.enter(element, tag)
                if element.text:
                    self.add(element.text)
            else:
                depth -= 1
                if depth < MAX_DEPTH:
                    self.leave(element, tag)
                if element.tail and element is not root:
                    self.add(element.tail)
        self.flush()
        return self.layout

    def enter(self, element: Element, tag: str) -> None:
        labels = _labels_in(element) if element.attrib else 0
        self.seam = _REOPENED if self.seam == _CLOSED else self.seam
        if _is_box(element, tag):
            self.flush()
            boxes = self.layout.boxes
            parent = self.stack[-1] if self.stack else -1
            box = Box(len(boxes), parent, element, tag, labels, len(self.layout.blocks))
            if element.attrib:
                box.hidden = is_hidden(element) or element.get("aria-hidden") == "true"
            self.stack.append(box.index)
            boxes.append(box)
        elif tag == "a":
            anchors = self.layout.anchors
            self.anchors.append(len(anchors))
            anchors.append(Anchor(len(anchors), len(self.layout.blocks), element.get("href") or "", element))
        elif tag in _BOLD:
            self.bold += 1
        elif tag in _ITALIC:
            self.italic += 1
            self.part(element)
        elif tag == "br":
            self.break_line()
        if labels and self.stack:
            self.layout.marks.append(Mark(labels, element, len(self.layout.blocks), self.stack[-1]))
        if tag == "time" and self.stack:
            self.note_time(element, labels)

    def note_time(self, element: Element, labels: int) -> None:
        """Notes a time, which is a word of its own wherever it stands."""
        self.layout.times.append(Mark(labels, element, len(self.layout.blocks), self.stack[-1]))
        if self.pieces and self.pieces[-1][0][-1:].isalnum():
            self.pieces.append((" ", -1, False, False))

    def part(self, element: Element) -> None:
        """Sets who is quoted apart from the quotation."""
        around = element.getparent()
        if element.tag == "cite" and around is not None and around.tag == "blockquote":
            self.flush()

    def leave(self, element: Element, tag: str) -> None:
        if _is_box(element, tag):
            self.flush()
            self.layout.boxes[self.stack.pop()].last = len(self.layout.blocks)
        else:
            self.seam = _CLOSED
        if tag == "a":
            self.anchors.pop()
        elif tag in _BOLD:
            self.bold -= 1
        elif tag in _ITALIC:
            self.part(element)
            self.italic -= 1

    def add(self, text: str) -> None:
        if text.isspace():
            if not self.pieces:
                return
        else:
            self.breaks = 0
        if self.seam == _REOPENED and self.pieces and is_seam(self.pieces[-1][0], text, loose=self.is_loose()):
            self.pieces.append((" ", -1, False, False))
        self.seam = 0
        self.pieces.append((text, self.anchors[-1] if self.anchors else -1, self.bold > 0, self.italic > 0))

    def break_line(self) -> None:
        """Two line breaks with nothing between them end a paragraph; one does so outside of paragraph elements."""
        self.breaks += 1
        if self.breaks == 2 or self.is_loose():
            breaks = self.breaks
            self.flush()
            self.breaks = breaks
        self.pieces.append((" ", -1, False, False))

    def is_loose(self) -> bool:
        """Whether the walk stands in no paragraph element: in a box of lines, or of elements set beside each other."""
        return bool(self.stack) and self.layout.boxes[self.stack[-1]].tag not in PARAGRAPHS

    def flush(self) -> None:
        """Makes a block of the pieces since the last edge, if there is any text in them."""
        self.breaks = 0
        if not self.pieces or not self.stack:
            return
        pieces, self.pieces = self.without_permalink(self.pieces), []
        text, spans = join(without_notes(pieces, self.is_note))
        if not text:
            return
        blocks = self.layout.blocks
        box = self.stack[-1]
        for part, styled in parts_of(text, spans):
            for anchor in {span.anchor for span in styled if span.anchor >= 0}:
                self.layout.anchors[anchor].blocks.append(len(blocks))
            blocks.append(Block(len(blocks), box, self.layout.boxes[box].tag, part, styled))

    def without_permalink(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces of a heading less the link to itself, where that is not all of it."""
        box = self.layout.boxes[self.stack[-1]]
        name = box.element.get("id") if box.tag in HEADINGS else None
        if not name:
            return pieces
        own = [piece for piece in pieces if piece[1] < 0 or self.layout.anchors[piece[1]].href != f"#{name}"]
        return own if any(not piece[0].isspace() for piece in own) else pieces

    def is_note(self, text: str, anchor: int) -> bool:
        """Whether a piece is the number of a footnote that its link leads to."""
        return self.layout.anchors[anchor].href.startswith("#") and bool(_NOTE.fullmatch(text.strip()))


def _labels_in(element: Element) -> int:
    labels = 0
    for name, value in element.items():
        if value and (name in _NAMES or (name == "aria-label" and element.tag == "nav")):
            labels |= labels_of(value)
    return labels


def _is_box(element: Element, tag: str) -> bool:
    """Whether an element is block-level: one of the page's own making is where it holds one that is."""
    own = "-" in tag and tag not in _SILENT
    return tag in _BOXES or (own and any(child.tag in _BOXES for child in element))


def _is_silent(element: Element, tag: str) -> bool:
    """Whether an element of these names is to be left out: not where a page that lacks an end tag is all inside it."""
    return tag not in _SMALL or next(islice(element.iter(), SMALL_ELEMENT, None), None) is None
