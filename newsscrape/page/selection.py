"""What a site's own selectors match on one page, and how it takes the place of what the general reader finds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from newsscrape.page.dates import Dates, Stated, clock_of
from newsscrape.page.dates_reading import read_stamp
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold
from newsscrape.page.layout import Block, Layout
from newsscrape.page.names import names_in
from newsscrape.page.selectors import Selectors
from newsscrape.page.tree import Element, collapse, text_of

_EDGES = " #:|·•,;"
_DATES = ("published", "modified")
_TEXTS = ("headline", "summary", "section", *_DATES, "authors", "tags")
_PLACES = ("headline", "body", "related")


@dataclass(slots=True)
class Selection:
    """``places`` are the elements matched for headline, body and related, ``texts`` what those of the other fields say.

    ``unmatched`` are the fields whose selector found nothing of use, and which are left to the general reader.
    """

    places: dict[str, list[Element]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    unmatched: list[str] = field(default_factory=list)

    @property
    def warnings(self) -> list[str]:
        """One warning for each selector that found nothing."""
        return [f"selector_unmatched:{key}" for key in self.unmatched]

    def headline(self, layout: Layout) -> tuple[str, Block | None] | None:
        """The selected headline and the block that shows it; None where none is selected."""
        text = self.text("headline")
        if not text:
            return None
        boxes = (layout.boxes[index] for index in sorted(_boxes_of(layout, self.places.get("headline", []))))
        inside = (block for box in boxes for block in layout.blocks[box.first : box.last])
        return text, next((block for block in inside if text in block.text), None)

    def body(self, layout: Layout) -> set[int]:
        """The boxes, by their indices, that hold the selected body; empty where none is selected."""
        boxes = _boxes_of(layout, self.places.get("body", []))
        if "body" in self.places and not any(layout.boxes[i].first < layout.boxes[i].last for i in boxes):
            self._miss("body")
            return set()
        return boxes

    def related(self, layout: Layout) -> set[int]:
        """The links, by their indices, in the selected elements; empty where none is selected."""
        chosen = set(self.places.get("related", ()))
        found = {
            anchor.index
            for anchor in layout.anchors
            if chosen and not chosen.isdisjoint((anchor.element, *anchor.element.iterancestors()))
        }
        if chosen and not found:
            self._miss("related")
        return found

    def text(self, key: str) -> str | None:
        """The first selected text of a field; None where none is selected."""
        return next(iter(self.texts.get(key, ())), None)

    def authors(self) -> list[str]:
        """The names in the selected bylines, each once."""
        return self._each_once("authors", [name for text in self.texts.get("authors", ()) for name in names_in(text)])

    def tags(self) -> list[str]:
        """The selected tags, each once."""
        return self._each_once("tags", [text.strip(_EDGES) for text in self.texts.get("tags", ())])

    def dates(self, document: Document, found: Dates) -> Dates:
        """The dates found, with those selected in their places."""
        published, modified = (self._stated(document, key) for key in _DATES)
        if published:
            found = replace(found, published=published, assumed=False)
        return replace(found, modified=modified) if modified else found

    def _stated(self, document: Document, key: str) -> Stated | None:
        clock = clock_of(document)
        moment = next(filter(None, (read_stamp(text, clock) for text in self.texts.get(key, ()))), None)
        if moment is None:
            if key in self.texts:
                self._miss(key)
            return None
        return Stated(moment.at.isoformat(timespec="seconds") if moment.at else None, moment.on.isoformat())

    def _each_once(self, key: str, names: list[str]) -> list[str]:
        found: dict[str, str] = {}
        for name in filter(None, names):
            found.setdefault(fold(name), name)
        if key in self.texts and not found:
            self._miss(key)
        return list(found.values())

    def _miss(self, key: str) -> None:
        if key not in self.unmatched:
            self.unmatched.append(key)


def select(root: Element, selectors: Selectors) -> Selection:
    """Matches the selectors, then takes out of the tree what they say is no part of the page."""
    selection = Selection()
    for key in dict.fromkeys((*_TEXTS, *_PLACES)):
        if getattr(selectors, key) is None:
            continue
        matches = selectors.match(key, root)
        elements = [match for match in matches if not isinstance(match, str)]
        if key in _PLACES and elements:
            selection.places[key] = elements
        if key in _TEXTS:
            texts = [collapse(match) if isinstance(match, str) else _said(match, key) for match in matches]
            selection.texts[key] = [text for text in texts if text]
        if not (selection.places.get(key) or selection.texts.get(key)):
            selection.unmatched.append(key)
    for element in selectors.match_removed(root):
        _take_out(element)
    return selection


def related_blocks(layout: Layout, selection: Selection, links: set[int]) -> set[int]:
    """The blocks that selected links take up, by their indices: whole boxes, or what is mostly link."""
    chosen = set(selection.places.get("related", ())) if links else set()
    found = {index for box in layout.boxes if box.element in chosen for index in range(box.first, box.last)}
    beside = (layout.blocks[index] for link in links for index in layout.anchors[link].blocks)
    return found | {block.index for block in beside if block.linked * 2 >= len(block.text)}


def _said(element: Element, key: str) -> str:
    """The text of an element, or what it tells machines: a date first of all, else where it shows none."""
    told = element.get("datetime") or element.get("content") or ""
    return told if told and key in _DATES else text_of(element) or told


def _boxes_of(layout: Layout, elements: list[Element]) -> set[int]:
    """The boxes that these elements are, or hold where they are inline, or else stand in."""
    boxes = {box.element: box.index for box in layout.boxes}
    found: set[int] = set()
    for element in filter(text_of, elements):
        inside = [element] if element in boxes else [inner for inner in element.iter() if inner in boxes]
        around = () if inside else (outer for outer in element.iterancestors() if outer in boxes)
        found.update(boxes[box] for box in inside or list(around)[:1])
    return found


def _take_out(element: Element) -> None:
    """Removes an element; the text after it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
