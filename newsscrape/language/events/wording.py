"""How sentences are worded: a score for each type of event, from runs of words, whatever show it may be about.

Phrases (`triggers`) know what is usual; this has learnt from annotated sentences what else is said, and so has a small
neural network (`classifier`): a sentence gets the mean of both scores. What these are good for is learnt with the rest
(`deciding`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from newsscrape.language.events.classifier import Classifier, Scores
from newsscrape.language.events.runs import BEGINS, BETWEEN, ENDS, Runs
from newsscrape.language.events.scene import Meant, Scene, Sentence
from newsscrape.language.events.targets import Target, targets_of
from newsscrape.language.events.tokens import STEM
from newsscrape.language.knowledge import MODELS, lines_of

WORDING = MODELS / "wording.npz"

LEAST = -2.5
"""Lower scores are not kept: the type is as good as out of the question."""

Rows = NDArray[np.float32]


@dataclass
class Wording:
    """What was learnt: for each run of words a row of weights, one for each type of event, and the scores without any.

    ``weights`` has one row more than there are runs, of zeros: the one of all other runs.
    """

    types: tuple[str, ...]
    bias: Rows
    names: list[str]
    weights: Rows
    runs: Runs = field(init=False)
    """The runs of ``names``, made ready to be found in a text."""

    def __post_init__(self) -> None:
        self.runs = Runs(self.names)

    def scores(self, sentences: Sequence[list[str]], contents: Sequence[list[str]]) -> NDArray[np.float64]:
        """Shape (sentences, types): the score of each type for each sentence; exact sums, whatever their order.

        ``sentences`` are given by their words and by what stands in them (`contents_of`).
        """
        places, starts = self.runs.find(sentences, contents)
        return np.add.reduceat(self.weights.take(places, axis=0), starts, axis=0, dtype=np.float64) + self.bias


def weigh_wording(scene: Scene, wording: Wording, classifier: Classifier) -> None:
    """Tells each sentence of a scene the types of event for which its wording speaks, by the mean of both scores.

    Both must know the same types in the same order. Tells the scene of which shows it speaks, by the classifier alone.
    """
    if not scene.sentences:
        return
    words = [sentence.tokens.all for sentence in scene.sentences]
    contents = [list(contents_of(sentence, scene)) for sentence in scene.sentences]
    targets = targets_of(scene)
    classified = classifier.scores(words, contents, targets)
    means = (wording.scores(words, contents) + classified.sentences) / 2
    for sentence, row in zip(scene.sentences, means.tolist(), strict=True):
        sentence.worded = {kind: score for kind, score in zip(wording.types, row, strict=True) if score > LEAST}
    scene.meant = dict(zip(wording.types, _meant(classified, targets), strict=True))


def _meant(classified: Scores, targets: Sequence[Target]) -> Iterator[dict[str | None, Meant]]:
    """What is told of each show, type by type."""
    places = classified.targets.argmax(axis=1)
    scores = classified.targets.transpose(2, 0, 1).tolist()
    for kind, (by_target, at_best) in enumerate(zip(scores, places.T.tolist(), strict=True)):
        yield {
            target.name: Meant(row, row[at], at, float(classified.numbered[number, at, kind]))
            for number, (target, row, at) in enumerate(zip(targets, by_target, at_best, strict=True))
        }


def runs_of(words: list[str], contents: list[str]) -> list[str]:
    """The runs of up to three stems of a sentence, its longer words, and what stands in it, each once.

    For learning; `Runs.find` tells them without writing them out.
    """
    stems = [BEGINS, *(token[:STEM] for token in words), ENDS]
    pairs = map(" ".join, pairwise(stems))
    gapped = [f"{first} {BETWEEN} {last}" for first, last in zip(stems, stems[2:], strict=False)]
    threes = map(" ".join, zip(stems, stems[1:], stems[2:], strict=False))
    return [*dict.fromkeys(chain(stems, pairs, gapped, threes, _longer(words), contents))]


def _longer(words: list[str]) -> list[str]:
    return [f"w {token}" for token in words if len(token) > STEM]


def contents_of(sentence: Sentence, scene: Scene) -> Iterator[str]:
    """What stands in a sentence, and where in the text it stands."""
    place = "headline" if sentence.headline else "opens" if sentence.first else "goes on"
    yield f"#place {place}"
    yield f"#paragraph {min(sentence.paragraph, 5)}"
    yield f"#density {scene.density}"
    yield f"#genre {scene.genre}"
    yield f"#shows {min(len(sentence.shows), 3)}"
    yield f"#people {min(len(sentence.people), 3)}"
    yield f"#platforms {min(len(sentence.platforms), 2)}"
    yield f"#rank {min((scene.ranks[show.name] for show in sentence.shows), default=-1)}"
    if sentence.seasons:
        yield "#season"
    yield from (f"#count {count.unit}" for count in sentence.counts[:3])
    published = scene.published
    for day in sentence.dates[:3]:
        yield f"#day {day.precision} {published is not None and day.from_ > published}"


@cache
def load_wording() -> Wording:
    """What ``python -m newsscrape.language.training.learn_events`` has learnt."""
    with np.load(WORDING) as data:
        runs = lines_of(data["runs"])
        weights = np.vstack([data["weights"], np.zeros((1, data["weights"].shape[1]))]).astype(np.float32)
        types = tuple(lines_of(data["types"]))
        return Wording(types, data["bias"], runs, weights)
