"""What the words around a title say of it: a screen work, something else, or somebody's words."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.language.beginnings import Beginning
from newsscrape.language.knowledge import load
from newsscrape.language.masking import lowered

BEFORE, AFTER = 60, 48
"""Characters looked at on either side of a title."""

_OPENING = '[\\s«"“(*]*'


def weigh(low: str, start: int, end: int) -> float:
    """How much the words around ``low[start:end]`` speak for a screen work; negative for something else.

    ``low`` is the text after `newsscrape.language.masking.lowered`.
    """
    after = low[end : end + AFTER]
    weight = 0.0
    is_told = _ends(low, start, "other", "before")
    if (is_told and _ends(low, start, "other")) or _pattern("other_after").match(after):
        weight -= 2
    elif is_told and _ends(low, start, "before"):
        weight += 2
    if _pattern("after").match(after):
        weight += 2
    return weight


def names_person(low: str, start: int, end: int) -> bool:
    """Whether the words around ``low[start:end]`` are those around a person or a role."""
    return _ends(low, start, "person") or _pattern("person_after").match(low[end : end + AFTER]) is not None


def is_speech(low: str, start: int, end: int) -> bool:
    """Whether a quote reads as somebody's words rather than as a title."""
    title = low[start:end]
    before, after = low[max(0, start - 30) : start].rstrip(' «"'), low[end : end + 40]
    if _said().match(after):
        return True
    return before.endswith(":") and (len(title.split()) > 3 or title.endswith((".", "!", "?", "…")))


def is_topic(low: str, start: int, end: int) -> bool:
    """Whether ``low[start:end]`` opens a quote that goes on to say what it is: « L'hôpital, c'est un village »."""
    opens = low[max(0, start - 2) : start].rstrip().endswith(("«", "“", '"'))
    return opens and _topic().match(low, end) is not None


def plain_text(text: str) -> str:
    """The text as `weigh` and `is_speech` expect it."""
    return lowered(text)


def _ends(low: str, start: int, *names: str) -> bool:
    """Whether a match of one of the patterns of those names ends right before a title."""
    return _ending(*names).ends(low, start - BEFORE, start)


@cache
def _ending(*names: str) -> Beginning:
    return Beginning(f"(?<![\\w-])(?:{'|'.join(_source(name) for name in names)}){_OPENING}")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(f'[\\s»"”]*{_source(name)}')


def _source(name: str) -> str:
    return str(load("shows")["context"][name]).replace("\n", "")


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(_source("topic_after"))


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        f"[.!?…]?\\s?[»\"”]?,? (?:(?:a|ont|avait|s'est|nous|lui|leur|en) )*(?:{load('shows')['context']['speech']})\\b"
    )
