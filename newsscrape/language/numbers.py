"""French numbers in digits and in words: « 14,84 millions », « deux milliards et demi », « une dizaine », « IIe ».

`merge` turns the tokens that make one number into one token; all other readers stand on that.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from newsscrape.language.knowledge import load
from newsscrape.language.lexer import END, Token, shrink, tokens_of

_TABLES = load("numerals")
_UNITS: dict[str, int] = _TABLES["units"]
_TENS: dict[str, int] = _TABLES["tens"]
_SCALES: dict[str, int] = _TABLES["scales"]
_SIGNS: dict[str, int] = _TABLES["signs"]
_COLLECTIVES: dict[str, int] = _TABLES["collectives"]
_ORDINALS: dict[str, int] = dict(_TABLES["ordinals"])
_HUNDRED = ("cent", "cents")
_STRETCHES = frozenset(_TABLES["stretches"]["units"])
_APART = tuple(_TABLES["stretches"]["apart"])
_ORDINALS.update({f"{word}s": value for word, value in list(_ORDINALS.items()) if not word.endswith("s")})
_FIRST = frozenset(
    [*_UNITS, *_TENS, *_COLLECTIVES, *_ORDINALS, *_HUNDRED, "mille", "mil", "demi", "demie", "million", "milliard"]
)
_PLURAL_COLLECTIVES = ("dizaines", "douzaines", "quinzaines", "centaines")
_LONE = ("million", "milliard")
_AFTER_SHORT = frozenset(_TABLES["scales_cut_short"]["after"])
_VAGUE = frozenset("des les plusieurs quelques centaines dizaines milliers millions ces".split())
_HIGHEST_SCALE = 10**24
"""« million de milliards de milliards »: scales that would multiply to more are read as words."""
_MOST_ZEROS = 12
"""Zeros after « virgule » of the longest number read."""
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(r"(?=[IVX]|[LC][IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?:e|er|re|ère|ème|ième)s?$")


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number in a text; form is digits, words, collective or ordinal."""

    text: str
    start: int
    end: int
    value: int | float
    form: str


def read_numbers(text: str) -> list[NumberSpan]:
    """Every number of a text, ordinals among them, with its value.

    >>> [(n.text, n.value) for n in read_numbers("Deux millions et demi, soit 3 % de plus qu'en mil neuf cent dix.")]
    [('Deux millions et demi', 2500000), ('3', 3), ('mil neuf cent dix', 1910)]
    """
    numbers = (token for token in merge(tokens_of(text)) if token.kind == "number")
    return [NumberSpan(text[n.start : n.end], n.start, n.end, n.value, n.form) for n in numbers]


def parse_number(written: str) -> int | float | None:
    """The value of a string that is one number and nothing else, or None.

    >>> parse_number("quatre-vingt-onze"), parse_number("1 500 000"), parse_number("douze et rien")
    (91, 1500000, None)
    """
    spans = read_numbers(written)
    return spans[0].value if len(spans) == 1 and spans[0].text == written.strip() else None


def merge(tokens: list[Token]) -> list[Token]:
    """The tokens with those that make up one number replaced by a single one."""
    out: list[Token] = []
    reader = _Reader(tokens)
    done = 0
    for at in [at for at, token in enumerate(tokens) if token.low in _FIRST or _may_begin(token)]:
        number, after = reader.number(at) if at >= done and not reader.is_september(at) else (None, at + 1)
        if number is not None:
            out += [*tokens[done:at], number]
            done = after
    return [*out, *tokens[done:]]


def _may_begin(token: Token) -> bool:
    if token.kind == "word":
        return token.raw[0] in _ROMAN_VALUES and token.raw[-1] in "es" and bool(_ROMAN.match(token.raw))
    return token.kind == "number"


@dataclass(slots=True)
class _Reader:
    """Recursive descent over the tokens; each method takes an index and returns a value and the index after it."""

    tokens: list[Token]

    def at(self, index: int) -> Token:
        return self.tokens[index] if 0 <= index < len(self.tokens) else END

    def low(self, index: int) -> str:
        token = self.at(index)
        return token.low if token.kind == "word" else ""

    def is_september(self, at: int) -> bool:
        """Whether « sept » is the month of « 3 sept. 2024 »."""
        if self.low(at) != "sept" or self.at(at + 1).low != ".":
            return False
        return self.at(at - 1).kind == "number" or (len(self.at(at + 2).raw) == 4 and self.at(at + 2).raw.isdigit())

    def number(self, at: int) -> tuple[Token | None, int]:
        token = self.tokens[at]
        if token.kind == "number":
            if token.form == "ordinal":
                return token, at + 1
            return self._with_scales(at, token.value, at + 1, "digits")
        if token.low in _COLLECTIVES or self._is_half(at):
            return self._collective(at)
        if token.low in _LONE:
            return self._lone_scale(at)
        if token.low in _ORDINALS or _ROMAN.match(token.raw):
            return self._ordinal_word(at)
        value, after = self._small(at)
        if value is None:
            return None, at + 1
        if value == 1 and (self.low(after) in _COLLECTIVES or self._is_half(after)):
            return self._collective(after, at)
        if self._ends_in_ordinal(after):
            return self._compound_ordinal(at)
        if self.low(after) in _PLURAL_COLLECTIVES and value > 1:
            return self._made(at, after + 1, value * _COLLECTIVES[self.low(after)], 1, "words"), after + 1
        exact, after = self._decimals(value, after)
        return self._with_scales(at, exact, after, "words")

    def _lone_scale(self, at: int) -> tuple[Token | None, int]:
        """« la barre du million de téléspectateurs », « le milliard d'heures »."""
        if self.at(at - 1).low not in ("le", "du"):
            return None, at + 1
        scale = _SCALES[self.tokens[at].low]
        return self._made(at, at + 1, scale, scale, "words"), at + 1

    def _skip_hyphen(self, at: int) -> int:
        return at + 1 if self.at(at).low == "-" and self.at(at).start == self.at(at - 1).end else at

    def _below_hundred(self, at: int) -> tuple[int | None, int]:
        low = self.low(at)
        after = self._skip_hyphen(at + 1)
        if self._is_eighty(at):
            return self._below_twenty(80, after + 1, 19)
        if low in _TENS:
            return self._below_twenty(_TENS[low], at + 1, 19 if low == "soixante" else 9)
        if low == "dix" and self.low(after) in ("sept", "huit", "neuf"):
            return 10 + _UNITS[self.low(after)], after + 1
        return (_UNITS[low], at + 1) if low in _UNITS else (None, at)

    def _below_twenty(self, ten: int, at: int, most: int) -> tuple[int, int]:
        """A ten and the unit that may follow: « -deux », « et un », « et onze », « -dix-neuf »."""
        after = self._skip_hyphen(at)
        if self.low(after) == "et":
            after = self._skip_hyphen(after + 1)
            if self.low(after) in ("un", "une", "onze"):
                return ten + _UNITS[self.low(after)], after + 1
            return ten, at
        if self.low(after) in _UNITS and self.low(after) != "zero" and not self._is_eighty(after):
            value, end = self._below_hundred(after)
            if value is not None and value <= most and not (self.low(after) in ("un", "une") and after == at):
                return ten + value, end
        return ten, at

    def _is_eighty(self, at: int) -> bool:
        return self.low(at) == "quatre" and self.low(self._skip_hyphen(at + 1)) in ("vingt", "vingts")

    def _small(self, at: int) -> tuple[int | None, int]:
        """A number in words below a million: « deux cent mille trois »."""
        hundreds, after = self._below_thousand(at)
        is_thousand = self.low(self._skip_hyphen(after) if hundreds is not None else at) in ("mille", "mil")
        if not is_thousand:
            return hundreds, after
        after = (self._skip_hyphen(after) if hundreds is not None else at) + 1
        rest, end = self._below_thousand(self._skip_hyphen(after))
        thousands = 1000 * (1 if hundreds is None else hundreds)
        return (thousands + rest, end) if rest else (thousands, after)

    def _below_thousand(self, at: int) -> tuple[int | None, int]:
        low = self.low(at)
        if low in _HUNDRED:
            hundreds, after = 1, at + 1
            if low == "cents":
                return None, at
        else:
            first, after = self._below_hundred(at)
            hundred = self._skip_hyphen(after)
            if first is None or not 2 <= first <= 99 or self.low(hundred) not in _HUNDRED:
                return first, after
            if first > 19:
                return first, after
            hundreds, after = first, hundred + 1
        rest, end = self._below_hundred(self._skip_hyphen(after))
        return (100 * hundreds + rest, end) if rest else (100 * hundreds, after)

    def _decimals(self, value: int, at: int) -> tuple[int | float, int]:
        """« deux virgule cinq », « zéro virgule zéro huit »."""
        if self.low(at) not in ("virgule", "point"):
            return value, at
        after, digits = at + 1, ""
        while self.low(after) == "zero" and len(digits) < _MOST_ZEROS:
            digits, after = digits + "0", after + 1
        rest, end = self._below_thousand(after)
        if rest is None and not digits:
            return value, at
        digits += "" if rest is None else str(rest)
        return shrink(int(f"{value}{digits}"), 10 ** len(digits)), (after if rest is None else end)

    def _scale(self, at: int) -> tuple[int, int]:
        """The scale written at the token: « millions », « demi-million », « M » after digits; 1 where there is none."""
        low = self.low(self._skip_hyphen(at))
        if low in _SCALES:
            return _SCALES[low], self._skip_hyphen(at) + 1
        token = self.at(at)
        sign = _SIGNS.get(token.raw, 0) if token.kind == "word" and self.at(at - 1).kind == "number" else 0
        return (sign, at + 1) if sign and not self._abbreviates(at) else (1, at)

    def _abbreviates(self, at: int) -> bool:
        """Whether « M. » after a number is « Monsieur », or « 2M » a channel: not after decimals, nor « 3 M. » last."""
        if len(self.at(at).raw) > 1 or self.at(at + 1).low not in (".", "'"):
            return False
        is_last = self.at(at + 2).kind == "break" and self.at(at).start > self.at(at - 1).end
        is_scale = is_last or not isinstance(self.at(at - 1).value, int)
        return self.at(at + 1).low == "'" or not is_scale

    def _with_scales(
        self, first: int, value: int | float, at: int, form: str, below: float = math.inf
    ) -> tuple[Token, int]:
        """A number with its scales and what follows them; of one that is not ``below`` another only the beginning."""
        scale, after = self._scale(at)
        total = times(value, scale)
        whole_scale = scale
        while scale > 1:
            further, end = self._scale(after)
            of = after + 1 if self.low(after) == "de" else after
            if further == 1 and self.low(after) == "de" and self.low(of) in ("milliards", "milliers"):
                further, end = self._scale(of)
            if further == 1 or whole_scale * further > _HIGHEST_SCALE:
                break
            total, whole_scale, scale, after = times(total, further), whole_scale * further, further, end
        if scale > 1 and total < below:
            total, after = self._remainder(total, scale, after)
        return self._made(first, after, total, whole_scale, form), after

    def _remainder(self, total: int | float, scale: int, at: int) -> tuple[int | float, int]:
        """What follows a scale: « et demi », « deux cent mille », « 940 000 »."""
        if self.low(at) == "et" and self.low(at + 1) in ("demi", "demie"):
            return total + scale // 2, at + 2
        token = self.at(at)
        if token.kind == "number" and token.form == "digits" and scale > 1000 and token.value >= 1000 / 10:
            rest, after = self._with_scales(at, token.value, at + 1, "digits", below=scale)
            if rest.value < scale and (token.value >= 1000 or rest.scale > 1):
                return total + rest.value, after
        elif token.kind == "word" and scale >= 1000:
            small, after = self._small(at)
            if small is None or self._tells_when(after):
                return total, at
            if scale > 1000 and 1 < small < 10 and self._ends_short(after):
                return total + small * scale // 10, after
            if small < scale and not (small == 1 and self.low(after) not in _SCALES):
                rest, after = self._with_scales(at, small, after, "words", below=scale)
                if rest.value < scale:
                    return total + rest.value, after
        return total, at

    def _tells_when(self, at: int) -> bool:
        """Whether a unit of time stands at a token, and « plus tôt » or the like after it: no rest of a number's."""
        return self.low(at) in _STRETCHES and f"{self.low(at + 1)} {self.low(at + 2)}".startswith(_APART)

    def _ends_short(self, at: int) -> bool:
        """Whether « un million deux » ends before a token, so that its last word is tenths of the scale."""
        low = self.low(at)
        return self.at(at).kind in ("mark", "break") or low in ("de", "d") or low in _AFTER_SHORT

    def _is_half(self, at: int) -> bool:
        if self.low(at) not in ("demi", "demie"):
            return False
        word = self.low(self._skip_hyphen(at + 1))
        return word in _SCALES or word in _COLLECTIVES

    def _collective(self, at: int, first: int | None = None) -> tuple[Token | None, int]:
        """« une dizaine de millions », « deux douzaines », « un demi-million »; « des dizaines » is no number."""
        first = at if first is None else first
        before = self.at(first - 1)
        if first == at and (before.low in _VAGUE or (self.low(at).endswith("s") and before.kind != "number")):
            return None, at + 1
        half = self._is_half(at)
        if half:
            at = self._skip_hyphen(at + 1)
        low = self.low(at)
        base = _COLLECTIVES.get(low, _SCALES.get(low, 1))
        after, scale = at + 1, 1
        if self.low(after) == "de" and self.low(after + 1) in _SCALES:
            scale, after = _SCALES[self.low(after + 1)], after + 2
        value = shrink(base * scale, 2 if half else 1)
        return self._made(first, after, value, scale * (base if low in _SCALES else 1), "collective"), after

    def _ordinal_word(self, at: int) -> tuple[Token | None, int]:
        token = self.at(at)
        low = token.low
        value = _ORDINALS.get(low)
        if value is None:
            if token.sentence < 0 or not _ROMAN.match(token.raw):
                return None, at + 1
            value = _roman(token.raw)
        return self._made(at, at + 1, value, 1, "ordinal"), at + 1

    def _ends_in_ordinal(self, at: int) -> bool:
        return self.low(self._before_ordinal(at)) in _ORDINALS and self.at(at).low == "-"

    def _before_ordinal(self, at: int) -> int:
        after = self._skip_hyphen(at)
        return self._skip_hyphen(after + 1) if self.low(after) == "et" else after

    def _compound_ordinal(self, at: int) -> tuple[Token | None, int]:
        value, after = self._small(at)
        last = self._before_ordinal(after)
        rest = _ORDINALS[self.low(last)]
        whole = (value or 0) * rest if rest >= 100 or (value, rest) == (4, 20) else (value or 0) + rest
        return self._made(at, last + 1, whole, 1, "ordinal"), last + 1

    def _made(self, first: int, after: int, value: int | float, scale: int, form: str) -> Token:
        start, last = self.tokens[first], self.tokens[after - 1]
        if after - first == 1:
            raw, low = start.raw, start.low
        else:
            raw, low = " ".join(t.raw for t in self.tokens[first:after]), ""
        sentence = start.sentence
        return Token("number", raw, low, start.start, last.end, sentence=sentence, value=value, scale=scale, form=form)


def times(value: int | float, factor: int) -> int | float:
    """The product, without the noise of binary fractions: 14.84 times a million is 14840000."""
    if isinstance(value, int):
        return value * factor
    product = Decimal(repr(value)) * factor
    return int(product) if product == int(product) else float(product)


def _roman(written: str) -> int:
    total = 0
    values = [_ROMAN_VALUES[letter] for letter in written if letter in _ROMAN_VALUES]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total
