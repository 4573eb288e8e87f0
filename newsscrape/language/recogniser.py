"""Finds shows, people, characters, organizations, platforms and other titles by a network of our own: docs/model.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.cues import Cue
from newsscrape.language.features import arrange
from newsscrape.language.inference import Scorer
from newsscrape.language.knowledge import MODELS
from newsscrape.language.network import Network, build, weights_of
from newsscrape.language.reading import Reading, Span
from newsscrape.language.tagging import PEOPLE, TAGS, Tagged, best_spans, leanings, namesakes

MODEL = MODELS / "recogniser.npz"

Place = tuple[int, int]
"""Where a stretch begins and ends."""

LONGEST = 250
"""Characters of the longest span: a longer one is no name, in a text that is none."""


@Language.factory("recogniser")
def make_recogniser(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """The component: fills ``doc._.reading.spans``; what tokens the ``Doc`` has is no matter."""
    return recognise


def recognise(doc: Doc) -> Doc:
    """Fills ``doc._.reading.spans``, sorted and without overlap, and what they lean to."""
    reading: Reading = doc._.reading
    words, scores, found = _find(doc.text, reading.body_start, _emphases(reading))
    reading.spans = list(_spans(words, found))
    people, titles = [span for span in found if span[2] in PEOPLE], [span for span in found if span[2] == "SHOW"]
    reading.leanings = dict(zip(_ends(words, people), leanings(scores, people), strict=True))
    reading.namesakes = dict(zip(_ends(words, titles), namesakes(scores, titles), strict=True))
    return doc


def find_spans(text: str, *, body_start: int = 0, emphases: list[tuple[int, int]] | None = None) -> list[Span]:
    """The labelled spans of a text; ``body_start`` is where its headline has ended.

    >>> text = "Manon Delcourt incarne la commissaire Ogier sur France 2."
    >>> [(text[span.start : span.end], span.label) for span in find_spans(text)]
    [('Manon Delcourt', 'ACTOR'), ('Ogier', 'CHARACTER'), ('France 2', 'PLATFORM')]
    """
    words, _, found = _find(text, body_start, emphases or ())
    return list(_spans(words, found))


def _find(
    text: str, body_start: int, emphases: Sequence[Place]
) -> tuple[list[Place], NDArray[np.float32], list[Tagged]]:
    """The words of a text, the scores of their tags, and the spans of the likeliest ones."""
    arranged = arrange(text, body_start=body_start, emphases=emphases)
    if not arranged.words:
        return [], np.empty((0, len(TAGS)), dtype=np.float32), []
    scores = _scorer().scores(arranged)
    return arranged.words, scores, best_spans(scores, arranged.ends)


def _ends(words: list[Place], spans: Iterable[Tagged]) -> list[int]:
    return [words[after - 1][1] for _, after, _ in spans]


def _spans(words: list[tuple[int, int]], found: Iterable[Tagged]) -> Iterator[Span]:
    """The spans, in characters, those that are too long left out."""
    for first, after, label in found:
        start, end = words[first][0], words[after - 1][1]
        if end - start <= LONGEST:
            yield Span(start, end, label)


@cache
def load() -> Network:
    """The trained network, read once."""
    network = build(len(TAGS))
    network.initialize()
    with np.load(MODEL) as data:
        for key, layer, name in weights_of(network):
            layer.set_param(name, data[key].astype(np.float32))
    return network


@cache
def _scorer() -> Scorer:
    return Scorer(load())


def _emphases(reading: Reading) -> list[tuple[int, int]]:
    return [_place(cue, reading) for cue in reading.cues if cue.kind in ("italic", "bold")]


def _place(cue: Cue, reading: Reading) -> tuple[int, int]:
    shift = reading.body_start if cue.field == "body" else 0
    return cue.start + shift, cue.end + shift
