"""Seasons: which numbered seasons a text speaks of, and of which show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsscrape.language.knowledge import load
from newsscrape.language.masking import SHOW, Masked, expand
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.reading import ShowFound

HIGHEST = 60
"""A higher number is a year or a count of something else."""

_PASSING = re.compile(r"(?:vue?s?|connue?s?|révélée?s?|remarquée?s?|aperçue?s?|après|déjà|comme|aussi|héros|acteur|actrice|créateur|créatrice|producteurs?)\b[^.]{0,25}$")
_JOINED = re.compile(expand("(?:,| et dernière| et ultime| de| d'| du| des| pour|:| \\(|\\)| la| le| l'| série| feuilleton| jeu| sitcom| {F}| '){1,5} ?{S}"))


def assign_seasons(masked: Masked, shows: list[ShowFound], clauses: Clauses) -> None:
    """Adds to each show the numbers of its seasons that the text names."""
    by_place = {place: show for show in shows for place in show.mentions}
    titles = {p: by_place[place] for p, place in masked.places.items() if place in by_place}
    if not titles:
        return
    main = max(shows, key=lambda show: (len(show.mentions), -min(show.mentions)[0]))
    for start, end, numbers in _spoken_of(masked.text):
        show = _owner(masked.text, start, end, titles, clauses, main)
        show.seasons.update(number for number in numbers if number <= HIGHEST)


def _owner(
    text: str, start: int, end: int, titles: dict[int, ShowFound], clauses: Clauses, main: ShowFound
) -> ShowFound:
    low, high = clauses.around(start)
    if joined := _JOINED.match(text, end, high):
        return titles.get(joined.end() - 1, main)
    if (left := text.rfind(SHOW, low, start)) in titles:
        other = text.find(SHOW, end, high)
        if other in titles and _PASSING.search(text, low, left):
            return titles[other]
        return titles[left]
    if (right := text.find(SHOW, end, high)) in titles and right - end < 60:
        return titles[right]
    paragraph = text.rfind("\n", 0, start) + 1
    named = [p for p in titles if paragraph <= p < start]
    if any(titles[p] is main for p in named):
        return main
    if named:
        return titles[max(named)]
    heading = text.rfind("\n", 0, max(0, paragraph - 2)) + 1
    named = [p for p in titles if heading <= p < paragraph]
    if named and main.mentions and len({id(show) for show in titles.values()}) > 2:
        return titles[max(named)]
    return main


def _spoken_of(text: str) -> Iterator[tuple[int, int, set[int]]]:
    for found in _pattern().finditer(text):
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
    return {value for word in re.findall(_ordinal(), group["ordinals"] or "") if (value := _value(word))}


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
    number, ordinal = _number(), _ordinal()
    return re.compile(
        rf"les (?P<first>\d{{1,2}}|\w+) premières saisons"
        rf"|saisons? (?:numéro |n° ?)?(?P<list>{number}(?:(?:, | et | à | ou |-|–|/| & ){number})*)(?! ?(?:millions?|%|épisodes?|euros|heures|minutes|ans))"
        rf"|(?P<ordinals>{ordinal}(?:(?:, | et | ou |, et |-)(?:(?:la|une|sa) )?(?:{ordinal}|dernière|ultime|avant-dernière))*)"
        rf"(?: (?:et (?:dernière|ultime)|nouvelle|grande|courte|dernière|ultime))? saisons?\b(?! [\d–-]{{4}})"
        rf"|\bs(?P<code>\d{{1,2}})(?:e\d{{1,3}})?\b"
    )
