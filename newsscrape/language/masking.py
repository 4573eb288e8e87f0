"""A text with each mention folded into one character, over which the grammar of casts, jobs and seasons is short.

« Maggie Q incarne Renée Ballard » becomes ``P incarne C``, with `PERSON` and `CHARACTER` in place of P and C.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from newsscrape.language.folding import folding

PERSON = "\ue001"
CHARACTER = "\ue002"
SHOW = "\ue003"
ORGANIZATION = "\ue004"
PLATFORM = "\ue005"
TITLE = "\ue006"

PLACEHOLDERS = {
    "ACTOR": PERSON,
    "CREW": PERSON,
    "PERSON": PERSON,
    "CHARACTER": CHARACTER,
    "SHOW": SHOW,
    "ORGANIZATION": ORGANIZATION,
    "PLATFORM": PLATFORM,
    "TITLE": TITLE,
}
MACROS = {
    "{P}": PERSON,
    "{C}": CHARACTER,
    "{S}": SHOW,
    "{O}": ORGANIZATION,
    "{F}": PLATFORM,
    "{T}": TITLE,
    "{N}": f"[{PERSON}{CHARACTER}]",
}
"""What a pattern in a data file may write for a placeholder; ``{N}`` is a person or a character."""

_PLAIN = folding(str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "“": "«", "”": "»"}))
_OPENING, _CLOSING = "«\"'*", "»\"'*"


@dataclass(slots=True)
class Masked:
    """The masked text, lower-cased, with plain apostrophes and spaces.

    ``places`` gives for the position of each placeholder the stretch of the original text that it stands for.
    """

    text: str
    places: dict[int, tuple[int, int]]
    _knots: list[int]
    _shifts: list[int]

    def original(self, position: int) -> int:
        """The offset in the original text of a position in the masked one."""
        return position + self._shifts[bisect_right(self._knots, position) - 1]

    def masked(self, offset: int) -> int:
        """The position in the masked text of an offset in the original one, outside mentions."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.original(middle) < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def relabelled(self, labels: Mapping[tuple[int, int], str]) -> Masked:
        """The same text with other placeholders for the stretches of the original text that ``labels`` names."""
        others = {at: PLACEHOLDERS[labels[place]] for at, place in self.places.items() if place in labels}
        others = {at: letter for at, letter in others.items() if letter != self.text[at]}
        if not others:
            return self
        letters = list(self.text)
        for at, letter in others.items():
            letters[at] = letter
        return replace(self, text="".join(letters))


def mask(text: str, mentions: Iterable[tuple[int, int, str]]) -> Masked:
    """Folds mentions, (start, end, label) each, into placeholders; of two that overlap the first is kept.

    Quotes that enclose a mention go with it.

    >>> mask("Lou Roy joue dans « Dune »", [(0, 7, "ACTOR"), (20, 24, "SHOW")]).text.translate(
    ...     {0xE001: "P", 0xE003: "S"}
    ... )
    'P joue dans S'
    """
    plain = lowered(text)
    parts: list[str] = []
    places: dict[int, tuple[int, int]] = {}
    knots, shifts = [0], [0]
    length = position = 0
    for start, end, label in sorted(mentions):
        if start < position:
            continue
        first, last = _quoted(plain, start, end)
        first = max(first, position)
        parts += [plain[position:first], PLACEHOLDERS[label]]
        length += first - position
        places[length] = (start, end)
        length, position = length + 1, last
        knots.append(length)
        shifts.append(position - length)
    parts.append(plain[position:])
    return Masked("".join(parts), places, knots, shifts)


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """The text in lower case with plain apostrophes, spaces and guillemets, every character at its place."""
    text = _PLAIN(text)
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def expand(pattern: str) -> str:
    """A pattern of a data file with its macros replaced."""
    for macro, value in MACROS.items():
        pattern = pattern.replace(macro, value)
    return pattern


def _quoted(text: str, start: int, end: int) -> tuple[int, int]:
    before = start - 1 if text[start - 1 : start] == " " else start
    after = end + 1 if text[end : end + 1] == " " else end
    opened, closed = text[before - 1 : before] if before else "", text[after : after + 1]
    if opened and closed and opened in _OPENING and _CLOSING[_OPENING.index(opened)] == closed:
        tight = opened != "«" and (before != start or after != end)
        return (start, end) if tight else (before - 1, after + 1)
    return start, end
