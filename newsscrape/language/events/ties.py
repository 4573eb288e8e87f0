"""What ties a sentence to a show that it need not name: the seasons, platforms and people named beside it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsscrape.language.events.scene import Scene, Sentence

Ties = dict[str, dict[str, list[int]]]
"""By season, platform or person the shows that it stands beside, each with the numbers of those sentences."""

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


def tie_marks(sentence: Sentence, names: Sequence[str | None], ties: Ties) -> list[str]:
    """For each kind of thing in a sentence, whether other sentences tie it to one of some shows, and to others."""
    own: set[str] = set()
    other: set[str] = set()
    kinds: set[str] = set()
    for thing in _things(sentence):
        kind = thing[0]
        kinds.add(kind)
        for show in _beside(thing, sentence, ties):
            (own if show in names else other).add(kind)
    return [f"y {kind} {kind in own} {kind in other}" for kind in sorted(kinds)]


def _beside(thing: str, sentence: Sentence, ties: Ties) -> list[str]:
    """The shows beside which other sentences name a thing."""
    place = sentence.place
    return [show for show, places in ties.get(thing, {}).items() if places[0] != place or places[-1] != place]


def _things(sentence: Sentence) -> Iterator[str]:
    """Each season (N), platform (F) and person (P) of a sentence, by its kind and name."""
    for span in sentence.seasons[:_MANY]:
        for number in span.numbers[:_MANY]:
            yield f"N {number}"
    for platform in sentence.platforms[:_MANY]:
        yield f"F {platform.name}"
    for person in sentence.people[:_MANY]:
        yield f"P {person.name}"
