"""Spans as one tag a word, and back: the scheme (first, inner, last and only word of a span) and its decoding."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

LABELS = ("SHOW", "ACTOR", "CREW", "PERSON", "CHARACTER", "ORGANIZATION", "PLATFORM", "TITLE")
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BILU"))
"""Outside; beginning, inner, last word of a span; the only (« unit ») word of one."""

_NEVER = -1e4
_ORDER = np.array([0, *(1 + 4 * label + place for place in (3, 2, 1, 0) for label in range(len(LABELS)))])
"""The numbers of the tags in the order in which `_viterbi` has them: O, then U, L, I, B of each label."""

Tagged = tuple[int, int, str]
"""A span in words: first word, the word after the last one, label."""


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

    ``ends`` are the words, ends of paragraphs, that no span crosses, so that paragraphs are decoded side by side,
    and only those whose words' own best tags do not go together.
    """
    tags = scores.argmax(axis=1)
    doubtful = _doubtful(tags, ends)
    if doubtful:
        _decode(scores, doubtful, tags)
    return _read_tags(tags.tolist())


def _doubtful(tags: NDArray[np.intp], ends: NDArray[np.intp]) -> list[slice]:
    """The paragraphs in which the best tags of the words, each by itself, are no valid sequence.

    In all others nothing scores higher than they do.
    """
    bounds = np.array([0, *(ends + 1), len(tags)])
    before, after = np.append(0, tags), np.append(tags, 0)
    cost, _, last = _allowed()
    wrong = cost[before, after] < 0
    wrong[bounds] |= last[before[bounds]] < 0
    places = np.flatnonzero(wrong)
    words = np.concatenate([np.maximum(places - 1, 0), np.minimum(places, len(tags) - 1)])
    return [slice(bounds[number], bounds[number + 1]) for number in np.unique(np.searchsorted(ends, words))]


def _decode(scores: NDArray[np.float32], paragraphs: list[slice], tags: NDArray[np.intp]) -> None:
    """Puts the best valid sequence into ``tags`` for some paragraphs."""
    longest = max(paragraph.stop - paragraph.start for paragraph in paragraphs)
    padded = np.full((longest + 1, len(paragraphs), len(TAGS)), _NEVER, dtype=np.float32)
    padded[:, :, 0] = 0  # beyond its end a paragraph is outside any span
    for column, paragraph in enumerate(paragraphs):
        padded[: paragraph.stop - paragraph.start, column] = scores[paragraph]
    best = _viterbi(padded[:, :, _ORDER])
    for column, paragraph in enumerate(paragraphs):
        tags[paragraph] = _ORDER[best[: paragraph.stop - paragraph.start, column]]


def _viterbi(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    """The best tags, by place and paragraph; ``scores`` are overwritten, tags numbered in the order of `_ORDER`.

    A tag that closes or is outside (« O U L ») may be followed by any that opens or is outside (« O U B »), one that
    leaves its span open (« I B ») only by an inner or last one (« L I ») of the same label.
    """
    count, paragraphs, _ = scores.shape
    kinds = len(LABELS)
    rows = np.arange(paragraphs)
    best = scores[0]
    best[:, 1 + kinds : 1 + 3 * kinds] = _NEVER
    closed = np.empty((count, paragraphs), dtype=np.intp)
    begun = np.empty((count, paragraphs, kinds), dtype=bool)
    for place in range(1, count):
        closed[place] = best[:, : 1 + 2 * kinds].argmax(axis=1)
        inner, first = best[:, 1 + 2 * kinds : 1 + 3 * kinds], best[:, 1 + 3 * kinds :]
        begun[place] = first > inner
        inside = np.maximum(inner, first)
        after = best[rows, closed[place]][:, None]
        best = scores[place]
        best[:, : 1 + kinds] += after
        best[:, 1 + kinds : 1 + 2 * kinds] += inside
        best[:, 1 + 2 * kinds : 1 + 3 * kinds] += inside
        best[:, 1 + 3 * kinds :] += after
    return _trace(closed, begun)


def _trace(closed: NDArray[np.intp], begun: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Follows the best origins back from the last place, which is outside any span."""
    count, paragraphs, kinds = begun.shape
    tags = np.zeros((count, paragraphs), dtype=np.intp)
    for paragraph in range(paragraphs):
        origins, firsts = closed[:, paragraph].tolist(), begun[:, paragraph]
        tag = 0
        for place in range(count - 1, 0, -1):
            if tag <= kinds or tag > 3 * kinds:
                tag = origins[place]
            else:
                label = (tag - 1) % kinds
                tag = 1 + 2 * kinds + label + (kinds if firsts[place, label] else 0)
            tags[place - 1, paragraph] = tag
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
