"""The people of one text brought together: who acts and as whom, who makes, and who does neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newsscrape.language.masking import Masked
from newsscrape.language.people.cast import Pair, cast_pairs, lone_pairs, nearby_pairs
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.people.jobs import job_facts, likely_jobs, usual_job
from newsscrape.language.people.names import Individual, individuals
from newsscrape.language.reading import NamedFound, PersonFound, Span


class Company:
    """People and characters of a masked text, by the number of their `Individual`."""

    def __init__(self, text: str, masked: Masked, clauses: Clauses, spans: Iterable[Span]) -> None:
        self.masked, self.clauses = masked, clauses
        self.groups = individuals(text, spans)
        by_place = {(s.start, s.end): number for number, group in enumerate(self.groups) for s in group.mentions}
        self.at = {position: by_place[place] for position, place in masked.places.items() if place in by_place}
        self.votes = [Counter(span.label for span in group.mentions) for group in self.groups]
        self.found = [PersonFound(group.name, _places(group)) for group in self.groups]
        self.is_cast: set[int] = set()

    def people(self) -> list[PersonFound]:
        """The real people, with their roles and jobs."""
        self._cast()
        self._jobs()
        for number, person in enumerate(self.found):
            votes = self.votes[number]
            person.is_actor |= votes["ACTOR"] > 0 and not (person.jobs and votes["ACTOR"] < 2)
            person.is_crew |= votes["CREW"] > 0 and (number not in self.is_cast or bool(person.jobs))
        self._guess_jobs()
        return [person for person, group in zip(self.found, self.groups, strict=True) if group.is_real]

    def characters(self) -> list[NamedFound]:
        """The roles."""
        return [NamedFound(group.name, _places(group)) for group in self.groups if not group.is_real]

    def _cast(self) -> None:
        """Pairs by grammar first, then those who stand side by side, then those who are alone in a paragraph."""
        likely = [p for p, n in self.at.items() if self.groups[n].is_real and self._may_act(n)]
        self._pair(sorted(cast_pairs(self.masked, self.clauses, likely)))
        self._pair(nearby_pairs(self.masked, self.clauses, self._free(real=True), self._free(real=False)))
        self._pair(lone_pairs(self.masked, self._free(real=True), self._free(real=False)))

    def _pair(self, pairs: Iterable[Pair]) -> None:
        for actor, role in list(pairs):
            person, character = self.at[actor], self.groups[self.at[role]]
            self.found[person].is_actor = True
            if character.name not in self.found[person].characters:
                self.found[person].characters.append(character.name)
            self.is_cast |= {person, self.at[role]}

    def _free(self, *, real: bool) -> list[int]:
        return [
            position
            for position, number in self.at.items()
            if self.groups[number].is_real == real
            and number not in self.is_cast
            and (not real or self.votes[number]["ACTOR"])
        ]

    def _may_act(self, number: int) -> bool:
        return self.votes[number]["ACTOR"] > 0 or not self.votes[number]["CREW"]

    def _jobs(self) -> None:
        crew = [position for position, number in self.at.items() if self.votes[number]["CREW"]]
        for position, job in sorted(job_facts(self.masked, self.clauses, crew)):
            person = self.found[self.at[position]]
            if job == "actor":
                person.is_actor = True
            else:
                person.jobs.add(job)
                person.is_crew = True

    def _guess_jobs(self) -> None:
        """Gives those of the crew whose job no grammar states the one told nearest, or the usual one of the text."""
        idle = [p for p, n in self.at.items() if self.found[n].is_crew and not self.found[n].jobs]
        nearest: dict[int, tuple[int, str]] = {}
        for position, job, distance in likely_jobs(self.masked, self.clauses, idle):
            nearest[self.at[position]] = min(nearest.get(self.at[position], (999, "")), (distance, job))
        usual = usual_job(self.masked.text) if idle else None
        for number in sorted({self.at[position] for position in idle}):
            likely = nearest[number][1] if number in nearest else usual
            self.found[number].jobs |= {likely} if likely else set()


def _places(group: Individual) -> list[tuple[int, int]]:
    return sorted((span.start, span.end) for span in group.mentions)
