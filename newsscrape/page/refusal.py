"""What is no article, and why."""

from __future__ import annotations

import re

from newsscrape.errors import NotAnArticle

_MARKUP = re.compile(r"<\s*(?:!doctype|html|head|body|p|div|article|title|table|meta|h1)\b", re.I)


def refuse_what_is_no_page(text: str, url: str) -> None:
    """Raises `NotAnArticle` for what is not HTML at all."""
    if not text.strip():
        raise NotAnArticle("empty", url)
    if not _MARKUP.search(text[:20000]):
        raise NotAnArticle("not_html", url)
