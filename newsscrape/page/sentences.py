"""Whether a line that begins like a byline goes on as a sentence: « Écrit par deux amis, le scénario sonne juste. »."""

from __future__ import annotations

import re
from functools import cache

from newsscrape.page.knowledge import any_of, fold, load
from newsscrape.page.names import fold_evenly, is_role, line_date

FEWEST_WORDS = 3
"""Words besides names, roles and those that bylines are made of, from which on a line is a sentence."""

_ENDS = ".!?…»"
_PARTS = re.compile(r"[,;|·•()]|\s[–—-]\s")
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_sentence(text: str) -> bool:
    """Whether a line ends like a sentence and has words of its own beside those that sign and date articles.

    >>> is_sentence("Mis en ligne mardi, le premier visuel montre le phare dans la brume.")
    True
    >>> is_sentence("Publié le 3 mars 2026 à 10 h par Anne Roy, journaliste au service culture.")
    False
    """
    if text[-1:] not in _ENDS:
        return False
    undated = _without_dates(text)
    parts = [part for part in _PARTS.split(undated) if not is_role(part)]
    own = [word for part in parts for word in _WORD.findall(part) if word.islower()]
    return sum(1 for word in own if not _usual().fullmatch(fold(word))) >= FEWEST_WORDS


def _without_dates(text: str) -> str:
    kept, last = [], 0
    for found in line_date().finditer(fold_evenly(text)):
        kept.append(text[last : found.start()])
        last = found.end()
    return "".join([*kept, text[last:]])


@cache
def _usual() -> re.Pattern[str]:
    return re.compile(any_of(load("authors")["words"]))
