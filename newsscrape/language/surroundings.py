"""What stands around a place of a masked text, as features of the decisions that are learnt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from newsscrape.language.lexicon import CLASSES, classes_of
from newsscrape.language.masking import CHARACTER, ORGANIZATION, PERSON, PLATFORM, SHOW, TITLE

STEM = 6
"""Letters of a word that count where its form does not: « réalis » of « réalisée » and « réalisatrice »."""
REACH = 90
"""Characters looked at on either side."""
CLASSED = 8
"""Words on either side whose classes count."""

_NAMES = {PERSON: "{P}", CHARACTER: "{C}", SHOW: "{S}", ORGANIZATION: "{O}", PLATFORM: "{F}", TITLE: "{T}"}
_TOKEN = re.compile(
    "(?! )(?:[a-zà-öø-ÿœ]++(?![\\w'-])"  # spaces and plain words are settled at once
    f"|[{''.join(_NAMES)}]|\\d+|[^\\W\\d_]+(?:-[^\\W\\d_]+)*'?|[^\\w\\s])"
)


@lru_cache(maxsize=32)
def tokens(text: str) -> tuple[str, ...]:
    """The words, signs and names of a stretch of a masked text; every number is ``0``."""
    found: list[str] = _TOKEN.findall(text)
    return tuple([token if token.isalpha() else _named(token) for token in found])


@lru_cache(maxsize=10_000)
def _named(token: str) -> str:
    return _NAMES.get(token, "0" if token[0].isdigit() else token)


def around(text: str, position: int, clause: tuple[int, int], longest: int, *, with_classes: bool = False) -> list[str]:
    """The features of the words around the name at a position, in the clause ``text[slice(*clause)]``.

    ``l1 w``, ``l2 v w`` and so on are the last words before it, up to ``longest``, ``r1 w`` … the first after it;
    ``lb w`` and ``rb w`` are the stems of the ten words on either side. ``with_classes`` adds those of `classed`.
    """
    low, high = clause
    before = tokens(text[max(low, position - REACH) : position])
    after = tokens(text[position + 1 : min(high, position + 1 + REACH)])
    found = []
    for size in range(1, longest + 1):
        found.append(f"l{size} {' '.join(before[-size:]) if len(before) >= size else '^'}")
        found.append(f"r{size} {' '.join(after[:size]) if len(after) >= size else '$'}")
    found += [f"lb {stem}" for stem in stems(before[-10:])]
    found += [f"rb {stem}" for stem in stems(after[:10])]
    if with_classes:
        found += classed(before, after)
    return found


def classed(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """The lexicon's classes of the words before a place and after it: of the nearest, and of some on either side.

    >>> list(classed(["scénariste"], []))
    ['l1c writer', 'lc writer']
    """
    for side, words in (("l", before[: -CLASSED - 1 : -1]), ("r", after[:CLASSED])):
        for name in _classes(words[0]) if words else ():
            yield f"{side}1c {name}"
        for name in classes_in(words):
            yield f"{side}c {name}"


def classes_in(words: Iterable[str]) -> dict[str, None]:
    """The lexicon's classes of some words, each once, in their order."""
    return dict.fromkeys(chain.from_iterable(map(_classes, words)))


@lru_cache(maxsize=10_000)
def _classes(word: str) -> tuple[str, ...]:
    return tuple(CLASSES[number] for number in classes_of(word))


def stems(words: Iterable[str]) -> dict[str, None]:
    """The stems of words that count by them, each once, in their order."""
    return {word[:STEM]: None for word in words if len(word) > 2}


def far(distance: int) -> int:
    """A distance in characters by its order."""
    return next((limit for limit in (2, 5, 12, 25, 50, 100, 200) if distance <= limit), 999)
