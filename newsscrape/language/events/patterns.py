"""Patterns of the data file, over text in which a mention is its placeholder, as often as it has letters."""

from __future__ import annotations

import re

from newsscrape.language.masking import MACROS


def compiled(source: str) -> re.Pattern[str]:
    """A pattern with ``{S}``, ``{P}`` and so on filled in."""
    return re.compile(filled(source))


def filled(source: str) -> str:
    """The source of such a pattern."""
    for macro, mark in MACROS.items():
        source = source.replace(macro, f"{mark}+")
    return source
