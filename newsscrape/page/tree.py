"""The tree of a page: parsed once, within limits that no hostile page gets past."""

from __future__ import annotations

from lxml import etree

MAX_CHARACTERS = 8_000_000
"""Longer pages are cut here: a long article page has some 500,000 characters, live feeds a few millions."""

MAX_DEPTH = 250
"""Elements nested deeper are not walked into; real pages stay below 60."""

Element = etree._Element
"""lxml's element class, for annotations (lxml gives it no public name)."""


def parse(text: str) -> Element | None:
    """The root of a page's tree, without comments; None where there is nothing to parse.

    No network, no entity expansion, no tree beyond libxml2's own limits.
    """
    text = text[:MAX_CHARACTERS].replace("\x00", "")
    if not text.strip():
        return None
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, recover=True
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None
    except etree.XMLSyntaxError:
        return None


def text_of(element: Element) -> str:
    r"""The text of an element and all in it but scripts and styles, white space collapsed.

    >>> text_of(etree.fromstring("<p>Deux <b>mots</b>\n et  plus</p>"))
    'Deux mots et plus'
    """
    pieces: list[str] = []
    for part in element.iter(etree.Element):
        skipped = part.tag in _SILENT
        if part.text and not skipped:
            pieces.append(part.text)
        if part.tail and part is not element:
            pieces.append(part.tail)
        if part.tag == "br":
            pieces.append(" ")
    return collapse("".join(pieces))


def collapse(text: str) -> str:
    r"""Runs of white space, no-break spaces included, as one plain space; invisible characters dropped.

    >>> collapse(" « Ici\u00a0»\u200b\n tout ")
    '« Ici » tout'
    """
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object"})
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
