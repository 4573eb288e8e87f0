"""The people of one text brought together: who acts and as whom, who makes, and who does neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsscrape.language.gazetteer import fold
from newsscrape.language.known import jobs_of, lists_of, roles_of
from newsscrape.language.masking import Masked
from newsscrape.language.people.cast import Pair, cast_pairs, lone_pairs, nearby_pairs
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.people.couples import Couple, couple_features, is_declined
from newsscrape.language.people.jobs import Told, chained_jobs, job_facts, predicated_jobs, told_jobs
from newsscrape.language.people.names import Individual, individuals, is_part, key_of
from newsscrape.language.people.parts import part_features
from newsscrape.language.people.roles import JOBS, role_features
from newsscrape.language.people.title_roles import named_after, title_roles
from newsscrape.language.reading import NamedFound, PersonFound, Span
from newsscrape.language.tagging import Leaning
from newsscrape.language.television import density_of
from newsscrape.language.weighing import decision, shifted

SURE_CAST, FREE_CAST, DECLINED_CAST = 0.7, 0.3, 0.97
"""From which probability on somebody plays a character: where one of them has a likelier partner, where neither has,
and where the text speaks of an offer or a refusal.
"""
SURE_JOB, SURE_MORE, SURE_STATED = 0.5, 0.85, 0.15
"""From which probability on a job is given: where the grammar states none, others, or that very one."""
LIKELY_JOB, LIKELY_CREW = 0.4, 0.7
"""How likely the likeliest job, or work behind the screen, must be for that job to be given to whom has no other."""
SURE_PART = 0.45
"""From which probability on somebody acts, and makes."""
STATED = 1.0
"""What it adds to the log-odds that somebody makes if the grammar states a job behind the screen."""

KNOWN_ACTOR, KNOWN_MAKER = 3.0, 4.5
"""What the lists of known names add to the log-odds that somebody acts, and makes: on articles about real works they
are right 19 times in 20.
"""

FICTION = 2
"""From which density of its words on a text is taken to speak of fiction."""

KNOWN_ROLE = 3.0
"""What it adds to the log-odds of a couple that somebody is known to have played that character."""

KNOWN_JOB, OTHER_JOB = 3.0, -2.0
"""What it adds to the log-odds of a job that somebody is known for it, or for others."""


class Company:
    """People and characters of a masked text, by the number of their `Individual`."""

    def __init__(
        self,
        text: str,
        masked: Masked,
        clauses: Clauses,
        *,
        spans: Iterable[Span],
        taken: Mapping[tuple[int, int], str],
        leanings: Mapping[int, Leaning],
        works: Mapping[int, str],
    ) -> None:
        """``taken`` is what the recogniser takes the spans for, ``leanings`` is that of `Reading`, ``works`` gives the
        kind of the show at each position that names one.
        """
        self.taken, self.leanings = taken, leanings
        self.text, self.masked, self.clauses, self.works = text, masked, clauses, works
        self.groups = individuals(text, spans)
        by_place = {(s.start, s.end): number for number, group in enumerate(self.groups) for s in group.mentions}
        self.at = {position: by_place[place] for position, place in masked.places.items() if place in by_place}
        self.labels = [{span.label for span in group.mentions} for group in self.groups]
        self.found = [PersonFound(group.name, _places(group)) for group in self.groups]
        self.fame = [_fame(group) for group in self.groups]
        self.sure: list[set[str]] = [set() for _ in self.groups]
        self.named: list[set[str]] = [set() for _ in self.groups]
        """What the grammar states that each of them is; `people` and `roles` fill it."""
        self.is_cast: set[int] = set()
        self.is_tied: set[int] = set()
        self.of_titles: list[NamedFound] = []
        self.told: list[Told] = told_jobs(masked, clauses, works)
        self._density: int | None = None

    @property
    def density(self) -> int:
        """How much the text speaks of television."""
        if self._density is None:
            self._density = density_of(fold(self.masked.text))
        return self._density

    def people(self) -> list[PersonFound]:
        """The real people, with their roles and jobs."""
        self.settle_cast()
        chained = chained_jobs(self.masked, self.clauses, self.told)
        for position, job in chained | predicated_jobs(self.masked, self.clauses, self.told):
            if position in self.at and job in JOBS:
                self.sure[self.at[position]].add(job)
                self.named[self.at[position]].add(job)
        roles, learnt = self.roles(), decision("parts")
        for number, row in sorted(self.parts(roles).items()):
            likely, (acting, making) = learnt.probabilities([row]), self.fame[number]
            if stated := self.named[number] & set(JOBS):
                acting, making = min(acting, 0.0), max(making, 0.0) + STATED
            crew = shifted(likely["crew"], making)
            self.found[number].is_actor |= shifted(likely["actor"], acting) >= SURE_PART
            if crew >= SURE_PART or self.sure[number]:
                self._settle_jobs(number, crew, stated, roles[number])
        return [person for person, group in zip(self.found, self.groups, strict=True) if group.is_real]

    def characters(self) -> list[NamedFound]:
        """The roles."""
        roles = [(number, group) for number, group in enumerate(self.groups) if not group.is_real]
        if roles and self.density < FICTION:
            roles = [(n, group) for n, group in roles if n in self.is_cast or "characters" in lists_of(group.name)]
        return [*(NamedFound(group.name, _places(group)) for _, group in roles), *self.of_titles]

    def settle_cast(self) -> None:
        """Pairs actors and characters, the likeliest couples first: who has a partner needs more to have another."""
        learnt = decision("cast")
        couples = self.couples()
        likely = {
            couple: round(shifted(learnt.probabilities(rows)["yes"], self._known_role(*couple)), 6)
            for couple, rows in couples.items()
        }
        paired: set[int] = set()
        chosen: list[Couple] = []
        for couple in sorted(likely, key=lambda couple: (-likely[couple], couple)):
            least = FREE_CAST if paired.isdisjoint(couple) else SURE_CAST
            if likely[couple] >= (DECLINED_CAST if is_declined(couples[couple]) else least):
                paired.update(couple)
                chosen.append(couple)
        for person, role in sorted(chosen):
            self._pair(person, role)
        self._pair_known()
        for position, show in title_roles(self.masked, self.clauses):
            self._give_title_role(self.at.get(position), self.masked.places[show])

    def _pair_known(self) -> None:
        """Pairs those that stand far apart in the text, where it gives neither another partner."""
        by_word: dict[str, int] = {}
        for number, group in enumerate(self.groups):
            if not group.is_real and number not in self.is_cast:
                by_word |= {word: number for word in group.key if word not in by_word}
        for person, group in enumerate(self.groups):
            played = roles_of(group.name) if group.is_real and person not in self.is_cast else ()
            found = ((by_word[word], key) for key in played for word in key if word in by_word)
            role = next((n for n, key in found if n not in self.is_cast and is_part(self.groups[n].key, key)), None)
            if role is not None:
                self._pair(person, role)

    def _give_title_role(self, person: int | None, place: tuple[int, int]) -> None:
        """Ties somebody without a character to whom the title at a place is the name of."""
        span = named_after(self.text, place)
        if person is None or span is None or self.found[person].characters:
            return
        name = self.text[span.start : span.end]
        key = key_of(name)
        for number, group in enumerate(self.groups):
            if not group.is_real and (is_part(key, group.key) or is_part(group.key, key)):
                self._pair(person, number)
                return
        self.found[person].is_actor = True
        self.found[person].characters.append(name)
        if name not in {character.name for character in self.of_titles}:
            self.of_titles.append(NamedFound(name, [(span.start, span.end)]))

    def _known_role(self, person: int, role: int) -> float:
        key = self.groups[role].key
        return KNOWN_ROLE if any(is_part(key, known) for known in roles_of(self.groups[person].name)) else 0.0

    def couples(self) -> dict[Couple, list[list[str]]]:
        """Each actor and character who stand near each other, with a row of features a place."""
        likely = sorted(p for p, n in self.at.items() if self.groups[n].is_real and self._may_act(n))
        hints = cast_pairs(self.masked, self.clauses, likely)
        self._take(hints)
        for rule, pairs in (("near", self._nearby), ("lone", self._alone)):
            found = list(pairs())
            hints |= {pair: rule for pair in found if pair not in hints}
            self._take(found)
        return couple_features(self.masked, self.clauses, at=self.at, groups=self.groups, actors=likely, hints=hints)

    def _nearby(self) -> Iterator[Pair]:
        return nearby_pairs(self.masked, self.clauses, self._free(real=True), self._free(real=False))

    def _alone(self) -> Iterator[Pair]:
        return lone_pairs(self.masked, self._free(real=True), self._free(real=False))

    def _take(self, pairs: Iterable[Pair]) -> None:
        self.is_tied |= {self.at[position] for pair in pairs for position in pair}

    def _pair(self, person: int, role: int) -> None:
        found, character = self.found[person], self.groups[role]
        found.is_actor = True
        if character.name not in found.characters:
            found.characters.append(character.name)
        self.is_cast |= {person, role}

    def _free(self, *, real: bool) -> set[int]:
        return {
            position
            for position, number in self.at.items()
            if self.groups[number].is_real == real
            and number not in self.is_tied
            and (not real or "ACTOR" in self.labels[number])
        }

    def _may_act(self, number: int) -> bool:
        return "ACTOR" in self.labels[number] or "CREW" not in self.labels[number]

    def roles(self) -> dict[int, list[list[str]]]:
        """Each real person, with a row of features a mention; what the grammar says of casts must be known."""
        real = {p: n for p, n in self.at.items() if self.groups[n].is_real}
        if not real:
            return {}
        crew = [position for position, number in self.at.items() if "CREW" in self.labels[number]]
        facts = job_facts(self.masked, self.clauses, self.told, crew=crew, works=self.works)
        for position, job in facts:
            if position in real:
                self.named[real[position]].add(job)
        return role_features(
            self.masked, self.clauses, told=self.told, facts=facts, cast=self.is_tied, at=real, works=self.works
        )

    def parts(self, roles: Mapping[int, list[list[str]]]) -> dict[int, list[str]]:
        """The features of each real person that decide who acts, and who makes; the cast must be settled."""
        learnt = decision("roles")
        return {
            number: part_features(
                learnt.probabilities(rows), self._taken_for(number), self.named[number], self._about(number)
            )
            for number, rows in roles.items()
        }

    def _taken_for(self, number: int) -> list[tuple[str, Leaning | None]]:
        mentions = self.groups[number].mentions
        return [(self.taken[span.start, span.end], self.leanings.get(span.end)) for span in mentions]

    def _about(self, number: int) -> tuple[str, ...]:
        known = f"tied {number in self.is_tied} {number in self.is_cast}"
        return f"W {min(len(self.groups[number].key), 3)}", known, f"D {self.density}"

    def _settle_jobs(self, number: int, crew: float, stated: set[str], rows: list[list[str]]) -> None:
        """Gives somebody who is probably of the crew the jobs that the grammar states and those that are likely."""
        person = self.found[number]
        by_words = decision("jobs").probabilities(rows)
        likely = _tipped(by_words, jobs_of(person.name))
        jobs = {job for job in stated if max(likely[job], by_words[job]) >= SURE_STATED} | self.sure[number]
        jobs |= {job for job in likely if likely[job] >= (SURE_MORE if jobs else SURE_JOB)}
        best = max(likely, key=lambda job: round(likely[job], 6))
        person.jobs = jobs or ({best} if likely[best] >= LIKELY_JOB or crew >= LIKELY_CREW else set())
        person.is_crew = bool(person.jobs)


def _fame(group: Individual) -> tuple[float, float]:
    """How much the lists of known names speak for acting, and for work behind the screen."""
    lists = lists_of(group.name) if group.is_real else ()
    acts, makes, neither = ("actors" in lists, "crew" in lists, "persons" in lists)
    return KNOWN_ACTOR * (acts - makes - neither), KNOWN_MAKER * (makes - acts - neither)


def _tipped(likely: dict[str, float], known: Sequence[str]) -> dict[str, float]:
    """How likely each job is, by what somebody is known for as well."""
    if not known:
        return likely
    return {job: shifted(chance, KNOWN_JOB if job in known else OTHER_JOB) for job, chance in likely.items()}


def _places(group: Individual) -> list[tuple[int, int]]:
    return sorted((span.start, span.end) for span in group.mentions)
