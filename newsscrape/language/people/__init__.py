"""People: who is named, who acts, who makes, who is a character, and who plays whom."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.language.masking import mask
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.people.company import Company
from newsscrape.language.people.joined import without_joined
from newsscrape.language.people.names import REAL, is_nobody, key_of, names_place, strip_rank, with_address
from newsscrape.language.people.sides import relabelled
from newsscrape.language.reading import Reading, Span

PEOPLE = REAL | {"CHARACTER"}


@Language.component("people")
def people(doc: Doc) -> Doc:
    """Fills ``reading.people`` and ``reading.characters``."""
    reading: Reading = doc._.reading
    company = company_of(doc.text, reading)
    reading.people, reading.characters = company.people(), company.characters()
    return doc


def company_of(text: str, reading: Reading) -> Company:
    """The people and characters of a text, put on the right side."""
    others = _others(reading)
    shown = [(start, end) for start, end, label in others if label == "SHOW"]
    named = [span for span in reading.spans if span.label in PEOPLE and not _overlaps(span, shown)]
    named = [span for span in named if not names_place(text, span)]
    stripped = (
        with_address(text, strip_rank(text, span)) for span in named if not is_nobody(text[span.start : span.end])
    )
    spans = list(without_joined(text, (span for span in stripped if key_of(text[span.start : span.end]))))
    masked = mask(text, [*others, *((span.start, span.end, span.label) for span in spans)])
    clauses = Clauses(masked.text)
    taken = {(span.start, span.end): span.label for span in spans}
    spans = relabelled(text, masked, clauses, spans)
    masked = masked.relabelled({(span.start, span.end): span.label for span in spans})
    kinds = {place: show.kind or "-" for show in reading.shows for place in show.mentions}
    works = {position: kinds[place] for position, place in masked.places.items() if place in kinds}
    return Company(text, masked, clauses, spans=spans, taken=taken, leanings=reading.leanings, works=works)


def _others(reading: Reading) -> list[tuple[int, int, str]]:
    mentions = [(start, end, "SHOW") for show in reading.shows for start, end in show.mentions]
    mentions += [(span.start, span.end, span.label) for span in reading.spans if span.label not in PEOPLE | {"SHOW"}]
    return mentions + [(start, end, "PLATFORM") for platform in reading.platforms for start, end in platform.mentions]


def _overlaps(span: Span, places: list[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in places)
