"""Learns log-linear decisions: which labels hold for an item, from the features of the places where it stands.

A label holds for an item if one of its places says so, whichever it is; of a choice, one holds at the most. Adagrad
with features left out at random, seeded.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from newsscrape.language.weighing import Decision

Vector = NDArray[np.float64]
T = TypeVar("T")
Lesson = tuple[list[NDArray[np.int32]], NDArray[np.bool_], NDArray[np.bool_]]
"""An item's rows of feature numbers, which labels hold, and which are known."""
ChoiceLesson = tuple[list[NDArray[np.int32]], NDArray[np.bool_]]
"""The rows of feature numbers of what may be chosen, and which are right, the last of which is none."""

SMALLEST = 0.05
"""Weights nearer to zero than this are dropped."""
NEGLIGIBLE = 0.005
"""An error smaller than this teaches nothing."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something decided on: the features of each of its places, the labels that hold, and those that are known."""

    rows: Sequence[Sequence[str]]
    right: frozenset[str]
    known: frozenset[str] | None = None

    def knows(self, label: str) -> bool:
        """Whether it is known if the label holds."""
        return self.known is None or label in self.known


@dataclass(frozen=True, slots=True)
class Settings:
    """How to learn: passes, step, pull towards zero, fewest items with a feature, share of features left out."""

    epochs: int = 12
    rate: float = 0.15
    decay: float = 0.01
    rarest: int = 3
    dropped: float = 0.3
    runs: int = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """Something of which one is to be chosen, or none: the features of each, and the numbers of the right ones."""

    rows: Sequence[Sequence[str]]
    right: frozenset[int]


def learn(items: Sequence[Item], labels: Sequence[str], settings: Settings) -> Decision:
    """One decision for all labels, each learnt by itself."""
    counted = Counter(f for item in items for f in sorted({f for row in item.rows for f in row}))
    names = sorted(f for f, count in counted.items() if count >= settings.rarest)
    numbers = {name: at for at, name in enumerate(names)}
    rows = [[np.array([numbers[f] for f in row if f in numbers], np.int32) for row in item.rows] for item in items]
    known = np.array([[item.knows(label) for label in labels] for item in items])
    right = np.array([[label in item.right for label in labels] for item in items])
    lessons = [(r, x, k) for r, x, k in zip(rows, right, known, strict=True) if r]
    found = np.mean([_run(lessons, len(names), len(labels), seed, settings) for seed in range(settings.runs)], axis=0)
    weights = {name: tuple(map(_kept, found[at])) for name, at in numbers.items()}
    bias = tuple(round(float(w), 3) for w in found[-1])
    return Decision(tuple(labels), bias, {name: row for name, row in weights.items() if any(row)})


def learn_choice(choices: Sequence[Choice], settings: Settings) -> Decision:
    """One decision that scores what may be chosen, none of it scoring nought; its label is « yes »."""
    counted = Counter(f for choice in choices for f in sorted({f for row in choice.rows for f in row}))
    names = sorted(f for f, count in counted.items() if count >= settings.rarest)
    numbers = {name: at for at, name in enumerate(names)}
    lessons = [
        (
            [np.array([numbers[f] for f in row if f in numbers], np.int32) for row in choice.rows],
            np.array([*(at in choice.right for at in range(len(choice.rows))), not choice.right]),
        )
        for choice in choices
    ]
    found = np.mean([_run_choice(lessons, len(names), seed, settings) for seed in range(settings.runs)], axis=0)
    weights = {name: (_kept(found[at]),) for name, at in numbers.items()}
    return Decision(("yes",), (round(float(found[-1]), 3),), {name: row for name, row in weights.items() if any(row)})


def _kept(weight: float) -> float:
    """A weight as it is kept: in hundredths, none where it is small."""
    return round(float(weight), 2) if abs(weight) >= SMALLEST else 0.0


def as_data(decision: Decision) -> dict[str, object]:
    """A decision as the data file holds it."""
    labels = decision.labels
    rows = {
        name: {label: weight for label, weight in zip(labels, row, strict=True) if weight}
        for name, row in sorted(decision.weights.items())
    }
    return {"labels": list(decision.labels), "bias": list(decision.bias), "weights": rows}


def write(data: Mapping[str, object], path: Path) -> None:
    """Writes decisions as JSON with a line a feature, so that a change shows where it is."""
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("},", "},\n") + "\n", "utf-8")


def folds(texts: Sequence[Sequence[T]], count: int = 4) -> Iterable[tuple[list[T], list[int]]]:
    """For each fold of the texts: the items of all others, and the numbers of the texts held out."""
    for fold in range(count):
        yield (
            [item for i, text in enumerate(texts) if i % count != fold for item in text],
            [i for i in range(len(texts)) if i % count == fold],
        )


def _run(lessons: list[Lesson], size: int, labels: int, seed: int, settings: Settings) -> Vector:
    weights = np.zeros((size + 1, labels))
    weights[-1] = -1.0
    squares = np.full((size + 1, labels), 1e-3)
    order, dropper, shuffler = list(lessons), np.random.default_rng(seed), random.Random(seed)
    for _ in range(settings.epochs):
        shuffler.shuffle(order)
        for lesson in order:
            _step(lesson, weights, squares, dropper, settings)
    return weights


def _step(lesson: Lesson, weights: Vector, squares: Vector, dropper: np.random.Generator, settings: Settings) -> None:
    rows, right, known = lesson
    used = [row[dropper.random(len(row)) >= settings.dropped] for row in rows]
    scores = np.array([weights[row].sum(axis=0) for row in used]) / (1 - settings.dropped) + weights[-1]
    top = scores.max(axis=0)
    powers = np.exp(scores - top)
    error = 1 / (1 + np.exp(-np.clip(top + np.log(powers.sum(axis=0)), -30, 30))) - right
    error *= known & (np.abs(error) >= NEGLIGIBLE)
    if not error.any():
        return
    shares = np.repeat(error * powers / powers.sum(axis=0), [len(row) for row in used], axis=0)
    where, inverse = np.unique(np.concatenate(used), return_inverse=True)
    slope = np.zeros((len(where) + 1, len(error)))
    np.add.at(slope, inverse, shares)
    slope[:-1] += settings.decay * weights[where] * (error != 0)
    slope[-1] = error
    where = np.append(where, len(weights) - 1)
    squares[where] += slope**2
    weights[where] -= settings.rate * slope / np.sqrt(squares[where])


def _run_choice(lessons: list[ChoiceLesson], size: int, seed: int, settings: Settings) -> Vector:
    weights, squares = np.zeros(size + 1), np.full(size + 1, 1e-3)
    weights[-1] = -1.0
    order, dropper, shuffler = list(lessons), np.random.default_rng(seed), random.Random(seed)
    for _ in range(settings.epochs):
        shuffler.shuffle(order)
        for lesson in order:
            _step_choice(lesson, weights, squares, dropper, settings)
    return weights


def _step_choice(
    lesson: ChoiceLesson, weights: Vector, squares: Vector, dropper: np.random.Generator, settings: Settings
) -> None:
    rows, right = lesson
    used = [row[dropper.random(len(row)) >= settings.dropped] for row in rows]
    scores = np.array([*(weights[row].sum() / (1 - settings.dropped) + weights[-1] for row in used), 0.0])
    likely = np.exp(scores - scores.max())
    likely /= likely.sum()
    wanted = np.where(right, likely, 0.0)
    error = (likely - wanted / max(wanted.sum(), 1e-300))[:-1]
    if np.abs(error).max() < NEGLIGIBLE:
        return
    where, inverse = np.unique(np.concatenate(used), return_inverse=True)
    slope = np.zeros(len(where) + 1)
    np.add.at(slope, inverse, np.repeat(error, [len(row) for row in used]))
    slope[:-1] += settings.decay * weights[where]
    slope[-1] = error.sum()
    where = np.append(where, len(weights) - 1)
    squares[where] += slope**2
    weights[where] -= settings.rate * slope / np.sqrt(squares[where])
