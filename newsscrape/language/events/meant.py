"""Which shows the network of `classifier` takes a text to speak of, as marks of what is weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsscrape.language.events.scene import Meant, Scene

_STEPS = (-2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0)
_PASSED = tuple((step, f"n> {step}") for step in _STEPS)
"""The mark of each step that a show's best score has passed."""
_CHOICE_STEPS = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
_CHOICE_PASSED = tuple((step, f"j> {step}") for step in _CHOICE_STEPS)
"""The mark of each step that the score of a choice has passed."""
_HIGHEST = 4
_LOWEST = -9.0
"""The score of the best of no shows."""


def rounded(score: float) -> int:
    """A score or log-odds as a whole number that is not far from 0."""
    return max(-_HIGHEST, min(_HIGHEST, round(score)))


def choice_marks(
    kind: str, place: int, choices: Sequence[tuple[Sequence[str | None], str]], scene: Scene
) -> Iterator[list[str]]:
    """How well each choice of shows, with how it was found, goes with a type of event that a sentence may state."""
    meant = scene.meant.get(kind, {})
    scores = [max((meant[name].scores[place] for name in names if name in meant), default=None) for names, _ in choices]
    best = max((score for score in scores if score is not None), default=0.0)
    for (_, how), score in zip(choices, scores, strict=True):
        if score is None:
            yield ["j -"]
        else:
            behind = min(round(best - score), _HIGHEST)
            passed = [mark for step, mark in _CHOICE_PASSED if score > step]
            yield [*passed, f"jb {behind}", f"jb {behind} {how[0]}", f"j {rounded(score)}"]


def no_season_marks(meant: Meant | None, place: int, *, numbered: bool) -> list[str]:
    """Whether the event of a show is of no season; ``numbered`` tells whether the sentence names one."""
    if meant is None:
        return []
    season = rounded(meant.numbered)
    return [f"j {season} {meant.place == place}", f"j {season}", f"j {season} {numbered}"]


def event_marks(kind: str, show: str | None, scene: Scene, *, place: int, odds: int, numbered: bool) -> Iterator[str]:
    """How well an event goes with a show at a place and at its best, and whether it goes better with another.

    ``odds`` are how likely the event is without this, ``numbered`` tells whether it is of a season.
    """
    by_show = scene.meant.get(kind, {})
    meant = by_show.get(show)
    if meant is None:
        yield "n -"
        return
    best, nearest, season = meant.best, rounded(meant.best), rounded(meant.numbered)
    yield from (mark for step, mark in _PASSED if best > step)
    yield f"n {nearest}"
    yield f"n {kind} {nearest}"
    yield f"n at {rounded(meant.scores[place])}"
    yield f"n with {nearest} {odds}"
    yield f"n season {numbered} {season}"
    yield f"n season {kind} {numbered} {season}"
    rival = max((other.best for name, other in by_show.items() if name != show), default=_LOWEST)
    yield f"n rival {rounded(rival)} {rival > best}"
