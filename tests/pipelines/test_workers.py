"""Workers: a page that crashes, hangs or raises costs itself, and nothing else."""

from __future__ import annotations

import asyncio
import os
import time

import pytest

from newsscrape.errors import NotAnArticle
from pipelines.workers import WorkerError, Workers
from tests.crawl.runs import left_behind


def work(page: str) -> str:
    if page == "crash":
        os._exit(3)
    if page == "hang":
        time.sleep(600)
    if page == "raise":
        raise KeyError("a bug")
    if page == "listing":
        raise NotAnArticle("listing", "https://site.example/")
    return f"{page} by {os.getpid()}"


PAGES = ["one", "crash", "two", "hang", "three", "raise", "four", "listing", "five"]


async def take_all(workers: Workers) -> list[str | BaseException]:
    workers.enter()
    try:
        return await asyncio.gather(*(workers.run(work, page) for page in PAGES), return_exceptions=True)
    finally:
        workers.leave()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_pages_that_break_workers_lose_no_other_page_and_leave_no_process() -> None:
    workers = Workers(2, limit=4.0)
    results = dict(zip(PAGES, asyncio.run(take_all(workers)), strict=True))
    done = {page: result for page, result in results.items() if isinstance(result, str)}
    assert set(done) == {"one", "two", "three", "four", "five"}
    assert "crashed" in str(results["crash"])
    assert "took over 4 s" in str(results["hang"])
    assert "raised KeyError" in str(results["raise"])
    assert all(isinstance(results[page], WorkerError) for page in ("crash", "hang", "raise"))
    assert isinstance(results["listing"], NotAnArticle)
    assert not left_behind({int(result.rpartition(" ")[2]) for result in done.values()})
