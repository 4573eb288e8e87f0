"""Which encoding a page is in: bytes in, text out, whatever the page claims."""

from __future__ import annotations

import codecs
import logging
import re

from bs4.dammit import EncodingDetector, UnicodeDammit

logging.getLogger("bs4.dammit").setLevel(logging.ERROR)  # it warns of what it cannot decode; here only its guess counts

SNIFFED = 4096
"""Bytes at the start in which a declaration is looked for, four times what the HTML standard asks (§ 13.2.3.2)."""

BROKEN_SHARE = 0.5
"""A text is still taken for UTF-8 while no more than this share of its non-ASCII runs fails to decode: a page cut in
the middle of a character, boxes pasted from another encoding. Text in another encoding has next to no sound ones."""

FRENCH = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ«»‹›’‘“”„–—…€°·•©®²³ºª½\u00a0")
"""What French text has beyond ASCII."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WINDOWS = {"iso-8859-1", "latin-1", "latin1", "iso8859-1", "us-ascii", "ascii", "windows-1252", "cp1252"}
_HIGH = re.compile(rb"[\x80-\xff]+")
_BROKEN = re.compile("\ufffd+")
_MIXED = "newsscrape.windows-1252"


def decode(html: bytes | str, declared: str | None = None) -> str:
    """The text of a page; ``declared`` is the encoding that the HTTP header gives.

    Latin-1 is read as Windows-1252, as every browser does; bytes that are sound UTF-8 are UTF-8 whatever is declared.

    >>> decode("Le cœur d’Éva".encode("cp1252"), "iso-8859-1")
    'Le cœur d’Éva'
    >>> decode("Le cœur d’Éva".encode(), "iso-8859-1")
    'Le cœur d’Éva'
    """
    if isinstance(html, str):
        return html.removeprefix("\ufeff")
    for mark, name in _MARKS:
        if html.startswith(mark):
            return html[len(mark) :].decode(name, "replace")
    if html.isascii() and b"\x00" not in html[:64]:
        return _decode_ascii(html, declared)
    return _as_utf8(html) or _as_declared(html, declared) or _as_western(html) or _as_detected(html)


def _decode_ascii(html: bytes, declared: str | None) -> str:
    """Bytes below 128 say the same in every encoding but the few that shift, such as ISO-2022-JP."""
    name = _codec(declared)
    if name and name.startswith(("iso2022", "utf-7", "hz")) and b"\x1b" in html:
        return html.decode(name, "replace")
    return html.decode("ascii")


def _as_utf8(html: bytes) -> str | None:
    try:
        return html.decode("utf-8")
    except UnicodeDecodeError:
        text = html.decode("utf-8", "replace")
    runs = sum(1 for _ in _HIGH.finditer(html))
    broken = sum(1 for _ in _BROKEN.finditer(text))
    return html.decode("utf-8", _MIXED) if broken <= runs * BROKEN_SHARE else None


def _as_declared(html: bytes, declared: str | None) -> str | None:
    in_page = EncodingDetector.find_declared_encoding(html[:SNIFFED], is_html=True)
    for label in (declared, in_page):
        name = _codec(label)
        if name and name != "utf-8":
            try:
                return html.decode(name, _MIXED if name == "cp1252" else "strict")
            except (UnicodeDecodeError, LookupError):
                continue
    return None


def _as_western(html: bytes) -> str | None:
    """Windows-1252 where nearly all that it makes of the high bytes is what French is written with."""
    try:
        text = html.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [c for c in text if c > "\x7f"]
    return text if sum(c in FRENCH for c in high) >= len(high) * 0.95 else None


def _as_detected(html: bytes) -> str:
    detected = UnicodeDammit(html, known_definite_encodings=[], is_html=True, exclude_encodings=["utf-8"])
    name = _codec(detected.original_encoding) or "cp1252"
    return html.decode(name, "replace")


def _codec(label: str | None) -> str | None:
    """Python's codec for a declared name; Latin-1 and ASCII give Windows-1252 (the Encoding standard, § 4.2)."""
    if not label:
        return None
    label = label.strip(" \"'").lower()
    if label in _WINDOWS:
        return "cp1252"
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}.get(name, name)


def _from_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not sound in a text's encoding, read as Windows-1252; those at its very end were cut off."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.reason == "unexpected end of data":
        return "\ufffd", error.end
    raw = error.object[error.start : error.end]
    return "".join(_WINDOWS_TABLE.get(byte, chr(byte)) for byte in raw), error.end


_WINDOWS_TABLE = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
codecs.register_error(_MIXED, _from_windows)
