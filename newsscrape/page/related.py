"""The stories that the page proposes beside this one."""

from __future__ import annotations

from newsscrape.page.addresses import absolute, same_page, without_tracking
from newsscrape.page.boilerplate import Boilerplate
from newsscrape.page.document import Document
from newsscrape.page.labels import Label
from newsscrape.page.phrases import proposes_story, section_kind
from newsscrape.record import RelatedLink


def find_related(document: Document, boilerplate: Boilerplate) -> list[RelatedLink]:
    """Every proposed story, inline or at the end, in order, each once."""
    found: dict[str, RelatedLink] = {}
    taken: set[int] = set()
    for section in sorted(boilerplate.sections, key=lambda s: (s.first, -s.last)):
        if section.kind != Label.RELATED:
            continue
        for index in range(section.first, section.last):
            if index not in taken:
                taken.add(index)
                _add(document, index, found)
    return list(found.values())


def _add(document: Document, index: int, found: dict[str, RelatedLink]) -> None:
    block = document.layout.blocks[index]
    for span in block.spans:
        if span.anchor < 0:
            continue
        url = absolute(document.layout.anchors[span.anchor].href, document.base)
        title = block.text[span.start : span.end]
        if not url or same_page(url, document.url) or len(title) < 12 or section_kind(title):
            continue
        url = without_tracking(url)
        if url not in found:
            found[url] = RelatedLink(url=url, title=title[proposes_story(title)[0] :].lstrip(" :»>|"), teaser=None)
