"""The stories that the page proposes beside this one: address, title, teaser, in order, each once."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice, takewhile
from urllib.parse import urlsplit

from lxml import etree

from newsscrape.page.addresses import absolute, same_page, site_of, without_tracking
from newsscrape.page.boilerplate import Boilerplate
from newsscrape.page.document import Document
from newsscrape.page.knowledge import fold, pattern
from newsscrape.page.labels import Label, labels_of
from newsscrape.page.layout import HEADINGS, Anchor, Block, Layout
from newsscrape.page.names import fold_evenly, line_date
from newsscrape.page.phrases import line_kind, proposes_story, section_kind, without_ornaments
from newsscrape.page.tree import Element, collapse
from newsscrape.record import RelatedLink

SHORTEST_TITLE = 12
"""Characters; shorter links are labels of rubrics, pages of a list, names of sites."""

SHORTEST_TEASER = 15

FARTHEST_HEADING = 60
"""Blocks above a story in which a heading is looked for."""

MOST_INNER = 60
"""Elements in a link that labels its title; what holds more is no card."""

_SEPARATED = re.compile(r"[:>|»–—-]\s*$")
_LABELS = Label.SECTION | Label.TAGS | Label.DATE | Label.META | Label.AUTHOR
_EDGES = " |·•–—"
_ASIDE = Label.TAGS | Label.AUTHOR | Label.SHARE | Label.SECTION | Label.NAV | Label.NEWSLETTER


@dataclass(slots=True)
class _Story:
    """A proposed story in the making; ``blocks`` are where its link's text stands."""

    url: str
    place: int
    texts: list[tuple[Block | None, str]] = field(default_factory=list)


def find_related(
    document: Document, boilerplate: Boilerplate, headline: Block | None, links: AbstractSet[int] = frozenset()
) -> list[RelatedLink]:
    """Every proposed story, inline or at the end; no menus, tags, authors, most-read lists.

    What stands above the headline is the site's news, unless a heading proposes it. ``links`` are the only ones that
    count, by their indices, where there are any.
    """
    stories = _stories(document, boilerplate, links)
    if headline is not None and not links:
        stories = {url: story for url, story in stories.items() if not _is_site_news(document.layout, story, headline)}
    titled = [(story, _title(document, story)) for story in stories.values()]
    titled = [(story, title) for story, title in titled if len(title) >= SHORTEST_TITLE]
    title_blocks = {block.index for story, _ in titled for block, _ in story.texts if block}
    return [
        RelatedLink(url=story.url, title=title, teaser=_teaser(document, boilerplate, story, title, title_blocks))
        for story, title in titled
    ]


def _stories(document: Document, boilerplate: Boilerplate, links: AbstractSet[int]) -> dict[str, _Story]:
    layout = document.layout
    stories: dict[str, _Story] = {}
    for anchor in layout.anchors:
        places = anchor.blocks or [anchor.at]
        place = next((i for i in anchor.blocks if boilerplate.kinds[i] == Label.RELATED), places[0])
        if place >= len(layout.blocks) or (boilerplate.kinds[place] != Label.RELATED and not links):
            continue
        if links and anchor.index not in links:
            continue
        url = _story_address(document, anchor)
        if url is None:
            continue
        story = stories.setdefault(url, _Story(url, place))
        story.texts += _texts_of(layout, anchor)
        if not anchor.blocks:
            named = collapse(anchor.element.get("title") or anchor.element.get("aria-label") or "")
            if named:
                story.texts.append((None, named))
    return stories


def _is_site_news(layout: Layout, story: _Story, headline: Block) -> bool:
    if story.place >= headline.index:
        return False
    before = layout.blocks[max(0, story.place - FARTHEST_HEADING) : story.place + 1]
    return not any(section_kind(block.text) == Label.RELATED or proposes_story(block.text)[0] for block in before)


def _texts_of(layout: Layout, anchor: Anchor) -> list[tuple[Block | None, str]]:
    """The blocks of a link with its text in them, less the labels that open the first and close the last one."""
    opening, closing = _labels_around(anchor)
    texts: list[tuple[Block | None, str]] = []
    for index in anchor.blocks:
        text = layout.blocks[index].text_in(anchor.index)
        if index == anchor.blocks[0]:
            text = _without_labels(text, opening)
        if index == anchor.blocks[-1]:
            text = _without_labels(text[::-1], [label[::-1] for label in closing])[::-1]
        if text:
            texts.append((layout.blocks[index], text))
    return texts


def _labels_around(anchor: Anchor) -> tuple[list[str], list[str]]:
    """The rubric, date and length that are the first and the last elements with text in a link, from its ends on."""
    inner = list(islice(anchor.element.iterdescendants(etree.Element), MOST_INNER + 1))
    said = [(one, collapse(one.text or "")) for one in inner if len(one) == 0 and len(inner) <= MOST_INNER]
    told = [(text, _is_label(one, text)) for one, text in said if text]
    opening = [text for text, _ in takewhile(lambda pair: pair[1], told)]
    closing = [text for text, _ in takewhile(lambda pair: pair[1], reversed(told))]
    return opening, closing


def _without_labels(text: str, labels: list[str]) -> str:
    """A text less the labels that it begins with, one after the other, where they are not the beginning of a word."""
    for label in labels:
        rest = text.removeprefix(label)
        if rest == text or rest[:1].isalnum() or len(rest.strip(_EDGES)) < SHORTEST_TITLE:
            break
        text = rest.strip(_EDGES)
    return text


def _is_label(element: Element, text: str) -> bool:
    names = element.get("class") or ""
    labels = labels_of(names)
    dated = element.tag == "time" or bool(pattern("related", "dates").fullmatch(fold(text)))
    dated = dated or bool(line_date().fullmatch(fold_evenly(text)))
    called = bool(labels & _LABELS) or bool(pattern("related", "labels").search(fold(names)))
    return dated or (called and not labels & Label.TITLE)


def _story_address(document: Document, anchor: Anchor) -> str | None:
    """The address that a link proposes, None where it leads to no other story."""
    url = absolute(anchor.href, document.base)
    rel = (anchor.element.get("rel") or "").lower().split()
    if url is None or same_page(url, document.url) or {"sponsored", "tag", "author", "category"} & set(rel):
        return None
    labels = labels_of(anchor.element.get("class") or "")
    if (labels & _ASIDE and not labels & Label.RELATED) or pattern("addresses", "no_story").search(fold(url)):
        return None
    if site_of(url) != site_of(document.url) and _is_advert(document, anchor):
        return None
    return without_tracking(url) if urlsplit(url).path not in ("", "/") else None


def _is_advert(document: Document, anchor: Anchor) -> bool:
    """Whether a box around the link is named as advertising."""
    layout = document.layout
    place = anchor.blocks[0] if anchor.blocks else anchor.at
    box = layout.boxes[layout.blocks[place].box]
    while box.parent >= 0 and box.tag not in ("article", "main", "body"):
        if box.labels & Label.AD:
            return True
        box = layout.boxes[box.parent]
    return False


def _title(document: Document, story: _Story) -> str:
    """The link text most like a title: in a heading, else marked as title, else the longest before any teaser."""
    best, rank = "", -1
    for block, link in story.texts:
        text = _without_proposal(link)
        if section_kind(text) or line_kind(text) in ("byline", "junk") or len(text) < SHORTEST_TITLE:
            continue
        box = document.layout.boxes[block.box] if block else None
        worth = 1 if box else 0
        if box and box.tag in HEADINGS:
            worth = 3
        elif box and box.labels & Label.TITLE:
            worth = 2
        if worth > rank:
            best, rank = text, worth
    return best


def _without_proposal(link: str) -> str:
    """The text of a link less the words that propose it, which a sign ends unless they can mean nothing else, and less
    the signs that decorate it.

    >>> _without_proposal("👉 Lire notre critique : Le Phare revient"), _without_proposal("Notre critique du Phare")
    ('Le Phare revient', 'Notre critique du Phare')
    """
    opening, certain = proposes_story(link)
    ends = certain or _SEPARATED.search(link[:opening]) or _SEPARATED.search(link[opening : opening + 2])
    text = without_ornaments(link[opening:] if ends else link)
    return text if len(text) >= SHORTEST_TITLE else link


def _teaser(
    document: Document, boilerplate: Boilerplate, story: _Story, title: str, title_blocks: set[int]
) -> str | None:
    """The text beside the title in the same card: a card is the largest box without another story's title."""
    shown = next((block for block, text in story.texts if block and title in text), None)
    if shown is None:
        return None
    layout = document.layout
    own = {block.index for block, _ in story.texts if block}
    box = layout.boxes[shown.box]
    while box.parent >= 0:
        parent = layout.boxes[box.parent]
        if any(i in title_blocks and i not in own for i in range(parent.first, parent.last)):
            break
        if any(boilerplate.kinds[i] != Label.RELATED for i in range(parent.first, parent.last)):
            break
        box = parent
    for block in layout.blocks[box.first : box.last]:
        proposed = boilerplate.kinds[block.index] == Label.RELATED
        if block.index > shown.index and proposed and _is_teaser(document, block):
            return block.text
    return None


def _is_teaser(document: Document, block: Block) -> bool:
    box = document.layout.boxes[block.box]
    if box.tag in HEADINGS or len(block.text) < SHORTEST_TEASER:
        return False
    if box.labels & (Label.DATE | Label.AUTHOR | Label.SECTION | Label.META | Label.TAGS | Label.COMMENTS):
        return False
    return not line_kind(block.text) and not section_kind(block.text)
