"""Words that tell what the names beside them are: the classes of ``data/lexicon.toml``, and given names."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from newsscrape.language.knowledge import load, read

CLASSES = (*load("lexicon")["classes"], "given")
"""The names of the classes, in the order of the columns that the recogniser's network sees; the last one is that of
``data/given_names.txt``.
"""

_SHORTEST = 3
"""Letters of the shortest beginning that stands for any ending."""


@lru_cache(maxsize=10_000)
def classes_of(word: str) -> tuple[int, ...]:
    """The numbers of a word's classes, ascending.

    >>> [CLASSES[number] for number in classes_of("scénaristes")]
    ['writer']
    >>> [CLASSES[number] for number in classes_of("Jean-Loup")]
    ['given']
    """
    folded = "".join(
        c for c in unicodedata.normalize("NFKD", word.replace("œ", "oe")) if not unicodedata.combining(c)
    ).lower()
    whole, beginnings = _words()
    found = set(whole.get(folded, ()))
    for length in range(_SHORTEST, len(folded) + 1):
        found.update(beginnings.get(folded[:length], ()))
    if word[0].isupper() and (folded in _given() or ("-" in folded and _given().issuperset(folded.split("-")))):
        found.add(len(CLASSES) - 1)
    return tuple(sorted(found))


@cache
def _given() -> frozenset[str]:
    """Given names, folded."""
    return frozenset(read("given_names.txt").split())


@cache
def _words() -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The classes of whole words, and of beginnings."""
    whole: dict[str, list[int]] = {}
    beginnings: dict[str, list[int]] = {}
    for number, words in enumerate(load("lexicon")["classes"].values()):
        for word in words.split():
            (beginnings if word.endswith("*") else whole).setdefault(word.removesuffix("*"), []).append(number)
    return whole, beginnings
