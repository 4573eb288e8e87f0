"""Actors and roles between whom the verb is left out, taken for one name: « P joue C, Lou Roy Ott et Ana Bru Zoé »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsscrape.language.grammar import pattern
from newsscrape.language.known import lists_of
from newsscrape.language.masking import lowered
from newsscrape.language.people.gender import LISTED, gender_of
from newsscrape.language.people.names import REAL
from newsscrape.language.reading import Span

_PLAYS = pattern("cast", "plays")
_NEXT = pattern("cast", "next")
_WORDS = range(3, 5)
"""How many words an actor's and a role's names have together."""
_ACTORS = 2
"""How many of them are the actor's."""


def without_joined(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, those of an actor and a role after a pair of whom one is told to play the other cut in two."""
    low = lowered(text)
    actor: Span | None = None
    role: Span | None = None
    for span in spans:
        is_next = role and _NEXT.fullmatch(low, role.end, span.start) and not _PLAYS.match(low, span.end)
        cut = _cut(text, span) if is_next else 0
        if cut:
            actor, role = Span(span.start, cut, "ACTOR"), Span(cut + 1, span.end, "CHARACTER")
            yield from (actor, role)
            continue
        is_role = actor and span.label == "CHARACTER" and _PLAYS.fullmatch(low, actor.end, span.start)
        role = span if is_role else None
        actor = span if span.label in REAL else None
        yield span


def _cut(text: str, span: Span) -> int:
    """Where the actor's name ends in a span that may hold a role's too; 0 where it does not."""
    name = text[span.start : span.end]
    words = name.split(" ")
    if span.label not in REAL or len(words) not in _WORDS or not all(word[:1].isupper() for word in words):
        return 0
    actor = " ".join(words[:_ACTORS])
    is_name = gender_of(actor) in LISTED or "actors" in lists_of(actor)
    return span.start + len(actor) if is_name and not lists_of(name) else 0
