"""The trained network's forward pass alone: what `network` computes, without what only training needs.

A form's first representation does not depend on the text, so that it is computed once and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

from newsscrape.language.features import Arrangement, forms_of
from newsscrape.language.network import DISTANCES, PIECES, WIDTH, Network, sum_rows
from newsscrape.language.threads import one_thread

KEPT_FORMS = 20_000
"""Forms kept at once, 8 MB of them: beyond that all are forgotten, so that a long crawl does not grow."""

_NOTHING = 1e-2
"""The share of a map's greatest strength below which a direction is rounding."""
TOGETHER = 16
"""How many new forms are computed at once, whatever the text, so that a form has the same bits in every run."""

_MEAN = np.full(WIDTH, 1 / WIDTH, dtype=np.float32)

Rows = NDArray[np.float32]
"""A row a word or form."""
Columns = NDArray[np.float32]
"""A column a word, so that what is computed of all words alike stands in one piece of memory.

Behind the words stand as many columns of zeros as the farthest that a word looks: what stands so far beside each word
is one piece of memory, too, and rows need not be shifted one by one.
"""


class Scorer:
    """Gives a row of scores a word, as ``network.predict`` does up to rounding, on one thread."""

    def __init__(self, network: Network) -> None:
        self._lock = Lock()
        forms, surroundings, context, pooled, last = network.layers
        self._form_layer = forms
        self._place, self._place_bias = _weights(surroundings, "W").T, _weights(surroundings, "b")
        with one_thread():
            self._context = [_Convolution.of(layer) for layer in context.layers]
            self._pooled = _Pooled.of(pooled)
            self._last = _Convolution.of(last.layers[0])
        tags = last.layers[1]
        self._tags, self._tags_bias = _weights(tags, "W").T, _weights(tags, "b")
        self._forms: Rows = np.empty((KEPT_FORMS, WIDTH), dtype=np.float32)
        self._places: dict[str, int] = {}

    def scores(self, text: Arrangement) -> Rows:
        """The scores of a text of at least one word."""
        with self._lock, one_thread():
            rows = self._forms_of(text)
            rows += text.surroundings @ self._place
            rows += self._place_bias
            words = np.zeros((WIDTH, len(rows) + max(DISTANCES)), dtype=np.float32)
            words[:, : len(rows)] = rows.T
            for convolution in self._context:
                convolution.add_to(words, len(rows))
            self._pooled.add_to(words, text.groups)
            self._last.add_to(words, len(rows))
            scores: Rows = words[:, : len(rows)].T @ self._tags
            scores += self._tags_bias
            return scores

    def _forms_of(self, text: Arrangement) -> Rows:
        """The first representation of each word."""
        if len(text.tokens) > KEPT_FORMS:
            return self._predicted(text.tokens)[text.forms]
        kept = [self._places.get(token, -1) for token in text.tokens]
        if -1 in kept:
            self._keep(text.tokens)
            kept = [self._places[token] for token in text.tokens]
        words: Rows = self._forms.take(np.array(kept).take(text.forms), axis=0)
        return words

    def _keep(self, tokens: list[str]) -> None:
        """Computes the forms that are new and keeps them, in place of all others where these are too many."""
        new = [token for token in tokens if token not in self._places]
        if len(self._places) + len(new) > KEPT_FORMS:
            self._places.clear()
            new = tokens
        first = len(self._places)
        self._forms[first : first + len(new)] = self._predicted(new)
        self._places.update((token, first + place) for place, token in enumerate(new))

    def _predicted(self, tokens: Sequence[str]) -> Rows:
        """First representations, always of `TOGETHER` forms at once: a sum's rounding depends on the matrix's size."""
        keys, vectors = forms_of(tokens)
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
    """The largest of three linear maps, piece by piece, normalized; the maps go through as few numbers as they need.

    What goes in has several parts, words far and near, each reduced by its own share of ``reduced``; the last is the
    word itself. A row of ones below the reduced numbers brings the bias.
    """

    reduced: NDArray[np.float32]
    weights: NDArray[np.float32]
    normal: NDArray[np.float32]
    """What makes of (1 / deviation, mean / deviation, 1) the factors of a word, and below them what is added then."""

    @classmethod
    def of(cls, layer: Model[Any, Any], order: tuple[int, ...]) -> _Maxout:
        """The weights of a thinc ``Maxout`` with ``normalize``, its parts in that order."""
        maxout, norm = (next(n for n in layer.walk() if n.name == name) for name in ("maxout", "layernorm"))
        maps = _weights(maxout, "W").transpose(1, 0, 2)
        left, strengths, right = np.linalg.svd(maps.reshape(PIECES * WIDTH, -1), full_matrices=False)
        rank = int((strengths > strengths[0] * _NOTHING).sum())
        reduced = np.vstack([right[:rank, part * WIDTH : (part + 1) * WIDTH] for part in order])
        bias = _weights(maxout, "b").T.reshape(-1, 1)
        weights = np.hstack([left[:, :rank] * strengths[:rank], bias])
        gain, shift, nothing = _weights(norm, "G"), _weights(norm, "b"), np.zeros(WIDTH, dtype=np.float32)
        normal = np.hstack([[gain, nothing, nothing], [nothing, -gain, shift]]).T
        return cls(reduced, weights, np.ascontiguousarray(normal))

    def reduce(self, words: Columns) -> list[Columns]:
        """The reduced numbers of each part, as they stand at the word that they are of; the last with its ones."""
        rank, count = self.weights.shape[1] - 1, words.shape[1]
        height = len(self.reduced)
        numbers = np.empty((height + 1, count), dtype=np.float32)
        np.matmul(self.reduced, words, out=numbers[:height])
        numbers[height] = 1
        *others, last = range(0, height, rank)
        return [*(numbers[start : start + rank] for start in others), numbers[last:]]

    def mix(self, own: Columns) -> Columns:
        """What the reduced numbers make, all parts of a word added up."""
        maps = self.weights @ own
        best: Columns = maps[:WIDTH]
        for piece in range(1, PIECES):
            np.maximum(best, maps[piece * WIDTH : (piece + 1) * WIDTH], out=best)
        scales = np.empty((3, best.shape[1]), dtype=np.float32)
        scales[2] = 1
        mean = _MEAN @ best
        variance = np.einsum("ij,ij->j", best, best) / np.float32(WIDTH) - mean * mean + np.float32(1e-8)
        np.power(variance, np.float32(-0.5), out=scales[0])
        np.multiply(mean, scales[0], out=scales[1])
        normal = np.matmul(self.normal, scales, out=maps[WIDTH : 3 * WIDTH])
        best *= normal[:WIDTH]
        best += normal[WIDTH:]
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
        return cls(window.attrs["distance"], _Maxout.of(layer, (0, 2, 1)))

    def add_to(self, words: Columns, count: int) -> None:
        """Adds to each of so many words what its surroundings make of it."""
        far = self.distance
        before, after, own = self.maxout.reduce(words)
        flat = own[:-1].reshape(-1)
        flat[far:] += before.reshape(-1)[:-far]
        flat[:-far] += after.reshape(-1)[far:]
        words += self.maxout.mix(own)
        words[:, count:] = 0


@dataclass(frozen=True, slots=True)
class _Pooled:
    """Each word with the mean of its group, added to the word.

    A word that is alone in its group is that mean: it goes through the sum of both its maps at once.
    """

    maxout: _Maxout
    elsewhere: NDArray[np.float32]

    @classmethod
    def of(cls, layer: Model[Any, Any]) -> _Pooled:
        """The weights of a thinc ``Maxout`` over words and means side by side."""
        maxout = _Maxout.of(layer, (0, 1))
        own, elsewhere = np.split(maxout.reduced, 2)
        return cls(replace(maxout, reduced=own + elsewhere), elsewhere)

    def add_to(self, words: Columns, groups: NDArray[np.intp]) -> None:
        """Adds to each word what it and its group make of it; words with one number in ``groups`` share a group."""
        (numbers,) = self.maxout.reduce(words)
        sizes = np.bincount(groups)
        (several,) = (sizes > 1).nonzero()
        if len(several):
            (shared,) = (sizes > 1).take(groups).nonzero()
            members = several.searchsorted(groups.take(shared))
            rows = words.T[shared]
            means = sum_rows(rows, members, len(several)) / sizes.take(several).astype(np.float32)[:, None]
            numbers[:-1, shared] += self.elsewhere @ (means[members] - rows).T
        words += self.maxout.mix(numbers)
        words[:, len(groups) :] = 0


def _weights(layer: Model[Any, Any], name: str) -> Rows:
    return np.asarray(layer.get_param(name))
