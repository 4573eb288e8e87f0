"""Learns `events.wording` from sentences of which it is known what they state: Adagrad with runs left out, seeded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsscrape.language.events.wording import Wording, runs_of

EPOCHS, RATE, DECAY, RAREST, DROPPED, FIRST_BIAS = 8, 0.05, 0.002, 3, 0.2, -3.0
NEGLIGIBLE = 0.01
"""An error smaller than this teaches nothing."""

SMALLEST = 0.25
"""Runs of which all weights are smaller than this are left out."""
STEP = 1 / 64
"""Weights are multiples of this: the file is half as large, and the sums hardly change."""

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence: its words, what stands in it (`wording.contents_of`), and the types of event that it states."""

    words: list[str]
    contents: list[str]
    types: frozenset[str]


def learn_wording(sentences: Sequence[Worded], types: Sequence[str], *, runs: int) -> Wording:
    """The mean of some runs of learning."""
    runs_in = [runs_of(sentence.words, sentence.contents) for sentence in sentences]
    counted = Counter(chain.from_iterable(runs_in))
    names = sorted(run for run, count in counted.items() if count >= RAREST)
    places = {run: place for place, run in enumerate(names)}
    rows = [np.array([places[run] for run in found if run in places], np.int32) for found in runs_in]
    right = np.array([[kind in sentence.types for kind in types] for sentence in sentences], float)
    weights = np.mean([_learnt(rows, right, len(names), seed) for seed in range(runs)], axis=0)
    kept = np.flatnonzero(np.abs(weights[:-1]).max(axis=1) >= SMALLEST)
    table = (np.vstack([weights[kept], np.zeros(len(types))]) / STEP).round().astype(np.float32) * np.float32(STEP)
    return Wording(tuple(types), weights[-1].astype(np.float32), [names[at] for at in kept], table)


def save(wording: Wording, path: Path) -> None:
    """Writes what `events.wording.load_wording` reads."""
    runs, types = packed(wording.names), packed(wording.types)
    weights = wording.weights[:-1].astype(np.float16)
    np.savez_compressed(path, runs=runs, types=types, bias=wording.bias, weights=weights)


def packed(lines: Iterable[str]) -> NDArray[np.uint8]:
    """Lines as bytes, for a file of arrays; `knowledge.lines_of` reads them."""
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _learnt(rows: Iterable[NDArray[np.int32]], right: Vector, size: int, seed: int) -> Vector:
    """Shape (size + 1, types): the weights; the last row is the bias."""
    weights = np.zeros((size + 1, right.shape[1]))
    weights[size] = FIRST_BIAS
    squares = np.full_like(weights, 1e-4)
    random = np.random.default_rng(seed)
    sentences = list(rows)
    for _ in range(EPOCHS):
        for number in random.permutation(len(sentences)):
            row = sentences[number]
            row = row[random.random(len(row)) >= DROPPED]
            scores = weights[row].sum(axis=0) / (1 - DROPPED) + weights[size]
            error = 1 / (1 + np.exp(-scores)) - right[number]
            error[np.abs(error) < NEGLIGIBLE] = 0.0
            if not error.any():
                continue
            row = np.append(row, size)
            slope = error + DECAY * weights[row] * (error != 0)
            squares[row] += slope**2
            weights[row] -= RATE * slope / np.sqrt(squares[row])
    return weights
