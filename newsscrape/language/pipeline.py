"""The language pipeline: spaCy components by name, each of which fills its part of ``doc._.reading``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib import import_module

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsscrape.cues import Cue
from newsscrape.language.masking import PLACEHOLDERS
from newsscrape.language.numerics import read_numerics
from newsscrape.language.reading import SEPARATOR, Reading, Span

_INNER_QUOTE = re.compile(r"\+(?<![\w+]\+)(?=[^\W\d_])([^+\n]{1,80}[\w!?.…])\+(?!\w)")
_RESERVED = re.compile(f"[{''.join(PLACEHOLDERS.values())}\ud800-\udfff]")
"""Characters that would be taken for a mention (icon fonts have some of them), and halves of characters."""

COMPONENTS = ("sentences", "platforms", "recogniser", "shows", "people", "organizations", "numerics", "events")
"""In the order in which they run: shows need the recogniser's spans, events need all the others."""


@Language.component("numerics")
def numerics(doc: Doc) -> Doc:
    """Reads dates, money, minutes and figures, outside the titles found so far."""
    reading: Reading = doc._.reading
    titles = sorted(place for show in reading.shows for place in show.mentions)
    reading.numerics = read_numerics(doc.text, published_at=reading.published, titles=titles)
    return doc


class Whole:
    """A tokenizer of one token: the components read the text itself, so that finer ones would only cost time."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words = [text] if text else []
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


@cache
def pipeline() -> Language:
    """The whole pipeline, with its trained recogniser; loaded once, when it is first used.

    spaCy's rules for French serve its own tokenizer alone, and take seconds to compile: they are left out, as is what
    it tells of each token (a number, an address …), since a token is a whole text.
    """
    nlp = spacy.blank("xx")
    nlp.vocab.lex_attr_getters.clear()  # type: ignore[attr-defined]
    nlp.tokenizer = Whole(nlp.vocab)
    for name in COMPONENTS:
        import_module(f"newsscrape.language.{name}")
        nlp.add_pipe(name)
    return nlp


def read(
    body: str,
    *,
    headline: str = "",
    published: date | None = None,
    cues: Sequence[Cue] = (),
    spans: Sequence[Span] | None = None,
    only: Sequence[str] = COMPONENTS,
) -> Reading:
    """Runs the components named in ``only`` over headline and body.

    ``spans``, where given, stand for what the recogniser would find (a test or a measurement of the rules alone). The
    strings of a text leave memory with it (spaCy's memory zone), so that a long crawl does not grow.
    """
    nlp = pipeline()
    reading = Reading(len(headline), published, list(cues), spans=list(spans or ()))
    skipped = {"recogniser"} if spans is not None else set[str]()
    with nlp.memory_zone():
        doc = nlp.make_doc(_prepared(headline + SEPARATOR + body if headline else body))
        doc._.reading = reading
        for name, component in nlp.pipeline:  # as nlp(doc) does, which takes any KeyError for a missing initialization
            if name in only and name not in skipped:
                component(doc)
    return reading


def _prepared(text: str) -> str:
    """The text with the quotes of agencies within quotes, « +Dune+ », as quotation marks, and no reserved characters.

    Offsets are kept.

    >>> _prepared("« La série +Dune+ \ue001 »")
    '« La série “Dune” \ufffd »'
    """
    return _RESERVED.sub("\ufffd", _INNER_QUOTE.sub(r"“\1”", text))
