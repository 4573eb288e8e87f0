"""Feeds that keep what they have: ``-O`` replaces a file only when done, ``-o`` repairs a cut tail first."""

from __future__ import annotations

import fcntl
import io
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, Any, cast

from scrapy import Spider
from w3lib.url import file_uri_to_path

from newsscrape.archive.lines import OutputError, packed, set_aside, sync_folder, whole_lines
from pipelines.stage import end_crawl

LINE_FORMATS = ("jsonl", "jsonlines", "jl", "csv", "gz", "zst")


class SafeFileStorage:
    """A feed in a local file; ``.gz`` and ``.zst`` files are compressed.

    ``-O`` writes beside the file and takes its place when the crawl ends, so that a killed crawl leaves yesterday's
    file as it was. ``-o`` writes each line whole; the cut tail of a killed crawl is set aside and reported.
    """

    def __init__(self, uri: str, *, feed_options: dict[str, Any] | None = None) -> None:
        options = feed_options or {}
        self.path = Path(file_uri_to_path(uri) if uri.startswith("file:") else uri)
        self._overwrite = bool(options.get("overwrite", False))
        self._repair = options.get("format") in LINE_FORMATS
        self._part = self.path.with_name(f".{self.path.name}.part")

    def open(self, spider: Spider) -> IO[bytes]:
        """The file to write to. Raises `OutputError`."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            raw = (self._part if self._overwrite else self.path).open("ab", buffering=0)
            _lock(raw)
            if self._overwrite:
                raw.truncate(0)
            elif self._repair:
                self._repair_tail(spider)
        except OSError as error:
            raise self._failed(spider, OutputError(self.path, error)) from None
        return cast("IO[bytes]", _PieceFile(raw, self.path, partial(self._failed, spider)))

    def store(self, file: IO[bytes]) -> None:
        """Makes the feed durable, and with ``-O`` puts it in place of the old one."""
        file.flush()
        os.fsync(file.fileno())
        if self._overwrite:
            self._part.replace(self.path)
        sync_folder(self.path.parent)
        file.close()

    def _failed(self, spider: Spider, error: OutputError) -> OutputError:
        spider.logger.error("%s: the crawl ends", error)
        end_crawl(spider.crawler, "output_failed")
        return error

    def _repair_tail(self, spider: Spider) -> None:
        lines, _ = whole_lines(self.path)
        aside = set_aside(self.path, lines[-1][1] if lines else 0)
        if aside:
            spider.logger.warning("%s ended in a cut line: its bytes are in %s", self.path, aside)


class _PieceFile(io.RawIOBase):
    """Passes each write on as one whole piece, compressed by the extension of the file."""

    def __init__(self, raw: io.FileIO, path: Path, failed: Callable[[OutputError], OutputError]) -> None:
        super().__init__()
        self._raw = raw
        self._path = path
        self._failed = failed

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def write(self, data: Any, /) -> int:
        piece = packed(bytes(data), self._path)
        before = self._raw.seek(0, os.SEEK_END)
        try:
            written = 0
            while written < len(piece):
                written += self._raw.write(piece[written:])
        except OSError as error:
            self._raw.truncate(before)
            raise self._failed(OutputError(self._path, error)) from None
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


def _lock(file: io.FileIO) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OSError("another crawl is writing it") from None
