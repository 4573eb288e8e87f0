"""The lead image, with its caption and credit."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from newsscrape.page.addresses import absolute
from newsscrape.page.captions import find_caption, plain, without_credit, without_sign
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold, pattern
from newsscrape.page.labels import Label
from newsscrape.page.layout import Box
from newsscrape.page.structured import text_in, url_in, values_of
from newsscrape.page.surroundings import OTHERS, Surroundings
from newsscrape.page.tree import Element
from newsscrape.record import Image

SMALLEST = 120
"""Pixels of width or height below which an image is an icon or a portrait."""

WIDEST = 4
"""Times as wide as high: what is wider is a banner."""

_ADDRESSES = ("data-src", "data-lazy-src", "data-original", "data-img-url", "src", "data-srcset", "srcset")


def find_image(document: Document, surroundings: Surroundings) -> Image | None:
    """The image that the page names as its own, or else shows in the article's head; with what it says beside it."""
    element = _shown(surroundings)
    url = _declared(document) or (_address_of(document, element) if element is not None else None)
    if url is None:
        return None
    caption, credit = find_caption(surroundings, element)
    images = [document.structured.resolved(v) for v in values_of(document.structured.article, "image")]
    told = next((image for image in images if isinstance(image, dict)), {})
    said = plain(without_credit(text_in(told.get("caption")) or "")[0])
    if caption and said and not credit and caption.startswith(f"{said} "):
        credit = without_sign(caption.removeprefix(said))
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
    return bool(pattern("image", "stand_ins").search(fold(urlsplit(url).path)))


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


def _declared_credit(document: Document, image: dict[str, Any]) -> str | None:
    for key in ("creditText", "copyrightHolder", "copyrightNotice", "creator", "author"):
        text = text_in(document.structured.resolved(image.get(key)))
        if text:
            return without_sign(text)
    return None
