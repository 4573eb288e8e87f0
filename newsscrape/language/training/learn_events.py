"""Learns what states an event, from the annotated articles and the short texts of ``events.txt``.

    python -m newsscrape.language.training.learn_events

The answers tell which events a text states, those of most texts also in which sentences (see `events.deciding`). The
articles of the held-out split, and those without shows and events among their answers, are left out. The recogniser and
what it serves must be trained before. Seeded, ten minutes. What is learnt goes to ``model/wording.npz``,
``model/classifier.npz`` and ``data/events_weights.json``, what events tell of each other to ``data/decisions.json``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from newsscrape.language.events.classifier import CLASSIFIER
from newsscrape.language.events.deciding import WEIGHTS, Claim, Key, Model, claims_of
from newsscrape.language.events.layout import lay_out
from newsscrape.language.events.scene import Scene, Sentence, scene_of
from newsscrape.language.events.targets import targets_of
from newsscrape.language.events.together import marks_of
from newsscrape.language.events.wording import WORDING, contents_of, weigh_wording
from newsscrape.language.gazetteer import fold
from newsscrape.language.numerics import read_numerics
from newsscrape.language.organizations import find_organizations
from newsscrape.language.pipeline import COMPONENTS
from newsscrape.language.platforms import find_platforms
from newsscrape.language.reading import SEPARATOR, NamedFound, PersonFound, Reading, ShowFound
from newsscrape.language.sentences import split_sentences
from newsscrape.language.training.classifiers import Example, learn_classifier
from newsscrape.language.training.classifiers import save as save_classifier
from newsscrape.language.training.corpus import EVENTS, Annotated, read_all
from newsscrape.language.training.given import read_anew
from newsscrape.language.training.learning import Item, Settings, as_data, folds, write
from newsscrape.language.training.learning import learn as learn_items
from newsscrape.language.training.statements import Lesson, Statement, arrays_of, lesson_of, train, vocabulary_of
from newsscrape.language.training.wordings import Worded, learn_wording, save
from newsscrape.language.weighing import DECISIONS, Decision

Found = tuple[dict[Key, float], set[Key]]

SHORT_TEXTS = Path(__file__).parent / "events.txt"
RUNS, FOLDS, WORDING_RUNS = 2, 4, 3
TYPES = sorted(EVENTS)
LABELS = ("yes",)
TOGETHER = Settings(epochs=8, rate=0.05, decay=0.02, rarest=10, dropped=0.2)
"""How to learn what events tell of each other."""

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


@dataclass(frozen=True)
class Text:
    """A text, what it states (`statements.Statement`), and whether that tells the sentences."""

    scene: Scene
    truth: set[Statement]
    by_sentence: bool

    def lesson(self) -> Lesson:
        """For learning what states an event, once the wording of the sentences is weighed."""
        return lesson_of(self.scene, self.truth, by_sentence=self.by_sentence)

    def example(self) -> Example:
        """For learning wordings: the sentences, where it is known what each states, else none."""
        sentences = self.scene.sentences if self.by_sentence or len(self.scene.sentences) == 1 else []
        return Example(
            [sentence.tokens.all for sentence in sentences],
            [list(contents_of(sentence, self.scene)) for sentence in sentences],
            targets_of(self.scene) if sentences else [],
            self.truth if sentences else set(),
        )


def main() -> None:
    """Prints the cross-validated F1 for some thresholds, learns from all texts, and writes what was learnt."""
    articles = [text_from(a) for a in read_all() if a.split != "dev" and a.tells_events]
    short = [_text(*text) for text in short_texts()]
    texts = articles + short
    examples = [text.example() for text in texts]
    for part in range(FOLDS):
        others = [example for i, example in enumerate(examples) if i % FOLDS != part]
        learnt = learn_wording(_worded(others), TYPES, runs=1), learn_classifier(others, TYPES, seed=part)
        for text in texts[part::FOLDS]:
            weigh_wording(text.scene, *learnt)
    save(learn_wording(_worded(examples), TYPES, runs=WORDING_RUNS), WORDING)
    save_classifier(learn_classifier(examples, TYPES, seed=FOLDS), CLASSIFIER)
    lessons = [text.lesson() for text in texts]
    judged: list[Judged] = []
    for part in range(FOLDS):
        model = learn([lesson for i, lesson in enumerate(lessons) if i % FOLDS != part])
        judged += [_judged(text, model) for text in articles[part::FOLDS]]
    alone = [({key: claim.chance for key, claim in text.claims.items()}, text.truth) for text in judged]
    print(len(articles), "articles; cross-validated F1 of each event by itself:", _scores(alone))
    print("weighed together:", _scores(_reweighed(judged)))
    _write(learn(lessons), learn_items([item for text in judged for item in text.items()], LABELS, TOGETHER))


def _worded(examples: Iterable[Example]) -> list[Worded]:
    """The sentences of all texts, each with the types that it states."""
    sentences = []
    for example in examples:
        types: list[set[str]] = [set() for _ in example.words]
        for place, (kind, _, _) in example.truth:
            types[place].add(kind)
        stated = map(frozenset, types)
        sentences += [Worded(*parts) for parts in zip(example.words, example.contents, stated, strict=True)]
    return sentences


@dataclass(frozen=True, slots=True)
class Judged:
    """A text that others have taught to judge: what it may state, what is known of that, and what it states."""

    claims: dict[Key, Claim]
    marks: dict[Key, list[str]]
    truth: set[Key]

    def items(self) -> Iterator[Item]:
        """For learning to weigh its events together."""
        for key, row in self.marks.items():
            yield Item([row], frozenset(LABELS if key in self.truth else ()))


def _judged(text: Text, model: Model) -> Judged:
    claims = claims_of(text.scene, model)
    return Judged(claims, marks_of(claims, text.scene), {key for _, key in text.truth})


def _reweighed(judged: list[Judged]) -> Iterator[Found]:
    """The events of each quarter of the texts, weighed by what the others teach."""
    for items, held in folds([list(text.items()) for text in judged], FOLDS):
        learnt = learn_items(items, LABELS, replace(TOGETHER, runs=1))
        for text in (judged[number] for number in held):
            yield {key: learnt.probabilities([row])["yes"] for key, row in text.marks.items()}, text.truth


def _scores(found: Iterable[Found]) -> dict[float, float]:
    everything = list(found)
    return {percent / 100: round(f1(everything, percent / 100), 3) for percent in range(15, 60, 5)}


def _write(model: Model, together: Decision) -> None:
    data = Path(__file__).parent.parent / "data"
    source = {"bias": model.bias, "spaces": {space: model.spaces[space] for space in sorted(model.spaces)}}
    (data / WEIGHTS).write_text(json.dumps(source, ensure_ascii=False, indent=0) + "\n", "utf-8")
    decisions = json.loads((data / DECISIONS).read_text("utf-8"))
    write(decisions | {"events": as_data(together)}, data / DECISIONS)
    print(f"{sum(map(len, model.spaces.values()))} weights in {WEIGHTS}, {len(together.weights)} in {DECISIONS}")


def learn(lessons: list[Lesson]) -> Model:
    """What some runs of learning agree on: the means of their weights."""
    vocabulary = vocabulary_of(lessons)
    arrays = [found for lesson in lessons if (found := arrays_of(lesson, vocabulary)) is not None]
    weights = np.mean([train(arrays, len(vocabulary), seed) for seed in range(RUNS)], axis=0)
    spaces: dict[str, dict[str, float]] = defaultdict(dict)
    for (space, mark), number in vocabulary.items():
        if abs(weights[number]) >= SMALLEST:
            spaces[space][mark] = round(float(weights[number]), 2)
    return Model(spaces, round(float(weights[len(vocabulary)]), 3))


def f1(found: Iterable[Found], threshold: float) -> float:
    """F1 over all texts."""
    hits = total = 0
    for chances, truth in found:
        got = {key for key, chance in chances.items() if chance >= threshold}
        hits, total = hits + len(got & truth), total + len(got) + len(truth)
    return 2 * hits / total


def text_from(article: Annotated) -> Text:
    """What the pipeline reads in an article, and the events that its answers tell, of the shows as they were read.

    Learnt from the recogniser's mentions the decision suits them better than learnt from the article's own.
    """
    reading = read_anew(article, [name for name in COMPONENTS if name != "events"])
    truth = list(_truth(article, _names_read(article, reading)))
    if truth and not article.tells_sentences:
        return _text(article.whole, reading, {key for key, _ in truth})
    scene = _scene(article.whole, reading)
    starts = [sentence.start for sentence in scene.sentences]
    statements = ((bisect_right(starts, at) - 1, key) for key, places in truth for at in places)
    stated = {(place, _of_named_season(key, scene.sentences[place : place + 1])) for place, key in statements}
    return Text(scene, stated, by_sentence=True)


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


def _text(text: str, reading: Reading, truth: set[Key]) -> Text:
    scene = _scene(text, reading)
    return Text(scene, {(0, _of_named_season(key, scene.sentences)) for key in truth}, by_sentence=False)


def _of_named_season(key: Key, sentences: Iterable[Sentence]) -> Key:
    """A cancellation without its season where the sentences name none, but count them (« après deux saisons »)."""
    kind, show, season = key
    named = {number for sentence in sentences for span in sentence.seasons for number in span.numbers}
    return key if kind != "cancellation" or season in named else (kind, show, None)


def _scene(text: str, reading: Reading) -> Scene:
    scene = scene_of(text, reading)
    lay_out(scene)
    return scene


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
