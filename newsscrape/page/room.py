"""How much of a page's data is taken up: data that hold themselves, or double themselves, come to an end."""

from __future__ import annotations

from dataclasses import dataclass

from newsscrape.page.tree import MAX_CHARACTERS

MOST_ENTRIES = 300_000
"""Values of objects and lists, each counted wherever it stands; large real pages have some 50,000."""

MOST_LEVELS = 80
"""Levels of nesting that are taken up."""


@dataclass(slots=True)
class Room:
    """What may still be taken up: values, and characters of texts."""

    entries: int = MOST_ENTRIES
    characters: int = MAX_CHARACTERS

    def takes(self, value: object, level: int) -> bool:
        """Whether a value may be taken up at this level; it counts from then on."""
        if isinstance(value, str):
            self.characters -= len(value)
        elif isinstance(value, (dict, list)):
            self.entries -= len(value) + 1
        return self.entries >= 0 and self.characters >= 0 and level <= MOST_LEVELS
