"""The trained network's forward pass alone: what `network` computes, without what only training needs.

A form's first representation does not depend on the text, so that it is computed once and kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from newsscrape.language.features import Features
from newsscrape.language.network import PIECES, WIDTH, Network, sum_rows, window_of

KEPT_FORMS = 20_000
"""Forms kept at once, 8 MB of them: beyond that all are forgotten, so that a long crawl does not grow."""

_NOTHING = 1e-4
"""The share of a map's greatest strength below which a direction is rounding."""
TOGETHER = 16
"""How many new forms are computed at once, whatever the text, so that a form has the same bits in every run."""

Rows = NDArray[np.float32]


class Scorer:
    """Gives a row of scores a word, as ``network.predict`` does up to rounding.

    Matrices of one text are too small to share among threads, which would only wait for each other: one is used.
    """

    def __init__(self, network: Network) -> None:
        self._threads = ThreadpoolController()
        self._lock = Lock()
        forms, surroundings, context, pooled, last = network.layers
        self._form_layer = forms
        self._place, self._place_bias = _weights(surroundings, "W").T, _weights(surroundings, "b")
        with self._threads.limit(limits=1, user_api="blas"):
            self._context = [_Convolution.of(layer) for layer in context.layers]
            self._pooled = _Maxout.of(pooled)
            self._last = _Convolution.of(last.layers[0])
        tags = last.layers[1]
        self._tags, self._tags_bias = _weights(tags, "W").T, _weights(tags, "b")
        self._forms: Rows = np.empty((KEPT_FORMS, WIDTH), dtype=np.float32)
        self._places: dict[str, int] = {}

    def scores(self, text: Features) -> Rows:
        """The scores of a text of at least one word."""
        with self._lock, self._threads.limit(limits=1, user_api="blas"):
            words = self._forms_of(text)[text.forms] + (text.surroundings @ self._place + self._place_bias)
            for convolution in self._context:
                words = convolution(words)
            sizes = np.bincount(text.groups).astype(np.float32)[:, None]
            elsewhere = (sum_rows(words, text.groups, len(sizes)) / sizes)[text.groups]
            words += self._pooled(np.hstack([words, elsewhere]))
            scores: Rows = self._last(words) @ self._tags + self._tags_bias
            return scores

    def _forms_of(self, text: Features) -> Rows:
        new = [row for row, token in enumerate(text.tokens) if token not in self._places]
        if len(self._places) + len(new) > KEPT_FORMS:
            self._places.clear()
            new = list(range(len(text.tokens)))
        if len(new) > KEPT_FORMS:
            return self._predicted(text.keys, text.vectors)
        if new:
            first = len(self._places)
            self._forms[first : first + len(new)] = self._predicted(text.keys[new], text.vectors[new])
            self._places.update((text.tokens[row], first + place) for place, row in enumerate(new))
        return self._forms[[self._places[token] for token in text.tokens]]

    def _predicted(self, keys: NDArray[Any], vectors: Rows) -> Rows:
        """First representations, always of `TOGETHER` forms at once: a sum's rounding depends on the matrix's size."""
        short = -len(keys) % TOGETHER
        keys, vectors = np.pad(keys, ((0, short), (0, 0))), np.pad(vectors, ((0, short), (0, 0)))
        blocks = [
            self._form_layer.predict((keys[start : start + TOGETHER], vectors[start : start + TOGETHER]))
            for start in range(0, len(keys), TOGETHER)
        ]
        rows: Rows = np.concatenate(blocks)
        return rows[: len(rows) - short]


@dataclass(frozen=True, slots=True)
class _Maxout:
    """The largest of three linear maps, piece by piece, normalized; the maps go through as few numbers as they need."""

    reduced: Rows
    weights: Rows
    bias: Rows
    gain: Rows
    shift: Rows

    @classmethod
    def of(cls, layer: Model[Any, Any]) -> _Maxout:
        """The weights of a thinc ``Maxout`` with ``normalize``, the three maps side by side."""
        maxout, norm = (next(n for n in layer.walk() if n.name == name) for name in ("maxout", "layernorm"))
        maps = _weights(maxout, "W").transpose(1, 0, 2)
        left, strengths, right = np.linalg.svd(maps.reshape(PIECES * WIDTH, -1), full_matrices=False)
        rank = int((strengths > strengths[0] * _NOTHING).sum())
        reduced = np.ascontiguousarray(right[:rank].T)
        weights = np.ascontiguousarray((left[:, :rank] * strengths[:rank]).T)
        return cls(reduced, weights, _weights(maxout, "b").T.reshape(-1), _weights(norm, "G"), _weights(norm, "b"))

    def __call__(self, rows: Rows) -> Rows:
        maps = (rows @ self.reduced) @ self.weights
        maps += self.bias
        best: Rows = np.maximum(maps[:, :WIDTH], maps[:, WIDTH : 2 * WIDTH])
        for piece in range(2, PIECES):
            np.maximum(best, maps[:, piece * WIDTH : (piece + 1) * WIDTH], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(WIDTH) + np.float32(1e-8)
        best *= variance ** np.float32(-0.5)
        best *= self.gain
        best += self.shift
        return best


@dataclass(frozen=True, slots=True)
class _Convolution:
    """Each word with the ones so far before and after it, added to the word."""

    distance: int
    maxout: _Maxout

    @classmethod
    def of(cls, layer: Model[Any, Any]) -> _Convolution:
        """The weights of `newsscrape.language.network`'s residual convolution."""
        window = next(n for n in layer.walk() if n.name == "window")
        return cls(window.attrs["distance"], _Maxout.of(layer))

    def __call__(self, words: Rows) -> Rows:
        seen = window_of(words, self.distance)
        seen = self.maxout(seen)
        seen += words
        return seen


def _weights(layer: Model[Any, Any], name: str) -> Rows:
    return np.asarray(layer.get_param(name))
