"""Spans as one tag a word, and back: the scheme (first, inner, last and only word of a span) and its decoding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

LABELS = ("SHOW", "ACTOR", "CREW", "PERSON", "CHARACTER", "ORGANIZATION", "PLATFORM", "TITLE")
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BILU"))
"""Outside; beginning, inner, last word of a span; the only (« unit ») word of one."""

PEOPLE = LABELS[1:5]
_BEGINS, _ENDS, _ALONE = (np.array([TAGS.index(f"{place}-{label}") for label in (*PEOPLE, "SHOW")]) for place in "BLU")

_NEVER = -1e4
_ORDER = np.array([0, *(1 + 4 * label + place for place in (3, 2, 1, 0) for label in range(len(LABELS)))])
"""The numbers of the tags in the order in which `_viterbi` has them: O, then U, L, I, B of each label."""

_SURE = 2.5
"""How much higher than any other the score of « outside » is where a word is surely that."""
_STRETCH = 20
"""Words that are decoded one after the other, at least."""

Tagged = tuple[int, int, str]
"""A span in words: first word, the word after the last one, label."""


Leaning = tuple[float, float, float, float]
"""How much the scores of a span's first and last word speak for each label of `PEOPLE`."""

Namesake = tuple[float, str]
"""How much more the scores of a title speak for somebody's name than for a title, and for which label most."""


def tags_of(spans: Iterable[Tagged], words: int) -> NDArray[np.intp]:
    """The number of each word's tag, for spans that do not overlap."""
    tags = np.zeros(words, dtype=np.intp)
    for first, after, label in spans:
        base = 1 + 4 * LABELS.index(label)
        if after - first == 1:
            tags[first] = base + 3
        else:
            tags[first:after] = base + 1
            tags[first], tags[after - 1] = base, base + 2
    return tags


def best_spans(scores: NDArray[np.float32], ends: NDArray[np.intp]) -> list[Tagged]:
    """The spans of the likeliest valid sequence of tags; ``scores`` has a row a word and a column a tag.

    ``ends`` are the words, ends of paragraphs, that are outside any span, so that paragraphs are decoded side by side.
    """
    bounds = sorted({0, *(ends + 1).tolist(), *_certain(scores), len(scores)})
    starts, lengths = np.array(bounds[:-1]), np.diff(bounds)
    paragraphs = np.arange(len(starts)).repeat(lengths)
    places = np.arange(len(scores)) - starts.repeat(lengths)
    padded = np.full((lengths.max() + 1, len(TAGS), len(starts)), _NEVER, dtype=np.float32)
    padded[:, 0] = 0  # beyond its end a paragraph is outside any span
    ordered = scores.take(_ORDER, axis=1)
    ordered[ends, 1:] = _NEVER
    padded[places, :, paragraphs] = ordered
    return _read_tags(_ORDER.take(_viterbi(padded)[places, paragraphs]).tolist())


def leanings(scores: NDArray[np.float32], spans: Sequence[Tagged]) -> list[Leaning]:
    """What each of some spans leans to; ``scores`` has a row a word and a column a tag."""
    return [(row[0], row[1], row[2], row[3]) for row in _sums(scores, spans).tolist()]


def namesakes(scores: NDArray[np.float32], spans: Sequence[Tagged]) -> list[Namesake]:
    """What each of some titles would be if it were somebody's name; ``scores`` are those of `leanings`.

    The labels of `PEOPLE` share what speaks for a name: a title that is likelier than each of them may be less likely
    than all.
    """
    sums = _sums(scores, spans)
    people = np.logaddexp.reduce(sums[:, :-1], axis=1) - sums[:, -1]
    best = sums[:, :3].argmax(axis=1)
    return [(lead, PEOPLE[number]) for lead, number in zip(people.tolist(), best.tolist(), strict=True)]


def _sums(scores: NDArray[np.float32], spans: Sequence[Tagged]) -> NDArray[np.float32]:
    """What speaks for each label of `PEOPLE`, and for a title, at some spans: a row a span."""
    if not spans:
        return np.empty((0, len(PEOPLE) + 1), dtype=np.float32)
    first = scores.take([first for first, _, _ in spans], axis=0)
    last = scores.take([after - 1 for _, after, _ in spans], axis=0)
    alone = np.array([[after - first == 1] for first, after, _ in spans])
    return np.where(alone, first[:, _ALONE], first[:, _BEGINS] + last[:, _ENDS])


def _certain(scores: NDArray[np.float32]) -> list[int]:
    """The places after some words that are surely outside any span, so that what is decoded side by side is short."""
    sure = np.flatnonzero(scores[:, 0] - scores[:, 1:].max(axis=1) > _SURE)
    chosen: list[int] = []
    before = 0
    for place in (sure + 1).tolist():
        if place - before >= _STRETCH:
            chosen.append(place)
            before = place
    return chosen


def _viterbi(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    """The best tags, by place and paragraph; tags are numbered in the order of `_ORDER`.

    A tag that closes or is outside (« O U L ») may be followed by any that opens or is outside (« O U B »), one that
    leaves its span open (« I B ») only by an inner or last one (« L I ») of the same label. ``scores`` are by place,
    tag and paragraph.
    """
    places, _, paragraphs = scores.shape
    kinds = len(LABELS)
    alone, first = scores[:, : 1 + kinds], scores[:, 1 + 3 * kinds :]
    sums = np.concatenate([first, alone.max(axis=1, keepdims=True), scores[:, 1 + kinds : 1 + 3 * kinds]], axis=1)
    began, ended, went = sums[:, :kinds], sums[:, kinds : 1 + 2 * kinds], sums[:, 1 + 2 * kinds :]
    closing, going = sums[:, : 1 + kinds], sums[:, 1 + kinds :].reshape(places, 2, kinds, paragraphs)
    closed = np.zeros(paragraphs, dtype=np.float32)
    opened = np.full((kinds, paragraphs), _NEVER, dtype=np.float32)
    for from_closed, from_opened, begin, end, go in zip(closing, going, began, ended, went, strict=True):
        np.add(from_closed, closed, out=from_closed)
        np.add(from_opened, opened, out=from_opened)
        np.maximum.reduce(end, axis=0, out=closed)
        np.maximum(begin, go, out=opened)
    alone_best, ends = ended[:, 0], ended[:, 1:]
    best = np.where(ends.max(axis=1) > alone_best, 1 + kinds + ends.argmax(axis=1), alone.argmax(axis=1))
    return _trace(best, began > went)


def _trace(closed: NDArray[np.intp], begun: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Follows the best origins back from the last place, which is outside any span.

    ``closed`` is the best tag of each place among those that close or are outside, ``begun`` tells for each label
    whether an open span best begins there.
    """
    kinds = begun.shape[1]
    tags = closed.copy()
    afters, paragraphs = np.nonzero(closed > kinds)
    for after, paragraph in zip(afters[::-1].tolist(), paragraphs[::-1].tolist(), strict=True):
        label = int(closed[after, paragraph]) - 1 - kinds
        if tags[after, paragraph] != closed[after, paragraph]:
            continue
        place = after - 1
        while not begun[place, label, paragraph]:
            tags[place, paragraph] = 1 + 2 * kinds + label
            place -= 1
        tags[place, paragraph] = 1 + 3 * kinds + label
    return tags


@cache
def _allowed() -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Costs of each tag after each other one, of each as the first and of each as the last one."""
    inside = np.array([tag[0] in "BI" for tag in TAGS])
    follows = np.array([tag[0] in "IL" for tag in TAGS])
    label = np.array([tag[2:] for tag in TAGS])
    same = label[:, None] == label[None, :]
    valid = np.where(inside[:, None], follows[None, :] & same, ~np.broadcast_to(follows, same.shape))
    cost = np.where(valid, 0, _NEVER).astype(np.float32)
    return cost, np.where(follows, _NEVER, 0).astype(np.float32), np.where(inside, _NEVER, 0).astype(np.float32)


def _read_tags(tags: list[int]) -> list[Tagged]:
    spans: list[Tagged] = []
    begun = 0
    for index, tag in enumerate(tags):
        if not tag:
            continue
        place, label = TAGS[tag].split("-")
        if place in "BU":
            begun = index
        if place in "LU":
            spans.append((begun, index + 1, label))
    return spans


def marginals(scores: NDArray[np.float32], ends: NDArray[np.intp]) -> tuple[NDArray[np.float32], float]:
    """The probability of each tag of each word over all valid sequences, and the logarithm of their total weight.

    ``ends`` are the words, ends of paragraphs, that no span crosses, so that paragraphs are computed side by side.
    """
    highest = scores.max(axis=1, keepdims=True)
    stretches = [stretch for stretch in np.split(np.arange(len(scores)), ends + 1) if len(stretch)]
    weights = np.zeros((max(map(len, stretches)) + 1, len(stretches), len(TAGS)), dtype=np.float32)
    weights[:, :, 0] = 1  # beyond its end a paragraph is outside any span
    exponentials = np.exp(scores - highest)
    for column, stretch in enumerate(stretches):
        weights[: len(stretch), column] = exponentials[stretch]
    both, total = _forward_backward(weights)
    found = np.empty_like(scores)
    for column, stretch in enumerate(stretches):
        found[stretch] = both[: len(stretch), column]
    return found, total + float(highest.sum())


def _forward_backward(weights: NDArray[np.float32]) -> tuple[NDArray[np.float32], float]:
    """Of weights by place, paragraph and tag: the probabilities likewise, and the logarithm of the total weight."""
    between, first, _ = (np.exp(cost) for cost in _allowed())
    forward = np.empty_like(weights)
    backward = np.empty_like(weights)
    total = 0.0
    ahead = first * weights[0]
    for index in range(len(weights)):
        if index:
            ahead = (forward[index - 1] @ between) * weights[index]
        scale = ahead.sum(axis=1, keepdims=True)
        forward[index] = ahead / scale
        total += float(np.log(scale).sum())
    behind = np.ones_like(ahead)
    for index in range(len(weights) - 1, -1, -1):
        backward[index] = behind / behind.sum(axis=1, keepdims=True)
        behind = (weights[index] * backward[index]) @ between.T
    both = forward * backward
    return both / both.sum(axis=2, keepdims=True), total
