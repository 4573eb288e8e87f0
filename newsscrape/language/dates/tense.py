"""Whether the words around a date look back or ahead: « a réuni … en mars », « sera diffusée en mars », « depuis mars »."""

from __future__ import annotations

from functools import cache

from newsscrape.language.lexer import Token, vocabulary
from newsscrape.language.passage import Passage

_REACH = 30
_CLAUSE = frozenset([",", ";", ":", "(", ")", "–", "—", "«", "»"])
_JOINTS = frozenset(["et", "mais", "qui", "que", "dont", "alors", "quand", "tandis", "ou", "où", "puis", "car", "apres", "avant"])
STRONG = 1000.0
"""The weight of a cue that cannot be wrong: « depuis », « dernier »."""
_TENSE = 14.0


@cache
def _cues() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in vocabulary("tenses").items()}


def direction(passage: Passage, first: int, after: int) -> float:
    """Negative for the past, positive for the future, 0 without a cue; the size says how sure it is.

    The nearest verb of the sentence decides, one in another clause counting as further away; « depuis », « dès »,
    « d'ici » right before the date come first.
    """
    near = _preposition(passage, first)
    if near:
        return near
    begin, end = passage.sentence(first)
    best, found = 1e9, 0.0
    penalty = 0
    for at in range(first - 1, max(begin, first - _REACH) - 1, -1):
        token = passage.at(at)
        penalty += _barrier(token)
        sign = _sign(passage, at)
        if sign and first - at + penalty < best:
            best, found = first - at + penalty, sign
            break
    penalty = 2
    for at in range(after, min(end, after + _REACH)):
        token = passage.at(at)
        if at > after or token.low != ",":
            penalty += _barrier(token)
        if at - after + penalty >= best:
            break
        sign = _sign(passage, at)
        if sign:
            found = sign
            break
    return found * _TENSE


def _barrier(token: Token) -> int:
    if token.low in _CLAUSE:
        return 12
    return 4 if token.low in _JOINTS else 0


def _preposition(passage: Passage, first: int) -> float:
    """« depuis le 7 août », « d'ici à vendredi », « à compter du 23 mars »"""
    at = first - 1
    for _ in range(5):
        token = passage.at(at)
        if token.low in _cues()["before_past"]:
            return -STRONG
        if token.low in _cues()["before_future"] and passage.low(at - 1) in ("d", "'"):
            return STRONG
        if token.low in _cues()["before_expected"]:
            return _TENSE
        if token.low not in ("le", "la", "l", "'", "du", "de", "des", "debut", "fin", "mi", "-", "au", "les", "a", "ce", "cet"):
            return 0
        at -= 1
    return 0


def _sign(passage: Passage, at: int) -> float:
    """-1 for a verb in the past at a token, 1 for one in the future, 0 for anything else."""
    token = passage.at(at)
    if token.kind != "word" or (token.capital and passage.at(at - 1).kind not in ("break", "mark")):
        return 0
    low, raw = token.low, token.raw.lower()
    cues = _cues()
    if low in cues["future"] or raw in cues["future"]:
        return 1
    if low in cues["past"]:
        return -1
    if low in cues["expected"]:
        return 0.9
    if low in cues["not_verbs"] or len(low) < 4:
        return 0
    if low.endswith(("ra", "rai", "ront", "rons", "rez")):
        return 1
    if low.endswith(("rait", "raient")):
        return 0 if _has_auxiliary(passage, at) else 0.4
    if low.endswith(("ait", "aient", "erent", "irent", "urent")):
        return -1
    if raw.endswith(("é", "ée", "és", "ées")) or low in cues["participles"]:
        return -1 if _is_past_participle(passage, at) else 0
    return 0.3 if low in cues["announcing"] else 0


def _has_auxiliary(passage: Passage, at: int) -> bool:
    return passage.low(at) in ("aurait", "auraient", "serait", "seraient")


def _is_past_participle(passage: Passage, at: int) -> bool:
    """« a réuni », « Lancée en », « diffusé au »: not « est attendue », « sera diffusée », « être livrés »."""
    for back in range(at - 1, at - 5, -1):
        low, raw = passage.low(back), passage.at(back).raw.lower()
        if raw in ("a", "ont", "avait", "avaient", "ai", "avons", "eu", "aurait", "auraient", "ayant", "s", "se"):
            return True
        if low in ("sera", "seront", "etre", "doit", "doivent", "devrait", "va", "vont", "peut", "pourrait", "serait", "seraient"):
            return False
        if passage.at(back).kind != "word" or low in _JOINTS:
            break
    return True
