"""Introduces people and works as newsrooms do: « Léa Morin » as « la scénariste Léa Morin », « Léa Morin (« Sel »)»."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from newsscrape.language.training.corpus import TAGS
from newsscrape.language.training.generation import contracted, filled
from newsscrape.language.training.names import Names
from newsscrape.language.training.sample import Piece, Sample

INTRODUCTIONS = Path(__file__).parent / "introductions.txt"

_TARGET = re.compile(r"\[([sawpco])(?:\.([fm]))?\]")
_MAY_PRECEDE = re.compile(
    r"(?:^|[\n,.:;(–—«“]\s?|\b(?:[Dd]e |[Dd]’|[Qq]ue |[Qq]u’|et |ou |par |avec |selon |pour |à |chez ))$"
)
_LABELS = {label: letter for letter, label in TAGS.items()}


def introduced(sample: Sample, names: Names, chance: random.Random, *, rate: float) -> Sample:
    """Gives this share of a text's mentions an introduction where the words around leave room for one."""
    return Sample(_introduced(sample.headline, names, chance, rate / 2), _introduced(sample.body, names, chance, rate))


def _introduced(pieces: tuple[Piece, ...], names: Names, chance: random.Random, rate: float) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        after = pieces[index + 1].text if index + 1 < len(pieces) else ""
        before = found.pop() if found and found[-1].label is None else Piece("")
        if chance.random() < rate and _suits(piece):
            line = _line(piece, before.text, after, names, chance)
            if line:
                given = {_LABELS[piece.label or ""]: (piece.text, "")}
                start, *phrase = filled(line, names, chance, given)
                if start.label is None:
                    before, start = Piece(_joined(before.text, start.text)), Piece("")
                found.extend((before, start, *phrase))
                continue
        found.extend((before, piece))
    return tuple(piece for piece in found if piece.text)


def _joined(before: str, phrase: str) -> str:
    opens = re.search(r"(?:^|[.!?\n]\s?)$", before)
    return contracted(before, phrase[0].upper() + phrase[1:] if opens else phrase)


def _suits(piece: Piece) -> bool:
    people = piece.label in ("ACTOR", "CREW", "PERSON", "CHARACTER")
    return piece.label in _LABELS and piece.label not in ("PLATFORM", "TITLE") and (" " in piece.text or not people)


def _line(piece: Piece, before: str, after: str, names: Names, chance: random.Random) -> str | None:
    """An introduction that fits between these texts and the name's gender, or None."""
    gender = names.gender(piece.text.split()[0])
    wish, line = chance.choice(_introductions()[_LABELS[piece.label or ""]])
    if wish and gender and wish != gender:
        return None
    if not line.startswith("[") and not _MAY_PRECEDE.search(before):
        return None
    if not line.endswith("]") and (re.match(r"\s?[»”\"(’]", after) or re.search(r"[«“\"]\s?$", before)):
        return None
    return line.rstrip(",") if re.match(r"[,.;:!?)\n]|$|\s[;:!?]", after) else line


@cache
def _introductions() -> dict[str, list[tuple[str, str]]]:
    """The gender asked for, if any, and the line, by the letter of what is introduced."""
    found = defaultdict(list)
    for raw in INTRODUCTIONS.read_text("utf-8").splitlines():
        line = raw.strip()
        if line and not line.startswith("#"):
            letter, gender = _target(line)
            found[letter].append((gender, line))
    return dict(found)


def _target(line: str) -> tuple[str, str]:
    """What a line introduces: the person that it names without a digit, else what its first slot names."""
    slots: list[tuple[str, str]] = _TARGET.findall(line)
    real = [slot for slot in slots if slot[0] in "awp"]
    return slots[0] if line.startswith("[") or not real else real[0]
