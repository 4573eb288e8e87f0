"""Learns `events.classifier` from sentences of which it is known what they state: Adam with dropout, seeded.

What stands for a word is learnt for the word itself and as a map of its static vector, and added up at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Adam, Embed, Linear, Model, fix_random_seed, warmup_linear
from thinc.types import Floats2d

from newsscrape.language.events.classifier import FARTHEST, Classifier, Encoded, Layer, Vocabulary, encode
from newsscrape.language.events.tokens import STEM
from newsscrape.language.features import STATIC_WIDTH
from newsscrape.language.network import initialize_layers, sum_windows, use_fast_ops, window_of
from newsscrape.language.training.vectors import vectors_of
from newsscrape.language.training.wordings import Worded, packed

WIDTH, HIDDEN, CONVOLUTIONS = 96, 192, 2
EPOCHS, RATE, WARMUP, DECAY, BATCH = 7, 0.002, 0.1, 0.05, 512
"""``BATCH`` is counted in sentences, ``WARMUP`` is the share of the updates in which the rate rises."""
DROPPED, DROPPED_WORDS, DROPPED_VALUES = 0.3, 0.2, 0.15
"""The shares of what is pooled, of words and of their values that an update does not see."""
RAREST_WORD, RAREST_STEM, RAREST_CONTENT = 4, 3, 20
"""How often a word, a stem, a content must be seen to be known."""
FIRST_BIAS = -3.0
LONGEST = 400
"""Of longer sentences only so many words are learnt from."""

Vector = NDArray[np.float32]
Part = Model[Any, Any]
Random = np.random.Generator | None
"""What an update leaves out is drawn from it; nothing is left out without."""
Backward = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Batch:
    """The sentences of some texts, one text after the other.

    ``goes_on`` has shape (sentences, 1): 0 for the first of each text, else 1; ``right`` has shape (sentences, types):
    1 for what each states.
    """

    text: Encoded
    goes_on: Vector
    right: Vector


def learn_classifier(texts: Sequence[Sequence[Worded]], types: Sequence[str], *, seed: int) -> Classifier:
    """What the sentences of each text teach, in their order. Seeds the generators of NumPy and Python, too."""
    fix_random_seed(seed)
    random = np.random.default_rng(seed)
    known = _vocabulary(texts)
    network = _build(known, len(types), random)
    network.initialize()
    bias: Any = np.full(len(types), FIRST_BIAS, np.float32)
    network.layers[-1].set_param("b", bias)
    texts = [text for text in texts if text]
    updates = EPOCHS * sum(1 for _ in _batches(texts))
    rates: Any = warmup_linear(RATE, int(WARMUP * updates), updates)
    optimizer = Adam(rates, L2=DECAY, L2_is_weight_decay=True, grad_clip=1.0)
    for _ in range(EPOCHS):
        order = [texts[number] for number in random.permutation(len(texts))]
        for part in _batches(order):
            batch = _batch(part, types, known)
            scores, backward = network(batch, is_train=True)
            backward(_error(scores, batch.right))
            network.finish_update(optimizer)
            optimizer.step_schedules()
    return _classifier(network, types, known)


def _error(scores: Any, right: Vector) -> Any:
    """The slope of the mean cross entropy of the sentences."""
    return (1 / (1 + np.exp(-scores)) - right) / len(scores)


def _vocabulary(texts: Iterable[Sequence[Worded]]) -> Vocabulary:
    sentences = [sentence for text in texts for sentence in text]
    words = Counter(chain.from_iterable(sentence.words for sentence in sentences))
    stems = Counter[str]()
    for word, count in words.items():
        stems[word[:STEM]] += count
    contents = Counter(chain.from_iterable(sentence.contents for sentence in sentences))

    def numbered(counted: Counter[str], rarest: int) -> dict[str, int]:
        return {name: row for row, name in enumerate(sorted(n for n, c in counted.items() if c >= rarest), 1)}

    return Vocabulary(numbered(words, RAREST_WORD), numbered(stems, RAREST_STEM), numbered(contents, RAREST_CONTENT))


def _batches(texts: Iterable[Sequence[Worded]]) -> Iterator[list[Sequence[Worded]]]:
    batch: list[Sequence[Worded]] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _batch(texts: Sequence[Sequence[Worded]], types: Sequence[str], known: Vocabulary) -> Batch:
    sentences = [sentence for text in texts for sentence in text]
    goes_on = np.array([float(place > 0) for text in texts for place in range(len(text))], np.float32)
    right = np.array([[kind in sentence.types for kind in types] for sentence in sentences], np.float32)
    encoded = encode([s.words[:LONGEST] for s in sentences], [s.contents for s in sentences], known)
    return Batch(encoded, goes_on[:, None], right)


def _build(known: Vocabulary, types: int, random: np.random.Generator) -> Model[Batch, Floats2d]:
    contents, vectors = len(known.contents), vectors_of(["", *known.words])
    layers: list[Model[Any, Any]] = [
        Embed(WIDTH, len(known.words) + 1),
        Embed(WIDTH, len(known.stems) + 1),
        Linear(WIDTH, STATIC_WIDTH),
        *(Linear(WIDTH, 3 * WIDTH) for _ in range(CONVOLUTIONS)),
        Linear(types, WIDTH),
        Linear(types, WIDTH),
        Linear(HIDDEN, 2 * WIDTH + contents),
        Linear(HIDDEN, 3 * HIDDEN),
        Linear(types, 2 * HIDDEN + contents),
    ]
    network: Model[Batch, Floats2d] = Model(
        "classifier", _forward, init=initialize_layers, layers=layers, attrs={"random": random, "vectors": vectors}
    )
    use_fast_ops(network)
    return network


def _forward(model: Model[Batch, Floats2d], batch: Batch, is_train: bool) -> tuple[Floats2d, Backward]:
    words, stems, static, *convolutions, attention, speaking, hidden, around, last = model.layers
    text, random = batch.text, model.attrs["random"] if is_train else None
    rows, backward_rows = _embedded(words, stems, text, random)
    mapped, backward_mapped = _mapped_vectors(static, model.attrs["vectors"], text, random)
    rows, backward_convolutions = _convolved(convolutions, rows + mapped, text)
    said, backward_said = _said(attention, speaking, rows, text)
    pooled, backward_pooled = _pooled(rows, text)
    found, backward_found = _found(hidden, np.hstack([pooled, text.contents]), random)
    near, backward_near = _near(around, found, batch.goes_on)
    told, backward_told = _mapped(last, np.hstack([found, near, text.contents]), random)

    def backward(d_scores: Any) -> Any:
        d_told = backward_told(d_scores)
        d_found = d_told[:, :HIDDEN] + backward_near(d_told[:, HIDDEN : 2 * HIDDEN])
        d_rows = backward_pooled(backward_found(d_found)[:, : 2 * WIDTH]) + backward_said(d_scores)
        d_rows = backward_convolutions(d_rows)
        backward_rows(d_rows)
        backward_mapped(d_rows)
        return batch

    return said + told, backward


def _embedded(words: Part, stems: Part, text: Encoded, random: Random) -> tuple[Any, Backward]:
    """Shape (rows, width): the sum of what stands for each word and for its stem."""
    kept = _stands(text)
    if random is not None:
        kept = kept * (random.random(kept.shape) >= DROPPED_WORDS)
    of_words, backward_words = words.begin_update(text.words)
    of_stems, backward_stems = stems.begin_update(text.stems)
    rows, backward_dropped = _dropped((of_words + of_stems) * kept, DROPPED_VALUES, random)

    def backward(d_rows: Any) -> Any:
        d_sum = backward_dropped(d_rows) * kept
        backward_words(d_sum)
        backward_stems(d_sum)
        return text

    return rows, backward


def _mapped_vectors(static: Part, vectors: Vector, text: Encoded, random: Random) -> tuple[Any, Backward]:
    """Shape (rows, width): what the static vector of each word adds."""
    found, stands = vectors[text.words], _stands(text)
    if random is not None:
        found = found * (random.random((len(found), 1)) >= DROPPED_WORDS).astype(np.float32)
    mapped, backward_mapped = static.begin_update(found)
    rows, backward_dropped = _dropped(mapped * stands, DROPPED_VALUES, random)
    return rows, lambda d_rows: backward_mapped(backward_dropped(d_rows) * stands)


def _convolved(layers: Sequence[Part], rows: Any, text: Encoded) -> tuple[Any, Backward]:
    """Shape (rows, width): each word among those around it."""
    stands, undo = _stands(text), []
    for layer in layers:
        added, backward_added = _added(layer, rows)
        rows = (rows + added) * stands
        undo.append(backward_added)

    def backward(d_rows: Any) -> Any:
        for backward_added in reversed(undo):
            d_rows = d_rows * stands
            d_rows = d_rows + backward_added(d_rows)
        return d_rows

    return rows, backward


def _added(layer: Part, rows: Any) -> tuple[Any, Backward]:
    """What a convolution adds to each word."""
    mapped, backward_mapped = layer.begin_update(window_of(rows, 1))
    return np.maximum(mapped, 0), lambda d_rows: sum_windows(backward_mapped(d_rows * (mapped > 0)), 1)


def _said(attention: Part, speaking: Part, rows: Any, text: Encoded) -> tuple[Any, Backward]:
    """Shape (sentences, types): what the words say for each type, as much as it attends to them."""
    attended, backward_attended = attention.begin_update(rows)
    spoken, backward_spoken = speaking.begin_update(rows)
    powers = np.exp(np.clip(attended, -FARTHEST, FARTHEST))
    total = np.add.reduceat(powers, text.starts)
    said = np.add.reduceat(powers * spoken, text.starts) / total

    def backward(d_said: Any) -> Any:
        owners = _owners(text)
        d_spoken = (d_said / total)[owners] * powers
        d_attended = d_spoken * (spoken - said[owners]) * (np.abs(attended) < FARTHEST)
        return backward_spoken(d_spoken) + backward_attended(d_attended)

    return said, backward


def _pooled(rows: Any, text: Encoded) -> tuple[Any, Backward]:
    """Shape (sentences, 2 * width): the maximum and the mean of each sentence's rows."""
    highest = np.maximum.reduceat(rows, text.starts)
    sizes = text.sizes[:, None].astype(np.float32)
    mean = np.add.reduceat(rows, text.starts) / sizes

    def backward(d_pooled: Any) -> Any:
        owners = _owners(text)
        d_rows = (d_pooled[:, WIDTH:] / sizes)[owners]
        d_rows += d_pooled[:, :WIDTH][owners] * (rows == highest[owners])
        return d_rows

    return np.hstack([highest, mean]), backward


def _found(hidden: Part, known: Any, random: Random) -> tuple[Any, Backward]:
    """Shape (sentences, hidden): what is found in each sentence."""
    mapped, backward_mapped = _mapped(hidden, known, random)
    return np.maximum(mapped, 0), lambda d_found: backward_mapped(d_found * (mapped > 0))


def _near(around: Part, found: Any, goes_on: Vector) -> tuple[Any, Backward]:
    """Shape (sentences, hidden): what each sentence has of those before and after it in its text."""

    def parted(seen: Any) -> Any:
        seen[:, :HIDDEN] *= goes_on
        seen[:-1, 2 * HIDDEN :] *= goes_on[1:]
        return seen

    mapped, backward_mapped = around.begin_update(parted(window_of(found, 1)))
    return np.maximum(mapped, 0), lambda d_near: sum_windows(parted(backward_mapped(d_near * (mapped > 0))), 1)


def _mapped(layer: Part, values: Any, random: Random) -> tuple[Any, Backward]:
    dropped, backward_dropped = _dropped(values, DROPPED, random)
    mapped, backward_mapped = layer.begin_update(dropped)
    return mapped, lambda d_mapped: backward_dropped(backward_mapped(d_mapped))


def _dropped(values: Any, share: float, random: Random) -> tuple[Any, Backward]:
    """Without a share of the values, the others the greater for it; all of them without ``random``."""
    mask = np.float32(1.0)
    if random is not None:
        mask = ((random.random(values.shape, np.float32) >= share) / (1 - share)).astype(np.float32)
    return values * mask, lambda d_values: d_values * mask


def _stands(text: Encoded) -> Vector:
    """Shape (rows, 1): 0 for the rows where nothing stands, else 1."""
    stands = np.ones((len(text.words), 1), np.float32)
    stands[text.ends] = 0.0
    return stands


def _owners(text: Encoded) -> NDArray[np.intp]:
    """Shape (rows,): the number of each row's sentence."""
    return np.repeat(np.arange(len(text.starts)), text.sizes)


def _classifier(network: Model[Batch, Floats2d], types: Sequence[str], known: Vocabulary) -> Classifier:
    words, stems, static, *convolutions, attention, speaking, hidden, around, last = network.layers
    mapped = network.attrs["vectors"] @ _param(static, "W").T + _param(static, "b")
    return Classifier(
        tuple(types),
        known,
        _param(words, "E") + mapped,
        _param(stems, "E"),
        tuple(map(_layer, convolutions)),
        *map(_layer, (attention, speaking, hidden, around, last)),
    )


def _layer(linear: Model[Any, Any]) -> Layer:
    return Layer(np.ascontiguousarray(_param(linear, "W").T), _param(linear, "b"))


def _param(layer: Model[Any, Any], name: str) -> Vector:
    return np.array(layer.get_param(name), np.float32)


def save(classifier: Classifier, path: Path) -> None:
    """Writes what `events.classifier.load_classifier` reads: the tables in 8 bits, the rest in 16."""
    known = classifier.known
    names = {"types": classifier.types, "words": known.words, "stems": known.stems, "contents": known.contents}
    data: dict[str, Any] = {part: packed(lines) for part, lines in names.items()}
    for part, table in (("words", classifier.words), ("stems", classifier.stems)):
        step = np.abs(table).max() / np.float32(127)
        data |= {f"{part} rows": (table / step).round().astype(np.int8), f"{part} step": step}
    layers = [*classifier.convolutions, classifier.attention, classifier.speaking]
    for at, layer in enumerate([*layers, classifier.hidden, classifier.around, classifier.last]):
        data |= {f"layer {at} weights": layer.weights.astype(np.float16), f"layer {at} bias": layer.bias}
    np.savez_compressed(path, **data)
