"""What the rules make of an annotated article's own mentions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from newsscrape.cues import Cue
from newsscrape.language.masking import Masked, mask
from newsscrape.language.pipeline import read
from newsscrape.language.reading import SEPARATOR, Reading, Span
from newsscrape.language.training.corpus import Annotated

_LETTERS = dict.fromkeys("PQR", "PERSON") | dict.fromkeys("AB", "SHOW")
_LETTERS |= {"C": "CHARACTER", "F": "PLATFORM", "O": "ORGANIZATION", "T": "TITLE"}
_LETTER = re.compile(r"(?<!\w)[A-CFO-RT](?!\w)(?!\.[A-Z])")


def given_spans(article: Annotated) -> list[Span]:
    """The mentions of an article, as the recogniser would give them."""
    shift = len(article.headline) + len(SEPARATOR)
    spans = [Span(s.start, s.end, s.label) for s in article.mentions["headline"]]
    return spans + [Span(s.start + shift, s.end + shift, s.label) for s in article.mentions["body"]]


def text_of(article: Annotated) -> str:
    """Headline and body, as the pipeline joins them."""
    return article.headline + SEPARATOR + article.body


def cues_of(article: Annotated) -> list[Cue]:
    """What an article sets in italics, as its page would tell it."""
    return [Cue(part, s.start, s.end, "italic") for part in ("headline", "body") for s in article.emphases[part]]


def read_anew(article: Annotated, only: Sequence[str]) -> Reading:
    """What the components named in ``only`` read in an article, whose mentions they are not told."""
    day = datetime.fromisoformat(article.published).date()
    return read(article.body, headline=article.headline, published=day, cues=cues_of(article), only=only)


def reading_of(article: Annotated, spans: Sequence[Span]) -> Reading:
    """What the rules for titles and platforms read in an article with those mentions."""
    day = datetime.fromisoformat(article.published).date()
    before = ("sentences", "platforms", "shows")
    return read(article.body, headline=article.headline, published=day, spans=spans, only=before)


def lettered(text: str) -> tuple[Masked, dict[int, str]]:
    """A short text whose capital letters are names, masked, and the letter at each place; `` // `` ends a paragraph."""
    text = text.replace(" // ", SEPARATOR)
    letters = {match.start(): match.group() for match in _LETTER.finditer(text)}
    return mask(text, [(start, start + 1, _LETTERS[letter]) for start, letter in letters.items()]), letters


def plain(name: str) -> str:
    """A name without case and accents, by which answers and readings are compared."""
    folded = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(char for char in folded if not unicodedata.combining(char)).casefold()
