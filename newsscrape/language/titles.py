"""Titles in a text: numbers and dates in it do not count, « 1923 » and « Dix pour cent » for instance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsscrape.language.beginnings import Beginning
from newsscrape.language.gazetteer import trie_pattern
from newsscrape.language.knowledge import load
from newsscrape.language.lexer import fold

_QUOTED = re.compile(r"«\s?([^«»\n]{1,60}?)\s?»|“([^“”\n]{1,60}?)”|\"(?<!\w\")([^\"\n]{1,60}?)\"(?!\w)")
_LONGEST = 9
"""Words of the longest title guessed from quotes alone."""
_FUTURE = ("era", "ira", "eront", "iront")
"""Endings of verbs that make of a quote after a colon what somebody says; after a title's noun, « Opéra » has them."""


def title_ranges(text: str, known: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The character ranges of titles: those known, famous ones, and those guessed from quotes.

    A quote is taken for a title where it is short, begins with a capital or a digit and ends without a full stop;
    « 10 millions d'euros » is none, nor is what somebody says (« … », explique-t-elle).

    >>> [*title_ranges("La série « 1923 » revient en mars.")]
    [(11, 15)]
    """
    folded = fold(text)
    return sorted({*known, *_famous(text, folded), *_quoted(text, folded)})


@cache
def _known_titles() -> Beginning:
    tables = load("titles")
    return trie_pattern([*tables["always"], *tables["cased"]], before=r"(?<!\w)", after=r"(?!\w)")


@cache
def _cased() -> frozenset[str]:
    return frozenset(load("titles")["cased"])


@cache
def _said() -> re.Pattern[str]:
    """What follows somebody's words: « , résume-t-elle », « , dénonce le syndicat », « , a-t-il dit », « , note X »."""
    verbs = f"(?:s'|se |me |nous )?(?:{'|'.join(load('titles')['signs']['said'])})"
    return re.compile(
        rf", (?:(?:{verbs}|a|ont)-(?:t-)?(?:il|elle|on|ils|elles)\b|{verbs} (?:(?:le|la|un|une) |l'|(?P<name>)))"
    )


def _is_said(text: str, folded: str, end: int) -> bool:
    """Whether the words after a quote tell who says it; a show has a future as well, and blows out its candles."""
    said = _said().match(folded, end)
    return said is not None and (said["name"] is None or text[said.end() : said.end() + 1].isupper())


def _famous(text: str, folded: str) -> Iterator[tuple[int, int]]:
    for found in _known_titles().finditer(folded):
        start, end = found.span()
        if found[0] not in _cased() or (text[start].isupper() and _is_within_sentence(folded, start)):
            yield start, end


def _is_within_sentence(folded: str, start: int) -> bool:
    before = folded[max(0, start - 3) : start].rstrip(" ")
    return bool(before) and (before[-1].isalnum() or before[-1] in ",'")


def _quoted(text: str, folded: str) -> Iterator[tuple[int, int]]:
    signs = load("titles")["signs"]
    for found in _QUOTED.finditer(text):
        inner = next(group for group in (1, 2, 3) if found[group] is not None)
        start, end = found.span(inner)
        words = re.findall(r"\w+|%", folded[start:end])
        begins = text[start : start + 1]
        if not words or len(words) > _LONGEST or not (begins.isupper() or begins.isdigit()) or text[end - 1] in ".!?,…":
            continue
        if set(words) & set(signs["speech"]) and not begins.isdigit():
            continue
        if begins.isdigit() and set(words) & {*signs["quantities"], *signs["being"]} and "chrono" not in words:
            continue
        is_after_colon = text[max(0, found.start() - 2) : found.start()] in (": ", ":\u00a0")
        if is_after_colon and len(words) > 3 and any(word.endswith(_FUTURE) for word in words):
            continue
        if len(words) > 2 and _is_said(text, folded, found.end()):
            continue
        yield start, end
