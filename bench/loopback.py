"""The bundled articles, each many times under other addresses, and a sitemap of them, served on loopback by a process
of its own.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

SITE = Path(__file__).parent.parent / "fixtures" / "site"
PER_SITEMAP = 1000

_ADDRESS = re.compile(rb"https://leserigraphe\.com/\d{4}/\d\d/\d\d/[\w-]+/")


def pages(count: int, start: str) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of ``count`` article pages of a site at ``start``; headlines and own addresses differ."""
    articles = sorted(SITE.glob("2*/*/*/*/index.html"))
    for number, path in zip(range(count), cycle(articles), strict=False):
        own = "https://leserigraphe.com/" + path.parent.relative_to(SITE).as_posix() + "/"
        address = f"{start}{path.parent.parent.relative_to(SITE).as_posix()}/story-{number}/"
        yield (
            address,
            path.read_bytes().replace(own.encode(), address.encode()).replace(b"</h1>", b" (%d)</h1>" % number),
        )


@contextmanager
def serving(count: int) -> Iterator[str]:
    """Serves ``count`` pages and a sitemap of them while the block runs; gives the address of the site."""
    with subprocess.Popen([sys.executable, "-m", __name__, str(count)], stdout=subprocess.PIPE, text=True) as server:
        try:
            yield server.stdout.readline().strip() if server.stdout else ""
        finally:
            server.kill()


async def _serve(count: int) -> None:
    answers: dict[str, bytes] = {}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n") if not reader.at_eof() else b"":
            body = answers.get(head.split(b" ", 2)[1].decode())
            status = b"404 Not Found" if body is None else b"200 OK"
            kind = b"application/xml" if body and body.startswith(b"<?xml") else b"text/html; charset=utf-8"
            body = body or b""
            writer.write(b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (status, kind, len(body)))
            writer.write(body)
            await writer.drain()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await answer(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    start = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    _fill(answers, count, start)
    print(start, flush=True)
    await server.serve_forever()


def _fill(answers: dict[str, bytes], count: int, start: str) -> None:
    addresses = []
    for address, body in pages(count, start):
        answers["/" + address.removeprefix(start)] = _ADDRESS.sub(address.encode(), body)
        addresses.append(address)
    maps = [addresses[first : first + PER_SITEMAP] for first in range(0, count, PER_SITEMAP)]
    for number, chosen in enumerate(maps):
        answers[f"/sitemap-{number}.xml"] = _xml("urlset", "url", chosen)
    answers["/sitemap.xml"] = _xml("sitemapindex", "sitemap", [f"{start}sitemap-{n}.xml" for n in range(len(maps))])
    answers["/feed/"] = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Rien</title></channel></rss>'
    answers["/robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {start}sitemap.xml\n".encode()
    answers["/"] = b"<!doctype html><html lang=fr><title>Accueil</title><body></body></html>"


def _xml(root: str, entry: str, addresses: list[str]) -> bytes:
    rows = "".join(f"<{entry}><loc>{address}</loc></{entry}>" for address in addresses)
    name = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><{root} xmlns="{name}">{rows}</{root}>'.encode()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
