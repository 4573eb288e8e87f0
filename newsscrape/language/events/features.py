"""What can be told of a candidate: the features over which the decision is learnt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from newsscrape.language.events.candidates import Candidate, Trigger
from newsscrape.language.events.scene import Scene, Sentence
from newsscrape.language.lexer import vocabulary
from newsscrape.language.masking import CHARACTER, ORGANIZATION, PERSON, PLATFORM, SHOW, TITLE

_NEGATION = re.compile(r"\b(?:n'|ne |pas |jamais |aucune? |ni |sans |non )")
_CONDITIONAL = re.compile(r"\wr(?:ait|aient)\b")
_FUTURE = re.compile(r"\w(?:[ei]r|dr)(?:a|ont)\b")
_PAST = re.compile(
    r"\b(?:a|ont|avait|avaient|est|sont|etait|etaient|fut)(?: (?:\w+ment|deja|aussi|pas|ete|enfin|bien))? "
    r"\w+(?:e|ee|es|ees|i|is|ie|u|us|ue|t)\b"
)
_IMPERFECT = re.compile(r"\w(?:ait|aient)\b")
_SAID = re.compile(
    r"\b(?:indiqu|declar|confi|expliqu|affirm|rapport|precis|racont|ecri[ts]|tweet|interview|entretien|communique)"
)
_MARKS = {SHOW: "{S}", PERSON: "{P}", CHARACTER: "{C}", PLATFORM: "{F}", ORGANIZATION: "{O}", TITLE: "{T}"}
_MARK = re.compile(f"([{''.join(_MARKS)}])\\1*")
_TOKEN = re.compile(r"\{.\}|[a-z0-9]+'?|[^\w\s]")
_CLOCK = re.compile(r"\d ?h ?\d\d|\d heures")
_DIGITS = re.compile(r"\d+")


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def context_of(trigger: Trigger, sentence: Sentence, scene: Scene) -> list[str]:
    """The features of a trigger: its words and its sentence's."""
    rule, kind = trigger.rule.name, trigger.rule.type
    left = sentence.text[max(sentence.start, trigger.start - 60) : trigger.start]
    right = sentence.text[trigger.end : min(sentence.end, trigger.end + 60)]
    before, after = _tokens(left)[-2:] or ["^"], _tokens(right)[:2] or ["$"]
    position, sort = _position(sentence), _sort(trigger)
    marks = _sentence_marks(sentence, left, right)
    features = [
        sort,
        f"{sort} {position}",
        f"r {rule}",
        f"w {kind} {_DIGITS.sub('0', trigger.word)}",
        f"b1 {kind} {before[-1]}",
        f"a1 {kind} {after[0]}",
        f"b2 {kind} {' '.join(before)}",
        f"a2 {kind} {' '.join(after)}",
        f"p {kind} {position}",
        f"g {kind} {scene.genre}",
        f"d {kind} {scene.density}",
        f"n {kind} {min(len({m.name for m in sentence.shows}), 4)} {min(len(scene.ranks), 6)}",
    ]
    features += [f"{mark} {kind}" for mark in marks] + [f"{sort} {mark}" for mark in marks]
    features += [f"{kind} {mark}" for mark in _near_things(trigger, sentence)]
    return features


def show_features(candidate: Candidate, scene: Scene) -> list[str]:
    """The features of a candidate's show, whatever its season."""
    rule, kind, show, how = candidate.trigger.rule.name, candidate.trigger.rule.type, candidate.show, candidate.show_how
    rank = min(scene.ranks[show], 3) if show is not None else "-"
    count = min(scene.counts[show], 5) if show is not None else "-"
    headline, topic = show in scene.headline_shows, show == candidate.sentence.topic
    likely, sort = candidate.likely[0], _sort(candidate.trigger)
    return [
        f"sh {kind} {how}",
        f"sh {how} {_far(candidate.show_distance)}",
        f"sr {kind} {rank} {how}",
        f"sr {rank}",
        f"sc {kind} {count}",
        f"hl {kind} {headline}",
        f"tp {how} {topic} {headline}",
        f"rs {rule} {how}",
        f"rr {rule} {rank}",
        f"st {sort} {how} {rank}",
        f"gs {scene.genre} {how} {rank}",
        f"ls {kind} {likely}",
        f"ls {how} {likely}",
        f"ss {how} {min(len({m.name for m in candidate.sentence.shows}), 3)} {rank}",
    ]


def season_features(candidate: Candidate) -> list[str]:
    """The features of a candidate's season, whatever its show."""
    kind, season, how = candidate.trigger.rule.type, candidate.season, candidate.season_how
    options = min(sum(len(span.numbers) for span in candidate.sentence.seasons), 3)
    return [
        f"se {kind} {how} {options}",
        f"se {how} {_far(candidate.season_distance)}",
        f"sn {kind} {'1' if season == 1 else 'n' if season else '-'}",
        f"rse {candidate.trigger.rule.name} {how}",
        f"le {kind} {candidate.likely[1]}",
        f"le {how} {candidate.likely[1]}",
    ]


def pair_features(candidate: Candidate) -> list[str]:
    """The features of a candidate's show and season together."""
    kind, likely = candidate.trigger.rule.type, candidate.likely
    return [
        f"lk {likely}",
        f"lk {_sort(candidate.trigger)} {likely}",
        f"lk {kind} {likely}",
        f"hs {candidate.show_how} {candidate.season_how}",
        f"sk {kind} {_season_tie(candidate)}",
    ]


def _sort(trigger: Trigger) -> str:
    return "number" if trigger.word[0] in "#@" else "word"


def _near_things(trigger: Trigger, sentence: Sentence) -> list[str]:
    """How far the nearest day, other date, audience figure, person and platform stand."""
    groups: dict[str, Sequence[Placed]] = {
        "day": [d for d in sentence.dates if d.precision == "day"],
        "date": [d for d in sentence.dates if d.precision != "day"],
        "aud": [c for c in sentence.counts if c.unit in {"viewers", "share", "minutes", "views", "hours"}],
        "who": sentence.people,
        "net": sentence.platforms,
        "sea": sentence.seasons,
    }
    marks = []
    for name, things in groups.items():
        gaps = [max(trigger.start - t.end, t.start - trigger.end, 0) for t in things]
        marks.append(f"{name} {_far(min(gaps)) if gaps else '-'}")
    return marks


def _season_tie(candidate: Candidate) -> str:
    """Whether the season stands beside the show that it is tied to, in its sentence."""
    if candidate.season is None:
        return "none"
    spans = [s for s in candidate.sentence.seasons if candidate.season in s.numbers]
    if not spans or not candidate.sentence.shows:
        return "apart"
    nearest = min(candidate.sentence.shows, key=lambda m: max(m.start - spans[0].end, spans[0].start - m.end))
    return "own" if nearest.name == candidate.show else "other"


def _sentence_marks(sentence: Sentence, left: str, right: str) -> list[str]:
    words = sentence.words
    around = left[-40:] + right[:25]
    marks = [
        name
        for name, pattern, where in (
            ("neg", _NEGATION, left[-30:]),
            ("negs", _NEGATION, words),
            ("cond", _CONDITIONAL, around),
            ("fut", _FUTURE, around),
            ("past", _PAST, around),
            ("imp", _IMPERFECT, around),
            ("shown", _shown(), around),
            ("said", _SAID, words),
        )
        if pattern.search(where)
    ]
    marks += [name for name, there in _presence(sentence, words).items() if there]
    return marks


@cache
def _shown() -> re.Pattern[str]:
    return re.compile(vocabulary("events")["shown"]["words"])


def _presence(sentence: Sentence, words: str) -> dict[str, bool]:
    units = {count.unit for count in sentence.counts}
    return {
        "?": words.rstrip(' »"').endswith("?"),
        "quote": words.startswith(("«", '"', "“")),
        "inquote": "«" in words,
        "day": any(d.precision == "day" for d in sentence.dates),
        "date": any(d.precision != "day" for d in sentence.dates),
        "people": bool(sentence.people),
        "people2": len(sentence.people) > 1,
        "platform": bool(sentence.platforms),
        "season": bool(sentence.seasons),
        "viewers": bool(units & {"viewers", "share", "minutes", "views", "hours"}),
        "list": words.count(",") + words.count(";") > 3,
        "short": len(words) < 60,
        "paren": "(" in words,
        "clock": _CLOCK.search(words) is not None,
        "shoot": "tourn" in words or "clap" in words or "prises de vue" in words,
        "preview": "bande-annonce" in words or "teaser" in words,
        "cinema": "en salle" in words or "cinema" in words or "box-office" in words,
    }


def _position(sentence: Sentence) -> str:
    return "headline" if sentence.headline else str(min(sentence.paragraph, 4))


def _far(distance: int) -> str:
    return str(next((limit for limit in (2, 6, 15, 30, 60, 120, 250) if distance <= limit), 999))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_MARK.sub(lambda m: _MARKS[m[1]], _DIGITS.sub("0", text)))
