"""The article and only it: which blocks of the page are its body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from newsscrape.page.addresses import absolute, site_of
from newsscrape.page.boilerplate import Boilerplate
from newsscrape.page.completeness import declared_text, is_truncated
from newsscrape.page.content import SHORTEST_TITLE, find_content
from newsscrape.page.document import Document
from newsscrape.page.ends import without_life, without_loose_ends
from newsscrape.page.islands import is_caption, without_furniture, without_islands, without_repeats
from newsscrape.page.knowledge import fold, pattern
from newsscrape.page.labels import Label
from newsscrape.page.layout import HEADINGS, Block
from newsscrape.page.names import LONGEST_DATELINE, fold_evenly, line_date, names_in_line
from newsscrape.page.phrases import line_kind, proposes_story
from newsscrape.page.sentences import is_sentence
from newsscrape.page.standfirst import find_standfirst
from newsscrape.page.tree import Element, collapse, text_of

SHORTEST_TEXT = 60
"""Characters of prose; where less is left beside the standfirst, the standfirst is all the text there is."""

LONGEST_CREDIT = 120
"""Characters of a line that names sources without the word."""

LONGEST_LABEL = 25
"""Characters before a link that say what it leads to."""

FEWEST_COUNTERS = 3
"""Lines « 1/3 », « 2/3 » that count pictures; marks are as short, but seldom in this order."""

_COUNTER = re.compile(r"(\d{1,3}) ?/ ?(\d{1,3})")
_SIGNS = re.compile(r"[^\w,;]*")

FEWEST_LINKS = 2
"""Links in a line that is a bar of them."""

SHORTEST_PROPOSAL = 25
"""Characters of a title, below which a line that is only a link is a label or a button."""

LONGEST_PROPOSAL = 180
"""Characters after « Lire aussi » in which a title, its author and its journal stand."""

LONGEST_CARD = 300
"""Characters of the card of a story: its label, its title and its teaser."""

LONGEST_LINE = 260
"""Characters up to which a block can be a byline, a source line and the like."""


@dataclass(slots=True)
class Body:
    """The article's blocks in reading order, those of the standfirst, which are not among them, and whether a paywall
    ends the text.
    """

    blocks: list[Block]
    standfirst: list[Block]
    truncated: bool = False


def find_body(document: Document, boilerplate: Boilerplate, headline: Block | None, title: str) -> Body:
    """The article and its standfirst; both are empty where there is no article text."""
    content = find_content(document, boilerplate, headline)
    if content is None:
        return Body(declared_text(document, []), [])
    blocks = document.layout.blocks
    lead = _without_lines(document, boilerplate, title, blocks[content.lead : content.first])
    text = _without_lines(document, boilerplate, title, blocks[content.first : content.last])
    lead = [block for block in lead if not is_caption(document.layout, block)]
    lead = without_furniture(document.layout, lead, content.lead, content.first)
    text = without_islands(document.layout, text, boilerplate.sums.prose_of)
    text = without_repeats(document.layout, text)
    standfirst = find_standfirst(document, boilerplate.kinds, headline, lead, text)
    chosen = [block for block in (*lead, *text) if block not in standfirst]
    if sum(boilerplate.sums.prose_of[block.index] for block in chosen) < SHORTEST_TEXT:
        chosen = [*lead, *text]
    kept = without_life(document, without_loose_ends(document.layout, chosen, boilerplate), boilerplate)
    declared = declared_text(document, kept)
    if declared or not kept:
        return Body(declared, standfirst)
    return Body(kept, standfirst, is_truncated(blocks, boilerplate, kept))


def body_in(
    document: Document, boilerplate: Boilerplate, headline: Block | None, title: str, own: AbstractSet[int]
) -> Body:
    """The article in boxes known to hold it, by their indices, less lines that are no text; the standfirst may stand
    between it and the headline.
    """
    blocks = document.layout.blocks
    boxes = [document.layout.boxes[index] for index in own]
    inside = sorted({index for box in boxes for index in range(box.first, box.last)})
    lead = blocks[headline.index + 1 : inside[0]] if headline else []
    lead = _without_lines(document, boilerplate, title, lead)
    text = _without_lines(document, boilerplate, title, (blocks[index] for index in inside))
    standfirst = find_standfirst(document, boilerplate.kinds, headline, lead, text)
    kept = [block for block in text if block not in standfirst] or text
    return Body(kept, standfirst, bool(kept) and is_truncated(blocks, boilerplate, kept))


def _without_lines(document: Document, boilerplate: Boilerplate, title: str, blocks: Iterable[Block]) -> list[Block]:
    """Those of these blocks that may be article text; bylines, link lines and the like are noted as what they are."""
    chosen = []
    timed = {mark.block: mark.element for mark in document.layout.times}
    possible = [block for block in blocks if not boilerplate.kinds[block.index]]
    dated = Counter(block.tag for block in possible if _is_dated_heading(block))
    counters = _counters(possible)
    for block in possible:
        own = dated[block.tag] > 1 and _is_dated_heading(block)
        kind = 0 if own else _kind_of_line(document, block, title)
        kind = Label.NAV if block.index in counters else kind
        if not kind and block.index in timed and _ends_with(block, timed[block.index]):
            kind = Label.DATE
        if kind:
            boilerplate.kinds[block.index] = kind
            continue
        chosen.append(block)
    return chosen


def _counters(blocks: list[Block]) -> set[int]:
    """The indices of the lines that count the pictures of a story, from « 1/12 » on."""
    found = [(block.index, match) for block in blocks if (match := _COUNTER.fullmatch(block.text))]
    numbers = [int(match[1]) for _, match in found]
    counting = len(found) >= FEWEST_COUNTERS and numbers == list(range(1, len(found) + 1))
    return {index for index, _ in found} if counting and len({match[2] for _, match in found}) == 1 else set()


def _is_dated_heading(block: Block) -> bool:
    """Whether a heading is a date alone; several of them part a calendar."""
    return block.tag in HEADINGS and bool(line_date().fullmatch(fold_evenly(block.text)))


def _ends_with(block: Block, time: Element) -> bool:
    """Whether a line of no sentence ends with a time element: it signs or dates the article."""
    said = text_of(time)
    short = len(block.text) <= LONGEST_DATELINE and block.tag not in HEADINGS and block.tag != "li"
    if not short or block.linked or not said or not block.text.endswith(said):
        return False
    alone = block.text == said or bool(names_in_line(block.text))
    return alone or (block.tag != "p" and _stands_apart(time))


def _stands_apart(time: Element) -> bool:
    """Whether an element, and no bare text, stands right before a time."""
    before = time.getprevious()
    return before is not None and not collapse(before.tail or "")


def _kind_of_line(document: Document, block: Block, title: str) -> int:
    """What a block is that is not article text; 0 where it may be."""
    text = block.text
    if text.startswith(('{"', '[{"')):
        return Label.HIDDEN
    if len(text) > LONGEST_LINE:
        return 0
    linked = block.linked
    if _only_proposes(text):
        return Label.RELATED
    if linked and (_proposes(block, linked) or _is_labelled_link(document, block) or _is_in_card(document, block)):
        return Label.RELATED
    if linked and block.tag not in HEADINGS and (_is_bar(block) or linked >= len(text) - 3):
        return _kind_of_links(document, block)
    kind = line_kind(text)
    if (kind == "source" and (linked or len(text) < 60)) or _credits(block, linked):
        return Label.SOURCE
    if (kind == "byline" and len(text) < 130 and not is_sentence(text)) or (not linked and _signs_and_dates(block)):
        return Label.META
    if kind == "junk":
        return Label.AD
    if fold(text) == fold(title):
        return Label.TITLE
    return 0


def _signs_and_dates(block: Block) -> bool:
    """Whether a line is a name and a date: « Anne Roy 3 mai 2025 - 2 min de lecture »."""
    short = len(block.text) <= LONGEST_DATELINE and block.tag not in HEADINGS and block.tag not in ("li", "dd")
    return short and bool(line_date().search(fold_evenly(block.text)) and names_in_line(block.text))


def _kind_of_links(document: Document, block: Block) -> int:
    """What a line that is nothing but links is: a story of the site, or links of no story; an item may be text."""
    if _is_bar(block):
        return Label.TAGS
    if _leads_out(document, block):
        return 0 if block.tag == "li" else Label.TAGS
    return Label.RELATED if _is_story_link(block) else Label.TAGS


def _credits(block: Block, linked: int) -> bool:
    """« Avec Deadline », « (L'Agence) »: a line that is links after the word that says what they are for."""
    if not linked or len(block.text) > LONGEST_CREDIT:
        return False
    opening = pattern("phrases", "source_openings").match(fold(block.text))
    return opening is not None and linked >= (len(block.text) - opening.end()) * 0.7


def _is_labelled_link(document: Document, block: Block) -> bool:
    """Whether a line of no paragraph is a word or two and, in a link to the same site, a title."""
    if block.tag != "div":
        return False
    spans = [span for span in block.spans if span.anchor >= 0]
    start, end = spans[0].start, spans[-1].end
    one = len({span.anchor for span in spans}) == 1 and end == len(block.text) and end - start >= SHORTEST_PROPOSAL
    label = block.text[:start].rstrip()
    return one and 0 < len(label) <= LONGEST_LABEL and label[-1] not in ".,;:" and not _leads_out(document, block)


def _is_in_card(document: Document, block: Block) -> bool:
    """Whether a block stands with all its box in one link to the same site that holds a title: the card of a story."""
    layout = document.layout
    anchor = layout.anchors[block.spans[0].anchor]
    if block.linked < len(block.text) or len(anchor.blocks) > LONGEST_CARD:
        return False
    if anchor.element not in layout.boxes[block.box].element.iterancestors():
        return False
    inside = [layout.blocks[index] for index in anchor.blocks]
    titled = any(len(one.text) >= (SHORTEST_TITLE if one.tag in HEADINGS else SHORTEST_PROPOSAL) for one in inside)
    return titled and sum(len(one.text) for one in inside) <= LONGEST_CARD and not _leads_out(document, block)


def _is_bar(block: Block) -> bool:
    """Whether a line is several links with nothing but signs between them, other than those of an enumeration:
    « [Accueil] [Haut de page] ».
    """
    spans = [span for span in block.spans if span.anchor >= 0]
    if block.tag == "li" or len({span.anchor for span in spans}) < FEWEST_LINKS:
        return False
    inner = pairwise(spans)
    between = [block.text[one.end : other.start] for one, other in inner if one.anchor != other.anchor]
    around = (*between, block.text[: spans[0].start], block.text[spans[-1].end :])
    return all(part.strip() for part in between) and all(_SIGNS.fullmatch(part) for part in around)


def _is_story_link(block: Block) -> bool:
    """Whether a paragraph that is only a link to the same site has a title's length of text."""
    return block.tag != "li" and len(block.text) >= SHORTEST_PROPOSAL


def _leads_out(document: Document, block: Block) -> bool:
    """Whether the first link of a block leads to another site: an item of a list of sources, say."""
    anchor = next(span.anchor for span in block.spans if span.anchor >= 0)
    url = absolute(document.layout.anchors[anchor].href, document.base)
    return url is None or site_of(url) != site_of(document.url)


def _proposes(block: Block, linked: int) -> bool:
    """« À lire aussi : » and a link, with nothing of weight beside it."""
    opening, certain = proposes_story(block.text)
    if not opening:
        return False
    rest = len(block.text) - opening
    return linked >= rest * 0.7 or (certain and rest <= LONGEST_PROPOSAL)


def _only_proposes(text: str) -> bool:
    """« À lire aussi : » and no story."""
    opening, certain = proposes_story(text)
    return certain and opening == len(text)
