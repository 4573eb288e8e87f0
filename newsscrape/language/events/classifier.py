"""What each sentence of a text states, and of which show, by a small neural network.

Convolutions over the words, their maximum and mean, and for each type of event those words that it attends to; what is
so found in the sentence before and in the one after counts too. For each show that a sentence could be about
(`targets`) there is added to that what the words at its names, those at the names of others, the marks that tie it to
the sentence, and all these of the other sentences tell. `wording` weighs single runs of words, this their company.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from newsscrape.language.events.targets import Target, relations
from newsscrape.language.events.tokens import STEM
from newsscrape.language.knowledge import MODELS, lines_of
from newsscrape.language.network import window_of
from newsscrape.language.threads import one_thread

CLASSIFIER = MODELS / "classifier.npz"

DISTANCES = (1, 1, 2)
"""How far each convolution looks to either side."""
PAUSE = max(DISTANCES)
"""How many rows where nothing stands follow each sentence, so that no word looks into the next one."""
AT_ONCE = 500
"""How many sentences are read at once, so that no text needs much memory; articles have far fewer."""
FARTHEST = 12.0
"""Attention scores are cut this far from 0, so that their powers are neither too great nor too small."""

Rows = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass
class Vocabulary:
    """What is known of words, stems, contents (`wording.contents_of`) and marks of shows, each with its row.

    Others have row 0.
    """

    words: dict[str, int]
    stems: dict[str, int]
    contents: dict[str, int]
    marks: dict[str, int]
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
    """Sentences as rows: one for each word, and after each sentence `PAUSE` more, 0, where nothing stands.

    ``words`` and ``stems`` have shape (rows,), ``sizes`` (sentences,): how many rows each sentence has, those where
    nothing stands among them; ``contents`` has shape (sentences, contents): 1 for what stands in it.
    """

    words: Numbers
    stems: Numbers
    sizes: Numbers
    contents: Rows
    starts: Numbers = field(init=False)
    """Shape (sentences,): the first row of each."""
    empty: Numbers = field(init=False)
    """Shape (sentences * `PAUSE`,): the rows where nothing stands."""

    def __post_init__(self) -> None:
        after = np.cumsum(self.sizes)
        self.starts, self.empty = after - self.sizes, (after[:, None] - np.arange(1, PAUSE + 1)).ravel()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Groups of rows: ``rows`` of all groups one after the other, ``starts`` where each begins, ``owners`` whose it is.

    No group is empty; what owns none has none.
    """

    rows: Numbers
    starts: Numbers
    owners: Numbers


@dataclass(frozen=True, slots=True)
class Pairs:
    """Each target with each sentence of a text: target by target, the sentences in their order.

    ``marks`` has shape (pairs, marks): 1 for what speaks for it. ``named`` are for the pairs in question the rows that
    name the target, ``others`` those that name other targets. Pairs that attend to the same words in the same way share
    a view: ``views`` are the rows that each view sees, ``relations`` how each of these stands to the target
    (`targets.relations`), and ``seen``, of shape (pairs,), which view each pair has.
    """

    marks: Rows
    named: Gathered
    others: Gathered
    views: Gathered
    relations: Numbers
    seen: Numbers


def encode(sentences: Sequence[Sequence[str]], contents: Sequence[Sequence[str]], known: Vocabulary) -> Encoded:
    """Sentences, at least one, given by their words and by what stands in them."""
    none = [""] * PAUSE
    tokens = list(chain.from_iterable(chain(words, none) for words in sentences))
    sizes = np.array(list(map(len, sentences))) + PAUSE
    words, stems = known.rows_of(tokens)
    return Encoded(words, stems, sizes, _marked(contents, known.contents))


def _marked(things: Sequence[Sequence[str]], known: dict[str, int]) -> Rows:
    """Shape (things, known): 1 for each mark that a thing has."""
    marked = np.zeros((len(things), len(known) + 1), np.float32)
    owners = np.arange(len(things)).repeat(list(map(len, things)))
    marked[owners, list(map(known.get, chain.from_iterable(things), repeat(0)))] = 1.0
    return marked[:, 1:]


def pair(targets: Sequence[Target], text: Encoded, known: Vocabulary) -> Pairs:
    """Each target, at least one, with each sentence of a text."""
    starts: list[int] = text.starts.tolist()
    lengths: list[int] = (text.sizes - PAUSE).tolist()
    named: dict[int, list[int]] = {}
    others: dict[int, list[int]] = {}
    views: list[tuple[int, list[int]]] = []
    seen: list[int] = []
    everyone = [_joined(target.named[place] for target in targets) for place in range(len(starts))]
    for target in targets:
        for place, start in enumerate(starts):
            length = lengths[place]
            own = [at for at in target.named[place] if at < length]
            mine = set(own)
            rest = [at for at in everyone[place] if at < length and at not in mine]
            number = len(seen)
            if own:
                named[number] = [start + at for at in own]
            if rest:
                others[number] = [start + at for at in rest]
            seen.append(len(starts) + len(named) - 1 if own else place)
            if own:
                views.append((start, relations(length + PAUSE, own, rest)))
    plain = [(start, relations(lengths[place] + PAUSE, (), everyone[place])) for place, start in enumerate(starts)]
    views = plain + views
    return Pairs(
        _marked([marks for target in targets for marks in target.marks], known.marks),
        _gathered(named),
        _gathered(others),
        _gathered({at: list(range(start, start + len(view))) for at, (start, view) in enumerate(views)}),
        np.array(list(chain.from_iterable(view for _, view in views))),
        np.array(seen),
    )


def _part(targets: Sequence[Target], first: int) -> list[Target]:
    """What so many sentences from one on know of some targets."""
    after = first + AT_ONCE
    return [Target(target.name, target.marks[first:after], target.named[first:after]) for target in targets]


def _joined(parts: Iterable[list[int]]) -> list[int]:
    return sorted(set(chain.from_iterable(parts)))


def _gathered(groups: dict[int, list[int]]) -> Gathered:
    sizes = np.array([len(rows) for rows in groups.values()], np.int64)
    rows = np.array(list(chain.from_iterable(groups.values())), np.int64)
    return Gathered(rows, np.cumsum(sizes) - sizes, np.array(list(groups), np.int64))


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
class Scores:
    """What a text's sentences state: scores, of which the logistic function makes probabilities.

    ``sentences`` has shape (sentences, types), ``targets`` (targets, sentences, types): that the sentence states it of
    the target; ``numbered`` likewise: that it then states it of a certain season.
    """

    sentences: Rows
    targets: Rows
    numbered: Rows


@dataclass(frozen=True, slots=True)
class Classifier:
    """What was learnt. ``words`` and ``stems`` are tables of one row for each that is known, the first for all others.

    ``sides`` has for each relation (`targets.RELATIONS`) what it adds to the attention of each type, and then what it
    says for each.
    """

    types: tuple[str, ...]
    known: Vocabulary
    words: Rows
    stems: Rows
    sides: Rows
    convolutions: tuple[Layer, ...]
    attention: Layer
    speaking: Layer
    hidden: Layer
    around: Layer
    last: Layer
    heeding: Layer
    telling: Layer
    stating: Layer
    marking: Layer
    naming: Layer
    beside: Layer
    near: Layer
    whole: Layer
    meant: Layer
    numbered: Layer

    def scores(
        self, sentences: Sequence[Sequence[str]], contents: Sequence[Sequence[str]], targets: Sequence[Target]
    ) -> Scores:
        """Of a text of at least one sentence, with at least one target.

        Of a text of more than `AT_ONCE` sentences each stretch is read by itself.
        """
        starts = range(0, len(sentences), AT_ONCE)
        parts = [
            self._scores_of_part(sentences[at : at + AT_ONCE], contents[at : at + AT_ONCE], _part(targets, at))
            for at in starts
        ]
        return Scores(
            np.concatenate([part.sentences for part in parts]),
            np.concatenate([part.targets for part in parts], axis=1),
            np.concatenate([part.numbered for part in parts], axis=1),
        )

    def _scores_of_part(
        self, sentences: Sequence[Sequence[str]], contents: Sequence[Sequence[str]], targets: Sequence[Target]
    ) -> Scores:
        text = encode(sentences, contents, self.known)
        pairs = pair(targets, text, self.known)
        with one_thread():
            rows = self._rows(text)
            found = np.maximum(self.hidden(_pooled(rows, text)), 0.0)
            around: Rows = np.maximum(self.around(window_of(found, 1)), 0.0)
            scores = self.last(np.hstack([found, around, text.contents]))
            scores += _said(self.attention(rows), self.speaking(rows), text.starts)
            kept, shape = self._kept(rows, found, pairs), (len(targets), len(sentences), len(self.types))
            meant = self.meant(kept)
            meant += self._told(rows, pairs)
            return Scores(scores, meant.reshape(shape) + scores, self.numbered(kept).reshape(shape))

    def _rows(self, text: Encoded) -> Rows:
        """Shape (rows, width): each word among those around it."""
        rows = self.words.take(text.words, axis=0)
        rows += self.stems.take(text.stems, axis=0)
        rows[text.empty] = 0.0
        for distance, layer in zip(DISTANCES, self.convolutions, strict=True):
            rows += np.maximum(layer(window_of(rows, distance)), 0.0)
            rows[text.empty] = 0.0
        return rows

    def _kept(self, rows: Rows, found: Rows, pairs: Pairs) -> Rows:
        """Shape (pairs, 3 * width of a pair): what each pair has, what the ones near it and all of its target have."""
        targets = len(pairs.marks) // len(found)
        own = self.marking(pairs.marks)
        own += np.tile(self.stating(found), (targets, 1))
        for group, layer in ((pairs.named, self.naming), (pairs.others, self.beside)):
            if len(group.owners):
                own[group.owners] += layer(np.maximum.reduceat(rows.take(group.rows, axis=0), group.starts))
        np.maximum(own, 0.0, out=own)
        by_target = own.reshape(targets, len(found), -1)
        edge = np.zeros_like(by_target[:, :1])
        before, after = np.hstack([edge, by_target[:, :-1]]), np.hstack([by_target[:, 1:], edge])
        near: Rows = np.maximum(self.near(np.concatenate([before, by_target, after], axis=2)), 0.0)
        whole = np.maximum(self.whole(by_target.max(axis=1)), 0.0).repeat(len(found), axis=0)
        return np.hstack([own, near.reshape(own.shape), whole])

    def _told(self, rows: Rows, pairs: Pairs) -> Rows:
        """Shape (pairs, types): what the words say for each type, as they stand to the target."""
        heeded, told = self.heeding(rows), self.telling(rows)
        sides = self.sides.take(pairs.relations, axis=0)
        count = len(self.types)
        heeded, told = heeded.take(pairs.views.rows, axis=0), told.take(pairs.views.rows, axis=0)
        heeded += sides[:, :count]
        told += sides[:, count:]
        return _said(heeded, told, pairs.views.starts).take(pairs.seen, axis=0)


def _said(attended: Rows, spoken: Rows, starts: Numbers) -> Rows:
    """Shape (groups, types): what the rows of each group say for each type, as much as it attends to them."""
    powers = np.exp(np.clip(attended, -FARTHEST, FARTHEST))
    said: Rows = np.add.reduceat(powers * spoken, starts)
    said /= np.add.reduceat(powers, starts)
    return said


def _pooled(rows: Rows, text: Encoded) -> Rows:
    """Shape (sentences, 2 * width + contents): the maximum and the mean of each sentence's rows, and its contents."""
    mean: Rows = np.add.reduceat(rows, text.starts)
    mean /= text.sizes[:, None].astype(np.float32)
    return np.hstack([np.maximum.reduceat(rows, text.starts), mean, text.contents])


TABLES = ("words", "stems", "sides")
LAYERS = tuple(
    "attention speaking hidden around last"
    " heeding telling stating marking naming beside near whole meant numbered".split()
)
"""The layers of a `Classifier` after the convolutions."""


@cache
def load_classifier() -> Classifier:
    """What ``python -m newsscrape.language.training.learn_events`` has learnt."""
    with np.load(CLASSIFIER) as data:
        names = {part: lines_of(data[part]) for part in ("types", "words", "stems", "contents", "marks")}
        numbered = {part: {name: row for row, name in enumerate(names[part], 1)} for part in names}
        words, stems, sides = (data[f"{part} rows"] * data[f"{part} step"] for part in TABLES)

        def layer(name: str) -> Layer:
            return Layer(*(data[f"{name} {part}"].astype(np.float32) for part in ("weights", "bias")))

        return Classifier(
            tuple(names["types"]),
            Vocabulary(numbered["words"], numbered["stems"], numbered["contents"], numbered["marks"]),
            words,
            stems,
            sides,
            convolutions=tuple(layer(f"convolution {at}") for at in range(len(DISTANCES))),
            **{name: layer(name) for name in LAYERS},
        )
