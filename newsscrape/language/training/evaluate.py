"""How well a network finds the mentions of annotated texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newsscrape.language.network import Network
from newsscrape.language.tagging import LABELS, best_spans
from newsscrape.language.training.sample import Sample, prepared, spans

Score = tuple[float, float, float, int]
"""Precision, recall, F1, how many there are."""


def evaluate(network: Network, samples: Iterable[Sample], *, emphases: bool = False) -> dict[str, Score]:
    """The score of each label and of all, by exact span and label."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for sample in samples:
        features, _ = prepared(sample, emphases=emphases)
        words = features.words
        answer = {
            (words[first][0], words[after - 1][1], label)
            for first, after, label in best_spans(network.predict(features), features.ends)
        }
        gold = set(spans(sample))
        for counter, marked in ((right, answer & gold), (found, answer), (wanted, gold)):
            counter.update(label for _, _, label in marked)
            counter["all"] += len(marked)
    return {label: _score(right[label], found[label], wanted[label]) for label in (*LABELS, "all")}


def table(scores: dict[str, Score]) -> str:
    """The scores as a Markdown table."""
    rows = [f"| {label} | {p:.3f} | {r:.3f} | {f:.3f} | {n} |" for label, (p, r, f, n) in scores.items()]
    return "\n".join(["| label | precision | recall | F1 | mentions |", "| --- | ---: | ---: | ---: | ---: |", *rows])


def _score(right: int, found: int, wanted: int) -> Score:
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    return precision, recall, 2 * right / (found + wanted) if found + wanted else 0.0, wanted
