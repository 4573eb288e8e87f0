"""Stage 4: the line that will be written must read back as the same record."""

from __future__ import annotations

from newsscrape.errors import RecordError
from newsscrape.record import Article
from pipelines.stage import Stage
from pipelines.stages import ArticleRead


class ValidatePipeline(Stage):
    """`ArticleRead` → the same."""

    async def process_item(self, item: ArticleRead) -> ArticleRead:
        """Raises DropItem for a record that breaks its contract."""
        line = item.article.to_json()
        try:
            same = Article.from_json(line) == item.article and "\n" not in line
        except RecordError as error:
            raise self.drop("invalid", f"{item.article.url}: {error}: no record of it", level="ERROR") from None
        if not same:
            raise self.drop("invalid", f"{item.article.url}: its line reads back as another record", level="ERROR")
        return item
