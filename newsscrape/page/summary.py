"""The standfirst where the page sets one apart, else its description."""

from __future__ import annotations

from newsscrape.page.document import Document


def find_summary(document: Document) -> str | None:
    """What the page says the article is about."""
    structured = document.structured
    return structured.first("og:description", "description", "twitter:description") or structured.said("description")
