"""Shows: which titles a text names, what kind of work each is, and which seasons are spoken of."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.language.masking import Masked, mask
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.reading import Reading, ShowFound
from newsscrape.language.shows.aliases import merge_aliases
from newsscrape.language.shows.extents import within_sentences
from newsscrape.language.shows.kinds import assign_kinds
from newsscrape.language.shows.lists import evened
from newsscrape.language.shows.makers import without_makers
from newsscrape.language.shows.numbered import is_season, split_seasons
from newsscrape.language.shows.people import without_people
from newsscrape.language.shows.press import Press, without_press
from newsscrape.language.shows.seasons import assign_seasons
from newsscrape.language.shows.titles import titles_of


@Language.component("shows")
def shows(doc: Doc) -> Doc:
    """Fills ``reading.shows``."""
    reading: Reading = doc._.reading
    text, press = doc.text, Press(doc.text)
    named = (span for span in without_people(text, reading) if not is_season(text[span.start : span.end]))
    parts = (part for span in named for part in within_sentences(text, span))
    reading.spans = evened(text, without_makers(text, without_press(press, parts)))
    titles = [ShowFound(text[slice(*min(places))], sorted(places)) for places in titles_of(text, reading, press)]
    found = split_seasons(text, titles)
    masked = masked_shows(text, reading, found)
    found = merge_aliases(masked, found)
    clauses = Clauses(masked.text)
    assign_seasons(masked, found, clauses, reading.headline_length)
    assign_kinds(masked, found, clauses, reading.headline_length)
    reading.shows = found
    return doc


def masked_shows(text: str, reading: Reading, shows: list[ShowFound]) -> Masked:
    """The text with the mentions of its shows folded, and those of all else."""
    mentions = [(start, end, "SHOW") for show in shows for start, end in show.mentions]
    taken = {place for show in shows for place in show.mentions}
    mentions += [
        (span.start, span.end, span.label)
        for span in reading.spans
        if span.label != "SHOW" and (span.start, span.end) not in taken
    ]
    mentions += [(start, end, "PLATFORM") for platform in reading.platforms for start, end in platform.mentions]
    return mask(text, mentions)
