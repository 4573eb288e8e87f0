"""Spans as one tag a word, and back: the scheme (first, inner, last and only word of a span) and its decoding."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

LABELS = ("SHOW", "ACTOR", "CREW", "PERSON", "CHARACTER", "ORGANIZATION", "PLATFORM", "TITLE")
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BILU"))
"""Outside; beginning, inner, last word of a span; the only (« unit ») word of one."""

_SURE = 0.995
"""A word that is outside any span with this probability parts a text into stretches to be decoded alone."""
_NEVER = -1e4

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


def best_spans(scores: NDArray[np.float32]) -> list[Tagged]:
    """The spans of the likeliest valid sequence of tags; ``scores`` has a row a word and a column a tag."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    open_words = np.flatnonzero(logs[:, 0] < np.log(_SURE))
    spans: list[Tagged] = []
    for stretch in np.split(open_words, np.flatnonzero(np.diff(open_words) > 1) + 1):
        if len(stretch):
            spans.extend(_read_tags(_viterbi(logs[stretch[0] : stretch[-1] + 1]), int(stretch[0])))
    return spans


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


def _viterbi(logs: NDArray[np.float32]) -> list[int]:
    between, first, last = _allowed()
    best = logs[0] + first
    back: list[NDArray[np.intp]] = []
    for row in logs[1:]:
        paths = best[:, None] + between
        origin = paths.argmax(axis=0)
        back.append(origin)
        best = paths[origin, np.arange(len(TAGS))] + row
    tags = [int((best + last).argmax())]
    for origin in reversed(back):
        tags.append(int(origin[tags[-1]]))
    return tags[::-1]


def _read_tags(tags: list[int], offset: int) -> list[Tagged]:
    spans: list[Tagged] = []
    begun = 0
    for index, tag in enumerate(tags):
        place = TAGS[tag][0]
        if place in "BU":
            begun = index
        if place in "LU":
            spans.append((offset + begun, offset + index + 1, TAGS[tag][2:]))
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
