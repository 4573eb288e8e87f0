"""Which events a text states: how sentences are worded, triggers, what each is about, and the decision learnt."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.language.events.certainty import Doubt, certainty_of, doubts_of
from newsscrape.language.events.classifier import load_classifier
from newsscrape.language.events.deciding import Candidate
from newsscrape.language.events.details import day_of, people_of, platform_of
from newsscrape.language.events.layout import lay_out
from newsscrape.language.events.scene import Scene, scene_of
from newsscrape.language.events.together import stated_in
from newsscrape.language.events.wording import load_wording, weigh_wording
from newsscrape.language.reading import EventFound, Reading


@Language.component("events")
def events(doc: Doc) -> Doc:
    """Fills ``reading.events``; shows, people, platforms and numbers must have been read."""
    reading: Reading = doc._.reading
    reading.events = find_events(doc.text, reading)
    return doc


def find_events(text: str, reading: Reading) -> list[EventFound]:
    """The events that a text states, in its order, each once; evidence is a range of ``text``."""
    scene = scene_of(text, reading)
    lay_out(scene)
    weigh_wording(scene, load_wording(), load_classifier())
    doubts = doubts_of(scene)
    return [event for candidate in stated_in(scene) for event in _events(candidate, scene, doubts)]


def _events(candidate: Candidate, scene: Scene, doubts: list[Doubt]) -> Iterator[EventFound]:
    for person in people_of(candidate):
        yield EventFound(
            candidate.trigger.rule.type,
            candidate.show,
            candidate.season,
            platform_of(candidate, scene),
            person,
            day_of(candidate),
            certainty_of(candidate, scene, doubts),
            (candidate.sentence.start, candidate.sentence.end),
        )
