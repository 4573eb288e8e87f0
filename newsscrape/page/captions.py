"""What a page says of its lead image: caption and credit, told from each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile

from lxml import etree

from newsscrape.page.knowledge import any_of, fold, load, pattern
from newsscrape.page.labels import Label
from newsscrape.page.layout import PICTURES, Block
from newsscrape.page.phrases import line_kind
from newsscrape.page.surroundings import Surroundings
from newsscrape.page.tree import Element, collapse, text_of

LONGEST = 500
"""Characters of a caption."""

LONGEST_CREDIT = 60
"""Characters of a credit that nothing but its element tells from the caption."""

MOST_INNER = 20
"""Elements in a caption."""

HIGHEST = 5
"""Elements around an image, in one of which its caption may stand without being called so."""

_CREDITS = re.compile(r"credit|copyright|photographe|source|auteur|author|agence")


def find_caption(surroundings: Surroundings, image: Element | None) -> tuple[str | None, str | None]:
    """Caption and credit of the lead image: in what the page calls so, else beside the ``image`` that it shows."""
    lines = list(_caption_blocks(surroundings))
    return _told(surroundings, lines) if lines or image is None else _told_beside(image)


def _caption_blocks(surroundings: Surroundings) -> Iterator[Block]:
    """The blocks of the first caption that stands between the top of the article and its text."""
    layout = surroundings.document.layout
    begun = -1
    for block in layout.blocks[surroundings.above : surroundings.body + 1]:
        if block.index in (surroundings.headline, surroundings.body) or len(block.text) > LONGEST:
            continue
        if line_kind(block.text) == "junk" and not without_credit(block.text)[1]:
            continue
        if not _is_caption(surroundings, block):
            if begun >= 0:
                return
            continue
        if surroundings.is_own_block(block, Label.CAPTION | Label.CHROME):
            begun = block.index
            yield block


def _is_caption(surroundings: Surroundings, block: Block) -> bool:
    boxes = surroundings.document.layout.boxes
    box = boxes[block.box]
    for _ in range(3):
        if box.labels & Label.CAPTION or box.tag in ("figcaption", "figure"):
            return not box.labels & (Label.AUTHOR | Label.SHARE)
        if box.parent < 0 or box.first <= surroundings.headline < box.last:
            return False
        box = boxes[box.parent]
    return False


def _told(surroundings: Surroundings, lines: list[Block]) -> tuple[str | None, str | None]:
    """Caption and credit of the blocks: the credit is in an element called so, or at the end, after « Crédit : »."""
    credited = [block for block in lines if _is_credit_box(surroundings, block)]
    text = " ".join(_text_in(surroundings, block) for block in lines if block not in credited)
    if credited:
        told = " ".join(block.text for block in credited)
        caption, credit = without_credit(told)
        if not text and credit and caption.endswith((".", "!", "?", "»")):
            return plain(caption), credit
        return plain(without_credit(text)[0]), without_sign(told)
    indexes = {block.index for block in lines}
    for mark in surroundings.document.layout.marks:
        if mark.block in indexes and _CREDITS.search(_names(mark.element)):
            inner = text_of(mark.element)
            if inner and inner in text:
                return plain(without_credit(text.replace(inner, " ", 1))[0]), without_sign(inner)
    caption, credit = without_credit(text)
    return (plain(caption), credit) if credit else _apart(surroundings, lines, text)


def _apart(surroundings: Surroundings, lines: list[Block], text: str) -> tuple[str | None, str | None]:
    """A caption that ends with its sentence, and the credit that a line or an element of its own gives behind it."""
    last, ends = lines[-1].text if lines else "", ".!?…»"
    if len(lines) == 1:
        inner = list(surroundings.document.layout.boxes[lines[0].box].element.iterchildren(etree.Element))
        last = text_of(inner[-1]) if inner else ""
        ends = ".!?…" if last[:1].isupper() else ends
    before = text.removesuffix(last).rstrip()
    if 0 < len(last) <= LONGEST_CREDIT and last[-1] not in ends and before.endswith((".", "!", "?", "»", "…")):
        return plain(before), without_sign(last)
    return plain(text), None


def _is_credit_box(surroundings: Surroundings, block: Block) -> bool:
    """Whether the block stands in a box called credit, and not caption, in the figure."""
    boxes = surroundings.document.layout.boxes
    box = boxes[block.box]
    for _ in range(2):
        names = _names(box.element)
        if _CREDITS.search(names) and not re.search(r"caption|legend", names):
            return True
        if box.parent < 0 or box.tag == "figure":
            return False
        box = boxes[box.parent]
    return False


def _names(element: Element) -> str:
    return fold(f"{element.get('class') or ''} {element.get('itemprop') or ''}")


def without_credit(text: str) -> tuple[str, str | None]:
    """A caption, and the credit that it ends with."""
    found = _credit().search(text)
    if not found:
        return collapse(text), None
    return collapse(text[: found.start()]), without_sign(text[found.start() :])


def without_sign(text: str) -> str | None:
    """A credit less « Crédit photo : » and ©."""
    text = collapse(text)
    while True:
        shorter = _sign().sub("", _sign().sub("", text).strip(" ()[]|/–—-:;,.")).strip(" ()[]|/–—-:;,")
        if shorter == text:
            return text or None
        text = shorter


def plain(text: str) -> str | None:
    """A caption less the signs at its ends and « 1/3 », its place among others."""
    return _without_counter(text.strip(" |/–—-:;,(")).strip(" |/–—-:;,(") or None


def _without_counter(text: str) -> str:
    """A text less the place of an image among others, which is no higher than their number.

    >>> _without_counter("1/3 - La rade"), _without_counter("Brest - 24/12")
    ('La rade', 'Brest - 24/12')
    """
    found = pattern("image", "counters").search(text)
    if not found:
        return text
    place, number = map(int, re.findall(r"\d+", found[0]))
    return text[: found.start()] + text[found.end() :] if place <= number else text


def _text_in(surroundings: Surroundings, block: Block) -> str:
    """The text of a block, less an element in it that holds nothing but the place of an image among others."""
    element = surroundings.document.layout.boxes[block.box].element
    for inner in islice(element.iterdescendants(etree.Element), MOST_INNER):
        said = collapse(inner.text or "")
        if len(inner) == 0 and said and not _without_counter(said):
            return collapse(block.text.replace(said, " ", 1))
    return block.text


def _told_beside(element: Element) -> tuple[str | None, str | None]:
    """Caption and credit of an image that opens an element with one line more, where that line ends with a credit."""
    for around in islice(element.iterancestors(), HIGHEST):
        lines = _lines_in(around)
        if lines:
            text = " ".join(line for line, _ in lines)
            headed = next(around.iter("h1", "h2", "h3"), None) is not None
            fits = len(text) <= LONGEST and not headed and not _follows_text(element, around)
            return _told_in(lines) if fits else _told_below(element)
    return None, None


def _told_below(element: Element) -> tuple[str | None, str | None]:
    """Caption and credit in the element right behind an image, where it ends with a credit."""
    below = next((one for one in element.itersiblings(etree.Element) if text_of(one) or one.tag in PICTURES), None)
    text = text_of(below) if below is not None and not collapse(element.tail or "") else ""
    caption, credit = without_credit(text) if len(text) <= LONGEST else ("", None)
    return (plain(caption), credit) if credit else (None, None)


def _told_in(lines: list[tuple[str, str]]) -> tuple[str | None, str | None]:
    """Caption and credit of texts with the names of their elements: one is called a credit, or ends with one."""
    credited = [text for text, names in lines if _CREDITS.search(names)]
    rest = " ".join(text for text, names in lines if not _CREDITS.search(names))
    if not credited and len(lines) > 1 and pattern("image", "agencies").match(lines[-1][0]):
        credited, rest = [lines[-1][0]], " ".join(text for text, _ in lines[:-1])
    if len(credited) == 1 and rest:
        return plain(without_credit(rest)[0]), without_sign(credited[0])
    caption, credit = without_credit(" ".join(text for text, _ in lines))
    return (plain(caption), credit) if credit else (None, None)


def _lines_in(around: Element) -> list[tuple[str, str]]:
    """The texts in an element, each with the names of the element that it stands in."""
    found = [(collapse(around.text or ""), "")]
    for child in around.iterchildren(etree.Element):
        simple = len(child) == 0 or next(child.iter(*PICTURES), None) is None
        found += [(text_of(child), _names(child))] if simple else _lines_in(child)
        found.append((collapse(child.tail or ""), ""))
    return [(text, names) for text, names in found if text]


def _follows_text(element: Element, around: Element) -> bool:
    """Whether text stands before an element in another one that holds it."""
    if collapse(around.text or ""):
        return True
    path = takewhile(lambda one: one is not around, (element, *element.iterancestors()))
    before = (sibling for one in path for sibling in one.itersiblings(preceding=True))
    return any(text_of(sibling) or collapse(sibling.tail or "") for sibling in before)


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(any_of(load("image")["credits"]), re.IGNORECASE)


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(any_of(load("image")["signs"]), re.IGNORECASE)
