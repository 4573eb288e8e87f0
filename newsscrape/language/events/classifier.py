"""What a sentence states, by a small neural network: a score for each type of event, whatever show it may be about.

Convolutions over the words, their maximum and mean, and for each type those words that it attends to; what is so found
in the sentence before and in the one after counts too. `wording` weighs single runs of words, this their company; both
are weighed together there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from newsscrape.language.events.tokens import STEM
from newsscrape.language.knowledge import MODELS, lines_of
from newsscrape.language.network import window_of
from newsscrape.language.threads import one_thread

CLASSIFIER = MODELS / "classifier.npz"

FARTHEST = 12.0
"""Attention scores are cut this far from 0, so that their powers are neither too great nor too small."""

Rows = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass
class Vocabulary:
    """The words, stems and contents (`wording.contents_of`) that are known, each with its row; others have row 0."""

    words: dict[str, int]
    stems: dict[str, int]
    contents: dict[str, int]
    _both: dict[str, int] = field(init=False, compare=False)
    """Of each word that is known its row and its stem's, in one number."""

    def __post_init__(self) -> None:
        size = len(self.stems) + 1
        self._both = {word: row * size + self.stems.get(word[:STEM], 0) for word, row in self.words.items()}

    def rows_of(self, tokens: Sequence[str]) -> tuple[Numbers, Numbers]:
        """The row of each word, and that of its stem."""
        both = list(map(self._both.get, tokens))
        rows = [
            self.stems.get(token[:STEM], 0) if row is None else row for token, row in zip(tokens, both, strict=True)
        ]
        known = np.array(rows)
        words = known // (len(self.stems) + 1)
        return words, known - words * (len(self.stems) + 1)


@dataclass
class Encoded:
    """Sentences as rows: one for each word and one more after each sentence, 0, where nothing stands.

    ``words`` and ``stems`` have shape (rows,), ``sizes`` (sentences,): how many rows each sentence has, the one where
    nothing stands among them; ``contents`` has shape (sentences, contents): 1 for what stands in it.
    """

    words: Numbers
    stems: Numbers
    sizes: Numbers
    contents: Rows
    starts: Numbers = field(init=False)
    """Shape (sentences,): the first row of each."""
    ends: Numbers = field(init=False)
    """Shape (sentences,): the row after each, where nothing stands."""

    def __post_init__(self) -> None:
        after = np.cumsum(self.sizes)
        self.starts, self.ends = after - self.sizes, after - 1


def encode(sentences: Sequence[Sequence[str]], contents: Sequence[Sequence[str]], known: Vocabulary) -> Encoded:
    """Sentences, at least one, given by their words and by what stands in them."""
    none = [""]
    tokens = list(chain.from_iterable(chain(words, none) for words in sentences))
    sizes = np.array(list(map(len, sentences))) + 1
    marked = np.zeros((len(sentences), len(known.contents) + 1), np.float32)
    owners = np.arange(len(sentences)).repeat(list(map(len, contents)))
    marked[owners, list(map(known.contents.get, chain.from_iterable(contents), repeat(0)))] = 1.0
    words, stems = known.rows_of(tokens)
    return Encoded(words, stems, sizes, marked[:, 1:])


@dataclass(frozen=True, slots=True)
class Layer:
    """A linear map: shape (in, out) and (out,)."""

    weights: Rows
    bias: Rows

    def __call__(self, rows: Rows) -> Rows:
        """Shape (rows, out)."""
        out: Rows = rows @ self.weights
        out += self.bias
        return out


@dataclass(frozen=True, slots=True)
class Classifier:
    """What was learnt. ``words`` and ``stems`` are tables of one row for each word known, the first for all others."""

    types: tuple[str, ...]
    known: Vocabulary
    words: Rows
    stems: Rows
    convolutions: tuple[Layer, ...]
    attention: Layer
    speaking: Layer
    hidden: Layer
    around: Layer
    last: Layer

    def scores(self, sentences: Sequence[Sequence[str]], contents: Sequence[Sequence[str]]) -> Rows:
        """Shape (sentences, types): the score of each type for each sentence of a text, at least one."""
        text = encode(sentences, contents, self.known)
        with one_thread():
            rows = self._rows(text)
            found = np.maximum(self.hidden(_pooled(rows, text)), 0.0)
            around: Rows = np.maximum(self.around(window_of(found, 1)), 0.0)
            scores = self.last(np.hstack([found, around, text.contents]))
            scores += self._said(rows, text.starts)
        return scores

    def _rows(self, text: Encoded) -> Rows:
        """Shape (rows, width): each word among those around it."""
        ends = text.ends
        rows = self.words.take(text.words, axis=0)
        rows += self.stems.take(text.stems, axis=0)
        rows[ends] = 0.0
        for layer in self.convolutions:
            rows += np.maximum(layer(window_of(rows, 1)), 0.0)
            rows[ends] = 0.0
        return rows

    def _said(self, rows: Rows, starts: Numbers) -> Rows:
        """Shape (sentences, types): what the words say for each type, as much as it attends to them."""
        attention = np.exp(np.clip(self.attention(rows), -FARTHEST, FARTHEST))
        said: Rows = np.add.reduceat(attention * self.speaking(rows), starts)
        said /= np.add.reduceat(attention, starts)
        return said


def _pooled(rows: Rows, text: Encoded) -> Rows:
    """Shape (sentences, 2 * width + contents): the maximum and the mean of each sentence's rows, and its contents."""
    mean: Rows = np.add.reduceat(rows, text.starts)
    mean /= text.sizes[:, None].astype(np.float32)
    return np.hstack([np.maximum.reduceat(rows, text.starts), mean, text.contents])


@cache
def load_classifier() -> Classifier:
    """What ``python -m newsscrape.language.training.learn_events`` has learnt."""
    with np.load(CLASSIFIER) as data:
        names = {part: lines_of(data[part]) for part in ("types", "words", "stems", "contents")}
        numbered = {part: {name: row for row, name in enumerate(names[part], 1)} for part in names}
        tables = [data[f"{part} rows"] * data[f"{part} step"] for part in ("words", "stems")]
        count = sum(name.startswith("layer") for name in data) // 2
        layers = [
            Layer(*(data[f"layer {at} {part}"].astype(np.float32) for part in ("weights", "bias")))
            for at in range(count)
        ]
        return Classifier(
            tuple(names["types"]),
            Vocabulary(numbered["words"], numbered["stems"], numbered["contents"]),
            tables[0],
            tables[1],
            tuple(layers[:-5]),
            *layers[-5:],
        )
