"""Names: which mentions name the same person, by full name, surname or first name."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter

from newsscrape.language.knowledge import load
from newsscrape.language.reading import Span

_FORMER = "ex-"
_LONGEST = 20
"""Characters of the longest form of address, with what stands before it."""
REAL = frozenset({"ACTOR", "CREW", "PERSON"})


@dataclass(slots=True)
class Individual:
    """One person or character, with all that names them, sorted; ``key`` is the folded words of the fullest name."""

    key: tuple[str, ...]
    name: str
    is_real: bool
    mentions: list[Span] = field(default_factory=list)


def individuals(text: str, spans: Iterable[Span]) -> list[Individual]:
    """Groups the spans of people and characters of a text.

    A surname, a first name or another part of a full name counts for whoever bore it last; real people and characters
    are kept apart.
    """
    named = [(span, key_of(text[span.start : span.end])) for span in sorted(spans)]
    groups: list[Individual] = []
    alike: dict[tuple[bool, str, tuple[str, ...]], list[Individual]] = defaultdict(list)
    for span, key in sorted(named, key=lambda pair: -len(pair[1])):
        name, is_real = text[span.start : span.end], span.label in REAL
        fitting = [group for tie in _ties(key, len(key)) for group in alike[(is_real, *tie)] if is_part(key, group.key)]
        if fitting:
            _join(min(fitting, key=lambda g: (g.key != key, _distance(g, span.start))), span, key, name)
        elif key:
            groups.append(Individual(key, name, is_real, [span]))
            for tie in chain.from_iterable(_ties(key, words) for words in (1, 2)[: len(key)]):
                alike[(is_real, *tie)].append(groups[-1])
    return groups


def _ties(key: tuple[str, ...], words: int) -> list[tuple[str, tuple[str, ...]]]:
    """What a name shares with its parts of one word, or of more: the first words, the last, or those at both ends."""
    if words == 1:
        return [("first", key[:1]), ("last", key[-1:])]
    return [("first", key[:2]), ("last", key[-2:]), ("ends", (key[0], key[-1]))]


@lru_cache(maxsize=10_000)
def key_of(name: str) -> tuple[str, ...]:
    """The folded words of a name without rank or form of address.

    >>> key_of("Commandant Zoé O’Hara")
    ('zoe', "o'hara")
    """
    words = [word for word in map(fold, name.replace("’", "'").split()) if word]
    while len(words) > 1 and words[0].strip(".") in _ranks() and not _is_linked(words[1]):
        words = words[1:]
    return tuple(words)


@lru_cache(maxsize=10_000)
def fold(word: str) -> str:
    """A word without case, accents and outer punctuation."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().strip(".,;:!?«»\"'()")


def strip_rank(text: str, span: Span) -> Span:
    """The span without a leading rank, form of address or « ex- »; kept where the name needs it (« Madame de X »)."""
    start = span.start + len(_FORMER) * text.startswith(_FORMER, span.start, span.end - 1)
    words = text[start : span.end].split()
    while len(words) > 1 and _is_rank(words[0]) and not _is_linked(fold(words[1])):
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    return Span(start, span.end, span.label)


def names_place(text: str, span: Span) -> bool:
    """Whether a name is that of a school, a street or the like: « au lycée Agnès Varda »."""
    return _place().search(text, max(0, span.start - _LONGEST), span.start) is not None


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(load('people')['places'])}) $")


def with_address(text: str, span: Span) -> Span:
    """The span of a role with the form of address before it that is part of its name: « Tantie Rose », « Sir Hugo »."""
    if span.label != "CHARACTER":
        return span
    before = _address().search(text, max(0, span.start - _LONGEST), span.start)
    return Span(before.start(1), span.end, span.label) if before else span


@cache
def _address() -> re.Pattern[str]:
    return re.compile(rf"(?<![.!?…\n«»–—-] )(?<!\n)(?<!^)\b({'|'.join(load('people')['addresses'])}) $")


def is_nobody(name: str) -> bool:
    """Whether a name stands for somebody unnamed (« un mystérieux John Doe »)."""
    return " ".join(key_of(name)) in load("people")["nobody"]


def is_part(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words of a name are another's: all, the first, the last, or both ends.

    >>> is_part(("white",), ("walter", "white"))
    True
    """
    if part == whole:
        return True
    if len(part) >= len(whole):
        return False
    if part == whole[-len(part) :] or part == whole[: len(part)]:
        return True
    return len(part) > 1 and part[0] == whole[0] and part[-1] == whole[-1]


def _join(group: Individual, span: Span, key: tuple[str, ...], name: str) -> None:
    is_first = span < group.mentions[0]
    insort(group.mentions, span)
    if len(key) == len(group.key) and (is_first or group.name.isupper()):
        group.name = name if not name.isupper() else group.name


def _distance(group: Individual, start: int) -> int:
    before = bisect_left(group.mentions, start, key=attrgetter("start"))
    return start - group.mentions[before - 1].end if before else 1_000_000 + group.mentions[0].start


def _is_rank(word: str) -> bool:
    return fold(word) in (_ranks() if word[0].islower() else load("people")["titles"])


def _is_linked(word: str) -> bool:
    return word in ("de", "du", "des") or word.startswith("d'")


@cache
def _ranks() -> frozenset[str]:
    return frozenset(load("people")["ranks"])
