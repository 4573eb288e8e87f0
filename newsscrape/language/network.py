"""The neural network of the recogniser: features of words in, scores of tags out.

A word's own form (hashed affixes, shape, static vector) and its place make its first representation, convolutions mix
in its neighbours, and a pooling step mixes in the same word's other places in the text, so that a surname in the last
paragraph knows what was said beside it in the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from thinc.api import HashEmbed, Linear, Maxout, Model, NumpyOps, chain, concatenate, residual
from thinc.types import Floats2d

from newsscrape.language.features import SURROUNDINGS, VECTOR_WIDTH, Features

WIDTH = 128
PIECES = 3
DISTANCES = (1, 1, 2, 4, 8)
"""How far each convolution looks to either side."""
HASH_ROWS = (5000, 1000, 2500, 2500)
"""Rows of the hash tables for a form's normal form, prefix, suffix and shape."""

Network = Model[Features, Any]
Layer = Model[Floats2d, Floats2d]
Backward = Callable[[Any], Any]


class FastOps(NumpyOps):  # type: ignore[misc]
    """Matrix products by NumPy's BLAS, which is about three times as fast as thinc's own on current processors."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """As `NumpyOps.gemm`."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def build(tags: int, *, dropout: float = 0.0) -> Network:
    """The network for so many tags, not yet initialized; ``predict`` gives one row of scores a word."""
    network: Network = Model(
        "recogniser",
        _forward,
        init=initialize_layers,
        layers=[
            _forms(dropout),
            Linear(WIDTH, SURROUNDINGS),
            _context(dropout),
            _pooled(dropout),
            _last(tags, dropout),
        ],
    )
    use_fast_ops(network)
    return network


def use_fast_ops(model: Model[Any, Any]) -> None:
    """Has a model and all its layers compute by `FastOps`."""
    ops = FastOps()
    for node in model.walk():
        node.ops = ops


def initialize_layers(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:  # noqa: N803, ARG001
    """Initializes each layer of a model, for its ``init``."""
    for layer in model.layers:
        layer.initialize()


def weights_of(network: Network) -> Iterator[tuple[str, Model[Any, Any], str]]:
    """Each array of weights: what it is called in a file, its layer, and what the layer calls it."""
    for at, node in enumerate(network.walk()):
        yield from ((f"{at} {node.name} {name}", node, name) for name in node.param_names)


def _forms(dropout: float) -> Model[Any, Floats2d]:
    tables: list[Layer] = [
        HashEmbed(WIDTH, rows, column=column, seed=8 + column) for column, rows in enumerate(HASH_ROWS)
    ]
    mix = Maxout(WIDTH, WIDTH * (len(tables) + 1), PIECES, dropout=dropout, normalize=True)
    return Model(
        "forms", _forward_forms, init=initialize_layers, layers=[concatenate(*tables), Linear(WIDTH, VECTOR_WIDTH), mix]
    )


def _context(dropout: float) -> Layer:
    first, *others = (_convolution(distance, dropout) for distance in DISTANCES)
    return chain(first, *others)


def _convolution(distance: int, dropout: float) -> Layer:
    window: Layer = Model("window", _forward_window, attrs={"distance": distance})
    return residual(chain(window, Maxout(WIDTH, WIDTH * 3, PIECES, dropout=dropout, normalize=True)))


def _pooled(dropout: float) -> Layer:
    return Maxout(WIDTH, WIDTH * 2, PIECES, dropout=dropout, normalize=True)


def _last(tags: int, dropout: float) -> Layer:
    return chain(_convolution(1, dropout), Linear(tags, WIDTH))


def _forward(model: Network, text: Features, is_train: bool) -> tuple[Floats2d, Backward]:
    forms, surroundings, context, pooled, last = model.layers
    form, backward_forms = forms((text.keys, text.vectors), is_train)
    place, backward_place = surroundings(text.surroundings, is_train)
    words, backward_context = context(form[text.forms] + place, is_train)
    sizes = np.bincount(text.groups).astype(np.float32)[:, None]
    elsewhere = (sum_rows(words, text.groups, len(sizes)) / sizes)[text.groups]
    mixed, backward_pooled = pooled(np.hstack([words, elsewhere]), is_train)
    scores, backward_last = last(words + mixed, is_train)

    def backward(d_scores: Floats2d) -> Any:
        d_sum = backward_last(d_scores)
        d_both = backward_pooled(d_sum)
        d_elsewhere = sum_rows(d_both[:, WIDTH:], text.groups, len(sizes)) / sizes
        d_start = backward_context(d_sum + d_both[:, :WIDTH] + d_elsewhere[text.groups])
        backward_place(d_start)
        backward_forms(sum_rows(d_start, text.forms, len(text.keys)))
        return text

    return scores, backward


def _forward_forms(model: Model[Any, Floats2d], forms: Any, is_train: bool) -> tuple[Floats2d, Backward]:
    tables, static, mix = model.layers
    keys, vectors = forms
    hashed, backward_tables = tables(keys, is_train)
    projected, backward_static = static(vectors, is_train)
    mixed, backward_mix = mix(np.hstack([hashed, projected]), is_train)

    def backward(d_mixed: Floats2d) -> Any:
        d_both = backward_mix(d_mixed)
        width = hashed.shape[1]
        backward_tables(np.ascontiguousarray(d_both[:, :width]))
        backward_static(d_both[:, width:])
        return forms

    return mixed, backward


def _forward_window(model: Layer, words: Any, is_train: bool) -> tuple[Floats2d, Backward]:  # noqa: ARG001
    distance = model.attrs["distance"]
    return window_of(words, distance), lambda d_seen: sum_windows(d_seen, distance)


def window_of(words: Any, distance: int) -> Any:
    """Each word between the ones ``distance`` before and after it, zeros beyond the ends."""
    count, width = words.shape
    seen = np.zeros((count, 3 * width), dtype=np.float32)
    seen[:, width : 2 * width] = words
    seen[distance:, :width] = words[:-distance]
    seen[:-distance, 2 * width :] = words[distance:]
    return seen


def sum_windows(d_seen: Any, distance: int) -> Any:
    """The slopes of what `window_of` got, from those of what it gave: each word's, wherever it stands."""
    width = d_seen.shape[1] // 3
    d_words = d_seen[:, width : 2 * width].copy()
    d_words[:-distance] += d_seen[distance:, :width]
    d_words[distance:] += d_seen[:-distance, 2 * width :]
    return d_words


def sum_rows(rows: Any, groups: Any, count: int) -> Any:
    """Adds up the rows of each group."""
    order = np.argsort(groups, kind="stable")
    starts = np.searchsorted(groups[order], np.arange(count))
    return np.add.reduceat(rows[order], starts, axis=0)
