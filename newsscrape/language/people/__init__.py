"""People: who is named, who acts, who makes, who is a character, and who plays whom."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.language.reading import NamedFound, PersonFound, Reading


@Language.component("people")
def people(doc: Doc) -> Doc:
    """Fills ``reading.people`` and ``reading.characters``."""
    reading: Reading = doc._.reading
    real: dict[str, PersonFound] = {}
    roles: dict[str, NamedFound] = {}
    for span in reading.spans:
        name, place = doc.text[span.start : span.end], (span.start, span.end)
        if span.label in ("ACTOR", "CREW", "PERSON"):
            person = real.setdefault(name, PersonFound(name, []))
            person.mentions.append(place)
            person.is_actor |= span.label == "ACTOR"
            person.is_crew |= span.label == "CREW"
        elif span.label == "CHARACTER":
            roles.setdefault(name, NamedFound(name, [])).mentions.append(place)
    reading.people, reading.characters = list(real.values()), list(roles.values())
    return doc
