"""One thread for the matrix products of a text: they are too small to share, threads would only wait for each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]


@contextmanager
def one_thread() -> Iterator[None]:
    """Has matrix products use one thread; sets nothing where they do already.

    The number of threads is the whole process's: the caller's other threads have one as well in the meantime. Texts are
    read one at a time (`pipeline.read`), so that no text ends it for another.
    """
    several = [(library, count) for library in _libraries() if (count := library.get_num_threads()) != 1]
    for library, _ in several:
        library.set_num_threads(1)
    try:
        yield
    finally:
        for library, count in several:
            library.set_num_threads(count)


@cache
def _libraries() -> list[Any]:
    found: list[Any] = ThreadpoolController().select(user_api="blas").lib_controllers
    return found
