"""Who signs the article: the byline that the page shows against what it tells machines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsscrape.page.datelines import names_beside_date, names_inside
from newsscrape.page.declared_authors import declared_authors, is_site_name
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold, load, pattern
from newsscrape.page.labels import Label
from newsscrape.page.layout import Anchor, Block, Box, Layout, Mark
from newsscrape.page.names import (
    each_once,
    name_key,
    name_of,
    names_in,
    names_in_line,
    opens_byline,
    signature_in,
    without_opening,
    without_work,
)
from newsscrape.page.surroundings import Surroundings
from newsscrape.page.tree import Element, lines_of

LONGEST_BYLINE = 160
"""Characters; what is longer is the author's life."""

LONGEST_LABEL = 20
"""Characters of a line that only says « Auteur »."""

MOST_AROUND = 3
"""Boxes around a name in one of which the list of names is called so."""

_NAMED = Label.AUTHOR
_SIGNED = Label.AUTHOR | Label.META
_CLOSING = 12
"""Blocks after the text in which the signature stands."""


def find_authors(document: Document, surroundings: Surroundings) -> list[str]:
    """Bylines in order, each once, without « Par », roles, handles or dates."""
    declared = declared_authors(document)
    shown = each_once(_shown(surroundings, heads=True))
    if not shown and not declared:
        shown = each_once(_shown(surroundings, heads=False))
        shown = shown or each_once(names_beside_date(surroundings)) or _last_line(surroundings)
    people = [name for name in shown if not is_site_name(document, name)]
    return _settle(people or shown, declared)


def _settle(shown: list[str], declared: list[str]) -> list[str]:
    """The fuller of two lists that agree; the shown one where they do not."""
    mine, theirs = {name_key(name) for name in shown}, {name_key(name) for name in declared}
    if not shown or (theirs > mine):
        return declared
    return shown


def _shown(surroundings: Surroundings, *, heads: bool) -> Iterator[str]:
    """The names of the byline that stands in the article's head (``heads``), or after its text."""
    by_block = _marks_by_block(surroundings)
    for block in surroundings.document.layout.blocks[surroundings.above : surroundings.last + _CLOSING]:
        inside = surroundings.first <= block.index < surroundings.last
        placed = surroundings.heads(block.index) or inside if heads else surroundings.closes(block.index)
        if not placed or block.index == surroundings.headline:
            continue
        marks = by_block.get(block.index, [])
        leads = block.index < surroundings.body and block.linked
        noted = surroundings.boilerplate.kinds[block.index] and block.tag != "figcaption"
        if (inside and not leads and not noted) or _is_menu_or_quotation(surroundings, block):
            continue
        if surroundings.is_own_block(block, _SIGNED):
            yield from _names_of(surroundings, block, marks)


def _is_menu_or_quotation(surroundings: Surroundings, block: Block) -> bool:
    """Whether a block is a menu, or stands in a quotation: who is quoted signs nothing."""
    box = surroundings.document.layout.boxes[block.box]
    return box.tag == "nav" or any(True for _ in box.element.iterancestors("blockquote"))


def _last_line(surroundings: Surroundings) -> list[str]:
    """The signature that is the whole of the text's last line, or of the next one: « Anne Roy (avec AFP) »."""
    for block in surroundings.document.layout.blocks[max(surroundings.last - 1, 0) : surroundings.last + 1]:
        placed = block.index > surroundings.headline and surroundings.is_own_block(block, _SIGNED)
        names = names_in_line(block.text) if placed and not block.linked else []
        if names:
            return names
    return []


def _marks_by_block(surroundings: Surroundings) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in surroundings.document.layout.marks:
        if mark.labels & _NAMED:
            found.setdefault(mark.block, []).append(mark)
    return found


def _names_of(surroundings: Surroundings, block: Block, marks: list[Mark]) -> Iterator[str]:
    layout = surroundings.document.layout
    linked = [layout.anchors[i] for i in dict.fromkeys(span.anchor for span in block.spans if span.anchor >= 0)]
    people = [(block.text_in(a.index), a) for a in linked if _is_person(a)]
    line = _byline(layout.blocks, block)
    signed = bool(line) and len(block.text) <= LONGEST_BYLINE
    if people:
        atoms = [text for text, _ in people]
        yield from _with_atoms(line, atoms) if signed else _atomic(atoms)
        return
    if signed:
        yield from names_in(line)
        return
    inner = (m for m in marks if m.element.tag != "a" and not _is_beside(m.element) and _is_inner(m, marks))
    atoms = [line for mark in inner for line in lines_of(mark.element)]
    atoms = [atom for atom in atoms if atom and atom in block.text and len(atom) <= LONGEST_BYLINE]
    if atoms:
        for atom in atoms:
            yield from names_in(atom) if opens_byline(atom) else name_of(atom)
        return
    box = layout.boxes[block.box]
    listed = block.index < surroundings.body and not marks and not box.labels & _NAMED
    if listed and _stands_in_byline(layout, box):
        above = layout.blocks[block.index - 1].text if block.index else ""
        yield from names_in_line(block.text) if not pattern("authors", "pictures").fullmatch(fold(above)) else ()
    elif (marks or box.labels & _NAMED) and len(block.text) <= LONGEST_BYLINE:
        full = names_inside(box.element) or names_in_line(without_work(block.text))
        short = len(block.text) <= 60 and not _is_beside(box.element)
        yield from full or (name_of(block.text) if short and box.labels & _NAMED else ())


def _stands_in_byline(layout: Layout, box: Box) -> bool:
    """Whether a box is one of several in a short one that is called the author's: an item in a list of names."""
    for _ in range(MOST_AROUND):
        if box.parent < 0:
            return False
        box = layout.boxes[box.parent]
        blocks = layout.blocks[box.first : min(box.last, box.first + LONGEST_BYLINE + 1)]
        if sum(len(block.text) for block in blocks) > LONGEST_BYLINE:
            return False
        if box.labels & _NAMED:
            return True
    return False


def _byline(blocks: list[Block], block: Block) -> str:
    """The line from « Par » on; « Auteur » can be a line of its own above it; empty where this is no byline."""
    if opens_byline(block.text):
        return block.text
    above = blocks[block.index - 1].text if block.index else ""
    said = above[:1].isalpha() and len(above) <= LONGEST_LABEL
    if said and block.text[:1].isupper() and without_opening(f"{above.rstrip(' :')} : X") == "X":
        return block.text
    return signature_in(block.text)


def _with_atoms(text: str, atoms: list[str]) -> Iterator[str]:
    """The names of a byline in which some are links: those are not taken apart."""
    for place, atom in enumerate(atoms):
        text = text.replace(atom, f" Atom{chr(65 + place)} ", 1)
    places = {f"Atom{chr(65 + place)}": atom for place, atom in enumerate(atoms)}
    for name in names_in(text):
        parts = name.split()
        inside = [part for part in parts if part in places]
        if not inside:
            yield name
        for part in inside:
            yield from name_of(places[part])


def _atomic(atoms: list[str]) -> Iterator[str]:
    for atom in atoms:
        yield from name_of(atom)


def _is_person(anchor: Anchor) -> bool:
    """Whether a link leads to the page of somebody who writes for the site."""
    if "author" in (anchor.element.get("rel") or "").lower().split():
        return True
    path = anchor.href if len(anchor.href) < 300 else anchor.href[:300]
    return bool(_people().search(fold(path))) and not anchor.href.startswith(("mailto", "javascript"))


def _is_inner(mark: Mark, marks: list[Mark]) -> bool:
    """Whether no other of the marks stands inside this one: the innermost name holds the name alone."""
    return not any(
        other is not mark and not _is_beside(other.element) and mark.element in other.element.iterancestors()
        for other in marks
    )


def _is_beside(element: Element) -> bool:
    """Whether an element of an author box holds something else than the name: by the last part of its names."""
    names = fold(" ".join(filter(None, (element.get("class"), element.get("itemprop"), element.get("id")))))
    return any(re.search(rf"(?:^|[\W_]){word}", names) for word in load("authors")["beside"])


@cache
def _people() -> re.Pattern[str]:
    return re.compile(load("authors")["people"])
