"""Stage 1: reads the page, without the language model; what holds no article goes no further."""

from __future__ import annotations

from newsscrape.archive.fetched import FetchedPage
from newsscrape.errors import NotAnArticle
from pipelines.stage import StateStage, WorkerStage
from pipelines.stages import PageRead
from pipelines.work import read_fetched
from pipelines.workers import WorkerError


class ReadPipeline(WorkerStage, StateStage):
    """`FetchedPage` → `PageRead`."""

    def open_spider(self) -> None:
        """Joins the workers and opens the state."""
        WorkerStage.open_spider(self)
        StateStage.open_spider(self)

    async def close_spider(self) -> None:
        """Leaves the workers and closes the state."""
        await WorkerStage.close_spider(self)
        await StateStage.close_spider(self)

    async def process_item(self, item: FetchedPage) -> PageRead:
        """Raises DropItem for a page that is no article or that broke its worker."""
        try:
            page = await self.workers.run(read_fetched, item)
        except NotAnArticle as error:
            if self.state:
                self.state.refused(item.key, error.reason)
            self.count(f"not_article/{error.reason}")
            raise self.drop("not_article", str(error)) from None
        except WorkerError as error:
            if self.state:
                self.state.failed(item.key, str(error))
            raise self.drop("worker_errors", f"{item.url} {error}: no record of it", level="ERROR") from None
        return PageRead(item, page)
