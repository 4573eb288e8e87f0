"""What else a sentence tells of its event: platform, person and day."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from newsscrape.language.events.deciding import Candidate
from newsscrape.language.events.scene import Mention, Scene, Sentence

_PERSONAL = frozenset({"casting", "departure", "award"})
_BETWEEN = re.compile(r"(?:,? et|,|, puis|;)? ?(?:\([^)]*\))?(?:,? et|,)? ?(?:l'\w+ |le \w+ |la \w+ )?")


def platform_of(candidate: Candidate, scene: Scene) -> str | None:
    """The platform nearest to the trigger in its sentence, else the one most often named with the show.

    Of several named as often it is the first.
    """
    here = candidate.sentence.platforms
    if here:
        return min(here, key=lambda m: _gap(m, candidate)).name
    if candidate.trigger.rule.type in {"award", "acquisition"}:
        return None
    named: Counter[str] = Counter()
    for sentence in scene.sentences:
        if sentence.platforms and _is_about(sentence, candidate.show):
            named.update(list(dict.fromkeys(m.name for m in sentence.platforms)))
    return named.most_common(1)[0][0] if named else None


def _is_about(sentence: Sentence, show: str | None) -> bool:
    """Whether a sentence names a show, or follows another one that does and names none."""
    return any(mention.name == show for mention in sentence.shows) if sentence.shows else sentence.topic == show


def people_of(candidate: Candidate) -> list[str | None]:
    """Who joins, leaves or wins: the person before the trigger or after it, with those named in the same row."""
    people = candidate.sentence.people
    if candidate.trigger.rule.type not in _PERSONAL or not people:
        return [None]
    trigger = candidate.trigger
    nearest = min(people, key=lambda m: (_gap(m, candidate), m.start > trigger.start))
    place = people.index(nearest)
    row = [*_row(people[place::-1], candidate.sentence), *_row(people[place:], candidate.sentence)]
    return list(dict.fromkeys(mention.name for mention in sorted(row, key=lambda m: m.start)))


def day_of(candidate: Candidate) -> date | None:
    """The exact day nearest to the trigger in its sentence."""
    days = candidate.sentence.days
    if not days:
        return None
    start, end = candidate.trigger.start, candidate.trigger.end
    return min(days, key=lambda d: max(start - d.end, d.start - end, 0)).from_


def _row(people: list[Mention], sentence: Sentence) -> list[Mention]:
    row = people[:1]
    for mention in people[1:]:
        first, second = sorted((row[-1], mention), key=lambda m: m.start)
        if not _BETWEEN.fullmatch(sentence.text[first.end : second.start]):
            break
        row.append(mention)
    return row


def _gap(mention: Mention, candidate: Candidate) -> int:
    return max(candidate.trigger.start - mention.end, mention.start - candidate.trigger.end, 0)
