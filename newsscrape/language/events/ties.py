"""What ties a sentence to a show that it need not name: the seasons, platforms and people named beside it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsscrape.language.events.scene import Scene, Sentence

Ties = dict[str, dict[str, list[int]]]
"""By season, platform or person the shows that it stands beside, each with the numbers of those sentences."""

Tied = dict[str, set[str]]
"""For each kind of thing in a sentence, the shows beside which other sentences name one of these."""

_MANY = 12
"""How many shows, and how many things of a kind, of one sentence count."""


def ties_of(scene: Scene) -> Ties:
    """The ties of a text: to the shows of the same sentence, in one without to the show spoken of."""
    ties: Ties = {}
    for sentence in scene.sentences:
        shows = [show.name for show in sentence.shows[:_MANY]]
        if not shows and sentence.topic is not None:
            shows = [sentence.topic]
        if shows:
            for thing in _things(sentence):
                beside = ties.setdefault(thing, {})
                for show in shows:
                    beside.setdefault(show, []).append(sentence.place)
    return ties


def tied_to(sentence: Sentence, ties: Ties) -> Tied:
    """What other sentences tie a sentence to."""
    place = sentence.place
    tied: Tied = {}
    for thing in _things(sentence):
        shows = tied.setdefault(thing[0], set())
        shows.update(show for show, places in ties.get(thing, {}).items() if places[0] != place or places[-1] != place)
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
