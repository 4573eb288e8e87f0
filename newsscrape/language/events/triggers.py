"""Which words, figures and dates of a text could state an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from newsscrape.language.events.needs import has_needs, is_day_of_speech
from newsscrape.language.events.patterns import compiled, filled
from newsscrape.language.events.scene import Sentence
from newsscrape.language.knowledge import load
from newsscrape.language.masking import PLATFORM

MOST = 40
"""How many triggers of one sentence count."""

_SHORTEST = 3
"""Letters of the shortest beginning that announces an event with any ending."""
_WORD = re.compile(r"[a-z][a-z'-]*")
_CLOCK = re.compile(r"\d ?[h.:] ?\d\d|\d ?h(?!\w)|\d heures")
_BESIDE = 25
"""Within this many characters of a show a channel, a day or a time makes an entry of a listing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase or a gate of the data file, or a unit of figures or dates; ``name`` tells which of its type."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place in a sentence that could state an event; ``start`` and ``end`` are offsets of the text."""

    start: int
    end: int
    rule: Rule
    word: str
    sentence: Sentence


def triggers_of(sentence: Sentence) -> Iterator[Trigger]:
    """The triggers of one sentence, the first `MOST` of them.

    They are phrases that could state an event, the word that announces one where there is no phrase, figures, dates and
    entries of listings, all of them of types that the wording does not rule out; the sentence itself is one for the
    types of which it has no other and its wording speaks. A question states nothing; in a headline, where what follows
    may answer it, and where it is told that somebody wonders, nothing of some types.
    """
    asks = sentence.words.rstrip(' »"').endswith("?")
    if not sentence.worded or (asks and not sentence.headline):
        return
    asked = _asked() if asks or _wondering().search(sentence.words) else frozenset[str]()
    found = set(asked)
    for trigger in islice(_triggers(sentence), MOST):
        if trigger.rule.type not in asked:
            found.add(trigger.rule.type)
            yield trigger
    for kind in sentence.worded:
        if kind not in found:
            yield Trigger(sentence.start, sentence.start, _worded_rule(kind), "-", sentence)


@cache
def _asked() -> frozenset[str]:
    return frozenset(load("events")["refused"]["asked"])


@cache
def _wondering() -> re.Pattern[str]:
    return re.compile(load("events")["refused"]["wondering"])


def _triggers(sentence: Sentence) -> Iterator[Trigger]:
    for kind, gate in sorted(_gated(sentence.words).items()):
        if kind in sentence.worded and has_needs(kind, sentence):
            worded = list(_worded(kind, sentence))
            yield from worded
            if gate and not worded:
                start = sentence.start + next(m.start() for m in _WORD.finditer(sentence.words) if m[0] == gate)
                yield Trigger(start, start + len(gate), _gate_rule(kind), gate, sentence)
    yield from (trigger for trigger in _numbered(sentence) if trigger.rule.type in sentence.worded)
    if "release" in sentence.worded:
        yield from _listed(sentence)


def _gated(words: str) -> dict[str, str]:
    """The types of event that a sentence could state, each with the first word that announces it alone, if any does."""
    gated: dict[str, str] = {}
    starts = _gate_starts()
    told: list[str] = _WORD.findall(_said().sub("", words))
    for word in told:
        for kind in _gates(word) if "'" in word or word[:_SHORTEST] in starts else ():
            if not gated.get(kind):
                gated[kind] = "" if word in _vague() or kind in _phrased() else word
    return gated


def _worded(kind: str, sentence: Sentence) -> Iterator[Trigger]:
    whole, phrases = _phrases(kind)
    words = sentence.words
    for match in whole.finditer(words):
        if _refused().search(words, max(0, match.start() - 25), match.end()):
            continue
        rule = next(rule for rule, phrase in phrases if phrase.match(words, match.start()))
        word = _WORD.search(match[0])
        start, end = sentence.start + match.start(), sentence.start + match.end()
        yield Trigger(start, end, rule, word[0] if word else "-", sentence)


def _numbered(sentence: Sentence) -> Iterator[Trigger]:
    for count in sentence.counts:
        for rule in _numbers().get(f"#{count.unit}", ()):
            yield Trigger(count.start, count.end, rule, f"#{count.unit}", sentence)
    for day in sentence.dates if sentence.dates and has_needs("release", sentence) else ():
        if is_day_of_speech(sentence, day.start, day.end):
            continue
        for rule in _numbers().get(f"@{day.precision}", ()):
            yield Trigger(day.start, day.end, rule, f"@{day.precision}", sentence)


def _listed(sentence: Sentence) -> Iterator[Trigger]:
    """Entries of a listing: shows named with where or when they are shown."""
    if sentence.headline or not sentence.shows:
        return
    days = [day.start for day in sentence.dates]
    timed = bool(sentence.platforms or days) or _CLOCK.search(sentence.words) is not None
    last = None
    for place, show in enumerate(sentence.shows[:MOST] if timed else ()):
        if show.name == last:
            continue
        last = show.name
        opens = place == 0 and sentence.first
        low, high = max(sentence.start, show.start - _BESIDE), min(sentence.end, show.end + _BESIDE)
        beside = sentence.text[low:high]
        near = any(low <= day < high for day in days[: 2 * MOST])
        if opens or near or PLATFORM in beside or _CLOCK.search(beside):
            yield Trigger(show.start, show.start, _entry_rule(first=opens), "#entry", sentence)


@cache
def _phrases(kind: str) -> tuple[re.Pattern[str], list[tuple[Rule, re.Pattern[str]]]]:
    """The phrases of a type, as one pattern and, to tell which it was, one by one."""
    sources = [filled(source) for source in load("events")["phrases"][kind]]
    rules = [(Rule(f"{kind}:{number}", kind), re.compile(source)) for number, source in enumerate(sources)]
    return re.compile(rf"(?<![a-z0-9\ue001-\ue006])(?![ .,;:()])(?:{'|'.join(sources)})"), rules


@cache
def _refused() -> re.Pattern[str]:
    return re.compile(load("events")["refused"]["before"])


@cache
def _said() -> re.Pattern[str]:
    return compiled(load("events")["refused"]["said"])


@cache
def _vague() -> frozenset[str]:
    return frozenset(load("events")["refused"]["vague"].split())


@cache
def _phrased() -> frozenset[str]:
    return frozenset(load("events")["refused"]["phrase_needed"])


@cache
def _gate_rule(kind: str) -> Rule:
    return Rule(f"{kind}:gate", kind)


@cache
def _worded_rule(kind: str) -> Rule:
    return Rule(f"{kind}:worded", kind)


@cache
def _entry_rule(*, first: bool) -> Rule:
    return Rule("release:opening" if first else "release:entry", "release")


@lru_cache(maxsize=20_000)
def _gates(word: str) -> tuple[str, ...]:
    """The types of event that a word can announce."""
    gates = _gate_words()
    word = word.rpartition("'")[2] or word
    found = set(gates.get(word, ()))
    for length in range(_SHORTEST, min(len(word), 20) + 1):
        found.update(gates.get(word[:length] + "*", ()))
    return tuple(sorted(found))


@cache
def _gate_starts() -> frozenset[str]:
    """The first letters of the words that announce an event."""
    return frozenset(word.removesuffix("*")[:_SHORTEST] for word in _gate_words())


@cache
def _gate_words() -> dict[str, list[str]]:
    gates: dict[str, list[str]] = {}
    for kind, words in load("events")["gates"].items():
        for word in words.split():
            gates.setdefault(word, []).append(kind)
    return gates


@cache
def _numbers() -> dict[str, list[Rule]]:
    """The rules of figures, by ``#unit``, and of dates, by ``@precision``."""
    rules: dict[str, list[Rule]] = {}
    data = load("events")
    for mark, table in (("#", data["figures"]), ("@", data["dates"])):
        for kind, values in table.items():
            for value in values:
                rules.setdefault(mark + value, []).append(Rule(f"{kind}:{mark}{value}", kind))
    return rules
