"""The events of a text weighed together: how likely each is, given what else the text may state.

A show that is delayed has no second release, one that is ordered no renewal; what is said of one season is seldom said
of the show as a whole; where many shows have an event of a type, another one's is likelier.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsscrape.language.events.deciding import Candidate, Claim, Key, claims_of, load_model
from newsscrape.language.events.meant import event_marks, rounded
from newsscrape.language.events.numbering import owners_of
from newsscrape.language.events.scene import Scene
from newsscrape.language.weighing import decision

THRESHOLD = 0.33
"""From which probability on an event is taken: the middle of where the cross-validated F1 is flat."""
STRICTER = {0: 0.3}
"""What is added to the threshold for a text that hardly speaks of television, by its density."""
LEAST = 0.12
"""Events that are less likely by themselves are left out, and tell nothing of others."""
LIKELY = 0.35
"""From which chance on an event tells which others of its show are likely."""
MOST = 40
"""How many events of a show, and of a type, are compared with one."""

_EXCLUSIVE = {
    "order": ("renewal",),
    "renewal": ("order", "cancellation"),
    "cancellation": ("renewal",),
    "delay": ("release",),
    "release": ("delay",),
}
"""Events that the same season, or the show without one, cannot both have: the likelier one is taken."""

_THIS_SEASON = re.compile(r"\bcette (?:\w+ )?saison\b")
"""The season that is spoken of, which belongs to the show that it was named with."""

_STEPS = (-1.6, -1.2, -0.9, -0.6, -0.3, 0.0, 0.3, 0.6, 1.0, 1.5, 2.0, 3.0)
"""The steps of the log-odds of a chance."""
_REACHED = tuple((step, f"p {step}") for step in _STEPS)
"""The mark of each step that a chance has passed."""

Claims = Mapping[Key, Claim]


def stated_in(scene: Scene) -> list[Candidate]:
    """The events of a text, each (type, show, season) by its likeliest statement, in the order of the text."""
    claims = claims_of(scene, load_model())
    threshold = THRESHOLD + STRICTER.get(scene.density, 0.0)
    learnt = decision("events")
    chances = {key: learnt.probabilities([row])["yes"] for key, row in marks_of(claims, scene).items()}
    likely = {key: chance for key, chance in chances.items() if chance >= threshold}
    stated = [
        claims[key].candidate
        for key in likely
        if not _is_outdone(key, likely) and not _is_anothers(claims[key].candidate, scene)
    ]
    return sorted(stated, key=lambda candidate: candidate.trigger.start)


def _is_outdone(key: Key, likely: Mapping[Key, float]) -> bool:
    kind, show, _ = key
    rivals = [(rival, *key[1:]) for rival in _EXCLUSIVE.get(kind, ())]
    if kind == "cancellation":  # comes once, whatever season it is told with
        rivals += [other for other in likely if other[:2] == (kind, show)]
    return any(likely.get(rival, 0.0) > likely[key] for rival in rivals)


def _is_anothers(candidate: Candidate, scene: Scene) -> bool:
    """Whether « cette saison 2 » is the one of another show: other sentences name it beside that, and not this one."""
    sentence, season = candidate.sentence, candidate.season
    if season is None or not _THIS_SEASON.search(sentence.words):
        return False
    owners = owners_of(season, scene, sentence)
    return bool(owners) and candidate.show not in owners


def marks_of(claims: Claims, scene: Scene) -> dict[Key, list[str]]:
    """What is known of each event that is not out of the question, for learning whether it is stated."""
    chances = {key: claim.chance for key, claim in claims.items() if claim.chance >= LEAST}
    by_show: dict[str | None, list[Key]] = defaultdict(list)
    by_type: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(chances, key=lambda key: -chances[key]):
        by_show[key[1]].append(key)
        by_type[key[0]].append(key)
    total = f"total {min(int(sum(chances.values())), 12)}"
    return {
        key: [
            total,
            *_alone(key, claims[key]),
            *_meant(key, claims[key], scene),
            *_of_show(key, scene),
            *_beside(key, by_show[key[1]][:MOST], chances),
            *_elsewhere(key, by_type[key[0]][:MOST], chances),
        ]
        for key in chances
    }


def _alone(key: Key, claim: Claim) -> Iterator[str]:
    kind, season, sentence = key[0], _numbered(key), claim.candidate.sentence
    place = "headline" if sentence.headline else min(sentence.paragraph, 4)
    odds, nearest = _odds(claim.chance), _step(claim.chance)
    yield from (mark for step, mark in _REACHED if odds > step)
    yield f"b {nearest}"
    yield f"tb {kind} {nearest}"
    yield f"t {kind}"
    yield f"s {kind} {season}"
    yield f"at {place}"
    yield f"at {kind} {place}"
    yield f"times {min(claim.times, 4)}"


def _meant(key: Key, claim: Claim, scene: Scene) -> Iterator[str]:
    place, odds = claim.candidate.sentence.place, _step(claim.chance)
    return event_marks(key[0], key[1], scene, place=place, odds=odds, numbered=_numbered(key))


def _of_show(key: Key, scene: Scene) -> Iterator[str]:
    kind, show, _ = key
    rank = -1 if show is None else min(scene.ranks[show], 4)
    yield f"r {rank} {kind}"
    yield f"r {rank} {min(len(scene.ranks), 6)}"
    yield f"h {show in scene.headline_shows} {kind}"
    yield f"c {0 if show is None else min(scene.counts[show], 6)} {kind}"
    yield f"d {scene.density} {kind}"
    yield f"g {scene.genre} {kind}"


def _beside(key: Key, of_show: Sequence[Key], chances: Mapping[Key, float]) -> Iterator[str]:
    """What else is likely of the same show: the event in another season, events of other types."""
    kind, show, season = key
    own = chances[key]
    twin = next((other for other in of_show if other[0] == kind and other != key), None)
    if twin:
        rival = f"{_numbered(key)} {_numbered(twin)} {chances[twin] > own}"
        yield f"twin {rival} {_step(chances[twin])}"
        yield f"twin {rival} {kind}"
    others = [other for other in of_show if other[0] != kind and chances[other] >= LIKELY]
    for other in others:
        tie = "same" if other[2] == season else "none" if None in (other[2], season) else "other"
        yield f"with {kind} {other[0]} {tie} {chances[other] > own}"
    seasons = {other[2] for other in others}
    yield f"others {min(len(others), 5)} {show is None}"
    yield f"seasons {season is None} {season in seasons} {bool(seasons - {season, None})}"


def _elsewhere(key: Key, of_type: Sequence[Key], chances: Mapping[Key, float]) -> Iterator[str]:
    """Whether another show has an event of the type."""
    best = next((other for other in of_type if other[1] != key[1]), None)
    if best:
        yield f"rival {_step(chances[best])} {chances[best] > chances[key]}"
        yield f"rival {key[0]} {chances[best] > chances[key]}"


def _numbered(key: Key) -> bool:
    return key[2] is not None


def _step(chance: float) -> int:
    return rounded(_odds(chance))


def _odds(chance: float) -> float:
    return math.log(chance / max(1.0 - chance, 1e-6))
