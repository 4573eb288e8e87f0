"""Finding thousands of known names in one pass: folding that keeps offsets, and one pattern built as a trie."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from newsscrape.language.beginnings import Beginning
from newsscrape.language.folding import folding

_MARKS = {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-"}


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """The text without accents, with plain spaces, hyphens and apostrophes; case and offsets are kept.

    >>> fold("L’Équipe, à 21\u00a0h")
    "L'Equipe, a 21 h"
    """
    return _FOLD(text)


@lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    """A word in lower case and folded; kept apart from the texts, which a few words would crowd out."""
    return _FOLD(word).lower()


def trie_pattern(forms: Iterable[str], before: str = r"(?<![\w@#])", after: str = r"(?![\w+])") -> Beginning:
    """A pattern that finds the longest of many forms at each place; a form that ends in a mark needs no boundary.

    >>> names = trie_pattern(["France 2", "France 24", "Canal+"])
    >>> [match[0] for match in names.finditer("France 24, France 2 et Canal+")]
    ['France 24', 'France 2', 'Canal+']
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    forms = list(forms)
    for form in forms:
        node = root
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}
    return Beginning(before + _alternatives(root, after), begin=forms)


def _alternatives(node: dict[str, dict], after: str) -> str:  # type: ignore[type-arg]
    branches = [re.escape(letter) + _alternatives(child, after) for letter, child in sorted(node.items()) if letter]
    if "" in node:
        branches.append(after)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _folded(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter


_FOLD = folding(str.maketrans({chr(code): _folded(chr(code)) for code in range(0xC0, 0x180)} | _MARKS))
