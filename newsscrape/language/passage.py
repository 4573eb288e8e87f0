"""One text with its numbers read: what the readers of dates, money, minutes and figures share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from newsscrape.language.lexer import END, Token, tokens_of
from newsscrape.language.numbers import merge

_SENTENCE = attrgetter("sentence")
_REACH = 60
"""Sentences are looked at no further than this many tokens away: what decides stands near, and time stays linear."""
_YEARS = range(1000, 9000)
"""Years of publication from which what is counted stays within the calendar; others are as good as unknown."""


@dataclass(slots=True)
class Passage:
    """A text, its tokens with each number as one, its day of publication; readers share what they keep in ``memo``."""

    text: str
    tokens: list[Token]
    day: date | None = None
    numbers: list[int] = field(default_factory=list)
    sentences: dict[int, tuple[int, int]] = field(default_factory=dict)
    memo: dict[str, Any] = field(default_factory=dict)

    def at(self, index: int) -> Token:
        """The token at an index; `END` outside the text."""
        try:
            return self.tokens[index] if index >= 0 else END
        except IndexError:
            return END

    def low(self, index: int) -> str:
        """The folded word at an index; empty for a token that is no word or mark, or outside the text."""
        try:
            return self.tokens[index].low if index >= 0 else ""
        except IndexError:
            return ""

    def is_number(self, index: int) -> bool:
        """Whether a cardinal number stands at an index."""
        token = self.at(index)
        return token.kind == "number" and token.form != "ordinal"

    def is_glued(self, index: int) -> bool:
        """Whether no space stands between the token at an index and the one before it."""
        return self.at(index - 1).end == self.at(index).start

    def sentence(self, index: int) -> tuple[int, int]:
        """The indices at which the sentence of a token begins and, not included, ends: at most `_REACH` tokens away."""
        first, last = self.sentences.get(self.at(index).sentence, (0, 0))
        return max(first, index - _REACH), min(last, index + _REACH)

    def has(self, words: Collection[str], first: int, last: int) -> bool:
        """Whether one of some folded words stands in ``tokens[first:last]``."""
        return any(token.low in words for token in self.tokens[max(first, 0) : last])

    def slice(self, first: int, after: int) -> tuple[str, int, int]:
        """Text, start and end of ``tokens[first:after]``."""
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        return self.text[start:end], start, end


def passage_of(
    text: str, *, published_at: date | datetime | None = None, titles: Sequence[tuple[int, int]] = ()
) -> Passage:
    """Lexes a text; ``titles`` are character ranges in which nothing counts."""
    day = published_at.date() if isinstance(published_at, datetime) else published_at
    day = day if day and day.year in _YEARS else None
    passage = Passage(text, merge(tokens_of(text, titles)), day)
    passage.numbers = [at for at, x in enumerate(passage.tokens) if x.kind == "number" and x.form != "ordinal"]
    first = 0
    for sentence, tokens in groupby(passage.tokens, _SENTENCE):
        last = first + sum(1 for _ in tokens)
        passage.sentences[sentence] = first, last
        first = last
    return passage
