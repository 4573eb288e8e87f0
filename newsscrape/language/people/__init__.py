"""People: who is named, who acts, who makes, who is a character, and who plays whom."""

from __future__ import annotations

from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.language.masking import Masked, mask
from newsscrape.language.people.cast import cast_pairs, lone_pairs, nearby_pairs
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.people.jobs import job_facts, programmes_prevail
from newsscrape.language.people.names import REAL, Individual, individuals, strip_rank
from newsscrape.language.reading import NamedFound, PersonFound, Reading

PEOPLE = REAL | {"CHARACTER"}


@Language.component("people")
def people(doc: Doc) -> Doc:
    """Fills ``reading.people`` and ``reading.characters``."""
    reading: Reading = doc._.reading
    spans = [strip_rank(doc.text, span) for span in reading.spans if span.label in PEOPLE]
    groups = individuals(doc.text, spans)
    masked = masked_reading(doc.text, reading)
    clauses = Clauses(masked.text)
    by_place = {(span.start, span.end): group for group in groups for span in group.mentions}
    at = {position: by_place[place] for position, place in masked.places.items() if place in by_place}
    found = {id(group): _found(group) for group in groups}
    cast = set()
    likely = [p for p, g in at.items() if g.is_real and (found[id(g)].is_actor or not found[id(g)].is_crew)]
    for actor, role in cast_pairs(masked, clauses, likely):
        cast.add((id(at[actor]), id(at[role])))
    paired = {i for pair in cast for i in pair}
    free = {p: g for p, g in at.items() if id(g) not in paired}
    actors = [p for p, g in free.items() if g.is_real and found[id(g)].is_actor]
    roles = [p for p, g in free.items() if not g.is_real]
    for actor, role in nearby_pairs(masked, clauses, actors, roles):
        cast.add((id(at[actor]), id(at[role])))
    paired = {i for pair in cast for i in pair}
    actors = [p for p in actors if id(at[p]) not in paired]
    roles = [p for p in roles if id(at[p]) not in paired]
    for actor, role in lone_pairs(masked, actors, roles):
        cast.add((id(at[actor]), id(at[role])))
    for a, r in cast:
        person, character = found[a], next(g for g in groups if id(g) == r)
        person.is_actor = True
        if character.name not in person.characters:
            person.characters.append(character.name)
    crew = [position for position, group in at.items() if found[id(group)].is_crew]
    for position, job in job_facts(masked, clauses, crew):
        person = found[id(at[position])]
        if job == "actor":
            person.is_actor = True
        else:
            person.jobs.add(job)
            person.is_crew = True
    if programmes_prevail(masked.text):
        for person in found.values():
            if person.is_crew and not person.jobs:
                person.jobs.add("presenter")
    reading.people = [found[id(group)] for group in groups if group.is_real]
    reading.characters = [
        NamedFound(group.name, [(s.start, s.end) for s in group.mentions]) for group in groups if not group.is_real
    ]
    return doc


def masked_reading(text: str, reading: Reading) -> Masked:
    """The text with all that is found so far folded into placeholders."""
    mentions = [(start, end, "SHOW") for show in reading.shows for start, end in show.mentions]
    mentions += [
        (s.start, s.end, s.label) for span in reading.spans if span.label != "SHOW" for s in [strip_rank(text, span)]
    ]
    mentions += [(start, end, "PLATFORM") for platform in reading.platforms for start, end in platform.mentions]
    return mask(text, mentions)


def _found(group: Individual) -> PersonFound:
    votes = Counter(span.label for span in group.mentions)
    return PersonFound(
        group.name,
        [(span.start, span.end) for span in group.mentions],
        is_actor=votes["ACTOR"] > 0,
        is_crew=votes["CREW"] > 0,
    )
