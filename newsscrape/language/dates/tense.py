"""Whether words look back or ahead: « a réuni … en mars », « sera diffusée en mars », « depuis mars »."""

from __future__ import annotations

from functools import cache

from newsscrape.language.knowledge import load
from newsscrape.language.lexer import Token
from newsscrape.language.passage import Passage

_REACH = 30
_CLAUSE = frozenset([",", ";", ":", "(", ")", "–", "—", "«", "»"])
_JOINTS = frozenset(
    ["et", "mais", "qui", "que", "dont", "alors", "quand", "tandis", "ou", "où", "puis", "car", "apres", "avant"]
)
_CROWD = 10_000
"""A number this large after a date and a colon is who watched then."""
STRONG = 1000.0
"""The weight of a cue that cannot be wrong: « depuis », « dernier »."""
SURE = 300.0
"""The weight of a verb near a date."""
_TENSE = 14.0
_FAR = 0.9
_ARTICLES = frozenset(
    ["mois", "le", "la", "l", "'", "du", "de", "des", "debut", "fin", "mi", "-", "au", "les", "a", "ce", "cet"]
)
_HAVE = frozenset("a ont ai avons avez as avait avaient eut".split())
_DETERMINERS = frozenset("le la les l un une des du au aux ce cet cette ces son sa ses leur leurs".split())
_WILL = frozenset(
    "sera seront être etre doit doivent devrait devraient va vont peut peuvent pourrait serait seraient".split()
)


@cache
def _cues() -> dict[str, frozenset[str]]:
    tables = load("tenses")
    cues = {key: frozenset(words) for key, words in tables.items() if key != "participles"}
    endings = ("", "e", "s", "es")
    cues["participles"] = frozenset(stem + ending for stem in tables["participles"] for ending in endings)
    return cues


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
    back, back_sign = _nearest(passage, first, -1)
    ahead, ahead_sign = _nearest(passage, after, 1)
    away, sign = (back, back_sign) if back_sign and (back <= ahead or not ahead_sign) else (ahead, ahead_sign)
    if not sign:
        return -_TENSE if _is_counted(passage, first, after) else 0
    if abs(sign) < 0.5:
        return sign
    return sign * (SURE if away <= 9 and abs(sign) == 1 else _TENSE if away <= 13 else _FAR)


def _is_counted(passage: Passage, first: int, after: int) -> bool:
    """« 712 000 personnes samedi », « le 13 mai : 5,9 millions »: told of the past."""
    if passage.low(first - 1) in _cues()["counted"]:
        return True
    return passage.low(after) == ":" and passage.is_number(after + 1) and passage.at(after + 1).value >= _CROWD


def _is_contrasted(passage: Passage, first: int) -> bool:
    """« contre 1,8 million vendredi », « contre 8,1 % de PDA mardi »: what was counted before."""
    return any(
        passage.low(at - 1) == "contre"
        and passage.is_number(at)
        and (passage.at(at).value >= _CROWD or passage.low(at + 1) == "%")
        for at in range(first - 1, first - 6, -1)
    )


def _nearest(passage: Passage, start: int, step: int) -> tuple[int, float]:
    """How far the nearest verb with a tense is in one direction, clause borders making it further, and its sign."""
    begin, end = passage.sentence(start - 1 if step > 0 else start)
    opening = start - begin <= 6
    places = (
        range(start - 1, max(begin, start - _REACH) - 1, -1) if step < 0 else range(start, min(end, start + _REACH))
    )
    penalty = 0 if step < 0 else 2
    weak = (0, 0.0)
    for at in places:
        token = passage.at(at)
        is_border = step < 0 or not opening or at > start
        penalty += _barrier(token) if is_border else 0
        away = abs(at - start) + penalty
        sign = _sign(passage, at, abs(at - start))
        if abs(sign) >= 0.5:
            return away, sign
        if sign and not weak[1]:
            weak = (away, sign)
    return weak


def _barrier(token: Token) -> int:
    if token.low in _CLAUSE:
        return 10
    return 4 if token.low in _JOINTS else 0


def _preposition(passage: Passage, first: int) -> float:
    """« depuis le 7 août », « d'ici à vendredi », « à compter du 23 mars », « 5 % de mieux qu'en mars »."""
    at = first - 1
    cues = _cues()
    if passage.low(at) == "en" and passage.low(at - 2) == "qu" and passage.low(at - 3) in cues["compared"]:
        return -_TENSE
    for _ in range(5):
        token = passage.at(at)
        raw = token.raw.lower()
        if token.low in cues["before_past"]:
            return -STRONG
        if token.low in cues["before_future"] and passage.low(at - 1) in ("d", "'"):
            return STRONG
        if raw in cues["before_expected"] and not _is_told(passage, at):
            return _TENSE
        if token.low not in _ARTICLES:
            return 0
        at -= 1
    return 0


def _is_told(passage: Passage, at: int) -> bool:
    """Whether a verb in the past stands right before « dès », « avant », « jusqu'à »: the date is then past as well."""
    return any(_sign(passage, index, 9) < 0 for index in range(max(0, at - 7), at))


def _sign(passage: Passage, at: int, away: int) -> float:
    """-1 for a verb in the past at a token, 1 for one in the future, less for weaker cues, 0 for anything else."""
    token = passage.at(at)
    if token.kind != "word" or (token.capital and passage.at(at - 1).kind not in ("break", "mark")):
        return 0
    low, raw = token.low, token.raw.lower()
    cues = _cues()
    if raw in _HAVE or low in ("est", "sont"):
        return -1 if _has_participle(passage, at) else 0
    if low in cues["future"]:
        return 1
    if raw in cues["expected"]:
        return 0 if _is_pluperfect(passage, at) else 0.9
    if low in cues["past"]:
        return -1
    if raw in cues["weak_past"]:
        return -1 if token.capital and raw == "après" else -0.4
    if low in cues["neutral"] or (low in cues["not_verbs"] and not _opens(passage, at)) or len(low) < 4:
        return 0
    return _by_ending(passage, at, away, low, raw)


def _opens(passage: Passage, at: int) -> bool:
    """« Tournée entre mars et mai »: a participle, also a noun, that opens a clause before a preposition."""
    is_head = passage.at(at - 1).kind == "break" or passage.at(at - 1).sentence != passage.at(at).sentence
    is_head = is_head or passage.low(at - 1) in (",", "(")
    return is_head and passage.low(at) in _cues()["nouns_too"] and passage.low(at + 1) in _cues()["clause_prepositions"]


def _by_ending(passage: Passage, at: int, away: int, low: str, raw: str) -> float:
    cues = _cues()
    if low.endswith(("ra", "rai", "ront", "rons", "rez")):
        return 1
    if low in cues["imperfects"]:
        return -1
    if raw.endswith(
        ("erait", "irait", "drait", "trait", "vrait", "eraient", "iraient", "draient", "traient", "vraient")
    ):
        return 0.4
    if low.endswith(("ait", "aient", "erent", "irent", "urent")):
        return -1
    if raw.endswith(("é", "ée", "és", "ées")) or low in cues["participles"]:
        return _participle(passage, at, away)
    if low.endswith(("er", "ir", "oir", "dre")) and passage.low(at - 1) in cues["before_infinitive"]:
        return 0.4
    return 0.4 if low in cues["announcing"] else 0


def _has_participle(passage: Passage, at: int) -> bool:
    """« a réuni », « ont déjà été vus », « s'est éteinte »; « est » alone is no past."""
    low = passage.low(at)
    if low in ("est", "sont"):
        if (passage.low(at - 2), passage.low(at - 1)) == ("s", "'") or passage.low(at - 1) == "se":
            return True
        return passage.low(at + 1) in _cues()["moved"] or passage.low(at + 2) in _cues()["moved"]
    for after in range(at + 1, at + 5):
        token = passage.at(after)
        raw, word = token.raw.lower(), token.low
        if token.kind != "word":
            return False
        if raw in _cues()["expected"] and low not in ("avait", "avaient"):
            return False
        is_participle = raw.endswith(("é", "ée", "és", "ées")) or word in _cues()["participles"]
        if (is_participle and raw != "été") or (raw == "été" and passage.at(after + 1).kind != "word"):
            return True
    return False


def _is_pluperfect(passage: Passage, at: int) -> bool:
    return any(passage.low(back) in ("avait", "avaient") for back in range(at - 3, at))


def _participle(passage: Passage, at: int, away: int) -> float:
    """« Lancée en », « diffusé au »: a participle without auxiliary counts beside the date only."""
    if passage.low(at - 1) in _DETERMINERS or (
        passage.low(at) in _cues()["heads"] and passage.low(at + 1) in ("de", "d", ":")
    ):
        return 0
    for back in range(at - 1, at - 5, -1):
        token = passage.at(back)
        raw = token.raw.lower()
        if raw in _HAVE or (token.low in ("s", "se", "aurait", "auraient", "ayant", "eu")):
            return -1
        if token.low in _WILL:
            return 0
        if token.low in ("est", "sont", "soit", "soient"):
            return -0.4 if away <= 3 else 0
        if token.kind != "word" or token.low in _JOINTS:
            break
    return -1 if away <= 3 else 0
