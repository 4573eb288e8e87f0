"""The page's own tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newsscrape.page.breadcrumbs import link_text
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold, load
from newsscrape.page.labels import Label, labels_of
from newsscrape.page.layout import Anchor, Block
from newsscrape.page.phrases import section_kind
from newsscrape.page.structured import text_in, values_of
from newsscrape.page.surroundings import Surroundings
from newsscrape.page.tree import Element, collapse, text_of

LONGEST_TAG = 60
"""Characters; longer links in a tag list are titles of stories."""

LONGEST_LABEL = 30
"""Characters of « Sur le même thème : » and the like."""

MOST_TAGS = 40
"""Tags; a longer list is the site's index."""

FARTHEST = 80
"""Blocks after the text in which the article's tag list stands."""


NEAR = 15
"""Blocks after the text in which they can stand without links."""


def find_tags(document: Document, surroundings: Surroundings) -> list[str]:
    """The tags that the page shows with its article, in their order, else those that it declares; each once."""
    shown = _each_once(_shown(surroundings))
    declared = _each_once(_declared(document))
    if shown and not (declared and len(shown) == 1 and len(declared) > 1 and _key(shown[0]) not in map(_key, declared)):
        return shown
    return declared


def _shown(surroundings: Surroundings) -> Iterator[str]:
    """Links of tag lists: by what the page says of the link, of the boxes around it, or of the list in its heading."""
    layout = surroundings.document.layout
    yield from _written(surroundings)
    for anchor in layout.anchors:
        block = anchor.blocks[0] if anchor.blocks else anchor.at
        if not surroundings.above <= block < min(surroundings.last + FARTHEST, len(layout.blocks)):
            continue
        if _is_tag(surroundings, anchor, block):
            yield _text_of(surroundings, anchor)


def _written(surroundings: Surroundings) -> Iterator[str]:
    """The tags of a line « Mots clés : un, deux, trois » without links, right after the text or above it."""
    for block in surroundings.document.layout.blocks[surroundings.above : surroundings.last + NEAR]:
        inside = surroundings.first <= block.index < surroundings.last
        label, colon, rest = block.text.partition(":")
        if not colon or block.linked or len(label) >= LONGEST_LABEL or (inside and block.index < surroundings.last - 1):
            continue
        if section_kind(label.strip()) == Label.TAGS and surroundings.is_own_block(block, Label.TAGS):
            yield from _parts(rest.strip(" ."))


def _is_tag(surroundings: Surroundings, anchor: Anchor, block: int) -> bool:
    element = anchor.element
    inside = surroundings.first <= block < surroundings.last and not surroundings.boilerplate.kinds[block]
    said = (element.get("rel") or "").lower().split()
    if "category" in said:
        return False
    if "tag" in said:
        found = not inside or _is_list(surroundings, block)
    else:
        line = surroundings.document.layout.blocks[block]
        ends = inside and block == surroundings.last - 1 and _opens_list(line) and _is_list(surroundings, block)
        found = ends or (not inside and _is_listed(surroundings, block, element))
    box = surroundings.document.layout.blocks[block].box
    return found and surroundings.is_own_box(box, Label.TAGS) and not _is_of_section(element, anchor.href)


def _is_listed(surroundings: Surroundings, block: int, element: Element) -> bool:
    """Whether a link stands in a box, or under a heading, that is called a tag list, or leads to a tag among tags."""
    kind = surroundings.boilerplate.kinds[block]
    if _opens_list(surroundings.document.layout.blocks[block]):
        return True
    if kind and not kind & (Label.TAGS | Label.RELATED | Label.META | Label.CHROME):
        return kind == Label.SHARE and _names_tags(surroundings, block)
    around = element.getparent()
    inline = labels_of(around.get("class") or "") if around is not None and kind & Label.CHROME else 0
    if _names_tags(surroundings, block) or (inline & Label.TAGS and not inline & Label.SECTION):
        return True
    if not kind or not _tag_address().search(fold(element.get("href") or "")):
        return False
    if kind == Label.CHROME and next(element.iterancestors("article"), None) is None:
        return False
    return not kind & (Label.RELATED | Label.CHROME) or _is_among_tags(surroundings, block)


def _is_among_tags(surroundings: Surroundings, block: int) -> bool:
    """Whether all links of the section around a block lead to tags: « Sur le même thème » can open either list."""
    kinds = surroundings.boilerplate.kinds
    first = last = block
    while first > 0 and kinds[first - 1] == kinds[block]:
        first -= 1
    while last < len(kinds) and kinds[last] == kinds[block]:
        last += 1
    anchors = (a for a in surroundings.document.layout.anchors if a.blocks and first <= a.blocks[0] < last)
    return all(_tag_address().search(fold(anchor.href)) for anchor in anchors)


def _names_tags(surroundings: Surroundings, block: int) -> bool:
    """Whether a box around the block, below the one with the article, is called a tag list or begins with « Tags »."""
    layout = surroundings.document.layout
    box = layout.boxes[layout.blocks[block].box]
    while box.parent >= 0 and not box.first <= surroundings.first < box.last:
        if box.labels & Label.SOURCE and not box.labels & Label.TAGS:
            return False
        if box.labels & Label.TAGS and not box.labels & Label.SECTION:
            return True
        heading = layout.blocks[box.first].text
        if section_kind(heading) == Label.TAGS and not _section_heading().fullmatch(fold(heading)):
            return block < _end_of_list(surroundings, box.first)
        box = layout.boxes[box.parent]
    return False


def _end_of_list(surroundings: Surroundings, heading: int) -> int:
    """The end of the smallest box that holds a heading and links under it."""
    layout = surroundings.document.layout
    box = layout.boxes[layout.blocks[heading].box]
    while box.parent >= 0 and not any(block.linked for block in layout.blocks[heading + 1 : box.last]):
        box = layout.boxes[box.parent]
    return box.last


def _opens_list(block: Block) -> bool:
    """Whether a line says « Tags » before its first link."""
    start = min((span.start for span in block.spans if span.anchor >= 0), default=0)
    return 0 < start < LONGEST_LABEL and section_kind(block.text[:start].strip(" :")) == Label.TAGS


def _is_list(surroundings: Surroundings, block: int) -> bool:
    text = surroundings.document.layout.blocks[block]
    return text.linked >= len(text.text) * 0.5


def _is_of_section(element: Element, href: str) -> bool:
    """Whether a link leads to a rubric and not to a tag, whatever its ``rel`` says."""
    if _section_address().search(fold(href)) and not _tag_address().search(fold(href)):
        return True
    for around in (element, *_ancestors(element)):
        labels = labels_of(around.get("class") or "")
        if labels & Label.SECTION and not labels & Label.TAGS:
            return True
    return False


def _ancestors(element: Element) -> Iterator[Element]:
    parent = element.getparent()
    if parent is not None:
        yield parent


def _text_of(surroundings: Surroundings, anchor: Anchor) -> str:
    return link_text(surroundings, anchor) or text_of(anchor.element)


def _declared(document: Document) -> Iterable[str]:
    structured = document.structured
    for name in ("article:tag", "og:article:tag"):
        found = structured.every(name)
        if found:
            return [part for content in found for part in _parts(content)] if len(found) == 1 else found
    keywords = [part for value in values_of(structured.article, "keywords") for part in _keywords(value)]
    told = [e.get("content") or text_of(e) for e in structured.items.get("keywords", ())] if not keywords else []
    if told:
        return [part for content in told for part in _parts(content)]
    for name in load("tags")["meta"] if not keywords else ():
        found = structured.every(name)
        if found:
            return [part for content in found for part in _parts(content)]
    return keywords


def _keywords(value: object) -> list[str]:
    """A keyword of a list, or a whole list in one string."""
    text = text_in(value) or ""
    return _parts(text)


def _parts(text: str) -> list[str]:
    separator = ";" if ";" in text and "," not in text else "|" if "|" in text and "," not in text else ","
    return [part.strip() for part in text.split(separator)]


def _each_once(tags: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for said in tags:
        tag = collapse(said).strip(" #,;·|•").removesuffix(":").strip()
        if tag and len(tag) <= LONGEST_TAG and not _no_tag().fullmatch(fold(tag)):
            found.setdefault(_key(tag), tag)
    return list(found.values())[:MOST_TAGS]


def _key(tag: str) -> str:
    return fold(tag).strip()


@cache
def _section_address() -> re.Pattern[str]:
    return re.compile(load("tags")["section_address"])


@cache
def _section_heading() -> re.Pattern[str]:
    return re.compile(load("section")["heading"])


@cache
def _tag_address() -> re.Pattern[str]:
    return re.compile(load("tags")["tag_address"])


@cache
def _no_tag() -> re.Pattern[str]:
    return re.compile("|".join(load("tags")["no_tag"]))
