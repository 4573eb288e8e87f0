"""Files of lines that survive kills and full disks: plain, gzip or zstd by their extension.

Each append is one piece: lines for plain files, one member or frame for compressed ones (which readers take as one
stream). What a killed run left half written is the last piece, so cutting it off repairs the file.
"""

from __future__ import annotations

import os
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


class OutputError(OSError):
    """An output file cannot be written; the message says which and why. Nothing of the append is left in the file."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"cannot write {path}: {error.strerror or error}")


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


class LineFile:
    """One file, opened for appending; missing folders are made. Raises `OutputError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            is_new = not path.exists()
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab", buffering=0)
            if is_new:
                sync_folder(path.parent)
        except OSError as error:
            raise OutputError(path, error) from None

    def append(self, lines: list[str]) -> int:
        """Appends lines (without their ends), all or none, and syncs them to the disk; returns the size in bytes."""
        before = self._file.seek(0, os.SEEK_END)
        data = packed("".join(f"{line}\n" for line in lines).encode(), self.path)
        try:
            written = 0
            while written < len(data):
                written += self._file.write(data[written:])
            os.fsync(self._file.fileno())
        except OSError as error:
            self._file.truncate(before)
            raise OutputError(self.path, error) from None
        return before + len(data)

    def close(self) -> None:
        """Closes the file."""
        self._file.close()


def check_folder(folder: Path) -> None:
    """Makes sure that files can be written in a folder, which is made where it is missing. Raises `OutputError`."""
    probe = folder / f".writable-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"\n")
        probe.unlink()
    except OSError as error:
        raise OutputError(folder, error) from None


def packed(data: bytes, path: Path) -> bytes:
    """Data as the extension of ``path`` has it: gzip for ``.gz``, zstd for ``.zst``, else as it is."""
    if path.suffix == ".gz":
        pack = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
        return pack.compress(data) + pack.flush()
    return zstd.compress(data) if path.suffix == ".zst" else data


def whole_lines(path: Path, start: int = 0) -> tuple[list[tuple[bytes, int]], int]:
    """The whole lines from byte ``start`` on, each with the byte in the file at which its piece ends; and the size.

    What follows the last such byte was cut.
    """
    data = path.read_bytes()
    found: list[tuple[bytes, int]] = []
    at = start
    while at < len(data):
        end, text = _piece(data, at, path)
        if not end:
            break
        found += [(line, end) for line in text.split(b"\n")[:-1]]
        at = end
    return found, len(data)


def _piece(data: bytes, start: int, path: Path) -> tuple[int, bytes]:
    if path.suffix not in (".gz", ".zst"):
        end = data.find(b"\n", start) + 1
        return end, data[start:end]
    unpack: _Decompressor = zlib.decompressobj(zlib.MAX_WBITS | 16) if path.suffix == ".gz" else zstd.ZstdDecompressor()
    try:
        text = unpack.decompress(data[start:])
    except (zlib.error, zstd.ZstdError):
        return 0, b""
    return (len(data) - len(unpack.unused_data), text) if unpack.eof else (0, b"")


def set_aside(path: Path, end: int) -> Path | None:
    """Moves what follows byte ``end`` into a file beside, ``NAME.cut-TIME``; returns its path, None for nothing."""
    with path.open("r+b") as file:
        file.seek(end)
        cut = file.read()
        if not cut:
            return None
        aside = path.with_name(f"{path.name}.cut-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
        with aside.open("xb") as kept:
            kept.write(cut)
            os.fsync(kept.fileno())
        sync_folder(path.parent)
        file.truncate(end)
        os.fsync(file.fileno())
    return aside


def sync_folder(folder: Path) -> None:
    """Makes new names in a folder durable, where the system lets folders be synced."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
