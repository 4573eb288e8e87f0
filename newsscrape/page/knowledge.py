"""What is known of themes and phrases: the TOML files of ``data/``, each read once."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The content of ``data/NAME.toml``."""
    return tomllib.loads(files("newsscrape.page").joinpath("data", f"{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without accents, typographic apostrophes made plain: the form that phrases are written in.

    >>> fold("À lire aussi : l’Élan")
    "a lire aussi : l'elan"
    """
    text = text.lower().replace("’", "'").replace("œ", "oe")
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def any_of(patterns: list[str]) -> str:
    """One group that matches any of the patterns."""
    return "(?:" + "|".join(patterns) + ")"


@cache
def pattern(name: str, key: str) -> re.Pattern[str]:
    """The patterns under ``key`` in ``data/NAME.toml`` as one."""
    return re.compile(any_of(load(name)[key]))
