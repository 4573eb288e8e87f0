"""Which events a text states: what is learnt of each trigger, of the shows it could be about and of their seasons.

A trigger states an event of its type with a probability that depends on its own marks and on the show's; it is about
one of its choices of shows, and of one of the show's options of seasons, each with a share (softmax). An event is
stated if one trigger states it. A mark has a weight in the space of the trigger's type, or in the common one.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from newsscrape.language.events.choices import Choice, choices_of, show_marks
from newsscrape.language.events.features import sentence_marks, trigger_marks
from newsscrape.language.events.numbering import Option, options_of, seasons_of
from newsscrape.language.events.scene import Scene, Sentence
from newsscrape.language.events.ties import ties_of
from newsscrape.language.events.triggers import Trigger, triggers_of
from newsscrape.language.knowledge import read

Key = tuple[str, str | None, int | None]
"""Type, show and season: what makes two statements one event."""

Space = dict[str, float]
_Marked = TypeVar("_Marked", Choice, Option)

WEIGHTS = "events_weights.json"
COMMON = ""
"""The space of the marks that count for every type of event."""

_LEAST = 0.15
"""Statements less likely than this are left out."""
_HOPELESS = -1.3
"""A trigger with a lower score than this is left out: no show of its own could make it likely."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger tied to a show and a season."""

    trigger: Trigger
    show: str | None
    season: int | None

    @property
    def sentence(self) -> Sentence:
        """Where it is stated."""
        return self.trigger.sentence


@dataclass(frozen=True, slots=True)
class Claim:
    """An event that a text may state: how likely by itself, its likeliest statement, how many there are."""

    chance: float
    candidate: Candidate
    times: int


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt: the weight of each mark by space."""

    spaces: dict[str, Space]
    bias: float

    def score(self, kind: str, own: list[str], common: list[str] | None = None) -> float:
        """The sum of the weights of the marks of a type, and of those of any."""
        score = self._sum(kind, own)
        return score + self._sum(COMMON, common) if common else score

    def _sum(self, name: str, marks: list[str]) -> float:
        space, total = self.spaces.get(name), 0.0
        if space is not None:
            for mark in marks:
                total += space.get(mark, 0.0)
        return total


def claims_of(scene: Scene, model: Model) -> dict[Key, Claim]:
    """The events that a text may state, each by itself: what else it states is weighed after (`together`)."""
    doubt: dict[Key, float] = {}
    best: dict[Key, tuple[float, Candidate]] = {}
    times: Counter[Key] = Counter()
    for probability, candidate, is_first in _claims(scene, model):
        key = (candidate.trigger.rule.type, candidate.show, candidate.season)
        times[key] += 1
        if is_first:
            doubt[key] = doubt.get(key, 1.0) * (1.0 - probability)
        if key not in best or probability > best[key][0]:
            best[key] = (probability, candidate)
    return {
        key: Claim(max(1.0 - doubt.get(key, 1.0), probability), candidate, times[key])
        for key, (probability, candidate) in best.items()
    }


def _claims(scene: Scene, model: Model) -> Iterator[tuple[float, Candidate, bool]]:
    """Each statement that is not out of the question: its probability, and whether its shows are the likeliest there.

    Those that are not count alone: said twice of a show that is twice the less likely one is not said of it.
    """
    seasons, ties = seasons_of(scene), ties_of(scene)
    for trigger, context in _contexts(scene, model):
        kind = trigger.rule.type
        choices = list(_shared(choices_of(trigger, scene, ties[trigger.sentence.place]), kind, model))
        most = max((share for _, share in choices), default=0.0)
        for choice, share in choices:
            for show in choice.names:
                own, common = show_marks(choice, show, trigger, scene)
                chance = sigmoid(context + model.score(kind, own, common))
                if share * chance >= _LEAST:
                    options = list(options_of(trigger, show, scene, seasons))
                    for option, part in _shared(options, kind, model):
                        for season in option.numbers:
                            yield min(share * chance * part, 0.9999), Candidate(trigger, show, season), share == most


def _shared(things: list[_Marked], kind: str, model: Model) -> Iterator[tuple[_Marked, float]]:
    """Things of which one is right, each with its share, but the least likely ones."""
    shares = softmax([model.score(kind, thing.own, thing.common) for thing in things])
    return ((thing, share) for thing, share in zip(things, shares, strict=True) if share >= _LEAST)


def _contexts(scene: Scene, model: Model) -> Iterator[tuple[Trigger, float]]:
    """The triggers that are not hopeless, with what their own marks and their sentence's add up to."""
    for sentence in scene.sentences:
        around: dict[str, float] = {}
        marks: list[str] | None = None
        for trigger in triggers_of(sentence):
            kind = trigger.rule.type
            if kind not in around:
                marks = marks or sentence_marks(sentence, scene)
                around[kind] = model.bias + model.score(kind, marks)
            context = around[kind] + model.score(kind, trigger_marks(trigger, scene))
            if context >= _HOPELESS:
                yield trigger, context


def context_marks(trigger: Trigger, scene: Scene) -> list[str]:
    """All marks of a trigger, for learning."""
    return trigger_marks(trigger, scene) + sentence_marks(trigger.sentence, scene)


def softmax(scores: list[float]) -> list[float]:
    """The shares of what excludes each other, from their scores."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def sigmoid(score: float) -> float:
    """The probability that a score stands for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def load_model() -> Model:
    """What ``python -m newsscrape.language.training.learn_events`` has learnt; equal weights are one object.

    What little memory is read stays in the processor's cache.
    """
    data = json.loads(read(WEIGHTS), parse_float=cache(float))
    return Model(data["spaces"], data["bias"])
