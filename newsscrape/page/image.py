"""The lead image, with its caption and credit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from newsscrape.page.addresses import absolute
from newsscrape.page.document import Document
from newsscrape.page.knowledge import any_of, fold, load
from newsscrape.page.labels import Label
from newsscrape.page.layout import Block, Box
from newsscrape.page.structured import text_in, url_in, values_of
from newsscrape.page.surroundings import OTHERS, Surroundings
from newsscrape.page.tree import Element, collapse, text_of
from newsscrape.record import Image

SMALLEST = 120
"""Pixels of width or height below which an image is an icon or a portrait."""

WIDEST = 4
"""Times as wide as high: what is wider is a banner."""

LONGEST = 500
"""Characters of a caption."""

LONGEST_CREDIT = 60
"""Characters of a credit that nothing but its element tells from the caption."""

HIGHEST = 5
"""Elements around an image, in one of which its caption may stand without being called so."""

_ADDRESSES = ("data-src", "data-lazy-src", "data-original", "data-img-url", "src", "data-srcset", "srcset")
_ADDRESSED = frozenset({"img", "amp-img", "picture"})
_CREDITS = re.compile(r"credit|copyright|photographe|source|auteur|author|agence")


def find_image(document: Document, surroundings: Surroundings) -> Image | None:
    """The image that the page names as its own, or else shows in the article's head; with what it says beside it."""
    element = _shown(surroundings)
    url = _declared(document) or (_address_of(document, element) if element is not None else None)
    if url is None:
        return None
    lines = list(_caption_blocks(surroundings))
    caption, credit = _told(surroundings, lines)
    if not lines and element is not None:
        caption, credit = _told_beside(element)
    images = [document.structured.resolved(v) for v in values_of(document.structured.article, "image")]
    told = next((image for image in images if isinstance(image, dict)), {})
    said = _plain(_without_credit(text_in(told.get("caption")) or "")[0])
    if caption and said and not credit and caption.startswith(f"{said} "):
        credit = _without_sign(caption.removeprefix(said))
    caption = said if said and (not caption or caption.startswith(said)) else caption
    return Image(url=url, caption=caption, credit=credit or _declared_credit(document, told))


def _declared(document: Document) -> str | None:
    structured = document.structured
    image = next((structured.resolved(v) for v in values_of(structured.article, "image")), None)
    given = (
        *structured.every("og:image", "og:image:url", "og:image:secure_url"),
        *structured.every("twitter:image", "twitter:image:src"),
        url_in(image),
        structured.links.get("image_src"),
    )
    urls = (absolute(one, document.base) for one in given)
    return next((url for url in urls if url and not _is_of_site(url)), None)


def _is_of_site(url: str) -> bool:
    """Whether an address is that of a logo or of a stand-in."""
    return bool(_stand_in().search(fold(urlsplit(url).path)))


def _shown(surroundings: Surroundings) -> Element | None:
    """The first image of some size that stands in the article's head or beside its first lines."""
    document = surroundings.document
    boxes = {box.element: box for box in document.layout.boxes}
    for element in document.root.iter("img", "amp-img"):
        box = next((boxes[e] for e in element.iterancestors() if e in boxes), None)
        if box is None or not surroundings.above <= box.first <= surroundings.body + 1 or _is_small(element):
            continue
        url = _address_of(document, element)
        if (
            url
            and not _is_of_site(url)
            and not _is_sponsored(element)
            and surroundings.is_own_box(box.index, Label.CAPTION)
            and not _is_portrait(surroundings, box)
            and not _is_of_others(surroundings, box)
        ):
            return element
    return None


def _is_portrait(surroundings: Surroundings, box: Box) -> bool:
    """Whether a box around an image, below the one with the headline or the text, is called the author's."""
    boxes = surroundings.document.layout.boxes
    while box.parent >= 0 and not (box.first <= surroundings.headline < box.last or box.last > surroundings.body):
        if box.labels & Label.AUTHOR and not box.labels & Label.CAPTION:
            return True
        box = boxes[box.parent]
    return False


def _is_of_others(surroundings: Surroundings, box: Box) -> bool:
    """Whether what stands first in the box of an image belongs to another story."""
    return box.first < box.last and bool(surroundings.boilerplate.kinds[box.first] & OTHERS)


def _told_beside(element: Element) -> tuple[str | None, str | None]:
    """Caption and credit of an image that opens an element with one line more, where that line ends with a credit."""
    for around in islice(element.iterancestors(), HIGHEST):
        lines = _lines_in(around)
        if lines:
            text = " ".join(line for line, _ in lines)
            headed = next(around.iter("h1", "h2", "h3"), None) is not None
            fits = len(text) <= LONGEST and not headed and not _follows_text(element, around)
            return _told_in(lines) if fits else _told_below(element)
    return None, None


def _told_below(element: Element) -> tuple[str | None, str | None]:
    """Caption and credit in the element right behind an image, where it ends with a credit."""
    below = next((one for one in element.itersiblings(etree.Element) if text_of(one) or one.tag in _ADDRESSED), None)
    text = text_of(below) if below is not None and not collapse(element.tail or "") else ""
    caption, credit = _without_credit(text) if len(text) <= LONGEST else ("", None)
    return (_plain(caption), credit) if credit else (None, None)


def _told_in(lines: list[tuple[str, str]]) -> tuple[str | None, str | None]:
    """Caption and credit of texts with the names of their elements: one is called a credit, or ends with one."""
    credited = [text for text, names in lines if _CREDITS.search(names)]
    rest = " ".join(text for text, names in lines if not _CREDITS.search(names))
    if len(credited) == 1 and rest:
        return _plain(_without_credit(rest)[0]), _without_sign(credited[0])
    caption, credit = _without_credit(" ".join(text for text, _ in lines))
    return (_plain(caption), credit) if credit else (None, None)


def _lines_in(around: Element) -> list[tuple[str, str]]:
    """The texts in an element, each with the names of the element that it stands in."""
    found = [(collapse(around.text or ""), "")]
    for child in around.iterchildren(etree.Element):
        simple = len(child) == 0 or next(child.iter("img", "amp-img", "picture"), None) is None
        found += [(text_of(child), _names(child))] if simple else _lines_in(child)
        found.append((collapse(child.tail or ""), ""))
    return [(text, names) for text, names in found if text]


def _follows_text(element: Element, around: Element) -> bool:
    """Whether text stands before an element in another one that holds it."""
    if collapse(around.text or ""):
        return True
    path = takewhile(lambda one: one is not around, (element, *element.iterancestors()))
    before = (sibling for one in path for sibling in one.itersiblings(preceding=True))
    return any(text_of(sibling) or collapse(sibling.tail or "") for sibling in before)


def _address_of(document: Document, element: Element) -> str | None:
    for name in _ADDRESSES:
        value = element.get(name)
        if value and not value.startswith("data:"):
            return absolute(
                value.split(",")[0].split()[0] if "srcset" in name and value.split() else value, document.base
            )
    return None


def _is_small(element: Element) -> bool:
    names = fold(f"{element.get('class') or ''} {element.get('id') or ''}")
    if re.search(r"avatar|logo(?!s)|icon|emoji|gravatar|pixel|tracking|author|auteur|sprite", names):
        return True
    width, height = _size(element, "width"), _size(element, "height")
    return 0 < width < SMALLEST or 0 < height < SMALLEST // 2 or (height > 0 and width > height * WIDEST)


def _is_sponsored(element: Element) -> bool:
    link = next(element.iterancestors("a"), None)
    return link is not None and bool(re.search(r"nofollow|sponsored", link.get("rel") or ""))


def _size(element: Element, name: str) -> int:
    found = re.match(r"\d{1,5}", element.get(name) or "")
    return int(found[0]) if found else 0


def _caption_blocks(surroundings: Surroundings) -> Iterator[Block]:
    """The blocks of the first caption that stands between the top of the article and its text."""
    layout = surroundings.document.layout
    begun = -1
    for block in layout.blocks[surroundings.above : surroundings.body + 1]:
        if block.index in (surroundings.headline, surroundings.body) or len(block.text) > LONGEST:
            continue
        if not _is_caption(surroundings, block):
            if begun >= 0:
                return
            continue
        if surroundings.is_own_block(block, Label.CAPTION | Label.CHROME):
            begun = block.index
            yield block


def _is_caption(surroundings: Surroundings, block: Block) -> bool:
    boxes = surroundings.document.layout.boxes
    box = boxes[block.box]
    for _ in range(3):
        if box.labels & Label.CAPTION or box.tag in ("figcaption", "figure"):
            return not box.labels & (Label.AUTHOR | Label.SHARE)
        if box.parent < 0 or box.first <= surroundings.headline < box.last:
            return False
        box = boxes[box.parent]
    return False


def _told(surroundings: Surroundings, lines: list[Block]) -> tuple[str | None, str | None]:
    """Caption and credit of the blocks: the credit is in an element called so, or at the end, after « Crédit : »."""
    credited = [block for block in lines if _is_credit_box(surroundings, block)]
    text = " ".join(block.text for block in lines if block not in credited)
    if credited:
        told = " ".join(block.text for block in credited)
        caption, credit = _without_credit(told)
        if not text and credit and caption.endswith((".", "!", "?", "»")):
            return _plain(caption), credit
        return _plain(_without_credit(text)[0]), _without_sign(told)
    indexes = {block.index for block in lines}
    for mark in surroundings.document.layout.marks:
        if mark.block in indexes and _CREDITS.search(_names(mark.element)):
            inner = text_of(mark.element)
            if inner and inner in text:
                return _plain(_without_credit(text.replace(inner, " ", 1))[0]), _without_sign(inner)
    caption, credit = _without_credit(text)
    return (_plain(caption), credit) if credit else _apart(surroundings, lines, text)


def _apart(surroundings: Surroundings, lines: list[Block], text: str) -> tuple[str | None, str | None]:
    """A caption that ends with its sentence, and the credit that a line or an element of its own gives behind it."""
    last = lines[-1].text if lines else ""
    if len(lines) == 1:
        inner = list(surroundings.document.layout.boxes[lines[0].box].element.iterchildren(etree.Element))
        last = text_of(inner[-1]) if inner else ""
    before = text.removesuffix(last).rstrip()
    if 0 < len(last) <= LONGEST_CREDIT and last[-1] not in ".!?…»" and before.endswith((".", "!", "?", "»", "…")):
        return _plain(before), _without_sign(last)
    return _plain(text), None


def _is_credit_box(surroundings: Surroundings, block: Block) -> bool:
    """Whether the block stands in a box called credit, and not caption, in the figure."""
    boxes = surroundings.document.layout.boxes
    box = boxes[block.box]
    for _ in range(2):
        names = _names(box.element)
        if _CREDITS.search(names) and not re.search(r"caption|legend", names):
            return True
        if box.parent < 0 or box.tag == "figure":
            return False
        box = boxes[box.parent]
    return False


def _names(element: Element) -> str:
    return fold(f"{element.get('class') or ''} {element.get('itemprop') or ''}")


def _without_credit(text: str) -> tuple[str, str | None]:
    found = _credit().search(text)
    if not found:
        return collapse(text), None
    return collapse(text[: found.start()]), _without_sign(text[found.start() :])


def _without_sign(text: str) -> str | None:
    """A credit less « Crédit photo : » and ©."""
    text = collapse(text)
    while True:
        shorter = _sign().sub("", text.strip(" ()[]|/–—-:;,.")).strip(" ()[]|/–—-:;,")
        if shorter == text:
            return text or None
        text = shorter


def _plain(text: str) -> str | None:
    """A caption less the signs at its ends and « 1/3 », its place among others."""
    return _counter().sub("", text.strip(" |/–—-:;,(")).strip(" |/–—-:;,(") or None


def _declared_credit(document: Document, image: dict[str, Any]) -> str | None:
    for key in ("creditText", "copyrightHolder", "copyrightNotice", "creator", "author"):
        text = text_in(document.structured.resolved(image.get(key)))
        if text:
            return _without_sign(text)
    return None


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(any_of(load("image")["credits"]), re.IGNORECASE)


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(any_of(load("image")["signs"]), re.IGNORECASE)


@cache
def _counter() -> re.Pattern[str]:
    return re.compile(any_of(load("image")["counters"]))


@cache
def _stand_in() -> re.Pattern[str]:
    return re.compile(any_of(load("image")["stand_ins"]))
