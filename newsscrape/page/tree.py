"""The tree of a page: parsed once, within limits that no hostile page gets past."""

from __future__ import annotations

import re

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
    if any(mark in text for mark in _MARKS):
        text = _INVISIBLE.sub("", text)
    if not text.strip():
        return None
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if root is not None:
        _open_body(root)
    return root


def _open_body(root: Element) -> None:
    """Ends a head that took in the whole page, as libxml2 leaves it where the tags of head and body are left out."""
    head = root.find("head")
    if head is None or root.find("body") is not None:
        return
    first = next((child for child in head if child.tag not in _METADATA), None)
    if first is not None:
        body = etree.SubElement(root, "body")
        body.extend([first, *first.itersiblings()])


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
    r"""Runs of white space, no-break spaces included, as one plain space.

    >>> collapse(" « Ici\u00a0»\n tout ")
    '« Ici » tout'
    """
    return " ".join(text.split())


_METADATA = frozenset({"title", "meta", "link", "base", "style", "script", "noscript", "template"})
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object"})
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2060\ufeff]|&(?:shy|zwnj|zwj|lrm|rlm|ZeroWidthSpace|NoBreak);"
    "|&#(?:173|820[3-7]|8288|65279|[xX](?:[aA][dD]|200[bB-fF]|2060|[fF][eE][fF][fF]));"
)
"""Characters that show nothing (soft hyphens, zero-width spaces, marks of direction), as such or as entities."""

_MARKS = (
    *"\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff",
    "&shy;",
    "&zw",
    "&#173",
    "&#820",
    "&#x200",
    "&#xad",
    "&Zero",
)
"""What a page must hold for the search above to be worth its time."""
