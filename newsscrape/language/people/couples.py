"""Who plays whom, weighed: what can be told of an actor and a character who stand near each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, takewhile

from newsscrape.language.grammar import pattern
from newsscrape.language.knowledge import load
from newsscrape.language.masking import CHARACTER, PERSON, Masked
from newsscrape.language.people.cast import Pair
from newsscrape.language.people.clauses import Clauses, coordinated
from newsscrape.language.people.gender import gender_of
from newsscrape.language.people.names import Individual
from newsscrape.language.surroundings import classes_in, far, stems, tokens

Couple = tuple[int, int]
"""The numbers of two individuals, the actor and the character."""

_DECLINED = pattern("cast", "declined")
REACH = 220
"""Characters that may stand between the two."""
LINES, BEYOND = 2, 120
"""Line ends that may, a paragraph's own and the empty line after it; and characters where they do."""
FAR = 900
"""Characters between a character and somebody named before, whom « il » may still be."""
FARTHEST = 10_000
"""Characters between a character and the last place before it that names whom the text is about."""
OPENING = 120
"""Characters of a clause's beginning in which its first words are sought."""
ASIDE = 40
"""Characters that are looked at before the first of the two and after the last."""
NEAREST = 3
"""The actors nearest to a character, on either side, that are weighed."""


def couple_features(
    masked: Masked,
    clauses: Clauses,
    *,
    at: Mapping[int, int],
    groups: Sequence[Individual],
    actors: Sequence[int],
    hints: Mapping[Pair, str],
) -> dict[Couple, list[list[str]]]:
    """For each actor and character near each other, a row of features a place where they are.

    ``at`` gives the number among ``groups`` of who stands at each position, ``actors`` are the positions of people who
    may act, ``hints`` the pairs of positions that the grammar ties and the rule that does.
    """
    scene = _Scene(masked.text, clauses, actors, hints, Counter(), Counter(), at, _lead(actors, at))
    tied = {(at[p], at[c]) for p, c in hints}
    for actor, role in tied:
        scene.partners[actor] += 1
        scene.players[role] += 1
    rows: dict[Couple, list[list[str]]] = defaultdict(list)
    lasting: dict[Couple, list[str]] = {}
    for role in [p for p in sorted(at) if masked.text[p] == CHARACTER]:
        for actor, is_near in scene.near(role).items():
            couple = at[actor], at[role]
            if couple not in lasting:
                lasting[couple] = [*_standing(couple, tied, scene), *_named(groups[couple[0]], groups[couple[1]])]
            rows[couple].append(scene.features(actor, role, is_near=is_near) + lasting[couple])
    return dict(rows)


def _lead(actors: Sequence[int], at: Mapping[int, int]) -> int | None:
    """The actor whom the text names most often, the first of several."""
    counted = Counter(at[p] for p in actors)
    return max(counted, key=lambda number: counted[number], default=None)


def is_declined(rows: Iterable[Sequence[str]]) -> bool:
    """Whether the text says wherever the two stand, by their features, that the part was offered or refused."""
    return all(any(feature.startswith("declined ") for feature in row) for row in rows)


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(load("cast")["pronouns"])


def _named(actor: Individual, role: Individual) -> Iterator[str]:
    """Whether the two share a name, whether they are women or men, and what the recogniser takes the actor for."""
    yield f"same {not {*actor.key}.isdisjoint(role.key)}"
    genders = gender_of(actor.name), gender_of(role.name)
    yield f"genders {genders[0][0]}{genders[1][0]}"
    yield f"genders {genders[0]} {genders[1]}"
    labels = Counter(span.label for span in actor.mentions)
    yield f"is {max(labels, key=lambda label: (labels[label], label))}"


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
    at: Mapping[int, int]
    lead: int | None
    before: dict[int, tuple[str, ...]] = field(default_factory=dict)
    after: dict[int, tuple[str, ...]] = field(default_factory=dict)
    lists: dict[int, list[int]] = field(default_factory=dict)
    openings: dict[int, tuple[int | None, bool, str, str]] = field(default_factory=dict)

    def near(self, role: int) -> dict[int, bool]:
        """The positions of the actors who may play the character at a position, and whether each is near it."""
        index = bisect_left(self.actors, role)
        found = self.actors[max(0, index - NEAREST) : index + NEAREST]
        placed = {p: self._is_near(p, role) for p in found}
        near = {p: is_near for p, is_near in placed.items() if is_near or (p, role) in self.hints}
        if any((p, role) in self.hints or not self.clauses.count(min(p, role), max(p, role)) for p in near):
            return near
        taken = {self.at[p] for p in near}
        meant = (p for p in self._meant(self.actors[:index], role) if self.at[p] not in taken)
        return near | {p: self._is_near(p, role) for p in meant}

    def _meant(self, before: Sequence[int], role: int) -> Iterator[int]:
        """Whom « il » and « elle » may be: the last one named before a character, and whom the text is about."""
        if before and role - before[-1] < FAR:
            yield before[-1]
        near = takewhile(lambda p: role - p < FARTHEST, reversed(before))
        yield from islice((p for p in near if self.at[p] == self.lead != self.at[before[-1]]), 1)

    def _is_near(self, actor: int, role: int) -> bool:
        lines = self._lines(actor, role)
        return abs(actor - role) <= (BEYOND if lines else REACH) and lines <= LINES

    def _lines(self, actor: int, role: int) -> int:
        return self.text.count("\n", min(actor, role), max(actor, role))

    def features(self, actor: int, role: int, *, is_near: bool) -> list[str]:
        """What can be told of an actor and a character by their two places."""
        first, last = min(actor, role), max(actor, role)
        order = "pc" if actor < role else "cp"
        ends = min(3, self.clauses.count(first, last))
        placed = self._placed(actor, role, order, ends)
        found = placed + self._between(first, last, order, ends) + self._around(first, last, order)
        return found + self._spoken_of(actor, role, is_near)

    def _spoken_of(self, actor: int, role: int, near: bool) -> list[str]:
        """How the character's clause begins, and whether the actor is who was named last, or whom the text is about."""
        if role not in self.openings:
            self.openings[role] = self._opening(role)
        named, rival, pronoun, opening = self.openings[role]
        number = self.at[actor]
        leads, last = number == self.lead, number == named
        return [
            f"lead {leads} {near}",
            f"last {last} {near} {rival}",
            f"lead {leads} {last} {pronoun} {rival}",
            f"pronoun {pronoun} {near} {last} {rival}",
            f"opens {near} {leads} {opening}",
        ]

    def _opening(self, role: int) -> tuple[int | None, bool, str, str]:
        """Who was named last before a character, and whether in its clause; its clause's pronoun and first words."""
        index, low = bisect_left(self.actors, role), self.clauses.around(role)[0]
        before = self.actors[index - 1] if index else None
        words = tokens(self.text[low : min(role, low + OPENING)])
        pronoun = next((word for word in words[:6] if word in _pronouns()), "-")
        named = None if before is None else self.at[before]
        return named, before is not None and before >= low, pronoun, " ".join(words[:2])

    def _placed(self, actor: int, role: int, order: str, ends: int) -> list[str]:
        text, same = self.text, not ends
        first, last = min(actor, role), max(actor, role)
        people, roles = text.count(PERSON, first + 1, last), text.count(CHARACTER, first + 1, last)
        hint = self.hints.get((actor, role), "-")
        low, high = self.clauses.around(first)
        return [
            f"hint {hint}",
            f"hint {hint} {order} {same}",
            f"ends {ends} {order} {self._lines(actor, role) > 0}",
            f"in {order} {ends} {min(people, 2)} {min(roles, 2)}",
            f"in {order} {same} {far(last - first - 1)}",
            f"list {self._aligned(actor, role)}",
            f"nearest {self._nearest(actor, role, same)}",
            f"counts {min(text.count(PERSON, low, high), 4)} {min(text.count(CHARACTER, low, high), 4)} {same}",
        ]

    def _between(self, first: int, last: int, order: str, ends: int) -> list[str]:
        between = self.text[first + 1 : last]
        words, named = tokens(between), between.count(PERSON) + between.count(CHARACTER)
        opening, closing = (words[0], words[-1]) if words else ("", "")
        found = [
            f"bt {order} {' '.join(words) if len(words) < 5 else '…'}",
            f"b1 {order} {opening} {min(named, 1)}",
            f"b9 {order} {closing} {min(named, 1)}",
            f"b2 {order} {' '.join(words[:2])}",
            f"b8 {order} {' '.join(words[-2:])}",
        ]
        found += [f"c {order} {not ends} {name}" for name in classes_in(words)]
        found += [f"c1 {order} {name}" for name in classes_in(words[:1])]
        found += [f"c9 {order} {name}" for name in classes_in(words[-1:])]
        if not ends and named < 2:
            found += [f"bb {order} {stem}" for stem in stems(words)]
        if ends:
            found += [f"bx {order} {stem}" for stem in stems(words[-6:])]
            found.append(f"b9x {ends} {order} {' '.join(words[-2:])}")
        if _DECLINED.search(between):
            found.append(f"declined {order} {not ends}")
        return found

    def _around(self, first: int, last: int, order: str) -> list[str]:
        before, after = self._before(first), self._after(last)
        found = [f"l1 {order} {before[-1] if before else '^'}", f"r1 {order} {after[0] if after else '$'}"]
        found += [f"lb {order} {stem}" for stem in stems(before[-5:])]
        found += [f"rb {order} {stem}" for stem in stems(after[:5])]
        found += [f"lc {order} {name}" for name in classes_in(before[-6:])]
        found += [f"rc {order} {name}" for name in classes_in(after[:6])]
        return found

    def _before(self, position: int) -> tuple[str, ...]:
        if position not in self.before:
            low = self.clauses.around(position)[0]
            self.before[position] = tokens(self.text[max(low, position - ASIDE) : position])
        return self.before[position]

    def _after(self, position: int) -> tuple[str, ...]:
        if position not in self.after:
            high = self.clauses.around(position)[1]
            self.after[position] = tokens(self.text[position + 1 : min(high, position + ASIDE)])
        return self.after[position]

    def _aligned(self, actor: int, role: int) -> str:
        """Whether both have the same place in lists of the same length."""
        players = self._list(actor, PERSON)
        roles = self._list(role, CHARACTER)
        if len(players) == 1 and len(roles) == 1:
            return "-"
        even = len(players) == len(roles)
        return f"{even} {players.index(actor) == roles.index(role)} {min(len(players), 3)} {min(len(roles), 3)}"

    def _list(self, position: int, placeholder: str) -> list[int]:
        if position not in self.lists:
            before = coordinated(self.text, position, placeholder, backwards=True)
            self.lists[position] = before + coordinated(self.text, position, placeholder)[1:]
        return self.lists[position]

    def _nearest(self, actor: int, role: int, same: bool) -> str:
        """Whether no other actor is nearer to the character, and no other character to the actor."""
        gap = abs(actor - role)
        index = bisect_left(self.actors, role)
        rivals = [p for p in self.actors[max(0, index - 1) : index + 1] if abs(p - role) < gap]
        span = self.text[max(0, actor - gap + 1) : actor + gap]
        return f"{bool(rivals)} {CHARACTER in span} {same}"
