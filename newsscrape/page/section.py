"""The rubric that the article stands in."""

from __future__ import annotations

from newsscrape.page.document import Document
from newsscrape.page.structured import text_in, values_of


def find_section(document: Document) -> str | None:
    """What JSON-LD, Open Graph or the page's own category label says."""
    structured = document.structured
    for value in values_of(structured.article, "articleSection"):
        if text_in(value):
            return text_in(value)
    return structured.first("article:section", "og:article:section")
