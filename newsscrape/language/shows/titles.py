"""Which stretches of a text are titles of screen works, and everywhere else that they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from newsscrape.language.knowledge import load
from newsscrape.language.reading import Reading
from newsscrape.language.shows.evidence import NAMED, Title, candidates
from newsscrape.language.shows.extents import Place
from newsscrape.language.shows.press import Press

_AGAINST = {False: -2.0, True: -1.0}
"""What words that speak of something else count, for a title that the lists of known names do not have, or have."""

_BEGINS = re.compile(r"(?<![\w-])")
_ENDS = re.compile(r"(?!\w|-\w)")


def titles_of(text: str, reading: Reading, press: Press) -> list[list[Place]]:
    """The places of each title of a screen work in a text."""
    found = candidates(text, reading, press)
    habits = _habits(found)
    shows = {key: title for key, title in found.items() if _is_show(title, habits)}
    return _spread(text, reading, {key: t.told if t.named else t.places for key, t in shows.items()})


@dataclass(frozen=True, slots=True)
class Habits:
    """How a page sets its titles: the share that it marks, and whether they head its paragraphs."""

    marked: float
    headings: bool


def _habits(found: dict[str, Title]) -> Habits:
    recognised = [title for title in found.values() if title.recognised]
    marked = sum(title.marked > 0 for title in recognised) / len(recognised) if len(recognised) > 2 else 0.5
    return Habits(marked, sum(title.whole_lines > 0 for title in recognised) > 3)


def _is_show(title: Title, habits: Habits) -> bool:
    """Whether what speaks for a title outweighs what speaks against it; a mark alone does not make one."""
    if title.is_organization or (not title.marked and _no_title().fullmatch(title.key)):
        return False
    if title.explicit:
        return bool(title.recognised or title.marked) or title.named < 2 or " " not in title.key
    if not title.recognised:
        return title.weight >= _needed(title)
    if " " in title.key and title.named >= title.recognised and not title.marked:
        return False
    score = min(title.recognised, 3) - 0.8 * min(title.named, 3) - 0.4 * min(title.doubtful, 3)
    score += 1.5 if title.weight > 0 else _AGAINST[title.fame > 0] if title.weight < 0 else 0.0
    score += 1.0 if title.marked else -_unmarked(title, habits)
    score += 1.0 if title.leads else 0.0
    score += -0.5 if title.plain and len(title.places) == 1 else title.fame
    score += 1.0 if title.heads else 0.0
    score -= 1.0 if title.after_article else 0.0
    score -= 1.0 if title.whole_lines and not habits.headings else 0.0
    score -= 1.0 if title.is_place and not title.marked else 0.0
    return score - 0.5 * title.after_to >= 1.0


@cache
def _no_title() -> re.Pattern[str]:
    return re.compile("|".join(load("titles")["none"].values()))


def _needed(title: Title) -> float:
    """The weight of words that makes a show of what the recogniser has not seen as one."""
    if title.named:
        return 2.0 if title.leads and " " not in title.key else 3.5 if " " not in title.key or title.marked else 99.0
    if title.marked:
        return 0.0 if title.fame > 0 else 1.5
    return 2.5 if title.doubtful else 99.0


def _unmarked(title: Title, habits: Habits) -> float:
    """How much it speaks against a title that the page marks others: the more so the fewer places it stands at."""
    if habits.marked <= 0.5:
        return 0.0
    return (0.6 if habits.marked >= 0.8 else 0.3) + (1.0 if max(title.lent, len(title.places)) == 1 else 0.0)


def _spread(text: str, reading: Reading, titles: dict[str, set[Place]]) -> list[list[Place]]:
    """Finds the titles decided on wherever else they stand, the longest first."""
    spellings = {text[start:end].replace("’", "'"): key for key, places in titles.items() for start, end in places}
    if not spellings:
        return []
    known = {place for places in titles.values() for place in places}
    taken = [(s.start, s.end) for s in reading.spans if s.label in NAMED]
    taken += [place for platform in reading.platforms for place in platform.mentions]
    result: dict[str, list[Place]] = defaultdict(list)
    for place, spelling in _occurrences(text.replace("’", "'"), spellings):
        if place in known or _may_stand(text, place, taken):
            result[spellings[spelling]].append(place)
    return [places for places in result.values() if places]


def _occurrences(text: str, spellings: Iterable[str]) -> Iterator[tuple[Place, str]]:
    """Where whole words of a text are one of the spellings: from left to right, of two that overlap the longer one."""
    found: list[tuple[int, int, str]] = []
    for spelling in spellings:
        start = text.find(spelling)
        while start >= 0:
            end = start + len(spelling)
            if _BEGINS.match(text, start) and _ENDS.match(text, end):
                found.append((start, -end, spelling))
            start = text.find(spelling, start + 1)
    reached = 0
    for start, negative_end, spelling in sorted(found):
        if start >= reached:
            reached = -negative_end
            yield (start, reached), spelling


def _may_stand(text: str, place: Place, taken: list[Place]) -> bool:
    start, end = place
    if any(first < end and start < last for first, last in taken):
        return False
    return any(char in " -'’" for char in text[start:end]) or not _opens_sentence(text, start)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(' \u00a0«"“')[-1:]
    return not before or before in ".!?…\n:"
