"""A TV-news site on a loopback socket that misbehaves as real ones do: what each address does is set by the test."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from tests.crawl.layouts import render

PER_PAGE = 10
PLACES = (
    "Roscoff Vierzon Maubeuge Aurillac Tarbes Longwy Fougères Dole Guéret Menton Briançon Royan Sète Laon Vire".split()
)
THINGS = (
    "Marée Verrière Colline Gazette Brigade Frontière Boussole Cantine Manufacture Vigie Chancellerie Traverse".split()
)


@dataclass
class Story:
    """One article of the site; ``text`` is what an edit changes, ``aside`` what is no part of the article."""

    number: int
    text: str = "Le tournage reprend dès lundi, selon la production."
    aside: str = "Publicité 1"

    @property
    def day(self) -> date:
        return date(2025, 12, 31) - timedelta(days=self.number // 3)

    @property
    def title(self) -> str:
        return f"La {THINGS[self.number % 12]} de {PLACES[self.number % 15]} : l'épisode {self.number} en préparation"

    @property
    def path(self) -> str:
        return f"/{self.day:%Y/%m/%d}/la-{THINGS[self.number % 12].lower()}-episode-{self.number}"


Answer = tuple[int, dict[str, str], bytes]
Fault = Callable[["Newsroom", str, int], Answer | None]


@dataclass
class Newsroom:
    """The site. ``faults`` maps a path (no query, no closing slash) to what it does instead, given earlier requests."""

    size: int = 30
    feed_size: int = 20
    validators: bool = True
    robots: str = "User-agent: *\nDisallow: /prive/\nSitemap: {base}/sitemap.xml\n"
    faults: dict[str, Fault] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    answered: Counter[int] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)
    times: list[tuple[float, str]] = field(default_factory=list)
    base: str = ""

    def __post_init__(self) -> None:
        self.stories = [Story(number) for number in range(self.size)]

    @property
    def by_path(self) -> dict[str, Story]:
        return {story.path: story for story in self.stories}

    def answer(self, path: str, headers: Any) -> Answer:
        """What the site says to a GET."""
        address = unquote(path.partition("?")[0]).rstrip("/") or "/"
        before = self.asked[address]
        self.asked[address] += 1
        self.times.append((time.monotonic(), address))
        self.agents.add(headers.get("User-Agent", ""))
        fault = self.faults.get(address)
        answer = fault(self, path, before) if fault else None
        status, given, body = answer or self.page(path)
        given = {"Content-Type": "text/html; charset=utf-8"} | given
        if self.validators and status == 200 and "ETag" not in given:
            given["ETag"] = f'"{sha256(body).hexdigest()[:16]}"'
        if given.get("ETag") and headers.get("If-None-Match") == given["ETag"]:
            return 304, {"ETag": given["ETag"]}, b""
        return status, given, body

    def page(self, path: str) -> Answer:
        """What a well-behaved site says."""
        xml = {"Content-Type": "application/xml; charset=utf-8"}
        plain = unquote(path.partition("?")[0]).rstrip("/")
        if path == "/robots.txt":
            return 200, {"Content-Type": "text/plain"}, self.robots.format(base=self.base).encode()
        if path == "/":
            return 200, {}, self._list(self.stories[:PER_PAGE], "/", None)
        if plain == "/feed":
            return 200, {"Content-Type": "application/rss+xml; charset=utf-8"}, self.feed()
        if plain == "/sitemap.xml":
            return 200, xml, self.sitemap_index()
        if plain.startswith("/sitemap-"):
            return 200, xml, self.sitemap(int(plain[9:-4]))
        if plain.startswith("/category/news"):
            return self._section(plain)
        story = self.by_path.get(plain.removesuffix("/amp"))
        if story:
            return 200, {}, render(self, story).encode()
        return 404, {}, b"<html><head><title>404</title></head><body><h1>Page introuvable</h1></body></html>"

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>{s.title}</title><link>{self.base}{s.path}?utm_source=rss</link>"
            f"<pubDate>{format_datetime(datetime(s.day.year, s.day.month, s.day.day, 8, tzinfo=UTC))}</pubDate></item>"
            for s in self.stories[: self.feed_size]
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Télé</title>{items}</channel></rss>'.encode()

    def sitemap_index(self) -> bytes:
        maps = "".join(
            f"<sitemap><loc>{self.base}/sitemap-{n}.xml</loc></sitemap>" for n in range(-(-len(self.stories) // 200))
        )
        return f'<?xml version="1.0"?><sitemapindex xmlns="{SITEMAP}">{maps}</sitemapindex>'.encode()

    def sitemap(self, number: int) -> bytes:
        urls = "".join(
            f"<url><loc>{self.base}{s.path}/</loc></url>" for s in self.stories[number * 200 : number * 200 + 200]
        )
        return f'<?xml version="1.0"?><urlset xmlns="{SITEMAP}">{urls}</urlset>'.encode()

    def _section(self, path: str) -> Answer:
        number = int(path.rpartition("/page/")[2]) if "/page/" in path else 1
        chosen = self.stories[(number - 1) * PER_PAGE : number * PER_PAGE]
        if not chosen:
            return 404, {}, b"<html><body>404</body></html>"
        more = f"/category/news/page/{number + 1}/" if number * PER_PAGE < len(self.stories) else None
        return 200, {}, self._list(chosen, path, more)

    def _list(self, stories: list[Story], path: str, more: str | None) -> bytes:
        rows = "".join(f'<article><h3><a href="{s.path}/">{s.title}</a></h3></article>' for s in stories)
        calendar = "".join(f'<a href="/2025/{month:02}/">{month}</a>' for month in range(1, 13))
        after = f'<div class="page-nav"><a href="{more}" aria-label="next-page"><i></i></a></div>' if more else ""
        menu = '<nav><a href="/">Accueil</a> <a href="/category/news/">News</a></nav>'
        return (
            f'<!doctype html><html lang="fr"><head><title>Télé {path}</title></head>'
            f"<body>{menu}{rows}{calendar}{after}</body></html>"
        ).encode()

    @contextmanager
    def open(self) -> Iterator[str]:
        """Serves the site on a free port; gives its address."""
        server = _Server(("127.0.0.1", 0), _handler(self))
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        self.base = f"http://127.0.0.1:{server.server_port}"
        try:
            yield self.base + "/"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A crawl that is killed resets its connections."""


def _handler(newsroom: Newsroom) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, headers, body = newsroom.answer(self.path, self.headers)
            newsroom.answered[status] += 1
            stated = headers.pop("X-Length", None)
            seconds = float(headers.pop("X-Slow", 0))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", stated or str(len(body)))
            self.close_connection = bool(stated)
            self.end_headers()
            self._send(body, seconds)

        def _send(self, body: bytes, seconds: float) -> None:
            try:
                for start in range(0, len(body), 1024) if seconds else ():
                    self.wfile.write(body[start : start + 1024])
                    time.sleep(seconds)
                if not seconds:
                    self.wfile.write(body)
            except OSError:
                self.close_connection = True

        def log_message(self, *args: Any) -> None:
            pass

    return Handler


def say(status: int, body: str = "", **headers: str) -> Fault:
    """Always answers so."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _site, _path, _before: (status, given, body.encode())


def at_first(times: int, fault: Fault) -> Fault:
    """Misbehaves the first few times, then heals."""
    return lambda site, path, before: fault(site, path, before) if before < times else None


def wrong_length(by: int) -> Fault:
    """States a length that is off by so many bytes."""

    def fault(site: Newsroom, path: str, _before: int) -> Answer:
        status, headers, body = site.page(path)
        return status, headers | {"X-Length": str(len(body) + by)}, body

    return fault


def slow(seconds: float) -> Fault:
    """Sends a kilobyte at a time, with a pause after each."""

    def fault(site: Newsroom, path: str, _before: int) -> Answer:
        status, headers, body = site.page(path)
        return status, headers | {"X-Slow": str(seconds)}, body

    return fault


def cut(share: float) -> Fault:
    """Sends the first part of the page as if it were all."""

    def fault(site: Newsroom, path: str, _before: int) -> Answer:
        status, headers, body = site.page(path)
        return status, headers, body[: int(len(body) * share)]

    return fault
