"""Casts: who plays whom, by the grammar of French around the names (rules in ``data/cast.toml``)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import pairwise

from newsscrape.language.grammar import pattern
from newsscrape.language.knowledge import load
from newsscrape.language.masking import CHARACTER, PERSON, Masked, expand
from newsscrape.language.people.clauses import Clauses, coordinated
from newsscrape.language.triggers import Found, Triggers

Pair = tuple[int, int]
"""The positions in the masked text of an actor and of a character."""

REACH = 70
"""Characters that may stand between a verb and the name of its role."""

ANTECEDENT = 250
"""Characters between an actor and « elle incarne » that may mean them."""

IT_REACH = 200
"""Characters between an actor and the character before that « l'incarne » means."""

_NEXT = re.compile(expand("[{P}{C}{S}]"))
_OBJECT = re.compile(expand(r"(?:{P} |{P},? qui |\b(?:elle|il) )(?:y )?l(?:'|[ea] )$"))
_OF = re.compile(r" (?:d(?:e|u|es)\b|d')")
_PRONOUN = re.compile(expand(r"\b(?:ils?|elles?) [^{P}{C}{S}.;:!?\n]{0,40}$"))
_OBLIQUE = re.compile(expand(r"(?:\b(?:de|par|avec|chez|contre|à|pour)|d')[ ]?(?:l[ea] |l')?(?:[\w-]+ )?$"))
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_ASIDE = pattern("cast", "aside")
_OWNER = re.compile(expand("[{P}{C}](?=[^{P}{C}.;!?()]{0,60}$)"))
_LISTED = pattern("cast", "listed")
_DUBBED = pattern("cast", "dubbed")
_NAMED = pattern("cast", "named")
_IT = re.compile(r"[\W]*(?:il|elle|sous|ce dernier|cette dernière|celui-ci|celle-ci)\b")
_NOUN = re.compile("rôle|personnage|cel(?:ui|le)|voix|interprètes? d|en|dans")
_DECLINED = pattern("cast", "declined")
_NEXT_TO = re.compile(expand("[^{P}{C}]*"))
_APART = pattern("cast", "apart")
_CHAIN = pattern("cast", "chain")


def cast_pairs(masked: Masked, clauses: Clauses, actors: Collection[int]) -> dict[Pair, str]:
    """The (actor, character) pairs that the text states, as positions of placeholders, and the rule that ties each.

    ``actors`` are the positions of people likely to act, to whom « elle y incarne » may refer.
    """
    text = masked.text
    if PERSON not in text or CHARACTER not in text:
        return {}
    pairs = dict.fromkeys(_bracketed(text), "bracket") | dict.fromkeys(_listed(text), "list")
    for found in _triggers().find(text):
        tied = _active(text, clauses, found, actors) if found.rule == "active" else _passive(text, clauses, found)
        for pair in tied:
            pairs.setdefault(pair, found.rule)
    return pairs


def nearby_pairs(masked: Masked, clauses: Clauses, actors: Collection[int], roles: Collection[int]) -> Iterator[Pair]:
    """Pairs of an actor and a character, neither paired yet, who stand side by side in one clause."""
    positions = sorted([*actors, *roles])
    for left, right in pairwise(positions):
        if (left in actors) == (right in actors) or right - left > REACH + 20:
            continue
        between = masked.text[left + 1 : right]
        if right < clauses.around(left)[1] and _NEXT_TO.fullmatch(between) and not _APART.search(between):
            yield (left, right) if left in actors else (right, left)


def lone_pairs(masked: Masked, actors: Collection[int], roles: Collection[int]) -> Iterator[Pair]:
    """The only actor and the only character of a paragraph that names nobody else."""
    start = 0
    for line in masked.text.split("\n"):
        alone = line.count(PERSON) + line.count(CHARACTER) == 2
        people = sorted(start + at for name in (PERSON, CHARACTER) for at in _positions(line, name)) if alone else []
        start += len(line) + 1
        if len(people) == 2 and people[1] - people[0] < 300:
            acting, role = [p for p in people if p in actors], [p for p in people if p in roles]
            if acting and role and not _DECLINED.search(line):
                yield acting[0], role[0]


def _active(text: str, clauses: Clauses, found: Found[str], likely: Collection[int]) -> Iterator[Pair]:
    low, high = clauses.around(found.start)
    role = _NEXT.search(text, found.start, min(high, found.end + REACH))
    if text.endswith(" les ", low, found.start):
        yield from _them(text, _subjects(text, found.start, low, likely), clauses.previous(low))
    if _OBJECT.search(text, max(low, found.start - 20), found.start) and not _OF.match(text, found.end):
        yield from _it(text, _subjects(text, found.start, low, likely), found.start)
    if not role or role.group() != CHARACTER:
        return
    roles = coordinated(text, role.start(), CHARACTER)
    if _PRONOUN.search(text, max(low, found.start - 60), found.start):
        likely = _upright(text, likely, min(low, found.start - ANTECEDENT), found.start)
        actors = _subjects(text, found.start, low, likely)
    else:
        actors = _subjects(text, found.start, low, likely) or _inverted(text, roles[-1] + 1, high)
    if not actors and not _NOUN.match(text, found.start):
        actors = _antecedent(found.start, likely)
    yield from _zipped(actors, roles)
    position = roles[-1] + 1
    while actors and (link := _CHAIN.match(text, position, high)):
        yield link.start(1), link.start(2)
        position = link.end()


def _them(text: str, actors: list[int], start: int) -> Iterator[Pair]:
    """« A et B les jouent »: the characters of the sentence before, if they are as many."""
    roles = [start + at for at in _positions(text[start : actors[0]], CHARACTER)] if actors else []
    if len(roles) == len(actors) > 1:
        yield from zip(actors, roles, strict=True)


def _upright(text: str, actors: Collection[int], start: int, end: int) -> list[int]:
    """Those between two positions who may be « elle »: none that a preposition stands before."""
    near = [position for position in actors if start < position < end]
    return [position for position in near if not _OBLIQUE.search(text, max(0, position - 30), position)]


def _it(text: str, actors: list[int], before: int) -> Iterator[Pair]:
    """« C s'en va. P, qui l'incarne… »: the character named last before the actor."""
    role = text.rfind(CHARACTER, max(0, actors[0] - IT_REACH), actors[0]) if len(actors) == 1 else -1
    if role >= 0 and CHARACTER not in text[actors[0] : before]:
        yield actors[0], role


def _passive(text: str, clauses: Clauses, found: Found[str]) -> Iterator[Pair]:
    low, high = clauses.around(found.start)
    actor = _NEXT.search(text, found.start, min(high, found.end + REACH))
    if not actor or actor.group() != PERSON:
        return
    actors = coordinated(text, actor.start(), PERSON)
    nearest = text.rfind(CHARACTER, low, found.start)
    if nearest >= 0 and PERSON not in text[nearest : found.start]:
        yield from _zipped(actors, coordinated(text, nearest, CHARACTER, backwards=True))
    elif nearest < 0:
        later = _NEXT.search(text, actors[-1] + 1, min(high, actors[-1] + 40))
        earlier = text.rfind(CHARACTER, max(0, low - 150), low)
        if later and later.group() == CHARACTER:
            yield actors[0], later.start()
        elif earlier >= 0 and _IT.match(text, low):
            yield actors[0], earlier


def _bracketed(text: str) -> Iterator[Pair]:
    for bracket in _PARENTHESIS.finditer(text):
        inside = bracket.group(1)
        persons, roles = _positions(inside, PERSON), _positions(inside, CHARACTER)
        owner = _OWNER.search(text, max(0, bracket.start() - 62), bracket.start())
        if not owner or bool(persons) == bool(roles) or _ASIDE.match(inside):
            continue
        shift = bracket.start(1)
        if roles and owner.group() == PERSON:
            yield from ((owner.start(), shift + role) for role in roles)
        elif persons and owner.group() == CHARACTER:
            yield from ((shift + person, owner.start()) for person in persons)


def _listed(text: str) -> Iterator[Pair]:
    for order in (_LISTED, _NAMED, _DUBBED):
        for row in order.finditer(text):
            ends = {row.group(1): row.start(1), row.group(2): row.start(2)}
            if len(ends) > 1:
                yield ends[PERSON], ends[CHARACTER]


def _subjects(text: str, before: int, low: int, likely: Collection[int]) -> list[int]:
    nearest = text.rfind(PERSON, low, before)
    while nearest >= 0:
        if nearest in likely:
            return coordinated(text, nearest, PERSON, backwards=True)
        nearest = text.rfind(PERSON, low, nearest)
    return []


def _inverted(text: str, after: int, high: int) -> list[int]:
    later = _NEXT.search(text, after, min(high, after + REACH))
    if later and _DECLINED.search(text, after, later.start()):
        return []
    return coordinated(text, later.start(), PERSON) if later and later.group() == PERSON else []


def _antecedent(before: int, likely: Collection[int]) -> list[int]:
    earlier = [position for position in likely if before - ANTECEDENT < position < before]
    return [max(earlier)] if earlier else []


def _zipped(actors: list[int], roles: list[int]) -> Iterator[Pair]:
    if len(actors) == 1 or len(roles) == 1:
        yield from ((actor, role) for actor in actors for role in roles)
    else:
        yield from zip(actors, roles, strict=False)


def _positions(text: str, placeholder: str) -> list[int]:
    return [index for index, char in enumerate(text) if char == placeholder]


@cache
def _triggers() -> Triggers[str]:
    return Triggers((row, voice) for voice, rows in load("cast")["cast"].items() for row in rows)
