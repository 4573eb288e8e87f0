"""Cards of other stories that no name or heading gives away: boxes alike, a linked title and a short text each."""

from __future__ import annotations

from newsscrape.page.layout import HEADINGS, PARAGRAPHS, Block, Box, Layout
from newsscrape.page.neighbours import make_of
from newsscrape.page.sums import Sums

SHORTEST_TITLE = 30
"""Characters of a linked line that is the title of a story; names of shows, people and rubrics are shorter."""

FEWEST = 3
"""Cards beside each other, from which on they are a list."""

LONGEST = 400
"""Characters of prose in a card; parts of an article under linked headings are longer."""

LEAST_OUTSIDE = 150
"""Characters of prose that a page must have beside its cards: where there is less, they may be what it is about."""

_TOP = frozenset({"html", "body", "main"})
_NO_CARD = (HEADINGS | PARAGRAPHS) - {"li"}


def find_cards(layout: Layout, sums: Sums, headline: int) -> list[Box]:
    """The cards with text in them; ``headline`` is the index of its block or -1."""
    titles = [block for block in layout.blocks if _is_title(block)]
    if len(titles) < FEWEST:
        return []
    lists: dict[tuple[int, object], list[Box]] = {}
    for place, title in enumerate(titles):
        before = titles[place - 1].index if place else -1
        after = titles[place + 1].index if place + 1 < len(titles) else len(layout.blocks)
        card = _card_of(layout, title, before, after, headline)
        opens = sums.prose(card.first, title.index) == 0
        if opens and card.tag not in _NO_CARD and 0 < sums.prose(card.first, card.last) <= LONGEST:
            lists.setdefault((card.parent, make_of(card)), []).append(card)
    cards = [card for alike in lists.values() if len(alike) >= FEWEST for card in alike]
    outside = sums.all_prose - sum(sums.prose(card.first, card.last) for card in cards)
    return cards if outside >= LEAST_OUTSIDE else []


def _is_title(block: Block) -> bool:
    return len(block.text) >= SHORTEST_TITLE and block.linked >= len(block.text) - 2


def _card_of(layout: Layout, title: Block, before: int, after: int, headline: int) -> Box:
    """The largest box around a title that holds no other, nor the headline of the page."""
    box = layout.boxes[title.box]
    while box.parent >= 0:
        parent = layout.boxes[box.parent]
        others = parent.first <= before or parent.last > after or parent.first <= headline < parent.last
        if others or parent.tag in _TOP:
            break
        box = parent
    return box
