"""Names and titles that are widely known: lists that help the recogniser, and decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from newsscrape.language.gazetteer import fold_word
from newsscrape.language.knowledge import load
from newsscrape.language.words import split_words

LISTS = ("shows", "actors", "crew", "persons", "titles", "characters", "organizations")
"""The lists of ``data/known``, one column each of what the recogniser's network sees; the last one is that of
``data/organizations.toml``.
"""


def find_known(tokens: list[str]) -> list[tuple[int, int, int]]:
    """The known names among the words of a text, longest first: first word, the word after the last, number of list.

    Case does not count, but in the first letter; a name that stands in several lists is given for each.

    >>> [(first, after, LISTS[number]) for first, after, number in find_known(["Tout", "sur", "Breaking", "Bad"])]
    [(2, 4, 'shows')]
    """
    root = _names()
    folded = [fold_word(token) for token in tokens]
    found: list[tuple[int, int, int]] = []
    place = 0
    while place < len(tokens):
        first = tokens[place][0]
        after, numbers = _longest(root, folded, place) if first.isupper() or first.isdigit() else (0, ())
        found += [(place, after, number) for number in numbers]
        place = max(place + 1, after)
    return found


def entries_of(name: str) -> list[str]:
    """The entries of a list, as they are spelled."""
    if name == "organizations":
        guarded = set(load("organizations")["guarded"]["forms"])
        return [form for forms in organization_forms() for form in forms if form not in guarded]
    text = (files("newsscrape.language") / "data" / "known" / f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line]


def organization_forms() -> list[list[str]]:
    """The forms of each organization of ``data/organizations.toml``, the usual one first."""
    lines = [line for lines in load("organizations")["known"].values() for line in lines.strip().splitlines()]
    return [[form.strip() for form in line.split("|")] for line in lines]


@dataclass(slots=True)
class _Node:
    """What can follow some first words of a name, and the numbers of the lists in which they are a whole name."""

    words: dict[str, _Node] = field(default_factory=dict)
    lists: list[int] = field(default_factory=list)


@cache
def _names() -> _Node:
    root = _Node()
    for number, name in enumerate(LISTS):
        for entry in entries_of(name):
            node = root
            for start, end in split_words(entry):
                node = node.words.setdefault(fold_word(entry[start:end]), _Node())
            if number not in node.lists:
                node.lists.append(number)
    return root


def _longest(root: _Node, words: list[str], place: int) -> tuple[int, Sequence[int]]:
    """The longest name that begins at a word: the word after its last one, and its lists."""
    node: _Node | None = root
    longest: tuple[int, Sequence[int]] = (0, ())
    for after in range(place, len(words)):
        node = node.words.get(words[after]) if node else None
        if node is None:
            break
        if node.lists:
            longest = (after + 1, node.lists)
    return longest
