"""Learns `events.classifier` from texts of which it is known what their sentences state: Adam with dropout, seeded.

What stands for a word is learnt for the word itself and as a map of its static vector, and added up at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from thinc.api import Adam, Embed, Linear, Model, fix_random_seed, warmup_linear

from newsscrape.language.events.classifier import (
    DISTANCES,
    LAYERS,
    TABLES,
    Classifier,
    Encoded,
    Gathered,
    Layer,
    Pairs,
    Vocabulary,
    encode,
    pair,
)
from newsscrape.language.events.targets import RELATIONS, Target
from newsscrape.language.events.tokens import STEM
from newsscrape.language.features import STATIC_WIDTH
from newsscrape.language.network import initialize_layers, use_fast_ops
from newsscrape.language.training.layers import (
    Backward,
    Numbers,
    Part,
    Random,
    Step,
    Vector,
    added_up,
    convolved,
    dropped,
    gathered,
    highest,
    mapped,
    near,
    positive,
    said,
)
from newsscrape.language.training.statements import Statement
from newsscrape.language.training.vectors import vectors_of
from newsscrape.language.training.wordings import packed

WIDTH, HIDDEN, PAIRED = 96, 192, 192
"""Numbers that stand for a word, a sentence, and a sentence with a show."""
EPOCHS, RATE, WARMUP, DECAY, BATCH = 7, 0.002, 0.1, 0.05, 1500
"""``BATCH`` is counted in sentences with shows, ``WARMUP`` is the share of the updates in which the rate rises."""
DROPPED, DROPPED_WORDS, DROPPED_VALUES = 0.3, 0.2, 0.15
"""The shares of what is pooled, of words and of their values that an update does not see."""
RAREST_WORD, RAREST_STEM, RAREST_CONTENT, RAREST_MARK = 4, 3, 20, 30
"""How often a word, a stem, a content, a mark must be seen to be known."""
FIRST_BIAS, FIRST_BIAS_OF_TARGETS = -3.0, -1.0
OF_SEASONS = 0.5
"""What telling the numbered seasons weighs beside telling what is stated."""
_EXTREME = 50.0
"""Scores are cut this far from 0 before their powers are taken."""
LONGEST = 400
"""Of longer sentences only so many words are learnt from."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text: its sentences by their words and contents, the shows they could be about, and what each states."""

    words: list[list[str]]
    contents: list[list[str]]
    targets: list[Target]
    truth: set[Statement]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An example as arrays.

    ``right`` has shape (sentences, types): 1 for what each states; ``meant`` (pairs, types): 1 for what each states of
    its target, ``numbered`` likewise: 1 where it states it of a certain season; ``counted`` is 0 where the sentence
    states it of a show that is no target, so that nothing can be learnt from the pair, else 1.
    """

    text: Encoded
    pairs: Pairs
    right: Vector
    meant: Vector
    numbered: Vector
    counted: Vector


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples one after the other.

    ``goes_on`` has shape (sentences, 1): 0 for the first of each text, else 1; ``pairs_go_on`` (pairs, 1): 0 for the
    first of each target. ``sentences`` has shape (pairs,): the sentence of each; ``starts`` is where the pairs of each
    target begin.
    """

    all: Prepared
    goes_on: Vector
    pairs_go_on: Vector
    sentences: Numbers
    starts: Numbers


def learn_classifier(examples: Sequence[Example], types: Sequence[str], *, seed: int) -> Classifier:
    """What the sentences of each text teach, in their order. Seeds the generators of NumPy and Python, too."""
    fix_random_seed(seed)
    random = np.random.default_rng(seed)
    examples = [example for example in examples if example.words]
    known = _vocabulary(examples)
    prepared = [prepare(example, types, known) for example in examples]
    network = build(known, len(types), random)
    updates = EPOCHS * sum(1 for _ in _batches(prepared))
    rates: Any = warmup_linear(RATE, int(WARMUP * updates), updates)
    optimizer = Adam(rates, L2=DECAY, L2_is_weight_decay=True, grad_clip=1.0)
    for _ in range(EPOCHS):
        order = [prepared[number] for number in random.permutation(len(prepared))]
        for part in _batches(order):
            batch = joined(part)
            told, backward = network(batch, is_train=True)
            backward(_errors(told, batch.all))
            network.finish_update(optimizer)
            optimizer.step_schedules()
    return classifier_of(network, types, known)


def _errors(told: tuple[Any, Any, Any], right: Prepared) -> tuple[Any, Any, Any]:
    """The slopes of the cross entropies, by sentence."""
    scores, meant, numbered = (1 / (1 + np.exp(np.clip(-part, -_EXTREME, _EXTREME))) for part in told)
    of_pairs = (meant - right.meant) * right.counted
    of_seasons = OF_SEASONS * (numbered - right.numbered) * right.meant
    return (scores - right.right) / len(scores), of_pairs / len(scores), of_seasons / len(scores)


def _vocabulary(examples: Sequence[Example]) -> Vocabulary:
    words = Counter(chain.from_iterable(chain.from_iterable(example.words) for example in examples))
    stems = Counter[str]()
    for word, count in words.items():
        stems[word[:STEM]] += count
    contents = Counter(chain.from_iterable(chain.from_iterable(example.contents) for example in examples))
    targets = chain.from_iterable(example.targets for example in examples)
    marks = Counter(chain.from_iterable(chain.from_iterable(target.marks) for target in targets))

    def numbered(counted: Counter[str], rarest: int) -> dict[str, int]:
        return {name: row for row, name in enumerate(sorted(n for n, c in counted.items() if c >= rarest), 1)}

    return Vocabulary(
        numbered(words, RAREST_WORD),
        numbered(stems, RAREST_STEM),
        numbered(contents, RAREST_CONTENT),
        numbered(marks, RAREST_MARK),
    )


def prepare(example: Example, types: Sequence[str], known: Vocabulary) -> Prepared:
    """An example as arrays."""
    text = encode([words[:LONGEST] for words in example.words], example.contents, known)
    sentences, targets = len(example.words), len(example.targets)
    right = np.zeros((sentences, len(types)), np.float32)
    meant = np.zeros((targets, sentences, len(types)), np.float32)
    numbered, counted = np.zeros_like(meant), np.ones_like(meant)
    rows = {target.name: row for row, target in enumerate(example.targets)}
    for place, (kind, show, season) in sorted(example.truth, key=str):
        at = types.index(kind)
        right[place, at] = 1.0
        if show in rows:
            meant[rows[show], place, at] = 1.0
            numbered[rows[show], place, at] = float(season is not None)
        else:
            counted[:, place, at] = 0.0
    flat = (array.reshape(targets * sentences, len(types)) for array in (meant, numbered, np.maximum(counted, meant)))
    return Prepared(text, pair(example.targets, text, known), right, *flat)


def _batches(examples: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    batch: list[Prepared] = []
    size = 0
    for example in examples:
        count = len(example.meant)
        if batch and size + count > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(example)
        size += count
    if batch:
        yield batch


def joined(examples: Sequence[Prepared]) -> Batch:
    """Some examples one after the other."""
    texts, pairs = [example.text for example in examples], [example.pairs for example in examples]
    rows = _before(len(text.words) for text in texts)
    sentences = _before(len(text.sizes) for text in texts)
    owners = _before(len(part.seen) for part in pairs)
    views = _before(len(part.views.starts) for part in pairs)
    text = Encoded(
        *(np.concatenate([getattr(t, part) for t in texts]) for part in ("words", "stems", "sizes", "contents"))
    )
    every = Pairs(
        np.concatenate([part.marks for part in pairs]),
        _joined([part.named for part in pairs], rows, owners),
        _joined([part.others for part in pairs], rows, owners),
        _joined([part.views for part in pairs], rows, views),
        np.concatenate([part.relations for part in pairs]),
        np.concatenate([part.seen + shift for part, shift in zip(pairs, views, strict=True)]),
    )
    answers = (
        np.concatenate([getattr(e, part) for e in examples]) for part in ("right", "meant", "numbered", "counted")
    )
    goes_on = [np.arange(len(t.sizes)) > 0 for t in texts]
    places = [np.arange(len(part.seen)) % len(t.sizes) for part, t in zip(pairs, texts, strict=True)]
    pairs_go_on = np.concatenate(places) > 0
    return Batch(
        Prepared(text, every, *answers),
        np.concatenate(goes_on).astype(np.float32)[:, None],
        pairs_go_on.astype(np.float32)[:, None],
        np.concatenate([place + shift for place, shift in zip(places, sentences, strict=True)]),
        np.flatnonzero(~pairs_go_on),
    )


def _before(sizes: Iterable[int]) -> list[int]:
    """How much stands before each of some things of these sizes."""
    ends = np.cumsum([0, *sizes])
    return [int(end) for end in ends[:-1]]


def _joined(groups: Sequence[Gathered], rows: Sequence[int], owners: Sequence[int]) -> Gathered:
    before = _before(len(group.rows) for group in groups)
    return Gathered(
        np.concatenate([group.rows + shift for group, shift in zip(groups, rows, strict=True)]),
        np.concatenate([group.starts + shift for group, shift in zip(groups, before, strict=True)]),
        np.concatenate([group.owners + shift for group, shift in zip(groups, owners, strict=True)]),
    )


def build(known: Vocabulary, types: int, random: np.random.Generator) -> Part:
    """The network, initialized: three arrays of scores for a batch, as in `events.classifier.Scores`, but flat."""
    contents, vectors = len(known.contents), vectors_of(["", *known.words])
    parts: dict[str, Part] = {
        "words": Embed(WIDTH, len(known.words) + 1),
        "stems": Embed(WIDTH, len(known.stems) + 1),
        "sides": Embed(2 * types, RELATIONS),
        "static": Linear(WIDTH, STATIC_WIDTH),
        **{f"convolution {at}": Linear(WIDTH, 3 * WIDTH) for at in range(len(DISTANCES))},
        "attention": Linear(types, WIDTH),
        "speaking": Linear(types, WIDTH),
        "hidden": Linear(HIDDEN, 2 * WIDTH + contents),
        "around": Linear(HIDDEN, 3 * HIDDEN),
        "last": Linear(types, 2 * HIDDEN + contents),
        "heeding": Linear(types, WIDTH),
        "telling": Linear(types, WIDTH),
        "stating": Linear(PAIRED, HIDDEN),
        "marking": Linear(PAIRED, len(known.marks)),
        "naming": Linear(PAIRED, WIDTH),
        "beside": Linear(PAIRED, WIDTH),
        "near": Linear(PAIRED, 3 * PAIRED),
        "whole": Linear(PAIRED, PAIRED),
        "meant": Linear(types, 3 * PAIRED),
        "numbered": Linear(types, 3 * PAIRED),
    }
    network: Part = Model(
        "classifier",
        _forward,
        init=initialize_layers,
        layers=list(parts.values()),
        attrs={"random": random, "vectors": vectors, "parts": parts},
    )
    use_fast_ops(network)
    network.initialize()
    for name, bias in (("last", FIRST_BIAS), ("meant", FIRST_BIAS_OF_TARGETS)):
        value: Any = np.full(types, bias, np.float32)
        parts[name].set_param("b", value)
    return network


def _forward(model: Part, batch: Batch, is_train: bool) -> tuple[tuple[Any, Any, Any], Backward]:
    parts, text = model.attrs["parts"], batch.all.text
    random: Random = model.attrs["random"] if is_train else None
    rows, backward_rows = _rows(parts, model.attrs["vectors"], text, random)
    found, backward_found = _found(parts, rows, text, random)
    scores, backward_scores = _scored(parts, rows, found, batch, random)
    kept, backward_kept = _kept(parts, rows, found, batch, random)
    meant, backward_meant = mapped(parts["meant"], kept, DROPPED, random)
    numbered, backward_numbered = mapped(parts["numbered"], kept, DROPPED, random)
    told, backward_told = _told(parts, rows, batch.all.pairs)

    def backward(slopes: tuple[Any, Any, Any]) -> Any:
        d_scores, d_meant, d_numbered = slopes
        d_scores = d_scores + added_up(d_meant, batch.sentences, len(d_scores))
        d_kept = backward_meant(d_meant) + backward_numbered(d_numbered)
        rows_of_kept, found_of_kept = backward_kept(d_kept)
        rows_of_scores, found_of_scores = backward_scores(d_scores)
        d_rows = backward_found(found_of_kept + found_of_scores)
        d_rows = d_rows + rows_of_kept + rows_of_scores + backward_told(d_meant)
        return backward_rows(d_rows)

    return (scores, meant + told + scores[batch.sentences], numbered), backward


def _rows(parts: dict[str, Part], vectors: Vector, text: Encoded, random: Random) -> Step:
    """Shape (rows, width): each word among those around it."""
    rows, backward_embedded = _embedded(parts, vectors, text, random)
    stands, undo = _stands(text), []
    for at, distance in enumerate(DISTANCES):
        added, backward_added = convolved(parts[f"convolution {at}"], rows, distance)
        rows = (rows + added) * stands
        undo.append(backward_added)

    def backward(d_rows: Any) -> Any:
        for backward_added in reversed(undo):
            d_rows = d_rows * stands
            d_rows = d_rows + backward_added(d_rows)
        return backward_embedded(d_rows)

    return rows, backward


def _embedded(parts: dict[str, Part], vectors: Vector, text: Encoded, random: Random) -> Step:
    """Shape (rows, width): the sum of what stands for each word, for its stem, and of what its static vector adds."""
    stands, static = _stands(text), vectors[text.words]
    kept = stands
    if random is not None:
        kept = stands * (random.random(stands.shape) >= DROPPED_WORDS)
        static = static * (random.random(stands.shape) >= DROPPED_WORDS).astype(np.float32)
    of_words, backward_words = parts["words"].begin_update(text.words)
    of_stems, backward_stems = parts["stems"].begin_update(text.stems)
    of_vectors, backward_vectors = parts["static"].begin_update(static)
    rows, backward_dropped = dropped((of_words + of_stems) * kept + of_vectors * stands, DROPPED_VALUES, random)

    def backward(d_rows: Any) -> Any:
        d_sum = backward_dropped(d_rows)
        backward_words(d_sum * kept)
        backward_stems(d_sum * kept)
        backward_vectors(d_sum * stands)
        return text

    return rows, backward


def _found(parts: dict[str, Part], rows: Any, text: Encoded, random: Random) -> Step:
    """Shape (sentences, hidden): what is found in each sentence."""
    top, backward_top = highest(rows, text.starts)
    sizes = text.sizes[:, None].astype(np.float32)
    mean = np.add.reduceat(rows, text.starts) / sizes
    out, backward_out = mapped(parts["hidden"], np.hstack([top, mean, text.contents]), DROPPED, random)
    found, backward_found = positive(out)

    def backward(d_found: Any) -> Any:
        d_pooled = backward_out(backward_found(d_found))
        spread = (d_pooled[:, WIDTH : 2 * WIDTH] / sizes).repeat(text.sizes, axis=0)
        return backward_top(d_pooled[:, :WIDTH]) + spread

    return found, backward


def _scored(parts: dict[str, Part], rows: Any, found: Any, batch: Batch, random: Random) -> tuple[Any, Any]:
    """Shape (sentences, types): what each sentence states. Slopes go back to the rows and to what is found."""
    text = batch.all.text
    around, backward_around = near(parts["around"], found, batch.goes_on, 0.0, None)
    told, backward_told = mapped(parts["last"], np.hstack([found, around, text.contents]), DROPPED, random)
    attended, backward_attended = parts["attention"].begin_update(rows)
    spoken, backward_spoken = parts["speaking"].begin_update(rows)
    heard, backward_heard = said(attended, spoken, text.starts)

    def backward(d_scores: Any) -> tuple[Any, Any]:
        d_told = backward_told(d_scores)
        d_attended, d_spoken = backward_heard(d_scores)
        d_found = d_told[:, :HIDDEN] + backward_around(d_told[:, HIDDEN : 2 * HIDDEN])
        return backward_attended(d_attended) + backward_spoken(d_spoken), d_found

    return told + heard, backward


def _kept(parts: dict[str, Part], rows: Any, found: Any, batch: Batch, random: Random) -> tuple[Any, Any]:
    """Shape (pairs, 3 * paired): what each pair has, what those near it and all of its target have. Slopes as above."""
    pairs, count = batch.all.pairs, len(batch.sentences)
    stated, backward_stated = mapped(parts["stating"], found, DROPPED, random)
    marked, backward_marked = parts["marking"].begin_update(pairs.marks)
    own, undo = stated[batch.sentences] + marked, []
    for name, group in (("naming", pairs.named), ("beside", pairs.others)):
        top, backward_top = gathered(rows, group, count)
        there = np.zeros((count, 1), np.float32)
        there[group.owners] = 1.0
        out, backward_out = mapped(parts[name], top, DROPPED, random)
        own = own + out * there
        undo.append((backward_top, backward_out, there))
    own, backward_own = positive(own)
    beside, backward_beside = near(parts["near"], own, batch.pairs_go_on, DROPPED, random)
    top, backward_highest = highest(own, batch.starts)
    whole, backward_whole = mapped(parts["whole"], top, DROPPED, random)
    whole, backward_positive = positive(whole)
    sizes = np.diff(batch.starts, append=count)

    def backward(d_kept: Any) -> tuple[Any, Any]:
        d_whole = np.add.reduceat(d_kept[:, 2 * PAIRED :], batch.starts)
        d_own = d_kept[:, :PAIRED] + backward_beside(d_kept[:, PAIRED : 2 * PAIRED])
        d_own = backward_own(d_own + backward_highest(backward_whole(backward_positive(d_whole))))
        backward_marked(d_own)
        d_rows = np.zeros_like(rows)
        for backward_top, backward_out, there in undo:
            d_rows += backward_top(backward_out(d_own * there))
        return d_rows, backward_stated(added_up(d_own, batch.sentences, len(found)))

    return np.hstack([own, beside, whole.repeat(sizes, axis=0)]), backward


def _told(parts: dict[str, Part], rows: Any, pairs: Pairs) -> Step:
    """Shape (pairs, types): what the words say for each type, as they stand to the target."""
    heeded, backward_heeded = parts["heeding"].begin_update(rows)
    telling, backward_telling = parts["telling"].begin_update(rows)
    sides, backward_sides = parts["sides"].begin_update(pairs.relations)
    types, views = heeded.shape[1], pairs.views
    heard, backward_heard = said(
        heeded[views.rows] + sides[:, :types], telling[views.rows] + sides[:, types:], views.starts
    )

    def backward(d_told: Any) -> Any:
        d_attended, d_spoken = backward_heard(added_up(d_told, pairs.seen, len(heard)))
        backward_sides(np.hstack([d_attended, d_spoken]))
        d_heeded = added_up(d_attended, views.rows, len(rows))
        d_telling = added_up(d_spoken, views.rows, len(rows))
        return backward_heeded(d_heeded) + backward_telling(d_telling)

    return heard[pairs.seen], backward


def _stands(text: Encoded) -> Vector:
    """Shape (rows, 1): 0 for the rows where nothing stands, else 1."""
    stands = np.ones((len(text.words), 1), np.float32)
    stands[text.empty] = 0.0
    return stands


def classifier_of(network: Part, types: Sequence[str], known: Vocabulary) -> Classifier:
    """What a network has learnt."""
    parts = network.attrs["parts"]
    static = network.attrs["vectors"] @ _param(parts["static"], "W").T + _param(parts["static"], "b")
    return Classifier(
        tuple(types),
        known,
        _param(parts["words"], "E") + static,
        _param(parts["stems"], "E"),
        _param(parts["sides"], "E"),
        convolutions=tuple(_layer(parts[f"convolution {at}"]) for at in range(len(DISTANCES))),
        **{name: _layer(parts[name]) for name in LAYERS},
    )


def _layer(linear: Part) -> Layer:
    return Layer(np.ascontiguousarray(_param(linear, "W").T), _param(linear, "b"))


def _param(layer: Part, name: str) -> Vector:
    return np.array(layer.get_param(name), np.float32)


def save(classifier: Classifier, path: Path) -> None:
    """Writes what `events.classifier.load_classifier` reads: the tables in 8 bits, the rest in 16."""
    known = classifier.known
    names = {"types": classifier.types, "words": known.words, "stems": known.stems}
    names |= {"contents": known.contents, "marks": known.marks}
    data: dict[str, Any] = {part: packed(lines) for part, lines in names.items()}
    for part in TABLES:
        table = getattr(classifier, part)
        step = np.abs(table).max() / np.float32(127)
        data |= {f"{part} rows": (table / step).round().astype(np.int8), f"{part} step": step}
    layers = {f"convolution {at}": layer for at, layer in enumerate(classifier.convolutions)}
    layers |= {name: getattr(classifier, name) for name in LAYERS}
    for name, layer in layers.items():
        data |= {f"{name} weights": layer.weights.astype(np.float16), f"{name} bias": layer.bias}
    np.savez_compressed(path, **data)
