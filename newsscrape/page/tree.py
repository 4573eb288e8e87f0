"""The tree of a page: parsed once, within limits that no hostile page gets past."""

from __future__ import annotations

import html
import re
from unicodedata import combining, is_normalized, normalize

from lxml import etree

MAX_CHARACTERS = 8_000_000
"""Longer pages are cut here: a long article page has some 500,000 characters, live feeds a few millions."""

MAX_DEPTH = 250
"""Elements nested deeper are not walked into; real pages stay below 60."""

Element = etree._Element
"""lxml's element class, for annotations (lxml gives it no public name)."""


def parse(text: str) -> Element | None:
    """The root of a page's tree, without comments, its texts sound; None where there is nothing to parse.

    No network, no entity expansion, no tree beyond libxml2's own limits.
    """
    text = text[:MAX_CHARACTERS].replace("\x00", "")
    if _ENTITY.search(text) or (not text.isascii() and any(mark in text for mark in _MARKS)):
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
        if not is_normalized("NFC", text) or _ACCENT.search(text):
            _compose(root)
    return root


def _compose(root: Element) -> None:
    """Makes texts sound, and the attributes that hold some."""
    for element in root.iter(etree.Element):
        if element.text and element.tag not in _SILENT:
            element.text = _writable(sound(element.text))
        if element.tail:
            element.tail = _writable(sound(element.tail))
        for name in _SAYING & set(element.keys()):
            element.set(name, _writable(sound(element.get(name) or "")))


def _writable(text: str) -> str:
    """Text without the control characters that the parser lets into a tree, which takes them from nobody else."""
    return _CONTROL.sub(" ", text)


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

    >>> text_of(etree.fromstring("<p>Deux <b>mots<i> et</i> plus</b>\n encore</p>"))
    'Deux mots et plus encore'
    """
    if next(element.iter("br", *_SILENT), None) is None:
        return collapse("".join(map(str, element.itertext())))
    return collapse(" ".join(lines_of(element)))


def lines_of(element: Element) -> list[str]:
    """The same, parted by its line breaks.

    >>> lines_of(etree.fromstring("<p>Deux <b>mots<br/>et <script>0</script></b>plus</p>"))
    ['Deux mots', 'et plus']
    """
    lines: list[list[str]] = [[]]
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if event == "end":
            lines[-1].append((part.tail or "") if part is not element else "")
        elif part.tag in _SILENT:
            walk.skip_subtree()
        elif part.tag == "br":
            lines.append([])
        else:
            lines[-1].append(part.text or "")
    return [collapse("".join(line)) for line in lines]


def collapse(text: str) -> str:
    r"""Runs of white space, no-break spaces included, as one plain space.

    >>> collapse(" « Ici\u00a0»\n tout ")
    '« Ici » tout'
    """
    return " ".join(text.split())


def unescaped(text: str) -> str:
    r"""Text with its entities resolved, `sound`, white space collapsed.

    >>> unescaped("L&#8217;&eacute;t&eacute;  d&#99999999;")
    'L’été d\ufffd'
    """
    if "&" in text:
        text = sound(html.unescape(_ENDLESS.sub("\ufffd", text)))
    return collapse(text)


def sound(text: str) -> str:
    r"""Text without halves of characters, its accents composed (NFC); those of an address are left as they are, since
    a server may tell the two forms from each other.

    >>> sound("Rene\u0301e \ud800") == "Renée \ufffd"
    True
    """
    text = _HALF.sub("\ufffd", text)
    if text.startswith(_ADDRESSES) or is_normalized("NFC", text):
        return text
    return normalize("NFC", _PILE.sub(_without_marks, text))


def _without_marks(pile: re.Match[str]) -> str:
    return "".join(c for c in pile[0] if not combining(c))


_METADATA = frozenset({"title", "meta", "link", "base", "style", "script", "noscript", "template"})
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object"})
_SAYING = frozenset({"content", "alt", "title"})
_ADDRESSES = ("http://", "https://", "/")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
_ACCENT = re.compile("&#(?:[xX]0*3[0-6]|0*(?:7[6-9]|8[0-7])[0-9];)")
"""An entity of an accent that goes onto the letter before it."""
_PILE = re.compile(r"[^\w\x00-\u02ff]{31,}")
"""More accents on a letter than any writing has (Unicode annex 15, stream-safe text): to order them takes too long."""
_ENDLESS = re.compile("&#[0-9]{1000,};?")
"""The number of no character, too long for Python to read."""
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2060\ufeff]|&(?:shy|zwnj|zwj|lrm|rlm|ZeroWidthSpace|NoBreak);"
    "|&#(?:173|820[3-7]|8288|65279|[xX](?:[aA][dD]|200[bB-fF]|2060|[fF][eE][fF][fF]));"
)
"""Characters that show nothing (soft hyphens, zero-width spaces, marks of direction), as such or as entities."""

_MARKS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ENTITY = re.compile("&(?:shy;|zw|Zero|#173|#820|#x200|#xad)")
"""What a page must hold for the search above to be worth its time."""
