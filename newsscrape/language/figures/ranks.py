"""Ranks and ratings: « 4e place du Top 10 Nielsen », « numéro un des ventes », « 4,5/5 », « 8,7 sur 10 »."""

from __future__ import annotations

from newsscrape.language.figures.found import Figure, words
from newsscrape.language.figures.sites import rater_of
from newsscrape.language.passage import Passage

_LOWEST = 1000
_LONGEST = 8
"""Ordinals of one list that are looked at."""


def ranks(passage: Passage) -> list[Figure]:
    """The ranks of a passage."""
    found: list[Figure] = []
    announcing = words("ranks", "number")
    for at, token in enumerate(passage.tokens):
        if token.kind == "number":
            figure = (
                _place(passage, at) or _moved(passage, at) or _further(passage, at, found)
                if token.form == "ordinal"
                else None
            )
        else:
            figure = _numbered(passage, at, found) if token.low in announcing else None
        if figure:
            found.append(figure)
    return found


def _place(passage: Passage, at: int) -> Figure | None:
    """« 3e place », « deuxième position », « 5e du Top 10 », « se classe troisième »."""
    number = passage.at(at)
    if number.kind != "number" or number.form != "ordinal" or number.value > _LOWEST:
        return None
    following = passage.low(at + 1)
    last = _end_of_list(passage, at)
    if last != at and passage.low(last + 1) in words("ranks", "nouns"):
        return Figure(at, at + 1, at, number.value, "rank", _ranking(passage, last + 2))
    if following in words("ranks", "nouns") or (following in ("marche", "marches") and passage.low(at + 3) == "podium"):
        return Figure(at, at + 2, at, number.value, "rank", _ranking(passage, at + 2))
    if following in ("du", "au", "de") and passage.low(at + 2) in words("ranks", "lists"):
        return Figure(at, at + 1, at, number.value, "rank", _ranking(passage, at + 1))
    ends = passage.at(at + 1).kind in ("mark", "break") or following in words("ranks", "verb_after")
    if ends and passage.low(at - 1) in words("ranks", "being") and _is_in_ranking(passage, at):
        return Figure(at, at + 1, at, number.value, "rank", _ranking(passage, at + 1))
    if ends and (passage.low(at - 1) in words("ranks", "verbs") or passage.low(at - 2) in words("ranks", "verbs")):
        return Figure(at, at + 1, at, number.value, "rank", _ranking(passage, at + 1))
    return None


def _end_of_list(passage: Passage, at: int) -> int:
    """The last ordinal of « 2e, 3e et 4e », « la 2e et la 3e », « aux 5e ou 6e » that begins at a token."""
    for _ in range(_LONGEST):
        if passage.low(at + 1) not in (",", "et", "ou"):
            return at
        following = at + 2
        following += 1 if passage.at(following).raw == "à" else 0
        following += 1 if passage.low(following) in ("la", "au", "le") else 0
        if passage.at(following).form != "ordinal":
            return at
        at = following
    return at


def _moved(passage: Passage, at: int) -> Figure | None:
    """« du 7e au 2e rang », « de la 13e place à la 4e »: the rank without its noun."""
    value = passage.at(at).value
    right = _after_to(passage, at + 1)
    is_left = right and passage.at(right).form == "ordinal" and passage.low(right + 1) in words("ranks", "nouns")
    noun = at - 3 if passage.low(at - 1) == "la" else at - 2
    is_right = passage.low(noun) in words("ranks", "nouns") and passage.at(noun - 1).form == "ordinal"
    is_right = is_right and _after_to(passage, noun + 1) == at and passage.at(at + 1).kind in ("mark", "break")
    return Figure(at, at + 1, at, value, "rank") if value <= _LOWEST and (is_left or is_right) else None


def _after_to(passage: Passage, at: int) -> int:
    """The index after « au » or « à la » at a token, 0 where there is none."""
    if passage.low(at) == "au":
        return at + 1
    return at + 2 if passage.at(at).raw == "à" and passage.low(at + 1) == "la" else 0


def _is_in_ranking(passage: Passage, at: int) -> bool:
    """« est première des chaînes info », « … dans le classement : la saison 1 est troisième »: no sisters."""
    if passage.low(at + 1) == "des":
        return passage.low(at + 2) in words("ranks", "ranked")
    begin, _ = passage.sentence(at)
    return passage.at(at + 1).kind in ("mark", "break") and passage.has(words("ranks", "lists"), begin, at)


def _further(passage: Passage, at: int, found: list[Figure]) -> Figure | None:
    """« les Pays-Bas ont fini 12es, la Suisse 10e », « M6 (3e) », « 1re en Belgique et 5e en Suisse »."""
    begin, _ = passage.sentence(at)
    before = passage.at(at - 1)
    before = passage.at(at - 2) if before.low == "(" else before
    is_named = (before.kind in ("word", "name") and before.capital) or passage.low(at - 2) == "saison"
    is_also = before.low == "et" and passage.low(at + 1) in ("en", "au", "aux", "dans")
    ends = is_also or (is_named and passage.at(at + 1).kind in ("mark", "break"))
    if not found or found[-1].first < begin or not ends:
        return None
    return Figure(at, at + 1, at, passage.at(at).value, "rank")


def _numbered(passage: Passage, at: int, found: list[Figure]) -> Figure | None:
    """« numéro un », « n° 1 », « No 1 »; other numbers only where a ranking is named, or after a rank so written."""
    low = passage.low(at)
    if passage.low(at - 1) in words("ranks", "before_stop"):
        return None
    where = at + 2 if passage.low(at + 1) in ("°", "º", "o", "'") else at + 1
    number = passage.at(where)
    if (low == "n" and where == at + 1) or number.kind != "number" or number.form == "ordinal" or number.scale != 1:
        return None
    is_sign = number.raw.isdigit() or number.form == "words"
    listed = passage.has(words("ranks", "lists"), where + 1, where + 5) or _continues(passage, at, found)
    if (
        not is_sign
        or not (
            number.value == 1
            or ((listed or (passage.low(at - 1) == "au" and low == "numero")) and number.value <= 100)
            or (passage.low(at - 1) in words("ranks", "being") and number.value <= 10)
        )
        or (low in ("no", "#") and number.form == "words")
    ):
        return None
    return Figure(at, where + 1, where, number.value, "rank", _ranking(passage, where + 1))


def _continues(passage: Passage, at: int, found: list[Figure]) -> bool:
    """« n° 1 : 18,2 millions de vues ; n° 2 : 9,7 millions »: whether a rank of the sentence was written so."""
    begin, _ = passage.sentence(at)
    return bool(found) and found[-1].first >= begin and passage.low(found[-1].first) == passage.low(at)


def _ranking(passage: Passage, at: int) -> str | None:
    """The ranking named after a rank: « du Top 10 Nielsen », « des ventes »."""
    if passage.low(at) in ("mondial", "mondiale"):
        at += 1
    if passage.low(at) not in ("du", "des", "au", "de", "dans"):
        return None
    start = at + 1
    if passage.low(start) in words("ranks", "own"):
        return None
    while passage.low(start) in ("la", "le", "les", "l", "'"):
        start += 1
    after = start
    while after < start + 6 and _names_ranking(passage, after):
        after += 1
    while after > start and passage.low(after - 1) in ("de", "des", "du", "la", "d", "'", "-"):
        after -= 1
    return passage.slice(start, after)[0] if after > start else None


def _names_ranking(passage: Passage, at: int) -> bool:
    token = passage.at(at)
    if token.kind == "number":
        return passage.low(at - 1) == "top"
    return (
        token.kind in ("word", "name")
        and (
            token.capital
            or passage.at(at - 1).low in ("du", "des", "le", "la", "les", "de", "'")
            or token.low in words("ranks", "inner")
        )
    ) or token.low in ("'", "-")


def ratings(passage: Passage) -> list[Figure]:
    """The ratings of a passage."""
    found: list[Figure] = []
    for at in passage.numbers:
        if passage.low(at + 1) in ("/", "sur") and passage.is_number(at + 2):
            if _is_rating(passage, at):
                value = passage.at(at).value
                found.append(Figure(at, at + 3, at, value, "rating", rater_of(passage, at, at + 3)))
        elif (
            passage.low(at + 1) in ("etoiles", "etoile") and passage.low(at + 2) == "sur" and passage.is_number(at + 3)
        ):
            found.append(Figure(at, at + 4, at, passage.at(at).value, "rating", rater_of(passage, at, at + 4)))
    return found


def _is_rating(passage: Passage, at: int) -> bool:
    value, scale = passage.at(at), passage.at(at + 2)
    if (
        scale.value not in words("ratings", "scales")
        or value.value > scale.value
        or value.form == "collective"
        or scale.scale > 1
    ):
        return False
    if (
        passage.low(at + 3) in ("%", "/", "-", "€")
        or passage.at(at + 3).kind == "number"
        or passage.low(at - 1) in words("ratings", "before_stop") | {"/"}
    ):
        return False
    if not isinstance(value.value, int):
        return True
    if passage.low(at - 1) == "un" and passage.low(at + 1) == "/" and scale.value in (10, 20):
        return True
    begin, end = passage.sentence(at)
    following = passage.at(at + 3)
    if (passage.at(at - 1).sentence != value.sentence and following.low in (".", ",", ")")) or (
        following.kind == "break" and passage.at(at - 1).kind == "break"
    ):
        return passage.low(at + 1) == "/" and scale.value <= 20
    is_counted = following.kind == "word" and following.low not in words("ratings", "after")
    return not is_counted and passage.has(words("ratings", "cues"), max(begin, at - 15), min(end, at + 12))
