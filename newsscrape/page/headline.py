"""The article's title: the page's own heading against what it tells machines, less site name and section."""

from __future__ import annotations

import re

from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold
from newsscrape.page.layout import Block

_SEPARATOR = re.compile(r"\s+[|–—•·:»›~]+\s+|\s+-+\s+|\s+::\s+|\s*\|\s*")
_WORD = re.compile(r"\w+")


def find_headline(document: Document) -> tuple[str, Block | None]:
    """The headline and the block that shows it (None where no block does). An empty string where there is no title."""
    structured = document.structured
    claims = [structured.first("og:title"), structured.said("headline"), structured.first("twitter:title"), structured.title]
    claims = [claim for claim in claims if claim]
    heading = _best_heading(document, [_words(claim) for claim in claims if claim])
    if heading is not None:
        return heading.text, heading
    title = _without_site(document, claims)
    return title, _same_text(document, title)


def _best_heading(document: Document, claims: list[set[str]]) -> Block | None:
    blocks = document.layout.blocks
    headings = [b for b in blocks if b.tag == "h1"] or [b for b in blocks if b.tag in ("h2", "h3")]
    best, best_likeness = None, 0.0
    for block in headings:
        words = _words(block.text)
        likeness = max((_likeness(words, claim) for claim in claims), default=0.0)
        if likeness > best_likeness + 0.01:
            best, best_likeness = block, likeness
    if best_likeness >= 0.5:
        return best
    if not claims and headings and headings[0].tag == "h1":
        return headings[0]
    return None


def _same_text(document: Document, title: str) -> Block | None:
    """The first block that is the title and nothing else: old pages have no heading elements."""
    wanted = fold(title)
    for block in document.layout.blocks:
        if len(block.text) == len(title) and wanted and fold(block.text) == wanted and not block.linked:
            return block
    return None


def _likeness(words: set[str], claim: set[str]) -> float:
    """How much of the heading the claim holds and the other way round; a claim may have a site name besides."""
    common = len(words & claim)
    return common / len(words | claim) * 0.4 + common / max(len(words), 1) * 0.6 if common else 0.0


def _without_site(document: Document, claims: list[str | None]) -> str:
    site = _words(document.structured.first("og:site_name", "application-name") or "")
    for claim in claims:
        if not claim:
            continue
        parts = _SEPARATOR.split(claim)
        last = _words(parts[-1])
        if len(parts) > 1 and last and (last <= site or len(last) <= 3):
            return claim[: claim.rfind(parts[-1])].rstrip(" |–—•·:»›~-")
        return claim
    return ""


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


