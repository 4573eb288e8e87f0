"""The steps that lead to the article: the rubric is the last one of its breadcrumb that is not the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from newsscrape.page.addresses import absolute, same_page
from newsscrape.page.document import Document
from newsscrape.page.json_ld import Node
from newsscrape.page.knowledge import fold, load, pattern
from newsscrape.page.labels import Label
from newsscrape.page.layout import Anchor, Block, Box, Layout
from newsscrape.page.structured import text_in, url_in, values_of
from newsscrape.page.surroundings import Surroundings
from newsscrape.page.tree import Element, text_of

LONGEST = 50
"""Characters of a rubric's name."""

_ROOT = re.compile(r"(?:https?:)?//[^/?#]+/?")

MOST_STEPS = 6
"""Blocks of a breadcrumb."""

SHORTEST_TITLE = 15
"""Characters from which on the beginning of the headline is a cut title, not a rubric that it begins with."""


def steps_declared(document: Document, headline: str) -> Iterator[str]:
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


def _last_step(document: Document, steps: list[tuple[str, str]], headline: str) -> Iterator[str]:
    title = fold(headline)
    own = [
        name
        for name, href in steps
        if not site_wide().fullmatch(fold(name))
        and (not _is_title(fold(name).rstrip(" .…"), title) or (href and is_above(document, href)))
        and not (href and _is_page(document, href))
        and len(name) <= LONGEST
    ]
    if own:
        yield own[-1]


def _is_title(name: str, title: str) -> bool:
    """Whether a step is the article's title, whole, cut, or with more behind it."""
    return name.startswith(title[:25]) or (len(name) > SHORTEST_TITLE and title.startswith(name))


def _is_page(document: Document, href: str) -> bool:
    url = absolute(href, document.base)
    return url is not None and same_page(url, document.url)


def steps_shown(surroundings: Surroundings, headline: str) -> Iterator[str]:
    """The last link of the breadcrumb that stands before the headline."""
    document = surroundings.document
    named = pattern("section", "breadcrumb")
    for mark in document.layout.marks:
        if mark.block > max(surroundings.headline, surroundings.first):
            break
        if mark.labels & Label.NAV and named.search(_called(mark.element)):
            steps = [(text_of(a), a.get("href") or "") for a in mark.element.iter("a")]
            if 0 < len(steps) <= MOST_STEPS:
                yield from _last_step(document, steps, headline)
                return
    yield from _unnamed_crumbs(surroundings, headline)


def _called(element: Element) -> str:
    return fold(
        " ".join(
            filter(
                None, (element.get("class"), element.get("id"), element.get("aria-label"), element.get("data-testid"))
            )
        )
    )


def _unnamed_crumbs(surroundings: Surroundings, headline: str) -> Iterator[str]:
    """A box before the headline that begins with « Accueil » and goes on with « > », or ends with the title, or whose
    links lead down to the page.
    """
    layout = surroundings.document.layout
    for box in layout.boxes:
        if box.first > surroundings.headline:
            break
        if box.last - box.first > MOST_STEPS:
            continue
        blocks = layout.blocks[box.first : box.last]
        if not blocks or box.first <= surroundings.headline < box.last or not blocks[0].linked:
            continue
        at_home = _begins_at_home(blocks[0]) and (_ends_with_title(blocks[-1], headline) or _has_steps(blocks))
        if not at_home and not _is_microdata(box) and not _begins_at_root(layout, blocks[0]):
            continue
        anchors = (
            layout.anchors[i] for block in blocks for i in {span.anchor for span in block.spans if span.anchor >= 0}
        )
        steps = [(link_text(surroundings, a), a.href) for a in sorted(anchors, key=lambda a: a.index) if a.blocks]
        if at_home or _is_microdata(box) or _leads_down(surroundings.document, steps):
            yield from _last_step(surroundings.document, steps, headline)
            return


def _ends_with_title(block: Block, headline: str) -> bool:
    end = fold(block.text).rpartition(">")[2].strip(" .…()")
    return _is_title(end, fold(headline)) or any(end.endswith(f"{sep} {fold(headline)}"[:40]) for sep in "/»›")


def _is_microdata(box: Box) -> bool:
    return (box.element.get("itemtype") or "").endswith("/BreadcrumbList")


def _leads_down(document: Document, steps: list[tuple[str, str]]) -> bool:
    """Whether links lead from the site's root down to a folder above the page, each one inside the one before."""
    paths = [urlsplit(absolute(href, document.base) or "").path.rstrip("/") for _, href in steps]
    nested = all(inner.startswith(f"{outer}/") for outer, inner in pairwise(paths))
    return len(paths) > 1 and not paths[0] and nested and is_above(document, steps[-1][1])


def _begins_at_root(layout: Layout, block: Block) -> bool:
    """Whether the first link of a line leads to the root of a site."""
    href = next(layout.anchors[span.anchor].href for span in block.spans if span.anchor >= 0)
    return href == "/" or bool(_ROOT.fullmatch(href))


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


def is_above(document: Document, href: str) -> bool:
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


def link_text(surroundings: Surroundings, anchor: Anchor) -> str:
    """What a link says, in the block where its text begins."""
    blocks = surroundings.document.layout.blocks
    return blocks[anchor.blocks[0]].text_in(anchor.index) if anchor.blocks else ""


@cache
def site_wide() -> re.Pattern[str]:
    """Names of steps and labels that say nothing of an article, folded: « Accueil », « À la une »."""
    return re.compile("|".join(load("section")["site_wide"]))


@cache
def _here() -> re.Pattern[str]:
    return re.compile(load("section")["here"])
