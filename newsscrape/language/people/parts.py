"""Who acts and who makes: the features of that decision, of what the recogniser and the words around speak for."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newsscrape.language.people.roles import named_as
from newsscrape.language.tagging import PEOPLE, Leaning

_PROBABILITIES = (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)
_LEADS = (-8.0, -5.0, -3.0, -1.5, -0.5, 0.5, 1.5, 3.0, 5.0, 8.0)
"""Numbers are told apart by these."""

_USUAL = {
    "ACTOR": (1.0, 0.0, 0.0, 0.0),
    "CREW": (0.0, 1.0, 0.0, 0.0),
    "PERSON": (0.0, 0.0, 1.0, 0.0),
    "CHARACTER": (0.0, 0.0, 0.0, 1.0),
}
"""Where the recogniser has not seen a mention, what its label alone speaks for."""


def part_features(
    rows: Iterable[list[str]],
    likely: Mapping[str, float],
    mentions: Sequence[tuple[str, Leaning | None]],
    about: Iterable[str],
) -> list[str]:
    """What decides whether a real person acts, and makes.

    ``rows`` are the features of the mentions (`roles.role_features`), ``likely`` how likely they make it to act and to
    make, ``mentions`` what the recogniser takes each for and leans to, where it has seen it; ``about`` tells more.
    """
    labels = Counter([label for label, _ in mentions])
    all_, most = "+".join(sorted(labels)), max(labels, key=lambda label: (labels[label], label))
    acts, makes = bisect_right(_PROBABILITIES, likely["actor"]), bisect_right(_PROBABILITIES, likely["crew"])
    row = [f"pa {acts}", f"pc {makes}", f"pac {acts} {makes} {all_}", f"L {all_}", f"L1 {most} {min(len(mentions), 3)}"]
    row += [f"{feature} {all_}" for feature in about]
    row += [f"N {job}" for job in sorted(named_as(rows))]
    return row + _leads([_USUAL[label] if leaning is None else leaning for label, leaning in mentions], acts, makes)


def _leads(leanings: Sequence[Leaning], acts: int, makes: int) -> list[str]:
    """By how much all mentions together lean to each label more than to the others."""
    sums = [sum(column) for column in zip(*leanings, strict=True)]
    row = []
    for at, label in enumerate(PEOPLE):
        row.append(f"lead {label} {_step(sums[at] - max(sums[:at] + sums[at + 1 :]))}")
    actor, crew, person, character = sums
    over, behind = _step(actor - person), _step(crew - person)
    row += [f"ac {_step(actor - crew)}", f"ap {over}", f"ap {over} {acts}", f"cp {behind}", f"cp {behind} {makes}"]
    return [*row, f"real {_step(max(actor, crew, person) - character)}"]


def _step(lead: float) -> int:
    return bisect_right(_LEADS, lead)
