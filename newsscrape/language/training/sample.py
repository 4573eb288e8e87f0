"""A text with its marks, in pieces that augmentation can exchange."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsscrape.language.features import Features, describe
from newsscrape.language.known import find_known
from newsscrape.language.reading import SEPARATOR
from newsscrape.language.tagging import tags_of
from newsscrape.language.training.corpus import Annotated
from newsscrape.language.training.fame import famous
from newsscrape.language.words import split_words


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is one mention, or none (``label`` is None)."""

    text: str
    label: str | None = None
    emphasized: bool = False


@dataclass(frozen=True)
class Sample:
    """A text in pieces: headline, then body."""

    headline: tuple[Piece, ...]
    body: tuple[Piece, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces, with the separator between headline and body."""
        return (*self.headline, Piece(SEPARATOR), *self.body) if self.headline else self.body

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def body_start(self) -> int:
        """Where the body begins in the whole text."""
        return sum(len(piece.text) for piece in self.headline) + len(SEPARATOR) if self.headline else 0


def from_article(article: Annotated) -> Sample:
    """The pieces of an annotated article."""
    return Sample(_pieces(article, "headline"), _pieces(article, "body"))


def _pieces(article: Annotated, name: str) -> tuple[Piece, ...]:
    text: str = getattr(article, name)
    labels = {(span.start, span.end): span.label for span in article.mentions[name]}
    emphases = [(span.start, span.end) for span in article.emphases[name]]
    cuts = {0, len(text), *(cut for span in (*labels, *emphases) for cut in span)}
    cuts -= {cut for cut in cuts if any(start < cut < end for start, end in labels)}
    return tuple(
        Piece(text[start:end], labels.get((start, end)), _within(start, end, emphases))
        for start, end in pairwise(sorted(cuts))
    )


def _within(start: int, end: int, emphases: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start and end <= after for first, after in emphases)


def spans(sample: Sample) -> list[tuple[int, int, str]]:
    """The mentions of a sample: start, end, label."""
    found = []
    position = 0
    for piece in sample.pieces:
        if piece.label:
            found.append((position, position + len(piece.text), piece.label))
        position += len(piece.text)
    return found


def prepared(
    sample: Sample, *, emphases: bool = True, chance: random.Random | None = None
) -> tuple[Features, NDArray[np.intp]]:
    """The features of a sample and the tag of each word; a mention that cuts a word widens to the whole of it.

    With a source of ``chance`` some of its names are taken for known ones (`newsscrape.language.training.fame`).
    """
    marked: list[tuple[int, int]] = []
    position = 0
    for piece in sample.pieces:
        if piece.emphasized:
            if marked and marked[-1][1] == position:
                marked[-1] = (marked[-1][0], position + len(piece.text))
            else:
                marked.append((position, position + len(piece.text)))
        position += len(piece.text)
    text = sample.text
    words = split_words(text)
    starts = np.array([start for start, _ in words])
    ends = np.array([end for _, end in words])
    tagged: list[tuple[int, int, str]] = []
    for start, end, label in spans(sample):
        first = int(np.searchsorted(ends, start, side="right"))
        after = int(np.searchsorted(starts, end, side="left"))
        if tagged and first < tagged[-1][1]:
            continue
        tagged.append((first, after, label))
    known = partial(famous, tagged=tagged, chance=chance) if chance else find_known
    features = describe(text, body_start=sample.body_start, emphases=marked if emphases else (), known=known)
    return features, tags_of(tagged, len(words))


def joined(samples: Iterable[Sample]) -> Sample:
    """One text of several short ones, each a paragraph."""
    body: list[Piece] = []
    for sample in samples:
        if body:
            body.append(Piece(SEPARATOR))
        body.extend(sample.pieces)
    return Sample((), tuple(body))
