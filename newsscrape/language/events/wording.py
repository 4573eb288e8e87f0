"""How sentences are worded: a score for each type of event, from runs of words, whatever show it may be about.

Phrases (`triggers`) know what is usual; this has learnt from annotated sentences what else is said. What the scores are
good for is learnt with the rest (`deciding`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsscrape.language.events.scene import Scene, Sentence
from newsscrape.language.events.tokens import STEM

WORDING = Path(__file__).parents[1] / "model" / "wording.npz"

LEAST = -5.0
"""Lower scores are not kept: the type is as good as out of the question."""

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Wording:
    """What was learnt: for each run of words a row of weights, one for each type of event, and the scores without any.

    ``weights`` has one row more than there are runs, of zeros: the one of all other runs.
    """

    types: tuple[str, ...]
    bias: Rows
    places: dict[str, int]
    weights: Rows

    def scores(self, sentences: Sequence[Sequence[str]]) -> Rows:
        """Shape (sentences, types): the score of each type for each sentence, given as its runs of words."""
        get, other = self.places.get, len(self.places)
        lengths = [len(runs) for runs in sentences]
        rows = self.weights[[get(run, other) for run in chain.from_iterable(sentences)]]
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.intp)
        found: Rows = np.add.reduceat(rows, starts, axis=0) + self.bias
        return found


def weigh_wording(scene: Scene, wording: Wording) -> None:
    """Tells each sentence of a scene the types of event for which its wording speaks."""
    if not scene.sentences:
        return
    scores = wording.scores([runs_of(sentence, scene) for sentence in scene.sentences])
    for sentence, row in zip(scene.sentences, scores.tolist(), strict=True):
        sentence.worded = {kind: score for kind, score in zip(wording.types, row, strict=True) if score > LEAST}


def runs_of(sentence: Sentence, scene: Scene) -> list[str]:
    """The runs of up to three stems of a sentence, its longer words, and what stands in it, each once."""
    tokens = sentence.tokens.all
    stems = ["^", *(token[:STEM] for token in tokens), "$"]
    pairs = map(" ".join, pairwise(stems))
    gapped = [f"{first} _ {last}" for first, last in zip(stems, stems[2:], strict=False)]
    threes = map(" ".join, zip(stems, stems[1:], stems[2:], strict=False))
    longer = [f"w {token}" for token in tokens if len(token) > STEM]
    return [*dict.fromkeys(chain(stems, pairs, gapped, threes, longer, _contents(sentence, scene)))]


def _contents(sentence: Sentence, scene: Scene) -> Iterator[str]:
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
        runs = data["runs"].tobytes().decode().split("\n")
        weights = np.vstack([data["weights"], np.zeros((1, data["weights"].shape[1]))]).astype(np.float32)
        types = tuple(data["types"].tobytes().decode().split("\n"))
        return Wording(types, data["bias"], {run: place for place, run in enumerate(runs)}, weights)
