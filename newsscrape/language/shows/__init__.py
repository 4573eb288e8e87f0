"""Shows: which titles a text names, what kind of work each is, and which seasons are spoken of."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.language.reading import Reading, ShowFound
from newsscrape.language.shows.titles import titles_of


@Language.component("shows")
def shows(doc: Doc) -> Doc:
    """Fills ``reading.shows``."""
    reading: Reading = doc._.reading
    titles = titles_of(doc.text, reading)
    reading.shows = [ShowFound(doc.text[slice(*min(places))], sorted(places)) for places in titles.values()]
    return doc
