"""The runs of words that a wording knows, found for all sentences of a text at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        self._alone = {run: place for place, run in enumerate(names) if _is_alone(run)}
        places = np.delete(np.arange(len(names)), list(self._alone.values()))
        runs = [run for run in names if run not in self._alone]
        written = " ".join(runs).split(" ") if runs else []
        stems = dict.fromkeys(chain((BEGINS, ENDS, BETWEEN), written))
        self._stems = {stem: number for number, stem in enumerate(stems, 1)}
        lengths = np.fromiter(map(str.count, runs, repeat(" ")), np.int64, len(runs)) + 1
        numbers = np.zeros((len(runs), 3), np.int64)
        numbers[np.arange(3) < lengths[:, np.newaxis]] = list(map(self._stems.__getitem__, written))
        first, second, third = numbers.T
        keys = (first * (len(self._stems) + 1) + second) * (len(self._stems) + 1) + third
        order = np.argsort(keys)
        self._known = np.append(keys[order], np.iinfo(np.int64).max)
        self._places = np.append(places[order], self._other)

    def find(self, sentences: Sequence[Sequence[str]], alone: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
        """The places of the runs of each sentence, each once, one sentence after the other, and where each begins.

        ``sentences`` are given by their words, ``alone`` are their runs that are not made of stems.
        """
        owners, places = self._of_stems(sentences)
        further = list(map(self._alone.get, chain.from_iterable(alone), repeat(self._other)))
        owners = np.append(owners, _owners(map(len, alone)))
        size = self._other + 1
        found = np.sort(owners * size + np.append(places, further))
        found = found[np.append(True, found[1:] != found[:-1])]
        return found % size, np.searchsorted(found, np.arange(len(alone)) * size)

    def _of_stems(self, sentences: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
        """For each run of stems, known or not, the number of its sentence and its place."""
        begins, between, ends = (self._stems[stem] for stem in (BEGINS, BETWEEN, ENDS))
        numbers: list[int] = []
        for words in sentences:
            stems = [word[:STEM] for word in words]
            numbers += [begins, *map(self._stems.get, stems, repeat(0)), ends, 0, 0]
        row = np.array(numbers, np.int64)
        size = len(self._stems) + 1
        first, third = row[:-2] * size, row[2:]
        pairs = (first + row[1:-1]) * size
        first *= size
        keys = np.concatenate([first, pairs, first + between * size + third, pairs + third])
        owners = np.tile(_owners(len(words) + 4 for words in sentences)[:-2], 4)
        sorted_ = np.sort(keys * len(sentences) + owners)
        keys, owners = sorted_ // len(sentences), sorted_ % len(sentences)
        at = np.searchsorted(self._known, keys)
        return owners, np.where(self._known[at] == keys, self._places[at], self._other)


def _owners(lengths: Iterable[int]) -> Numbers:
    """For each thing of groups of some lengths, the number of its group."""
    counts = list(lengths)
    return np.repeat(np.arange(len(counts)), counts)


def _is_alone(run: str) -> bool:
    """Whether a run is one of the longer words, or of what stands in a sentence (« w episode », « #shows 1 »)."""
    longer = run.startswith("w ") and " " not in run[2:] and len(run) > STEM + 2
    return longer or (run[0] == "#" and run[1:2] not in ("", " "))
