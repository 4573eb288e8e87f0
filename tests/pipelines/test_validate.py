"""The validate stage lets through only lines that read back as the record they were made from."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler

from newsscrape import Article
from newsscrape.archive.fetched import FetchedPage
from pipelines.stages import ArticleRead, LineMade
from pipelines.validate import ValidatePipeline
from tests.test_record import URL, record

LINE = Article.checked(record()).to_json()

BROKEN = {
    "a key that breaks the contract": LINE.replace('"revision": 1', '"revision": "one"'),
    "an offset beside its words": LINE.replace('"start": ', '"start": 1'),
    "another spelling of the same": LINE.replace('"revision": 1', '"revision":  1'),
    "a line end within": LINE.replace('"revision": 1', '"revision":\n1'),
    "cut": LINE[:200],
}


def test_a_good_line_goes_on_with_its_record() -> None:
    read, counts = _validated(LINE)
    assert read.article.to_json() == read.line == LINE
    assert counts["newsscrape/filled/shows"] == 1
    assert "newsscrape/invalid" not in counts


@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_line_goes_no_further(line: str) -> None:
    assert line != LINE
    with pytest.raises(DropItem, match=URL):
        _validated(line)


def _validated(line: str) -> tuple[ArticleRead, dict[str, int]]:
    fetched = FetchedPage(URL, URL, b"", {}, datetime(2026, 3, 14, tzinfo=UTC), "tele")
    stage = ValidatePipeline.from_crawler(get_crawler())
    read = asyncio.run(stage.process_item(LineMade(fetched, URL, line)))
    return read, stage.crawler.stats.get_stats()
