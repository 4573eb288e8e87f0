"""What the workers do. Arguments and results travel between processes: all of them can be pickled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsscrape import __version__
from newsscrape.archive.fetched import FetchedPage
from newsscrape.record import Article, Page

if TYPE_CHECKING:
    from newsscrape.page.selectors import Selectors


def read_fetched(fetched: FetchedPage, selectors: Selectors | None = None) -> Page:
    """Reads a fetched page, by its site's own selectors where it has any; raises `newsscrape.errors.NotAnArticle`."""
    from w3lib.encoding import http_content_type_encoding  # noqa: PLC0415  (in the worker, not in the crawl)

    from newsscrape.page.reading import read  # noqa: PLC0415

    encoding = http_content_type_encoding(fetched.headers.get("content-type"))
    return read(fetched.body, fetched.url, encoding=encoding, fetched_at=fetched.fetched_at, selectors=selectors)


def annotate_page(page: Page, fetched_at: str, revision: int) -> str:
    """Annotates a page: the line of its record; ``fetched_at`` as the record spells it. Raises `RecordError`."""
    from newsscrape import annotate  # noqa: PLC0415

    published = page.published_at or page.published_on
    annotations = annotate(page.body, headline=page.headline, published_at=published, cues=page.cues)
    article = Article.from_parts(page, annotations, fetched_at=fetched_at, version=__version__, revision=revision)
    return article.to_json()
