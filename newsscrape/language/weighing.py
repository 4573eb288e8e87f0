"""Small decisions that were learnt: how likely each label is, from the features of what is decided on.

The weights are those of log-linear models, one a label, learnt by ``newsscrape.language.training.learn_decisions`` and
kept in ``data/decisions.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DECISIONS = "decisions.json"
_HIGHEST = 30.0


@dataclass(frozen=True, slots=True)
class Decision:
    """One learnt decision: its labels, and for each feature the (label, weight) pairs that it adds."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each label, in their order; a positive one means likelier than not."""
        totals, weights = list(self.bias), self.weights
        for feature in features:
            for label, weight in weights.get(feature, ()):
                totals[label] += weight
        return totals

    def probabilities(self, rows: Iterable[Iterable[str]]) -> dict[str, float]:
        """How likely each label is to hold in one of several places, each with its features."""
        scores = [self.scores(row) for row in rows]
        return {label: certain([score[at] for score in scores]) for at, label in enumerate(self.labels)}


def certain(scores: list[float]) -> float:
    """The probability that one of several statements holds, from their scores; 0 without any.

    >>> certain([0.0]), certain([])
    (0.5, 0.0)
    """
    odds = sum(math.exp(min(score, _HIGHEST)) for score in scores)
    return odds / (1.0 + odds)


@cache
def decision(name: str) -> Decision:
    """The learnt decision of that name."""
    source = json.loads((files("newsscrape.language") / "data" / DECISIONS).read_text("utf-8"))[name]
    labels = source["labels"]
    weights = {
        feature: tuple((labels.index(label), weight) for label, weight in row.items())
        for feature, row in source["weights"].items()
    }
    return Decision(tuple(labels), tuple(source["bias"]), weights)
