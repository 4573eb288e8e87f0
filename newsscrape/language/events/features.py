"""What can be told of a trigger: the marks, short strings, over which the decision is learnt (see `deciding`)."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from newsscrape.language.events.scene import Scene, Sentence
from newsscrape.language.events.tokens import STEM
from newsscrape.language.events.triggers import Trigger
from newsscrape.language.knowledge import load
from newsscrape.language.spans import DateSpan

SHOWN = frozenset({"viewers", "share", "minutes", "views", "hours"})
"""The units of figures that tell of an audience."""

_NEGATION = re.compile(r"\b(?:n'|ne |pas |jamais |aucune? |ni |sans |non )")
_CONDITIONAL = re.compile(r"r(?<=\wr)ai(?:t|ent)\b")
_FUTURE = re.compile(r"[eid]r(?<=\w..)(?:a|ont)\b")
_PAST = re.compile(
    r"\b(?:a|ont|avait|avaient|est|sont|etait|etaient|fut)(?: (?:\w+ment|deja|aussi|pas|ete|enfin|bien))? "
    r"\w+(?:e|ee|es|ees|i|is|ie|u|us|ue|t)\b"
)
_IMPERFECT = re.compile(r"a(?<=\wa)i(?:t|ent)\b")
_SAID = re.compile(
    r"\b(?:indiqu|declar|confi|expliqu|affirm|rapport|precis|racont|ecri[ts]|tweet|interview|entretien|communique)"
)
_CLOCK = re.compile(r"\d ?h ?\d\d|\d heures")
_YEAR = re.compile(r"e(?<!\we)n (?:19|20)\d\d|il y a |l'an (?:dernier|passe)|l'annee (?:derniere|passee)")
_WORDS = {
    "rerun": ("rediff", "enieme", "replay"),
    "already": ("deja", "dernierement"),
    "other": ("autre", "aussi", "egalement"),
    "shoot": ("tourn", "clap", "prises de vue"),
    "preview": ("bande-annonce", "teaser"),
    "cinema": ("en salle", "cinema", "box-office"),
}
_SCORES = (-4.0, -3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)
"""The steps of a wording's score."""
_REACHED = tuple((step, f"lw {step}") for step in _SCORES)
"""The mark of each step that a score has passed."""
_AROUND = 9
_FEW = 40
"""How many of a sentence's dates, people and so on are looked at."""


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def sentence_marks(sentence: Sentence, scene: Scene) -> list[str]:
    """What a sentence is like, whatever its trigger."""
    words = sentence.words
    position = "headline" if sentence.headline else str(min(sentence.paragraph, 4))
    return [
        f"p {position}",
        f"g {scene.genre}",
        f"d {scene.density}",
        f"n {min(len({m.name for m in sentence.shows[:_FEW]}), 4)} {min(len(scene.ranks), 6)}",
        f"lay {sentence.first} {sentence.heading} {sentence.entry}",
        f"pos {sentence.first} {position}",
        f"len {min(len(words) // 60, 4)}",
        *(f"ag {age}" for age in sorted({_age(d, scene) for d in sentence.dates[:_FEW]}) or "-"),
        *(name for name, words_ in _WORDS.items() if any(word in words for word in words_)),
        *(name for name, there in _presence(sentence).items() if there),
    ]


def trigger_marks(trigger: Trigger, scene: Scene) -> list[str]:
    """The marks of a trigger's own words and surroundings."""
    sentence = trigger.sentence
    left = sentence.text[max(sentence.start, trigger.start - 40) : trigger.start]
    right = sentence.text[trigger.end : min(sentence.end, trigger.end + 40)]
    before = sentence.tokens.before(trigger.start, 2) or ["^"]
    after = sentence.tokens.after(trigger.end, 2) or ["$"]
    marks = [
        f"r {trigger.rule.name}",
        f"w {trigger.word}",
        f"ws {trigger.word[:STEM]}",
        f"b1 {before[-1]}",
        f"a1 {after[0]}",
        f"b2 {' '.join(before)}",
        f"a2 {' '.join(after)}",
        f"q {left.count('«') > left.count('»')}",
        *sorted(sentence.tokens.stems_around(trigger.start, trigger.end, _AROUND)),
        *_wording_marks(trigger),
    ]
    if _NEGATION.search(left[-30:]):
        marks.append("neg")
    if _shown().search(left[-40:] + right[:25]):
        marks.append("shown")
    if sentence.dates:
        nearest = min(sentence.dates[:_FEW], key=lambda day: gap(day, trigger))
        marks.append(f"agn {_age(nearest, scene)} {nearest.precision}")
    return marks


def _wording_marks(trigger: Trigger) -> list[str]:
    score = trigger.sentence.worded.get(trigger.rule.type, _SCORES[0])
    alone = trigger.rule.name.endswith(":worded")
    return [*(mark for step, mark in _REACHED if score > step), f"lr {alone} {max(-4, min(2, round(score)))}"]


def gap(thing: Placed, trigger: Placed) -> int:
    """How many characters stand between a thing and a trigger."""
    return max(trigger.start - thing.end, thing.start - trigger.end, 0)


def far(distance: int) -> str:
    """A distance in characters, in steps."""
    return str(next((limit for limit in (2, 6, 15, 30, 60, 120, 250) if distance <= limit), 999))


def _age(day: DateSpan, scene: Scene) -> str:
    if scene.published is None:
        return "?"
    start, end = (day.from_ - scene.published).days, (day.to - scene.published).days
    if end < 0:
        return "old" if end < -400 else "past" if end < -45 else "recent"
    return "now" if start <= 1 else "soon" if start <= 60 else "future"


@cache
def _shown() -> re.Pattern[str]:
    return re.compile(load("events")["shown"]["words"])


def _presence(sentence: Sentence) -> dict[str, bool]:
    words = sentence.words
    imperfect = _IMPERFECT.search(words) is not None
    return {
        "negs": _NEGATION.search(words) is not None,
        "cond": imperfect and _CONDITIONAL.search(words) is not None,
        "fut": _FUTURE.search(words) is not None,
        "past": _PAST.search(words) is not None,
        "imp": imperfect,
        "said": _SAID.search(words) is not None,
        "?": words.rstrip(' »"').endswith("?"),
        "quote": words.startswith(("«", '"', "“")),
        "inquote": "«" in words,
        "has day": any(d.precision == "day" for d in sentence.dates[:_FEW]),
        "has date": any(d.precision != "day" for d in sentence.dates[:_FEW]),
        "people": bool(sentence.people),
        "people2": len(sentence.people) > 1,
        "platform": bool(sentence.platforms),
        "season": bool(sentence.seasons),
        "viewers": any(count.unit in SHOWN for count in sentence.counts[:_FEW]),
        "list": words.count(",") + words.count(";") > 3,
        "paren": "(" in words,
        "clock": _CLOCK.search(words) is not None,
        "year": _YEAR.search(words) is not None,
    }
