"""Runs of text put together: white space collapsed, footnote numbers left out, proposals of stories cut off."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from newsscrape.page.phrases import opens_line, proposal_before, proposes_story
from newsscrape.page.tree import collapse

_CLOCK = re.compile(r"\d{1,2} ?[:h]")
_DAY = re.compile(r"\d{1,2}(?:(?:er)? [a-zéû]{3,9}\.? |([/.-])\d{1,2}\1)\d{4}")
LONGEST_FIGURE = 8
"""Characters at the end of a figure by which it is known: « 3,8 M »."""
_ARROWS = " >→▶►➡👉"
_CLOSING = " .)]»…"
_ENDS = (".", "!", "?", "…", "»", ")")
_FIGURE = re.compile(r"\d ?(?:M|Md|k|K|%|€|M€)$")
_WORD = re.compile(r"[a-zà-ÿ]{2,} ")
Piece = tuple[str, int, bool, bool]
"""Text as the page has it, the index of the link that it stands in (-1: none), whether it is bold, whether italic."""


@dataclass(slots=True)
class Span:
    """``text[start:end]`` of a block, in the anchor of this index (-1: none), bold, italic."""

    start: int
    end: int
    anchor: int
    bold: bool
    italic: bool


def is_seam(before: str, after: str, *, loose: bool = True) -> bool:
    """Whether the texts of two inline elements without a space between are set apart by style alone: flexible boxes.

    In a paragraph (not ``loose``), only what begins a new line by its words is.

    >>> is_seam("Par Anne Roy", "Publié le 5 mars"), is_seam("05/03/2025", "10:12"), is_seam("jus", "qu’à")
    (True, True, False)
    >>> is_seam("à 14 h 12 HAE", "Mis à jour le 6 mars"), is_seam("Anne Roy", "5 mars 2026"), is_seam("TF", "1")
    (True, True, False)
    >>> is_seam("3,8 M", "de téléspectateurs")
    True
    """
    if not before or not after:
        return False
    if before[-1].isalnum() and after[0].isupper() and opens_line(after):
        return True
    if not loose:
        return False
    if _FIGURE.search(before[-LONGEST_FIGURE:]) and _WORD.match(after):
        return True
    if after[0].isdigit():
        return bool(_CLOCK.match(after) if before[-1].isdigit() else before[-1].isalpha() and _DAY.match(after))
    return after[0].isupper() and (before[-2:].islower() or before[-1].isdigit()) and before[-2:].isalnum()


def without_notes(pieces: list[Piece], is_note: Callable[[str, int], bool]) -> list[Piece]:
    """The pieces less the numbers of footnotes, which ``is_note`` tells by text and link, and the brackets around."""
    if not any(anchor >= 0 and is_note(text, anchor) for text, anchor, _, _ in pieces):
        return pieces
    kept: list[Piece] = []
    opened = False
    for text, anchor, bold, italic in pieces:
        if anchor >= 0 and is_note(text, anchor):
            before = kept[-1][0].rstrip() if kept else ""
            opened = before.endswith(("[", "(")) and kept[-1][1] < 0
            if opened:
                kept[-1] = (before[:-1].rstrip(), *kept[-1][1:])
            continue
        closes = opened and text.lstrip().startswith(("]", ")"))
        opened = opened and not text.strip()
        kept.append((text.lstrip()[1:] if closes else text, anchor, bold, italic))
    return kept


def join(pieces: list[Piece]) -> tuple[str, list[Span]]:
    """The pieces' text with white space collapsed, and a span for each that is linked, bold or italic."""
    if not pieces:
        return "", []
    if len(pieces) == 1:
        text, anchor, bold, italic = pieces[0]
        text = collapse(text)
        styled = text and (anchor >= 0 or bold or italic)
        return text, [Span(0, len(text), anchor, bold, italic)] if styled else []
    parts: list[str] = []
    spans: list[Span] = []
    length, space = 0, False
    for raw, anchor, bold, italic in pieces:
        text = collapse(raw)
        if not text:
            space = space or bool(raw)
            continue
        if length and (space or raw[0].isspace()):
            parts.append(" ")
            length += 1
        parts.append(text)
        if anchor >= 0 or bold or italic:
            spans.append(Span(length, length + len(text), anchor, bold, italic))
        length += len(text)
        space = raw[-1].isspace()
    return "".join(parts), spans


def parts_of(text: str, spans: list[Span]) -> list[tuple[str, list[Span]]]:
    """The text, and apart from it the story that is proposed behind it: « À lire aussi : » and a link."""
    cut = _proposal(text, spans) if spans else 0
    if not cut:
        return [(text, spans)]
    before = [span for span in spans if span.end <= cut]
    behind = (span for span in spans if span.end > cut)
    moved = [Span(max(s.start - cut, 0), s.end - cut, s.anchor, s.bold, s.italic) for s in behind]
    return [(text[:cut].rstrip(), before), (text[cut:], moved)]


def _proposal(text: str, spans: list[Span]) -> int:
    last = spans[-1]
    if last.anchor < 0 or text[last.end :].strip(_CLOSING):
        return 0
    link = min(span.start for span in spans if span.anchor == last.anchor)
    return (proposal_before(text, link) or _led_proposal(text, link)) if link else 0


def _led_proposal(text: str, link: int) -> int:
    """Where a link behind a sentence proposes a story in its own words, led by an arrow: « > Lire notre critique »."""
    start = len(text[:link].rstrip(_ARROWS))
    line = text[start:].lstrip()
    led = line[:1] in _ARROWS and text[:start].endswith(_ENDS) and proposes_story(line)[0]
    return len(text) - len(line) if led else 0
