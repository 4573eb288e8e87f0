"""Stage 4: the line that will be written must be read as a record that makes the same line."""

from __future__ import annotations

from newsscrape.errors import RecordError
from newsscrape.record import Annotations, Article
from pipelines.stage import Stage
from pipelines.stages import ArticleRead, LineMade


class ValidatePipeline(Stage):
    """`LineMade` → `ArticleRead`."""

    async def process_item(self, item: LineMade) -> ArticleRead:
        """Raises DropItem for a record that breaks its contract."""
        try:
            article = Article.from_json(item.line)
        except RecordError as error:
            raise self.drop("invalid", f"{item.url}: {error}: no record of it", level="ERROR") from None
        if article.to_json() != item.line or "\n" in item.line:
            raise self.drop("invalid", f"{item.url}: its line reads back as another record", level="ERROR")
        for name in Annotations.model_fields:
            if getattr(article, name):
                self.count(f"filled/{name}")
        return ArticleRead(item.fetched, article, item.line)
