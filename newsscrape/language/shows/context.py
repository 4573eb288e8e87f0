"""What the words around a title say of it: a screen work, something else, or somebody's words."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.language.knowledge import load
from newsscrape.language.masking import lowered

BEFORE, AFTER = 60, 48
"""Characters looked at on either side of a title."""

_OPENING = '[\\s«"“(*]*$'


def weigh(low: str, start: int, end: int) -> float:
    """How much the words around ``low[start:end]`` speak for a screen work; negative for something else.

    ``low`` is the text after `newsscrape.language.masking.lowered`.
    """
    before, after = low[max(0, start - BEFORE) : start], low[end : end + AFTER]
    weight = 0.0
    if _pattern("other", at_end=True).search(before) or _pattern("other_after").match(after):
        weight -= 2
    elif _pattern("before", at_end=True).search(before):
        weight += 2
    if _pattern("after").match(after):
        weight += 2
    return weight


def names_person(low: str, start: int, end: int) -> bool:
    """Whether the words around ``low[start:end]`` are those around a person or a role."""
    before, after = low[max(0, start - BEFORE) : start], low[end : end + AFTER]
    return bool(_pattern("person", at_end=True).search(before) or _pattern("person_after").match(after))


def is_speech(low: str, start: int, end: int) -> bool:
    """Whether a quote reads as somebody's words rather than as a title."""
    title = low[start:end]
    before, after = low[max(0, start - 30) : start].rstrip(' «"'), low[end : end + 40]
    if _said().match(after):
        return True
    return before.endswith(":") and (len(title.split()) > 3 or title.endswith((".", "!", "?", "…")))


def plain_text(text: str) -> str:
    """The text as `weigh` and `is_speech` expect it."""
    return lowered(text)


@cache
def _pattern(name: str, *, at_end: bool = False) -> re.Pattern[str]:
    source = load("shows")["context"][name].replace("\n", "")
    return re.compile(f"(?<![\\w-])(?:{source}){_OPENING}" if at_end else f'[\\s»"”]*{source}')


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        f"[.!?…]?\\s?[»\"”]?,? (?:(?:a|ont|avait|s'est|nous|lui|leur|en) )*(?:{load('shows')['context']['speech']})\\b"
    )
