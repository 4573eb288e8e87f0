"""Finds shows, people, characters, organizations, platforms and other titles by a network of our own: docs/model.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.cues import Cue
from newsscrape.language.features import arrange
from newsscrape.language.inference import Scorer
from newsscrape.language.knowledge import MODELS
from newsscrape.language.network import Network, build
from newsscrape.language.reading import Reading, Span
from newsscrape.language.tagging import PEOPLE, TAGS, Leaning, Tagged, best_spans, leanings

MODEL = MODELS / "recogniser.bin"

LONGEST = 250
"""Characters of the longest span: a longer one is no name, in a text that is none."""


@Language.factory("recogniser")
def make_recogniser(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """The component: fills ``doc._.reading.spans``; what tokens the ``Doc`` has is no matter."""
    return recognise


def recognise(doc: Doc) -> Doc:
    """Fills ``doc._.reading.spans``, sorted and without overlap, and what they lean to."""
    reading: Reading = doc._.reading
    reading.spans, reading.leanings = _find(doc.text, reading.body_start, _emphases(reading))
    return doc


def find_spans(text: str, *, body_start: int = 0, emphases: list[tuple[int, int]] | None = None) -> list[Span]:
    """The labelled spans of a text; ``body_start`` is where its headline has ended.

    >>> text = "Manon Delcourt incarne la commissaire Ogier sur France 2."
    >>> [(text[span.start : span.end], span.label) for span in find_spans(text)]
    [('Manon Delcourt', 'ACTOR'), ('Ogier', 'CHARACTER'), ('France 2', 'PLATFORM')]
    """
    return _find(text, body_start, emphases or ())[0]


def _find(text: str, body_start: int, emphases: Sequence[tuple[int, int]]) -> tuple[list[Span], dict[int, Leaning]]:
    arranged = arrange(text, body_start=body_start, emphases=emphases)
    words = arranged.words
    if not words:
        return [], {}
    scores = _scorer().scores(arranged)
    found = best_spans(scores, arranged.ends)
    people = [span for span in found if span[2] in PEOPLE]
    ends = [words[after - 1][1] for _, after, _ in people]
    return list(_spans(words, found)), dict(zip(ends, leanings(scores, people), strict=True))


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
    network.from_bytes(MODEL.read_bytes())
    return network


@cache
def _scorer() -> Scorer:
    return Scorer(load())


def _emphases(reading: Reading) -> list[tuple[int, int]]:
    return [_place(cue, reading) for cue in reading.cues if cue.kind in ("italic", "bold")]


def _place(cue: Cue, reading: Reading) -> tuple[int, int]:
    shift = reading.body_start if cue.field == "body" else 0
    return cue.start + shift, cue.end + shift
