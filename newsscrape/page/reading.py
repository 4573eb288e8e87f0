"""Reads a page: every question asked in turn, the answers put together."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from newsscrape.errors import NotAnArticle
from newsscrape.french import is_french
from newsscrape.page.addresses import canonical_of, site_of
from newsscrape.page.authors import find_authors
from newsscrape.page.body import Body, body_in, find_body
from newsscrape.page.boilerplate import Boilerplate, find_boilerplate
from newsscrape.page.completeness import is_free
from newsscrape.page.cues import BETWEEN_BLOCKS, find_cues, headline_cues
from newsscrape.page.dates import find_dates
from newsscrape.page.document import Document, take_apart
from newsscrape.page.encoding import decode
from newsscrape.page.headline import find_headline, titles_of
from newsscrape.page.hydration import hydrate
from newsscrape.page.image import find_image
from newsscrape.page.labels import Label
from newsscrape.page.layout import Block
from newsscrape.page.refusal import refuse_what_is_no_article, refuse_what_is_no_page
from newsscrape.page.related import find_related
from newsscrape.page.section import find_section
from newsscrape.page.selection import Selection, related_blocks, select
from newsscrape.page.sources import find_sources
from newsscrape.page.summary import find_summary
from newsscrape.page.surroundings import survey
from newsscrape.page.tags import find_tags
from newsscrape.page.tree import parse
from newsscrape.record import Page

if TYPE_CHECKING:
    from newsscrape.page.selectors import Selectors

FRENCH = "fr"
ENOUGH_TO_TELL = 40
"""Words of a text whose language can be told."""

ENOUGH_BLOCKS = 12
"""Blocks of it that are looked at."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")


def read(
    html: bytes | str,
    url: str,
    *,
    encoding: str | None = None,
    fetched_at: datetime | None = None,
    selectors: Selectors | None = None,
) -> Page:
    """Reads an article page fetched from ``url``; ``encoding`` is what the HTTP header declared.

    ``selectors`` are the site's own; what they match wins over what the general reader finds.
    Raises `newsscrape.errors.NotAnArticle`, whose reason says what the page is instead, and
    `newsscrape.errors.AddressError` where neither ``url`` nor the page gives its address.
    """
    text = decode(html, encoding)
    refuse_what_is_no_page(text, url)
    root = parse(text)
    if root is None:
        raise NotAnArticle("empty", url)
    selection = select(root, selectors) if selectors else Selection()
    document = take_apart(root, url, fetched_at)
    try:
        return _assemble(document, selection)
    except NotAnArticle as refusal:
        unshown = refusal.reason in ("shell", "empty") and is_free(document)
        if not unshown or not hydrate(root, titles_of(document)):
            raise
        return _assemble(take_apart(root, url, fetched_at), selection)


def _assemble(document: Document, selection: Selection) -> Page:
    headline, shown = selection.headline(document.layout) or find_headline(document)
    links = selection.related(document.layout)
    boilerplate, body = _body(document, selection, headline, shown, related_blocks(document.layout, selection, links))
    refuse_what_is_no_article(document, headline, body.blocks)
    surroundings = survey(document, boilerplate, shown, body)
    dates = selection.dates(document, find_dates(document, surroundings))
    canonical = canonical_of(document.url, document.structured.links.get("canonical"))
    page = Page(
        url=document.url,
        canonical_url=canonical,
        site=site_of(canonical),
        published_at=dates.published.at,
        modified_at=dates.modified.at,
        published_on=dates.published.on,
        modified_on=dates.modified.on,
        language=_language(document, body),
        headline=headline,
        section=selection.text("section") or find_section(document, surroundings, headline),
        summary=selection.text("summary") or find_summary(document, body.standfirst),
        authors=selection.authors() or find_authors(document, surroundings),
        tags=selection.tags() or find_tags(document, surroundings),
        body=BETWEEN_BLOCKS.join(block.text for block in body.blocks),
        image=find_image(document, surroundings),
        sources=find_sources(document, surroundings),
        related=find_related(document, boilerplate, shown, links),
    )
    page._warnings.extend(["truncated"] if body.truncated else [])
    page._warnings.extend(["published_on_is_last_change"] if dates.assumed else [])
    page._warnings.extend(selection.warnings)
    page._cues.extend([*headline_cues(document, shown, headline), *find_cues(document, body.blocks)])
    return page


def _body(
    document: Document, selection: Selection, headline: str, shown: Block | None, related: set[int]
) -> tuple[Boilerplate, Body]:
    """The body where the site's selector says, else where the general reader finds it."""
    own = selection.body(document.layout)
    boilerplate = find_boilerplate(document, shown, own)
    for index in related:
        boilerplate.kinds[index] = Label.RELATED
    body = body_in(document, boilerplate, shown, headline, own) if own else None
    if body is None or not body.blocks:
        body = find_body(document, boilerplate, shown, headline)
    return boilerplate, body


def _language(document: Document, body: Body) -> str | None:
    """The language that the page declares; French where it declares another one, or none, and the text is French."""
    found = _LANGUAGE.match(document.structured.language.strip().lower())
    declared = found[0] if found else None
    text = " ".join(block.text for block in body.blocks[:ENOUGH_BLOCKS]) if declared != FRENCH else ""
    return FRENCH if len(text.split()) >= ENOUGH_TO_TELL and is_french(text) else declared
