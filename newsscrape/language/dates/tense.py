"""Whether words look back or ahead: « a réuni … en mars », « sera diffusée en mars », « depuis mars »."""

from __future__ import annotations

from newsscrape.language.dates.verbs import BROADCAST, HAVE, JOINTS, tense_of, tense_words
from newsscrape.language.lexer import Token
from newsscrape.language.passage import Passage

_REACH = 30
_CLAUSE = frozenset([",", ";", ":", "(", ")", "–", "—", "«", "»"])
_CROWD = 10_000
"""A number this large after a date and a colon is who watched then."""
STRONG = 1000.0
"""The weight of a cue that cannot be wrong: « depuis », « dernier »."""
SURE = 300.0
"""The weight of a verb near a date."""
_TENSE = 14.0
LIKELY = 7.0
"""The weight of what tells no more than which is likelier: a participle that is used of both, a date told before."""
_FAR = 0.9
_IN_REACH = 13
"""How far a verb is that surely tells the tense of a date."""
_BESIDE = 5
"""How many tokens from a date « revient » or « sort » tells that it is to come."""
_NEAR = 10
"""How many tokens before a date, at most, those counted then are told."""
_OPENING = 9
"""How many tokens from the beginning of its sentence a date stands that opens it."""
_ARTICLES = frozenset(
    ["mois", "le", "la", "l", "'", "du", "de", "des", "debut", "fin", "mi", "-", "au", "les", "a", "ce", "cet"]
)


def direction(passage: Passage, first: int, after: int) -> float:
    """Negative for the past, positive for the future, 0 without a cue; the size says how sure it is.

    « depuis », « dès », « d'ici » right before the date come first; else the nearest verb of the sentence decides, one
    in another clause counting as further away.
    """
    near = _preposition(passage, first)
    if near:
        return near
    if _is_contrasted(passage, first):
        return -_TENSE
    if _is_announced(passage, first):
        return _TENSE
    if _is_first_plan(passage, first, after) or _is_choice(passage, first):
        return 0
    back, back_sign = _nearest(passage, first, -1, free=passage.low(after) in (",", "."))
    ahead, ahead_sign = _nearest(passage, after, 1, free=abs(back_sign) <= 0.5, is_told=back_sign != 0)
    is_surer = -0.5 <= back_sign < 0 and ahead_sign == -1
    is_back = back_sign and (back <= ahead or not ahead_sign) and not is_surer
    away, sign = (back, back_sign) if is_back else (ahead, ahead_sign)
    if not sign:
        return -_TENSE if _is_counted(passage, first, after) else 0
    if abs(sign) < 0.5:
        return sign
    if sign == BROADCAST:
        return sign * LIKELY
    if away > _IN_REACH and _is_counted(passage, first, after):
        return -_TENSE
    return sign * (SURE if away <= 9 and abs(sign) == 1 else _TENSE if away <= _IN_REACH else _FAR)


def _is_counted(passage: Passage, first: int, after: int) -> bool:
    """« 712 000 personnes samedi », « le 13 mai : 5,9 millions »: told of the past."""
    counted = first - 2 if passage.low(first - 1) == "," else first - 1
    if passage.low(counted) in tense_words()["counted"]:
        return True
    if passage.low(after) == ":" and _is_crowd(passage, after + 1):
        return True
    return any(_counts_viewers(passage, at) for at in range(first - _NEAR, after + _BESIDE))


def _counts_viewers(passage: Passage, at: int) -> bool:
    """« 3 millions de fidèles », « 1,1 milliard de minutes »: what has been counted."""
    noun = at + 2 if passage.low(at + 1) in ("de", "d") else at + 1
    is_viewing = passage.low(noun) in tense_words()["counted"] or passage.low(noun) in ("minutes", "heures")
    return is_viewing and _is_crowd(passage, at)


def _is_crowd(passage: Passage, at: int) -> bool:
    """Whether a number so large stands at a token that it is of viewers."""
    return passage.is_number(at) and passage.at(at).value >= _CROWD


def _is_contrasted(passage: Passage, first: int) -> bool:
    """« contre 1,8 million vendredi », « contre 8,1 % de PDA mardi »: what was counted before."""
    return any(
        passage.low(at - 1) == "contre"
        and passage.is_number(at)
        and (passage.at(at).value >= _CROWD or passage.low(at + 1) == "%")
        for at in range(first - 1, first - 6, -1)
    )


def _is_announced(passage: Passage, first: int) -> bool:
    """« arrive mardi », « sort le 3 mars »: told in the present of what is to come."""
    return passage.low(first - 1) != "ce" and any(
        passage.at(at).raw in tense_words()["arriving"] and not passage.has(_CLAUSE, at, first)
        for at in range(first - _BESIDE, first)
    )


def _is_first_plan(passage: Passage, first: int, after: int) -> bool:
    """« initialement prévue en mars », « prévue en mars, a été repoussée »: planned at first, it may be past by now."""
    if passage.has(tense_words()["at_first"], first - 5, first):
        return True
    is_put_off = passage.low(after) == "," and passage.has(tense_words()["put_off"], after + 1, after + 9)
    return is_put_off and any(passage.at(at).raw in tense_words()["expected"] for at in range(first - 4, first))


def _is_choice(passage: Passage, first: int) -> bool:
    """« la date du 4 avril a été choisie »: the verb tells when the day was chosen."""
    return passage.low(first - 1) == "du" and passage.low(first - 2) == "date"


def _nearest(passage: Passage, start: int, step: int, *, free: bool, is_told: bool = False) -> tuple[int, float]:
    """How far the nearest verb with a tense is in one direction, clause borders making it further, and its sign.

    A date is ``free`` of the comma before it where commas set it off, and of those after it where it opens a sentence.
    Where what happens ``is_told`` by a verb before, one of saying after it is not its own: « TF1, en mars, a
    annoncé », but « … reviendra le 4 janvier, a annoncé TF1 ».
    """
    begin, end = passage.sentence(start - 1 if step > 0 else start)
    opening = step > 0 and free and start - begin <= _OPENING and not passage.has(_CLAUSE, begin, start)
    places = (
        range(start - 1, max(begin, start - _REACH) - 1, -1) if step < 0 else range(start, min(end, start + _REACH))
    )
    penalty = 0 if step < 0 else 2
    weak = (0, 0.0)
    clause = 0
    for at in places:
        token = passage.at(at)
        if at < clause or (is_told and _is_reported(passage, at)):
            continue
        if step > 0 and token.low == "," and passage.low(at + 1) in tense_words()["relative"]:
            clause = _after_clause(passage, at + 1, end)
        is_beside = free and start - at <= 2 if step < 0 else opening and (at == start or token.low == ",")
        penalty += 0 if is_beside else _barrier(token)
        away = abs(at - start) + penalty
        sign = tense_of(passage, at, abs(at - start))
        if abs(sign) >= 0.5:
            return min(away, _IN_REACH) if opening else away, sign
        if sign and not weak[1]:
            weak = (away, sign)
    return weak


def _after_clause(passage: Passage, at: int, end: int) -> int:
    """The index after the relative clause that begins at a token; the same one where no comma ends it."""
    return next((n + 1 for n in range(at + 1, min(end, at + _REACH)) if passage.low(n) == ","), at)


def _is_reported(passage: Passage, at: int) -> bool:
    """« …, a précisé la chaîne », « …, avait-il confié »: who said it, after what was said."""
    token = passage.at(at)
    if token.raw.lower() not in HAVE or passage.low(at - 1) != ",":
        return False
    return passage.has(tense_words()["saying"], at + 1, at + 7)


def _barrier(token: Token) -> int:
    if token.low in _CLAUSE:
        return 10
    return 4 if token.low in JOINTS else 0


def _preposition(passage: Passage, first: int) -> float:
    """« depuis le 7 août », « d'ici à vendredi », « à compter du 23 mars », « 5 % de mieux qu'en mars »."""
    at = first - 1
    cues = tense_words()
    if passage.low(at) == "en" and passage.low(at - 2) == "qu" and passage.low(at - 3) in cues["compared"]:
        return -_TENSE
    for _ in range(5):
        token = passage.at(at)
        raw = token.raw.lower()
        if token.low in cues["before_past"]:
            return -STRONG
        if token.low in cues["before_future"] and passage.low(at - 1) in ("d", "'"):
            return STRONG
        is_planned = raw == "pour" and passage.low(at - 1) in cues["planned"]
        if is_planned or (raw in cues["before_expected"] and not _is_told(passage, at)):
            return _TENSE
        if raw in ("mieux", "tôt", "tard") and "au" in (passage.low(at - 1), passage.low(at - 2)):
            return _TENSE
        if token.low not in _ARTICLES:
            return 0
        at -= 1
    return 0


def _is_told(passage: Passage, at: int) -> bool:
    """Whether a verb in the past stands right before « dès », « avant », « jusqu'à »: the date is then past as well."""
    return any(tense_of(passage, index, 9) < 0 for index in range(max(passage.sentence(at)[0], at - 7), at))
