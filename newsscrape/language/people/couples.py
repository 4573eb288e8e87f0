"""Who plays whom, weighed: what can be told of an actor and a character who stand near each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsscrape.language.masking import CHARACTER, PERSON, Masked
from newsscrape.language.people.cast import Pair
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.surroundings import STEM, far, tokens

Couple = tuple[int, int]
"""The numbers of two individuals, the actor and the character."""

REACH = 220
"""Characters that may stand between the two."""
NEAREST = 4
"""The actors nearest to a character, on either side, that are weighed."""


def couple_features(
    masked: Masked, clauses: Clauses, at: Mapping[int, int], actors: Sequence[int], hints: Mapping[Pair, str]
) -> dict[Couple, list[list[str]]]:
    """For each actor and character near each other, a row of features a place where they are.

    ``at`` gives the individual of each position, ``actors`` are the positions of people who may act, ``hints`` the
    pairs of positions that the grammar ties and the rule that does.
    """
    scene = _Scene(masked.text, clauses, actors, hints, Counter(), Counter())
    for actor, role in {(at[p], at[c]) for p, c in hints}:
        scene.partners[actor] += 1
        scene.players[role] += 1
    tied = {(at[p], at[c]) for p, c in hints}
    rows: dict[Couple, list[list[str]]] = defaultdict(list)
    for role in [p for p in sorted(at) if masked.text[p] == CHARACTER]:
        for actor in scene.near(role):
            couple = at[actor], at[role]
            row = list(scene.features(actor, role))
            row += _standing(couple, tied, scene)
            rows[couple].append(row)
    return dict(rows)


def _standing(couple: Couple, tied: set[Couple], scene: _Scene) -> Iterator[str]:
    """What the grammar tells of the two elsewhere, and of each with others."""
    is_tied = couple in tied
    yield f"tied {is_tied}"
    yield f"tied {is_tied} {min(scene.partners[couple[0]] - is_tied, 2)} {min(scene.players[couple[1]] - is_tied, 2)}"


@dataclass(frozen=True, slots=True)
class _Scene:
    text: str
    clauses: Clauses
    actors: Sequence[int]
    hints: Mapping[Pair, str]
    partners: Counter[int]
    players: Counter[int]

    def near(self, role: int) -> list[int]:
        """The positions of the actors who may play the character at a position."""
        index = bisect_left(self.actors, role)
        found = self.actors[max(0, index - NEAREST) : index + NEAREST]
        line, end = self.text.rfind("\n", 0, role), self.text.find("\n", role)
        end = len(self.text) if end < 0 else end
        return [p for p in found if abs(p - role) <= REACH and (line < p < end or (p, role) in self.hints)]

    def features(self, actor: int, role: int) -> Iterator[str]:
        text = self.text
        first, last = min(actor, role), max(actor, role)
        low, high = self.clauses.around(first)
        same = last < high
        order = "pc" if actor < role else "cp"
        between = text[first + 1 : last]
        words = tokens(between)
        people, roles = between.count(PERSON), between.count(CHARACTER)
        hint = self.hints.get((actor, role), "-")
        yield f"hint {hint}"
        yield f"hint {hint} {order} {same}"
        yield f"in {order} {same} {min(people, 2)} {min(roles, 2)}"
        yield f"in {order} {same} {far(len(between))}"
        yield f"bt {order} {' '.join(words) if len(words) < 5 else '…'}"
        yield f"b1 {order} {words[0] if words else ''} {min(people + roles, 1)}"
        yield f"b9 {order} {words[-1] if words else ''} {min(people + roles, 1)}"
        yield f"b2 {order} {' '.join(words[:2])}"
        yield f"b8 {order} {' '.join(words[-2:])}"
        if same and people + roles < 2:
            yield from sorted({f"bb {order} {word[:STEM]}" for word in words if len(word) > 2})
        yield f"nearest {self._nearest(actor, role, same)}"
        yield f"counts {min(text.count(PERSON, low, high), 4)} {min(text.count(CHARACTER, low, high), 4)} {same}"
        before = tokens(text[max(low, first - 40) : first])
        yield f"l1 {order} {before[-1] if before else '^'}"
        yield from sorted({f"lb {order} {word[:STEM]}" for word in before[-5:] if len(word) > 2})
        _, high = self.clauses.around(last)
        after = tokens(text[last + 1 : min(high, last + 40)])
        yield f"r1 {order} {after[0] if after else '$'}"
        yield from sorted({f"rb {order} {word[:STEM]}" for word in after[:5] if len(word) > 2})

    def _nearest(self, actor: int, role: int, same: bool) -> str:
        """Whether no other actor is nearer to the character, and no other character to the actor."""
        gap = abs(actor - role)
        index = bisect_left(self.actors, role)
        rivals = [p for p in self.actors[max(0, index - 1) : index + 1] if abs(p - role) < gap]
        span = self.text[max(0, actor - gap + 1) : actor + gap]
        return f"{bool(rivals)} {CHARACTER in span} {same}"
