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

WEIGHTS = "events_weights.json"


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
    best: dict[tuple[str, str | None, int | None], Stated] = {}
    for candidate, probability in _scored(scene, learnt):
        kind = candidate.trigger.rule.type
        key = (kind, candidate.show, candidate.season)
        enough = probability >= learnt.thresholds.get(kind, 0.35)
        if enough and (key not in best or probability > best[key].probability):
            best[key] = Stated(candidate, probability)
    return sorted(best.values(), key=lambda s: s.candidate.trigger.start)


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
            group = list(candidates_of(trigger, sentence, scene, before))
            scores = [shared + sum(weights.get(f, 0.0) for f in features_of(c, scene)) for c in group]
            total = 1.0 + sum(map(math.exp, scores))
            yield from ((c, math.exp(score) / total) for c, score in zip(group, scores, strict=True))
        before = sentence


@cache
def load_weights() -> Weights:
    """What ``python -m newsscrape.language.training.learn_events`` has learnt."""
    data = json.loads((files("newsscrape.language") / "data" / WEIGHTS).read_text("utf-8"))
    return Weights(data["weights"], data["bias"], data["thresholds"])
