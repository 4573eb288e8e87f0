"""What people do and whom they play in articles without answers of their own (``people.txt``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PEOPLE = Path(__file__).parent / "people.txt"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one article's people: jobs of those named, and its whole cast, None where it is not known."""

    jobs: dict[str, frozenset[str]]
    cast: frozenset[tuple[str, str]] | None


@cache
def known_people() -> dict[str, Known]:
    """By the stem of an article's file, what is known of its people."""
    blocks = [block.splitlines() for block in PEOPLE.read_text("utf-8").split("\n\n")[1:]]
    return {block[0]: _known(dict(line.split(": ", 1) for line in block[1:])) for block in blocks}


def _known(lines: dict[str, str]) -> Known:
    jobs = {name: frozenset(told.split()) for name, told in _pairs(lines.get("jobs", "-"))}
    return Known(jobs, frozenset(_pairs(lines["cast"])) if "cast" in lines else None)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """The pairs of « Maggie Q = Renée Ballard; Titus Welliver = Harry Bosch »; none of « - »."""
    for pair in text.split("; ") if text != "-" else ():
        left, _, right = pair.partition(" = ")
        yield left, right
