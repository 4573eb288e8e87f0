"""What the command line reads: the address that a page gives itself, limits on what it fetches."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from newsscrape import inputs
from newsscrape.inputs import InputError, address_in, read_input


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ('<link rel="canonical" href="https://a.fr/b">', "https://a.fr/b"),
        ("<LINK href='https://a.fr/b' rel='Canonical'>", "https://a.fr/b"),
        ("<link rel=canonical href=https://a.fr/b/>", "https://a.fr/b/"),
        ('<link rel="canonical" href="https://a.fr/b?x=1&amp;y=2">', "https://a.fr/b?x=1&y=2"),
        ('<meta property="og:url" content="https://a.fr/b">', "https://a.fr/b"),
        ('<meta content="https://a.fr/b" name="og:url">', "https://a.fr/b"),
        ('<link rel="canonical" href="https://a.fr/"><meta property="og:url" content="https://a.fr/b">', "https://a.fr/b"),
        ('<link rel="canonical" href="https://a.fr/">', "https://a.fr/"),
        ('<link rel="canonical" href="/b"><meta property="og:url" content="https://a.fr/b">', "https://a.fr/b"),
        ("<!-- saved from url=(0014)https://a.fr/b -->", "https://a.fr/b"),
        ('<link rel="amphtml" href="https://a.fr/b/amp">', None),
        ('<p>rel="canonical" href="https://a.fr/b"</p>', None),
        ("", None),
    ],
)  # fmt: skip
def test_address_in(page: str, address: str | None) -> None:
    assert address_in(page) == address


ADDRESS = '<meta property="og:url" content="https://a.fr/b">'


@pytest.mark.parametrize(
    "markup",
    ["<meta " * 300_000, f"<meta {'a' * 500_000}>", f"<meta {'a ' * 500_000}>", f"<meta a{' ' * 500_000}>",
     f"<meta {'a=' * 500_000}>", "<meta a=b>" * 9_000, "<!--" * 300_000, f"<meta content='&#{'9' * 5_000};'>"],
    ids=["tags", "name", "names", "spaces", "values", "elements", "comments", "number"],
)  # fmt: skip
def test_address_after_hostile_markup(markup: str) -> None:
    started = time.process_time()
    assert address_in(markup + ADDRESS) == "https://a.fr/b"
    assert time.process_time() - started < 5


def test_saved_page_was_fetched_when_it_was_saved(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Texte</p>")
    read = read_input(str(page), url="https://a.fr/b")
    assert read.fetched_at == datetime.fromtimestamp(page.stat().st_mtime, UTC)


@contextmanager
def answering(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def page(handler: BaseHTTPRequestHandler) -> None:
    agent = handler.headers["User-Agent"].encode()
    if handler.path == "/ancien":
        handler.send_response(301)
        handler.send_header("Location", "/s%C3%A9rie?a=1")
        handler.end_headers()
        return
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=ISO-8859-15")
    handler.end_headers()
    handler.wfile.write(b"<p>" + agent + b" " + handler.path.encode())


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    with suppress(ConnectionError):
        for _ in range(1000):
            handler.wfile.write(b"x" * 1000)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    with suppress(ConnectionError):
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.02)


def test_fetch() -> None:
    with answering(page) as site:
        read = read_input(f"{site}/série?a=1")
        moved = read_input(f"{site}/ancien")
    assert read.body.startswith(b"<p>newsscrape/")
    assert b"mailto:" in read.body
    assert read.body.endswith(b"/s%C3%A9rie?a=1")
    assert read.encoding == "iso-8859-15"
    assert moved.url == f"{site}/s%C3%A9rie?a=1"


def to_ftp(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "ftp://127.0.0.1:1/page.html")
    handler.end_headers()


def test_fetch_is_by_http_alone() -> None:
    with answering(to_ftp) as site, pytest.raises(InputError, match="unknown url type: ftp"):
        read_input(site)


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<p>cut")


def test_cut_answer_is_refused() -> None:
    with answering(cut) as site, pytest.raises(InputError, match="the answer is cut: 994 of its bytes are missing"):
        read_input(site)


def test_fetch_has_a_size_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MAX_BYTES", 200_000)
    with answering(endless) as site, pytest.raises(InputError, match="more than 200,000 bytes"):
        read_input(site)


def test_fetch_has_a_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "SECONDS", 0.2)
    with answering(dripping) as site, pytest.raises(InputError, match=r"no whole answer in 0.2 seconds"):
        read_input(site)


def test_file_has_a_size_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(inputs, "MAX_BYTES", 3)
    (tmp_path / "large.html").write_text("large")
    with pytest.raises(InputError, match="it has 5 bytes; a page has at most 3"):
        read_input(str(tmp_path / "large.html"))


def test_file_of_unknown_size_has_a_size_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MAX_BYTES", 3000)
    with pytest.raises(InputError, match="more than 3,000 bytes"):
        read_input("/dev/zero", url="https://a.fr/b")
