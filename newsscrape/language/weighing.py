"""Small decisions that were learnt: how likely each label is, from the features of what is decided on.

The weights are those of log-linear models, one a label, learnt by ``newsscrape.language.training.learn_decisions`` and
kept in ``data/decisions.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any

from newsscrape.language.knowledge import read

DECISIONS = "decisions.json"
_HIGHEST = 30.0


@dataclass(frozen=True, slots=True)
class Decision:
    """One learnt decision: its labels, and for each feature what it adds to the score of each label."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each label, in their order; a positive one means likelier than not."""
        weights = self.weights
        known = [row for feature in features if (row := weights.get(feature)) is not None]
        return [sum(column) for column in zip(self.bias, *known, strict=True)]

    def probabilities(self, rows: Iterable[Iterable[str]]) -> dict[str, float]:
        """How likely each label is to hold in one of several places, each with its features."""
        scores = [self.scores(row) for row in rows]
        by_label = list(zip(*scores, strict=True)) or [()] * len(self.labels)
        return {label: certain(column) for label, column in zip(self.labels, by_label, strict=True)}


def certain(scores: Sequence[float]) -> float:
    """The probability that one of several statements holds, from their scores; 0 without any.

    >>> certain([0.0]), certain([])
    (0.5, 0.0)
    """
    odds = sum([math.exp(min(score, _HIGHEST)) for score in scores])
    return odds / (1.0 + odds)


def chances(scores: Sequence[float]) -> list[float]:
    """The probability that each is the one of several, which all may be wrong, from their scores.

    >>> chances([0.0]), [round(chance, 2) for chance in chances([2.0, 0.0])]
    ([0.5], [0.79, 0.11])
    """
    top = max(0.0, *scores)
    odds = [math.exp(score - top) for score in scores]
    total = sum(odds) + math.exp(-top)
    return [odd / total for odd in odds]


def shifted(probability: float, by: float) -> float:
    """A probability with something added to its log-odds.

    >>> shifted(0.5, 0.0), round(shifted(0.5, 2.0), 2)
    (0.5, 0.88)
    """
    if probability >= 1.0:
        return probability
    odds = probability / (1.0 - probability) * math.exp(by)
    return odds / (1.0 + odds)


def decision(name: str) -> Decision:
    """The learnt decision of that name."""
    return decisions()[name]


@cache
def decisions() -> dict[str, Decision]:
    """The learnt decisions, by name."""
    return {name: _decision(source) for name, source in json.loads(read(DECISIONS)).items()}


def _decision(source: dict[str, Any]) -> Decision:
    """Equal weights are one object, so are equal rows: what little memory is read stays in the processor's cache."""
    labels = tuple(source["labels"])
    numbers: dict[float, float] = {}
    rows: dict[tuple[float, ...], tuple[float, ...]] = {}
    weights = {}
    for feature, told in source["weights"].items():
        row = tuple([numbers.setdefault(weight, weight) for weight in map(told.get, labels, repeat(0.0))])
        weights[feature] = rows.setdefault(row, row)
    return Decision(labels, tuple(source["bias"]), weights)
