"""Whose season it is, as it is learnt: the choices between shows that annotated articles give.

Each article is read twice, with its own mentions and with some of them lost or mistaken as a recogniser does, so that a
number whose show is not there is learnt to be nobody's. ``seasons.txt`` has the seasons of articles without answers;
``short_seasons.txt`` has short texts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from newsscrape.language.masking import Masked
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.reading import ShowFound, Span
from newsscrape.language.shows import masked_shows
from newsscrape.language.shows.seasons import season_features
from newsscrape.language.training.corpus import Annotated
from newsscrape.language.training.given import given_spans, lettered, plain, reading_of, text_of
from newsscrape.language.training.learning import Choice

SEASONS = Path(__file__).parent / "seasons.txt"
SHORT_TEXTS = Path(__file__).parent / "short_seasons.txt"

LOST, FADED, MISTAKEN = 0.15, 0.3, 0.14
"""The shares of shows that are lost everywhere or, up to the second, here and there; of other names taken for shows."""
FADING = 0.4
"""The share of its mentions that a show of the second sort loses."""
_MISTAKEN = frozenset({"CHARACTER", "ORGANIZATION", "TITLE"})

Answers = frozenset[tuple[str, int]]


def season_choices(article: Annotated) -> list[Choice]:
    """The choices of an article; none where it is not known what seasons it speaks of."""
    right = answers_of(article)
    if right is None:
        return []
    spans = given_spans(article)
    found = _read(article, spans, right)
    return [*found, *_read(article, _disturbed(article, spans), right)] if found else []


def answers_of(article: Annotated) -> Answers | None:
    """The seasons of an article, each with its show under each title; None where they are not known."""
    if not article.tells_seasons:
        return known_seasons().get(article.path.stem)
    return frozenset(
        (plain(name), int(number))
        for show in article.answers["show"]
        for name in (show["name"], *show["aliases"].split("; "))
        for number in show["seasons"].split()
        if number.isdigit()
    )


@cache
def known_seasons() -> dict[str, Answers]:
    """The seasons of ``seasons.txt`` by the stem of the article's file."""
    lines = [line for line in SEASONS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {stem: frozenset(_pairs(told)) for stem, _, told in (line.partition(": ") for line in lines)}


def _pairs(told: str) -> Iterator[tuple[str, int]]:
    """The pairs of « Rive = 1 2; Dune = 4 »; none of « - »."""
    for part in told.split("; ") if told != "-" else ():
        name, _, numbers = part.rpartition(" = ")
        yield from ((plain(name), int(number)) for number in numbers.split())


def short_choices() -> list[Choice]:
    """The choices of the short texts, whose letters are the names."""
    lines = [line for line in SHORT_TEXTS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [choice for line in lines for choice in _short(line)]


def _short(line: str) -> Iterator[Choice]:
    text, _, answers = line.partition("|")
    told = [part.split() for part in answers.split(";") if part.strip() != "-"]
    right = frozenset((plain(name), int(number)) for name, *numbers in told for number in numbers)
    headline = text.index(" // ")
    masked, letters = lettered(text.strip())
    shows: dict[str, ShowFound] = {}
    for place in masked.places.values():
        if (letter := letters[place[0]]) in "AB":
            shows.setdefault(letter, ShowFound(letter, [])).mentions.append(place)
    yield from _choices(masked, list(shows.values()), headline, right)


def _choices(masked: Masked, shows: list[ShowFound], headline_length: int, right: Answers) -> Iterator[Choice]:
    for spoken, candidates in season_features(masked, shows, Clauses(masked.text), headline_length):
        names = [plain(show.name) for show, _ in candidates]
        owners = (at for at, name in enumerate(names) if any((name, number) in right for number in spoken.numbers))
        yield Choice([features for _, features in candidates], frozenset(owners))


def _read(article: Annotated, spans: Sequence[Span], right: Answers) -> list[Choice]:
    reading = reading_of(article, spans)
    masked = masked_shows(text_of(article), reading, reading.shows)
    return list(_choices(masked, reading.shows, reading.headline_length, right))


def _disturbed(article: Annotated, spans: Sequence[Span]) -> list[Span]:
    """The mentions, some of them lost or mistaken; the same for each run."""
    dice, text = random.Random(article.path.stem), text_of(article)
    fates: dict[tuple[str, str], float] = {}
    kept = []
    for span in spans:
        fate = fates.setdefault((plain(text[span.start : span.end]), span.label), dice.random())
        if span.label == "SHOW" and (fate < LOST or (fate < FADED and dice.random() < FADING)):
            continue
        is_mistaken = span.label in _MISTAKEN and fate < MISTAKEN
        kept.append(Span(span.start, span.end, "SHOW") if is_mistaken else span)
    return kept
