"""Which parts of a page are not its article: by the names of boxes, by the lines that open sections, by their form."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from newsscrape.page.addresses import absolute, same_page, site_of
from newsscrape.page.cards import find_cards
from newsscrape.page.completeness import is_free
from newsscrape.page.consent import find_consent
from newsscrape.page.document import Document
from newsscrape.page.embeds import find_posts
from newsscrape.page.knowledge import fold, pattern
from newsscrape.page.labels import Label, labels_of
from newsscrape.page.layout import HEADINGS, PICTURES, Block, Box, Layout
from newsscrape.page.neighbours import find_neighbours, next_story
from newsscrape.page.notes import find_notes
from newsscrape.page.phrases import LONGEST_HEADING, proposes_story
from newsscrape.page.sections import judge_headings
from newsscrape.page.sums import Sums
from newsscrape.page.tree import text_of

ALWAYS = (
    Label.NAV | Label.COMMENTS | Label.SHARE | Label.AD | Label.RELATED | Label.POPULAR | Label.NEWSLETTER
    | Label.PAYWALL | Label.CONSENT | Label.MODAL | Label.EMBED | Label.CAPTION | Label.SIDEBAR | Label.CHROME
    | Label.LATEST
)  # fmt: skip
"""Labels whose boxes are never the article, unless they hold most of the page's text."""

SMALL = Label.AUTHOR | Label.DATE | Label.META | Label.TAGS | Label.SECTION | Label.SOURCE | Label.HIDDEN
"""Labels whose boxes are no part of the article while they hold little text."""

_BY_TAG = {
    "nav": Label.NAV,
    "menu": Label.NAV,
    "aside": Label.SIDEBAR,
    "footer": Label.CHROME,
    "figcaption": Label.CAPTION,
    "dialog": Label.MODAL,
    "form": Label.MODAL,
    "amp-sidebar": Label.SIDEBAR,
}
_WHOLE = frozenset({"html", "body", "main"})
_ROOMY = 0.5
"""A box with more than this share of the page's prose is the article's own, whatever its name says."""
_LINKED = 0.3
"""A box with more than this share of links beside its prose is a list of stories, however long."""
_SMALL_PROSE = 250
"""Characters of prose below which a box of the `SMALL` labels is what its name says: a byline, a credit, a bio."""
_BIO_PROSE = 900
_OF_HEADINGS = Label.AD | Label.SHARE | Label.NEWSLETTER | Label.RELATED | Label.COMMENTS
"""What the name of a heading element can say of the heading; its text says the rest."""
_PROMOTED = Label.AD | Label.SIDEBAR | Label.EMBED | Label.MODAL | Label.SHARE | Label.META
"""Boxes in which a line that proposes a story of the site stands as well as in any other."""
_NEAR = 4
"""Blocks below the headline in which a standfirst stands, whatever of a picture story its box is called."""
_CONSENT_PROSE = 3000
"""Characters; longer boxes are consent texts only beside an article that is longer still."""


@dataclass(slots=True)
class Boilerplate:
    """``kinds`` says for each block why it is no part of the article (0 where it may be)."""

    kinds: list[int]
    sums: Sums


def find_boilerplate(document: Document, headline: Block | None, own: AbstractSet[int] = frozenset()) -> Boilerplate:
    """Judges every block of the page; ``headline`` is the block that shows the title.

    ``own`` are boxes known to be the article's, by their indices: only what is inside them is judged, not they.
    """
    sums = Sums(document.layout)
    kinds = _judge_boxes(document, sums, headline, own)
    story = next_story(document, sums, headline)
    kinds[story:] = [Label.STORY if not kind & Label.CHROME else kind for kind in kinds[story:]]
    judge_headings(document.layout, sums, kinds, headline.index if headline else -1)
    return Boilerplate(kinds, sums)


def _judge_boxes(document: Document, sums: Sums, headline: Block | None, own: AbstractSet[int]) -> list[int]:
    """The kind of every block by the boxes that it stands in; the outermost that says something decides."""
    layout = document.layout
    place = headline.index if headline else -1
    total = _own_prose(layout, sums, place)
    foreign = {box.index: Label.CONSENT for box in find_consent(layout, place)}
    foreign |= {box.index: Label.EMBED for box in find_posts(layout)}
    foreign |= {box.index: Label.LATEST for box in find_cards(layout, sums, place)}
    foreign |= {box.index: Label.META for box in find_notes(layout)}
    foreign |= {box.index: Label.STORY for box in find_neighbours(document, headline)}
    kinds: list[int] = []
    for box in layout.boxes:
        kind = kinds[box.parent] if box.parent >= 0 and box.index not in own else 0
        if not kind and box.index not in own and box.tag not in _WHOLE and not box.first <= place < box.last:
            shown = not box.hidden or (is_free(document) and _unfolds(box))
            kind = foreign.get(box.index) or _kind_of_box(box, sums, total, shown=shown, leads=_leads(box, place))
        kinds.append(kind)
    return [_kind_of_block(document, block, kinds[block.box]) for block in layout.blocks]


def _kind_of_block(document: Document, block: Block, kind: int) -> int:
    embedded = kind in (Label.EMBED, Label.CAPTION) and _is_embedded_story(document, block)
    proposed = kind & _PROMOTED and block.linked and proposes_story(block.text)[1] and _leads_on(document, block)
    return Label.RELATED if embedded or proposed else kind


def _is_embedded_story(document: Document, block: Block) -> bool:
    """Whether a block in an embed is only a link, with a title's length, to a page of the same site."""
    return 25 <= len(block.text) <= block.linked + 2 and _leads_on(document, block)


def _leads_on(document: Document, block: Block) -> bool:
    """Whether the first link of a block leads to another page of the same site."""
    anchor = next(span.anchor for span in block.spans if span.anchor >= 0)
    url = absolute(document.layout.anchors[anchor].href, document.base)
    return url is not None and site_of(url) == site_of(document.url) and not same_page(url, document.url)


def _own_prose(layout: Layout, sums: Sums, headline: int) -> int:
    """Prose of the page outside of what is surely no article, however long: comments, consent texts, menus."""
    sure = Label.COMMENTS | Label.CONSENT | Label.NAV
    total, end = sums.prose(0, len(layout.blocks)), 0
    for box in layout.boxes:
        if box.labels & sure and box.tag not in _WHOLE and box.first >= end and not box.first <= headline < box.last:
            total -= sums.prose(box.first, box.last)
            end = box.last
    return total


def _leads(box: Box, headline: int) -> bool:
    """Whether a box is called a standfirst and stands right below the headline, without a picture in it."""
    near = 0 <= headline < box.first <= headline + _NEAR and bool(box.labels & Label.SUMMARY)
    return near and next(box.element.iter(*PICTURES), None) is None


def _unfolds(box: Box) -> bool:
    """Whether a button right before or behind a hidden box unfolds it: « Lire la suite »."""
    beside = (box.element.getprevious(), box.element.getnext())
    said = (fold(text_of(one)).strip(" .…>+") for one in beside if one is not None and len(one) <= _NEAR)
    return any(len(text) <= LONGEST_HEADING and pattern("phrases", "unfolds").fullmatch(text) for text in said)


def _kind_of_box(box: Box, sums: Sums, total: int, *, shown: bool, leads: bool) -> int:
    labels = box.labels if box.tag not in HEADINGS else box.labels & _OF_HEADINGS
    labels = labels & ~Label.CAPTION if leads else labels
    words = sums.prose(box.first, box.last)
    by_tag = _kind_by_tag(box, words)
    certain = (labels & ALWAYS) | by_tag
    if labels & Label.CONTENT and not labels & (Label.COMMENTS | Label.RELATED | Label.CONSENT | Label.NEWSLETTER):
        certain = 0
    if certain & Label.COMMENTS or (certain & Label.CONSENT and (words <= _CONSENT_PROSE or words <= total)):
        return _lowest(certain & (Label.COMMENTS | Label.CONSENT))
    if certain and (words <= total * _ROOMY or sums.linked(box.first, box.last) > words * _LINKED):
        return _lowest(certain)
    small = labels & SMALL
    if small & Label.AUTHOR and next(box.element.iterancestors("blockquote"), None) is not None:
        small = 0  # who is quoted
    if small == Label.SECTION and words:
        small = 0  # « section » is what parts of a text are called, too
    if (not shown or small) and words < _SMALL_PROSE and not labels & Label.CONTENT:
        return _lowest(small) if small else Label.HIDDEN
    if not shown and words <= total * 0.3:
        return Label.HIDDEN
    if small & Label.AUTHOR and words < min(_BIO_PROSE, total * 0.4):
        return Label.AUTHOR
    return 0


def _kind_by_tag(box: Box, words: int) -> int:
    """What a box is by its tag: a menu named for its tags, or the foot of a quotation, is none of it, and the foot of
    an article belongs to that.
    """
    around = box.element.getparent()
    if box.tag == "nav" and labels_of(box.element.get("aria-label") or "") & Label.TAGS:
        return 0
    if box.tag == "footer" and around is not None and around.tag == "blockquote":
        return 0
    if box.tag == "footer" and next(box.element.iterancestors("article"), None) is not None:
        return Label.META
    return Label.CAPTION if box.tag == "figure" and words == 0 else _BY_TAG.get(box.tag, 0)


def _lowest(labels: int) -> int:
    """One label of several: what the box is first of all."""
    for label in _FIRST_OF_ALL:
        if labels & label:
            return label
    return labels & -labels


_FIRST_OF_ALL = (
    Label.COMMENTS, Label.CONSENT, Label.AD, Label.RELATED, Label.POPULAR, Label.LATEST, Label.NEWSLETTER,
)  # fmt: skip
