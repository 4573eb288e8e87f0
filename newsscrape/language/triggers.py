"""Words and phrases that set off a rule, found by their first word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from newsscrape.language.beginnings import Beginning
from newsscrape.language.masking import expand

Rule = TypeVar("Rule")

_JOINTS = "-·•."
_WORD = rf"[^\W_]+(?:[{_JOINTS}][^\W_]+)*"
_POINT = re.compile("[·•.]")
_FORMER = "ex-"
_PRESENT = ("e", "ent", "era", "eront", "erait", "eraient", "ait", "aient", "ant", "er", "a", "èrent", "ez")
_PAST = ("é", "ée", "és", "ées")


class Found(Generic[Rule]):
    """A trigger in a text: where it stands, and the rule that it sets off."""

    __slots__ = ("end", "rule", "start")

    def __init__(self, start: int, end: int, rule: Rule) -> None:
        self.start, self.end, self.rule = start, end, rule


class Triggers(Generic[Rule]):
    """A table of triggers.

    Each row of data names first words (``first``, or ``verbs`` and ``participles`` by their infinitive in -er) and,
    as a regular expression, what must follow (``then``). No other trigger begins within the words of a ``whole`` one.
    """

    def __init__(self, rows: Iterable[tuple[dict[str, Any], Rule]]) -> None:
        self._by_word: dict[str, list[tuple[re.Pattern[str] | None, Rule, bool]]] = {}
        for row, rule in rows:
            then = re.compile(expand(row["then"])) if row.get("then") else None
            for word in first_words(row):
                self._by_word.setdefault(word, []).append((then, rule, bool(row.get("whole"))))
        known = self._by_word
        self._words = Beginning(_WORD, begin=(*known, *(_FORMER + word for word in known)))

    def find(self, text: str) -> list[Found[Rule]]:
        """The triggers of a masked text, in its order."""
        found: list[Found[Rule]] = []
        closed = 0
        for word in self._words.finditer(text):
            rules = self._of(word[0])
            start, end = word.span()
            if not rules or start < closed:
                continue
            if start > 1 and text[start - 1] in _JOINTS and text[start - 2].isalnum():
                continue  # within a compound
            for then, rule, is_whole in rules:
                rest = then.match(text, end) if then else None
                if rest or then is None:
                    found.append(Found(start, rest.end() if rest else end, rule))
                    closed = found[-1].end if is_whole else closed
        return found

    def _of(self, word: str) -> list[tuple[re.Pattern[str] | None, Rule, bool]]:
        found = self._by_word.get(word)
        if found is None and not word.isalpha():
            stem = _POINT.split(word, 1)[0]
            found = self._by_word.get(stem) or self._by_word.get(stem.removeprefix(_FORMER))
        return found or []


def first_words(row: dict[str, Any]) -> list[str]:
    """The words that a row of data stands for.

    >>> first_words({"participles": "créer"})
    ['créé', 'créée', 'créés', 'créées']
    """
    words: list[str] = row.get("first", "").split()
    for infinitive in row.get("verbs", "").split():
        words += [infinitive[:-2] + ending for ending in _PRESENT]
    for infinitive in row.get("participles", "").split():
        words += [infinitive[:-2] + ending for ending in _PAST]
    return words
