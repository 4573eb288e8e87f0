"""Reads a page: every question asked in turn, the answers put together."""

from __future__ import annotations

import re
from datetime import datetime

from newsscrape.errors import NotAnArticle
from newsscrape.page.addresses import canonical_of, site_of
from newsscrape.page.authors import find_authors
from newsscrape.page.body import find_body
from newsscrape.page.boilerplate import find_boilerplate
from newsscrape.page.cues import BETWEEN_BLOCKS, find_cues, headline_cues
from newsscrape.page.dates import find_dates
from newsscrape.page.document import Document, take_apart
from newsscrape.page.encoding import decode
from newsscrape.page.headline import find_headline
from newsscrape.page.image import find_image
from newsscrape.page.refusal import refuse_what_is_no_article, refuse_what_is_no_page
from newsscrape.page.related import find_related
from newsscrape.page.section import find_section
from newsscrape.page.sources import find_sources
from newsscrape.page.summary import find_summary
from newsscrape.page.surroundings import survey
from newsscrape.page.tags import find_tags
from newsscrape.page.tree import parse
from newsscrape.record import Page

_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")


def read(html: bytes | str, url: str, *, encoding: str | None = None, fetched_at: datetime | None = None) -> Page:
    """Reads an article page fetched from ``url``; ``encoding`` is what the HTTP header declared.

    Raises `newsscrape.errors.NotAnArticle`, whose reason says what the page is instead.
    """
    text = decode(html, encoding)
    refuse_what_is_no_page(text, url)
    root = parse(text)
    if root is None:
        raise NotAnArticle("empty", url)
    return _assemble(take_apart(root, url, fetched_at))


def _assemble(document: Document) -> Page:
    headline, shown = find_headline(document)
    boilerplate = find_boilerplate(document, shown)
    body = find_body(document, boilerplate, shown, headline)
    refuse_what_is_no_article(document, headline, body.blocks)
    surroundings = survey(document, boilerplate, shown, body)
    dates = find_dates(document, surroundings)
    canonical = canonical_of(document.url, document.structured.links.get("canonical"))
    page = Page(
        url=document.url,
        canonical_url=canonical,
        site=site_of(canonical),
        published_at=dates.published.at,
        modified_at=dates.modified.at,
        published_on=dates.published.on,
        modified_on=dates.modified.on,
        language=_language(document),
        headline=headline,
        section=find_section(document, surroundings, headline),
        summary=find_summary(document, body.standfirst),
        authors=find_authors(document, surroundings),
        tags=find_tags(document, surroundings),
        body=BETWEEN_BLOCKS.join(block.text for block in body.blocks),
        image=find_image(document, surroundings),
        sources=find_sources(document, surroundings),
        related=find_related(document, boilerplate),
    )
    page._warnings.extend(["truncated"] if body.truncated else [])
    page._warnings.extend(["published_on_is_last_change"] if dates.assumed else [])
    page._cues.extend([*headline_cues(document, shown), *find_cues(document, body.blocks)])
    return page


def _language(document: Document) -> str | None:
    found = _LANGUAGE.match(document.structured.language.strip().lower())
    return found[0] if found else None
