"""Small decisions that were learnt: how likely each label is, from the features of what is decided on.

The weights are those of log-linear models, one a label, learnt by ``newsscrape.language.training.learn_decisions`` and
kept in ``data/decisions.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from newsscrape.language.knowledge import read

DECISIONS = "decisions.json"
_HIGHEST = 30.0


@dataclass(frozen=True, slots=True)
class Decision:
    """One learnt decision: its labels, and for each feature the (label, weight) pairs that it adds."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]
    _rows: dict[str, tuple[float, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Spreads the pairs of each feature over all labels, so that scores are sums of columns.

        Equal rows are one object: what little memory is read stays in the processor's cache.
        """
        shared: dict[tuple[float, ...], tuple[float, ...]] = {}
        rows = {}
        for name, pairs in self.weights.items():
            row = [0.0] * len(self.labels)
            for label, weight in pairs:
                row[label] = weight
            rows[name] = shared.setdefault(tuple(row), tuple(row))
        object.__setattr__(self, "_rows", rows)

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each label, in their order; a positive one means likelier than not."""
        rows = self._rows
        known = [row for feature in features if (row := rows.get(feature)) is not None]
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


@cache
def decision(name: str) -> Decision:
    """The learnt decision of that name."""
    source = json.loads(read(DECISIONS))[name]
    numbers = {label: number for number, label in enumerate(source["labels"])}
    same: dict[float, float] = {}
    weights = {
        feature: tuple((numbers[label], same.setdefault(weight, weight)) for label, weight in row.items())
        for feature, row in source["weights"].items()
    }
    return Decision(tuple(source["labels"]), tuple(source["bias"]), weights)
