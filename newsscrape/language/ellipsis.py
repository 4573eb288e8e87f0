"""Numbers whose unit is left out, and what the text around them says that they count."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from newsscrape.language.knowledge import load
from newsscrape.language.numbers import times
from newsscrape.language.passage import Passage
from newsscrape.language.ranges import left_of

_REACH = 28
"""How many tokens away, in the sentence or just before it, a word may tell what a bare number counts."""
_MEMORY = 250
"""How many tokens away the last number with a unit may tell it."""
_SEEN = ("viewers", "views", "viewed", "hours")
_LARGE = 1_000_000
_ENDS = frozenset([".", ",", ";", ":", ")", "!", "?", "…", "»", "(", "–", "—"])


@dataclass(frozen=True, slots=True)
class Bare:
    """A number without a unit: what it counts (money, viewers, views, viewed, hours) and its value, scale restored."""

    theme: str
    value: int | float


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("themes")["bare"][key])


@cache
def _themes() -> dict[str, str]:
    return {word: theme for theme, words in load("themes")["themes"].items() for word in words}


def bare_numbers(passage: Passage) -> dict[int, Bare]:
    """The numbers of a passage without a unit for which the text tells what they count, by index.

    The nearest telling word of the sentence decides, those before the number first; then the sentence before; then the
    last number that had a unit.
    """
    if "bare" not in passage.memo:
        passage.memo["bare"] = _read(passage)
    known: dict[int, Bare] = passage.memo["bare"]
    return known


def _read(passage: Passage) -> dict[int, Bare]:
    out: dict[int, Bare] = {}
    candidates = [at for at in passage.numbers if _is_bare(passage, at)]
    if not candidates:
        return out
    marks = list(_marks(passage))
    places = [index for index, _, _ in marks]
    for at in candidates:
        theme = _theme(passage, at, marks, places)
        if theme and theme != "other" and (theme == "money" or not _is_difference(passage, at)):
            out[at] = Bare(theme, times(passage.at(at).value, _lost_scale(passage, at)))
            for left in left_of(passage, at):
                number = passage.at(left)
                if number.scale == 1 and number.value < 1000:
                    out[left] = Bare(theme, times(number.value, passage.at(at).scale))
    return out


def _marks(passage: Passage) -> list[tuple[int, str, bool]]:
    """The telling words: index, theme, and whether the word is the unit of a number."""
    themes, people = _themes(), _words("people")
    out = []
    for index, token in enumerate(passage.tokens):
        theme = themes.get(token.low, "") if token.kind in ("word", "mark") else ""
        counted = 0
        if token.low in people and _are_viewers(passage, index):
            theme = "viewers"
        if passage.low(index - 1) in ("minutes", "heures"):
            continue
        if theme or token.low in ("minutes", "heures"):
            counted = (
                index - 1 if passage.is_number(index - 1) else index - 2 if passage.is_number(index - 2) else index - 3
            )
            is_counted = passage.is_number(counted) and passage.at(counted).value >= 1000
            if not theme and is_counted and passage.at(counted).value >= 100_000:
                theme = "viewed" if token.low == "minutes" else "hours"
            if theme:
                out.append((index, theme, is_counted and theme != "audience"))
    return out


def _are_viewers(passage: Passage, at: int) -> bool:
    """Whether « personnes » and the like at an index are counted, and have watched something."""
    counted = at - 2 if passage.low(at - 1) == "de" else at - 1
    if not passage.is_number(counted):
        return False
    return is_about_audiences(passage) or passage.has(("vu", "vue", "vus", "vues"), counted - 6, counted)


def is_about_audiences(passage: Passage) -> bool:
    """Whether the text speaks of television audiences anywhere."""
    if "audiences" not in passage.memo:
        passage.memo["audiences"] = passage.has(load("figures")["audience"]["topic"], 0, len(passage.tokens))
    return bool(passage.memo["audiences"])


def _theme(passage: Passage, at: int, marks: list[tuple[int, str, bool]], places: list[int]) -> str:
    where = bisect_left(places, at)
    if _has_share(passage, at):
        return _seen(marks, where)
    sentence = passage.at(at).sentence
    theme = ""
    if where and passage.at(places[where - 1]).sentence == sentence and at - places[where - 1] <= _REACH:
        theme = marks[where - 1][1]
    elif where < len(marks) and passage.at(places[where]).sentence == sentence and places[where] - at <= _REACH:
        theme = marks[where][1]
    elif where and passage.at(places[where - 1]).sentence == sentence - 1 and at - places[where - 1] <= _REACH:
        theme = marks[where - 1][1]
    elif where < len(marks) and passage.at(places[where]).sentence == sentence + 1 and _is_told_next(passage, at):
        theme = marks[where][1]
    else:
        units = [mark for mark in marks[max(0, where - 12) : where] if mark[2] and at - mark[0] <= _MEMORY]
        units = units or [mark for mark in marks[where : where + 4] if mark[2]][:1]
        theme = units[-1][1] if units else ""
    if theme != "audience":
        return theme
    is_first = not any(is_unit for _, _, is_unit in marks[max(0, where - 20) : where])
    return "viewers" if is_first and passage.has(("%",), at + 1, at + 9) else _seen(marks, where)


def _is_told_next(passage: Passage, at: int) -> bool:
    """« 8,32 millions. C'est le nombre de téléspectateurs … »: the next sentence says what a number counts."""
    _, after = passage.sentence(at)
    return [passage.low(index) for index in range(after, after + 3)] == ["c", "'", "est"]


def _has_share(passage: Passage, at: int) -> bool:
    """« 2 400 000 (14,2 %) », « 1,12 M/6,1% »: whatever the text counts, this is an audience."""
    return passage.low(at + 1) in ("(", "/") and passage.is_number(at + 2) and passage.low(at + 3) == "%"


def _seen(marks: list[tuple[int, str, bool]], where: int) -> str:
    """What an audience has been counted in so far: viewers unless the text told views, minutes or hours last."""
    before = [theme for _, theme, is_unit in marks[max(0, where - 20) : where] if is_unit and theme in _SEEN]
    after = [theme for _, theme, is_unit in marks[where : where + 8] if is_unit and theme in _SEEN]
    return before[-1] if before else after[0] if after else "viewers"


def _is_bare(passage: Passage, at: int) -> bool:
    """Whether a number is large and stands without a noun: « contre 3,2 millions la veille », « (5,3 millions) »."""
    number = passage.at(at)
    is_large = number.scale >= 1_000 or (number.value >= 10_000 and number.form == "digits")
    if (
        number.form == "collective"
        or passage.at(at - 1).raw[:1] == "0"
        or not (is_large or _lost_scale(passage, at) > 1)
    ):
        return False
    if passage.low(at - 1) in ("$", "€", "£", "n", "°") or passage.slice(at, at + 1)[0] in _words("names"):
        return False
    following = passage.at(at + 1)
    if following.kind == "break" or following.low in _ENDS or _has_share(passage, at) or tells_when(passage, at + 1):
        return True
    if _is_difference(passage, at):
        return True
    if following.low in ("de", "d") and _is_of_sum(passage, at + 2):
        return True
    if following.low in ("de", "du") or following.kind == "title":
        return following.kind == "title" or _is_of_occasion(passage, at + 1)
    if following.low == "d":
        return passage.low(at + 3) == "apres"
    return following.kind in ("word", "name") and (following.low in _words("free") or following.low in _words("spent"))


def _is_difference(passage: Passage, at: int) -> bool:
    """« 20 millions de plus qu'en 2025 »: of money this is an amount as well, of viewers it is no audience."""
    return passage.low(at + 1) == "de" and passage.low(at + 2) in ("plus", "moins")


def tells_when(passage: Passage, at: int) -> bool:
    """Whether « un an plus tôt », « dix jours auparavant » or « quelques semaines avant » begins at a token."""
    stretches = load("numerals")["stretches"]
    if not (passage.is_number(at) or passage.low(at) in stretches["some"]):
        return False
    unit = at + 2 if passage.low(at + 1) == "de" else at + 1
    after = unit + 3 if passage.low(unit + 1) == "et" and passage.low(unit + 2) == "demi" else unit + 1
    following = passage.low(after), f"{passage.low(after)} {passage.low(after + 1)}"
    return passage.low(unit) in stretches["units"] and any(words in stretches["apart"] for words in following)


def _is_of_sum(passage: Passage, at: int) -> bool:
    """« deux milliards d'économies », « 30 millions de pertes »: a sum by its noun."""
    return passage.low(at) in _words("sums") or passage.low(at + 1) in _words("sums")


def _is_of_occasion(passage: Passage, at: int) -> bool:
    """« les 2,1 millions du lancement », « de la première saison »."""
    noun = next((index for index in range(at + 1, at + 4) if passage.low(index) not in ("la", "l", "'")), at)
    return passage.low(noun) in _words("occasions") and (passage.low(at) == "du" or noun > at + 1)


def _scale_contrasted(passage: Passage, at: int) -> int:
    """The scale understood in « 5,02 millions de Français, contre 4,31 pour l'autre journal »; 1 where none is."""
    before = bisect_left(passage.numbers, at) - 1
    following = passage.at(at + 1)
    ends = following.kind == "break" or following.low in _ENDS or following.low in _words("free")
    if passage.low(at - 1) != "contre" or before < 0 or not (ends or tells_when(passage, at + 1)):
        return 1
    last = passage.at(passage.numbers[before])
    return last.scale if last.sentence == passage.at(at).sentence and last.scale >= _LARGE else 1


def _lost_scale(passage: Passage, at: int) -> int:
    """The scale understood in « la barre des 200 », « au lieu de 440 » after millions; 1 where none is."""
    number = passage.at(at)
    if number.scale > 1 or number.form != "digits" or number.value >= 1000:
        return 1
    if not isinstance(number.value, int):
        return _scale_contrasted(passage, at)
    if number.value < 100:
        return 1
    following = passage.at(at + 1)
    if following.kind != "break" and following.low not in _ENDS and not tells_when(passage, at + 1):
        return 1
    before = (passage.low(at - 2), passage.low(at - 1))
    if before not in (("barre", "des"), ("seuil", "des"), ("cap", "des"), ("lieu", "de")) and before[1] != "contre":
        return 1
    return next((token.scale for token in passage.tokens[max(0, at - 40) : at][::-1] if token.scale >= 1_000_000), 1)
