"""Runs one peer in its own environment: a page's path and address a line in, what it read and its CPU seconds out.

.venv-peers/bin/python bench/peers.py trafilatura

Imports nothing of newsscrape, whose dependencies that environment does not have.
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Reading = dict[str, Any]


def main() -> None:
    """Answers line by line until its input ends; a peer that fails on a page has read nothing of it."""
    logging.disable(logging.CRITICAL)
    read = PEERS[sys.argv[1]]()
    for line in sys.stdin:
        page = json.loads(line)
        path = Path(page["path"])
        html = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        start = time.process_time()
        try:
            found = read(html, page["url"])
        except Exception as error:  # noqa: BLE001  (whatever a peer raises is its answer to this page)
            found = {"error": repr(error)}
        print(json.dumps(found | {"cpu": time.process_time() - start}), flush=True)


def trafilatura() -> Callable[[bytes, str], Reading]:
    """`bare_extraction` with metadata, as its documentation recommends for Python."""
    from trafilatura import bare_extraction  # type: ignore[import-not-found]

    def read(html: bytes, url: str) -> Reading:
        found = bare_extraction(html, url=url, with_metadata=True)
        if found is None:
            return {}
        return {
            "headline": found.title,
            "body": found.text,
            "authors": [name.strip() for name in (found.author or "").split(";") if name.strip()],
            "tags": list(found.tags or []) + list(found.categories or []),
            "summary": found.description,
            "published_on": found.date,
        }

    return read


def newspaper4k() -> Callable[[bytes, str], Reading]:
    """`Article.parse` on the page's text."""
    from newspaper import Article  # type: ignore[import-not-found]

    def read(html: bytes, url: str) -> Reading:
        article = Article(url, fetch_images=False)
        article.download(input_html=html.decode("utf-8", "replace"))
        article.parse()
        day = article.publish_date
        return {
            "headline": article.title,
            "body": article.text,
            "authors": list(article.authors or ()),
            "tags": sorted(article.tags or ()),
            "summary": article.meta_description,
            "published_on": day.date().isoformat() if hasattr(day, "date") else None,
        }

    return read


def readability() -> Callable[[bytes, str], Reading]:
    """`Document.summary` as text; it reads no metadata but the title."""
    from lxml.html import fromstring
    from readability import Document  # type: ignore[import-not-found]

    def read(html: bytes, url: str) -> Reading:
        document = Document(html.decode("utf-8", "replace"), url=url)
        marked = re.sub(r"</(p|div|h\d|li)>", r"</\1>\n", document.summary())
        text = "".join(str(piece) for piece in fromstring(marked).itertext())
        return {"headline": document.short_title(), "body": text}

    return read


PEERS: dict[str, Callable[[], Callable[[bytes, str], Reading]]] = {
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
    "readability-lxml": readability,
}

if __name__ == "__main__":
    main()
