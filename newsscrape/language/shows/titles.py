"""Which stretches of a text are titles of screen works: spans, marks, grammar and repetition weighed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsscrape.language.people.names import fold
from newsscrape.language.reading import Reading, Span
from newsscrape.language.shows.context import is_speech, plain_text, weigh
from newsscrape.language.shows.marks import Mark, marks_of

_TRIM_LEFT = ' \u00a0\u202f«»“”"*,;:()–—-.'
_TRIM_RIGHT = ' \u00a0\u202f«»“”"*,;:(–—-'
_ABBREVIATED = re.compile(r"\b(?:Inc|Jr|Sr|Cie|etc|[A-Z])\.$|\.\.\.$|\.[A-Z]\.$")
_PLACE = re.compile(r"(?:^|[\s(])(?:[àÀ]|[Vv]ers|[Cc]hez|[Ss]elon|face à|près d[e’'])\s?$")
_TO_PLATFORM = re.compile(r"[»”\"]?\s?(?:\(|, sur |, | – )$|\s?[»”\"]?\s\($")
_WORD = re.compile(r"[\w&+']+|[!?]")


STRETCH = 2.0
"""How much longer than the recogniser's span a mark may be to be taken for the title."""


@dataclass(slots=True)
class Title:
    """One spelling of a title, folded, with where it stands and what speaks for it."""

    key: str
    places: set[tuple[int, int]] = field(default_factory=set)
    recognised: int = 0
    marked: int = 0
    weight: float = 0.0
    whole_lines: int = 0
    leads: bool = False
    after_to: bool = False


def titles_of(text: str, reading: Reading) -> dict[str, list[tuple[int, int]]]:
    """The places of each title of a screen work in a text, by folded title."""
    low = plain_text(text)
    marks = [
        mark for mark in marks_of(text, reading) if mark.kind != "quote" or not is_speech(low, mark.start, mark.end)
    ]
    candidates = _candidates(text, low, reading, marks)
    others = _others(text, reading.spans)
    habits = _habits(candidates)
    accepted = {key: t for key, t in candidates.items() if _is_show(t, others[key], habits)}
    return _spread(text, reading, {key: t.places for key, t in accepted.items()})


def key_of(title: str) -> str:
    """A title without case, accents, quotes and punctuation.

    >>> key_of("L’Été, peut-être !")
    "l'ete peut etre !"
    """
    return " ".join(_WORD.findall(fold(title.replace("’", "'")) + ("!" if title.endswith("!") else "")))


def _candidates(text: str, low: str, reading: Reading, marks: list[Mark]) -> dict[str, Title]:
    found: dict[str, Title] = {}
    places = {}
    for span in reading.spans:
        if span.label == "SHOW":
            place = _snapped(text, span, marks)
            places[place] = True
    for mark in marks:
        places.setdefault((mark.start, mark.end), False)
    labelled = {(span.start, span.end): span.label for span in reading.spans}
    marked = {(mark.start, mark.end): mark.kind for mark in marks}
    before_platform = _before_platforms(text, reading)
    for (start, end), recognised in places.items():
        key = key_of(text[start:end])
        if not key or labelled.get((start, end), "SHOW") != "SHOW" or _is_lower(text, start, (start, end) in marked):
            continue
        title = found.setdefault(key, Title(key))
        title.places.add((start, end))
        title.recognised += recognised
        title.marked += marked.get((start, end)) in ("quote", "italic")
        title.weight += weigh(low, start, end) + 1.5 * (end in before_platform)
        title.whole_lines += _is_line(text, start, end)
        title.after_to |= (start, end) not in marked and _PLACE.search(text, max(0, start - 9), start) is not None
        title.leads |= end <= reading.headline_length and low.count(low[start:end]) > 2
    return found


def _is_lower(text: str, start: int, is_marked: bool) -> bool:
    return not is_marked and text[start].islower()


def _before_platforms(text: str, reading: Reading) -> set[int]:
    """The ends of what stands right before a platform: « Dark (Netflix) », « Dark, sur Netflix »."""
    starts = [start for platform in reading.platforms for start, _ in platform.mentions]
    return {found.start() for start in starts if (found := _TO_PLATFORM.search(text, max(0, start - 12), start))}


def _snapped(text: str, span: Span, marks: list[Mark]) -> tuple[int, int]:
    """The recogniser's span, on the mark that it overlaps where there is one, without outer punctuation."""
    for mark in marks:
        overlaps = mark.kind != "bold" and mark.start < span.end and span.start < mark.end
        if overlaps and mark.end - mark.start <= STRETCH * (span.end - span.start):
            return mark.start, mark.end
    start, end = span.start, span.end
    while start < end and text[start] in _TRIM_LEFT:
        start += 1
    while end > start and (
        text[end - 1] in _TRIM_RIGHT or (text[end - 1] == "." and not _ABBREVIATED.search(text[start:end]))
    ):
        end -= 1
    if text[start:end].count("(") != text[start:end].count(")"):
        end -= text[start:end].endswith(")")
    return start, end


def _others(text: str, spans: Iterable[Span]) -> Counter[str]:
    return Counter(key_of(text[span.start : span.end]) for span in spans if span.label != "SHOW")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a page sets its titles: the share that it marks, and whether they head its paragraphs."""

    marked: float
    headings: bool


def _habits(candidates: dict[str, Title]) -> Habits:
    recognised = [title for title in candidates.values() if title.recognised]
    marked = sum(title.marked > 0 for title in recognised) / len(recognised) if len(recognised) > 2 else 0.5
    return Habits(marked, sum(title.whole_lines > 0 for title in recognised) > 3)


def _is_show(title: Title, others: int, habits: Habits) -> bool:
    """Whether what speaks for a title outweighs what speaks against it; a mark alone does not make one."""
    if not title.recognised:
        return title.weight > 0 and title.marked > 0 and not others
    score = min(title.recognised, 3) - 0.8 * min(others, 3)
    score += 1.5 if title.weight > 0 else -2.0 if title.weight < 0 else 0.0
    score += 1.0 if title.marked else -0.6 if habits.marked >= 0.8 else 0.0
    score += 1.0 if title.leads else 0.0
    score -= 1.0 if title.whole_lines and not habits.headings else 0.0
    return score - 0.5 * title.after_to >= 1.0


def _is_line(text: str, start: int, end: int) -> bool:
    left, right = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    return not left.strip(' «"') and not right.strip(' »"?!.…')


def _spread(text: str, reading: Reading, titles: dict[str, set[tuple[int, int]]]) -> dict[str, list[tuple[int, int]]]:
    """Finds the titles decided on wherever else they stand, the longest first."""
    spellings = {text[start:end].replace("’", "'"): key for key, places in titles.items() for start, end in places}
    if not spellings:
        return {}
    pattern = re.compile(
        "(?<![\\w-])(?:" + "|".join(map(re.escape, sorted(spellings, key=len, reverse=True))) + ")(?![\\w]|-\\w)"
    )
    known = {place: key for key, places in titles.items() for place in places}
    taken = [(s.start, s.end) for s in reading.spans if s.label not in ("SHOW", "TITLE")]
    result: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in pattern.finditer(text.replace("’", "'")):
        place = match.span()
        key = spellings[match.group()]
        if place in known or _may_stand(text, place, taken):
            result[key].append(place)
    return dict(result)


def _may_stand(text: str, place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    start, end = place
    if any(first < end and start < last for first, last in taken):
        return False
    if any(char in " -'’" for char in text[start:end]):
        return True
    return not _opens_sentence(text, start)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(' \u00a0«"“')[-1:]
    return not before or before in ".!?…\n:"
