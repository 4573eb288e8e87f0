"""Where the words of a text stand: the units that the recogniser labels."""

from __future__ import annotations

import re

_WORD = re.compile(
    r"""
    (?![^\S\n])(?:                                                     # white space is settled at once
    (?-i:[^\W\d]\w*+(?!['’.+-]))                                      # so are most words: no sign may join what follows
  | \n+                                                              # the end of a paragraph
  | (?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu|quelqu|presqu)['’](?=\w)   # an elided word
  | (?:[A-ZÀ-Ý]\.){2,}                                               # initials and acronyms
  | \d+(?:[.,]\d+)+
  | -(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|ci|là|moi|lui|leur|les?|la)\b   # « sera-t-elle »
  | \w+(?:['’]\w+)*(?:-(?!(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|ci|là|moi|lui|leur)\b)\w+(?:['’]\w+)*)*\+?
  | \.{2,}
  | [^\w\s]
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def split_words(text: str) -> list[tuple[int, int]]:
    """Splits a text into words, punctuation marks and paragraph ends; other white space belongs to none.

    Elided words stand alone, hyphens and apostrophes within a name do not split it.

    >>> text = "L’actrice d’Hors-piste sera-t-elle sur Canal+ ?"
    >>> [text[start:end] for start, end in split_words(text)]
    ['L’', 'actrice', 'd’', 'Hors-piste', 'sera', '-t-elle', 'sur', 'Canal+', '?']
    """
    return [found.span() for found in _WORD.finditer(text)]
