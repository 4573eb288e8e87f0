"""Which names are real people and which are roles: the recogniser's labels weighed against the grammar around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from newsscrape.language.grammar import pattern
from newsscrape.language.knowledge import load
from newsscrape.language.known import lists_of, roles_of
from newsscrape.language.masking import CHARACTER, PERSON, Masked, expand
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.people.names import key_of
from newsscrape.language.reading import Span
from newsscrape.language.triggers import Triggers

Weights = defaultdict[int, float]
"""For the position of a name in the masked text, how much speaks for a real person; negative for a role."""

KNOWN, PLAYED = 1.5, 2.5
"""What it says of a full name that the lists have it for a person or a role, or for the role of one in the text."""
REAL = ("actors", "crew")

STRONG, USUAL, WEAK = 1.6, 1.1, 0.4
"""What a cast says of a name, beside the 1 of the recogniser's label; « A (B) » is a role and its actor as a rule."""

FAMILY = 2.0
"""What it says of a side of a cast's lines that one more of its names shares a surname: as much as a label."""

_CLOSE = re.compile(r"[^,:;]*")
_NAME = re.compile(expand("[{P}{C}{S}]"))
_IS = re.compile(r",? (?:qui )?(?:est|sont|sera|seront|serait|était|fut|redevient|redeviendra) ")
"""Between two names it tells of a part: « P est C », « P, qui est C »."""
_NAMES = PERSON + CHARACTER
_PAIR = re.compile(expand("({N})(?:,? [^{P}{C}{S}.;:()]{0,25})? ?\\((?:[^(){P}{C}{S}]{0,30})({N})[^(){P}{C}]{0,40}\\)"))
_LINE = re.compile(
    expand("^(?:[-–—•*] ?)?({N}) ?[:–—=] ?(?:(?:l[ea] |l')?(?:[\\w'-]+ ){0,2})({N})(?= ?(?:[,;.(–—]|$))"), re.MULTILINE
)
_FEWEST = 3
"""Lines of the shortest cast; fewer may be the questions and answers of an interview."""
_ASIDE = re.compile(r"\b(?:avec|dans|face|côtés|contre|retrouve|aux|réplique)\b")
_HINTS = {
    "profession": 2.0,
    "seen": 1.5,
    "credited": 1.5,
    "speaks": 1.0,
    "spoken": 1.0,
    "described": -2.0,
    "part": -0.8,
    "rank": -0.9,
}
_AFTER = frozenset({"seen", "credited", "speaks"})
"""The hints that stand after a name; all others end with one, and begin in one of `_WORDS` words before it."""
_WORDS = 12


def relabelled(text: str, masked: Masked, clauses: Clauses, spans: list[Span]) -> list[Span]:
    """The spans of people and roles, those with the wrong side put right.

    A full name counts as one wherever it stands; a surname alone follows the full name that it is part of.
    """
    by_place = {(span.start, span.end): span for span in spans}
    at = {position: by_place[place] for position, place in masked.places.items() if place in by_place}
    keys = {span: key_of(text[span.start : span.end]) for span in spans}
    weights = _weights(masked.text, clauses, at, {position: keys[span] for position, span in at.items()})
    totals: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for position, span in at.items():
        totals[keys[span]] += weights[position] + _label_weight(span)
    for key, weight in _fame({text[span.start : span.end]: keys[span] for span in spans}).items():
        totals[key] += weight
    first, last = defaultdict[str, list[float]](list), defaultdict[str, list[float]](list)
    for key, total in totals.items():
        if len(key) > 1:
            first[key[0]].append(total)
            last[key[-1]].append(total)
    return [_with_side(span, _side(keys[span], totals, first, last) or _label_weight(span)) for span in spans]


def _fame(names: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, ...], float]:
    """What the lists of known names say of full names; ``names`` gives the key of each."""
    played = {role for name, key in names.items() for role in roles_of(name) if role != key}
    weights = {}
    for name, key in names.items():
        lists = set(lists_of(name)) if len(key) > 1 else set()
        if lists:
            weights[key] = KNOWN * ((not lists.isdisjoint(REAL)) - ("characters" in lists))
        if len(key) > 1 and key in played:
            weights[key] = -PLAYED
    return weights


def _side(
    key: tuple[str, ...],
    totals: Mapping[tuple[str, ...], float],
    first: Mapping[str, list[float]],
    last: Mapping[str, list[float]],
) -> float:
    """What all mentions of a name weigh; ``first`` and ``last`` have the full names' weights by their outer words."""
    own = totals.get(key, 0.0)
    if len(key) == 1:
        surnames = last.get(key[0], [])
        fuller = surnames + first.get(key[0], [])
        if surnames and all(total > 0 for total in surnames) and own > -2.5:
            return 1.0
        if fuller and all(total < 0 for total in fuller) and own < 2.5:
            return -1.0
    return own


def _label_weight(span: Span) -> float:
    return -1.0 if span.label == "CHARACTER" else 1.0


def _with_side(span: Span, side: float) -> Span:
    if side < 0:
        return Span(span.start, span.end, "CHARACTER")
    return Span(span.start, span.end, "ACTOR") if span.label == "CHARACTER" else span


def _weights(text: str, clauses: Clauses, at: dict[int, Span], keys: Mapping[int, tuple[str, ...]]) -> Weights:
    weights: Weights = defaultdict(float)
    _add_brackets(text, at, weights)
    _add_lines(text, keys, at, weights)
    _add_casts(text, clauses, weights)
    starts = {place: _words_before(text, place) for place in at}
    for hint, weight in _HINTS.items():
        hinting = pattern("sides", hint)
        for place, start in starts.items():
            if hinting.match(text, place) if hint in _AFTER else hinting.search(text, start, place + 1):
                weights[place] += weight
    return weights


def _words_before(text: str, place: int) -> int:
    """Where some words before a name begin, none of them a name; the name itself where no word stands before it."""
    if text[place - 1 : place] not in (" ", "'"):
        return place
    start = place
    for _ in range(_WORDS):
        start = text.rfind(" ", 0, max(start, 0))
    first = max(start, 0)
    return max(start + 1, text.rfind(PERSON, first, place) + 1, text.rfind(CHARACTER, first, place) + 1)


def _add_brackets(text: str, at: dict[int, Span], weights: Weights) -> None:
    """« A (B) »: a text keeps to one order, so that the labels of all its pairs decide together."""
    pairs = [(found.start(1), found.start(2)) for found in _PAIR.finditer(text)]
    pairs = [pair for pair in pairs if pair[0] in at and pair[1] in at]
    order = _order(pairs, at)
    for first, second in pairs:
        if at[first].label in ("CREW", "PERSON") or at[second].label in ("CREW", "PERSON"):
            continue
        own = _label_weight(at[first]) - _label_weight(at[second])
        push = STRONG if (own or order) > 0 else -STRONG if (own or order) < 0 else -USUAL
        weights[first] += push
        weights[second] -= push


def _add_lines(text: str, keys: Mapping[int, tuple[str, ...]], at: dict[int, Span], weights: Weights) -> None:
    """The lines of a cast, « A : B » each: the labels of all decide, and which side has the families of roles."""
    pairs = [(found.start(1), found.start(2)) for found in _LINE.finditer(text)]
    pairs = [pair for pair in pairs if pair[0] in at and pair[1] in at]
    if len(pairs) < _FEWEST:
        return
    firsts, seconds = ([keys[position] for position in side] for side in zip(*pairs, strict=True))
    order = _order(pairs, at) + FAMILY * (_relatives(seconds) - _relatives(firsts))
    push = STRONG if order > 0 else -STRONG if order < 0 else 0.0
    for first, second in pairs:
        weights[first] += push
        weights[second] -= push


def _relatives(keys: Iterable[tuple[str, ...]]) -> int:
    """How many of some full names have the surname of one before."""
    surnames = [key[-1] for key in keys if len(key) > 1]
    return len(surnames) - len(set(surnames))


def _order(pairs: Sequence[tuple[int, int]], at: Mapping[int, Span]) -> float:
    """How much the labels of pairs speak for the real person being the first of each; negative for the second."""
    return sum((_label_weight(at[first]) - _label_weight(at[second]) for first, second in pairs), 0.0)


def _add_casts(text: str, clauses: Clauses, weights: Weights) -> None:
    for found in _triggers().find(text):
        voice, strength = found.rule
        low, high = clauses.around(found.start)
        right = _NAME.search(text, found.start, min(high, found.end + 35))
        if not right or right.group() not in _NAMES or _ASIDE.search(text, found.end, right.start()):
            continue
        left = max(text.rfind(PERSON, low, found.start), text.rfind(CHARACTER, low, found.start))
        if left >= 0 and _IS.fullmatch(text, left + 1, right.start()):
            strength = STRONG
        elif not _CLOSE.fullmatch(text, found.end, right.start()):
            strength = min(strength, WEAK)
        sign = strength if voice == "active" else -strength
        weights[right.start()] -= sign
        if left >= 0 and found.start - left < 40:
            weights[left] += sign


@cache
def _triggers() -> Triggers[tuple[str, float]]:
    return Triggers(
        (_either(row), (voice, WEAK if row.get("weak") else STRONG))
        for voice, rows in load("cast")["cast"].items()
        for row in rows
    )


def _either(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"then": row["then"].replace("{C}", "{N}").replace("{P}", "{N}")} if "then" in row else row
