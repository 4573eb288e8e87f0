"""The open lists of invented names and titles that fill sentence patterns and replace those of the articles."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsscrape.language.training.corpus import Annotated

LISTS = Path(__file__).parent / "names"
DATA = Path(__file__).parent.parent / "data"

_PARTICLES = frozenset("de du des da di del della dos van von der den ter la le el al ben bin ibn y e i".split())


@dataclass(frozen=True)
class Names:
    """What to draw from; every list is sorted, so that a seed always draws the same."""

    first: dict[str, list[str]]
    """First names by gender, ``f`` and ``m``."""
    surnames: list[str]
    shows: list[str]
    characters: list[str]
    organizations: list[str]
    platforms: list[str]
    titles: list[str]
    places: list[str]
    things: list[str]

    def gender(self, first_name: str) -> str | None:
        """``f``, ``m`` or None where the lists know it for neither or both."""
        known = [gender for gender, names in self._sets().items() if first_name in names]
        return known[0] if len(known) == 1 else None

    def _sets(self) -> dict[str, frozenset[str]]:
        cached: dict[str, frozenset[str]] | None = self.__dict__.get("sets")
        if cached is None:
            cached = {gender: frozenset(names) for gender, names in self.first.items()}
            self.__dict__["sets"] = cached
        return cached

    def show(self, chance: random.Random) -> str:
        """A title: mostly one of the list, now and then a hero's name or one with a subtitle."""
        draw = chance.random()
        if draw < 0.06:
            return " ".join(self.person(chance))
        if draw < 0.1:
            base, subtitle = chance.choice(self.shows), chance.choice(self.shows)
            return base + chance.choice((" : ", ": ", " – ")) + subtitle
        return chance.choice(self.shows)

    def person(self, chance: random.Random, gender: str | None = None) -> tuple[str, str]:
        """A first name and a surname."""
        first = chance.choice(self.first[gender or chance.choice("fm")])
        surname = chance.choice(self.surnames)
        draw = chance.random()
        if draw < 0.04 and "-" not in surname:
            surname = f"{surname}-{chance.choice(self.surnames).split('-')[0]}"
        elif draw < 0.06:
            first = f"{first} {chance.choice('ABCDEFGHJKLMNPRSTW')}."
        elif draw < 0.07:
            surname = f"{chance.choice(('de', 'van', 'von', 'Le', 'El', 'da', 'Ben'))} {surname}"
        return first, surname


def load(articles: Sequence[Annotated], folder: Path = LISTS) -> Names:
    """The lists of a folder, and the names and titles that the articles mark."""
    marked: dict[str, set[str]] = {}
    for article in articles:
        for name, mentions in article.mentions.items():
            text: str = getattr(article, name)
            for mention in mentions:
                marked.setdefault(mention.label, set()).add(text[mention.start : mention.end])
    people = [name.split() for label in ("ACTOR", "CREW", "PERSON", "CHARACTER") for name in marked.get(label, ())]
    people = [parts for parts in people if len(parts) == 2 and all(part[0].isupper() for part in parts)]
    first = {gender: _lines(folder / f"first_{gender}.txt") for gender in "fm"}
    if not any(first.values()):
        first = dict.fromkeys("fm", sorted({parts[0] for parts in people}))
    return Names(
        first=first,
        surnames=sorted({*_lines(folder / "surnames.txt"), *(parts[1] for parts in people)}),
        shows=sorted({*_lines(folder / "shows.txt"), *marked["SHOW"]}),
        characters=_lines(folder / "characters.txt"),
        organizations=sorted({*_lines(folder / "organizations.txt"), *marked["ORGANIZATION"]}) + _known_organizations(),
        platforms=_repeated(articles, "PLATFORM") + _known_platforms(),
        titles=sorted({*_lines(folder / "titles.txt"), *marked["TITLE"]}),
        places=_lines(folder / "places.txt"),
        things=_lines(folder / "things.txt"),
    )


def is_particle(word: str) -> bool:
    """Whether a word only joins others in a name (« van », « de »)."""
    return word.lower() in _PARTICLES or not word[0].isalpha()


def _repeated(articles: Sequence[Annotated], label: str) -> list[str]:
    """Every mention of a label in the articles, as often as it stands there."""
    return [
        getattr(article, name)[mention.start : mention.end]
        for article in articles
        for name, mentions in article.mentions.items()
        for mention in mentions
        if mention.label == label
    ]


def _known_platforms() -> list[str]:
    data = tomllib.loads((DATA / "platforms.toml").read_text("utf-8"))
    regions = [*data["channel"].values(), *data["streaming"].values()]
    return sorted({form for region in regions for forms in region.values() for form in forms if form[0].isupper()})


def _known_organizations() -> list[str]:
    data = tomllib.loads((DATA / "organizations.toml").read_text("utf-8"))
    return sorted({form.strip() for lines in data["known"].values() for form in re.split(r"[|\n]", lines)} - {""})


def _lines(path: Path) -> list[str]:
    if not path.exists():
        return []
    text = re.sub(r"#.*", "", path.read_text("utf-8"))
    return sorted({line.strip() for line in text.splitlines()} - {""})
