"""Stage 5: hands the record over as the plain dict that feeds write."""

from __future__ import annotations

from typing import Any

from pipelines.stage import StateStage
from pipelines.stages import ArticleRead


class StorePipeline(StateStage):
    """`ArticleRead` → the record as a dict, keys in order."""

    async def process_item(self, item: ArticleRead) -> dict[str, Any]:
        """The record."""
        self.count("stored")
        return item.article.model_dump(mode="json")
