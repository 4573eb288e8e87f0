"""Worker processes for what takes long: the event loop stays free, and a page that breaks one breaks no other page.

Every worker is a pool of one process that takes one page at a time, so that a crash or a hang has one page to blame.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing.context import BaseContext
from typing import ParamSpec, TypeVar

from newsscrape.errors import NewsscrapeError

logger = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


class WorkerError(Exception):
    """A page that no worker could take; the message says why."""


class Workers:
    """``count`` processes, started when first needed; a call that takes over ``limit`` seconds is ended.

    Crawls of one process share their workers: `enter` and `leave` count them, and the last one out stops the processes.
    """

    def __init__(self, count: int, limit: float) -> None:
        self._limit = limit
        self._users = 0
        self._free: list[_Worker] = [_Worker() for _ in range(count)]
        self._gate = asyncio.Semaphore(count)

    def enter(self) -> None:
        """One crawl more that uses the workers."""
        self._users += 1

    def leave(self) -> None:
        """One crawl less; the last one stops the processes."""
        self._users -= 1
        if self._users == 0:
            for worker in self._free:
                worker.stop()

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Calls ``work`` in a worker: what it returns, or raises. Raises `WorkerError` where the worker died of it.

        Waits while all workers are busy, so that as many pages are in flight as there are workers.
        """
        async with self._gate:
            worker = self._free.pop()
            try:
                return await worker.run(self._limit, work, *args, **kwargs)
            finally:
                self._free.append(worker)


class _Worker:
    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._pid = 0

    async def run(self, limit: float, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            pool = self._pool or await self._begin()
            call = asyncio.wrap_future(pool.submit(work, *args, **kwargs))
            return await asyncio.wait_for(call, limit)
        except TimeoutError:
            self.stop()
            raise WorkerError(f"took over {limit:g} s") from None
        except BrokenProcessPool:
            self.stop()
            raise WorkerError("crashed the worker process") from None
        except NewsscrapeError:
            raise
        except Exception as error:
            logger.exception("A fault of newsscrape, please report it:")
            raise WorkerError(f"raised {type(error).__name__}: {error}") from None

    async def _begin(self) -> ProcessPoolExecutor:
        self._pool = ProcessPoolExecutor(1, _context(), initializer=prepare)
        submitted = await asyncio.to_thread(self._pool.submit, os.getpid)
        self._pid = await asyncio.wrap_future(submitted)
        return self._pool

    def stop(self) -> None:
        if self._pool:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


@cache
def _context() -> BaseContext:
    """Workers are forked from a process of their own, never from the crawl, which has threads and an event loop."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipelines.preload"])
    return context


def prepare() -> None:
    """Makes a worker ignore the signals that ask the crawl to end in order, and die with the crawl."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


@cache
def shared_workers(count: int, limit: float) -> Workers:
    """The workers of this process."""
    return Workers(count, limit)
