"""Enumerations: their members are of one sort, and the many correct what the odd one is taken for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from newsscrape.language.reading import Span

_COMMA = re.compile(r"[»”\"]?(?:,(?: et)?|,? ainsi que| et| &| ou) [«“\"]?\s?")
_REAL = frozenset({"ACTOR", "CREW", "PERSON"})
_SORTS = dict.fromkeys(_REAL, "PERSON")
_MAJORITY = 3
"""Members of one sort that outvote the odd one."""


def evened(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans, those that alone differ from the rest of their enumeration given its label.

    « Amy Hill (actor), Lou Roy (actor), Zoé Petit (actor) et Ana Pons (show) » has four actors.
    """
    return [span for members in _enumerations(text, sorted(spans)) for span in _even(text, members)]


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
