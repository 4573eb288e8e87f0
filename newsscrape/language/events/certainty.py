"""How certain an event is: by the mood of its sentence, and by what the text says elsewhere of its confirmation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsscrape.language.events.deciding import Candidate
from newsscrape.language.events.patterns import compiled
from newsscrape.language.events.scene import Scene, Sentence
from newsscrape.language.knowledge import load

_NEAR = 2
"""How many sentences back a doubt without a noun of its own (« la nouvelle », nothing) may look."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence that says that something is not confirmed; ``kinds`` are the types of event that it names."""

    place: int
    sentence: Sentence
    kinds: frozenset[str]


def certainty_of(candidate: Candidate, scene: Scene, doubts: list[Doubt]) -> str:
    """``reported`` where the sentence tells it in the conditional mood or from hearsay, or the text doubts it."""
    words = candidate.sentence.words
    if any(pattern.search(words) for pattern in _moods()):
        return "reported"
    return "reported" if any(_is_of(doubt, candidate, scene) for doubt in doubts) else "confirmed"


def doubts_of(scene: Scene) -> list[Doubt]:
    """The sentences of a text that say that something is not, or not yet, confirmed."""
    return list(_doubts(scene))


def _doubts(scene: Scene) -> Iterator[Doubt]:
    for place, sentence in enumerate(scene.sentences):
        words = sentence.words
        if "confirm" not in words and "offici" not in words and "communiqu" not in words:
            continue
        for match in _unconfirmed().finditer(words):
            thing = match["object"] or ""
            kinds = frozenset(kind for kind, pattern in _objects().items() if pattern.search(thing))
            yield Doubt(place, sentence, kinds)


def _is_of(doubt: Doubt, candidate: Candidate, scene: Scene) -> bool:
    """Whether a doubt is about a candidate: its show, its season, its type or what was just told."""
    kind, season, told = candidate.trigger.rule.type, candidate.season, candidate.sentence
    named: set[str | None] = {mention.name for mention in doubt.sentence.shows} or {doubt.sentence.topic}
    seasons = {number for span in doubt.sentence.seasons for number in span.numbers}
    if candidate.show not in named or (season and seasons and season not in seasons):
        return False
    if doubt.kinds:
        return kind in doubt.kinds
    if kind not in load("events")["unconfirmed"]["types"]:
        return False
    near = scene.sentences[max(0, doubt.place - _NEAR) : doubt.place + 1]
    return told.paragraph <= 1 or any(told is sentence for sentence in near)


@cache
def _moods() -> list[re.Pattern[str]]:
    return [compiled(source) for source in load("events")["certainty"].values()]


@cache
def _objects() -> dict[str, re.Pattern[str]]:
    """How the types of event are named whose confirmation a sentence may speak of."""
    return {kind: re.compile(source) for kind, source in load("events")["unconfirmed"]["objects"].items()}


@cache
def _unconfirmed() -> re.Pattern[str]:
    return compiled(load("events")["unconfirmed"]["phrase"])
