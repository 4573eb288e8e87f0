"""What ties a sentence to a show that it need not name: the seasons, platforms and people named beside it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsscrape.language.events.scene import Scene, Sentence

Tied = dict[str, set[str]]
"""For each kind of thing in a sentence, the shows beside which other sentences name one of these."""

_Beside = dict[str, dict[str, list[int]]]
"""By season, platform or person the shows that it stands beside, each with the numbers of those sentences."""

_MANY = 12
"""How many shows, and how many things of a kind, of one sentence count."""


def ties_of(scene: Scene) -> list[Tied]:
    """What the other sentences tie each sentence of a text to."""
    beside = _beside(scene)
    return [_tied_to(sentence, beside) for sentence in scene.sentences]


def _beside(scene: Scene) -> _Beside:
    """The things of a text: beside the shows of the same sentence, in one without beside the show spoken of."""
    found: _Beside = {}
    for sentence in scene.sentences:
        shows = [show.name for show in sentence.shows[:_MANY]]
        if not shows and sentence.topic is not None:
            shows = [sentence.topic]
        if shows:
            for thing in _things(sentence):
                places = found.setdefault(thing, {})
                for show in shows:
                    places.setdefault(show, []).append(sentence.place)
    return found


def _tied_to(sentence: Sentence, beside: _Beside) -> Tied:
    place = sentence.place
    tied: Tied = {}
    for thing in _things(sentence):
        shows = tied.setdefault(thing[0], set())
        shows.update(
            show for show, places in beside.get(thing, {}).items() if places[0] != place or places[-1] != place
        )
    return tied


def tie_marks(tied: Tied, names: Sequence[str | None]) -> list[str]:
    """For each kind of thing in a sentence, whether it is tied to one of some shows, and to others."""
    return [
        f"y {kind} {not shows.isdisjoint(names)} {not shows.issubset(names)}" for kind, shows in sorted(tied.items())
    ]


def _things(sentence: Sentence) -> Iterator[str]:
    """Each season (N), platform (F) and person (P) of a sentence, by its kind and name."""
    for span in sentence.seasons[:_MANY]:
        for number in span.numbers[:_MANY]:
            yield f"N {number}"
    for platform in sentence.platforms[:_MANY]:
        yield f"F {platform.name}"
    for person in sentence.people[:_MANY]:
        yield f"P {person.name}"
