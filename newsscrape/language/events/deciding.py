"""Which candidates hold: the probability that was learnt for each, and how sure one must be."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsscrape.language.events.candidates import Candidate, candidates_of, triggers_of
from newsscrape.language.events.features import context_of, features_of
from newsscrape.language.events.scene import Scene, Sentence

Key = tuple[str, str | None, int | None]
"""Type, show and season: what makes two statements one event."""

WEIGHTS = "events_weights.json"
DEFAULT_THRESHOLD = 0.36
RIVALRY = 0.75
"""An event with a season and the same without one both count only where their probabilities are this close."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An event that a sentence states, with the probability of it."""

    candidate: Candidate
    probability: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt: a weight a feature, and the probability from which on an event of each type is taken."""

    weights: dict[str, float]
    bias: float
    thresholds: dict[str, float]


def stated_in(scene: Scene) -> list[Stated]:
    """The events of a text, each (type, show, season) by its likeliest statement, in the order of the text."""
    learnt = load_weights()
    claims: dict[Key, list[tuple[float, Candidate]]] = {}
    for candidate, score in _scored(scene, learnt):
        key = (candidate.trigger.rule.type, candidate.show, candidate.season)
        claims.setdefault(key, []).append((score, candidate))
    probabilities = {key: _certain([score for score, _ in found]) for key, found in claims.items()}
    stated = [
        Stated(max(claims[key], key=lambda found: found[0])[1], probabilities[key])
        for key in decide(probabilities, learnt.thresholds)
    ]
    return sorted(stated, key=lambda s: s.candidate.trigger.start)


def decide(probabilities: dict[Key, float], thresholds: dict[str, float]) -> set[Key]:
    """The events that are likely enough, less those that are clearly likelier with, or without, a season."""
    likely = {key: p for key, p in probabilities.items() if p >= thresholds.get(key[0], DEFAULT_THRESHOLD)}
    best: dict[tuple[str, str | None, bool], float] = {}
    for (kind, show, season), probability in likely.items():
        side = (kind, show, season is None)
        best[side] = max(best.get(side, 0.0), probability)
    return {key for key, p in likely.items() if p >= RIVALRY * best.get((key[0], key[1], key[2] is not None), 0.0)}


def groups_of(scene: Scene) -> Iterator[list[tuple[Candidate, list[str]]]]:
    """For each trigger of a text, its candidates with their features."""
    before: Sentence | None = None
    for sentence in scene.sentences:
        for trigger in triggers_of(sentence):
            shared = context_of(trigger, sentence, scene)
            group = candidates_of(trigger, sentence, scene, before)
            yield [(candidate, [*shared, *features_of(candidate, scene)]) for candidate in group]
        before = sentence


def _scored(scene: Scene, learnt: Weights) -> Iterator[tuple[Candidate, float]]:
    weights = learnt.weights
    before: Sentence | None = None
    for sentence in scene.sentences:
        for trigger in triggers_of(sentence):
            shared = learnt.bias + sum(weights.get(f, 0.0) for f in context_of(trigger, sentence, scene))
            for candidate in candidates_of(trigger, sentence, scene, before):
                yield candidate, shared + sum(weights.get(f, 0.0) for f in features_of(candidate, scene))
        before = sentence


def _certain(scores: list[float]) -> float:
    """The probability that one of several candidates holds, from their scores."""
    odds = sum(math.exp(min(score, 30.0)) for score in scores)
    return odds / (1.0 + odds)


@cache
def load_weights() -> Weights:
    """What ``python -m newsscrape.language.training.learn_events`` has learnt."""
    data = json.loads((files("newsscrape.language") / "data" / WEIGHTS).read_text("utf-8"))
    return Weights(data["weights"], data["bias"], data["thresholds"])
