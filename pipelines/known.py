"""Stage 2: drops what this run has already, and what is known and unchanged; numbers the revision of the rest."""

from __future__ import annotations

from newsscrape.archive.identity import address_key, content_hash
from newsscrape.archive.state import TOO_OLD
from newsscrape.record import Page
from pipelines.stage import StateStage
from pipelines.stages import PageRead


class KnownPipeline(StateStage):
    """`PageRead` → `PageRead` with its revision."""

    def open_spider(self) -> None:
        """Opens the state."""
        super().open_spider()
        self._taken: set[str] = set()
        self._contents: dict[str, str] = {}
        self._since = self.crawler.settings.get("NEWSSCRAPE_SINCE")
        self._most = self.crawler.settings.getint("NEWSSCRAPE_MAX_ARTICLES")
        self._accepted = 0

    async def process_item(self, item: PageRead) -> PageRead:
        """Raises DropItem for a duplicate, an unchanged article, one too old, and one too many."""
        page, content = item.page, content_hash(item.page)
        self._count_fields(page)
        key = self._article_key(item, content)
        if key in self._taken:
            if self.state:
                self.state.alias(item.fetched.key, key)
            raise self.drop("duplicates", f"{page.url} is {key}, which this run has")
        self._taken.add(key)
        known = self.state.article(key) if self.state else None
        if self.state and known and known.content_hash == content:
            fetched, headers = item.fetched, item.fetched.headers
            self.state.unchanged(fetched.key, key, headers.get("etag"), headers.get("last-modified"), fetched.changed)
            raise self.drop("unchanged", f"{page.url} is unchanged")
        if self._since and page.published_on and page.published_on < self._since[:10]:
            if self.state:
                self.state.refused(item.fetched.key, TOO_OLD)
            raise self.drop("too_old", f"{page.url} is of {page.published_on}, before {self._since}")
        self._admit(page)
        if not known:
            return PageRead(item.fetched, page)
        return PageRead(
            item.fetched, page.model_copy(update={"canonical_url": known.canonical_url}), known.revision + 1
        )

    def _article_key(self, item: PageRead, content: str) -> str:
        """The key of the article: of its canonical address, else of what this page led to, or has its content."""
        key = address_key(item.page.canonical_url)
        if key in self._taken or not self.state:
            return key if key in self._taken else self._contents.setdefault(content, key)
        if self.state.article(key):
            return key
        row = self.state.page(item.fetched.key)
        led_to = self.state.article(row.article) if row and row.article else None
        same = led_to or self.state.same_content(self.site, content)
        return same.key if same else self._contents.setdefault(content, key)

    def _count_fields(self, page: Page) -> None:
        self.count("read")
        self.count("body_characters", len(page.body))
        for name in Page.model_fields:
            if getattr(page, name):
                self.count(f"filled/{name}")

    def _admit(self, page: Page) -> None:
        if 0 < self._most <= self._accepted:
            raise self.drop("too_many", f"{page.url} is beyond the {self._most} articles asked for")
        self._accepted += 1
        if self._accepted == self._most:
            self.end("max_articles")
