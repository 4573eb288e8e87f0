"""Which candidates hold: the probability that was learnt for each, and how sure one must be."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsscrape.language.events.candidates import Candidate, Trigger, candidates_of, triggers_of
from newsscrape.language.events.features import context_of, pair_features, season_features, show_features
from newsscrape.language.events.scene import Scene, Sentence

Key = tuple[str, str | None, int | None]
"""Type, show and season: what makes two statements one event."""

WEIGHTS = "events_weights.json"
RIVALRY = 0.75
"""An event with a season and the same without one both count only where their probabilities are this close."""

STRICTER = {0: 0.35, 1: 0.15}
"""What is added to the threshold for a text that speaks little of television, by its density."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An event that a sentence states, with the probability of it."""

    candidate: Candidate
    probability: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt: a weight a feature, and the probability from which on an event is taken."""

    weights: dict[str, float]
    bias: float
    threshold: float


def stated_in(scene: Scene) -> list[Stated]:
    """The events of a text, each (type, show, season) by its likeliest statement, in the order of the text."""
    learnt = load_weights()
    claims: dict[Key, list[tuple[float, Candidate]]] = {}
    for candidate, score in _scored(scene, learnt):
        key = (candidate.trigger.rule.type, candidate.show, candidate.season)
        claims.setdefault(key, []).append((score, candidate))
    probabilities = {key: _certain([score for score, _ in found]) for key, found in claims.items()}
    decided = decide(probabilities, learnt.threshold + STRICTER.get(scene.density, 0.0))
    stated = [
        Stated(max(found, key=lambda claim: claim[0])[1], probabilities[key])
        for key, found in claims.items()
        if key in decided
    ]
    return sorted(stated, key=lambda s: s.candidate.trigger.start)


def decide(probabilities: dict[Key, float], threshold: float) -> set[Key]:
    """The events that are likely enough, less those that are clearly likelier with, or without, a season."""
    likely = {key: p for key, p in probabilities.items() if p >= threshold}
    best: dict[tuple[str, str | None, bool], float] = {}
    for (kind, show, season), probability in likely.items():
        side = (kind, show, season is None)
        best[side] = max(best.get(side, 0.0), probability)
    return {key for key, p in likely.items() if p >= RIVALRY * best.get((key[0], key[1], key[2] is not None), 0.0)}


def groups_of(scene: Scene) -> Iterator[list[tuple[Candidate, list[str]]]]:
    """For each trigger of a text, its candidates with their features."""
    for trigger, sentence, candidates in _triggered(scene):
        shared = context_of(trigger, sentence, scene)
        yield [(c, [*shared, *show_features(c, scene), *season_features(c), *pair_features(c)]) for c in candidates]


def _scored(scene: Scene, learnt: Weights) -> Iterator[tuple[Candidate, float]]:
    def total(features: list[str]) -> float:
        return sum([learnt.weights.get(feature, 0.0) for feature in features])

    for trigger, sentence, candidates in _triggered(scene):
        shared = learnt.bias + total(context_of(trigger, sentence, scene))
        shows: dict[str | None, float] = {}
        seasons: dict[int | None, float] = {}
        for candidate in candidates:
            if candidate.show not in shows:
                shows[candidate.show] = total(show_features(candidate, scene))
            if candidate.season not in seasons:
                seasons[candidate.season] = total(season_features(candidate))
            own = shows[candidate.show] + seasons[candidate.season] + total(pair_features(candidate))
            yield candidate, shared + own


def _triggered(scene: Scene) -> Iterator[tuple[Trigger, Sentence, list[Candidate]]]:
    before: Sentence | None = None
    for sentence in scene.sentences:
        for trigger in triggers_of(sentence):
            yield trigger, sentence, list(candidates_of(trigger, sentence, scene, before))
        before = sentence


def _certain(scores: list[float]) -> float:
    """The probability that one of several candidates holds, from their scores."""
    odds = sum(math.exp(min(score, 30.0)) for score in scores)
    return odds / (1.0 + odds)


@cache
def load_weights() -> Weights:
    """What ``python -m newsscrape.language.training.learn_events`` has learnt."""
    data = json.loads((files("newsscrape.language") / "data" / WEIGHTS).read_text("utf-8"))
    return Weights(data["weights"], data["bias"], data["threshold"])
