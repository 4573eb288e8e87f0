"""Where a text sets a title apart by quotes: numbers and dates in it do not count."""

from __future__ import annotations

from collections.abc import Sequence


def title_ranges(text: str, known: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The character ranges of titles: those known, and those guessed."""
    return list(known)
