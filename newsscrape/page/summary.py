"""The standfirst where the page sets one apart, else its description."""

from __future__ import annotations

from newsscrape.page.document import Document
from newsscrape.page.layout import Block

COMPARED = 40
"""Characters in which two descriptions of one article agree."""

_ENDS = '.!?…»")'

_CUT = ("…", "...", "[…]", "[...]", "(...)")


def find_summary(document: Document, standfirst: list[Block]) -> str | None:
    """The text of the standfirst's blocks less a subtitle, or what the page tells machines the article is about."""
    if standfirst:
        sentences = [block.text for block in standfirst if block.text[-1] in _ENDS]
        return " ".join(sentences or [block.text for block in standfirst])
    structured = document.structured
    said = (structured.first(name) for name in ("og:description", "description", "twitter:description"))
    descriptions = [text for text in (*said, structured.said("description")) if text]
    return _whole(descriptions) if descriptions else None


def _whole(descriptions: list[str]) -> str:
    """The first description, or where it is cut, one that begins like it and is not."""
    first = descriptions[0]
    if first.endswith(_CUT):
        beginning = first.rstrip("….[] ")[:COMPARED]
        return next((d for d in descriptions if d.startswith(beginning) and not d.endswith(_CUT)), first)
    return first
