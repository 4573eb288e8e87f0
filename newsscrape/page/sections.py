"""Lines that open a section which is no part of the article, and how far each section goes."""

from __future__ import annotations

from newsscrape.page.labels import Label
from newsscrape.page.layout import HEADINGS, Block, Box, Layout
from newsscrape.page.phrases import LONGEST_HEADING, line_kind, opens_comments, section_kind
from newsscrape.page.sums import Sums

LONGEST_SECTION = {Label.NEWSLETTER: 500, Label.AUTHOR: 900, Label.TAGS: 0}
"""Characters of prose in a box that its heading can declare to be of this kind."""

LONGEST_STANDFIRST = 300
"""Characters of prose between a headline and the bar that counts the comments."""

LONGEST_CARD = 400
"""Characters of prose beside each link of a list of stories."""

MOST_OF_PAGE = 0.3
"""Share of the page's prose that no list of links has."""

MOST_LINES = 3
"""Lines of a card that shows a story without a link."""

_SETTLED = Label.NAV | Label.COMMENTS | Label.CONSENT | Label.CHROME | Label.MODAL | Label.STORY
_ALONE = Label.AD | Label.SHARE | Label.PAYWALL | Label.COMMENTS
_TOP = frozenset({"html", "body", "main"})


def judge_headings(layout: Layout, sums: Sums, kinds: list[int], headline: int) -> None:
    """Notes in ``kinds`` the blocks of every section that a line opens; ``headline`` is the index of its block or -1.

    A box whose kind is settled (menus, comments, consent texts) keeps it whatever is written in it.
    """
    finder = _Sections(layout, sums, headline)
    end = 0
    for block in layout.blocks:
        if block.index < end or block.index == headline or len(block.text) > LONGEST_HEADING:
            continue
        kind = section_kind(block.text)
        if not kind or kinds[block.index] & _SETTLED:
            continue
        last = finder.end_of(block, kind)
        if last is not None:
            end = last
            kinds[block.index : last] = [kind] * (last - block.index)


class _Sections:
    """Where the section that a line opens ends."""

    def __init__(self, layout: Layout, sums: Sums, headline: int) -> None:
        self.layout = layout
        self.sums = sums
        self.headline = headline

    def end_of(self, block: Block, kind: int) -> int | None:
        """The end of the section that ``block`` opens; None where what follows is no such section."""
        if kind == Label.COMMENTS and block.index > self.headline >= 0 and not self.is_after_text(block):
            return block.index + 1
        boxes = self.layout.boxes
        box = boxes[block.box]
        while box.parent >= 0 and box.last == block.index + 1 and box.first == block.index:
            box = boxes[box.parent]
        opens_box = box.first == block.index and box.tag not in _TOP and not box.first <= self.headline < box.last
        rest = (block.index + 1, box.last)
        if opens_box and (self.fills(box, block, kind) or self.is_linky(*rest) or self.is_junk(*rest)):
            return box.last
        if opens_box and kind == Label.RELATED and self.is_card(*rest):
            return box.last
        return self.end_among_siblings(box, block, kind)

    def fills(self, box: Box, block: Block, kind: int) -> bool:
        """Whether a heading that opens a box speaks for all of it, though it is no list of links."""
        if box.last == block.index + 1:
            return True
        if box.labels & Label.CONTENT:
            return False
        if kind == Label.COMMENTS:
            return self.is_after_text(block)
        return kind in LONGEST_SECTION and self.sums.prose(block.index + 1, box.last) <= LONGEST_SECTION[kind]

    def is_after_text(self, block: Block) -> bool:
        """Whether there is prose between the headline and the block; before a line that is no heading, more than a
        standfirst or more than behind it: « 12 commentaires » can stand above the text.
        """
        before = self.sums.prose(self.headline + 1, block.index)
        enough = 0 if block.tag in HEADINGS else LONGEST_STANDFIRST
        return before > min(enough, self.sums.prose(block.index + 1, len(self.layout.blocks)))

    def end_among_siblings(self, box: Box, block: Block, kind: int) -> int | None:
        """A heading in the middle of a box: its section runs over what is made of links, up to the next heading."""
        last = block.index + 1
        while last < box.last and not self.is_other_heading(self.layout.blocks[last], block):
            end = self.end_of_child(box, last)
            if last <= self.headline < end or not self.is_linky(last, end):
                break
            last = end
        if kind == Label.COMMENTS and opens_comments(block.text) and self.is_after_text(block):
            return box.last
        return last if last > block.index + 1 or kind & _ALONE else None

    def is_other_heading(self, block: Block, opening: Block) -> bool:
        """Whether a block ends the section: a heading of the same level or above, or a line that opens another one."""
        if block.linked:
            return False
        return (block.tag in HEADINGS and _level(block) <= _level(opening)) or bool(section_kind(block.text))

    def end_of_child(self, box: Box, index: int) -> int:
        """Where the child of ``box`` that holds block ``index`` ends."""
        child = self.layout.boxes[self.layout.blocks[index].box]
        if child.index == box.index:
            return index + 1
        while child.parent != box.index:
            child = self.layout.boxes[child.parent]
        return child.last

    def is_junk(self, first: int, last: int) -> bool:
        """Whether a run of blocks says nothing: « Chargement… »."""
        return all(line_kind(block.text) == "junk" for block in self.layout.blocks[first:last])

    def is_card(self, first: int, last: int) -> bool:
        """Whether a run of blocks is a title or two and what is said of a film: lines without a sentence."""
        blocks = self.layout.blocks[first:last]
        return len(blocks) <= MOST_LINES and all(
            len(b.text) <= LONGEST_HEADING and b.text[-1] not in ".!…:" for b in blocks
        )

    def is_linky(self, first: int, last: int) -> bool:
        """Whether a run of blocks is made of links to other pages: cards with a short text each, or a plain list."""
        text, linked = self.sums.text(first, last), self.sums.linked(first, last)
        if not linked:
            return text < len("Publicité") + 6
        loose = self.sums.prose(first, last)
        if loose > self.sums.all_prose * MOST_OF_PAGE:
            return False
        links = sum(1 for block in self.layout.blocks[first:last] if block.linked > len(block.text) * 0.6)
        return linked > text * 0.4 or (links > 0 and loose <= LONGEST_CARD * links)


def _level(block: Block) -> int:
    return int(block.tag[1]) if block.tag in HEADINGS else 7
