"""The runs of words that a wording knows, found for all sentences of a text at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from newsscrape.language.events.tokens import STEM

BEGINS, ENDS, BETWEEN = "^", "$", "_"
"""What stands in a run for the beginning of a sentence, for its end, and for any one word."""

Numbers = NDArray[np.int64]


class Runs:
    """Runs by their stems: each stem has a number, and up to three of them make the key of a run.

    The number of a stem that no run has is 0, as is that of none: no run of other stems has a key with it.
    """

    def __init__(self, names: Sequence[str]) -> None:
        """``names`` are the runs as `wording.runs_of` writes them: each has its place, all others the place after."""
        self._other = len(names)
        alone = {run: place for place, run in enumerate(names) if _is_alone(run)}
        places = np.delete(np.arange(len(names)), list(alone.values()))
        runs = [run for run in names if run not in alone]
        written = " ".join(runs).split(" ") if runs else []
        stems = dict.fromkeys(chain((BEGINS, ENDS, BETWEEN), written))
        self._stems = {stem: number for number, stem in enumerate(stems, 1)}
        self._size = len(stems) + 1
        lengths = np.fromiter(map(str.count, runs, repeat(" ")), np.int64, len(runs)) + 1
        numbers = np.zeros((len(runs), 3), np.int64)
        numbers[np.arange(3) < lengths[:, np.newaxis]] = list(map(self._stems.__getitem__, written))
        first, second, third = numbers.T
        keys = (first * self._size + second) * self._size + third
        order = np.argsort(keys)
        self._known = np.append(keys[order], np.iinfo(np.int64).max)
        self._places = np.append(places[order], self._other)
        self._contents = {run: place for run, place in alone.items() if run[0] == "#"}
        self._words = {stem: number + self._other * self._size for stem, number in self._stems.items()}
        for run, place in alone.items():
            if run[0] != "#":
                word = run.removeprefix("w ")
                self._words[word] = self._stems.get(word[:STEM], 0) + place * self._size

    def find(self, sentences: Sequence[Sequence[str]], contents: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
        """The places of the runs of each sentence, each once, one sentence after the other, and where each begins.

        Sentences are given by their words and by what stands in them (`wording.contents_of`).
        """
        count, size = len(sentences), self._other + 1
        words, stems = self._known_words(list(chain.from_iterable(sentences)))
        further = np.array(list(map(self._contents.get, chain.from_iterable(contents), repeat(self._other))))
        of_words, of_contents = _owners(sentences), _owners(contents)
        of_runs, runs = self._of_stems(stems, of_words, count)
        owners = np.concatenate([of_runs, of_words, of_contents])
        found = np.sort(owners * size + np.concatenate([runs, words, further]))
        found = found[np.append(True, found[1:] != found[:-1])]
        return found - found // size * size, np.searchsorted(found, np.arange(count) * size)

    def _known_words(self, words: Sequence[str]) -> tuple[Numbers, Numbers]:
        """For each word its own place and the number of its stem."""
        numbers = list(map(self._words.get, words))
        other = self._other * self._size
        known = [
            self._stems.get(word[:STEM], 0) + other if number is None else number
            for word, number in zip(words, numbers, strict=True)
        ]
        both = np.array(known, np.int64)
        places = both // self._size
        return places, both - places * self._size

    def _of_stems(self, stems: Numbers, owners: Numbers, count: int) -> tuple[Numbers, Numbers]:
        """For each run of stems, known or not, the number of its sentence and its place."""
        begins, between, ends = (self._stems[stem] for stem in (BEGINS, BETWEEN, ENDS))
        sentences = np.arange(count)
        row = np.zeros(len(stems) + 4 * count, np.int64)  # two more 0 part a sentence from the next one
        row[np.arange(1, len(stems) + 1) + owners * 4] = stems
        after = np.searchsorted(owners, sentences, "right") + sentences * 4 + 1
        row[after] = ends
        row[0], row[after[:-1] + 3] = begins, begins
        size = self._size
        first, third = row[:-2] * size, row[2:]
        pairs = (first + row[1:-1]) * size
        first *= size
        keys = np.concatenate([first, pairs, first + between * size + third, pairs + third])
        owners = np.tile(np.repeat(sentences, np.diff(after, prepend=-3))[:-2], 4)
        both = np.sort(keys * count + owners)
        keys = both // count
        at = np.searchsorted(self._known, keys)
        return both - keys * count, np.where(self._known[at] == keys, self._places[at], self._other)


def _owners(groups: Sequence[Sequence[str]]) -> Numbers:
    """For each thing of some groups the number of its group."""
    return np.arange(len(groups)).repeat(list(map(len, groups)))


def _is_alone(run: str) -> bool:
    """Whether a run is one of the longer words, or of what stands in a sentence (« w episode », « #shows 1 »)."""
    longer = run.startswith("w ") and " " not in run[2:] and len(run) > STEM + 2
    return longer or (run[0] == "#" and run[1:2] not in ("", " "))
