"""Whether a text is French: the share of its words that are among the commonest of the language."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_FRENCH = frozenset(
    "le la les un une des du de et est en dans pour par sur qui que au aux avec ce cette son sa ses il elle se ne pas "
    "plus mais ou où à sont été l d n s c qu j a on nous vous leur leurs être".split()
)
_OTHER = frozenset(
    "the of and to in is for with that it was by this from his her are has been will der die das und ist mit von ein "
    "eine nicht auf für den dem el los las y con por del il che di per della gli het een van wij não uma dos".split()
)
_SHORT = 12
"""Below this number of words a text is taken for French: a headline of names has hardly any function word."""


def is_french(text: str) -> bool:
    """Whether a text reads as French.

    >>> is_french("La série revient sur la chaîne pour une deuxième saison, avec les mêmes acteurs que la première.")
    True
    >>> is_french("The series is coming back to the network for a second season with the cast of the first.")
    False
    """
    words = _WORD.findall(text.lower())
    if len(words) < _SHORT:
        return True
    french = sum(map(_FRENCH.__contains__, words))
    other = sum(map(_OTHER.__contains__, words))
    return french > other and french > len(words) / 8
