"""The model of `events.deciding` as arrays, and its training: Adagrad with dropped marks, seeded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from newsscrape.language.events.choices import Choice, choices_of, show_marks
from newsscrape.language.events.deciding import COMMON, Key, context_marks
from newsscrape.language.events.numbering import Seasons, options_of, seasons_of
from newsscrape.language.events.scene import Scene
from newsscrape.language.events.ties import Tied, ties_of
from newsscrape.language.events.triggers import Trigger, triggers_of

Vector = NDArray[np.float64]
Numbers = NDArray[np.int32]
Mark = tuple[str, str]
Vocabulary = dict[Mark, int]
Statement = tuple[int, Key]
"""The number of a sentence, and the event that it states."""

EPOCHS, RATE, DECAY, RAREST, DROPPED, WEIGHT_OF_RIGHT = 12, 0.05, 1e-2, 3, 0.3, 1.5
FIRST_BIAS = -1.5


@dataclass(frozen=True)
class Node:
    """Something that has marks, and what depends on it: a trigger of a type, a choice, a show by name, or seasons."""

    name: str | None
    marks: list[Mark]
    below: list[Node] = field(default_factory=list)
    seasons: tuple[int | None, ...] = ()
    place: int = 0


@dataclass
class Lesson:
    """One text: what it states, and its triggers, below them choices, below these shows, then seasons.

    A statement has the number of its sentence, as has each trigger its ``place``; where a text's answers do not tell
    the sentences, all numbers are 0: some place of the text states it.
    """

    triggers: list[Node]
    truth: set[Statement]


@dataclass(frozen=True)
class Marked:
    """Things with marks: the marks of all one after the other, and where each thing's begin."""

    marks: Numbers
    starts: Numbers
    lengths: Numbers

    def scores(self, weights: Vector, kept: Vector | float = 1.0) -> Vector:
        """The sum of each thing's weights."""
        total: Vector = np.add.reduceat(weights[self.marks] * kept, self.starts)
        return total


@dataclass(frozen=True)
class Arrays:
    """A lesson as arrays.

    ``choices``, ``shows`` and ``options`` tell for each which trigger, choice or show it belongs to; ``claims`` holds
    the option and the key of each claim.
    """

    triggers: Marked
    choices: tuple[Marked, Numbers]
    shows: tuple[Marked, Numbers]
    options: tuple[Marked, Numbers]
    claims: tuple[Numbers, Numbers]
    keys: list[Statement]
    right: Vector


@dataclass(frozen=True)
class Forward:
    """What the weights make of a lesson: shares of choices and options, chances of shows, and those of claims."""

    choices: Vector
    shows: Vector
    options: Vector
    claims: Vector
    keys: Vector


def lesson_of(scene: Scene, truth: set[Statement], *, by_sentence: bool = False) -> Lesson:
    """A text for learning; ``truth`` is what it states, or what each sentence does."""
    seasons, ties = seasons_of(scene), ties_of(scene)
    return Lesson(
        [
            _trigger(trigger, scene, seasons, ties[place], place if by_sentence else 0)
            for place, sentence in enumerate(scene.sentences)
            for trigger in triggers_of(sentence)
        ],
        truth,
    )


def _trigger(trigger: Trigger, scene: Scene, seasons: Seasons, tied: Tied, place: int) -> Node:
    kind = trigger.rule.type
    choices = []
    for choice in choices_of(trigger, scene, tied):
        shows = [_show(choice, show, trigger, scene, seasons) for show in choice.names]
        choices.append(Node(None, _spaced(kind, choice.own, choice.common), shows))
    return Node(kind, _spaced(kind, context_marks(trigger, scene)), choices, place=place)


def _show(choice: Choice, show: str | None, trigger: Trigger, scene: Scene, seasons: Seasons) -> Node:
    kind = trigger.rule.type
    options = [
        Node(None, _spaced(kind, option.own, option.common), seasons=option.numbers)
        for option in options_of(trigger, show, scene, seasons)
    ]
    return Node(show, _spaced(kind, *show_marks(choice, show, trigger, scene)), options)


def vocabulary_of(lessons: Iterable[Lesson]) -> Vocabulary:
    """A number for each mark that is not rare, counted once a trigger."""
    counted: Counter[Mark] = Counter()
    for lesson in lessons:
        for trigger in lesson.triggers:
            counted.update(set(_all_marks(trigger)))
    return {mark: i for i, mark in enumerate(sorted(mark for mark, n in counted.items() if n >= RAREST))}


def arrays_of(lesson: Lesson, vocabulary: Vocabulary) -> Arrays | None:
    """A lesson by the numbers of its marks; None where it has no trigger."""
    first = (len(vocabulary), *[len(vocabulary) + 1] * 3)
    keys: dict[Statement, int] = {}
    marks: list[list[list[int]]] = [[], [], [], []]
    owners: list[list[int]] = [[], [], [], []]
    claims: list[tuple[int, int]] = []

    def add(node: Node, level: int, owner: int) -> int:
        marks[level].append([first[level], *(vocabulary[mark] for mark in node.marks if mark in vocabulary)])
        owners[level].append(owner)
        return len(owners[level]) - 1

    for trigger in lesson.triggers:
        at = add(trigger, 0, 0)
        for choice in trigger.below:
            chosen = add(choice, 1, at)
            for show in choice.below:
                named = add(show, 2, chosen)
                for option in show.below:
                    place = add(option, 3, named)
                    kind = trigger.name or ""
                    stated = [(trigger.place, (kind, show.name, season)) for season in option.seasons]
                    said = [keys.setdefault(statement, len(keys)) for statement in stated]
                    claims += [(place, key) for key in said]
    if not claims:
        return None
    marked = [_marked(rows) for rows in marks]
    pairs = [(m, np.array(o, np.int32)) for m, o in zip(marked, owners, strict=True)]
    option_of, key_of = np.array(claims, np.int32).T
    right = np.array([key in lesson.truth for key in keys], float)
    return Arrays(marked[0], pairs[1], pairs[2], pairs[3], (option_of, key_of), list(keys), right)


def train(lessons: list[Arrays], size: int, seed: int) -> Vector:
    """The weights of ``size`` marks; the bias is the one after them, and the last is 0."""
    weights, squares = np.zeros(size + 2), np.full(size + 2, 1e-4)
    weights[size] = FIRST_BIAS
    random = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        for number in random.permutation(len(lessons)):
            lesson = lessons[number]
            marked = (lesson.triggers, lesson.choices[0], lesson.shows[0], lesson.options[0])
            kept = [(random.random(len(m.marks)) >= DROPPED) / (1 - DROPPED) for m in marked]
            slopes = _slopes(lesson, forward(lesson, weights, kept))
            spread = [np.repeat(s, m.lengths) * k for s, m, k in zip(slopes, marked, kept, strict=True)]
            slope = np.bincount(np.concatenate([m.marks for m in marked]), np.concatenate(spread), size + 2)
            used = np.flatnonzero(slope)
            step = slope[used] + DECAY * weights[used]
            squares[used] += step**2
            weights[used] -= RATE * step / np.sqrt(squares[used])
            weights[-1] = 0.0
    return weights


def forward(lesson: Arrays, weights: Vector, kept: list[Vector] | None = None) -> Forward:
    """The probabilities that weights give to what a lesson could state."""
    keep: list[Vector | float] = list(kept) if kept else [1.0] * 4
    choice_of, trigger_of = lesson.shows[1], lesson.choices[1]
    context = lesson.triggers.scores(weights, keep[0])
    choices = _shares(lesson.choices[0].scores(weights, keep[1]), trigger_of, len(context))
    own = lesson.shows[0].scores(weights, keep[2])
    shows = 1 / (1 + np.exp(-(context[trigger_of[choice_of]] + own)))
    options = _shares(lesson.options[0].scores(weights, keep[3]), lesson.options[1], len(own))
    option, key = lesson.claims
    show = lesson.options[1][option]
    claims = np.minimum(choices[choice_of[show]] * shows[show] * options[option], 1 - 1e-6)
    keys = 1 - np.exp(_summed(key, np.log1p(-claims), len(lesson.keys)))
    return Forward(choices, shows, options, claims, keys)


def _slopes(lesson: Arrays, found: Forward) -> tuple[Vector, Vector, Vector, Vector]:
    """How the loss rises with the score of each trigger, choice, show and option."""
    chance = np.clip(found.keys, 1e-6, 1 - 1e-6)
    error = np.where(lesson.right > 0, -WEIGHT_OF_RIGHT * (1 - chance) / chance, 1.0)
    error = np.where(np.abs(chance - lesson.right) < 0.01, 0.0, error)
    option, key = lesson.claims
    choice_of, trigger_of, show_of = lesson.shows[1], lesson.choices[1], lesson.options[1]
    show = show_of[option]
    choice = choice_of[show]
    claim = error[key] / (1 - found.claims)
    share, chance_of_show, part = found.choices[choice], found.shows[show], found.options[option]
    by_option = _summed(option, claim * share * chance_of_show, len(found.options))
    by_show = _summed(show, claim * share * part, len(found.shows)) * found.shows * (1 - found.shows)
    by_choice = _summed(choice, claim * chance_of_show * part, len(found.choices))
    by_trigger = _summed(trigger_of[choice_of], by_show, len(lesson.triggers.starts))
    return (
        by_trigger,
        _share_slopes(by_choice, found.choices, trigger_of, len(by_trigger)),
        by_show,
        _share_slopes(by_option, found.options, show_of, len(found.shows)),
    )


def _shares(scores: Vector, owner: Numbers, owners: int) -> Vector:
    top = np.full(owners, -np.inf)
    np.maximum.at(top, owner, scores)
    powers = np.exp(scores - top[owner])
    shares: Vector = powers / _summed(owner, powers, owners)[owner]
    return shares


def _share_slopes(slopes: Vector, shares: Vector, owner: Numbers, owners: int) -> Vector:
    mean = _summed(owner, slopes * shares, owners)
    result: Vector = shares * (slopes - mean[owner])
    return result


def _summed(owner: Numbers, values: Vector, owners: int) -> Vector:
    """The sum of the values of each owner."""
    return np.bincount(owner, values, owners).astype(float)


def _marked(rows: list[list[int]]) -> Marked:
    lengths = np.array([len(row) for row in rows], np.int32)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int32)
    return Marked(np.array([mark for row in rows for mark in row], np.int32), starts, lengths)


def _spaced(kind: str, own: Sequence[str], common: Sequence[str] = ()) -> list[Mark]:
    return [(kind, mark) for mark in own] + [(COMMON, mark) for mark in common]


def _all_marks(node: Node) -> Iterator[Mark]:
    yield from node.marks
    for below in node.below:
        yield from _all_marks(below)
