"""What a sentence must hold to state an event at all: a broadcast for a release, a figure for an audience."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.language.events.patterns import compiled
from newsscrape.language.events.scene import Sentence
from newsscrape.language.knowledge import load

_AUDIENCE = frozenset({"viewers", "share", "minutes", "views", "hours", "rank", "percent"})
_LISTING = 90
"""Up to this many characters a sentence that names a platform is taken for an entry of a listing."""


def has_needs(kind: str, sentence: Sentence) -> bool:
    """Whether a sentence holds what an event of a type cannot do without."""
    if kind == "audience" and any(count.unit in _AUDIENCE for count in sentence.counts):
        return True
    if kind == "release" and sentence.platforms and sentence.end - sentence.start <= _LISTING:
        return True
    if kind in ("casting", "departure") and sentence.people:
        return True
    needed = _needed().get(kind)
    return needed is None or needed.search(sentence.text, sentence.start, sentence.end) is not None


def is_day_of_speech(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a day is that on which somebody spoke, or a paper appeared: « a indiqué mardi », « lundi à l'AFP »."""
    before, after = _speech()
    left = before.search(sentence.text[max(sentence.start, start - 50) : start])
    return left is not None or after.match(sentence.text, end, sentence.end) is not None


@cache
def _needed() -> dict[str, re.Pattern[str]]:
    return {kind: compiled(source) for kind, source in load("events")["needs"].items()}


@cache
def _speech() -> tuple[re.Pattern[str], re.Pattern[str]]:
    speech = load("events")["speech"]
    return compiled(f"(?:{speech['before']})$"), compiled(speech["after"])
