"""Learns the small decisions on shows and people from the annotated articles, whose mentions are given.

    python -m newsscrape.language.training.learn_decisions [NAME …]

Kinds of shows, owners of seasons, casts, who acts or makes by the words around, the jobs, and the parts: who acts or
makes in the end, learnt from what the recogniser and the others say of the articles that it has not seen. The
articles of the held-out split are left out, and what an article does not answer is not learnt from it; ``people.txt``
and ``seasons.txt`` say more of some of them, and ``jobs.txt`` has short texts of jobs. Seeded, some minutes. The
weights go to ``data/decisions.json``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsscrape.language.masking import Masked
from newsscrape.language.people import company_of
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.people.company import Company
from newsscrape.language.people.couples import Couple
from newsscrape.language.people.jobs import job_facts, told_jobs
from newsscrape.language.people.roles import JOBS, role_features
from newsscrape.language.reading import Reading
from newsscrape.language.shows import masked_shows
from newsscrape.language.shows.kinds import kind_features
from newsscrape.language.training.corpus import UNKNOWN, Annotated, read_all
from newsscrape.language.training.given import given_spans, lettered, plain, read_anew, reading_of, text_of
from newsscrape.language.training.learning import Choice, Item, Settings, as_data, folds, learn, learn_choice, write
from newsscrape.language.training.people import known_people
from newsscrape.language.training.seasons import season_choices, short_choices
from newsscrape.language.weighing import DECISIONS, chances, decisions


@dataclass(frozen=True, slots=True)
class Scene:
    """An article and what the rules make of its own mentions."""

    article: Annotated
    reading: Reading
    masked: Masked
    company: Company
    couples: dict[Couple, list[list[str]]]
    roles: dict[int, list[list[str]]]


SHORT_TEXTS = Path(__file__).parent / "jobs.txt"
KINDS = ("series", "film", "programme")
ROLES = ("actor", "crew")
BEFORE_PEOPLE = ("sentences", "platforms", "recogniser", "shows")
OF_LISTS = tuple(f"{name} " for name in ("L1", "L2", "L3", "R1", "R2", "R3", "Lb", "Rb", "Lc", "Rc", "own", "next"))
"""Features of the list of names that somebody belongs to: they tell the job, and hardly whether there is one."""


def main() -> None:
    """Learns each decision, or those named, prints how well it is told on texts held out, and writes the weights."""
    target = Path(__file__).parent.parent / "data" / DECISIONS
    wanted = sys.argv[1:] or ["seasons", *LESSONS]
    articles = [article for article in read_all() if article.split != "dev"]
    data: dict[str, Any] = json.loads(target.read_text("utf-8"))
    if "seasons" in wanted:
        data["seasons"] = _learnt_seasons(articles)
        _keep(data, target)
    scenes = [scene_of(article) for article in articles] if wanted != ["seasons"] else []
    for name, lesson in ((name, lesson) for name, lesson in LESSONS.items() if name in wanted):
        texts, short = [list(lesson.items(scene)) for scene in scenes], list(lesson.short())
        print(name, "cross-validated F1:", cross_validated(texts, short, lesson))
        everything = [*(item for text in texts for item in text), *short]
        data[name] = as_data(learn(everything, lesson.labels, lesson.settings))
        _keep(data, target)
    print(f"{sum(len(decision['weights']) for decision in data.values())} features in {target.name}")


def _keep(data: dict[str, Any], target: Path) -> None:
    """Writes what was learnt, and has what is learnt next be learnt from what it decides."""
    write(data, target)
    decisions.cache_clear()


def _learnt_seasons(articles: Sequence[Annotated]) -> dict[str, object]:
    texts = [season_choices(article) for article in articles]
    print("seasons, cross-validated share of right choices:", rightly_chosen(texts))
    return as_data(learn_choice([*short_choices(), *(choice for text in texts for choice in text)], CHOSEN))


def scene_of(article: Annotated) -> Scene:
    """What the rules for titles read from an article's own mentions, and its masked text."""
    reading, text = reading_of(article, given_spans(article)), text_of(article)
    company = company_of(text, reading)
    couples, masked = company.couples(), masked_shows(text, reading, reading.shows)
    return Scene(article, reading, masked, company, couples, company.roles())


def kind_items(scene: Scene) -> Iterator[Item]:
    """Each show that the answers name, with its kind where the text says it."""
    article, reading, masked = scene.article, scene.reading, scene.masked
    kinds = {
        plain(name): show["kind"]
        for show in article.answers["show"]
        if show["kind"] != UNKNOWN
        for name in (show["name"], *show["aliases"].split("; "))
    }
    clauses = Clauses(masked.text)
    for show, rows in kind_features(masked, reading.shows, clauses, reading.headline_length):
        if plain(show.name) in kinds:
            yield Item(rows, frozenset({kinds[plain(show.name)]}))


def cast_items(scene: Scene) -> Iterator[Item]:
    """Each actor and character who stand near each other: right where the answers tie them."""
    cast, groups = _cast_of(scene.article), scene.company.groups
    if cast is not None:
        for (actor, role), rows in scene.couples.items():
            is_tied = (plain(groups[actor].name), plain(groups[role].name)) in cast
            yield Item(rows, frozenset({"yes"} if is_tied else ()))


def _cast_of(article: Annotated) -> set[tuple[str, str]] | None:
    """The actors and characters that belong together in an article; None where it is not known."""
    if _answers_people(article):
        return {
            (plain(actor["name"]), plain(role))
            for actor in article.answers["actor"]
            for role in actor["characters"].split("; ")
        }
    known = known_people().get(article.path.stem)
    if known is None or known.cast is None:
        return None
    return {(plain(actor), plain(role)) for actor, role in known.cast}


def role_items(scene: Scene) -> Iterator[Item]:
    """Each real person, who acts or makes; where the answers hold no people, what the mentions are marked as."""
    for item, labels in _people_of(scene):
        if item.known is None:
            yield _role_item(item)
        else:
            roles = frozenset(role for role in ROLES if role.upper() in labels)
            yield Item(_without(item.rows, OF_LISTS), roles)


def job_items(scene: Scene) -> Iterator[Item]:
    """Each of the crew, with the jobs."""
    for item, _ in _people_of(scene):
        yield from _job_item(item)
    if known := known_people().get(scene.article.path.stem):
        for number, rows in scene.roles.items():
            yield from _job_item(Item(rows, known.jobs.get(scene.company.groups[number].name, frozenset())))


def part_items(scene: Scene) -> Iterator[Item]:
    """Each real person of an article that the recogniser has not seen, by its labels."""
    article = scene.article
    if article.split != "decisions" or not _answers_people(article):
        return
    reading = read_anew(article, BEFORE_PEOPLE)
    company = company_of(text_of(article), reading)
    company.settle_cast()
    answers = {part: {plain(person["name"]) for person in article.answers[part]} for part in ROLES}
    for number, row in company.parts(company.roles()).items():
        name = plain(company.groups[number].name)
        yield Item([row], frozenset(part for part, names in answers.items() if name in names))


def short_role_items() -> Iterator[Item]:
    """The people of the short texts, who acts or makes."""
    return map(_role_item, _short_items())


def short_job_items() -> Iterator[Item]:
    """The crew of the short texts."""
    return (job for item in _short_items() for job in _job_item(item))


def _role_item(item: Item) -> Item:
    roles = {"actor"} & item.right | ({"crew"} if item.right & set(JOBS) else set())
    return Item(_without(item.rows, OF_LISTS), frozenset(roles))


def _job_item(item: Item) -> Iterator[Item]:
    if jobs := item.right & set(JOBS):
        yield Item(_without(item.rows, ("l2 ", "r2 ")), jobs)


def _without(rows: Iterable[Sequence[str]], features: tuple[str, ...]) -> list[list[str]]:
    """Rows less the features that begin so: what teaches one decision may mislead another."""
    return [[feature for feature in row if not feature.startswith(features)] for row in rows]


def _people_of(scene: Scene) -> Iterator[tuple[Item, set[str]]]:
    """Each real person with jobs and « actor », and with the labels that the recogniser gives them.

    Nothing is known of them where the answers hold no people.
    """
    article, company = scene.article, scene.company
    jobs = {plain(person["name"]): person["jobs"].split() for person in article.answers["crew"]}
    actors = {plain(person["name"]) for person in article.answers["actor"]}
    known = None if _answers_people(article) else frozenset[str]()
    for number, rows in scene.roles.items():
        name = plain(company.groups[number].name)
        right = frozenset([*jobs.get(name, ()), *(["actor"] if name in actors else [])])
        yield Item(rows, right, known), company.labels[number]


def _short_items() -> Iterator[Item]:
    """The people of ``jobs.txt``, whose letters are the names."""
    lines = [line for line in SHORT_TEXTS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines:
        text, _, answers = line.partition("|")
        right = {person: jobs for person, *jobs in map(str.split, filter(str.strip, answers.split(";")))}
        masked, letters = lettered(text.strip())
        at = {p: ord(letters[start]) for p, (start, _) in masked.places.items() if letters[start] in "PQR"}
        clauses = Clauses(masked.text)
        told = told_jobs(masked, clauses)
        facts = job_facts(masked, clauses, told)
        found = role_features(masked, clauses, told=told, facts=facts, cast=(), at=at, works={})
        for number, rows in found.items():
            yield Item(rows, frozenset(right.get(chr(number), ())))


def _answers_people(article: Annotated) -> bool:
    """Whether an article's answers hold its people, rather than its shows and events alone."""
    return any(article.answers[key] for key in ("actor", "crew", "character", "platform", "date"))


PLAIN, FIRM, BROAD = Settings(), Settings(decay=0.02), Settings(decay=0.04, rarest=10)
CHOSEN = Settings(decay=0.02, rarest=6, runs=12)


def _nothing() -> Iterator[Item]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Lesson:
    """One decision: its labels, the items of a text, those of the short texts, and how to learn it."""

    labels: Sequence[str]
    items: Callable[[Scene], Iterator[Item]]
    short: Callable[[], Iterator[Item]] = _nothing
    settings: Settings = PLAIN


LESSONS = {
    "kinds": Lesson(KINDS, kind_items),
    "cast": Lesson(("yes",), cast_items, settings=FIRM),
    "roles": Lesson(ROLES, role_items, short_role_items, BROAD),
    "jobs": Lesson(JOBS, job_items, short_job_items, FIRM),
    "parts": Lesson(ROLES, part_items, settings=Settings(decay=0.06, rarest=4)),
}


def cross_validated(texts: Sequence[Sequence[Item]], short: Sequence[Item], lesson: Lesson) -> dict[float, float]:
    """The F1 over all labels for some thresholds, each quarter of the texts judged by what the others teach."""
    judged: list[tuple[Item, dict[str, float]]] = []
    quick = replace(lesson.settings, runs=1)
    for items, held in folds(texts):
        learnt = learn([*items, *short], lesson.labels, quick)
        judged += [(item, learnt.probabilities(item.rows)) for number in held for item in texts[number]]
    return {step / 20: round(_f1(judged, step / 20), 3) for step in range(5, 13)}


def rightly_chosen(texts: Sequence[Sequence[Choice]]) -> float:
    """The share of choices that are right, each quarter of the texts judged by what the others teach."""
    hits = total = 0
    for choices, held in folds(texts):
        learnt = learn_choice(choices, replace(CHOSEN, runs=3))
        for choice in (choice for number in held for choice in texts[number]):
            likely = chances([learnt.scores(row)[0] for row in choice.rows])
            best = max(range(len(likely)), key=likely.__getitem__)
            hits, total = hits + (best in choice.right or (not choice.right and likely[best] < 0.5)), total + 1
    return round(hits / total, 3)


def _f1(judged: Sequence[tuple[Item, dict[str, float]]], threshold: float) -> float:
    hits = total = 0
    for item, likely in judged:
        got = {label for label, probability in likely.items() if probability >= threshold and item.knows(label)}
        right = item.right & likely.keys()
        hits, total = hits + len(got & right), total + len(got) + len(right)
    return 2 * hits / total if total else 0.0


if __name__ == "__main__":
    main()
