"""Where the sentences of a French text begin and end, by rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.language.reading import Reading

_ABBREVIATIONS = frozenset(
    "mm mr mrs mme mlle mgr dr pr me st ste sgt lt ph av vs cf ex art chap éd ép fig no nos réf jr sr bros vol".split()
)
_END = re.compile(
    r"""
      (?=[\n.…!?\u00a0\u202f ])(?:                       # at any other character there is nothing to try
      \n+                                               # the end of a paragraph
    | (?: \.\.\.|… | [\u00a0\u202f ]?(?<![!?])[!?]++ | (?<=[^\s.(«]) \. )
      (?: [\u00a0\u202f ]?[»”"’)\]] )*                  # what closes with the sentence
      (?= \s+ (?: [—–-]\s? | [«“"‘(\[][\u00a0\u202f ]? )* [\dA-ZÀ-ÝŒ] )
    )
    """,
    re.VERBOSE,
)


@Language.component("sentences")
def sentences(doc: Doc) -> Doc:
    """Fills ``reading.sentences``."""
    reading: Reading = doc._.reading
    reading.sentences = split_sentences(doc.text)
    return doc


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as character ranges without the space around them.

    A paragraph's end always ends one. Abbreviations (« M. »), initials (« J. J. Abrams ») and decimals
    do not; an exclamation or question mark does where a capital follows.

    >>> text = "« M. Roy revient ! » La suite en 2026. J. J. Abrams produit."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['« M. Roy revient ! »', 'La suite en 2026.', 'J. J. Abrams produit.']
    """
    return list(_split(text))


def _split(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _END.finditer(text):
        if match[0] == "." and is_abbreviation(text, match.start()):
            continue
        end = match.start() if match[0].startswith("\n") else match.end()
        if text[begin:end].strip():
            yield _trimmed(text, begin, end)
        begin = match.end()
    if text[begin:].strip():
        yield _trimmed(text, begin, len(text))


def is_abbreviation(text: str, point: int, *, cased: bool = True) -> bool:
    """Whether the point at an offset belongs to a title, an initial or the like.

    An initial is a capital; in a text in lower case, which is not ``cased``, any single letter may be one.
    """
    start = point
    while start and text[start - 1].isalpha():
        start -= 1
    word = text[start:point]
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and (word.isupper() or not cased))


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    kept = text[begin:end]
    return begin + len(kept) - len(kept.lstrip()), end - len(kept) + len(kept.rstrip())
