"""What kind of work each show is, series, film or programme: learnt from the words beside its title and around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsscrape.language.beginnings import Beginning
from newsscrape.language.grammar import pattern
from newsscrape.language.knowledge import load
from newsscrape.language.masking import SHOW, Masked
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.people.jobs import genre
from newsscrape.language.reading import ShowFound
from newsscrape.language.shows.seasons import main_show
from newsscrape.language.surroundings import around
from newsscrape.language.weighing import decision

WINDOW = 70
"""Characters looked at on either side of a title for a noun of its kind."""
REACH = 2000
"""Characters on either side of a title that are its paragraph at most."""
HEADING = 90
"""Characters of the longest line that may head a paragraph about the title in it."""
PREVAILING = 0.6
"""The share of the nouns of a text that makes a kind its usual one."""
SURE = 0.4
"""From which probability on a kind is given: where the cross-validated F1 is flat."""

_NOUN = r"(?<![\w-])(?:(?P<film>{film})|(?P<series>{series})|(?P<programme>{programme}))(?![\w-])"


def assign_kinds(masked: Masked, shows: list[ShowFound], clauses: Clauses, headline_length: int) -> None:
    """Sets the kind of each show whose text says it."""
    learnt = decision("kinds")
    for show, rows in kind_features(masked, shows, clauses, headline_length):
        likely = learnt.probabilities(rows)
        kind = max(learnt.labels, key=lambda label: round(likely[label], 6))
        show.kind = kind if likely[kind] >= SURE else None


def kind_features(
    masked: Masked, shows: list[ShowFound], clauses: Clauses, headline_length: int
) -> Iterator[tuple[ShowFound, list[list[str]]]]:
    """For each show a row of features a mention."""
    if not shows:
        return
    text = masked.text
    page = _Page.of(text, clauses)
    main = main_show(shows, headline_length)
    positions = {place: position for position, place in masked.places.items()}
    for show in shows:
        places = [positions[place] for place in show.mentions if place in positions]
        beside = [_beside(text, position) for position in places]
        told = sorted({f"K {feature}" for features in beside for feature in features})
        is_main = show is main
        shared = told or ["K -", f"K- {page.prevailing} {is_main}", f"K- {page.prevailing} {len(show.mentions) > 1}"]
        shared += [f"pm {page.prevailing} {is_main}", f"gm {page.genre} {is_main}", f"c {min(3, len(show.mentions))}"]
        shared += [f"s {bool(show.seasons)}", f"ns {min(len(shows), 6)}", *page.counted]
        yield (
            show,
            [
                [*(near or ["-"]), *shared, f"hl {masked.places[at][0] < headline_length}", *page.features(at)]
                for at, near in zip(places, beside, strict=True)
            ],
        )


@dataclass(frozen=True, slots=True)
class _Page:
    """A masked text and what it speaks of: the kinds that its nouns name, and those that other words go with."""

    text: str
    clauses: Clauses
    genre: str
    prevailing: str
    nouns: list[tuple[int, str]]
    words: list[tuple[int, str]]
    counted: list[str]

    @classmethod
    def of(cls, text: str, clauses: Clauses) -> _Page:
        nouns = [(found.start(), _kind(found)) for found in _noun().finditer(text)]
        words = [(found.start(), _kind(found)) for found in _word().finditer(text)]
        counts = Counter(kind for _, kind in words)
        counted = [f"tw {kind} {min(3, counts[kind])}" for kind in ("film", "series", "programme")]
        return cls(text, clauses, genre(text), _prevailing(nouns), nouns, words, counted)

    def features(self, position: int) -> Iterator[str]:
        text = self.text
        low, high = self.clauses.around(position)
        first, last = text.rfind("\n", 0, position) + 1, text.find("\n", position)
        last = len(text) if last < 0 else last
        first, last = max(first, position - REACH), min(last, position + REACH)
        yield f"g {self.genre}"
        yield f"p {self.prevailing}"
        yield f"ss {text.count(SHOW, low, high) > 1}"
        if last - first < HEADING:
            start = next((at for at in range(last, len(text)) if text[at] != "\n"), last)
            end = text.find("\n", start)
            end = min(len(text) if end < 0 else end, start + 200)
            noun = next(iter(_within(self.nouns, start, min(end, start + 120))), "-")
            yield f"nl {noun}"
            yield from self._told("nw", start, end)
        yield from self._told("cw", low, high)
        yield from self._told("pw", first, last)
        named = _within(self.nouns, first, last)
        yield f"pk {max(dict.fromkeys(named), key=named.count, default='-')}"
        yield from around(text, position, (low, high), longest=2)

    def _told(self, name: str, start: int, end: int) -> Iterator[str]:
        yield from (f"{name} {kind}" for kind in dict.fromkeys(_within(self.words, start, end)))


def _within(found: list[tuple[int, str]], start: int, end: int) -> list[str]:
    return [kind for _, kind in found[bisect_left(found, (start, "")) : bisect_left(found, (end, ""))]]


def _beside(text: str, position: int) -> list[str]:
    """The kinds that the nouns right before a title, right after it, and taking it up name."""
    found = []
    line = text.rfind("\n", 0, position) + 1
    if before := _before().search(text[max(line, position - WINDOW) : position]):
        found.append(f"b {_kind(before)}")
    if after := _after().match(text, position + 1):
        found.append(f"a {_kind(after)}")
    following = text[position + 1 : position + 180].partition("\n")[0].partition(SHOW)[0]
    if anaphora := _anaphora().search(following):
        found.append(f"n {_kind(anaphora)}")
    return found


def _prevailing(nouns: list[tuple[int, str]]) -> str:
    spoken = Counter(kind for _, kind in nouns)
    kind, count = spoken.most_common(1)[0] if spoken else ("-", 0)
    return kind if count >= PREVAILING * spoken.total() else "-"


def _kind(found: re.Match[str]) -> str:
    return found.lastgroup or "series"


@cache
def _word() -> Beginning:
    words = load("shows")["telling"]
    return Beginning("\\b(?:" + "|".join(f"(?P<{kind}>{words[kind]})" for kind in words).replace("\n", "") + ")\\b")


@cache
def _nouns() -> str:
    kinds = load("shows")["kinds"]
    words = {
        kind: "|".join(sorted(kinds[kind].split(), key=len, reverse=True)) for kind in ("film", "series", "programme")
    }
    words["film"] += "|" + kinds["phrases_film"]
    words["series"] = kinds["phrases_series"] + "|" + words["series"]
    return _NOUN.format(**words)


@cache
def _noun() -> Beginning:
    return Beginning(_nouns())


@cache
def _before() -> re.Pattern[str]:
    return re.compile(_nouns() + pattern("kinds", "before").pattern)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(pattern("kinds", "after").pattern + _nouns())


@cache
def _anaphora() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:la|le|l'|cette|ce|du|une|un) ?(?:nouvelle |mini-|petite |même |long )?" + _nouns())
