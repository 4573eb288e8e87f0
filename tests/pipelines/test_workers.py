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
    if page.startswith("crash"):
        os._exit(3)
    if page == "hang":
        time.sleep(600)
    if page == "raise":
        raise KeyError("a bug")
    if page == "listing":
        raise NotAnArticle("listing", "https://site.example/")
    return f"{page} by {os.getpid()}"


PAGES = ["one", "crash", "two", "hang", "three", "raise", "four", "listing", "five"]
IN_ROW = ["one", "crash", "crash again", "two", "hang", "three"]


async def take_all(workers: Workers, pages: list[str]) -> list[str | BaseException]:
    workers.enter()
    try:
        return await asyncio.gather(*(workers.run(work, page) for page in pages), return_exceptions=True)
    finally:
        workers.leave()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_pages_that_break_workers_lose_no_other_page_and_leave_no_process() -> None:
    workers = Workers(2, limit=4.0)
    results = dict(zip(PAGES, asyncio.run(take_all(workers, PAGES)), strict=True))
    done = {page: result for page, result in results.items() if isinstance(result, str)}
    assert set(done) == {"one", "two", "three", "four", "five"}
    assert "crashed" in str(results["crash"])
    assert "took over 4 s" in str(results["hang"])
    assert "raised KeyError" in str(results["raise"])
    assert all(isinstance(results[page], WorkerError) for page in ("crash", "hang", "raise"))
    assert isinstance(results["listing"], NotAnArticle)
    assert not left_behind({int(result.rpartition(" ")[2]) for result in done.values()})


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_page_that_waits_behind_a_breaking_one_is_done_in_the_next_process() -> None:
    results = dict(zip(IN_ROW, asyncio.run(take_all(Workers(1, limit=4.0), IN_ROW)), strict=True))
    assert {page: str(result).rpartition(" by ")[0] or str(result) for page, result in results.items()} == {
        "one": "one",
        "crash": "crashed the worker process",
        "crash again": "crashed the worker process",
        "two": "two",
        "hang": "took over 4 s",
        "three": "three",
    }


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_process_that_dies_between_two_pages_costs_neither() -> None:
    async def take() -> tuple[str, str]:
        workers = Workers(1, limit=4.0)
        workers.enter()
        try:
            first = await workers.run(work, "first")
            os.kill(int(first.rpartition(" ")[2]), 9)
            await asyncio.sleep(1)
            return first, await workers.run(work, "second")
        finally:
            workers.leave()

    first, second = asyncio.run(take())
    assert second.startswith("second by ")
    assert second.rpartition(" ")[2] != first.rpartition(" ")[2]
