"""Nouns that stand for a show which they do not name: « la série », « son nouveau film », « un documentaire »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from newsscrape.language.beginnings import Beginning
from newsscrape.language.events.patterns import compiled, filled
from newsscrape.language.knowledge import load

_BEFORE = 30
"""Characters before a noun in which its determiner stands."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of a show: its ``kind`` (a show's, or another class) and its determiner's class (the, this, own …)."""

    start: int
    end: int
    kind: str
    how: str


def nouns_in(folded: str) -> Iterator[Noun]:
    """The nouns of shows in a folded text in lower case, in its order.

    >>> [(noun.kind, noun.how) for noun in nouns_in("cette serie et un autre film, deux fictions")]
    [('series', 'this'), ('film', 'a'), ('series', 'several')]
    """
    for match in _nouns().finditer(folded):
        determiner = _determiners().search(folded, max(0, match.start() - _BEFORE), match.start())
        if determiner:
            yield Noun(match.start(), match.end(), str(match.lastgroup), str(determiner.lastgroup))


def noun_marks(noun: Noun, names: Sequence[str | None], kinds: dict[str, str], place: int) -> list[str]:
    """How the noun that stands nearest to a place suits shows, by their kinds."""
    told = {"none" if name is None else kinds.get(name, "-") for name in names}
    suits = _suits(noun, told.pop() if len(told) == 1 else "several")
    return [f"k {noun.kind} {noun.how} {suits}", f"k {noun.how} {suits}", f"k {noun.how} {noun.start < place} {suits}"]


def nearest_noun(nouns: Sequence[Noun], end: int) -> Noun | None:
    """The last noun before a place, else the first after it."""
    before = [noun for noun in nouns if noun.start < end]
    return before[-1] if before else nouns[0] if nouns else None


def _suits(noun: Noun, kind: str) -> str:
    if kind in ("none", "several", "-"):
        return kind
    return "same" if kind == noun.kind else "other" if noun.kind in load("events")["nouns"]["kinds"] else "?"


@cache
def _nouns() -> Beginning:
    groups = "|".join(f"(?P<{kind}>{source})" for kind, source in load("events")["nouns"]["words"].items())
    return Beginning(filled(rf"\b(?:{groups})\b(?! ?[«\"“]? ?{{S}})"))


@cache
def _determiners() -> re.Pattern[str]:
    nouns = load("events")["nouns"]
    groups = "|".join(f"(?P<{how}>{source})" for how, source in nouns["determiners"].items())
    return compiled(rf"\b(?:{groups})(?:(?:{nouns['adjectives']}) )?$")
