"""Makes annotated sentences from hand-written patterns: slots such as ``[a.f]`` are filled from the open lists.

A pattern is a line of ``patterns/*.txt``. A slot names a kind of mention by the letter of `corpus.TAGS`; a digit makes
another one of that kind, ``.first`` and ``.last`` ask for a part of the same person's name, ``.f`` and ``.m`` for a
gender. Inline tags mark literal mentions. ``[l]`` is a place and ``[x]`` another proper name; neither is a mention.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from newsscrape.language.training.augmentation import VOWELS, elided
from newsscrape.language.training.corpus import unmark
from newsscrape.language.training.names import Names
from newsscrape.language.training.sample import Piece, Sample, joined

PATTERNS = Path(__file__).parent / "patterns"

_SLOT = re.compile(r"\[([sawpcoft])(\d?)((?:\.(?:first|last|f|m))*)\]")
_PLACE = re.compile(r"((?:\b[Dd]e |\b[Dd][’']|[àÀ] )?)\[([lx])\d?\]")
_JOINT = re.compile(r"\b([Dd]e |[Dd][’']|[Qq]ue |[Qq]u[’']|[àÀ] )$")
_ARTICLES = {("de ", "le "): "du ", ("de ", "les "): "des ", ("à ", "le "): "au ", ("à ", "les "): "aux "}
_KINDS = {"s": "shows", "o": "organizations", "f": "platforms", "t": "titles"}


def patterns(folder: Path = PATTERNS) -> list[str]:
    """Every pattern of a folder, in the order of files and lines.

    Raises:
        ValueError: A pattern has brackets that are no slot, or tags that do not match; the message shows the pattern.
    """
    found = []
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            pattern = line.strip()
            if not pattern or pattern.startswith("#"):
                continue
            unmark(pattern)
            if "[" in _PLACE.sub("", _SLOT.sub("", pattern)):
                raise ValueError(f"{path.name}: no such slot in {pattern!r}; see {__name__}")
            found.append(pattern)
    return found


def generated(lines: list[str], names: Names, chance: random.Random) -> Sample:
    """One text of several patterns, each a paragraph."""
    return joined(Sample((), filled(line, names, chance)) for line in lines)


def filled(
    pattern: str, names: Names, chance: random.Random, given: dict[str, tuple[str, str]] | None = None
) -> tuple[Piece, ...]:
    """A pattern with names in its slots, in pieces; ``given`` fixes the two parts of a slot's name."""
    genders = {
        found[1] + found[2]: found[3][-1] for found in _SLOT.finditer(pattern) if found[3].endswith((".f", ".m"))
    }
    drawn = dict(given or {})

    def fill(found: re.Match[str]) -> str:
        kind, slot, wish = found[1], found[1] + found[2], found[3]
        if slot not in drawn:
            drawn[slot] = _draw(kind, names, chance, genders.get(slot))
        first, last = drawn[slot]
        name = first if ".first" in wish or not last else last if ".last" in wish else f"{first} {last}"
        return f"<{kind}>{name}</{kind}>"

    text, mentions, _ = unmark(_SLOT.sub(fill, _with_places(pattern, names, chance)))
    pieces: list[Piece] = []
    position = 0
    for mention in mentions:
        if position < mention.start:
            pieces.append(Piece(text[position : mention.start]))
        pieces.append(Piece(text[mention.start : mention.end], mention.label))
        position = mention.end
    if position < len(text):
        pieces.append(Piece(text[position:]))
    return elided(pieces)


def contracted(before: str, phrase: str) -> str:
    """A text and the phrase after it, with « de », « que » and « à » as they must be before it.

    >>> contracted("près de ", "les Landes"), contracted("l’été d’", "Oran"), contracted("À ", "Le Mans")
    ('près des Landes', 'l’été d’Oran', 'Au Mans')
    """
    joint = _JOINT.search(before)
    if not joint:
        return before + phrase
    word = {"d": "de ", "q": "que ", "à": "à "}[joint[1][0].lower()]
    article = re.match(r"les? ", phrase, re.IGNORECASE)
    together = _ARTICLES.get((word, article[0].lower())) if article else None
    if together and article:
        word, phrase = together, phrase[article.end() :]
    elif word != "à " and phrase[0] in VOWELS:
        word = word[:-2] + "’"
    return before[: joint.start()] + (word.capitalize() if joint[1][0].isupper() else word) + phrase


def _with_places(pattern: str, names: Names, chance: random.Random) -> str:
    pools = {"l": names.places, "x": names.things}
    return _PLACE.sub(lambda found: contracted(found[1], chance.choice(pools[found[2]])), pattern)


def _draw(kind: str, names: Names, chance: random.Random, gender: str | None) -> tuple[str, str]:
    if kind in _KINDS:
        if kind == "s":
            return names.show(chance), ""
        return chance.choice(getattr(names, _KINDS[kind])), ""
    if kind == "c" and names.characters and chance.random() < 0.25:
        return chance.choice(names.characters), ""
    if kind == "c" and chance.random() < 0.2:
        return names.person(chance, gender)[chance.random() < 0.3], ""
    if kind != "c" and chance.random() < 0.03:
        return names.person(chance, gender)[0], ""
    return names.person(chance, gender)
