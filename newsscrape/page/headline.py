"""The article's title: the page's own heading against what it tells machines, less site name and section."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsscrape.page.addresses import absolute, same_page
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold
from newsscrape.page.labels import Label
from newsscrape.page.layout import HEADINGS, Block

_SEPARATOR = re.compile(r"\s+[|–—•·»›~]+\s+|\s+-+\s+|\s*\|\s*|\s+:{2}\s+")
_WORD = re.compile(r"\w+")

ENOUGH = 0.55
"""Likeness above which a block of the page is taken for the title that the page claims."""

LONGEST = 300


def find_headline(document: Document) -> tuple[str, Block | None]:
    """The headline and the block that shows it (None where no block does). An empty string where there is no title."""
    structured = document.structured
    said = (structured.said("headline"), structured.first("og:title", "twitter:title"), structured.title)
    claims = [claim for claim in dict.fromkeys(said) if claim]
    shown = _best_block(document, [_words(claim) for claim in claims])
    if shown is not None:
        return shown.text, shown
    shown = _same_text(document, claims)
    if shown is not None:
        return shown.text, shown
    return (_without_site(document, claims[0]), None) if claims else ("", None)


def _best_block(document: Document, claims: list[set[str]]) -> Block | None:
    """The heading, or block marked as title, that is most like one of the claims; the first h1 where none is made."""
    best, best_worth = None, 0.0
    first = None
    for block in document.layout.blocks:
        box = document.layout.boxes[block.box]
        if box.tag not in HEADINGS and not box.labels & Label.TITLE:
            continue
        if len(block.text) > LONGEST or _leads_elsewhere(document, block):
            continue
        if box.tag == "h1" and first is None:
            first = block
        words = _words(block.text)
        likeness = max((_likeness(words, claim) for claim in claims), default=0.0)
        worth = likeness + (0.1 if box.tag == "h1" else 0.03 if box.tag in HEADINGS else 0.0)
        if likeness >= ENOUGH and worth > best_worth + 0.01:
            best, best_worth = block, worth
    return best if best is not None or claims else first


def _leads_elsewhere(document: Document, block: Block) -> bool:
    """Whether the block is a link to another page: the site's name, another story."""
    if block.linked < len(block.text) * 0.9:
        return False
    anchor = next(span.anchor for span in block.spans if span.anchor >= 0)
    url = absolute(document.layout.anchors[anchor].href, document.base)
    return url is not None and not same_page(url, document.url)


def _likeness(words: set[str], claim: set[str]) -> float:
    """How much of the block the claim holds and the other way round; a claim may have a site name besides."""
    common = len(words & claim)
    if not common:
        return 0.0
    return 0.5 * common / len(words | claim) + 0.5 * common / len(words)


def _without_site(document: Document, claim: str) -> str:
    """The claim less the name of the site, at its end or its beginning."""
    site = _words(document.structured.first("og:site_name", "application-name") or "")
    host = fold((urlsplit(document.url).hostname or "").replace("-", "").replace(".", ""))
    parts = _SEPARATOR.split(claim)
    while len(parts) > 1:
        last, first = _words(parts[-1]), _words(parts[0])
        if _is_site(last, site, host) or len(last) <= 3 < len(_words(claim)) - len(last):
            claim = claim[: claim.rfind(parts[-1])].rstrip(" |–—•·:»›~-")
        elif _is_site(first, site, host) or len(first) <= 2:
            claim = claim[claim.find(parts[1], len(parts[0])) :]
        else:
            break
        parts = _SEPARATOR.split(claim)
    return claim


def _is_site(words: set[str], site: set[str], host: str) -> bool:
    return bool(words) and (words <= site or "".join(sorted(words, key=len)) in host or all(word in host for word in words))


def _same_text(document: Document, claims: list[str]) -> Block | None:
    """The first block that one of the claims ends or begins with: old pages have no heading elements."""
    folded = [fold(claim) for claim in claims]
    for block in document.layout.blocks:
        if 15 <= len(block.text) <= LONGEST and not block.linked:
            text = fold(block.text)
            if any(claim.endswith(text) or claim.startswith(text) for claim in folded):
                return block
    return None


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))
