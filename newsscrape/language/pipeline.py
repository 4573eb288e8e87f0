"""The language pipeline: spaCy components by name, each of which fills its part of ``doc._.reading``."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence, Set
from datetime import date
from functools import cache
from importlib import import_module
from threading import RLock

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

_READING = RLock()
"""Held while a text is read: what one text leaves in memory, its end frees for all.

A fork waits for it, so that no process begins with a text that nobody reads to its end.
"""
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_READING.acquire, after_in_parent=_READING.release, after_in_child=_READING.release)


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
    strings of a text leave memory with it (spaCy's memory zone), so that a long crawl does not grow. Threads may call
    this at once: they read one text after another.
    """
    reading = Reading(len(headline), published, list(cues), spans=list(spans or ()))
    text = _prepared(headline + SEPARATOR + body if headline else body)
    chosen = {name for name in only if spans is None or name != "recogniser"}
    with _READING:
        _run(text, reading, chosen)
    return reading


def _run(text: str, reading: Reading, chosen: Set[str]) -> None:
    """Has the chosen components fill the reading, one after another."""
    nlp = pipeline()
    with nlp.memory_zone():
        doc = nlp.make_doc(text)
        doc._.reading = reading
        for name, component in nlp.pipeline:  # as nlp(doc) does, which takes any KeyError for a missing initialization
            if name in chosen:
                component(doc)


def _prepared(text: str) -> str:
    """The text with the quotes of agencies within quotes, « +Dune+ », as quotation marks, and no reserved characters.

    Offsets are kept.

    >>> _prepared("« La série +Dune+ \ue001 »")
    '« La série “Dune” \ufffd »'
    """
    return _RESERVED.sub("\ufffd", _INNER_QUOTE.sub(r"“\1”", text))
