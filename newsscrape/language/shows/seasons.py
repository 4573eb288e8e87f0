"""Seasons: which numbered seasons a text speaks of, and of which show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsscrape.language.grammar import pattern
from newsscrape.language.knowledge import load
from newsscrape.language.masking import SHOW, Masked, expand
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.reading import ShowFound

HIGHEST = 60
"""A higher number is a year or a count of something else."""

_PASSING = pattern("seasons", "passing")
_ADJACENT = re.compile(expand("{S}[ ,(:–-]*(?:(?:la|sa|en) )?$"))
_JOINED = pattern("seasons", "joined")


def assign_seasons(masked: Masked, shows: list[ShowFound], clauses: Clauses, headline_length: int) -> None:
    """Adds to each show the numbers of its seasons that the text names."""
    by_place = {place: show for show in shows for place in show.mentions}
    titles = {p: by_place[place] for p, place in masked.places.items() if place in by_place}
    if not titles:
        return
    main = main_show(shows, headline_length)
    scene = _Scene(masked.text, titles, clauses, main, _dominates(main, shows))
    for start, end, numbers in _spoken_of(masked.text):
        scene.owner(start, end).seasons.update(number for number in numbers if number <= HIGHEST)


def main_show(shows: list[ShowFound], headline_length: int) -> ShowFound:
    """The show that a text is about: the one that it names most, above all in its headline."""
    return max(
        shows,
        key=lambda show: (
            len(show.mentions) + 2 * any(start < headline_length for start, _ in show.mentions),
            -min(show.mentions)[0],
        ),
    )


def _dominates(main: ShowFound, shows: list[ShowFound]) -> bool:
    count = len(main.mentions)
    return count > 2 and count >= 0.4 * sum(len(show.mentions) for show in shows)


@dataclass(frozen=True, slots=True)
class _Scene:
    text: str
    titles: dict[int, ShowFound]
    clauses: Clauses
    main: ShowFound
    dominated: bool

    def owner(self, start: int, end: int) -> ShowFound:
        """The show whose season stands at ``text[start:end]``."""
        text, titles = self.text, self.titles
        low, high = self.clauses.around(start)
        if (before := _ADJACENT.search(text, max(low, start - 20), start)) and before.start() in titles:
            return titles[before.start()]
        if joined := _JOINED.match(text, end, high):
            return titles.get(joined.end() - 1, self.main)
        for left in self._named(low, start)[::-1]:
            if self._is_treated(left, low):
                return titles[left]
        right = text.find(SHOW, end, high)
        if right in titles and right - end < 60 and self._is_treated(right, low):
            return titles[right]
        paragraph = text.rfind("\n", 0, start) + 1
        for left in self._named(paragraph, start)[::-1]:
            if self._is_treated(left, paragraph):
                return titles[left]
        heading = self._named(text.rfind("\n", 0, max(0, paragraph - 2)) + 1, paragraph)
        return titles[heading[-1]] if heading and not self.dominated else self.main

    def _named(self, start: int, end: int) -> list[int]:
        return sorted(position for position in self.titles if start <= position < end)

    def _is_treated(self, position: int, low: int) -> bool:
        """Whether the title is spoken of, rather than named in passing."""
        show = self.titles[position]
        if show is self.main:
            return True
        if self.dominated and len(show.mentions) == 1:
            return False
        return self.text[position - 1 : position] != "(" and not _PASSING.search(self.text, low, position)


def _spoken_of(text: str) -> Iterator[tuple[int, int, set[int]]]:
    for found in _pattern().finditer(text):
        if found["bare"] and "saison" not in text[max(0, found.start() - 250) : found.start()]:
            continue
        numbers = _numbers(found)
        if numbers:
            yield found.start(), found.end(), numbers


def _numbers(found: re.Match[str]) -> set[int]:
    group = found.groupdict()
    if group["first"]:
        return set(range(1, _value(group["first"]) + 1))
    if group["code"]:
        return {int(group["code"])}
    if group["list"]:
        values = [_value(word) for word in re.findall(_number(), group["list"])]
        if re.search(r" à |-|–", group["list"]) and len(values) == 2 and values[0] < values[1] <= HIGHEST:
            return set(range(values[0], values[1] + 1))
        return {value for value in values if value}
    return {
        value for word in re.findall(_ordinal(), group["ordinals"] or group["bare"] or "") if (value := _value(word))
    }


@cache
def _values() -> dict[str, int]:
    table = load("shows")["seasons"]
    values = {word: number for number, word in enumerate(table["ordinals"]) if word}
    values |= {word: number for number, word in enumerate(table["cardinals"]) if word}
    values |= {"seconde": 2, "1re": 1, "1ère": 1}
    return values | {word: number for number, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"), 1)}


def _value(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else _values().get(word, 0)


@cache
def _number() -> str:
    words = [word for word in load("shows")["seasons"]["cardinals"] if word]
    return r"\b(?:\d{1,2}(?!\d)|" + "|".join(sorted(words, key=len, reverse=True)) + r"|viii|vii|vi|iv|v|iii|ii|i)\b"


@cache
def _ordinal() -> str:
    words = [word for word in load("shows")["seasons"]["ordinals"] if word]
    return r"\b(?:\d{1,2}(?:e|ème|re|ère|de|nde)s?|seconde|" + "|".join(sorted(words, key=len, reverse=True)) + r")\b"


@cache
def _pattern() -> re.Pattern[str]:
    source = load("grammar")["seasons"]["spoken"].replace("\n", "")
    return re.compile(source.replace("{number}", _number()).replace("{ordinal}", _ordinal()))
