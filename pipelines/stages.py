"""What passes between the stages: fetched page → `PageRead` → `ArticleRead` → record as a dict."""

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
class ArticleRead:
    """A fetched page and its record."""

    fetched: FetchedPage
    article: Article
