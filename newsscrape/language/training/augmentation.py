"""Other versions of an annotated text: the same sentences about other people and works, in other typography."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import replace

from newsscrape.language.reading import SEPARATOR
from newsscrape.language.training.names import Names, is_particle
from newsscrape.language.training.sample import Piece, Sample

_PEOPLE = {"ACTOR", "CREW", "PERSON", "CHARACTER"}
_TITLES = {"SHOW", "TITLE"}
_QUOTES = (("", ""), ("", ""), ("« ", " »"), ("«\u00a0", "\u00a0»"), ('"', '"'), ("“", "”"), ("‘", "’"))
_OPENING, _CLOSING = re.compile(r"[«“\"]\s?$"), re.compile(r"\s?[»”\"]")
VOWELS = "aeiouyàâäéèêëîïôöùûühAEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜH"


def renamed(sample: Sample, names: Names, chance: random.Random) -> Sample:
    """Replaces names and titles throughout a text, each by the same one, and repairs the elisions before them."""
    book = _Book(names, chance, sample)
    body = [replace(piece, text=book.other(piece)) for piece in sample.body]
    headline = [replace(piece, text=book.other(piece)) for piece in sample.headline]
    return Sample(elided(headline), elided(body))


class _Book:
    """The replacements of one text, so that a name is replaced alike everywhere."""

    def __init__(self, names: Names, chance: random.Random, sample: Sample) -> None:
        self._names = names
        self._chance = chance
        self._rates = {"SHOW": 0.8, "TITLE": 0.7, "ORGANIZATION": 0.35, "PLATFORM": 0.25}
        self._whole: dict[tuple[str, str], str] = {}
        self._parts: dict[str, str] = {}
        for piece in sample.pieces:
            if piece.label in _PEOPLE:
                self._draw_person(piece.text)

    def other(self, piece: Piece) -> str:
        if piece.label is None:
            return piece.text
        if piece.label in _PEOPLE:
            return self._person(piece.text)
        key = (piece.label, piece.text)
        if key not in self._whole:
            self._whole[key] = self._title(*key)
        return self._whole[key]

    def _draw_person(self, name: str) -> None:
        parts = [part for part in name.split() if not is_particle(part)]
        if len(parts) < 2 or any(part in self._parts for part in parts):
            return
        gender = self._names.gender(parts[0]) or self._names.gender(parts[0].split("-")[0])
        first, surname = self._names.person(self._chance, gender)
        self._parts[parts[0]] = first
        self._parts[parts[-1]] = surname
        for middle in parts[1:-1]:
            self._parts[middle] = self._chance.choice(self._names.surnames)

    def _person(self, name: str) -> str:
        parts = name.split()
        if len(parts) == 1 and name not in self._parts:
            gender = self._names.gender(name)
            drawn = self._chance.choice(self._names.first[gender]) if gender else name
            if gender is None and self._chance.random() < 0.5:
                drawn = self._chance.choice(self._names.surnames)
            self._parts[name] = drawn
        replaced = [self._parts.get(part, part) for part in parts]
        if len(replaced) > 2 and self._chance.random() < 0.5:
            replaced = [part for part in replaced if not is_particle(part)] or replaced
        return " ".join(replaced)

    def _title(self, label: str, title: str) -> str:
        parts = title.split()
        if label == "SHOW" and any(part in self._parts for part in parts):
            return " ".join(self._parts.get(part, part) for part in parts)
        if self._chance.random() > self._rates[label]:
            return title
        if label == "SHOW":
            return self._names.show(self._chance)
        pools = {
            "TITLE": self._names.titles,
            "ORGANIZATION": self._names.organizations,
            "PLATFORM": self._names.platforms,
        }
        return self._chance.choice(pools[label])


def excerpt(sample: Sample, chance: random.Random) -> Sample:
    """Some consecutive paragraphs of a text, with or without its headline."""
    paragraphs: list[list[Piece]] = [[]]
    for piece in sample.body:
        parts = piece.text.split(SEPARATOR) if piece.label is None else [piece.text]
        for index, part in enumerate(parts):
            if index:
                paragraphs.append([])
            if part:
                paragraphs[-1].append(replace(piece, text=part))
    first = chance.randrange(len(paragraphs))
    last = chance.randint(first + 1, len(paragraphs))
    body = [piece for paragraph in paragraphs[first:last] for piece in (*paragraph, Piece(SEPARATOR))]
    return Sample(sample.headline if chance.random() < 0.6 else (), tuple(body[:-1]))


def elided(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Repairs « de », « que » and « le » before mentions that now begin with a vowel, or no longer do."""
    repaired = list(pieces)
    for index, piece in enumerate(pieces):
        if index and piece.label and repaired[index - 1].label is None:
            before = repaired[index - 1]
            repaired[index - 1] = replace(before, text=_elide(before.text, piece.text))
    return tuple(repaired)


def _elide(before: str, name: str) -> str:
    if name[0] in VOWELS:
        before = re.sub(r"\b([Dd]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)e $", r"\1’", before)
        return re.sub(r"\b([Ll])[ea] $", r"\1’", before)
    before = re.sub(r"\b([Dd]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’]$", r"\1e ", before)
    return re.sub(r"\b([Ll])['’]$", r"\1e ", before)


def restyled(sample: Sample, chance: random.Random) -> Sample:
    """Changes the typography as newsrooms differ: apostrophes, quotes, capitals, accents, italics."""
    headline, body = list(sample.headline), list(sample.body)
    for rate, change in (
        (0.3, lambda piece: replace(piece, text=piece.text.replace("’", "'"))),
        (0.1, lambda piece: replace(piece, text=_bare_capitals(piece.text))),
        (0.08, lambda piece: replace(piece, text=_surname_upper(piece.text)) if piece.label in _PEOPLE else piece),
        (0.15, lambda piece: replace(piece, emphasized=piece.label in _TITLES)),
        (0.35, lambda piece: replace(piece, emphasized=False)),
    ):
        if chance.random() < rate:
            headline, body = list(map(change, headline)), list(map(change, body))
    if chance.random() < 0.45:
        marks = chance.choice(_QUOTES)
        headline, body = _requoted(headline, marks), _requoted(body, marks)
    if chance.random() < 0.08:
        headline = [replace(piece, text=piece.text.upper()) for piece in headline]
    return Sample(tuple(headline), tuple(body))


def _requoted(pieces: list[Piece], marks: tuple[str, str]) -> list[Piece]:
    """Puts every title between these marks instead of those that it has."""
    bare = list(pieces)
    for index in range(1, len(bare) - 1):
        before, title, after = bare[index - 1 : index + 2]
        opening, closing = _OPENING.search(before.text), _CLOSING.match(after.text)
        if title.label in _TITLES and not before.label and not after.label and opening and closing:
            bare[index - 1] = replace(before, text=before.text[: opening.start()])
            bare[index + 1] = replace(after, text=after.text[closing.end() :])
    quoted: list[Piece] = []
    for piece in bare:
        quoted.extend((Piece(marks[0]), piece, Piece(marks[1])) if piece.label in _TITLES else (piece,))
    return quoted


def _surname_upper(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{first} {rest.upper()}" if rest else name


def _bare_capitals(text: str) -> str:
    """« Équipe » as « Equipe », as many keyboards have it."""
    return re.sub(r"[À-Ý]", lambda found: unicodedata.normalize("NFD", found[0])[0], text)
