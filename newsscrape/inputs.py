"""What the command line is given to read: a saved page, an address, standard input. A name comes in, bytes go out.

>>> address_in('<link rel="canonical" href="https://site.example/2025/10/04/article">')
'https://site.example/2025/10/04/article'
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException, HTTPResponse
from itertools import islice
from pathlib import Path
from typing import BinaryIO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from newsscrape.errors import NewsscrapeError
from newsscrape.page.tree import unescaped

SECONDS = 30.0
"""Time for a whole answer, as in the crawl's settings."""

MAX_BYTES = 20_000_000
"""Article pages stay below 5 MB; what is larger is a download."""

MAX_TAGS = 10_000
"""Meta and link elements that are looked at; pages have some hundreds."""

STANDARD_INPUT = "-"

_CHUNK = 65_536
_MARKUP = re.compile(r"<\s*(?:!doctype|html|head|body|p|div|article|h1)\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:link|meta)\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?([/?#]\S*)?$", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")


class InputError(NewsscrapeError):
    """An input that cannot be read, and why."""


@dataclass(frozen=True, slots=True)
class Input:
    """A page as it came: ``encoding`` is what the server declared, ``fetched_at`` when it was fetched or saved."""

    body: bytes
    url: str
    encoding: str | None
    fetched_at: datetime


def read_input(name: str, *, url: str | None = None, encoding: str | None = None) -> Input:
    """Reads a file, an http(s) address, or standard input (``-``).

    ``url`` is the address of a saved page; without it, the page itself must say. Raises `InputError`.
    """
    if name.lower().startswith(("http://", "https://")):
        return _fetch(name, url, encoding)
    body, saved_at = _read_standard_input() if name == STANDARD_INPUT else _read_file(Path(name))
    if not body.strip():
        raise InputError("it is empty")
    text = body.decode("utf-8", "replace") if not url else ""
    address = url or address_in(text)
    if not address:
        raise InputError(
            "the page does not say its address: give it with --url" if _MARKUP.search(text) else "it is no HTML page"
        )
    if not _ADDRESS.match(address):
        raise InputError(f"{address} is no http(s) address: give the page's own with --url")
    return Input(body, address, encoding, saved_at)


def address_in(text: str) -> str | None:
    """The address that a page gives itself: canonical link, Open Graph, or the mark of the browser that saved it.

    A home page's address counts last: themes write it on every page.
    """
    found = [url for url in _addresses(text) if _ADDRESS.match(url)]
    return next((url for url in found if urlsplit(url).path.strip("/")), found[0] if found else None)


def _addresses(text: str) -> Iterator[str]:
    tags = [_attributes(match.group()) for match in islice(_TAG.finditer(text), MAX_TAGS)]
    yield from (tag["href"] for tag in tags if "href" in tag and "canonical" in tag.get("rel", "").lower().split())
    yield from (tag["content"] for tag in tags if "content" in tag and tag.get("property", tag.get("name")) == "og:url")
    if saved := _SAVED_FROM.search(text):
        yield saved[1]


def _attributes(tag: str) -> dict[str, str]:
    return {name.lower(): unescaped(double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(tag)}


def _read_file(path: Path) -> tuple[bytes, datetime]:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if status.st_size > MAX_BYTES:
                raise InputError(f"it has {status.st_size:,} bytes; a page has at most {MAX_BYTES:,}")
            return _read_bounded(file), datetime.fromtimestamp(status.st_mtime, UTC)
    except OSError as error:
        raise InputError((error.strerror or str(error)).lower()) from None


def _read_standard_input() -> tuple[bytes, datetime]:
    if sys.stdin is None:
        raise InputError("standard input is closed")
    body = _read_bounded(sys.stdin.buffer)
    status = os.fstat(sys.stdin.fileno())
    return body, datetime.fromtimestamp(status.st_mtime, UTC) if stat.S_ISREG(status.st_mode) else datetime.now(UTC)


def _read_bounded(file: BinaryIO) -> bytes:
    """All bytes of a file whose size need not be known: a device, a pipe."""
    body = file.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise InputError(f"it has more than {MAX_BYTES:,} bytes, the most that a page may have")
    return body


def _fetch(address: str, url: str | None, encoding: str | None) -> Input:
    from newsscrape.settings import DEFAULT_REQUEST_HEADERS, USER_AGENT  # noqa: PLC0415

    if not _ADDRESS.match(_quoted(address)):
        raise InputError("it is no address that HTTP can fetch")
    deadline = time.monotonic() + SECONDS
    try:
        request = Request(_quoted(address), headers={**DEFAULT_REQUEST_HEADERS, "User-Agent": USER_AGENT})  # noqa: S310
        with _opener().open(request, timeout=SECONDS) as answer:
            body = b"".join(_chunks(answer, deadline))
            declared = answer.headers.get_content_charset()
            return Input(body, url or answer.url, encoding or declared, datetime.now(UTC))
    except HTTPError as error:
        error.close()
        raise InputError(f"the server answers {error.code} {error.reason}".rstrip()) from None
    except TimeoutError:
        raise InputError(f"no whole answer in {SECONDS:g} seconds") from None
    except URLError as error:
        reason = error.reason
        if isinstance(reason, TimeoutError):
            raise InputError(f"no whole answer in {SECONDS:g} seconds") from None
        raise InputError(f"no answer: {getattr(reason, 'strerror', None) or reason}") from None
    except (OSError, HTTPException) as error:
        raise InputError(f"no whole answer: {error or type(error).__name__}") from None


def _chunks(answer: HTTPResponse, deadline: float) -> Iterator[bytes]:
    total = 0
    while chunk := answer.read1(_CHUNK):
        total += len(chunk)
        if total > MAX_BYTES:
            raise InputError(f"it has more than {MAX_BYTES:,} bytes, the most that a page may have")
        if time.monotonic() > deadline:
            raise TimeoutError
        yield chunk
    if answer.length:
        raise InputError(f"the answer is cut: {answer.length:,} of its bytes are missing")


def _opener() -> OpenerDirector:
    """What fetches by HTTP alone: urllib's own opener reads files and FTP servers, too."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler,
        HTTPHandler,
        HTTPSHandler,
        HTTPRedirectHandler,
        HTTPDefaultErrorHandler,
        HTTPErrorProcessor,
        UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener


def _quoted(address: str) -> str:
    """An address as people paste them, with accents and spaces, as HTTP wants it; what is none comes back as it is."""
    try:
        parts = urlsplit(address)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    except ValueError:
        return address
    return urlunsplit(
        (
            parts.scheme,
            host,
            quote(parts.path, safe="/%:@!$&'()*+,;=~"),
            quote(parts.query, safe="/%:@!$&'()*+,;=?~"),
            "",
        )
    )
