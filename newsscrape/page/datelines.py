"""Who is named in the line that dates the article, or next to it, without « Par »: « Anne Roy, 3 mai 2025 »."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from newsscrape.page.knowledge import fold, load
from newsscrape.page.labels import Label
from newsscrape.page.names import clean_name, fold_evenly, is_full_name, is_role, parts_of_line, without_opening
from newsscrape.page.phrases import line_kind
from newsscrape.page.surroundings import Surroundings
from newsscrape.page.tree import Element, collapse, text_of

LONGEST = 130
"""Characters of a line that dates an article."""

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
        if len(block.text) <= LONGEST and not block.linked and surroundings.is_own_block(block, _SIGNED)
    ]
    dated = {block.index for block in lines if _date().search(fold_evenly(block.text))}
    rubrics = {fold(text_of(anchor.element)) for anchor in layout.anchors[:MOST_LINKS]} if dated else set()
    for block in lines:
        if not any(abs(block.index - other) <= FARTHEST for other in dated):
            continue
        names = names_in_line(block.text) or names_inside(layout.boxes[block.box].element)[:1]
        names = [name for name in names if fold(name) not in rubrics]
        if names:
            return names
    return []


def is_name(text: str) -> bool:
    """Whether a text is the full name of a person or the name of an agency.

    >>> is_name("Anne Roy"), is_name("Belga"), is_name("Télévision")
    (True, True, False)
    """
    named = is_full_name(text) and not is_role(text) and without_opening(text) == text and clean_name(text) == text
    return named or bool(_agency().fullmatch(fold(text)))


def names_inside(element: Element) -> list[str]:
    """The names that are elements of their own in a line."""
    inner = (one for one in islice(element.iterdescendants(), MOST_INNER) if len(one) == 0 and one.text)
    return [name for name in (collapse(one.text or "") for one in inner) if is_name(name)]


def names_in_line(text: str) -> list[str]:
    """The names of a line less its date, where nothing but roles and reading times is left besides."""
    pieces, last = [], 0
    for found in _date().finditer(fold_evenly(text)):
        pieces.append(text[last : found.start()])
        last = found.end()
    parts = parts_of_line(" | ".join([*pieces, text[last:]]))
    names = [part for part in parts if is_name(part)]
    rest = [part for part in parts if not is_name(part)]
    return names if all(is_role(part) or line_kind(part) for part in rest) else []


@cache
def _date() -> re.Pattern[str]:
    return re.compile(load("authors")["dated"])


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(load("authors")["agencies"])
