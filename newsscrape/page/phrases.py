"""What short lines say: that they open a section of no interest, propose another story, sign or date the article."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsscrape.page.knowledge import any_of, fold, load, pattern
from newsscrape.page.labels import label_named

LONGEST_HEADING = 90
"""Characters; what is longer opens no section."""

LONGEST_OPENING = 50
"""Characters before a link in which it is proposed."""

LONGEST_LINE_OPENING = 20
"""Characters of what a line that signs or dates the article begins with."""

_PICTOGRAPHS = (
    "\u200b-\u200d\u2190-\u21ff\u22d8-\u22d9\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
)
"""Arrows, pictographs and what joins them, as a class of characters."""

_SIGNS = re.escape(" :!?…»«>|-–—*•+#.,\"'") + _PICTOGRAPHS
_ORNAMENTS = re.compile(rf"(?:[\s.:»>|*•\]{_PICTOGRAPHS}]|[-–—](?!\d))+")
_EDGES = re.compile(rf"^[{_SIGNS}]+|[{_SIGNS}]+$")


@lru_cache(maxsize=4096)
def section_kind(text: str) -> int:
    """What kind of section a line opens (a `Label`), 0 where it opens none.

    >>> section_kind("À lire aussi :") == label_named("related")
    True
    """
    if len(text) > LONGEST_HEADING:
        return 0
    found = _headings().fullmatch(_folded(_without_brackets(_EDGES.sub("", text))))
    return label_named(found.lastgroup) if found and found.lastgroup else 0


@lru_cache(maxsize=4096)
def line_kind(text: str) -> str:
    """What kind of line this is that is no part of an article: « junk », « byline », « source », else nothing."""
    if len(text) > 260:
        return ""
    found = _lines().fullmatch(_folded(text))
    kind = found.lastgroup or "" if found else ""
    return "" if kind == "byline" and text.rstrip().endswith("?") else kind


def opens_comments(text: str) -> bool:
    """Whether a line can open nothing but comments (« Réactions » can head a part of a text)."""
    return bool(pattern("phrases", "comments_for_sure").search(fold(text)))


def proposes_story(text: str) -> tuple[int, bool]:
    """How many characters at the start of a line propose another story, and whether they can mean nothing else.

    >>> proposes_story("À lire aussi : la suite"), proposes_story("Retrouvez notre")
    ((14, True), (15, False))
    """
    start = fold(text[:80])
    found = _openings().match(start)
    return (found.end(), found.lastgroup == "certain") if found else (0, False)


def opens_line(text: str) -> bool:
    """Whether a text begins like nothing but a line that signs or dates the article.

    >>> opens_line("Publié le 3 mars"), opens_line("La suite en mars")
    (True, False)
    """
    return bool(pattern("phrases", "line_openings").match(fold(text[:LONGEST_LINE_OPENING])))


def proposal_before(text: str, link: int) -> int:
    """Where, after a sentence and right before a link that begins at ``link``, a story is proposed; 0 where none is.

    >>> proposal_before("La suite en mai. À lire aussi : le casting", 32)
    17
    """
    start = max(0, link - LONGEST_OPENING)
    before = fold(text[start:link].replace("…", "."))
    found = _behind_sentence().search(before) if len(before) == link - start else None
    return start + found.start(1) if found else 0


def without_ornaments(text: str) -> str:
    """A title less the arrows, pictographs and signs that stand before it.

    >>> without_ornaments("👉 > Le Phare revient"), without_ornaments("-30 % d’audience")
    ('Le Phare revient', '-30 % d’audience')
    """
    found = _ORNAMENTS.match(text)
    return text[found.end() :] if found else text


def _folded(text: str) -> str:
    text = _EDGES.sub("", text)
    return fold(text[1:-1] if text[:1] == "(" and text.find(")") == len(text) - 1 else text)


def _without_brackets(text: str) -> str:
    return text[1:-1] if text[:1] == "[" and text[-1:] == "]" else text


@cache
def _behind_sentence() -> re.Pattern[str]:
    certain = any_of(load("phrases")["openings"]["certain"])
    return re.compile(rf"(?<=\w)[\s.!?…»\")]*[.!?…»\")] +([^\w\s]*(?:{certain})\W*)$")


@cache
def _headings() -> re.Pattern[str]:
    groups = (f"(?P<{kind}>{any_of(patterns)})" for kind, patterns in load("phrases")["headings"].items())
    return re.compile("|".join(groups))


@cache
def _lines() -> re.Pattern[str]:
    groups = (f"(?P<{kind}>{any_of(patterns)})" for kind, patterns in load("phrases")["lines"].items())
    return re.compile("|".join(groups))


@cache
def _openings() -> re.Pattern[str]:
    known = load("phrases")["openings"]
    return re.compile(rf"[^\w(]*\(?(?:(?P<certain>{any_of(known['certain'])})|(?P<likely>{any_of(known['likely'])}))")
