"""What kind of work each show is: series, film or programme, by the nouns beside its title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from newsscrape.language.grammar import pattern
from newsscrape.language.knowledge import load
from newsscrape.language.masking import SHOW, Masked
from newsscrape.language.reading import ShowFound

WINDOW = 70
"""Characters looked at on either side of a title."""
PREVAILING = 0.6
"""The share of the nouns of a text that makes a kind its usual one."""

_NOUN = r"(?<![\w-])(?:(?P<film>{film})|(?P<series>{series})|(?P<programme>{programme}))(?![\w-])"


def assign_kinds(masked: Masked, shows: list[ShowFound], headline_length: int) -> None:
    """Sets the kind of each show whose text says it."""
    by_place = {place: show for show in shows for place in show.mentions}
    votes: dict[int, Counter[str]] = {id(show): Counter() for show in shows}
    for position, place in masked.places.items():
        if place in by_place:
            votes[id(by_place[place])].update(_beside(masked.text, position))
    for show in shows:
        counted = votes[id(show)]
        if show.seasons:
            counted["series"] += 0 if counted["programme"] else 2
        show.kind = counted.most_common(1)[0][0] if counted else None
    _spread(masked.text, shows, headline_length)


def _beside(text: str, position: int) -> Iterator[str]:
    line = text.rfind("\n", 0, position) + 1
    left = text[max(line, position - WINDOW) : position]
    if before := _before().search(left):
        yield _kind(before)
        yield _kind(before)
    if after := _after().match(text, position + 1):
        yield _kind(after)
        yield _kind(after)
    stop = min(len(text), position + 180)
    following = text[position + 1 : stop].split("\n", maxsplit=1)[0].split(SHOW, maxsplit=1)[0]
    if anaphora := _anaphora().search(following):
        yield _kind(anaphora)


def _spread(text: str, shows: list[ShowFound], headline_length: int) -> None:
    """The main shows, left without a kind, take that of which the text speaks most."""
    spoken = Counter(_kind(found) for found in re.finditer(_noun(), text))
    for kind, count in spoken.most_common(1):
        if count >= PREVAILING * spoken.total():
            for show in shows:
                if show.kind is None and (len(show.mentions) > 1 or min(show.mentions)[0] < headline_length):
                    show.kind = kind


def _kind(found: re.Match[str]) -> str:
    return found.lastgroup or "series"


@cache
def _noun() -> str:
    kinds = load("shows")["kinds"]
    words = {
        kind: "|".join(sorted(kinds[kind].split(), key=len, reverse=True)) for kind in ("film", "series", "programme")
    }
    words["film"] += "|" + kinds["phrases_film"]
    words["series"] = kinds["phrases_series"] + "|" + words["series"]
    return _NOUN.format(**words)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(_noun() + pattern("kinds", "before").pattern)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(pattern("kinds", "after").pattern + _noun())


@cache
def _anaphora() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:la|le|l'|cette|ce|du|une|un) ?(?:nouvelle |mini-|petite |même |long )?" + _noun())
