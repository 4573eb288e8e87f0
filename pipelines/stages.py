"""What passes between the stages: fetched page → `PageRead` → `LineMade` → `ArticleRead` → record as a dict."""

from __future__ import annotations

from dataclasses import dataclass

from newsscrape.archive.fetched import FetchedPage
from newsscrape.record import Article, Page


@dataclass(frozen=True, slots=True)
class PageRead:
    """A fetched page and what it says; ``revision`` is the number its record is to have."""

    fetched: FetchedPage
    page: Page
    revision: int = 1


@dataclass(frozen=True, slots=True)
class LineMade:
    """A fetched page, the address of its article, and the line of its record."""

    fetched: FetchedPage
    url: str
    line: str


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """A fetched page, its record, and the line that the record is read from."""

    fetched: FetchedPage
    article: Article
    line: str
