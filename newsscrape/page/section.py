"""The rubric that the article stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from urllib.parse import urlsplit

from newsscrape.page.addresses import absolute
from newsscrape.page.breadcrumbs import LONGEST, is_above, link_text, site_wide, steps_declared, steps_shown
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold, load
from newsscrape.page.labels import Label
from newsscrape.page.layout import Anchor, Block
from newsscrape.page.names import fold_evenly
from newsscrape.page.structured import text_in, values_of
from newsscrape.page.surroundings import Surroundings
from newsscrape.page.tree import collapse, text_of

LONGEST_LABEL = 80
"""Characters of a box of category labels."""

MOST_LINKS = 300
"""Links at the top of a page among which those of its menu are."""

DECLARED, LABELLED, CRUMB, LINKED, PLAIN, IN_ADDRESS = 4.0, 3.5, 3.0, 2.0, 0.5, 1.0
"""What the witnesses weigh: what the page declares, a category label by the headline, the last step of the breadcrumb,
any link to a rubric by the headline, a line above it that nothing says is a rubric, a part of the address."""

A_FOLDER = 0.1
"""What each folder weighs in the address of a rubric: of two links, the one to the inner folder counts."""

ENOUGH = 1.5

_SECTION = Label.SECTION
_WORDS = re.compile(r"[^\W_]+")


def find_section(document: Document, surroundings: Surroundings, headline: str) -> str | None:
    """The rubric that most speaks for: structured data, breadcrumb, the label by the headline."""
    weights: dict[str, float] = {}
    names: dict[str, str] = {}
    refused = _refused(document, headline)
    for said, weight in _witnesses(surroundings, headline):
        name = collapse(said).strip(" #:|·•>/»-")
        key = _key(name)
        if not key or len(name) > LONGEST or fold(name) in refused or site_wide().fullmatch(fold(name)):
            continue
        if key not in names or (names[key].islower() and not name.islower()):
            names[key] = name
        weights[key] = weights.get(key, 0.0) + weight
    _confirm_by_address(document, weights)
    _add_outer(surroundings, weights)
    best = max(weights, key=lambda key: weights[key], default=None)
    if best is not None and weights[best] >= ENOUGH:
        return names[best]
    return _in_menu(surroundings, refused)


def _in_menu(surroundings: Surroundings, refused: set[str]) -> str | None:
    """The name that a menu above the headline gives to the innermost folder that the page's address stands in."""
    document = surroundings.document
    found: dict[str, str] = {}
    for anchor in document.layout.anchors[:MOST_LINKS]:
        name = link_text(surroundings, anchor) if anchor.at < surroundings.headline else ""
        said = fold(name)
        if not 0 < len(name) <= LONGEST or said in refused or site_wide().fullmatch(said):
            continue
        path = urlsplit(absolute(anchor.href, document.base) or "")
        if path.path.endswith("/") and len(path.path) > 1 and not path.query and is_above(document, anchor.href):
            found.setdefault(path.path, name)
    return found[max(found, key=len)] if found else None


def _key(name: str) -> str:
    """What a rubric's name and the same one in an address have in common."""
    return " ".join(_WORDS.findall(fold(name)))


def _refused(document: Document, headline: str) -> set[str]:
    """What is no rubric: the title, the site's name."""
    site = document.structured.first("og:site_name", "application-name") or ""
    host = (urlsplit(document.url).hostname or "").removeprefix("www.")
    beside = fold(document.structured.title).replace(fold(headline), "").strip(" |–—-:·•»")
    return {fold(headline), fold(site), fold(host), host.partition(".")[0], beside}


def _witnesses(surroundings: Surroundings, headline: str) -> Iterator[tuple[str, float]]:
    yield from _declared(surroundings.document)
    for step in (*steps_declared(surroundings.document, headline), *steps_shown(surroundings, headline)):
        yield step, CRUMB
    yield from _labels(surroundings)


def _declared(document: Document) -> Iterator[tuple[str, float]]:
    """Several rubrics of one article share the weight: the first has most of it."""
    structured = document.structured
    told = [text_in(value) for value in values_of(structured.article, "articleSection")]
    yield from _shared([name for name in told if name])
    for meta in load("section")["meta"]:
        content = structured.first(meta)
        if content:
            yield from _shared([content])
            break
    elements = structured.items.get("articleSection", [])
    yield from _shared([e.get("content") or text_of(e) for e in elements])


def _shared(names: list[str]) -> Iterator[tuple[str, float]]:
    parts = [part.strip() for name in names for part in re.split(r"\s*[;|>]\s*", name) if part.strip()]
    for place, name in enumerate(parts[:4]):
        yield name, DECLARED if place == 0 else DECLARED / 2


def _labels(surroundings: Surroundings) -> Iterator[tuple[str, float]]:
    """Lines and links by the headline: category labels, links to rubrics, plain kickers."""
    layout = surroundings.document.layout
    for mark in layout.marks:
        if mark.labels & _SECTION and surroundings.heads(mark.block) and surroundings.is_own(mark, _SECTION):
            links = [text_of(a) for a in mark.element.iter("a")]
            if len(text_of(mark.element)) > LONGEST_LABEL:
                continue
            if mark.element.tag == "a" or links:
                yield (links or [text_of(mark.element)])[0], LABELLED
            elif _is_category(mark.element.get("class") or ""):
                yield text_of(mark.element), LABELLED
    for block in layout.blocks[surroundings.above : surroundings.first]:
        named = _is_named(layout.blocks[block.index - 1].text, block) if block.index else False
        if named and len(block.text) <= LONGEST and surroundings.is_own_block(block, _SECTION):
            yield block.text, LABELLED
    lines = [
        block
        for block in layout.blocks[surroundings.above : max(surroundings.headline, surroundings.above)]
        if len(block.text) <= LONGEST and surroundings.is_own_block(block, _SECTION)
    ]
    menu = _menu(surroundings) if lines else {}
    for block in lines:
        known = menu.get(fold(block.text), set()) - {block.index}
        near = block.index == surroundings.headline - 1 and block.linked == len(block.text) and len(block.spans) == 1
        yield block.text, LINKED if known else ENOUGH if near else PLAIN
    yield from _linked(surroundings)


def _menu(surroundings: Surroundings) -> dict[str, set[int]]:
    """The blocks in which the links above the headline stand, by their texts."""
    found: dict[str, set[int]] = {}
    for anchor in surroundings.document.layout.anchors[:MOST_LINKS]:
        if anchor.at < surroundings.headline:
            found.setdefault(fold(link_text(surroundings, anchor)), set()).update(anchor.blocks)
    return found


def _linked(surroundings: Surroundings) -> Iterator[tuple[str, float]]:
    """Links to rubrics by the headline; the first one after the text where it is called a category."""
    layout = surroundings.document.layout
    closing = False
    for anchor in layout.anchors:
        if not anchor.blocks:
            continue
        own = surroundings.is_own_block(layout.blocks[anchor.blocks[0]], _SECTION)
        if surroundings.heads(anchor.at):
            worth = _worth(surroundings.document, anchor)
            if worth:
                yield link_text(surroundings, anchor), worth if own else 0.0
        elif surroundings.closes(anchor.at) and own and not closing and _is_filed_under(surroundings, anchor):
            closing = True
            yield link_text(surroundings, anchor), ENOUGH


def _worth(document: Document, anchor: Anchor) -> float:
    """What a link by the headline weighs: the more, the further in the folder is that it leads to."""
    if is_above(document, anchor.href):
        path = urlsplit(absolute(anchor.href, document.base) or "").path
        return LINKED + A_FOLDER * path.strip("/").count("/")
    return LINKED if _is_rubric(anchor) else 0.0


def _is_filed_under(surroundings: Surroundings, anchor: Anchor) -> bool:
    """Whether a link is called a category, or is the first in a line « Publié dans » or « Posté par X à 22:41 »."""
    if "category" in (anchor.element.get("rel") or "").lower().split():
        return True
    block = surroundings.document.layout.blocks[anchor.blocks[0]]
    start = min((span.start for span in block.spans if span.anchor == anchor.index), default=0)
    first = not any(span.anchor >= 0 and span.end <= start for span in block.spans)
    return first and bool(_filed().search(fold_evenly(block.text[:start])))


def _is_named(above: str, block: Block) -> bool:
    """Whether the line above says « Rubrique » of a linked one."""
    return bool(block.linked) and bool(_rubric_heading().fullmatch(fold(above)))


def _is_category(names: str) -> bool:
    return any(word in fold(names) for word in load("section")["category"])


def _is_rubric(anchor: Anchor) -> bool:
    rel = (anchor.element.get("rel") or "").lower()
    return "category" in rel or bool(_address().search(fold(anchor.href)))


def _confirm_by_address(document: Document, weights: dict[str, float]) -> None:
    """A rubric whose name stands in the page's address is the more likely for it."""
    parts = {re.sub(r"\W+", "", fold(part)) for part in urlsplit(document.url).path.split("/")[:-1]}
    for key in weights:
        if re.sub(r"\W+", "", key) in parts:
            weights[key] += IN_ADDRESS


def _add_outer(surroundings: Surroundings, weights: dict[str, float]) -> None:
    """What speaks for a rubric speaks for the one inside its folder that something else speaks for."""
    document, own = surroundings.document, dict(weights)
    folders: dict[str, str] = {}
    told = sum(1 for weight in own.values() if weight >= LINKED)
    for anchor in document.layout.anchors[:MOST_LINKS] if told and len(own) > 1 else ():
        key = _key(link_text(surroundings, anchor)) if anchor.at <= surroundings.first else ""
        if key in weights:
            folders.setdefault(key, urlsplit(absolute(anchor.href, document.base) or "").path.rstrip("/"))
    for outer, inner in permutations(folders, 2):
        if own[inner] >= LINKED and folders[outer] and folders[inner].startswith(f"{folders[outer]}/"):
            weights[inner] += own[outer]


@cache
def _filed() -> re.Pattern[str]:
    return re.compile(load("section")["filed"])


@cache
def _rubric_heading() -> re.Pattern[str]:
    return re.compile(load("section")["heading"])


@cache
def _address() -> re.Pattern[str]:
    return re.compile(load("tags")["section_address"])
