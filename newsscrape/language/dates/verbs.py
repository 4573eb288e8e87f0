"""The verbs of a text and their tense: « a réuni », « sera diffusée », « qu'il présenterait », « Lancée »."""

from __future__ import annotations

from functools import cache

from newsscrape.language.knowledge import load
from newsscrape.language.lexicon import CLASSES, classes_of
from newsscrape.language.passage import Passage

_GIVEN = CLASSES.index("given")
HAVE = frozenset("a ont ai avons avez as avait avaient eut".split())
JOINTS = frozenset(
    ["et", "mais", "qui", "que", "dont", "alors", "quand", "tandis", "ou", "où", "puis", "car", "apres", "avant"]
)
_HEADING = 7
"""Tokens of the longest sentence that is « Sortie » and its day."""
BROADCAST = -0.5
"""The tense of « diffusé », « jugé » without auxiliary: past, unless a day soon to come is so much nearer."""
_CONDITIONALS = ("erait", "irait", "drait", "trait", "vrait", "eraient", "iraient", "draient", "traient", "vraient")
_SUBJECTS = frozenset("je j il elle on nous ils elles".split())
_DETERMINERS = frozenset("le la les l un une des du au aux ce cet cette ces son sa ses leur leurs".split())
_WILL = frozenset(
    "sera seront être etre doit doivent devrait devraient va vont peut peuvent pourrait serait seraient".split()
)


@cache
def tense_words() -> dict[str, frozenset[str]]:
    """The word lists of the tenses, participles with their endings."""
    tables = load("tenses")
    cues = {key: frozenset(words) for key, words in tables.items()}
    for key in ("participles", "broadcast"):
        cues[key] = frozenset(stem + ending for stem in tables[key] for ending in ("", "e", "s", "es"))
    return cues


def tense_of(passage: Passage, at: int, away: int) -> float:
    """-1 for a verb in the past at a token, 1 for one in the future, less for weaker cues, 0 for anything else."""
    token = passage.at(at)
    if token.kind != "word" or (token.capital and _is_name(passage, at)):
        return 0
    low, raw = token.low, token.raw.lower()
    cues = tense_words()
    if raw in HAVE or low in ("est", "sont"):
        return -1 if _has_participle(passage, at) else 0
    if low in cues["future"]:
        return 1
    if raw in cues["expected"]:
        return 0 if _is_pluperfect(passage, at) else 0.9
    if low in cues["past"]:
        return -1
    if low in ("serait", "seraient") and _is_indirect(passage, at):
        return 0.9
    if raw in cues["weak_past"]:
        return -1 if token.capital and raw == "après" else -0.4
    if low in cues["neutral"] or (low in cues["not_verbs"] and not _opens(passage, at)) or len(low) < 4:
        return 0
    return _by_ending(passage, at, away, low, raw)


def _is_name(passage: Passage, at: int) -> bool:
    """Whether a capital letter at a token is that of a name, as no sentence, quote or clause begins there."""
    before = passage.at(at - 1)
    is_joined = before.kind != "mark" or before.low in (",", "'", "-", "/", "&")
    return before.kind != "break" and before.sentence == passage.at(at).sentence and is_joined


def _is_given_name(passage: Passage, at: int, raw: str) -> bool:
    """« Laurent Brun », « Sandra »; not « Lancé », unless a further name follows as in « André Brun »."""
    following = passage.at(at + 1)
    is_named = following.kind in ("word", "name") and following.capital
    return _GIVEN in classes_of(passage.at(at).raw) and (is_named or not raw.endswith(("é", "ée", "és", "ées")))


def _opens(passage: Passage, at: int) -> bool:
    """« Tournée entre mars et mai »: a participle, also a noun, that opens a clause before a preposition."""
    is_head = passage.at(at - 1).kind == "break" or passage.at(at - 1).sentence != passage.at(at).sentence
    is_head = is_head or passage.low(at - 1) in (",", "(")
    return (
        is_head
        and passage.low(at) in tense_words()["nouns_too"]
        and passage.low(at + 1) in tense_words()["clause_prepositions"]
    )


def _by_ending(passage: Passage, at: int, away: int, low: str, raw: str) -> float:
    cues = tense_words()
    if passage.at(at).capital and _is_given_name(passage, at, raw):
        return 0
    if low.endswith(("ra", "rai", "ront", "rons", "rez")):
        return 1
    if low in cues["imperfects"]:
        return -1
    if raw.endswith(_CONDITIONALS):
        return 0.9 if _is_indirect(passage, at) else 0.4
    if low.endswith(("ait", "aient", "erent", "irent", "urent")):
        return -1
    if _is_participle(low, raw):
        return _participle(passage, at, away)
    lead = at - 3 if (passage.low(at - 2), passage.low(at - 1)) == ("ne", "pas") else at - 1
    if low.endswith(("er", "ir", "oir", "dre")) and passage.low(lead) in cues["before_infinitive"]:
        return 0.9 if _is_decided(passage, at) else 0.4
    return 0.4 if low in cues["announcing"] else 0


def _is_indirect(passage: Passage, at: int) -> bool:
    """« a annoncé qu'il présenterait »: the conditional at a token is the future of what is told in the past."""
    return passage.has(("qu", "que"), at - 6, at) and passage.has(tense_words()["saying"], at - 14, at - 1)


def _is_decided(passage: Passage, at: int) -> bool:
    """« a décidé de ne pas renouveler »: the infinitive at a token is still to come."""
    return passage.has(tense_words()["deciding"], at - 6, at - 1) and not passage.has(
        ("avait", "avaient"), at - 8, at - 1
    )


def _is_heading(passage: Passage, at: int) -> bool:
    """« Sortie le 9 avril. »: a noun with its day, and no more."""
    first, after = passage.sentence(at)
    return at == first and after - first <= _HEADING and passage.low(at) in tense_words()["heads"]


def _has_participle(passage: Passage, at: int) -> bool:
    """« a réuni », « ont déjà été vus », « s'est éteinte »; « est » alone is no past."""
    low = passage.low(at)
    if low in ("est", "sont"):
        if (passage.low(at - 2), passage.low(at - 1)) == ("s", "'") or passage.low(at - 1) == "se":
            return True
        return passage.low(at + 1) in tense_words()["moved"] or passage.low(at + 2) in tense_words()["moved"]
    for after in range(at + 1, at + 5):
        token = passage.at(after)
        raw = token.raw.lower()
        if token.kind != "word" or raw == "du":
            return False
        if raw in tense_words()["expected"] and low not in ("avait", "avaient"):
            return False
        if _is_participle(token.low, raw) and (raw != "été" or passage.at(after + 1).kind != "word"):
            return True
    return False


def _is_participle(low: str, raw: str) -> bool:
    """Whether a word, folded and as it is spelled in lower case, has the form of one."""
    return raw.endswith(("é", "ée", "és", "ées")) or low in tense_words()["participles"]


def _is_pluperfect(passage: Passage, at: int) -> bool:
    return any(passage.low(back) in ("avait", "avaient") for back in range(at - 3, at))


def _participle(passage: Passage, at: int, away: int) -> float:
    """« Lancée en », « diffusé au »: a participle without auxiliary counts beside the date only."""
    is_verb = passage.low(at - 1) in _SUBJECTS and passage.low(at - 2) != "-"
    is_which = passage.at(at - 1).form == "ordinal" and passage.low(at - 1) != "secondes"
    is_noun = passage.low(at - 1) in _DETERMINERS or is_which or _is_heading(passage, at)
    is_noun = is_noun or (passage.low(at) in tense_words()["heads"] and passage.low(at + 1) in ("de", "d", ":"))
    if is_noun or is_verb:
        return 0
    for back in range(at - 1, at - 5, -1):
        token = passage.at(back)
        raw = token.raw.lower()
        if raw in HAVE or (token.low in ("s", "se", "aurait", "auraient", "ayant", "eu")):
            return -1
        if token.low in _WILL:
            return 0
        if token.low in ("est", "sont", "soit", "soient"):
            return -0.4 if away <= 3 else 0
        if token.kind != "word" or token.low in JOINTS:
            break
    if away > 3:
        return 0
    return BROADCAST if passage.low(at) in tense_words()["broadcast"] else -1
