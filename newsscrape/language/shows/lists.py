"""Enumerations: their members are of one sort, and the many correct what the odd one is taken for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from newsscrape.language.reading import Span

_COMMA = re.compile(r"[»”\"]?(?:,(?: et)?|,? ainsi que| et| &| ou) [«“\"]?\s?")
_NEXT = re.compile(r"\)(?:,|,? et|,? puis| ;) ")
_REAL = frozenset({"ACTOR", "CREW", "PERSON"})
_SORTS = dict.fromkeys(_REAL, "PERSON")
_MAJORITY = 3
"""Members of one sort that outvote the odd one."""


def evened(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans, those that alone differ from the rest of their enumeration given its label.

    « Amy Hill (actor), Lou Roy (actor), Zoé Petit (actor) et Ana Pons (show) » has four actors.
    """
    members = [span for members in _enumerations(text, sorted(spans)) for span in _even(text, members)]
    return list(_as_roles(text, members))


def _as_roles(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans, a title in brackets after an actor given to the roles where it stands beside « P (C) »."""
    cast = [at for at in range(1, len(spans)) if _is_cast(text, spans, at)]
    roles = {at for at in cast if spans[at].label == "CHARACTER"}
    beside = {at for at in cast for other in (at - 2, at + 2) if other in roles and _is_joined(text, spans, at, other)}
    for at, span in enumerate(spans):
        yield Span(span.start, span.end, "CHARACTER") if at in beside and span.label == "SHOW" else span


def _is_joined(text: str, spans: list[Span], at: int, other: int) -> bool:
    """Whether nothing but a comma or « et » stands between two brackets and the actor of the second."""
    first, second = min(at, other), max(at, other)
    return _NEXT.fullmatch(text, spans[first].end, spans[second - 1].start) is not None


def _is_cast(text: str, spans: list[Span], at: int) -> bool:
    """Whether a span, not the first, stands alone in brackets after a real person."""
    before, span = spans[at - 1], spans[at]
    in_brackets = text[before.end : span.start] == " (" and text.startswith(")", span.end)
    return in_brackets and before.label in _REAL


def _enumerations(text: str, spans: list[Span]) -> Iterator[list[Span]]:
    members: list[Span] = []
    for span in spans:
        if members and not _COMMA.fullmatch(text, members[-1].end, span.start):
            yield members
            members = []
        members.append(span)
    if members:
        yield members


def _even(text: str, members: list[Span]) -> list[Span]:
    if len(members) <= _MAJORITY:
        return members
    sorts = Counter(_sort(span) for span in members)
    sort, count = sorts.most_common(1)[0]
    if count < _MAJORITY or 3 * (len(members) - count) > len(members) or sort not in ("PERSON", "SHOW"):
        return members
    label, votes = Counter(s.label for s in members if _sort(s) == sort).most_common(1)[0]
    return [
        Span(span.start, span.end, label)
        if _may_be(text[span.start : span.end], sort) and (_sort(span) != sort or votes >= _MAJORITY)
        else span
        for span in members
    ]


def _sort(span: Span) -> str:
    return _SORTS.get(span.label, span.label)


def _may_be(name: str, sort: str) -> bool:
    return sort == "SHOW" or (" " in name and not any(sign in name for sign in ":!?0123456789"))
