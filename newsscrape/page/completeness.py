"""Whether the page shows the whole article, and where else the text is when it shows next to nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold, pattern
from newsscrape.page.labels import Label
from newsscrape.page.layout import Block
from newsscrape.page.structured import values_of
from newsscrape.page.tree import collapse

if TYPE_CHECKING:
    from newsscrape.page.boilerplate import Boilerplate

SHORTEST_DECLARED = 500
"""Characters of a declared text that is worth more than the page's."""

SHARE_SHOWN = 0.25
"""Where the page shows less than this share of the declared text, the declared text is the article."""

_CUT_OFF = ("...", "…", "&hellip;", "[...]", "[…]", "[&hellip;]", "[&#8230;]")
"""What a text ends with that goes on elsewhere."""


def declared_text(document: Document, shown: list[Block]) -> list[Block]:
    """The paragraphs of JSON-LD's ``articleBody``, where the page itself shows next to nothing of it.

    A declared text that is cut off is none; neither is that of an article which is not free, as the page does not show
    it to this reader.
    """
    text = next((v for v in values_of(document.structured.article, "articleBody") if isinstance(v, str)), "")
    paragraphs = [part for part in map(collapse, re.split(r"\r?\n+", text)) if part]
    length = sum(map(len, paragraphs))
    if length < SHORTEST_DECLARED or not is_free(document) or is_cut_off(text) or "</" in text:
        return []
    if sum(len(block.text) for block in shown) > length * SHARE_SHOWN:
        return []
    place = shown[0].index if shown else 0
    return [Block(place, 0, "p", part, []) for part in paragraphs]


def is_cut_off(text: str) -> bool:
    """Whether a text, or its markup, ends with an ellipsis: the page tells machines its beginning only.

    >>> is_cut_off("La série revient […]"), is_cut_off("<p>La série revient&hellip;</p>"), is_cut_off("Elle revient.")
    (True, True, False)
    """
    return text.rstrip().removesuffix("</p>").rstrip().endswith(_CUT_OFF)


def is_truncated(blocks: list[Block], boilerplate: Boilerplate, body: list[Block]) -> bool:
    """Whether a paywall stands where the text ends, and says so: the article goes on for those who pay.

    ``blocks`` are all of the page.
    """
    last = body[-1].index
    walls = [i for i, kind in enumerate(boilerplate.kinds) if kind == Label.PAYWALL]
    after = [i for i in walls if i > last]
    if not any(pattern("phrases", "walls").search(fold(blocks[i].text)) for i in after):
        return False
    if any(i < last and i > body[0].index for i in walls):
        return False
    between = boilerplate.kinds[last + 1 : after[0]]
    return not any(kind & (Label.COMMENTS | Label.RELATED | Label.AUTHOR | Label.TAGS) for kind in between)


def is_free(document: Document) -> bool:
    """Whether the page does not say that its article is for those who pay."""
    free = document.structured.article.get("isAccessibleForFree")
    return str(free).lower() != "false"
