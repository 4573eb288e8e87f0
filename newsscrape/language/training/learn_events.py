"""Learns which candidates are events, from the annotated articles and the short texts of ``events.txt``.

    python -m newsscrape.language.training.learn_events

A text states an event if one of its candidates for it holds: a log-linear model over the candidates' features, learnt
from the texts' answers alone; Adagrad, seeded, two minutes. The articles of the held-out split, and those without
answers, are left out. The weights go to ``data/events_weights.json``.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsscrape.language.events.deciding import WEIGHTS, Key, decide, groups_of
from newsscrape.language.events.scene import scene_of
from newsscrape.language.numerics import read_numerics
from newsscrape.language.organizations import find_organizations
from newsscrape.language.pipeline import read
from newsscrape.language.platforms import find_platforms
from newsscrape.language.reading import SEPARATOR, NamedFound, PersonFound, Reading, ShowFound, Span
from newsscrape.language.sentences import split_sentences
from newsscrape.language.training.corpus import Annotated, read_all

Vector = NDArray[np.float64]

SHORT_TEXTS = Path(__file__).parent / "events.txt"
EPOCHS, RATE, DECAY, RAREST, DROPPED, WEIGHT_OF_RIGHT = 8, 0.1, 1e-2, 3, 0.3, 1.5
RUNS = 3
THRESHOLD = 0.35
"""From which probability on an event is taken: the middle of where the cross-validated F1 is flat."""

_NAMES = {
    "A": ("Brumeville", "Quai Sept", "Les Ardents", "Mauvaise Graine", "Hors Piste"),
    "B": ("Sang d’encre", "Tempo", "Les Voisines"),
    "D": ("Carton rouge", "La Digue"),
    "P": ("Lise Aubry", "Hector Vauban", "Nadia Kessous"),
    "Q": ("Tom Verneuil", "Inès Carrel"),
    "R": ("Paul Ossola", "Maud Lhermite"),
    "C": ("Solange Mercier", "Bruno"),
    "E": ("Jeanne Roy", "Malik"),
    "F": ("France 2", "Netflix", "M6"),
    "G": ("Arte", "Prime Video"),
    "O": ("Variety", "Le Parisien"),
}
_PLACE = re.compile(r"(?<!\w)(?<![\w]’(?=\w\w))[A-GO-R](?!\w)")


@dataclass
class Claim:
    """An event that a text could state: the features of each candidate for it, by number, and whether it does."""

    key: Key
    rows: list[NDArray[np.int32]]
    right: bool


@dataclass
class Lesson:
    """One text: the events that it states, and the features of each trigger's candidates."""

    truth: set[Key]
    groups: list[tuple[list[Key], list[list[str]]]]


def main() -> None:
    """Prints the cross-validated F1 for some thresholds, learns from all articles, and writes the weights."""
    articles = [_lesson(*oracle(a), _truth(a)) for a in read_all() if a.split != "dev" and any(a.answers.values())]
    short = [_lesson(*text) for text in short_texts()] * 2
    found: list[tuple[Lesson, dict[Key, float]]] = []
    for fold in range(4):
        vocabulary, weights = learn([a for i, a in enumerate(articles) if i % 4 != fold] + short)
        found += [(a, probabilities(a, vocabulary, weights)) for a in articles[fold::4]]
    print("cross-validated F1:", {step / 100: round(f1(found, step / 100), 3) for step in range(25, 60, 5)})
    vocabulary, weights = learn(articles + short)
    kept = {name: round(float(weights[i]), 2) for name, i in vocabulary.items() if abs(weights[i]) >= 0.02}
    data = {"bias": round(float(weights[-1]), 3), "threshold": THRESHOLD, "weights": dict(sorted(kept.items()))}
    target = Path(__file__).parent.parent / "data" / WEIGHTS
    target.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(kept)} weights in {target.name}")


def oracle(article: Annotated) -> tuple[str, Reading]:
    """What the pipeline reads from an article's own mentions."""
    shift = len(article.headline) + len(SEPARATOR)
    spans = [Span(s.start, s.end, s.label) for s in article.mentions["headline"]]
    spans += [Span(s.start + shift, s.end + shift, s.label) for s in article.mentions["body"]]
    day = datetime.fromisoformat(article.published).date()
    before = ("sentences", "platforms", "shows", "people", "organizations", "numerics")
    reading = read(article.body, headline=article.headline, published=day, spans=spans, only=before)
    return article.headline + SEPARATOR + article.body, reading


def short_texts() -> Iterator[tuple[str, Reading, set[Key]]]:
    """The texts of ``events.txt`` with invented names in place of the letters."""
    lines = [line for line in SHORT_TEXTS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        text, _, events = line.partition(" |")
        names = {letter: choices[number % len(choices)] for letter, choices in _NAMES.items()}
        yield _filled(text, names, quoted=number % 2 == 0, events=events)


def _filled(text: str, names: dict[str, str], *, quoted: bool, events: str) -> tuple[str, Reading, set[Key]]:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    headline, mark, body = text.rpartition(" ## ")
    text = headline + (SEPARATOR if mark else "") + body.replace(" // ", SEPARATOR)
    out, position = "", 0
    for match in _PLACE.finditer(text):
        out += text[position : match.start()]
        name, position = names[match[0]], match.end()
        opening, closing = ("« ", " »") if quoted and match[0] in "ABD" else ("", "")
        start = len(out) + len(opening)
        out += opening + name + closing
        places[match[0]].append((start, start + len(name)))
    out += text[position:]
    heading = out.index(SEPARATOR) if mark else 0
    reading = Reading(heading, date(2025, 3, 1), [], sentences=split_sentences(out), platforms=find_platforms(out))
    reading.shows = [ShowFound(names[x], places[x]) for x in "ABD" if places[x]]
    reading.people = [PersonFound(names[x], places[x]) for x in "PQR" if places[x]]
    reading.characters = [NamedFound(names[x], places[x]) for x in "CE" if places[x]]
    reading.organizations = find_organizations(out, reading)
    reading.numerics = read_numerics(out, published_at=reading.published)
    truth: set[Key] = set()
    for event in filter(None, map(str.split, events.split(";"))):
        truth.add((event[0], names.get(event[1]), int(event[2]) if len(event) > 2 else None))
    return out, reading, truth


def _truth(article: Annotated) -> set[Key]:
    titles = {alias: s["name"] for s in article.answers["show"] for alias in s["aliases"].split("; ") if alias}
    return {
        (
            event["type"],
            None if event["show"] in ("-", "") else titles.get(event["show"], event["show"]),
            int(event["season"]) if event["season"].isdigit() else None,
        )
        for event in article.answers["event"]
    }


def _lesson(text: str, reading: Reading, truth: set[Key]) -> Lesson:
    groups = []
    for group in groups_of(scene_of(text, reading)):
        keys = [(c.trigger.rule.type, c.show, c.season) for c, _ in group]
        groups.append((keys, [features for _, features in group]))
    return Lesson(truth, groups)


def learn(lessons: list[Lesson]) -> tuple[dict[str, int], Vector]:
    """The number of each feature, and the weights, the mean of some runs; the last weight is the bias."""
    counted = Counter(f for x in lessons for _, rows in x.groups for f in {f for row in rows for f in row})
    vocabulary = {name: i for i, name in enumerate(sorted(f for f in counted if counted[f] >= RAREST))}
    claims = [claim for lesson in lessons for claim in _claims(lesson, vocabulary)]
    return vocabulary, np.mean([_run(claims, len(vocabulary), seed) for seed in range(RUNS)], axis=0)


def _run(claims: list[Claim], size: int, seed: int) -> Vector:
    weights = np.zeros(size + 1)
    weights[-1] = -2.0
    squares = np.full(size + 1, 1e-4)
    order, dropper = list(claims), np.random.default_rng(seed)
    for _ in range(EPOCHS):
        random.Random(seed).shuffle(order)
        for claim in order:
            _step(claim, weights, squares, dropper.random(size) >= DROPPED)
    return weights


def _claims(lesson: Lesson, vocabulary: dict[str, int]) -> Iterator[Claim]:
    rows: dict[Key, list[NDArray[np.int32]]] = defaultdict(list)
    for keys, group in lesson.groups:
        for key, row in zip(keys, group, strict=True):
            rows[key].append(np.array([vocabulary[f] for f in row if f in vocabulary], np.int32))
    yield from (Claim(key, found, key in lesson.truth) for key, found in rows.items())


def _step(claim: Claim, weights: Vector, squares: Vector, kept: NDArray[np.bool_]) -> None:
    """One Adagrad step on a claim: right when any of its candidates states it, wrong when none does."""
    rows = [row[kept[row]] for row in claim.rows]
    scores = np.array([weights[row].sum() / (1 - DROPPED) for row in rows]) + weights[-1]
    powers = np.exp(scores - scores.max())
    error = _certain(scores) - claim.right
    if abs(error) < 0.01:
        return
    error *= WEIGHT_OF_RIGHT if claim.right else 1.0
    shares = np.repeat(error * powers / powers.sum(), [len(row) for row in rows])
    used, where = np.unique(np.concatenate(rows), return_inverse=True)
    slope = np.bincount(where, shares) + DECAY * weights[used]
    used, slope = np.append(used, len(weights) - 1), np.append(slope, error)
    squares[used] += slope**2
    weights[used] -= RATE * slope / np.sqrt(squares[used])


def _certain(scores: Vector) -> float:
    """The probability that one of several candidates holds, from their scores."""
    top = scores.max()
    return float(1 / (1 + np.exp(-top - np.log(np.exp(scores - top).sum()))))


def probabilities(lesson: Lesson, vocabulary: dict[str, int], weights: Vector) -> dict[Key, float]:
    """The probability of each event that the text could state."""
    return {
        claim.key: _certain(np.array([weights[row].sum() for row in claim.rows]) + weights[-1])
        for claim in _claims(lesson, vocabulary)
    }


def f1(found: Iterable[tuple[Lesson, dict[Key, float]]], threshold: float) -> float:
    """F1 over all texts."""
    hits = total = 0
    for lesson, best in found:
        got = decide(best, threshold)
        hits, total = hits + len(got & lesson.truth), total + len(got) + len(lesson.truth)
    return 2 * hits / total


if __name__ == "__main__":
    main()
