"""Which stretches of a text are titles of screen works, and everywhere else that they stand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from newsscrape.language.reading import Reading
from newsscrape.language.shows.evidence import Place, Title, candidates, key_of


def titles_of(text: str, reading: Reading) -> list[list[Place]]:
    """The places of each title of a screen work in a text."""
    found = candidates(text, reading)
    others = Counter(key_of(text[span.start : span.end]) for span in reading.spans if span.label != "SHOW")
    habits = _habits(found)
    return _spread(text, reading, {key: t.places for key, t in found.items() if _is_show(t, others[key], habits)})


@dataclass(frozen=True, slots=True)
class Habits:
    """How a page sets its titles: the share that it marks, and whether they head its paragraphs."""

    marked: float
    headings: bool


def _habits(found: dict[str, Title]) -> Habits:
    recognised = [title for title in found.values() if title.recognised]
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


def _spread(text: str, reading: Reading, titles: dict[str, set[Place]]) -> list[list[Place]]:
    """Finds the titles decided on wherever else they stand, the longest first."""
    spellings = {text[start:end].replace("’", "'"): key for key, places in titles.items() for start, end in places}
    if not spellings:
        return []
    longest_first = "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))
    known = {place for places in titles.values() for place in places}
    taken = [(s.start, s.end) for s in reading.spans if s.label not in ("SHOW", "TITLE")]
    result: dict[str, list[Place]] = defaultdict(list)
    for match in re.finditer(rf"(?<![\w-])(?:{longest_first})(?![\w]|-\w)", text.replace("’", "'")):
        if match.span() in known or _may_stand(text, match.span(), taken):
            result[spellings[match.group()]].append(match.span())
    return [places for places in result.values() if places]


def _may_stand(text: str, place: Place, taken: list[Place]) -> bool:
    start, end = place
    if any(first < end and start < last for first, last in taken):
        return False
    return any(char in " -'’" for char in text[start:end]) or not _opens_sentence(text, start)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(' \u00a0«"“')[-1:]
    return not before or before in ".!?…\n:"
