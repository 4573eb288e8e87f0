"""Which shows a trigger could be about: those of its sentence, row by row, and those spoken of around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from newsscrape.language.events.features import far, gap
from newsscrape.language.events.meant import choice_marks
from newsscrape.language.events.nouns import nearest_noun, noun_marks
from newsscrape.language.events.scene import Row, Scene, Sentence
from newsscrape.language.events.ties import Tied, tie_marks
from newsscrape.language.events.triggers import Trigger
from newsscrape.language.masking import SHOW

_LAST = re.compile(r"c(?<!\wc)(?:ette derniere|e dernier|elle-ci|elui-ci)\b|l(?<!\wl)(?:aquelle|equel)\b")
_SHOWS = re.compile(SHOW + "+")
_NEAREST = 4
"""How many rows on each side of a trigger count."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Shows of which all are meant, or none; ``how`` tells by what they were found.

    ``own`` are the marks that count for the trigger's type, ``common`` those that count for any.
    """

    names: tuple[str | None, ...]
    how: str
    own: list[str]
    common: list[str]


def choices_of(trigger: Trigger, scene: Scene, tied: Tied) -> list[Choice]:
    """What a trigger could be about, of which one is right; the last is no show at all, an untitled project.

    ``tied`` is what its sentence is tied to.
    """
    sentence = trigger.sentence
    hints = hints_of(sentence, scene)
    found = list(_rows(trigger, hints))
    named = {name for choice in found for name in choice.names if name is not None}
    crowd = str(min(len(sentence.rows), 3))
    hinted = [name for name in hints if name not in named]
    last = bool(hinted) and _LAST.search(sentence.words) is not None
    found += [_hinted(name, "".join(sorted(hints[name])), sentence, scene, last=last) for name in hinted]
    rest = tuple(name for name in sentence.scope if name not in named and name not in hints)
    if rest:
        own = ["z", f"z {crowd}", f"z {sentence.headline}", f"zg {scene.genre}"]
        found.append(Choice(rest, "scope", own, [f"z {crowd}"]))
    own = ["o", f"o {crowd}", f"o {trigger.rule.name}"]
    common = ["o", f"o {crowd}", f"on {min(len(scene.ranks), 3)}"]
    found.append(Choice((None,), "none", own, common))
    for choice in found:
        marks = tie_marks(tied, choice.names)
        choice.own.extend(marks)
        choice.common.extend(f"{mark} {choice.how[0]}" for mark in marks)
        choice.common.append(" ".join(marks))
    ways = [(choice.names, choice.how) for choice in found]
    for choice, marks in zip(found, choice_marks(trigger.rule.type, sentence.place, ways, scene), strict=True):
        choice.own.extend(marks)
        choice.common.extend(marks)
    noun = nearest_noun(sentence.nouns, trigger.end)
    if noun is not None:
        for choice in found:
            marks = noun_marks(noun, choice.names, scene.kinds, trigger.start)
            choice.own.extend(marks)
            choice.common.extend(marks)
            choice.common.extend(f"{mark} {choice.how[0]}" for mark in marks)
    return found


def show_marks(choice: Choice, show: str | None, trigger: Trigger, scene: Scene) -> tuple[list[str], list[str]]:
    """What is known of a show, whether or not it is the one that is meant: how much the text is about it."""
    how = choice.how
    if show is None:
        return ["s none"], ["s none"]
    rank, headline = min(scene.ranks[show], 3), show in scene.headline_shows
    own = [f"s {rank}", f"sc {min(scene.counts[show], 5)}", f"sh {headline}", f"sf {how}", f"sg {scene.genre} {rank}"]
    common = [f"s {rank}", f"sf {how}", f"sfr {how} {rank}", f"sr {trigger.rule.name} {rank}"]
    return own, common


def hints_of(sentence: Sentence, scene: Scene) -> dict[str, str]:
    """The shows that stand out around a sentence, with a letter for each reason.

    T: topic, M: main show, O: first of the paragraph, P and Q: last and first of the sentence before, S: its subject,
    N: first of the sentence after; in small where that is another paragraph's.
    """
    hints: dict[str, str] = {}

    def hint(name: str | None, letter: str) -> None:
        if name is not None:
            hints[name] = hints.get(name, "") + letter

    hint(sentence.topic, "T")
    hint(scene.main, "M")
    hint(sentence.opener, "O")
    before = scene.sentences[sentence.place - 1] if sentence.place else None
    after = scene.sentences[sentence.place + 1] if sentence.place + 1 < len(scene.sentences) else None
    if before is not None and before.rows and not before.headline:
        same = before.paragraph == sentence.paragraph
        hint(before.rows[-1].names[-1], "P" if same else "p")
        hint(before.rows[0].names[0], "Q" if same else "q")
        if before.rows[0].start - before.start < 8:
            hint(before.rows[0].names[0], "S")
    if after is not None and after.rows and not sentence.headline:
        hint(after.rows[0].names[0], "N" if after.paragraph == sentence.paragraph else "n")
    return hints


def _rows(trigger: Trigger, hints: dict[str, str]) -> Iterator[Choice]:
    sentence = trigger.sentence
    before = [row for row in sentence.rows if row.end <= trigger.start][-_NEAREST:]
    after = [row for row in sentence.rows if row.start >= trigger.end][:_NEAREST]
    for row in sentence.rows:
        if row.start < trigger.end and trigger.start < row.end:
            yield _row(row, "I", 0, trigger, hints)
    for side, rows in (("B", before[::-1]), ("A", after)):
        order = 0
        for row in rows:
            order += not row.aside
            yield _row(row, side, order, trigger, hints)


def _row(row: Row, side: str, order: int, trigger: Trigger, hints: dict[str, str]) -> Choice:
    sentence = trigger.sentence
    how = f"{side}{min(order, 3)}{'a' if row.aside else ''}"
    known = "".join(sorted({letter for name in row.names for letter in hints.get(name, "") if letter in "TM"}))
    crowd, distance = min(len(sentence.rows), 3), far(gap(row, trigger))
    between = _between(row, side, trigger)
    others = min(len(set(_SHOWS.findall(between))), 3)
    clauses = min(sum(between.count(cut) for cut in (",", ";", " qui ", ":")), 4)
    words = sentence.tokens.within(row.end, trigger.start) if side == "B" else []
    words = sentence.tokens.within(trigger.end, row.start) if side == "A" else words
    before = sentence.tokens.before(row.start, 1) or ["^"]
    after = sentence.tokens.after(row.end, 1) or ["$"]
    own = [f"u {how}", f"ur {trigger.rule.name} {how}", f"uf {side} {distance}", f"uc {side} {clauses}"]
    own += [f"ud {known} {side}", f"upre {before[0]}", f"upost {after[0]}"]
    common = [f"u {how}", f"u {how} {known}", f"u {how} {distance}", f"uc {side} {clauses} {others}"]
    common += [f"un {crowd} {how}", *(f"ubw {side} {word}" for word in words[-4:])]
    if len(words) <= 3:
        own.append(f"upath {side} {' '.join(words)}")
        common.append(f"upath {side} {' '.join(words)}")
    return Choice(row.names, how, own, common)


def _between(row: Row, side: str, trigger: Trigger) -> str:
    text = trigger.sentence.text
    if side == "B":
        return text[max(row.end, trigger.start - 400) : trigger.start]
    return text[trigger.end : min(row.start, trigger.end + 400)] if side == "A" else ""


def _hinted(name: str, hint: str, sentence: Sentence, scene: Scene, *, last: bool) -> Choice:
    crowd, rank = min(len(sentence.rows), 3), min(scene.ranks[name], 3)
    own = [f"v {hint}", f"vr {rank}", *(f"vc {letter}" for letter in hint)]
    common = [f"v {hint}", f"v {hint} {crowd}", f"v {hint} {crowd} {sentence.first}", f"vr {rank} {hint} {crowd}"]
    common += [f"vl {last} {hint}", *(f"vc {letter} {crowd}" for letter in hint)]
    times = bisect_left(scene.named[name], sentence.place)
    since = _ago(sentence.place - scene.named[name][times - 1]) if times else "-"
    crowded = min(len(scene.ranks), 6)
    own += [f"vs {since}", f"vs {since} {rank}", f"vk {scene.kinds.get(name, '-')}", f"vm {crowded} {rank}"]
    common += [f"vs {since} {rank} {crowd}", f"vs {since} {hint}", f"vm {crowded} {rank} {since}"]
    common += [f"vn {min(times, 4)} {rank} {hint}", f"vp {min(sentence.paragraph, 3)} {hint}"]
    return Choice((name,), f"v{hint}", own, common)


def _ago(sentences: int) -> str:
    """How many sentences ago, in steps."""
    return str(next((limit for limit in (1, 2, 3, 4, 7) if sentences <= limit), 9))
