"""A crawl without the language model: annotation is not what these tests are about, and loading it takes seconds."""

from __future__ import annotations

import os
import time

from newsscrape.record import Annotations, Article, Page
from pipelines.annotate import AnnotatePipeline


def annotate_nothing(page: Page, fetched_at: str, revision: int) -> str:
    """A record without annotations; pages that say so crash or hang the worker."""
    if "PLANTE" in page.body:
        os._exit(3)
    if "BLOQUE" in page.body:
        time.sleep(600)
    empty = Annotations(**{key: [] for key in Annotations.model_fields})
    return Article.from_parts(page, empty, fetched_at=fetched_at, version="test", revision=revision).to_json()


class QuickAnnotatePipeline(AnnotatePipeline):
    """`AnnotatePipeline`, without reading the text."""

    work = staticmethod(annotate_nothing)
