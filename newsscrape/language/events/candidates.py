"""Which words, figures and dates of a text could state an event, and of which show and season."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from newsscrape.language.events.needs import has_needs, is_day_of_speech
from newsscrape.language.events.scene import Scene, Sentence
from newsscrape.language.lexer import vocabulary
from newsscrape.language.masking import MACROS

_SHOWN = frozenset({"release", "audience"})
_WORD = re.compile(r"[a-z][a-z'-]*")


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase of the data file, or a unit of figures or dates; ``name`` tells which of its type."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place in a sentence that could state an event; ``start`` and ``end`` are offsets of the text."""

    start: int
    end: int
    rule: Rule
    word: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger tied to a show and a season; ``how`` tells by what each was found.

    ``likely`` tells whether grammar alone would have chosen the show and the season.
    """

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
    """The triggers of one sentence: phrases that could state an event, figures and dates.

    A question states nothing, but in a headline.
    """
    words = sentence.words
    if words.rstrip(' »"').endswith("?") and not sentence.headline:
        return
    for kind in sorted({kind for word in set(_WORD.findall(words)) for kind in _gates(word)}):
        if has_needs(kind, sentence):
            yield from _worded(kind, sentence, words)
    yield from _numbered(sentence)


def _worded(kind: str, sentence: Sentence, words: str) -> Iterator[Trigger]:
    whole, phrases = _phrases(kind)
    for match in whole.finditer(words):
        if _refused().search(words, max(0, match.start() - 25), match.end()):
            continue
        rule = next(rule for rule, phrase in phrases if phrase.match(words, match.start()))
        word = _WORD.search(match[0])
        yield Trigger(sentence.start + match.start(), sentence.start + match.end(), rule, word[0] if word else "-")


def _numbered(sentence: Sentence) -> Iterator[Trigger]:
    for count in sentence.counts:
        for rule in _numbers().get(f"#{count.unit}", ()):
            yield Trigger(count.start, count.end, rule, f"#{count.unit}")
    for day in sentence.dates if has_needs("release", sentence) else ():
        if is_day_of_speech(sentence, day.start, day.end):
            continue
        for rule in _numbers().get(f"@{day.precision}", ()):
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
    inside = [m for m in sentence.shows if m.start < trigger.end and trigger.start < m.end and not m.aside]
    if inside:
        return inside[-1].name
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


@cache
def _phrases(kind: str) -> tuple[re.Pattern[str], list[tuple[Rule, re.Pattern[str]]]]:
    """The phrases of a type, as one pattern and, to tell which it was, one by one."""
    sources = []
    for source in vocabulary("events")["phrases"][kind]:
        filled = source
        for macro, mark in MACROS.items():
            filled = filled.replace(macro, f"{mark}+")
        sources.append(filled)
    rules = [(Rule(f"{kind}:{number}", kind), re.compile(source)) for number, source in enumerate(sources)]
    return re.compile(rf"(?<![a-z0-9\ue001-\ue006])(?![ .,;:()])(?:{'|'.join(sources)})"), rules


@cache
def _refused() -> re.Pattern[str]:
    return re.compile(vocabulary("events")["refused"]["before"])


@lru_cache(maxsize=20_000)
def _gates(word: str) -> tuple[str, ...]:
    """The types of event that a word can announce."""
    gates = _gate_words()
    word = word.rpartition("'")[2] or word
    found = set(gates.get(word, ()))
    for length in range(3, len(word) + 1):
        found.update(gates.get(word[:length] + "*", ()))
    return tuple(found)


@cache
def _gate_words() -> dict[str, list[str]]:
    gates: dict[str, list[str]] = {}
    for kind, words in vocabulary("events")["gates"].items():
        for word in words.split():
            gates.setdefault(word, []).append(kind)
    return gates


@cache
def _numbers() -> dict[str, list[Rule]]:
    """The rules of figures, by ``#unit``, and of dates, by ``@precision``."""
    rules: dict[str, list[Rule]] = {}
    data = vocabulary("events")
    for mark, table in (("#", data["figures"]), ("@", data["dates"])):
        for kind, values in table.items():
            for value in values:
                rules.setdefault(mark + value, []).append(Rule(f"{kind}:{mark}{value}", kind))
    return rules


def _shows(trigger: Trigger, sentence: Sentence, scene: Scene) -> dict[str | None, tuple[str, int]]:
    found: dict[str | None, tuple[str, int]] = {
        m.name: ("inside aside" if m.aside else "inside", 0)
        for m in sentence.shows
        if m.start < trigger.end and trigger.start < m.end
    }
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
    shown = trigger.rule.type in _SHOWN
    named = [span for span in sentence.seasons if not (shown and len(span.numbers) > 2)]
    for span in sorted(named, key=lambda s: _distance(s.start, s.end, trigger)):
        side = "before" if span.end <= trigger.start else "after" if span.start >= trigger.end else "at"
        order = "" if len(found) == 1 else "2"
        for number in span.numbers:
            found.setdefault(number, (side + order, _distance(span.start, span.end, trigger)))
    if sentence.seasons or shown:
        return found
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
