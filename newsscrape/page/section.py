"""The rubric that the article stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from newsscrape.page.addresses import absolute, same_page
from newsscrape.page.document import Document
from newsscrape.page.json_ld import Node
from newsscrape.page.knowledge import fold, load
from newsscrape.page.labels import Label
from newsscrape.page.layout import Anchor, Block
from newsscrape.page.structured import text_in, url_in, values_of
from newsscrape.page.surroundings import Surroundings
from newsscrape.page.tree import Element, collapse, text_of

LONGEST = 50
"""Characters of a rubric's name."""

LONGEST_LABEL = 80
"""Characters of a box of category labels."""

MOST_LINKS = 300
"""Links at the top of a page among which those of its menu are."""

MOST_STEPS = 6
"""Blocks of a breadcrumb."""

SHORTEST_TITLE = 15
"""Characters from which on the beginning of the headline is a cut title, not a rubric that it begins with."""

DECLARED, LABELLED, CRUMB, LINKED, PLAIN, IN_ADDRESS = 4.0, 3.5, 3.0, 2.0, 0.5, 1.0
"""What the witnesses weigh: what the page declares, a category label by the headline, the last step of the breadcrumb,
any link to a rubric by the headline, a line above it that nothing says is a rubric, a part of the address."""

ENOUGH = 1.5

_SECTION = Label.SECTION


def find_section(document: Document, surroundings: Surroundings, headline: str) -> str | None:
    """The rubric that most speaks for: structured data, breadcrumb, the label by the headline."""
    weights: dict[str, float] = {}
    names: dict[str, str] = {}
    refused = _refused(document, headline)
    for said, weight in _witnesses(surroundings, headline):
        name = collapse(said).strip(" #:|·•>/»-")
        key = fold(name)
        if not name or len(name) > LONGEST or key in refused or _site_wide().fullmatch(key):
            continue
        names.setdefault(key, name)
        weights[key] = weights.get(key, 0.0) + weight
    _confirm_by_address(document, weights)
    best = max(weights, key=lambda key: weights[key], default=None)
    return names[best] if best is not None and weights[best] >= ENOUGH else None


def _refused(document: Document, headline: str) -> set[str]:
    """What is no rubric: the title, the site's name."""
    site = document.structured.first("og:site_name", "application-name") or ""
    host = (urlsplit(document.url).hostname or "").removeprefix("www.")
    return {fold(headline), fold(site), fold(host), host.partition(".")[0]}


def _witnesses(surroundings: Surroundings, headline: str) -> Iterator[tuple[str, float]]:
    yield from _declared(surroundings.document)
    yield from _crumbs_declared(surroundings.document, headline)
    yield from _crumbs_shown(surroundings, headline)
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


def _crumbs_declared(document: Document, headline: str) -> Iterator[tuple[str, float]]:
    """The last step of a JSON-LD breadcrumb that is not the page itself."""
    lists = list(document.structured.of_type("BreadcrumbList"))
    nested = document.structured.resolved(document.structured.article.get("breadcrumb"))
    for node in lists or ([nested] if isinstance(nested, dict) else []):
        steps = [_step(item) for item in values_of(node, "itemListElement")]
        yield from _last_step(document, [step for step in steps if step], headline)


def _step(item: Any) -> tuple[str, str] | None:
    if not isinstance(item, dict):
        return None
    inner: Node = item["item"] if isinstance(item.get("item"), dict) else item
    name = text_in(item.get("name")) or text_in(inner)
    return (name, url_in(item.get("item")) or url_in(inner) or "") if name else None


def _last_step(document: Document, steps: list[tuple[str, str]], headline: str) -> Iterator[tuple[str, float]]:
    title = fold(headline)
    own = [
        name
        for name, href in steps
        if not _site_wide().fullmatch(fold(name))
        and not _is_title(fold(name).rstrip(" .…"), title)
        and not (href and _is_page(document, href))
        and len(name) <= LONGEST
    ]
    if own:
        yield own[-1], CRUMB


def _is_title(name: str, title: str) -> bool:
    """Whether a step is the article's title, whole, cut, or with more behind it."""
    return name.startswith(title[:25]) or (len(name) > SHORTEST_TITLE and title.startswith(name))


def _is_page(document: Document, href: str) -> bool:
    url = absolute(href, document.base)
    return url is not None and same_page(url, document.url)


def _crumbs_shown(surroundings: Surroundings, headline: str) -> Iterator[tuple[str, float]]:
    """The last link of the breadcrumb that stands before the headline."""
    document = surroundings.document
    names = load("section")["breadcrumb"]
    for mark in document.layout.marks:
        if mark.block > max(surroundings.headline, surroundings.first):
            break
        if mark.labels & Label.NAV and any(name in _called(mark.element) for name in names):
            steps = [(text_of(a), a.get("href") or "") for a in mark.element.iter("a")]
            if 0 < len(steps) <= MOST_STEPS:
                yield from _last_step(document, steps, headline)
                return
    yield from _unnamed_crumbs(surroundings, headline)


def _called(element: Element) -> str:
    return fold(" ".join(filter(None, (element.get("class"), element.get("id"), element.get("aria-label")))))


def _unnamed_crumbs(surroundings: Surroundings, headline: str) -> Iterator[tuple[str, float]]:
    """A box before the headline that begins with « Accueil » and goes on with « > », or ends with the title."""
    layout = surroundings.document.layout
    for box in layout.boxes:
        if box.first > surroundings.headline or box.last - box.first > MOST_STEPS:
            continue
        blocks = layout.blocks[box.first : box.last]
        if not blocks or box.first <= surroundings.headline < box.last or not _begins_at_home(blocks[0]):
            continue
        end = fold(blocks[-1].text).rpartition(">")[2].strip(" .…()")
        titled = _is_title(end, fold(headline)) or any(end.endswith(f"{sep} {fold(headline)}"[:40]) for sep in "/»›")
        if titled or _has_steps(blocks):
            anchors = (
                layout.anchors[i] for block in blocks for i in {span.anchor for span in block.spans if span.anchor >= 0}
            )
            ordered = sorted((a for a in anchors if a.blocks), key=lambda a: a.index)
            steps = [(_text(surroundings, anchor), anchor.href) for anchor in ordered]
            yield from _last_step(surroundings.document, steps, headline)
            return


def _begins_at_home(block: Block) -> bool:
    return bool(block.linked) and bool(re.match(r"\W*(?:accueil|home|vous etes ici)\b", fold(block.text[:20])))


def _has_steps(blocks: list[Block]) -> bool:
    """Whether a line says « Vous êtes ici », or all its links have « > » and the like between them, as no menu has."""
    text = " ".join(block.text for block in blocks)
    if _here().match(fold(text)):
        return True
    if len(blocks) > 1:
        return False
    starts = [span.start for span in blocks[0].spans if span.anchor >= 0][1:]
    return bool(starts) and all(text[:start].rstrip().endswith((">", "›", "»", "→", "/")) for start in starts)


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
                yield text_of(mark.element), LINKED
    menu = {fold(_text(surroundings, a)): a.blocks for a in layout.anchors[:MOST_LINKS] if a.at < surroundings.above}
    for block in layout.blocks[surroundings.above : surroundings.first]:
        named = _is_named(layout.blocks[block.index - 1].text, block) if block.index else False
        if named and len(block.text) <= LONGEST and surroundings.is_own_block(block, _SECTION):
            yield block.text, LABELLED
    for block in layout.blocks[surroundings.above : max(surroundings.headline, surroundings.above)]:
        if len(block.text) <= LONGEST and surroundings.is_own_block(block, _SECTION):
            yield block.text, LINKED if menu.get(fold(block.text), [block.index]) != [block.index] else PLAIN
    yield from _linked(surroundings)


def _linked(surroundings: Surroundings) -> Iterator[tuple[str, float]]:
    """Links to rubrics by the headline; the first one after the text where it is called a category."""
    layout = surroundings.document.layout
    closing = False
    for anchor in layout.anchors:
        if not anchor.blocks:
            continue
        own = surroundings.is_own_block(layout.blocks[anchor.blocks[0]], _SECTION)
        if surroundings.heads(anchor.at) and (_is_rubric(anchor) or _is_above(surroundings.document, anchor.href)):
            yield _text(surroundings, anchor), LINKED if own else 0.0
        elif surroundings.closes(anchor.at) and own and not closing and _is_called_category(anchor):
            closing = True
            yield _text(surroundings, anchor), ENOUGH


def _is_above(document: Document, href: str) -> bool:
    """Whether an address is that of a folder which the page's own lies in."""
    url = absolute(href, document.base)
    if url is None or urlsplit(url).query:
        return False
    folder, page = urlsplit(url), urlsplit(document.url)
    path = folder.path.rstrip("/")
    named = path.rpartition("/")[2]
    return (
        folder.hostname == page.hostname
        and bool(re.search(r"[^\W\d]", named))
        and page.path[:-1].startswith(f"{path}/")
    )


def _is_called_category(anchor: Anchor) -> bool:
    return "category" in (anchor.element.get("rel") or "").lower().split()


def _is_named(above: str, block: Block) -> bool:
    """Whether the line above says « Rubrique » of a linked one."""
    return bool(block.linked) and bool(_rubric_heading().fullmatch(fold(above)))


def _is_category(names: str) -> bool:
    return any(word in fold(names) for word in load("section")["category"])


def _is_rubric(anchor: Anchor) -> bool:
    rel = (anchor.element.get("rel") or "").lower()
    return "category" in rel or bool(_address().search(fold(anchor.href)))


def _text(surroundings: Surroundings, anchor: Anchor) -> str:
    for index in anchor.blocks[:1]:
        block: Block = surroundings.document.layout.blocks[index]
        spans = [span for span in block.spans if span.anchor == anchor.index]
        if spans:
            return block.text[spans[0].start : spans[-1].end]
    return ""


def _confirm_by_address(document: Document, weights: dict[str, float]) -> None:
    """A rubric whose name stands in the page's address is the more likely for it."""
    parts = {re.sub(r"\W+", "", fold(part)) for part in urlsplit(document.url).path.split("/")[:-1]}
    for key in weights:
        if re.sub(r"\W+", "", key) in parts:
            weights[key] += IN_ADDRESS


@cache
def _site_wide() -> re.Pattern[str]:
    return re.compile("|".join(load("section")["site_wide"]))


@cache
def _rubric_heading() -> re.Pattern[str]:
    return re.compile(load("section")["heading"])


@cache
def _here() -> re.Pattern[str]:
    return re.compile(load("section")["here"])


@cache
def _address() -> re.Pattern[str]:
    return re.compile(load("tags")["section_address"])
