"""The lead image."""

from __future__ import annotations

from newsscrape.page.addresses import absolute
from newsscrape.page.document import Document
from newsscrape.page.structured import url_in
from newsscrape.record import Image


def find_image(document: Document) -> Image | None:
    """The image that the page names as its own, with caption and credit where it shows them."""
    structured = document.structured
    given = structured.first("og:image", "og:image:url", "twitter:image") or url_in(structured.article.get("image"))
    url = absolute(given, document.base)
    return Image(url=url, caption=None, credit=None) if url else None
