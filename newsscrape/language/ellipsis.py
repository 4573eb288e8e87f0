"""Numbers whose unit is left out, and what the text around them says that they count."""

from __future__ import annotations

from functools import cache

from newsscrape.language.lexer import vocabulary
from newsscrape.language.passage import Passage

_REACH = 28
"""How many tokens away a word may tell what a bare number counts."""

_FREE = frozenset(
    "pour en par sur au aux a dans contre lors cette ce cet la le les l il elle ils elles on et ou mais qui quand puis soit "
    "avec sans chez hier lundi mardi mercredi jeudi vendredi samedi dimanche depuis pendant selon d'apres apres avant "
    "devant derriere tandis alors l'an un une deja seulement environ en moyenne a juste encore plus moins jusqu si comme "
    "ces sa son ses leur leurs que dont des auparavant precedemment cumules cumulees consolide chacun chacune ensuite".split()
)


@cache
def _themes() -> dict[str, str]:
    return {word: theme for theme, words in vocabulary("themes").items() for word in words}


def is_bare(passage: Passage, at: int) -> bool:
    """Whether a number is large and stands without a noun: « contre 3,2 millions la veille », « (5,3 millions) »."""
    number = passage.at(at)
    is_large = number.scale >= 1_000 or (number.value >= 10_000 and number.form == "digits")
    if not is_large or number.form == "collective":
        return False
    following = passage.at(at + 1)
    if following.kind == "break" or following.low in (".", ",", ";", ":", ")", "!", "?", "…", "»", "(", "–", "—"):
        return True
    return following.kind == "word" and (following.low in _FREE or following.raw == "à")


def theme_of(passage: Passage, at: int) -> str:
    """What a bare number counts: the theme of the nearest telling word before it, else after it; empty if none tells."""
    themes = _themes()
    first, last = passage.sentence(at)
    for index in range(at - 1, max(first, at - _REACH) - 1, -1):
        if passage.low(index) in themes:
            return themes[passage.low(index)]
    for index in range(at + 1, min(last, at + _REACH)):
        if passage.low(index) in themes:
            return themes[passage.low(index)]
    for index in range(first - 1, max(0, first - _REACH) - 1, -1):
        if passage.at(index).kind == "break":
            break
        if passage.low(index) in themes:
            return themes[passage.low(index)]
    return ""
