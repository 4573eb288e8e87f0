"""Which words, figures and dates of a text could state an event, and of which show and season."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsscrape.language.events.scene import Scene, Sentence
from newsscrape.language.lexer import vocabulary
from newsscrape.language.masking import MACROS

_WORD = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the data file."""

    name: str
    type: str
    after: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    near: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place in a sentence that could state an event; ``start`` and ``end`` are offsets of the text."""

    start: int
    end: int
    rule: Rule
    word: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger tied to a show and a season; ``how`` tells by what each was found."""

    trigger: Trigger
    sentence: Sentence
    show: str | None
    season: int | None
    show_how: str
    season_how: str
    show_distance: int
    season_distance: int
    likely: str


def triggers_of(sentence: Sentence) -> Iterator[Trigger]:
    """The triggers of one sentence: words in a phrase that states such an event, figures and dates."""
    exact, stems, longest = _index()
    words = sentence.words
    strong = _Strong(words)
    for match in _WORD.finditer(words):
        word = match.group()
        rules = exact.get(word, ())
        for length in range(3, min(len(word), longest) + 1):
            rules = (*rules, *stems.get(word[:length], ()))
        for rule in dict.fromkeys(rules):
            if strong.holds(rule.type, match) and _stands(rule, words, match):
                yield Trigger(sentence.start + match.start(), sentence.start + match.end(), rule, word)
    for count in sentence.counts:
        for rule in exact.get(f"#{count.unit}", ()):
            yield Trigger(count.start, count.end, rule, f"#{count.unit}")
    for day in sentence.dates:
        for rule in exact.get(f"@{day.precision}", ()):
            yield Trigger(day.start, day.end, rule, f"@{day.precision}")


def candidates_of(trigger: Trigger, sentence: Sentence, scene: Scene, before: Sentence | None) -> Iterator[Candidate]:
    """What a trigger could be about: each show of its sentence, the topic, the headline's show; with each season."""
    shows = _shows(trigger, sentence, scene)
    seasons = _seasons(trigger, sentence, before)
    likely_show = _likely_show(trigger, sentence)
    likely_seasons = _likely_seasons(trigger, sentence)
    for show, (show_how, show_distance) in shows.items():
        for season, (season_how, season_distance) in seasons.items():
            likely = f"{int(show == likely_show)}{int(season in likely_seasons)}"
            yield Candidate(
                trigger, sentence, show, season, show_how, season_how, show_distance, season_distance, likely
            )


def _likely_show(trigger: Trigger, sentence: Sentence) -> str | None:
    """The show that grammar suggests: the last one before, else one close after, else the topic."""
    before = [m for m in sentence.shows if m.end <= trigger.start and not m.aside]
    after = [m for m in sentence.shows if m.start >= trigger.end and not m.aside]
    if before:
        return before[-1].name
    if after and after[0].start - trigger.end < 100:
        return after[0].name
    return sentence.topic


def _likely_seasons(trigger: Trigger, sentence: Sentence) -> tuple[int | None, ...]:
    """The seasons that the sentence ties to the trigger: the nearest named ones."""
    if not sentence.seasons:
        return (None,)
    forward = trigger.rule.type in {"renewal", "order"}
    spans = [s for s in sentence.seasons if s.start >= trigger.start] if forward else []
    return min(spans or sentence.seasons, key=lambda s: _distance(s.start, s.end, trigger)).numbers


class _Strong:
    """The phrases of one sentence that state an event outright, found when they are asked for."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._spans: dict[str, list[tuple[int, int]]] = {}

    def holds(self, kind: str, match: re.Match[str]) -> bool:
        """Whether a word stands inside such a phrase of its type."""
        spans = self._spans.get(kind)
        if spans is None:
            spans = self._spans[kind] = [found.span() for found in _strong_pattern(kind).finditer(self._words)]
        return any(start <= match.start() + 2 and match.end() - 2 <= end for start, end in spans)


@cache
def _strong_pattern(kind: str) -> re.Pattern[str]:
    pattern = _pattern("|".join(vocabulary("events")["strong"][kind]))
    assert pattern is not None  # noqa: S101
    return pattern


def _stands(rule: Rule, words: str, match: re.Match[str]) -> bool:
    if rule.after and not rule.after.match(words, match.end()):
        return False
    if rule.before and not rule.before.search(words[max(0, match.start() - 60) : match.start()]):
        return False
    return rule.near is None or rule.near.search(words) is not None


@cache
def _index() -> tuple[dict[str, tuple[Rule, ...]], dict[str, tuple[Rule, ...]], int]:
    """Rules by exact word and by the beginning of a word, and the longest such beginning."""
    data = vocabulary("events")
    exact: dict[str, tuple[Rule, ...]] = {}
    stems: dict[str, tuple[Rule, ...]] = {}
    for kind, rows in data["triggers"].items():
        for number, row in enumerate(rows):
            rule = Rule(
                f"{kind}:{number}",
                kind,
                _pattern(row.get("after")),
                _pattern(f"(?:{row['before']})$" if "before" in row else None),
                _pattern(row.get("near")),
            )
            for word in row["words"].split():
                table = stems if word.endswith("*") else exact
                table[word.rstrip("*")] = (*table.get(word.rstrip("*"), ()), rule)
    for mark, table_name in (("#", "figures"), ("@", "dates")):
        for kind, values in data[table_name].items():
            for value in values:
                exact[mark + value] = (*exact.get(mark + value, ()), Rule(f"{kind}:{mark}{value}", kind))
    return exact, stems, max(map(len, stems))


def _pattern(source: str | None) -> re.Pattern[str] | None:
    if source is None:
        return None
    for macro, mark in MACROS.items():
        source = source.replace(macro, f"{mark}+")
    return re.compile(source)


def _shows(trigger: Trigger, sentence: Sentence, scene: Scene) -> dict[str | None, tuple[str, int]]:
    found: dict[str | None, tuple[str, int]] = {}
    for side, mentions in (
        ("before", [m for m in reversed(sentence.shows) if m.end <= trigger.start]),
        ("after", [m for m in sentence.shows if m.start >= trigger.end]),
    ):
        order = 0
        for mention in mentions:
            distance = max(trigger.start - mention.end, mention.start - trigger.end)
            how = f"{side} aside" if mention.aside else side + ("" if order == 0 else "2")
            order += not mention.aside
            known = found.get(mention.name)
            if known is None or known[0].endswith("aside") or (distance < known[1] and not mention.aside):
                found[mention.name] = (how, distance)
    if sentence.topic and sentence.topic not in found:
        found[sentence.topic] = ("topic", 200)
    if scene.main and scene.main not in found:
        found[scene.main] = ("main", 300)
    found[None] = ("none", 400)
    return found


def _seasons(trigger: Trigger, sentence: Sentence, before: Sentence | None) -> dict[int | None, tuple[str, int]]:
    found: dict[int | None, tuple[str, int]] = {None: ("none", 0)}
    for span in sorted(sentence.seasons, key=lambda s: _distance(s.start, s.end, trigger)):
        side = "before" if span.end <= trigger.start else "after" if span.start >= trigger.end else "at"
        order = "" if len(found) == 1 else "2"
        for number in span.numbers:
            found.setdefault(number, (side + order, _distance(span.start, span.end, trigger)))
    if before is not None:
        for span in before.seasons:
            for number in span.numbers:
                found.setdefault(number, ("previous", 200))
    for how, numbers in (("announced", sentence.announced), ("running", sentence.running)):
        for number in numbers:
            found.setdefault(number, (how, 300))
    return found


def _distance(start: int, end: int, trigger: Trigger) -> int:
    return max(trigger.start - end, start - trigger.end, 0)
