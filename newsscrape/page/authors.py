"""Who signs the article."""

from __future__ import annotations

from newsscrape.page.document import Document
from newsscrape.page.structured import text_in, values_of


def find_authors(document: Document) -> list[str]:
    """Bylines in order, without « Par », roles or dates."""
    structured = document.structured
    names = [text_in(value) for value in values_of(structured.article, "author")]
    names = [n for n in names if n] or list(structured.every("article:author", "og:article:author", "author"))
    return list(dict.fromkeys(name for name in names if name and not name.startswith("http")))
