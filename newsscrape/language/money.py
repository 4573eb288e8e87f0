"""Amounts of money: « 14,84 millions de dollars », « entre 8 et 10 M€ », « douze euros cinquante »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newsscrape.language.ellipsis import bare_numbers, tells_when
from newsscrape.language.knowledge import load
from newsscrape.language.lexer import Phrases
from newsscrape.language.numbers import times
from newsscrape.language.passage import Passage
from newsscrape.language.ranges import is_year, left_of, left_value
from newsscrape.language.spans import MoneySpan

Strength = Literal["sure", "weak", "hundredth"]
_PRICE = re.compile(r"\d{1,3}[.,]\d\d")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_NEAR = 14
"""How many tokens after an amount one without a unit is contrasted with it."""


@dataclass(frozen=True, slots=True)
class _Currency:
    """A currency as written: ``name`` is its word where that word has other meanings."""

    code: str
    strength: Strength = "sure"
    name: str = ""
    scale: int = 1


@cache
def _names() -> Phrases[_Currency]:
    tables = load("currencies")
    entries = [(form, _Currency(code)) for name, code in tables["names"].items() for form in _plurals(name)]
    entries += [
        (form, _Currency(code, "weak", name)) for name, code in tables["weak"].items() for form in _plurals(name)
    ]
    entries += [
        (form, _Currency(code, "hundredth")) for name, code in tables["hundredths"].items() for form in _plurals(name)
    ]
    return Phrases(entries)


def _plurals(name: str) -> set[str]:
    fixed = {"de", "d'euro", "hong", "kong", "us", "cfa", "cfp", "des", "emirats", "sterling", "sud", "neo", "sri"}
    plural = " ".join(
        w
        if w in fixed
        or (w[-1] in "sxi" and w not in ("emirati", "afghani", "guarani", "cedi", "lari", "bahreini", "qatari"))
        else w + "s"
        for w in name.split()
    )
    first, _, rest = name.partition(" ")
    return {name, plural, f"{first}s {rest}".strip()}


@dataclass(slots=True)
class _Amount:
    """An amount found: the tokens ``first`` to, not included, ``after``."""

    first: int
    after: int
    amount: int | float
    code: str
    number: int


def money_in(passage: Passage) -> list[MoneySpan]:
    """The amounts of a passage, in its order."""
    found: dict[int, _Amount] = {}
    for at in passage.numbers:
        if at not in found and not _is_cents(at, found):
            amount = _amount(passage, at, found)
            if amount:
                lefts = [left for left in _lefts(passage, amount) if not _is_cents(left.number, found)]
                found[amount.number] = amount
                for left in lefts:
                    found.setdefault(left.number, left)
    for elliptic in [*_elliptic(passage, found), *_contrasted(passage, found)]:
        found.setdefault(elliptic.number, elliptic)
    return [
        MoneySpan(*passage.slice(x.first, x.after), x.amount, x.code)
        for x in sorted(found.values(), key=lambda x: x.first)
        if x.code
    ]


def _is_cents(at: int, found: dict[int, _Amount]) -> bool:
    """Whether a number is the cents of the amount before it, which then ends after it."""
    last = next(reversed(found.values()), None)
    return last is not None and last.first < at < last.after


def _amount(passage: Passage, at: int, found: dict[int, _Amount]) -> _Amount | None:
    before = _currency_before(passage, at)
    if before:
        currency, first = before
        is_million = currency.strength == "sure" and passage.at(at + 1).raw == "m" and passage.is_glued(at + 1)
        value = times(_english(passage, at), 1_000_000 if is_million else 1)
        return _Amount(first, at + 2 if is_million else at + 1, value, currency.code, at)
    named = _currency_after(passage, at + 1)
    if not named:
        return None
    currency, after = named
    if not _is_meant(passage, at, after, currency):
        return None
    value = times(passage.at(at).value, currency.scale)
    code = currency.code if currency.strength == "sure" else _inferred(passage, at, currency, found)
    if currency.strength == "hundredth":
        return _Amount(at, after, round(value / 100, 4), code, at)
    is_whole = isinstance(value, int) and passage.at(at).scale == currency.scale == 1
    cents, after = _cents(passage, after) if is_whole else (0.0, after)
    return _Amount(at, after, round(value + cents, 2) if cents else value, code, at)


def _english(passage: Passage, at: int) -> int | float:
    """The value of « £250,000 », glued to its sign as in English, where a comma parts the thousands."""
    number = passage.at(at)
    is_english = passage.low(at - 1) in ("$", "£") and passage.is_glued(at) and _THOUSANDS.fullmatch(number.raw)
    return int(number.raw.replace(",", "")) if is_english else number.value


def _currency_before(passage: Passage, at: int) -> tuple[_Currency, int] | None:
    """« $14 », « US$ 14 », « EUR 300 », « Fr. 50 » before a number, and the index where that begins."""
    tables = load("currencies")
    sign = passage.at(at - 1)
    if sign.kind == "mark" and sign.low in tables["symbols"]:
        if passage.is_number(at - 2) and not (passage.is_glued(at) and not passage.is_glued(at - 1)):
            return None
        prefix = passage.at(at - 2)
        if sign.low == "$" and prefix.raw in tables["dollars"] and passage.is_glued(at - 1):
            return _Currency(tables["dollars"][prefix.raw]), at - 2
        if (
            sign.low == "$"
            and passage.is_glued(at) is False
            and passage.at(at).low.isdigit()
            and passage.low(at + 1) == "$"
        ):
            return None
        return _Currency(tables["symbols"][sign.low]), at - 1
    if sign.kind == "word" and sign.raw in tables["codes"]["iso"] and not passage.is_number(at - 2):
        return _Currency(sign.raw), at - 1
    named = at - 2 if sign.low == "." else at - 1
    if passage.at(named).raw in tables["codes"]["before"] and not passage.is_number(named - 1):
        return _Currency(tables["codes"]["before"][passage.at(named).raw]), named
    return None


def _currency_after(passage: Passage, at: int) -> tuple[_Currency, int] | None:
    """The currency named from a token on, « de » or « d' » skipped, and the index after it."""
    tables = load("currencies")
    start = at
    if passage.low(at) == "de":
        start = at + 1
    elif passage.low(at) == "d" and passage.low(at + 1) == "'":
        start = at + 2
    token = passage.at(start)
    if token.kind == "mark" and token.low in tables["symbols"]:
        if token.low == "$":
            return _qualified_dollar(passage, start)
        return _Currency(tables["symbols"][token.low]), start + 1
    if token.kind != "word":
        return None
    if token.raw in tables["dollars"] and passage.low(start + 1) == "$" and passage.is_glued(start + 1):
        return _Currency(tables["dollars"][token.raw]), start + 2
    if token.raw in tables["joined"]:
        scale, code = tables["joined"][token.raw]
        return _Currency(code, scale=scale), start + 1
    if token.raw in tables["codes"]["iso"]:
        return _Currency(token.raw), start + 1
    if token.raw in tables["codes"]["others"]:
        return _Currency(tables["codes"]["others"][token.raw]), start + 1
    named = _names().starting(passage.tokens, start)
    return (
        named
        if named and not (token.capital and not token.raw.isupper() and passage.at(start - 1).raw.islower())
        else None
    )


def _qualified_dollar(passage: Passage, at: int) -> tuple[_Currency, int]:
    """« $ », « $ US », « $CAN », « $ canadiens »."""
    tables = load("currencies")
    after = passage.at(at + 1)
    if after.kind == "word" and len(after.raw) > 1 and after.raw in tables["dollars"]:
        return _Currency(tables["dollars"][after.raw]), at + 2
    adjective = after.low.removesuffix("s") if after.kind == "word" else ""
    code = tables["names"].get(f"dollar {adjective}")
    return (_Currency(code), at + 2) if code else (_Currency("USD"), at + 1)


def _is_meant(passage: Passage, at: int, after: int, currency: _Currency) -> bool:
    """Whether a number and a currency's name are an amount: not « deux livres de cuisine », « un franc succès »."""
    idioms = load("currencies")["idioms"]
    number = passage.at(at)
    is_nothing = passage.low(at - 1) in idioms["negations"] or _is_not_one(passage, at)
    if passage.low(at) in ("un", "une") and is_nothing:
        return False
    if passage.at(at - 1).raw == "à" and passage.low(at - 2) in idioms["question"]:
        return False
    following = passage.at(after)
    if passage.low(at) == "un" and following.kind == "word" and following.low not in idioms["after_one"]:
        return False
    if currency.strength != "weak":
        return True
    if passage.low(at) == "un" and currency.name in idioms["nouns_too"]:
        return False
    if following.low in idioms["books"] and not (number.scale > 1 and following.low in ("pour", "sur")):
        return False
    if number.value >= 1000 or number.scale > 1:
        return True
    if not isinstance(number.value, int) and re.search(r"[.,]\d\d$", number.raw):
        return True
    first, _ = passage.sentence(at)
    is_price = passage.at(at - 1).raw in ("à", ":") and following.low in (".", ",", ")", ";")
    return is_price or passage.has(idioms["money"], max(first, at - 15), at) or following.low == "par"


def _is_not_one(passage: Passage, at: int) -> bool:
    """« n'a pas versé un centime », « sans débourser un euro »: none at all."""
    return passage.low(at - 2) in ("pas", "sans", "jamais") and passage.at(at - 1).kind == "word"


def _inferred(passage: Passage, at: int, currency: _Currency, found: dict[int, _Amount]) -> str:
    """The code of a name shared by several currencies, from what the text speaks of; empty where it does not tell."""
    if currency.strength == "hundredth":
        last = next(reversed(found.values()), None)
        return currency.code or (last.code if last else "EUR")
    return _of_country(passage, at, currency.name) if currency.name else currency.code


def _of_country(passage: Passage, at: int, name: str) -> str:
    """The currency of the country named nearest, among those whose currency has that name."""
    countries = load("currencies")["countries"]
    if name not in passage.memo:
        codes = {word: code for code in countries.get(name, ()) for word in countries[code]}
        named = [(index, codes[token.low]) for index, token in enumerate(passage.tokens) if token.low in codes]
        passage.memo[name] = named[:50]
    near = [(abs(index - at), code) for index, code in passage.memo[name]]
    return min(near)[1] if near else str(load("currencies")["weak"][name])


def _cents(passage: Passage, at: int) -> tuple[float, int]:
    """« 50 » of « 2€50 », « 2 € 50 ou » and « douze euros cinquante », « et 50 centimes », and the index after it."""
    first = at + 1 if passage.low(at) == "et" else at
    number = passage.at(first)
    if not passage.is_number(first) or not isinstance(number.value, int) or not 0 < number.value < 100:
        return 0, at
    if passage.low(first + 1) in ("centime", "centimes", "cents"):
        return number.value / 100, first + 2
    is_written_so = first == at and (number.form == "words" or len(number.raw) == 2)
    following = passage.at(first + 1)
    ends = following.kind in ("break", "mark") and following.low not in ("%", "'", "€", "$")
    ends = ends or passage.is_glued(first) or following.low in load("currencies")["idioms"]["after_cents"]
    return (number.value / 100, first + 1) if is_written_so and ends else (0, at)


def _lefts(passage: Passage, amount: _Amount) -> Iterator[_Amount]:
    """The amounts that share the currency named at the end: « entre 8 et 10 millions d'euros »."""
    number = passage.at(amount.number)
    are_hundredths = amount.amount < number.value / 2
    for at in left_of(passage, amount.number):
        value = left_value(passage, at, amount.number)
        if are_hundredths:
            value = round(value / 100, 4)
        elif number.value and value < 1000:
            value = times(value, round(amount.amount / number.value))
        yield _Amount(at, at + 1, value, amount.code, at)


def _elliptic(passage: Passage, found: dict[int, _Amount]) -> Iterator[_Amount]:
    """Amounts whose currency is that of the sentence: « … dix millions d'euros, contre 8 millions en 2020 »."""
    last = ""
    bare = bare_numbers(passage)
    ahead = {passage.at(amount.first).sentence: amount.code for amount in found.values() if amount.code}
    for at in sorted({*found, *bare}):
        if at in found:
            last = found[at].code or last
        elif bare[at].theme == "money":
            code = last or (ahead.get(passage.at(at).sentence, "") if _is_sum(passage, at) else "")
            if code:
                yield _Amount(at, at + 1, bare[at].value, code, at)


def _is_sum(passage: Passage, at: int) -> bool:
    """« une amende de 3,5 millions, puis une de 150 000 euros »: a word of money stands before a number."""
    first, _ = passage.sentence(at)
    return passage.has(load("currencies")["idioms"]["money"], first, at)


def _contrasted(passage: Passage, found: dict[int, _Amount]) -> Iterator[_Amount]:
    """« 173 M€, contre 141 un an plus tôt », « 27,75 $, dont 23,25 en numéraire »: numbers beside an amount's."""
    last: _Amount | None = None
    for at in passage.numbers if found else ():
        if at in found:
            last = found[at]
        elif last and last.code and _is_contrasted(passage, at) and _is_beside(passage, last, at):
            scale, number = _scale(passage, last), passage.at(at)
            value = times(number.value, scale) if number.scale == 1 and number.value < 1000 else number.value
            if value and last.amount / 200 <= value <= last.amount * 200:
                yield _Amount(at, at + 1, value, last.code, at)


def _is_contrasted(passage: Passage, at: int) -> bool:
    """« contre 141 », « 5,99 euros avec publicité et 14,99 sans »."""
    idioms = load("currencies")["idioms"]
    joint = passage.low(at - 1)
    is_price = joint in ("et", "ou") and bool(_PRICE.fullmatch(passage.at(at).raw))
    return joint in idioms["contrasting"] or (is_price and passage.low(at + 1) in idioms["offers"])


def _is_beside(passage: Passage, last: _Amount, at: int) -> bool:
    """Whether a number without a noun stands near an amount of its sentence, and no other number between them."""
    number = passage.at(at)
    is_near = at - last.after <= _NEAR and passage.at(last.first).sentence == number.sentence
    is_bare = number.form != "collective" and not is_year(number) and _is_free(passage, at)
    return is_near and is_bare and not _other_between(passage, last.after, at)


def _scale(passage: Passage, amount: _Amount) -> int:
    """What « millions » or « M€ » multiplies the number of an amount by."""
    number = passage.at(amount.number)
    return round(amount.amount / number.value) * number.scale if number.value else 1


def _is_free(passage: Passage, at: int) -> bool:
    """Whether a number stands without a noun."""
    following = passage.at(at + 1)
    if following.kind == "break" or following.low in (".", ",", ";", ")"):
        return True
    if tells_when(passage, at + 1) or (passage.low(at - 1) == "dont" and following.low in ("de", "du")):
        return True
    return following.low in load("themes")["bare"]["free"] and passage.low(at + 2) != "%"


def _other_between(passage: Passage, first: int, last: int) -> bool:
    """Whether another number stands between an amount and the number contrasted with it."""
    return any(
        passage.is_number(index) and passage.at(index).value > 1 and len(passage.at(index).raw) != 4
        for index in range(first, last)
    )
