"""Where the article says its news comes from."""

from __future__ import annotations

import re

from newsscrape.page.addresses import absolute
from newsscrape.page.document import Document
from newsscrape.record import Source

_OPENING = re.compile(r"(?:P\.-S\. )?(?:Sources?|Via|Vu sur)\b\s*:?", re.I)


def find_sources(document: Document) -> list[Source]:
    """The links of « Source : » lines, in order."""
    sources: dict[str, Source] = {}
    for block in document.layout.blocks:
        if not _OPENING.match(block.text) or len(block.text) > 300:
            continue
        for span in block.spans:
            if span.anchor >= 0:
                url = absolute(document.layout.anchors[span.anchor].href, document.base)
                title = block.text[span.start : span.end]
                if url and url not in sources:
                    sources[url] = Source(url=url, title=None if _OPENING.fullmatch(title) else title)
    return list(sources.values())
