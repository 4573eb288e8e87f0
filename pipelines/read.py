"""Stage 1: reads the page, without the language model; what holds no article goes no further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsscrape.archive.fetched import FetchedPage
from newsscrape.errors import NotAnArticle
from pipelines.stage import WorkerStage
from pipelines.stages import PageRead
from pipelines.work import read_fetched
from pipelines.workers import WorkerError

if TYPE_CHECKING:
    from newsscrape.page.selectors import Selectors
    from spiders.site import Site


class ReadPipeline(WorkerStage):
    """`FetchedPage` → `PageRead`."""

    @property
    def selectors(self) -> Selectors | None:
        """What the site's file says of its pages."""
        site: Site | None = getattr(self.crawler.spider, "site", None)
        return site.selectors if site else None

    async def process_item(self, item: FetchedPage) -> PageRead:
        """Raises DropItem for a page that is no article or that broke its worker."""
        try:
            page = await self.workers.run(read_fetched, item, self.selectors)
        except NotAnArticle as error:
            is_repeated = self.state and self.state.is_repeated(item.key, error.reason)
            if self.state:
                self.state.refused(item.key, error.reason)
            self.count("repeated" if is_repeated else f"not_article/{error.reason}")
            raise self.drop("not_article", str(error)) from None
        except WorkerError as error:
            if self.state:
                self.state.failed(item.key, str(error))
            raise self.drop("worker_errors", f"{item.url} {error}: no record of it", level="ERROR") from None
        return PageRead(item, page)
