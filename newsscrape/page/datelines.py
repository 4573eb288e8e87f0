"""Who is named in the line that dates the article, or next to it, without « Par »: « Anne Roy, 3 mai 2025 »."""

from __future__ import annotations

from itertools import islice

from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold
from newsscrape.page.labels import Label
from newsscrape.page.layout import Block
from newsscrape.page.names import LONGEST_DATELINE, fold_evenly, is_name, line_date, names_in_line
from newsscrape.page.phrases import section_kind
from newsscrape.page.structured import text_in, values_of
from newsscrape.page.surroundings import Surroundings
from newsscrape.page.tree import Element, collapse, text_of

FARTHEST = 2
"""Blocks between a name in a line of its own and the date."""

MOST_INNER = 12
"""Elements in a line that dates an article."""

MOST_LINKS = 400
"""Links of a page, its menus among them, whose texts are no names of people."""

_SIGNED = Label.AUTHOR | Label.META | Label.DATE


def names_beside_date(surroundings: Surroundings) -> list[str]:
    """The full names, or the agency, in the dated lines between headline and text and in the lines next to these."""
    layout = surroundings.document.layout
    lines = [
        block
        for block in layout.blocks[surroundings.headline + 1 : surroundings.body]
        if len(block.text) <= LONGEST_DATELINE and _is_plain(block) and surroundings.is_own_block(block, _SIGNED)
    ]
    times = {mark.block: text_of(mark.element) for mark in layout.times}
    dated = {block.index for block in lines if block.index in times or line_date().search(fold_evenly(block.text))}
    rubrics = _rubrics(surroundings.document) if dated else set()
    for block in lines:
        if not any(abs(block.index - other) <= FARTHEST for other in dated):
            continue
        names = (
            names_in_line(_without_time(block.text, times.get(block.index, "")))
            or names_inside(layout.boxes[block.box].element)[:1]
        )
        names = [name for name in names if fold(name) not in rubrics]
        if names:
            return names
    return []


def _is_plain(block: Block) -> bool:
    """Whether a line has no links, or one alone that leads to the comments."""
    return not block.linked or {section_kind(block.text_in(anchor)) for anchor in block.anchors} == {Label.COMMENTS}


def _without_time(text: str, time: str) -> str:
    """A line less the text of its time element, whatever it says: « hier », « 12 mars »."""
    return text.replace(time, " | ", 1) if time else text


def _rubrics(document: Document) -> set[str]:
    """What the page's first links say, and the rubric that it tells machines, folded."""
    linked = {fold(text_of(anchor.element)) for anchor in document.layout.anchors[:MOST_LINKS]}
    structured = document.structured
    told = [text_in(value) for value in values_of(structured.article, "articleSection")]
    return linked | {fold(name) for name in (*told, structured.first("article:section")) if name}


def names_inside(element: Element) -> list[str]:
    """The names that are elements of their own in a line."""
    inner = (one for one in islice(element.iterdescendants(), MOST_INNER) if len(one) == 0 and one.text)
    return [name for name in (collapse(one.text or "") for one in inner) if is_name(name)]
