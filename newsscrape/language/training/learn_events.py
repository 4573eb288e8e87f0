"""Learns what states an event, from the annotated articles and the short texts of ``events.txt``.

    python -m newsscrape.language.training.learn_events

The answers tell which events a text states, those of most texts also in which sentences (see `events.deciding`). The
articles of the held-out split, and those without shows and events among their answers, are left out. The recogniser and
what it serves must be trained before. Seeded, two minutes. The weights go to ``data/events_weights.json``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import numpy as np

from newsscrape.cues import Cue
from newsscrape.language.events.deciding import WEIGHTS, Key
from newsscrape.language.events.layout import lay_out
from newsscrape.language.events.scene import scene_of
from newsscrape.language.gazetteer import fold
from newsscrape.language.numerics import read_numerics
from newsscrape.language.organizations import find_organizations
from newsscrape.language.pipeline import COMPONENTS, read
from newsscrape.language.platforms import find_platforms
from newsscrape.language.reading import SEPARATOR, NamedFound, PersonFound, Reading, ShowFound
from newsscrape.language.sentences import split_sentences
from newsscrape.language.training.corpus import Annotated, read_all
from newsscrape.language.training.statements import (
    Lesson,
    Vector,
    Vocabulary,
    arrays_of,
    lesson_of,
    probabilities,
    train,
    vocabulary_of,
)

Found = tuple[dict[Key, float], set[Key]]

SHORT_TEXTS = Path(__file__).parent / "events.txt"
RUNS, FOLDS = 4, 4
THRESHOLD = 0.35
"""From which probability on an event is taken: the middle of where the cross-validated F1 is flat."""

SMALLEST = 0.02
"""Weights smaller than this are left out."""

_LETTERS = {
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
_PLACE = re.compile(r"(?<!\w)(?<![\w]’(?=\w\w))[A-GO-R](?![\w’])")


def main() -> None:
    """Prints the cross-validated F1 for some thresholds, learns from all texts, and writes the weights."""
    articles = [lesson_from(a) for a in read_all() if a.split != "dev" and a.tells_events]
    short = [_lesson(*text) for text in short_texts()]
    found: list[Found] = []
    for part in range(FOLDS):
        vocabulary, weights = learn([a for i, a in enumerate(articles) if i % FOLDS != part] + short)
        for lesson in articles[part::FOLDS]:
            truth = {key for _, key in lesson.truth}
            found.append((probabilities(arrays_of(lesson, vocabulary), weights), truth))
    print(
        len(articles),
        "articles; cross-validated F1:",
        {p / 100: round(f1(found, p / 100), 3) for p in range(25, 60, 5)},
    )
    vocabulary, weights = learn(articles + short)
    spaces: dict[str, dict[str, float]] = defaultdict(dict)
    for (space, mark), number in vocabulary.items():
        if abs(weights[number]) >= SMALLEST:
            spaces[space][mark] = round(float(weights[number]), 2)
    bias = round(float(weights[len(vocabulary)]), 3)
    data = {"bias": bias, "threshold": THRESHOLD, "spaces": {space: spaces[space] for space in sorted(spaces)}}
    target = Path(__file__).parent.parent / "data" / WEIGHTS
    target.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{sum(map(len, spaces.values()))} weights in {target.name}")


def learn(lessons: list[Lesson]) -> tuple[Vocabulary, Vector]:
    """The marks, and their weights: the mean of some runs."""
    vocabulary = vocabulary_of(lessons)
    arrays = [found for lesson in lessons if (found := arrays_of(lesson, vocabulary)) is not None]
    return vocabulary, np.mean([train(arrays, len(vocabulary), seed) for seed in range(RUNS)], axis=0)


def f1(found: Iterable[Found], threshold: float) -> float:
    """F1 over all texts."""
    hits = total = 0
    for chances, truth in found:
        got = {key for key, chance in chances.items() if chance >= threshold}
        hits, total = hits + len(got & truth), total + len(got) + len(truth)
    return 2 * hits / total


def lesson_from(article: Annotated) -> Lesson:
    """What the pipeline reads in an article, and the events that its answers tell, of the shows as they were read.

    Learnt from the recogniser's mentions the decision suits them better than learnt from the article's own.
    """
    day = datetime.fromisoformat(article.published).date()
    cues = [Cue(place, s.start, s.end, "italic") for place in ("headline", "body") for s in article.emphases[place]]
    before = [name for name in COMPONENTS if name != "events"]
    reading = read(article.body, headline=article.headline, published=day, cues=cues, only=before)
    truth = list(_truth(article, _names_read(article, reading)))
    if not article.tells_sentences:
        return _lesson(article.whole, reading, {key for key, _ in truth})
    scene = scene_of(article.whole, reading)
    lay_out(scene)
    starts = [sentence.start for sentence in scene.sentences]
    stated = {(bisect_right(starts, place) - 1, key) for key, places in truth for place in places}
    return lesson_of(scene, stated, by_sentence=True)


def _names_read(article: Annotated, reading: Reading) -> dict[str, str]:
    """The name under which each show of the answers was read, by its own name and aliases."""
    read_as = {_plain(title): show.name for show in reversed(reading.shows) for title in (*show.aliases, show.name)}
    names = {}
    for show in article.answers["show"]:
        titles = [show["name"], *filter(None, show["aliases"].split("; "))]
        found = [read_as[_plain(title)] for title in titles if _plain(title) in read_as]
        names.update(dict.fromkeys(titles, found[0] if found else show["name"]))
    return names


def _plain(title: str) -> str:
    return fold(title).lower()


def _truth(article: Annotated, names: dict[str, str]) -> Iterator[tuple[Key, list[int]]]:
    """The events of an article's answers, each with where the sentences begin that state it."""
    for event in article.answers["event"]:
        show = None if event["show"] in ("-", "") else names.get(event["show"], event["show"])
        season = int(event["season"]) if event["season"].isdigit() else None
        yield (event["type"], show, season), list(map(int, event["at"].split()))


def _lesson(text: str, reading: Reading, truth: set[Key]) -> Lesson:
    scene = scene_of(text, reading)
    lay_out(scene)
    return lesson_of(scene, {(0, key) for key in truth})


def short_texts() -> Iterator[tuple[str, Reading, set[Key]]]:
    """The texts of ``events.txt`` with invented names in place of the letters."""
    lines = [line for line in SHORT_TEXTS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        text, _, events = line.partition(" |")
        names = {letter: choices[number % len(choices)] for letter, choices in _LETTERS.items()}
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


if __name__ == "__main__":
    main()
