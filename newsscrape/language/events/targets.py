"""Which shows each sentence of a text could be about, and what speaks for each: for the network of `classifier`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from newsscrape.language.events.choices import hints_of
from newsscrape.language.events.scene import Mention, Scene, Sentence
from newsscrape.language.events.ties import Tied, tie_marks, ties_of

MOST = 8
"""How many shows of a text count, the first by rank."""
_FARTHEST = 5
"""Steps of distance: 1 word, 2 or 3, 4 to 7, 8 to 15, more."""
_SIDES = 2 * _FARTHEST + 1
_UNNAMED, _BEFORE_OTHERS, _AFTER_OTHERS = range(2 * _SIDES, 2 * _SIDES + 3)
RELATIONS = 2 * _SIDES + 3
"""How a word can stand to the shows of its sentence: see `relations`."""


@dataclass(frozen=True, slots=True)
class Target:
    """A show, or None for an untitled project, as each sentence of a text knows it.

    ``marks`` tell for each sentence what speaks for the show, ``named`` the numbers of the words that name it.
    """

    name: str | None
    marks: list[list[str]]
    named: list[list[int]]


def targets_of(scene: Scene) -> list[Target]:
    """The shows of a text that count, by rank, and at the end no show."""
    shows = sorted(scene.ranks, key=lambda name: scene.ranks[name])[:MOST]
    tied = ties_of(scene)
    hints = [hints_of(sentence, scene) for sentence in scene.sentences]
    targets = [_target(name, scene, hints, tied) for name in shows]
    unnamed: list[list[int]] = [[] for _ in scene.sentences]
    targets.append(Target(None, [list(_marks_of_none(sentence, scene)) for sentence in scene.sentences], unnamed))
    return targets


def _target(name: str, scene: Scene, hints: list[dict[str, str]], tied: list[Tied]) -> Target:
    rank = min(scene.ranks[name], 4)
    everywhere = [
        f"r {rank}",
        f"c {min(scene.counts[name], 6)}",
        f"h {name in scene.headline_shows}",
        f"k {scene.kinds.get(name, '-')}",
        f"m {min(len(scene.ranks), 6)} {rank}",
    ]
    marks, named, last = [], [], -1
    for sentence in scene.sentences:
        place = sentence.place
        mentions = [mention for mention in sentence.shows if mention.name == name]
        others = len({mention.name for mention in sentence.shows} - {name})
        own = list(_marks(name, sentence, mentions, others, hints[place].get(name, "")))
        own.append(f"since {'-' if last < 0 else f'{min(place - last, 8)} {min(others, 2)}'}")
        marks.append(everywhere + own + tie_marks(tied[place], [name]))
        named.append(_words_naming(mentions, sentence))
        if mentions:
            last = place
    return Target(name, marks, named)


def _marks(name: str, sentence: Sentence, mentions: Sequence[Mention], others: int, hints: str) -> Iterator[str]:
    """What one sentence has of a show that it mentions beside so many others; ``hints`` as in `choices.hints_of`."""
    named = bool(mentions)
    yield f"here {named}"
    yield f"here {min(len(mentions), 3)} {min(others, 3)}"
    if named:
        order = [mention.name for mention in sentence.shows].index(name)
        yield f"aside {mentions[0].aside}"
        yield f"order {min(order, 3)} {min(others, 3)}"
        if any(len(row.names) > 1 and name in row.names for row in sentence.rows):
            yield "row"
    for letter in hints:
        yield f"hint {letter} {named}"
        yield f"hint {letter} {min(others, 2)} {named}"
    if name in sentence.scope:
        yield "scope"


def _marks_of_none(sentence: Sentence, scene: Scene) -> Iterator[str]:
    yield "none"
    yield f"none m {min(len(scene.ranks), 4)}"
    yield f"none rows {min(len(sentence.rows), 3)}"
    if sentence.nouns:
        yield "none noun"


def _words_naming(mentions: Sequence[Mention], sentence: Sentence) -> list[int]:
    starts = sentence.tokens.starts if mentions else []
    return [bisect_right(starts, mention.start) - 1 for mention in mentions]


def relations(count: int, own: Sequence[int], others: Sequence[int]) -> list[int]:
    """How each of some words of a sentence stands to a show, given by the numbers of the words that name it or others.

    Where the sentence names the show: on which side of its nearest mention and how far, and whether another show stands
    between. Where it does not: whether it names others, and whether one stands before the word. From 0 to `RELATIONS`.
    """
    if not own:
        first = min(others, default=count)
        return [_AFTER_OTHERS if first <= at else _BEFORE_OTHERS if others else _UNNAMED for at in range(count)]
    there = set(others)
    before = list(accumulate((int(at in there) for at in range(count)), initial=0))
    return [_relation(at, nearest, before) for at, nearest in enumerate(_nearest(count, own))]


def _nearest(count: int, own: Sequence[int]) -> list[int]:
    """For each of some places the nearest of ``own``, which are in order and at least one; the first of two alike."""
    bounds = [(left + right) // 2 for left, right in pairwise(own)]
    return [own[bisect_left(bounds, at)] for at in range(count)]


def _relation(at: int, nearest: int, before: Sequence[int]) -> int:
    """``before`` tells how many other shows stand before each place."""
    steps = min(abs(at - nearest).bit_length(), _FARTHEST)
    side = _FARTHEST + (steps if at > nearest else -steps)
    low, high = min(at, nearest), max(at, nearest)
    return side + _SIDES if low < high and before[high] > before[low + 1] else side
