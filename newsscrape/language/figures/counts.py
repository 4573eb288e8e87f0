"""Episodes and seasons: « huit épisodes », « 6 x 52 minutes », « onze des dix-neuf épisodes », « six saisons »."""

from __future__ import annotations

from collections.abc import Iterator

from newsscrape.language.ellipsis import tells_when
from newsscrape.language.figures.found import Figure, words
from newsscrape.language.knowledge import load
from newsscrape.language.passage import Passage
from newsscrape.language.ranges import left_of

_MOST = 20_000


def counts(passage: Passage) -> list[Figure]:
    """The numbers of episodes and seasons of a passage."""
    found: dict[int, Figure] = {}
    for at in passage.numbers:
        figure = _multiplied(passage, at) or _counted(passage, at)
        if figure:
            found[at] = figure
            for left in _lefts(passage, at, figure.unit):
                found.setdefault(left.number, left)
    known = list(found.values())
    seen = 0
    for at in passage.numbers:
        while seen < len(known) and known[seen].number < at:
            seen += 1
        if at not in found and _is_small(passage, at):
            unit = _understood(passage, at, found, known[max(0, seen - 5) : seen])
            if unit:
                found[at] = Figure(at, at + 1, at, passage.at(at).value, unit)
    return sorted(found.values(), key=lambda figure: figure.first)


def _is_small(passage: Passage, at: int) -> bool:
    number = passage.at(at)
    return number.scale == 1 and isinstance(number.value, int) and 1 < number.value < 1000


def _multiplied(passage: Passage, at: int) -> Figure | None:
    """« 6 x 52 minutes », « 8x40' », « six fois 52 minutes », « 2 x 1h30 »."""
    if passage.low(at + 1) not in ("x", "fois", "*") or not passage.at(at).value < 1000:
        return None
    length = passage.at(at + 2)
    if length.kind == "clock":
        return Figure(at, at + 3, at, passage.at(at).value, "episodes")
    if not passage.is_number(at + 2):
        return None
    if passage.low(at + 3) in words("counts", "minutes"):
        return Figure(at, at + 4, at, passage.at(at).value, "episodes")
    if (
        passage.low(at + 1) == "x"
        and length.value in words("counts", "lengths")
        and passage.low(at + 3) not in words("counts", "measures")
    ):
        return Figure(at, at + 3, at, passage.at(at).value, "episodes")
    return None


def _counted(passage: Passage, at: int) -> Figure | None:
    """A number before « épisodes » or « saisons », adjectives in between."""
    number = passage.at(at)
    if not isinstance(number.value, int) or number.value > _MOST or _is_name(passage, at):
        return None
    noun = at + 2 if number.form == "collective" and passage.low(at + 1) == "de" else at + 1
    noun += 2 if number.form == "collective" and passage.low(at + 1) == "d" else 0
    for _ in range(3):
        if (
            passage.low(noun) in words("adjectives", "words")
            or passage.low(noun) in ("seul", "seule")
            or passage.low(noun) == "et"
        ):
            noun += 1
    unit = _unit(passage.low(noun))
    is_part = noun == at + 1 and passage.low(at - 1) == "en" and passage.low(noun) in words("nouns", "parts")
    is_part = is_part and not (passage.is_number(noun + 2) and _unit(passage.low(noun + 3)) == "episodes")
    is_part = is_part or _is_part_of_work(passage, at, noun)
    unit = "episodes" if is_part else unit
    is_named = passage.is_number(noun + 1) and passage.at(noun + 1).form == "digits"
    if not unit or (number.value == 1 and number.form == "words" and not _is_only_one(passage, at)) or is_named:
        return None
    if passage.low(at - 1) == "les" and passage.low(at - 2) == "entre":
        return None
    return Figure(at, noun + 1, at, number.value, unit)


def _is_part_of_work(passage: Passage, at: int, noun: int) -> bool:
    """« les deux premiers volets »; « les deux volets de … » only where the sentence names a work."""
    if passage.low(at - 1) not in words("counts", "all_of") or passage.low(noun) not in words(
        "nouns", "parts_of_works"
    ):
        return False
    first, last = passage.sentence(at)
    of_something = passage.low(noun + 1) in words("counts", "of")
    return not of_something or passage.has(words("counts", "works"), first, last)


def _is_only_one(passage: Passage, at: int) -> bool:
    """« une seule saison », « au bout d'une saison »: counts where other « une » are articles."""
    return passage.low(at + 1) in ("seul", "seule") or passage.low(at - 3) == "bout"


def _unit(low: str) -> str:
    nouns = load("figures")["nouns"]
    return next((unit for unit in ("episodes", "seasons") if low in nouns[unit]), "")


def _is_name(passage: Passage, at: int) -> bool:
    """Whether a number says which one: « saison 3 », « l'épisode 5 »."""
    return passage.low(at - 1) in words("counts", "named")


def _lefts(passage: Passage, at: int, unit: str) -> Iterator[Figure]:
    for left in left_of(passage, at):
        if _is_name(passage, left) or not passage.at(left).value < _MOST:
            return
        yield Figure(left, left + 1, left, passage.at(left).value, unit)
    left = at - 2
    if (
        (
            passage.low(at - 1) == "et"
            and passage.is_number(left)
            and passage.at(left).value < _MOST
            and not _is_name(passage, left)
        )
        and passage.low(left - 1) not in ("%", ",")
        and passage.at(left).value > 1
    ):
        yield Figure(left, left + 1, left, passage.at(left).value, unit)


def _understood(passage: Passage, at: int, found: dict[int, Figure], before_it: list[Figure]) -> str:
    """The unit of a number whose noun is left out, from the sentence or the one before."""
    following, before = passage.low(at + 1), passage.low(at - 1)
    if following == "des" and at + 2 in found:
        return found[at + 2].unit
    if following in ("sur", "de") and passage.low(at + 2) in ("les", "ces", "ses") and at + 3 in found:
        return found[at + 3].unit
    near = [
        f for f in before_it if at - 60 < f.number < at and passage.at(f.number).sentence == passage.at(at).sentence
    ]
    if (
        near
        and _ends_phrase(passage, at)
        and (before in ("contre", "puis") or (before == "de" and passage.low(at - 2) == "lieu"))
    ):
        return near[-1].unit
    if near and following in ("que", "au") and (before == "les" or passage.low(at + 2) == "total"):
        return near[-1].unit
    if following == "inedits" and passage.low(at + 2) == "de" and before == "les":
        return "episodes"
    if following == "au" and passage.low(at + 2) == "total":
        return _theme(passage, at)
    if (
        following in words("adjectives", "ordering")
        and before in ("les", "des", "ces", "ses")
        and _lacks_noun(passage, at + 2)
    ):
        return _theme(passage, at)
    holder = passage.low(at - 2) if before in ("que", "qu", "deja") else before
    if holder in words("counts", "holding") and _has_pronoun(passage, at) and _ends_phrase(passage, at):
        return "episodes" if _is_of_season(passage, at) else _theme(passage, at)
    if near and (_is_measured(passage, at) or _is_among(passage, at)):
        return near[-1].unit
    return ""


def _has_pronoun(passage: Passage, at: int) -> bool:
    return passage.has(("en",), at - 4, at)


def _ends_phrase(passage: Passage, at: int) -> bool:
    following = passage.at(at + 1)
    if following.kind in ("mark", "break"):
        return following.low not in ("%", "€", "$", "'", "-", "/")
    if tells_when(passage, at + 1):
        return True
    return following.low in words("counts", "phrase_ends")


def _lacks_noun(passage: Passage, at: int) -> bool:
    """Whether « les trois premiers » stands alone: a verb, a preposition or the end follows."""
    following = passage.at(at)
    if following.kind in ("mark", "break"):
        return True
    return following.low in words("counts", "after_ordering") or following.low.endswith("ront")


def _is_among(passage: Passage, at: int) -> bool:
    """« douze épisodes, dont deux inédits »."""
    return passage.low(at - 1) == "dont" and passage.low(at + 1) in words("adjectives", "kinds")


def _is_measured(passage: Passage, at: int) -> bool:
    """« dix épisodes ici, six de 42 minutes là », « huit épisodes, à raison de deux par semaine »."""
    following = passage.low(at + 1)
    if following == "de":
        return passage.is_number(at + 2) and passage.low(at + 3) in words("counts", "minutes")
    return following == "par" and passage.low(at - 2) in words("counts", "at_the_rate")


def _is_of_season(passage: Passage, at: int) -> bool:
    """« la saison 1 en comptait dix; celle-ci n'en aura que huit »: a season has episodes, a series has seasons."""
    begin, _ = passage.sentence(at)
    named = next((index for index in range(at - 1, begin - 1, -1) if passage.low(index) == "saison"), None)
    return named is not None and not passage.has(words("counts", "subjects"), named, at)


def _theme(passage: Passage, at: int) -> str:
    """Episodes or seasons, whichever was named last, up to two sentences back."""
    sentence = passage.at(at).sentence
    for index in range(at - 1, max(0, at - 60) - 1, -1):
        if passage.at(index).sentence < sentence - 2:
            return ""
        low = passage.low(index)
        if low in ("episode", "episodes"):
            return "episodes"
        if low in ("saisons", "saison"):
            return "seasons"
        if low in words("counts", "others"):
            return ""
    return ""
