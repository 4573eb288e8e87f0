"""The page's own tags."""

from __future__ import annotations

from newsscrape.page.document import Document
from newsscrape.page.structured import text_in, values_of
from newsscrape.page.tree import text_of


def find_tags(document: Document) -> list[str]:
    """Links marked as tags, else ``article:tag``, else the article's keywords; in order, each once."""
    structured = document.structured
    shown = [text_of(a) for a in document.root.iterfind(".//a[@rel]") if "tag" in (a.get("rel") or "").split()]
    tags = structured.every("article:tag", "og:article:tag") or shown
    if not tags:
        for value in values_of(structured.article, "keywords"):
            tags += [part.strip() for part in (text_in(value) or "").split(",")]
    return list(dict.fromkeys(tag for tag in tags if tag))
