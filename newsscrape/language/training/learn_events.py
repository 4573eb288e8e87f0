"""Learns which candidates are events, from the annotated articles and the short texts of ``events.txt``.

    python -m newsscrape.language.training.learn_events

A log-linear model chooses for each trigger among its candidates and none at all; Adagrad, seeded, about a minute. The
articles of the held-out split are left out. Weights go to ``data/events_weights.json``.
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

from newsscrape.language.events.deciding import WEIGHTS, groups_of
from newsscrape.language.events.scene import scene_of
from newsscrape.language.numerics import read_numerics
from newsscrape.language.organizations import find_organizations
from newsscrape.language.pipeline import read
from newsscrape.language.platforms import find_platforms
from newsscrape.language.reading import SEPARATOR, NamedFound, PersonFound, Reading, ShowFound, Span
from newsscrape.language.sentences import split_sentences
from newsscrape.language.training.corpus import Annotated, read_all

Key = tuple[str, str | None, int | None]
Vector = NDArray[np.float64]

SHORT_TEXTS = Path(__file__).parent / "events.txt"
EPOCHS, RATE, DECAY, RAREST = 10, 0.15, 2e-3, 3

_NAMES = {
    "A": ("Brumeville", "Quai Sept", "Les Ardents", "Mauvaise Graine", "Hors Piste"),
    "B": ("Sang d’encre", "Tempo", "Les Voisines"),
    "P": ("Lise Aubry", "Hector Vauban", "Nadia Kessous"),
    "Q": ("Tom Verneuil", "Inès Carrel"),
    "C": ("Solange Mercier", "Bruno"),
    "F": ("France 2", "Netflix", "M6"),
    "G": ("Arte", "Prime Video"),
    "O": ("Variety", "Le Parisien"),
}
_PLACE = re.compile(r"(?<!\w)(?<![\w]’(?=\w\w))[ABCFGOPQ](?!\w)")


@dataclass
class Choice:
    """One trigger: the features of each candidate by number, what each says, and which are right."""

    features: list[NDArray[np.int32]]
    keys: list[Key]
    right: NDArray[np.bool_]


@dataclass
class Lesson:
    """One text: the events that it states, and the features of each trigger's candidates."""

    truth: set[Key]
    groups: list[tuple[list[Key], list[list[str]]]]


def main() -> None:
    """Learns, chooses the thresholds by cross-validation, and writes the weights."""
    articles = [_lesson(*oracle(a), _truth(a)) for a in read_all() if a.split != "dev"]
    short = [_lesson(*text) for text in short_texts()]
    found: list[tuple[Lesson, dict[Key, float]]] = []
    for fold in range(4):
        vocabulary, weights = learn([a for i, a in enumerate(articles) if i % 4 != fold] + short)
        found += [(a, probabilities(a, vocabulary, weights)) for a in articles[fold::4]]
    thresholds = choose_thresholds(found)
    print("cross-validated F1:", round(f1(found, thresholds), 4), thresholds)
    vocabulary, weights = learn(articles + short)
    kept = {name: round(float(weights[i]), 2) for name, i in vocabulary.items() if abs(weights[i]) >= 0.02}
    data = {"bias": round(float(weights[-1]), 3), "thresholds": thresholds, "weights": dict(sorted(kept.items()))}
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
    out, position = "", 0
    for match in _PLACE.finditer(text):
        out += text[position : match.start()]
        name, position = names[match[0]], match.end()
        mark = ("« ", " »") if quoted and match[0] in "AB" else ("", "")
        start = len(out) + len(mark[0])
        out += mark[0] + name + mark[1]
        places[match[0]].append((start, start + len(name)))
    out += text[position:]
    reading = Reading(0, date(2025, 3, 1), [], sentences=split_sentences(out), platforms=find_platforms(out))
    reading.shows = [ShowFound(names[x], places[x]) for x in "AB" if places[x]]
    reading.people = [PersonFound(names[x], places[x]) for x in "PQ" if places[x]]
    reading.characters = [NamedFound(names["C"], places["C"])] if places["C"] else []
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
    """The number of each feature, and the weights; the last weight is the bias."""
    counted = Counter(f for x in lessons for _, rows in x.groups for f in {f for row in rows for f in row})
    vocabulary = {name: i for i, name in enumerate(sorted(f for f in counted if counted[f] >= RAREST))}
    choices = [choice for lesson in lessons for choice in _choices(lesson, vocabulary)]
    weights = np.zeros(len(vocabulary) + 1)
    squares = np.full(len(vocabulary) + 1, 1e-6)
    shuffler = random.Random(0)
    for _ in range(EPOCHS):
        shuffler.shuffle(choices)
        for choice in choices:
            _step(choice, weights, squares)
    return vocabulary, weights


def _choices(lesson: Lesson, vocabulary: dict[str, int]) -> Iterator[Choice]:
    for keys, rows in lesson.groups:
        features = [np.array([vocabulary[f] for f in row if f in vocabulary], np.int32) for row in rows]
        yield Choice(features, keys, np.array([key in lesson.truth for key in keys]))


def _step(choice: Choice, weights: Vector, squares: Vector) -> None:
    """One Adagrad step towards the right candidates, or towards none where no candidate is right."""
    guess = _softmax(choice, weights)
    aim = guess * np.concatenate([[not choice.right.any()], choice.right])
    error = (guess - aim / aim.sum())[1:]
    flat = np.concatenate(choice.features)
    used, where = np.unique(flat, return_inverse=True)
    slope = np.bincount(where, np.repeat(error, [len(f) for f in choice.features])) + 30 * DECAY * weights[used]
    used, slope = np.append(used, len(weights) - 1), np.append(slope, error.sum())
    squares[used] += slope**2
    weights[used] -= RATE * slope / np.sqrt(squares[used])


def _softmax(choice: Choice, weights: Vector) -> Vector:
    scores = np.array([0.0, *(weights[f].sum() + weights[-1] for f in choice.features)])
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def probabilities(lesson: Lesson, vocabulary: dict[str, int], weights: Vector) -> dict[Key, float]:
    """For each event that the text could state, the probability of its likeliest statement."""
    best: dict[Key, float] = defaultdict(float)
    for choice in _choices(lesson, vocabulary):
        for key, probability in zip(choice.keys, _softmax(choice, weights)[1:], strict=True):
            best[key] = max(best[key], float(probability))
    return best


def choose_thresholds(found: list[tuple[Lesson, dict[Key, float]]]) -> dict[str, float]:
    """For each type the threshold of the best F1, drawn to the middle where there are few examples."""
    kinds = sorted({key[0] for lesson, best in found for key in {*best, *lesson.truth}})
    return {kind: max(_STEPS, key=lambda t: _kind_score(found, kind, t)) for kind in kinds}


_STEPS = [step / 100 for step in range(16, 56, 3)]


def _kind_score(found: list[tuple[Lesson, dict[Key, float]]], kind: str, threshold: float) -> float:
    hits, total = 2.0, 4.0
    for lesson, best in found:
        got = {key for key, p in best.items() if key[0] == kind and p >= threshold}
        wanted = {key for key in lesson.truth if key[0] == kind}
        hits, total = hits + len(got & wanted), total + len(got) + len(wanted)
    return 2 * hits / total - 0.15 * abs(threshold - 0.33)


def f1(found: Iterable[tuple[Lesson, dict[Key, float]]], thresholds: dict[str, float]) -> float:
    """F1 over all texts."""
    hits = total = 0
    for lesson, best in found:
        got = {key for key, p in best.items() if p >= thresholds.get(key[0], 1)}
        hits, total = hits + len(got & lesson.truth), total + len(got) + len(lesson.truth)
    return 2 * hits / total


if __name__ == "__main__":
    main()
