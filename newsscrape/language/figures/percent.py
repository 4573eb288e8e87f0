"""Percentages and shares of an audience: « 21,4 % du public », « 25,4 % sur les FRDA-50 », « -4 % »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsscrape.language.ellipsis import is_about_audiences, tells_when
from newsscrape.language.figures.found import Figure, words
from newsscrape.language.figures.sites import site_of
from newsscrape.language.knowledge import load
from newsscrape.language.lexer import Phrases
from newsscrape.language.passage import Passage
from newsscrape.language.ranges import left_of

_SIGNS = ("-", "\u2212", "–")
_CLOSE = 18
"""How many tokens after a number of viewers a percentage is still the share that goes with it."""


@cache
def _phrases(key: str) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in load("figures")["share"][key])


@cache
def _targets() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in load("figures")["targets"]["phrases"])


@dataclass(slots=True)
class _Counted:
    """The numbers that count something else than percentages: units of audiences, and money or minutes."""

    units: dict[int, str]
    taken: set[int]

    def has(self, first: int, last: int) -> bool:
        """Whether one of them stands in ``tokens[first:last]``."""
        return any(at in self.units or at in self.taken for at in range(first, last))


def percents(passage: Passage, viewers: list[Figure], taken: set[int]) -> list[Figure]:
    """The percentages of a passage; those that are shares know their target group.

    ``taken`` are the indices of numbers that are money or minutes: what is said of these is no share.
    """
    found: list[Figure] = []
    counted = _Counted({figure.number: figure.unit for figure in viewers}, taken)
    for at in passage.numbers:
        after = _percent(passage, at)
        if not after:
            if _is_bare_share(passage, at, found, counted):
                found.append(Figure(at, at + 1, at, passage.at(at).value, "share"))
            continue
        unit = "share" if _is_share(passage, at, after, found, counted) else "percent"
        of = _target(passage, at, after) if unit == "share" else site_of(passage, at, after)
        found += [_signed(passage, left, left + 1, unit, of) for left in _lefts(passage, at)]
        found.append(_signed(passage, at, after, unit, of))
    return found


def _percent(passage: Passage, at: int) -> int:
    """The index after « 21,4 % » or « dix pour cent » written at a number, 0 where there is none."""
    low, following = passage.low(at + 1), passage.low(at + 2)
    if low in ("%", "pourcent", "pourcents", "٪"):
        return at + 2
    hundred = passage.at(at + 2)
    if low == "pour" and hundred.kind == "number" and hundred.value == 100 and hundred.raw in ("cent", "100"):
        return at + 3
    if low == "p" and following == "." and passage.at(at + 3).raw in ("cent", "100"):
        return at + 4
    return 0


def _lefts(passage: Passage, at: int) -> Iterator[int]:
    return (left for left in left_of(passage, at) if passage.at(left).value <= 100 and passage.at(left).scale == 1)


def _signed(passage: Passage, at: int, after: int, unit: str, of: str | None) -> Figure:
    value, sign = passage.at(at).value, passage.low(at - 1)
    is_signed = (passage.is_glued(at) and not passage.is_glued(at - 1)) or passage.low(at - 2) in ("(", "[")
    if sign in _SIGNS and is_signed and passage.is_glued(at):
        return Figure(at - 1, after, at, -value, unit, of)
    return Figure(at, after, at, value, unit, of)


def _is_bare_share(passage: Passage, at: int, found: list[Figure], counted: _Counted) -> bool:
    """« 8,9 % ce printemps, contre 11,2 il y a un an », « … et LCI (2,1) »: a share without its sign."""
    number = passage.tokens[at]
    if not found or isinstance(number.value, int) or number.value >= 100 or number.scale > 1:
        return False
    before, following, last = passage.low(at - 1), passage.at(at + 1), found[-1]
    begin, _ = passage.sentence(at)
    if before not in ("contre", "(") or last.unit != "share" or last.first < begin or counted.has(begin, at):
        return False
    ends = following.kind == "break" or following.low in words("share", "bare_ends") or tells_when(passage, at + 1)
    return following.low == ")" if before == "(" else ends


def _is_share(passage: Passage, at: int, after: int, found: list[Figure], counted: _Counted) -> bool:
    tokens = passage.tokens
    begin, end = passage.sentence(at)
    is_lost = passage.has(words("share", "lost"), max(begin, at - 4), at)
    if _phrases("after").starting(tokens, after) and not is_lost and not passage.has(("sondage", "sondes"), begin, end):
        return True
    is_change = passage.at(at - 1).raw != "à" and passage.has(words("share", "change"), max(begin, at - 4), at)
    is_change = is_change or is_lost or (passage.low(at - 1) in {"+", *_SIGNS} and passage.is_glued(at))
    last = found[-1] if found else None
    is_told = last is not None and last.unit == "share" and last.first >= begin
    if is_told and not is_change and _target_after(passage, after):
        return True
    if is_change or (_phrases("other").starting(tokens, after) and not _target_after(passage, after)):
        return False
    if _target(passage, at, after):
        return True
    if passage.low(at - 2) == "part" and is_about_audiences(passage):
        return True
    if passage.low(after) == "sur" and site_of(passage, at, after):
        return False
    if any(counted.units.get(number) == "viewers" for number in range(max(begin, at - _CLOSE), at)):
        return True
    if any(True for _ in _phrases("before").within(tokens, begin, end)):
        return True
    if is_told or last is None or last.unit != "share":
        return is_told
    is_of_money = any(number in counted.taken for number in range(begin, at))
    return not is_of_money and at - last.first < 120 and _ends(passage, after)


def _ends(passage: Passage, after: int) -> bool:
    """Whether nothing follows that a percentage could be of."""
    following = passage.at(after)
    if following.low == "d" and passage.low(after + 2) in ("ici", "apres"):
        return True
    return following.kind == "break" or following.low in words("share", "ends")


def _target(passage: Passage, at: int, after: int) -> str | None:
    """The target group that a share is of, named after it, or before it after « sur les », « chez les »."""
    named = _target_after(passage, after)
    if named:
        return named
    begin, _ = passage.sentence(at)
    if passage.low(at - 1) == ":" and (group := _labelled(passage, max(begin, at - 9), at - 1)):
        return group
    for index in range(at - 1, max(begin, at - 25) - 1, -1):
        if passage.low(index) == "%":
            return None
        if passage.low(index) in ("sur", "chez", "aupres", "parmi"):
            return _group_led(passage, index + 1)
    return None


def _labelled(passage: Passage, first: int, last: int) -> str | None:
    """The target group of « PDA FRDA-50 : 28,7 % », in ``tokens[first:last]``."""
    places = (at + 1 for at in range(first, last - 1) if passage.low(at) in words("targets", "labels"))
    return next((group for at in places if (group := _group(passage, at))), None)


def _group_led(passage: Passage, at: int) -> str | None:
    """The target group at a token or after « la cible des », « la tranche des » there."""
    while (group := _group(passage, at)) is None and passage.low(at) in words("targets", "leading"):
        at += 1
    return group


def _target_after(passage: Passage, after: int) -> str | None:
    at = after
    for _ in range(7):
        if passage.low(at) not in words("targets", "before"):
            break
        at += 1
    is_named = at > after or _ages(passage, at) or passage.low(at) in words("targets", "initials")
    return _group(passage, at) if is_named else None


def _group(passage: Passage, at: int) -> str | None:
    """A target group at a token: « FRDA-50 », « 4+ », « 25-49 ans », « moins de 50 ans »."""
    named = _targets().starting(passage.tokens, at)
    after = max(named[1] if named else 0, _ages(passage, at), _people_of_age(passage, at))
    if not after:
        return None
    if passage.low(after) in ("-", "<") and passage.is_number(after + 1):
        after += 2
    after += 1 if passage.low(after) == "+" and passage.is_glued(after) else 0
    return passage.slice(at, after)[0]


def _people_of_age(passage: Passage, at: int) -> int:
    """The index after « hommes de moins de 50 ans », « jeunes de 15 à 34 ans » at a token, 0 where there is none."""
    if not (is_about_audiences(passage) or passage.low(at + 1) == "responsables"):
        return 0
    if passage.low(at) in words("targets", "people"):
        at += 1
        if passage.low(at) == "responsables":
            at = _after_purchases(passage, at)
        at += 1 if passage.low(at) in ("ages", "agees", "age") else 0
        at += 1 if passage.low(at) == "de" else 0
    if passage.low(at) in ("moins", "plus") and passage.low(at + 1) == "de" and passage.is_number(at + 2):
        return at + 4 if passage.low(at + 3) == "ans" else 0
    if passage.is_number(at) and passage.at(at + 1).raw == "à" and passage.low(at + 3) == "ans":
        return at + 4
    return _ages(passage, at) if passage.low(at - 1) in ("de", "ages", "agees") else 0


def _after_purchases(passage: Passage, at: int) -> int:
    """The index after « responsables des achats » at « responsables », the same index where there are no purchases."""
    return next((n + 1 for n in (at + 2, at + 3, at + 4) if passage.low(n) == "achats"), at)


def _ages(passage: Passage, at: int) -> int:
    """The index after « 4+ », « 25-49 ans », « 18-54 », « 15 ans et plus » at a token, 0 where there is none."""
    number = passage.at(at)
    if number.kind != "number" or number.value >= 100:
        return 0
    following = [passage.low(at + n) for n in (1, 2, 3)]
    if following[0] == "+":
        return at + 2
    if following in (["ans", "et", "plus"], ["ans", "et", "+"]):
        return at + 4
    if following[0] not in ("-", "–", "/") or not passage.is_number(at + 2):
        return 0
    return at + 4 if following[2] == "ans" else at + 3 if _is_age_group(passage, at) else 0


def _is_age_group(passage: Passage, at: int) -> bool:
    """Whether « 18-54 » at a token counts nothing, and the text is about audiences."""
    last, following = passage.at(at + 2), passage.at(at + 3)
    is_glued = passage.is_glued(at + 1) and passage.is_glued(at + 2)
    ends = following.kind == "break" or following.low in words("targets", "ends")
    return is_glued and ends and passage.at(at).value < last.value < 100 and is_about_audiences(passage)
