"""Who acts and who makes: the features of that decision, of what the recogniser and the words around speak for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from newsscrape.language.tagging import PEOPLE, Leaning

_PROBABILITIES = (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)
_LEADS = (-8.0, -5.0, -3.0, -1.5, -0.5, 0.5, 1.5, 3.0, 5.0, 8.0)
"""Numbers are told apart by these."""


def _marks(name: str) -> tuple[str, ...]:
    """The features of one number, by its step."""
    return tuple([f"{name} {step}" for step in range(1 + len(_LEADS))])


_OVER_ALL = [_marks(f"lead {label}") for label in PEOPLE]
_ACTOR_CREW, _ACTOR_PERSON, _CREW_PERSON, _REAL = _marks("ac"), _marks("ap"), _marks("cp"), _marks("real")

_USUAL: dict[str, Leaning] = {
    "ACTOR": (1.0, 0.0, 0.0, 0.0),
    "CREW": (0.0, 1.0, 0.0, 0.0),
    "PERSON": (0.0, 0.0, 1.0, 0.0),
    "CHARACTER": (0.0, 0.0, 0.0, 1.0),
}
"""Where the recogniser has not seen a mention, what its label alone speaks for."""


def part_features(
    likely: Mapping[str, float],
    mentions: Sequence[tuple[str, Leaning | None]],
    named: Iterable[str],
    about: Iterable[str],
) -> list[str]:
    """What decides whether a real person acts, and makes.

    ``likely`` is how likely the words around make it to act and to make, ``mentions`` what the recogniser takes each
    for and leans to, where it has seen it, ``named`` what the grammar states (`jobs.job_facts`); ``about`` tells more.
    """
    labels = sorted([label for label, _ in mentions])
    kinds = dict.fromkeys(labels)
    all_, most = "+".join(kinds), max(kinds, key=lambda label: (labels.count(label), label))
    acts, makes = bisect_right(_PROBABILITIES, likely["actor"]), bisect_right(_PROBABILITIES, likely["crew"])
    row = [f"pa {acts}", f"pc {makes}", f"pac {acts} {makes} {all_}", f"L {all_}", f"L1 {most} {min(len(mentions), 3)}"]
    row += [f"{feature} {all_}" for feature in about]
    row += [f"N {job}" for job in sorted(named)]
    return row + _leads([_USUAL[label] if leaning is None else leaning for label, leaning in mentions], acts, makes)


def _leads(leanings: Sequence[Leaning], acts: int, makes: int) -> list[str]:
    """By how much all mentions together lean to each label more than to the others."""
    actor, crew, person, character = [sum(column) for column in zip(*leanings, strict=True)]
    real = max(actor, crew, person)
    over, behind = _ACTOR_PERSON[_step(actor - person)], _CREW_PERSON[_step(crew - person)]
    return [
        _OVER_ALL[0][_step(actor - max(crew, person, character))],
        _OVER_ALL[1][_step(crew - max(actor, person, character))],
        _OVER_ALL[2][_step(person - max(actor, crew, character))],
        _OVER_ALL[3][_step(character - real)],
        _ACTOR_CREW[_step(actor - crew)],
        over,
        f"{over} {acts}",
        behind,
        f"{behind} {makes}",
        _REAL[_step(real - character)],
    ]


def _step(lead: float) -> int:
    return bisect_right(_LEADS, lead)
