"""What the names that a theme gives to a box say about its content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from newsscrape.page.knowledge import any_of, load


class Label:
    """What a box may hold, by its names: bits, as a box can have several labels.

    Plain integers: an `enum.IntFlag` makes the judging of boxes four times as slow.
    """

    CONTENT = 1 << 0
    TITLE = 1 << 1
    NAV = 1 << 2
    CHROME = 1 << 3
    SIDEBAR = 1 << 4
    COMMENTS = 1 << 5
    SHARE = 1 << 6
    AD = 1 << 7
    RELATED = 1 << 8
    POPULAR = 1 << 9
    LATEST = 1 << 10
    NEWSLETTER = 1 << 11
    PAYWALL = 1 << 12
    CONSENT = 1 << 13
    AUTHOR = 1 << 14
    DATE = 1 << 15
    META = 1 << 16
    TAGS = 1 << 17
    SECTION = 1 << 18
    CAPTION = 1 << 19
    EMBED = 1 << 20
    SUMMARY = 1 << 21
    SOURCE = 1 << 22
    MODAL = 1 << 23
    HIDDEN = 1 << 24
    STORY = 1 << 25
    """Another whole story on the same page; no name says so, and nothing inside it is this one's."""


_CUT = re.compile(r"[^a-zà-ÿ0-9]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_NAME = 400
"""Characters of a class attribute that are read: generated ones can run to thousands."""


def label_named(name: str) -> int:
    """The label of this name in any case."""
    label: int = getattr(Label, name.upper())
    return label


@lru_cache(maxsize=16384)
def labels_of(names: str) -> int:
    """The labels (`Label` bits) that a class or id attribute gives its element.

    >>> labels_of("td_block_wrap tdb_single_related") == Label.RELATED
    True
    """
    stated = _states().sub(" ", names[:_LONGEST_NAME])
    words = [word.rstrip("0123456789") for word in _CUT.split(_CAMEL.sub(" ", stated).lower())]
    bits = 0
    for place, word in enumerate(words):
        bits |= _word_bits(word)
        for rest, label in _phrases().get(word, ()):
            if tuple(words[place + 1 : place + 1 + len(rest)]) == rest:
                bits |= label
    if not _hiding().isdisjoint(names.lower().split()) and not _shown().search(names):
        bits |= Label.HIDDEN
    return bits


@lru_cache(maxsize=16384)
def _word_bits(word: str) -> int:
    bits = _words().get(word, 0)
    for start, label in _starts():
        if word.startswith(start):
            bits |= label
    return bits


@cache
def _words() -> dict[str, int]:
    table: dict[str, int] = {}
    for label, word in _known("words"):
        if not word.endswith("*"):
            table[word] = table.get(word, 0) | label
    return table


@cache
def _starts() -> tuple[tuple[str, int], ...]:
    return tuple((word[:-1], label) for label, word in _known("words") if word.endswith("*"))


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for label, phrase in _known("phrases"):
        first, *rest = phrase.split()
        table.setdefault(first, []).append((tuple(rest), label))
    return table


@cache
def _states() -> re.Pattern[str]:
    return re.compile(any_of(load("labels")["comments"]["states"]))


@cache
def _hiding() -> frozenset[str]:
    return frozenset(load("labels")["hiding"]["names"])


@cache
def _shown() -> re.Pattern[str]:
    return re.compile(any_of(load("labels")["hiding"]["shown"]))


def _known(key: str) -> Iterator[tuple[int, str]]:
    for name, entry in load("labels").items():
        for word in entry.get(key, ()):
            yield label_named(name), word
