"""Bytes to text: what a page is in, whatever it claims."""

from __future__ import annotations

import pytest

from newsscrape.page.encoding import decode

TEXT = "<p>Le cœur d’Éva bat à 21 h 10… « Après l’été », 2 € — 3 €</p>"


@pytest.mark.parametrize(
    ("html", "declared"),
    [
        (TEXT.encode(), None),
        (TEXT.encode(), "iso-8859-1"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "windows-1252"),
        (TEXT.encode("cp1252"), "ISO-8859-1"),
        (TEXT.encode("cp1252"), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), None),
        (TEXT.encode("iso8859-15", "xmlcharrefreplace"), "iso-8859-15"),
    ],
    ids=["utf-8", "utf-8 called latin-1", "bom wins", "latin-1 is windows-1252", "wrong header", "utf-16", "latin-9"],
)
def test_decode(html: bytes, declared: str | None) -> None:
    assert decode(html, declared).replace("&#8217;", "’").replace("&#8230;", "…").replace("&#8212;", "—") == TEXT


def test_declared_in_the_page() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Привет</p>'
    assert decode(page.encode("cp1251")) == page


def test_one_broken_character_does_not_change_the_encoding() -> None:
    assert decode(TEXT.encode() * 40 + b"\xc3")[:-1] == TEXT * 40


def test_boxes_in_another_encoding() -> None:
    assert decode(TEXT.encode() + TEXT.encode("cp1252"), "utf-8") == TEXT * 2


def test_bytes_that_windows_1252_does_not_have() -> None:
    assert decode(TEXT.encode("cp1252") + b"\x81", "iso-8859-1") == f"{TEXT}\x81"
