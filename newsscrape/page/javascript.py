"""Literals of JavaScript, read and never run: what a script assigns where that is no JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from newsscrape.page.tree import MAX_CHARACTERS

MOST_TOKENS = 400_000
"""Names, signs and values of one literal; those of large real pages have some 50,000."""

MOST_LEVELS = 100
"""Levels of nesting of one literal."""

MOST_NAMES = 5_000
"""Parameters of the function that a literal is returned from."""

LONGEST_NUMBER = 40
"""Digits; what is longer is no number that a page shows."""

_LITERALS = {quote: re.compile(rf"[^{quote}\\]*(?:\\.[^{quote}\\]*)*", re.DOTALL) for quote in "\"'"}
_ESCAPES = re.compile(r"\\(?:u(?P<four>[0-9a-fA-F]{4})|x(?P<two>[0-9a-fA-F]{2})|(?P<one>.))", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "\n": ""}
_TOKEN = re.compile(
    r"\s*(?:(?P<quote>[\"'])|(?P<sign>[{}\[\](),:])|(?P<number>-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(?![\w$])"
    r"|(?P<word>void 0|![01]|(?:new )?[A-Za-z_$][\w$]*))"
)
_WORDS = {"true": True, "!0": True, "false": False, "!1": False}
_CALLED = re.compile(r"(?:new )?(?:Date|Map|Set|Array|Object|BigInt)")


def read_literal(text: str, start: int, names: Mapping[str, Any] | None = None) -> tuple[Any, int]:
    """The value of the literal that begins at ``start``, and where it ends; None stands for what ``names`` does not
    name. Raises ValueError where there is no literal, or one beyond any measure.

    >>> read_literal("{a: [1, b, !0], 'c': void 0}", 0, {"b": "été"})
    ({'a': [1, 'été', True], 'c': None}, 28)
    """
    reader = _Reader(text, start, names or {})
    value = reader.value(0)
    return value, reader.place


def read_returned(text: str, start: int, parameters: list[str]) -> Any:
    """The literal at ``start`` that a function returns, its parameters replaced by what the function is called with:
    ``{title:a}}("Le Phare")``. Raises ValueError as `read_literal` does.
    """
    end = read_literal(text, start)[1]
    call = _Reader(text, end, {})
    while call.ahead() in ("}", ")", ";"):
        call.sign()
    arguments = call.items("(", ")", 0)
    scalars = [None if isinstance(value, (list, dict)) else value for value in arguments[:MOST_NAMES]]
    return read_literal(text, start, dict(zip(parameters, scalars, strict=False)))[0]


def unquoted(text: str, start: int, quote: str) -> str:
    """The text of a literal that opens right before ``start``."""
    return unescaped_literal(quoted(text, start, quote))


def quoted(text: str, start: int, quote: str) -> str:
    """What stands between the quotes of a text that opens right before ``start``, as it is written."""
    literal = _LITERALS[quote].match(text, start)
    return literal[0] if literal else ""


def unescaped_literal(written: str) -> str:
    r"""The text that is written so between quotes.

    >>> unescaped_literal(r"L\u2019\xe9t\xe9 \"revient\"")
    'L’été "revient"'
    """
    said = _ESCAPES.sub(_unescaped, written)
    return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(found: re.Match[str]) -> str:
    code = found["four"] or found["two"]
    return chr(int(code, 16)) if code else _CONTROLS.get(found["one"], found["one"])


@dataclass(slots=True)
class _Reader:
    """Where reading stands in a script; ``tokens`` and ``characters`` are what may still be read and filled in."""

    text: str
    place: int
    names: Mapping[str, Any]
    tokens: int = field(default=MOST_TOKENS)
    characters: int = field(default=MAX_CHARACTERS)

    def value(self, level: int) -> Any:
        found = self._next()
        if level > MOST_LEVELS:
            raise ValueError("a literal that is nested too deep")
        if found["quote"]:
            return self._text(found["quote"])
        if found["number"]:
            return self._number(found["number"])
        if found["word"]:
            return self._named(found["word"], level)
        self.place = found.start()
        return self._object(level) if found["sign"] == "{" else self.items("[", "]", level)

    def items(self, opening: str, closing: str, level: int) -> list[Any]:
        """The values of a list, or those that a function is called with; a hole is None."""
        self._expect(opening)
        values: list[Any] = []
        while self.ahead() != closing:
            values.append(None if self.ahead() == "," else self.value(level + 1))
            if self.ahead() != closing:
                self._expect(",")
        self._expect(closing)
        return values

    def ahead(self) -> str:
        """The next sign; empty where the next is none."""
        found = _TOKEN.match(self.text, self.place)
        return found["sign"] or "" if found else ""

    def sign(self) -> None:
        """Goes past a sign."""
        self._next()

    def _object(self, level: int) -> dict[str, Any]:
        self._expect("{")
        values: dict[str, Any] = {}
        while self.ahead() != "}":
            key = self._key()
            self._expect(":")
            values[key] = self.value(level + 1)
            if self.ahead() != "}":
                self._expect(",")
        self._expect("}")
        return values

    def _key(self) -> str:
        found = self._next()
        if found["quote"]:
            return self._text(found["quote"])
        return found["word"] or found["number"] or self._fail()

    def _text(self, quote: str) -> str:
        written = quoted(self.text, self.place, quote)
        self.place += len(written) + 1
        return unescaped_literal(written) if "\\" in written else written

    def _number(self, digits: str) -> float | int | None:
        if len(digits) > LONGEST_NUMBER:
            return None
        return int(digits) if digits.lstrip("-").isdigit() else float(digits)

    def _named(self, word: str, level: int) -> Any:
        """A value by its name; a date is what it is made from, and what else is made by a call is nothing."""
        if self.ahead() == "(" and _CALLED.fullmatch(word):
            made = self.items("(", ")", level)
            return made[0] if made and word.endswith("Date") else None
        value = _WORDS.get(word, self.names.get(word))
        if isinstance(value, str):
            self.characters -= len(value)
        return value if self.characters >= 0 else self._fail()

    def _expect(self, sign: str) -> None:
        if self._next()["sign"] != sign:
            self._fail()

    def _next(self) -> re.Match[str]:
        found = _TOKEN.match(self.text, self.place)
        self.tokens -= 1
        if not found or self.tokens < 0:
            self._fail()
        self.place = found.end()
        return found

    def _fail(self) -> NoReturn:
        raise ValueError(f"no literal at character {self.place} of the script")
