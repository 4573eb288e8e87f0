"""Where the words of a text stand: the units that the recogniser labels, and the tokens of a ``Doc``."""

from __future__ import annotations

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

_WORD = re.compile(
    r"""
    \n+                                                              # the end of a paragraph
  | (?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu|quelqu|presqu)['’](?=\w)   # an elided word
  | (?:[A-ZÀ-Ý]\.){2,}                                               # initials and acronyms
  | \d+(?:[.,]\d+)+
  | -(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|ci|là|moi|lui|leur|les?|la)\b   # « sera-t-elle »
  | \w+(?:['’]\w+)*(?:-(?!(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|ci|là|moi|lui|leur)\b)\w+(?:['’]\w+)*)*\+?
  | \.{2,}
  | [^\w\s]
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


class WordTokenizer:
    """A spaCy tokenizer that follows `split_words`; white space other than one blank is a token of its own.

    It loads at once and costs a tenth of spaCy's tokenizer for French, whose exceptions take seconds to compile.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenizes a text; the ``Doc`` has exactly that text."""
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for start, end in split_words(text):
            for gap in text[position:start]:
                if gap == " " and words and not spaces[-1]:
                    spaces[-1] = True
                else:
                    words.append(gap)
                    spaces.append(False)
            words.append(text[start:end])
            spaces.append(False)
            position = end
        for gap in text[position:]:
            words.append(gap)
            spaces.append(False)
        return Doc(self._vocab, words=words, spaces=spaces)
