"""Names and titles that are widely known: lists that help the recogniser, and decide nothing."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import TypeVar

from newsscrape.language.gazetteer import fold, fold_word
from newsscrape.language.knowledge import load, read
from newsscrape.language.words import split_words

LISTS = ("shows", "actors", "crew", "persons", "titles", "characters", "organizations")
"""The lists of ``data/known``, one column each of what the recogniser's network sees; the last one is that of
``data/organizations.toml``.
"""
_ONE_LIST = tuple((number,) for number in range(len(LISTS)))

T = TypeVar("T", bound=Hashable)


def find_known(tokens: list[str]) -> list[tuple[int, int, int]]:
    """The known names among the words of a text, longest first: first word, the word after the last, number of list.

    Case does not count, but in the first letter; a name that stands in several lists is given for each.

    >>> [(first, after, LISTS[number]) for first, after, number in find_known(["Tout", "sur", "Breaking", "Bad"])]
    [(2, 4, 'shows')]
    """
    found: list[tuple[int, int, int]] = []
    reached = 0
    for place, token in enumerate(tokens):
        if place >= reached and (token[0].isupper() or token[0].isdigit()):
            after, numbers = _longest(tokens, place)
            found += [(place, after, number) for number in numbers]
            reached = after
    return found


@lru_cache(maxsize=10_000)
def lists_of(name: str) -> tuple[str, ...]:
    """The lists that have a whole name.

    >>> lists_of("isabelle Huppert")
    ('actors',)
    """
    words = [name[start:end] for start, end in split_words(name)]
    after, numbers = _longest(words, 0) if words else (0, ())
    return tuple(LISTS[number] for number in numbers) if after == len(words) else ()


@lru_cache(maxsize=10_000)
def jobs_of(name: str) -> tuple[str, ...]:
    """The jobs by which somebody of the list of makers is known, the main one first; none of others.

    >>> jobs_of("Hans Zimmer")
    ('composer',)
    """
    return _jobs().get(" ".join(_folded(name)), ())


@lru_cache(maxsize=10_000)
def roles_of(name: str) -> tuple[tuple[str, ...], ...]:
    """The characters that somebody is known for having played, each by its folded words; none of others.

    >>> roles_of("Bryan Cranston")[0]
    ('walter', 'white')
    """
    return _roles().get(" ".join(_folded(name)), ())


def entries_of(name: str) -> list[str]:
    """The entries of a list, as they are spelled."""
    if name == "organizations":
        guarded = set(load("organizations")["guarded"]["forms"])
        return [form for forms in _organizations() for form in forms if form not in guarded]
    return [entry for entry, _ in _lines(name)]


def _lines(name: str) -> Iterator[tuple[str, str]]:
    """Each entry of a list, with what stands behind a bar: the jobs of makers, the roles of actors."""
    for line in filter(None, read(f"known/{name}.txt").splitlines()):
        entry, _, told = line.partition(" | ")
        yield entry, told


@cache
def organization_forms() -> tuple[tuple[str, ...], ...]:
    """The folded forms of each organization of ``data/organizations.toml``, the usual one first."""
    return tuple(tuple(map(fold, forms)) for forms in _organizations())


def _organizations() -> Iterator[list[str]]:
    for lines in load("organizations")["known"].values():
        yield from ([form.strip() for form in line.split("|")] for line in lines.strip().splitlines())


Others = dict[tuple[str, ...], tuple[int, ...]]
"""The other words of names that begin alike, folded, with the numbers of the lists that have the name."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The lists: names of one word, folded, with the numbers of their lists, and longer ones by their first two."""

    short: dict[str, tuple[int, ...]]
    long: dict[tuple[str, str], Others]


def _folded(name: str) -> list[str]:
    return [fold_word(name[start:end]) for start, end in split_words(name)]


@cache
def _roles() -> dict[str, tuple[tuple[str, ...], ...]]:
    actors, told = zip(*_lines("casts"), strict=True)
    folded = map(tuple, _folded_lines("\n".join(told).replace("; ", "\n")))
    return {
        " ".join(actor): tuple(islice(folded, roles.count("; ") + 1))
        for actor, roles in zip(_folded_lines("\n".join(actors)), told, strict=True)
    }


@cache
def _jobs() -> dict[str, tuple[str, ...]]:
    entries, jobs = zip(*((entry, jobs) for entry, jobs in _lines("crew") if jobs), strict=True)
    folded = _folded_lines("\n".join(entries))
    return {" ".join(words): tuple(told.split()) for words, told in zip(folded, jobs, strict=True)}


@cache
def _names() -> _Names:
    short: dict[str, tuple[int, ...]] = {}
    long: dict[tuple[str, str], Others] = {}
    for number, name in enumerate(LISTS):
        for words in _folded_lines("\n".join(entries_of(name))):
            if len(words) > 1:
                _add(long.setdefault((words[0], words[1]), {}), tuple(words[2:]), number)
            else:
                _add(short, words[0], number)
    return _Names(short, long)


def _add(names: dict[T, tuple[int, ...]], name: T, number: int) -> None:
    """Notes that a list has a name, once for each list."""
    before = names.get(name)
    if before is None:
        names[name] = _ONE_LIST[number]
    elif before[-1] != number:
        names[name] = (*before, number)


@lru_cache(maxsize=10_000)
def _lengths(first: str, second: str) -> list[int]:
    """How many other words the names have that begin with two words, most first."""
    return sorted({len(rest) for rest in _names().long[first, second]}, reverse=True)


def _folded_lines(text: str) -> Iterator[list[str]]:
    """The folded words of each line."""
    folded, words = fold(text).lower(), list[str]()
    for start, end in split_words(text):
        if text[start] == "\n":
            yield words
            words = []
        else:
            words.append(folded[start:end])
    if words:
        yield words


def _longest(words: list[str], place: int) -> tuple[int, tuple[int, ...]]:
    """The longest name that begins at a word: the word after its last one, and its lists."""
    names, first, after = _names(), fold_word(words[place]), place + 1
    if after < len(words):
        second = fold_word(words[after])
        others = names.long.get((first, second))
        for length in _lengths(first, second) if others else ():
            rest = tuple([fold_word(word) for word in words[after + 1 : after + 1 + length]])
            if others and rest in others:
                return after + 1 + len(rest), others[rest]
    return after, names.short.get(first, ())
