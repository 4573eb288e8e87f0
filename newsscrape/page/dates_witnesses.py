"""Who says when the article was published or changed: structured data, `<time>` elements, date lines.

Weights are relative: what a site declares about this very article for machines weighs most, a date line that says what
it is nearly as much, a bare date near the headline half of that, a date after the text little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from newsscrape.page.dates_reading import Clock, Moment, read_dates, read_stamp, role_of_words
from newsscrape.page.knowledge import fold, load
from newsscrape.page.labels import Label
from newsscrape.page.layout import Block
from newsscrape.page.phrases import line_kind
from newsscrape.page.structured import is_article, text_in, values_of
from newsscrape.page.surroundings import OTHERS, Surroundings
from newsscrape.page.tree import Element, text_of

OWN_NODE, OTHER_NODE, META, LOOSE_META, ITEM = 6.0, 2.5, 6.0, 3.0, 5.0
SAID, BARE, FAR_SAID, FAR_BARE, ASIDE, ADDRESS = 5.0, 3.0, 2.5, 0.5, 2.0, 1.0
SIGNED = 2.0
"""What a date weighs in the line that signs the article right below its text."""

ECHO = 0.35
"""What is left of a declared publication at the very instant of the modification: many systems write one for both."""

LONGEST_LINE = 200
"""Characters of a line that can be a date line."""

LONGEST_LABEL = 25
"""Characters of a line that only says what the date under it is."""

ROOM = 45
"""Characters that a bare date line may have beside its dates."""

FOOT = 60
"""Blocks after the text in which a date line is looked for."""

ASIDE_FOOT = 12
"""The same for a date line in a side column."""

MAX_TIMES = 60
"""Elements looked at; an article has a handful, the cards of other stories the rest."""

_ATTRIBUTES = (
    *("datetime", "content", "data-datetime", "data-date", "data-time", "data-timestamp", "data-utc", "data-published"),
    *("data-publish-date", "data-pubdate", "data-epoch", "title"),
)
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_-])")
_DIGIT = re.compile(r"\d")
_DATED = Label.DATE | Label.META | Label.AUTHOR


@dataclass(frozen=True, slots=True)
class Witness:
    """One statement: in ``role`` (published or modified), of this weight."""

    role: str
    moment: Moment
    weight: float
    shown: bool = False


def hear(surroundings: Surroundings, clock: Clock) -> list[Witness]:
    """All statements of the page about itself, those for machines and those that it shows with its article."""
    page = (surroundings, clock)
    declared = [*_from_json_ld(*page), *_from_meta(*page), *_from_items(*page)]
    shown = [*_from_times(*page), *_from_marks(*page), *_from_lines(*page)]
    return [*_without_echoes(declared), *shown, *_from_address(*page)]


def hear_aside(surroundings: Surroundings, clock: Clock) -> list[Witness]:
    """Dates in boxes beside the article that are called dates: some pages set their byline in a side column."""
    layout, kinds = surroundings.document.layout, surroundings.boilerplate.kinds
    found = []
    for block in layout.blocks[surroundings.above : surroundings.last + ASIDE_FOOT]:
        labels = layout.boxes[block.box].labels
        if len(block.text) <= LONGEST_LINE and labels & _DATED and _is_alone(surroundings, block.index):
            found += [d.moment for d in read_dates(block.text, clock) if d.role in ("", "published")]
    for mark in layout.times[:MAX_TIMES]:
        near = surroundings.above <= mark.block < min(surroundings.last + ASIDE_FOOT, len(kinds))
        moment = _moment_of(mark.element, clock) if near and _is_alone(surroundings, mark.block) else None
        found += [moment] if moment else []
    alone = len({moment.on for moment in found}) == 1
    return [Witness("published", moment, ASIDE, shown=True) for moment in found] if alone else []


def _is_alone(surroundings: Surroundings, index: int) -> bool:
    """Whether a block stands in no box of another story: with no link beside it."""
    layout = surroundings.document.layout
    box = layout.boxes[layout.blocks[index].box]
    around = layout.boxes[box.parent] if box.parent >= 0 else box
    linked = surroundings.boilerplate.sums.linked(around.first, around.last)
    return not linked and not surroundings.boilerplate.kinds[index] & OTHERS


def _from_json_ld(surroundings: Surroundings, clock: Clock) -> Iterator[Witness]:
    structured = surroundings.document.structured
    weight = OWN_NODE if structured.certain else OTHER_NODE
    nodes = [(structured.article, weight)]
    nodes += [(node, OTHER_NODE) for node in structured.of_type("WebPage", "ItemPage") if not is_article(node)]
    for node, trust in nodes:
        for key, role in (("datePublished", "published"), ("dateModified", "modified")):
            yield from _witness(role, next(map(text_in, values_of(node, key)), None), trust, clock)
    if structured.article and "datePublished" not in structured.article:
        yield from _witness("published", structured.said("dateCreated"), OTHER_NODE, clock)


def _from_meta(surroundings: Surroundings, clock: Clock) -> Iterator[Witness]:
    structured = surroundings.document.structured
    known = load("dates")["meta"]
    for key, weight in (("published", META), ("loose", LOOSE_META), ("modified", META)):
        role = "modified" if key == "modified" else "published"
        for name in known[key]:
            found = list(_witness(role, structured.first(name), weight, clock))
            if found:
                yield found[0]
                break


def _from_items(surroundings: Surroundings, clock: Clock) -> Iterator[Witness]:
    items = surroundings.document.structured.items
    for names, role in ((("datePublished", "dateCreated"), "published"), (("dateModified",), "modified")):
        element = next((e for name in names for e in items.get(name, ())), None)
        if element is not None:
            moment = _moment_of(element, clock)
            if moment:
                yield Witness(role, moment, ITEM)


def _from_times(surroundings: Surroundings, clock: Clock) -> Iterator[Witness]:
    """`<time>` elements of the article's own head and foot, the role being told by what stands before them."""
    for mark in surroundings.document.layout.times[:MAX_TIMES]:
        if not surroundings.is_own(mark, _DATED):
            continue
        moment = _moment_of(mark.element, clock)
        if moment:
            yield from _placed(surroundings, mark.block, _role_of(mark.element), moment)


def _from_marks(surroundings: Surroundings, clock: Clock) -> Iterator[Witness]:
    """Elements named after a date that carry it in an attribute."""
    for mark in surroundings.document.layout.marks:
        if mark.labels & Label.DATE and mark.element.tag != "time" and _has_stamp(mark.element):
            moment = _stamp_of(mark.element, clock)
            if moment and surroundings.is_own(mark, _DATED):
                yield from _placed(surroundings, mark.block, _role_of(mark.element), moment)


def _from_lines(surroundings: Surroundings, clock: Clock) -> Iterator[Witness]:
    """Lines of the article's head and foot that hold dates."""
    for block in surroundings.document.layout.blocks[surroundings.above : surroundings.last + FOOT]:
        if _may_hold_date(surroundings, block) and surroundings.is_own_block(block, _DATED):
            yield from _from_line(surroundings, block, clock)


def _may_hold_date(surroundings: Surroundings, block: Block) -> bool:
    if len(block.text) > LONGEST_LINE or block.index == surroundings.headline:
        return False
    if surroundings.first < block.index < surroundings.last and not surroundings.boilerplate.kinds[block.index]:
        return False
    return bool(_DIGIT.search(block.text)) or (len(block.text) < ROOM and line_kind(block.text) == "byline")


def _from_line(surroundings: Surroundings, block: Block, clock: Clock) -> Iterator[Witness]:
    dates = list(read_dates(block.text, clock))
    if not dates:
        return
    kinds = surroundings.boilerplate.kinds[block.index] | surroundings.document.layout.boxes[block.box].labels
    beside = len(block.text) - sum(dated.end - dated.start for dated in dates)
    is_line = bool(kinds & _DATED) or beside <= ROOM or line_kind(block.text) == "byline"
    opening = _line_above(surroundings, block)
    for dated in dates:
        role = dated.role or opening
        if is_line or (dated.role in ("published", "modified") and dated.start < 60):
            yield from _placed(surroundings, block.index, role, dated.moment)


def _line_above(surroundings: Surroundings, block: Block) -> str:
    """What a line of its own right above a date says it is: « Publié »."""
    above = surroundings.document.layout.blocks[block.index - 1].text if block.index else ""
    return role_of_words(fold(above) + " ") if len(above) <= LONGEST_LABEL else ""


def _placed(surroundings: Surroundings, block: int, role: str, moment: Moment) -> Iterator[Witness]:
    """A shown date weighs by where it stands and by whether the page says what it is."""
    if role == "other":
        return
    near = surroundings.heads(block) or surroundings.first <= block < surroundings.last
    weight = (SAID if near else FAR_SAID) if role else (BARE if near else FAR_BARE)
    if block == surroundings.last and surroundings.boilerplate.kinds[block] & Label.META:
        weight = max(weight, SIGNED)
    yield Witness(role or "published", moment, weight, shown=True)


def _from_address(surroundings: Surroundings, clock: Clock) -> Iterator[Witness]:
    found = _ADDRESS.search(urlsplit(surroundings.document.url).path)
    if found:
        yield from _witness("published", "".join(found.groups()), ADDRESS, clock)


def _witness(role: str, text: str | None, weight: float, clock: Clock) -> Iterator[Witness]:
    moment = read_stamp(text, clock) if text else None
    if moment:
        yield Witness(role, moment, weight)


def _without_echoes(declared: list[Witness]) -> Iterator[Witness]:
    """Weighs a declared publication less where it only repeats the modification."""
    changed = {witness.moment for witness in declared if witness.role == "modified" and witness.moment.at}
    for witness in declared:
        echo = witness.role == "published" and witness.moment in changed
        yield replace(witness, weight=witness.weight * ECHO) if echo else witness


def _moment_of(element: Element, clock: Clock) -> Moment | None:
    moment = _stamp_of(element, clock)
    if moment and moment.at:
        return moment
    shown = next((dated.moment for dated in read_dates(text_of(element)[:80], clock)), None)
    return shown if shown and shown.at and (moment is None or moment.on == shown.on) else moment or shown


def _has_stamp(element: Element) -> bool:
    return any(element.get(name) for name in _ATTRIBUTES)


def _stamp_of(element: Element, clock: Clock) -> Moment | None:
    for name in _ATTRIBUTES:
        value = element.get(name)
        moment = read_stamp(value, clock) if value and _DIGIT.search(value) else None
        if moment:
            return moment
    return None


def _role_of(element: Element) -> str:
    """What the element's own names, or the words before it, say it is the date of."""
    if element.get("pubdate") is not None:
        return "published"
    names = fold(" ".join(filter(None, (element.get("itemprop"), element.get("class"), element.get("id")))))
    known = load("dates")["names"]
    before = fold(_words_before(element)) if not names or not _named(names, known["modified"]) else ""
    said = role_of_words(before + " ") if before else ""
    if said:
        return said
    if _named(names, known["modified"]) and not _named(names, known["published"]):
        return "modified"
    return "published" if _named(names, known["published"]) else ""


def _named(names: str, known: list[str]) -> bool:
    return any(word in names for word in known)


def _words_before(element: Element) -> str:
    """The text right before an element, up to its grandparent's beginning."""
    pieces: list[str] = []
    current: Element | None = element
    for _ in range(3):
        if current is None:
            break
        sibling = current.getprevious()
        while sibling is not None and len(pieces) < 4:
            pieces += [sibling.tail or "", "" if sibling.tag == "time" else text_of(sibling)[-60:]]
            if sibling.tag == "time":
                return "".join(reversed(pieces))[-60:]
            sibling = sibling.getprevious()
        current = current.getparent()
        pieces.append(current.text or "" if current is not None else "")
        if sum(map(len, pieces)) > 60:
            break
    return " ".join(reversed(pieces))[-60:]
