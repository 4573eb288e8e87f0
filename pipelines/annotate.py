"""Stage 3: reads what the article says, and makes its record."""

from __future__ import annotations

from newsscrape.errors import RecordError
from pipelines.stage import WorkerStage
from pipelines.stages import LineMade, PageRead
from pipelines.work import annotate_page
from pipelines.workers import WorkerError


class AnnotatePipeline(WorkerStage):
    """`PageRead` → `LineMade`."""

    work = staticmethod(annotate_page)

    async def process_item(self, item: PageRead) -> LineMade:
        """Raises DropItem for a page that broke its worker or makes no valid record."""
        fetched_at = item.fetched.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        try:
            line = await self.workers.run(self.work, item.page, fetched_at, item.revision)
        except (WorkerError, RecordError) as error:
            if self.state:
                self.state.failed(item.fetched.key, str(error))
            name = "worker_errors" if isinstance(error, WorkerError) else "invalid"
            raise self.drop(name, f"{item.page.url}: {error}: no record of it", level="ERROR") from None
        self.count("annotated")
        return LineMade(item.fetched, item.page.url, line)
