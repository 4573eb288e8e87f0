"""Worker processes for what takes long: the event loop stays free, and a page that breaks one breaks no other page.

Every worker is a pool of one process that takes one page at a time, so that a crash or a hang has one page to blame;
the next page already waits beside it, so that the process is never idle.
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
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from typing import Any, ParamSpec, TypeVar

from newsscrape.errors import NewsscrapeError

logger = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

IN_LINE = 2
"""How many calls a worker holds: the one that it does, and the next one."""


class WorkerError(Exception):
    """A page that no worker could take; the message says why."""


class Workers:
    """``count`` processes, started when first entered; a call that takes over ``limit`` seconds is ended.

    Crawls of one process share their workers: `enter` and `leave` count them, and the last one out stops the processes.
    """

    def __init__(self, count: int, limit: float) -> None:
        self._users = 0
        self._workers = [_Worker(limit) for _ in range(count)]
        self._gate = asyncio.Semaphore(count * IN_LINE)

    @property
    def is_idle(self) -> bool:
        """Whether no call is in hand."""
        return not any(worker.in_line for worker in self._workers)

    def enter(self) -> None:
        """One crawl more that uses the workers; the first one has the process begun that they are forked from."""
        self._users += 1
        if self._users == 1:
            begin_forking()

    def leave(self) -> None:
        """One crawl less; the last one stops the processes."""
        self._users -= 1
        if self._users == 0:
            for worker in self._workers:
                worker.stop()

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Calls ``work`` in a worker: what it returns, or raises. Raises `WorkerError` where the worker died of it.

        Waits while all workers have enough to do, so that `IN_LINE` pages are in flight for every worker.
        """
        async with self._gate:
            worker = min(self._workers, key=lambda worker: worker.in_line)
            return await worker.run(work, *args, **kwargs)


class _Worker:
    """One process, and the calls that it has to do, one after the other."""

    def __init__(self, limit: float) -> None:
        self.in_line = 0
        self._limit = limit
        self._beginning = asyncio.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._pid = 0
        self._last: asyncio.Future[Any] | None = None

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``work`` returns, or raises; done again where a call before it took the process along."""
        self.in_line += 1
        try:
            while True:
                pool = await self._begun()
                try:
                    call = asyncio.wrap_future(pool.submit(work, *args, **kwargs))
                except BrokenProcessPool:  # it died while it had nothing to do
                    self.stop()
                    continue
                before, self._last = self._last, call
                if before:
                    await asyncio.wait([before], timeout=IN_LINE * self._limit)
                await asyncio.wait([call], timeout=self._limit)
                if not call.done():
                    call.cancel()
                    self.stop()
                    raise WorkerError(f"took over {self._limit:g} s")
                if not _died(call):
                    return _result(call)
                if self._pool is pool:
                    self.stop()
                if not before or not _died(before):
                    raise WorkerError("crashed the worker process")
        finally:
            self.in_line -= 1

    async def _begun(self) -> ProcessPoolExecutor:
        async with self._beginning:
            if not self._pool:
                pool = ProcessPoolExecutor(1, _context(), initializer=prepare)
                submitted = await asyncio.to_thread(pool.submit, os.getpid)
                try:
                    self._pid = await asyncio.wrap_future(submitted)
                except BrokenProcessPool:
                    raise WorkerError("got no worker process: it does not start") from None
                self._pool, self._last = pool, None
            return self._pool

    def stop(self) -> None:
        if self._pool:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _died(call: asyncio.Future[Any]) -> bool:
    """Whether a call ended with its process."""
    return call.done() and (call.cancelled() or isinstance(call.exception(), BrokenProcessPool))


def _result(call: asyncio.Future[T]) -> T:
    try:
        return call.result()
    except NewsscrapeError:
        raise
    except Exception as error:
        logger.exception("A fault of newsscrape, please report it:")
        raise WorkerError(f"raised {type(error).__name__}: {error}") from None


def begin_forking() -> None:
    """Has the process begun that workers are forked from, which takes seconds, and does not wait for it."""
    _context()
    forkserver.ensure_running()


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
