"""The patterns of ``data/grammar.toml``, compiled."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.language.knowledge import load
from newsscrape.language.masking import expand


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """The pattern of that name, with its placeholders in place."""
    return re.compile(expand(load("grammar")[table][name].replace("\n", "")))
