"""Text to tokens, in one linear pass that all readers of numbers share.

Words are folded (lower case, no accents, plain apostrophes, hyphens and spaces) one character for one, so that offsets
stay those of the text. Digits with their separators are one token, whatever the separators.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Generic, Literal, TypeVar

from newsscrape.language.folding import folding
from newsscrape.language.knowledge import load

Kind = Literal["word", "number", "name", "clock", "date", "mark", "break", "title"]
T = TypeVar("T")


class Token:
    """A word, a number or a mark: ``text[start:end]``, folded in ``low``.

    ``kind`` is ``name`` for letters and digits in one (« TF1 »), ``clock`` for « 21h10 », ``date`` for « 12/03/2025 »,
    ``break`` for line ends, ``title`` for anything inside the title of a work. Numbers have a
    ``value``, the ``scale`` of their last word (a million for « 2,5 millions »), and a ``form``: digits, words,
    collective (« dizaine ») or ordinal. ``raw`` is the text as it stands.
    """

    __slots__ = ("end", "form", "kind", "low", "raw", "scale", "sentence", "start", "value")

    def __init__(
        self,
        kind: Kind,
        raw: str,
        low: str,
        start: int,
        end: int,
        *,
        sentence: int = 0,
        value: int | float = 0,
        scale: int = 1,
        form: str = "",
    ) -> None:
        self.kind, self.raw, self.low = kind, raw, low
        self.start, self.end, self.sentence = start, end, sentence
        self.value, self.scale, self.form = value, scale, form

    @property
    def capital(self) -> bool:
        """Whether the token begins with a capital letter."""
        return self.raw[:1].isupper()


END = Token("break", "", "", 0, 0, sentence=-1)
"""What stands before the first and after the last token."""


def _folding() -> dict[int, str]:
    table = {}
    for code in [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        plain = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c)).lower()
        table[code] = plain if len(plain) == 1 else chr(code)
    spaces = "\t\r\v\f\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    table |= dict.fromkeys(map(ord, spaces), " ")
    table |= dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u00b4\u2032"), "'")
    table |= dict.fromkeys(map(ord, "\u2033\u201c\u201d"), '"')
    table |= dict.fromkeys(map(ord, "\u2010\u2011\u00ad"), "-")
    table |= {ord("\u2028"): "\n", ord("\u2029"): "\n", ord("×"): "x", ord("\u2212"): "\u2212"}
    table |= {ord(digit): str(n) for n, digit in enumerate("０１２３４５６７８９")}
    return table


_FOLD = folding(_folding())
_TOKEN = re.compile(
    r"""
    (?!\ )(?:                                  # spaces are settled at once
    (?=\d)(?:
    (?P<date>(?<![\d/.-])(?:[12]\d{3}-\d\d-\d\d|\d{1,2}([/.-])\d{1,2}\2(?:[12]\d{3}|\d\d))(?![\d/]|[.-]\d))
  | (?P<clock>(?<![\d,.])\d{1,2}(?:\ ?h(?:\ ?[0-5]\d(?:\ ?(?:minutes|min|mn)|(?!\d))|(?![^\W_]))
             | :[0-5]\d(?![\d:]))(?![^\W_]))
  | (?P<number>\d{1,3}([ .'])\d{3}(?:\5\d{3})*(?!\d)(?:,\d+)?
             | \d{1,3}(?:,\d{3}){2,}(?!\d)(?:\.\d+)?
             | \d+(?:[.,]\d+)?)(?P<glued>[^\W\d_]+)?)
  | (?P<word>aujourd'hui|[^\W\d_]++(?!\d))
  | (?P<name>[^\W\d_]++\d\w*)
  | (?P<break>\n[\s]*)
  | (?P<other>[^\s])
    )
    """,
    re.VERBOSE,
)
_KINDS: dict[str | None, Kind] = {
    "date": "date",
    "clock": "clock",
    "name": "name",
    "word": "word",
    "break": "break",
    "other": "mark",
}
_ABBREVIATIONS = frozenset(
    "janv fevr fev avr juil sept oct nov dec lun mar mer jeu ven sam dim env av apr ex cf etc st ste".split()
)
_NUMERALS = load("numerals")
_SUFFIXES = frozenset(_NUMERALS["suffixes"]["ordinal"])
_OWN_WORDS = frozenset(_NUMERALS["suffixes"]["words"])
_SIGNS: dict[str, int] = _NUMERALS["signs"]
_ENDING = frozenset(".!?…")
"""Marks that may end a sentence."""
_AFTER = attrgetter("end")
_LONGEST = 18
"""Digits of the longest number read; longer strings are codes."""


@lru_cache(maxsize=32)
def fold(text: str) -> str:
    """The text in lower case without accents, with plain apostrophes, hyphens and spaces; of the same length.

    >>> fold("D’ÉTÉ À 1\u202f200")
    "d'ete a 1 200"
    """
    return _FOLD(text)


def tokens_of(text: str, titles: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """The tokens of a text, those in a title's range marked as such, sentences counted."""
    out: list[Token] = []
    folded = fold(text)
    for found in _TOKEN.finditer(folded):
        start, end = found.span()
        kind = _KINDS.get(found.lastgroup)
        if kind is None:
            _add_number(out, text, found)
        else:
            out.append(Token(kind, text[start:end], folded[start:end], start, end))
    _mask(out, titles)
    _count_sentences(out)
    return out


def _add_number(out: list[Token], text: str, found: re.Match[str]) -> None:
    """Appends the number found and the letters glued to it, as one token or two."""
    start, end = found.span("number")
    glued = text[end : found.end()]
    digits, value = parse_digits(found["number"])
    after = text[found.end() : found.end() + 1]
    kind, form, apart = _role(glued, value, after)
    if len(digits) > _LONGEST:
        kind = "name"
    stop = end if apart else end + len(glued)
    raw = text[start:stop]
    out.append(Token(kind, raw, fold(raw) if kind == "name" else found["number"], start, stop, value=value, form=form))
    if glued and apart:
        out.append(Token("word", glued, fold(glued), end, end + len(glued)))


def _role(glued: str, value: int | float, after: str) -> tuple[Kind, str, bool]:
    """What letters make of the digits that they are glued to: kind, form, and whether they are a word apart.

    « 52mn » and « 6x52 » are two words, « 4e » is an ordinal, « 6ter » and « 4K » are names.
    """
    low = fold(glued)
    if not glued or low in _OWN_WORDS or (low == "m" and after == "²"):
        return "number", "digits", True
    if glued in _SIGNS and not after.isdigit() and not (glued == "K" and value in (2, 4, 8)):
        return "number", "digits", True
    if low in _SUFFIXES and not after.isdigit() and isinstance(value, int):
        return "number", "ordinal", False
    return "name", "digits", False


def parse_digits(written: str) -> tuple[str, int | float]:
    """The digits and the value of a number as French, Swiss or English print it.

    >>> [parse_digits(x)[1] for x in ("2,5", "300.000", "1 500 000", "1'200", "1,200,000", "3.75", "0.500")]
    [2.5, 300000, 1500000, 1200, 1200000, 3.75, 0.5]
    """
    plain = written.replace(" ", "").replace("'", "")
    if plain.count(",") > 1:
        plain = plain.replace(",", "")
    elif plain.count(".") > 1 or ("." in plain and "," in plain) or _is_thousands(plain):
        plain = plain.replace(".", "")
    whole, _, decimals = plain.replace(",", ".").partition(".")
    if len(whole) + len(decimals) > _LONGEST:
        return whole + decimals, 0
    return whole + decimals, shrink(int(whole + decimals), 10 ** len(decimals))


def _is_thousands(plain: str) -> bool:
    whole, point, decimals = plain.partition(".")
    return point == "." and len(decimals) == 3 and decimals.isdigit() and not whole.startswith("0") and len(whole) <= 3


def shrink(numerator: int, denominator: int) -> int | float:
    """The quotient: an int where it is whole."""
    return numerator // denominator if numerator % denominator == 0 else numerator / denominator


def _mask(tokens: list[Token], titles: Sequence[tuple[int, int]]) -> None:
    reached = 0
    for start, end in sorted(titles):
        reached = bisect_right(tokens, start, reached, key=_AFTER)
        while reached < len(tokens) and tokens[reached].start < end:
            if tokens[reached].kind != "break":
                tokens[reached].kind, tokens[reached].low = "title", ""
            reached += 1


def _count_sentences(tokens: list[Token]) -> None:
    sentence = 0
    closing = False
    for at, token in enumerate(tokens):
        kind = token.kind
        if kind == "break":
            sentence, closing = sentence + 1, False
        elif closing and token.low not in "»\"')":
            closing = False
            sentence += (
                token.capital or kind in ("number", "title", "clock", "date") or token.low in ("«", "-", "–", "—")
            )
        token.sentence = sentence
        if kind == "mark" and token.low in _ENDING and not (token.low == "." and _abbreviates(tokens, at)):
            closing = True


def _abbreviates(tokens: list[Token], at: int) -> bool:
    """Whether the full stop at an index ends an abbreviation (« M. », « 12 sept. ») rather than a sentence."""
    before, word = [END, END, *tokens[max(0, at - 2) : at]][-2:]
    return (len(word.raw) == 1 and word.raw.isupper() and before.kind != "number") or word.low in _ABBREVIATIONS


class Phrases(Generic[T]):
    """Multi-word vocabulary: finds the longest phrase that begins, or ends, at a token; hyphens do not matter."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._forward: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._backward: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            words = tuple(token.low for token in tokens_of(phrase) if token.low != "-")
            self._forward.setdefault(words[0], []).append((words, value))
            self._backward.setdefault(words[-1], []).append((words[::-1], value))
        for table in (self._forward, self._backward):
            for options in table.values():
                options.sort(key=lambda option: -len(option[0]))

    def starting(self, tokens: list[Token], at: int) -> tuple[T, int] | None:
        """The longest phrase whose first word is ``tokens[at]``, and the index after its last word."""
        if not 0 <= at < len(tokens):
            return None
        for words, value in self._forward.get(tokens[at].low, ()):
            after = _along(tokens, at, words, 1)
            if after is not None:
                return value, after
        return None

    def ending(self, tokens: list[Token], at: int) -> tuple[T, int] | None:
        """The longest phrase whose last word is ``tokens[at]``, and the index of its first word."""
        if not 0 <= at < len(tokens):
            return None
        for words, value in self._backward.get(tokens[at].low, ()):
            before = _along(tokens, at, words, -1)
            if before is not None:
                return value, before + 1
        return None

    def within(self, tokens: list[Token], first: int, last: int) -> Iterator[tuple[T, int]]:
        """Every phrase that begins in ``tokens[first:last]``, with the index of its first word."""
        for at in range(max(first, 0), min(last, len(tokens))):
            if tokens[at].low in self._forward:
                found = self.starting(tokens, at)
                if found:
                    yield found[0], at


def _along(tokens: list[Token], at: int, words: tuple[str, ...], step: int) -> int | None:
    for n, word in enumerate(words):
        if n:
            while 0 <= at < len(tokens) and tokens[at].low == "-":
                at += step
        if not 0 <= at < len(tokens) or tokens[at].low != word:
            return None
        at += step
    return at
