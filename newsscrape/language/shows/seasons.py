"""Seasons: which numbered seasons a text speaks of, and of which show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsscrape.language.beginnings import Beginning
from newsscrape.language.grammar import pattern
from newsscrape.language.knowledge import load
from newsscrape.language.masking import Masked, expand
from newsscrape.language.ordinals import spelt_ordinals
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.reading import ShowFound
from newsscrape.language.shows.owners import Scene, Spoken
from newsscrape.language.weighing import chances, decision

HIGHEST = 60
"""A higher number is a year or a count of something else."""

NEAR = 250
"""Characters before a bare ordinal in which a season must be spoken of."""

_ALIKE = pattern("seasons", "alike")
_NOUN = re.compile(r"\b(?:saison|fournée|salve|livraison)s?\b")

_SPLIT = re.compile(r"\bpartie 2\b|\b(?:première|deuxième|seconde) (?:partie|moitié) de (?:la|sa|cette) saison\b")
_BATCH = re.compile(r"\b(?:première|deuxième|seconde) (?:salve|fournée)$")
"""A half of a season, where the halves are spoken of."""

_ARTICLE = re.compile(r"\b(?:la|une) (?=\d)")
"""That of the second number in « saison 3, puis une 4 »."""

SURE = 0.25
"""From which probability on a season is given to the likeliest show."""


def assign_seasons(masked: Masked, shows: list[ShowFound], clauses: Clauses, headline_length: int) -> None:
    """Adds to each show the numbers of its seasons that the text names."""
    learnt = decision("seasons")
    for spoken, candidates in season_features(masked, shows, clauses, headline_length):
        likely = chances([round(learnt.scores(features)[0], 6) for _, features in candidates])
        best = max(range(len(likely)), key=likely.__getitem__)
        if likely[best] >= SURE:
            show = candidates[best][0]
            subjects = _subjects(masked, shows, clauses, spoken)
            for owner in subjects if any(subject is show for subject in subjects) else [show]:
                owner.seasons.update(spoken.numbers)


def _subjects(masked: Masked, shows: list[ShowFound], clauses: Clauses, spoken: Spoken) -> list[ShowFound]:
    """The shows of which the sentence tells the same: « X et Y sont renouvelées pour une saison 2 »."""
    found = _ALIKE.search(masked.text, clauses.around(spoken.start)[0], spoken.start)
    if not found:
        return []
    by_place = {place: show for show in shows for place in show.mentions}
    places = (place for position, place in masked.places.items() if found.start() <= position < found.end())
    return [by_place[place] for place in places if place in by_place]


def season_features(
    masked: Masked, shows: list[ShowFound], clauses: Clauses, headline_length: int
) -> Iterator[tuple[Spoken, list[tuple[ShowFound, list[str]]]]]:
    """The seasons spoken of, each with the shows that they may belong to and what can be told of these."""
    by_place = {place: show for show in shows for place in show.mentions}
    titles = {p: by_place[place] for p, place in masked.places.items() if place in by_place}
    if not titles:
        return
    scene = Scene.of(masked.text, titles, clauses, main_show(shows, headline_length), headline_length)
    told = list(_spoken_of(masked.text))
    firm: dict[int, set[int]] = {}
    for spoken in told:
        if (show := scene.beside(spoken)) is not None:
            for number in spoken.numbers:
                firm.setdefault(number, set()).add(id(show))
    for spoken in told:
        yield spoken, list(scene.candidates(spoken, firm))


def main_show(shows: list[ShowFound], headline_length: int) -> ShowFound:
    """The show that a text is about: the one that it names most, above all in its headline."""
    return max(
        shows,
        key=lambda show: (
            len(show.mentions) + 2 * any(start < headline_length for start, _ in show.mentions),
            -min(show.mentions)[0],
        ),
    )


def seasons_spoken(text: str) -> set[int]:
    """The numbers of all seasons that a text, in lower case, speaks of."""
    return {number for spoken in _spoken_of(text) for number in spoken.numbers}


def _spoken_of(text: str) -> Iterator[Spoken]:
    is_split = _SPLIT.search(text) is not None
    for found in _pattern().finditer(text):
        is_bare = found["bare"] or found["firstbare"]
        if is_bare and not _NOUN.search(text, max(0, found.start() - NEAR), found.start()):
            continue
        if is_split and _BATCH.search(found[0]):
            continue
        numbers = frozenset(number for number in _numbers(found) if number <= HIGHEST)
        if numbers:
            form = found["noun"] or found.lastgroup or "list"
            start = found.start("ordinals") if found["ordinals"] else found.start()
            yield Spoken(start, found.end(), numbers, form)


def _numbers(found: re.Match[str]) -> set[int]:
    group = found.groupdict()
    if first := group["first"] or group["firstbare"]:
        return set(range(1, _value(first) + 1))
    if group["inaugural"]:
        return {1}
    if group["code"]:
        return {int(group["code"])}
    if group["list"]:
        values = [_value(word) for word in re.findall(_number(), _ARTICLE.sub("", group["list"]))]
        return _listed(values, is_range=re.search(r" à |-|–", group["list"]) is not None)
    ordinals = group["ordinals"] or group["other"] or group["bare"] or ""
    return _listed([_value(word) for word in re.findall(_ordinal(), ordinals)], is_range=" à " in ordinals)


def _listed(values: list[int], *, is_range: bool) -> set[int]:
    """The numbers of a list, or all from the first to the last of a range."""
    if is_range and len(values) == 2 and 0 < values[0] < values[1] <= HIGHEST:
        return set(range(values[0], values[1] + 1))
    return {value for value in values if value}


@cache
def _values() -> dict[str, int]:
    values = {word: number for number, word in enumerate(load("shows")["seasons"]["cardinals"]) if word}
    values |= _ordinals()
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
    words = "|".join(sorted(_ordinals(), key=len, reverse=True))
    return rf"(?<![\w-])(?:\d{{1,2}}(?:e|ème|re|ère|de|nde)s?|{words})\b"


@cache
def _ordinals() -> dict[str, int]:
    """Those that go with « saison »."""
    return {word: value for word, value in spelt_ordinals(HIGHEST).items() if word not in ("premier", "second")}


@cache
def _pattern() -> Beginning:
    source = expand(load("grammar")["seasons"]["spoken"].replace("\n", ""))
    return Beginning(f"(?<!\\w)(?:{source.replace('{number}', _number()).replace('{ordinal}', _ordinal())})")
