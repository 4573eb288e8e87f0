"""Women's and men's given names: who is « elle », and who does not play whom."""

from __future__ import annotations

from functools import cache, lru_cache

from newsscrape.language.knowledge import load, read
from newsscrape.language.people.names import fold

UNKNOWN = "-"
LISTED = ("f", "m")
"""The genders of given names that are known as such."""


@lru_cache(maxsize=10_000)
def gender_of(name: str) -> str:
    """``f`` or ``m`` by the first word of a name, with ``?`` where only its ending tells; `UNKNOWN` where nothing does.

    >>> gender_of("Jean-Loup Dabadie"), gender_of("Zorine"), gender_of("Oz")
    ('m', 'f?', '-')
    """
    first = fold(name.split(maxsplit=1)[0]).split("-", 1)[0]
    return _listed().get(first) or _by_ending(first)


def _by_ending(name: str) -> str:
    endings = load("people")["endings"]
    return next((f"{gender}?" for gender in "fm" if name.endswith(tuple(endings[gender]))), UNKNOWN)


@cache
def _listed() -> dict[str, str]:
    """The gender of each given name that mostly is one of women, or of men."""
    words = read("genders.txt").split()
    return dict(zip(words[::2], words[1::2], strict=True))
