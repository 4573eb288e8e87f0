"""The article's title: the page's own heading against what it tells machines, less site name and section."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree

from newsscrape.page.addresses import absolute, same_page
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold
from newsscrape.page.labels import Label, labels_of
from newsscrape.page.layout import HEADINGS, Block
from newsscrape.page.phrases import line_kind
from newsscrape.page.tree import Element, collapse, text_of

_SEPARATOR = re.compile(r"\s+[|–—•·»›~]+\s+|\s+-+\s+|\s*\|\s*|\s+:{2}\s+")
_QUOTED = re.compile(r"«[^«»]*»")
_WORD = re.compile(r"\w+")

ENOUGH = 0.65
"""Likeness above which a block of the page is taken for the title that the page claims."""

H1_BONUS = 0.3
"""What being an h1 counts beside likeness: pages claim other words than they show, but mostly show them in an h1."""

MOST = 0.6
"""Share of the words of a page's only heading that its title must have."""

LONGEST = 300
"""Characters of a title, twice those of the longest real ones; of what is claimed beyond, the beginning counts."""

SHORTEST = 15
"""Characters of a title that is left where something is taken off."""

LONGEST_LABEL = 20
"""Characters of a label (« EN DIRECT ») beside the title."""

_BESIDE = Label.SECTION | Label.META | Label.DATE | Label.AUTHOR | Label.TAGS | Label.PAYWALL
"""What an element of its own behind the title can hold."""


def find_headline(document: Document) -> tuple[str, Block | None]:
    """The headline and the block that shows it (None where no block does). An empty string where there is no title."""
    claims = titles_of(document)
    shown = _best_block(document, [_words(claim) for claim in claims])
    if shown is not None:
        return _alone(document, shown, claims), shown
    shown = _same_text(document, claims)
    if shown is not None:
        return shown.text, shown
    return (_without_site(document, claims[0]), None) if claims else ("", None)


def titles_of(document: Document) -> list[str]:
    """The titles that the page claims in what it says to machines, surest first."""
    structured = document.structured
    said = (structured.said("headline"), structured.first("og:title", "twitter:title"), structured.title)
    return list(dict.fromkeys(claim[:LONGEST].rstrip() for claim in said if claim))


def _alone(document: Document, block: Block, claims: list[str]) -> str:
    """The title shown, less the site's name behind it and what one of the claims does without: a label before it, in
    capitals or in an element of its own, and a label, a date or a byline behind it in an element of its own.
    """
    text = _less_site(document, block.text)
    element = document.layout.boxes[block.box].element
    for claim in dict.fromkeys((*claims, *(_less_site(document, claim) for claim in claims))):
        if len(claim) < SHORTEST or claim == text or claim not in text:
            continue
        before, after = (collapse(part) for part in text.split(claim, 1))
        labelled = not before or before.isupper() or not _WORD.search(before) or before == _opening_of(element)
        if labelled and len(before) <= LONGEST_LABEL and (not after or _is_apart(element, after)):
            return claim
    return text


def _less_site(document: Document, title: str) -> str:
    """A title less the site's name behind it."""
    site, host = _site_names(document)
    parts = _parts(title)
    named = len(parts) > 1 and len(title) - len(parts[-1]) > SHORTEST and _is_site(_words(parts[-1]), site, host)
    return _less_last(title, parts) if named else title


def _is_apart(element: Element, text: str) -> bool:
    """Whether a text is the last element in the one that shows the title, and a label, a date or a byline."""
    last = next(element.iterchildren(etree.Element, reversed=True), None)
    if last is None or collapse(last.tail or "") or text_of(last) != text:
        return False
    said = len(text) <= LONGEST_LABEL or line_kind(text) in ("byline", "junk")
    return said or bool(labels_of(last.get("class") or "") & _BESIDE)


def _is_mostly_claimed(block: Block, claims: list[set[str]]) -> bool:
    """Whether most words of a page's only heading stand in a claim, which may hold the site's name besides."""
    words = _words(block.text) if len(block.text) >= SHORTEST else set()
    return any(len(words & claim) > len(words) * MOST for claim in claims)


def _opening_of(element: Element) -> str:
    """The text of the first element in the one that shows the title, where nothing stands before it."""
    first = next(element.iterchildren(etree.Element), None)
    return text_of(first) if first is not None and not collapse(element.text or "") else ""


def _best_block(document: Document, claims: list[set[str]]) -> Block | None:
    """The heading, or block marked as title, that is most like one of the claims; the first h1 where none is made."""
    site, host = _site_names(document)
    best, best_worth = None, 0.0
    mains: list[Block] = []
    others: list[Block] = []
    for block in document.layout.blocks:
        box = document.layout.boxes[block.box]
        if box.tag not in HEADINGS and not box.labels & Label.TITLE:
            continue
        words = _words(block.text)
        if len(block.text) > LONGEST or _leads_elsewhere(document, block) or _is_site(words, site, host):
            continue
        likeness = max((_likeness(words, claim) for claim in claims), default=0.0)
        if box.tag == "h1":
            mains.append(block)
            likeness += H1_BONUS
        elif box.tag in HEADINGS:
            others.append(block)
        if likeness >= ENOUGH and likeness > best_worth + 0.01:
            best, best_worth = block, likeness
    first = mains[0] if mains else None
    if best is not None or not claims:
        return best or first
    if not mains and len(others) == 1 and _is_mostly_claimed(others[0], claims):
        return others[0]
    return first if _tells_more(mains, claims) else None


def _tells_more(mains: list[Block], claims: list[set[str]]) -> bool:
    """Whether one h1 is the page's only one, and tells more of what a claim names: a show, a person."""
    words = _words(mains[0].text) if len(mains) == 1 and len(mains[0].text) >= SHORTEST else set()
    return any(len(words & claim) > 1 for claim in claims)


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
    site, host = _site_names(document)
    parts = _parts(claim)
    while len(parts) > 1:
        last, first = _words(parts[-1]), _words(parts[0])
        if _is_site(last, site, host) or len(last) <= 3 < len(_words(claim)) - len(last):
            claim = _less_last(claim, parts)
        elif _is_site(first, site, host) or len(first) <= 2:
            claim = claim[claim.find(parts[1], len(parts[0])) :]
        else:
            break
        parts = _parts(claim)
    return claim


def _parts(text: str) -> list[str]:
    """The parts of a title between signs such as bars and dashes; a guillemet that ends a quotation parts nothing."""
    masked = _QUOTED.sub(lambda match: "x" * len(match[0]), text)
    ends = [0, *(end for match in _SEPARATOR.finditer(masked) for end in match.span()), len(text)]
    return [text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]


def _less_last(text: str, parts: list[str]) -> str:
    """A title less the last of its parts and the sign before it."""
    before = text[: len(text) - len(parts[-1])]
    return before[: before.rfind(parts[-2]) + len(parts[-2])].rstrip(" :")


def _site_names(document: Document) -> tuple[set[str], str]:
    """The words of the site's name, and its host as one word."""
    site = _words(document.structured.first("og:site_name", "application-name") or "")
    return site, fold((urlsplit(document.url).hostname or "").replace("-", "").replace(".", ""))


def _is_site(words: set[str], site: set[str], host: str) -> bool:
    return bool(words) and (words <= site or all(len(word) > 2 and word in host for word in words))


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
