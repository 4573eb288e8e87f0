"""The standfirst where the page sets one apart, else its description."""

from __future__ import annotations

from newsscrape.page.document import Document
from newsscrape.page.layout import Block


def find_summary(document: Document, standfirst: list[Block]) -> str | None:
    """The text of the standfirst's blocks, or what the page tells machines the article is about."""
    if standfirst:
        return " ".join(block.text for block in standfirst)
    structured = document.structured
    return structured.first("og:description", "description", "twitter:description") or structured.said("description")
