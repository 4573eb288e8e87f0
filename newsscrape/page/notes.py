"""Footnotes: lines that lead back to the place in the text that they belong to."""

from __future__ import annotations

import re
from itertools import takewhile

from newsscrape.page.layout import Anchor, Box, Layout
from newsscrape.page.tree import collapse, text_of

LONGEST = 600
"""Characters of a footnote."""

_BACK = re.compile(r"[\[(]?[↩↑⬆⇑▲^←⤴\ufe0e\ufe0f]+[\])]?")
_NUMBER = re.compile(r"[\[(]?\d{1,3}[.\])]*")
_OPENING = " [("


def find_notes(layout: Layout) -> list[Box]:
    """The boxes of lines that end with a sign that leads back into the page, or begin with a number that does so."""
    anchors = [anchor for anchor in layout.anchors if anchor.href.startswith("#") and len(anchor.href) > 1]
    marks = [anchor for anchor in anchors if _marks_note(anchor)]
    boxes = {box.element: box for box in layout.boxes} if marks else {}
    around = [next((boxes[e] for e in mark.element.iterancestors() if e in boxes), None) for mark in marks]
    found = {box.index: box for box in around if box is not None and box.tag != "body"}
    short = {index for index, box in found.items() if len(text_of(box.element)) <= LONGEST}
    pairs = zip(marks, around, strict=True)
    return [box for mark, box in pairs if box is not None and box.index in short and _is_note(mark, box)]


def _marks_note(anchor: Anchor) -> bool:
    said = text_of(anchor.element)
    return bool(_BACK.fullmatch(said) or _NUMBER.fullmatch(said))


def _is_note(mark: Anchor, box: Box) -> bool:
    """Whether a line is one note: a return sign stands in it, or it begins with the number."""
    return bool(_BACK.fullmatch(text_of(mark.element))) or not _text_before(mark, box)


def _text_before(mark: Anchor, box: Box) -> str:
    """The text of a box before a link in it, less an opening bracket."""
    path = list(takewhile(lambda one: one is not box.element, (mark.element, *mark.element.iterancestors())))
    before = [box.element.text or "", *(outer.text or "" for outer in path[1:])]
    for one in path:
        before += [text_of(other) + (other.tail or "") for other in one.itersiblings(preceding=True)]
    return collapse("".join(before)).strip(_OPENING)
