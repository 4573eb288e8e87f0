"""Shows: which titles a text names, what kind of work each is, and which seasons are spoken of."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.language.reading import Reading, ShowFound


@Language.component("shows")
def shows(doc: Doc) -> Doc:
    """Fills ``reading.shows``."""
    reading: Reading = doc._.reading
    found: dict[str, ShowFound] = {}
    for span in reading.spans:
        if span.label == "SHOW":
            title = doc.text[span.start : span.end]
            found.setdefault(title, ShowFound(title, [])).mentions.append((span.start, span.end))
    reading.shows = list(found.values())
    return doc
