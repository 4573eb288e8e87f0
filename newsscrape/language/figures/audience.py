"""Viewers, views, hours: « 3 012 000 amateurs », « contre 3,2 millions la veille », « 60 millions de vues »."""

from __future__ import annotations

from collections.abc import Iterator

from newsscrape.language.ellipsis import bare_numbers, is_about_audiences, tells_when
from newsscrape.language.figures.found import Figure, words
from newsscrape.language.passage import Passage
from newsscrape.language.ranges import left_of, left_value

_FEWEST = 1_000
"""Smaller numbers count no views and no viewers."""
_AUDIENCE = 5_000
"""Fewer people than this are hardly a television audience."""
_FOLLOWERS = 200_000
"""So many faithful people are one, whatever the text is about."""


def audiences(passage: Passage, taken: set[int]) -> list[Figure]:
    """The viewers, views and hours of a passage; ``taken`` are the indices of numbers that are something else."""
    found: dict[int, Figure] = {}
    for at in passage.numbers:
        if at in taken or passage.at(at).value < _FEWEST or tells_when(passage, at + 1):
            continue
        figure = _counted(passage, at)
        if figure:
            found[at] = figure
            for left in _lefts(passage, figure):
                found.setdefault(left.number, left)
    for at, bare in bare_numbers(passage).items():
        if at not in found and at not in taken and bare.theme in ("viewers", "views", "hours"):
            found[at] = Figure(at, at + 1, at, bare.value, bare.theme)
    return sorted(found.values(), key=lambda figure: figure.first)


def _counted(passage: Passage, at: int) -> Figure | None:
    noun = _noun(passage, at + 1)
    low = passage.low(noun)
    value = passage.at(at).value
    if low in words("nouns", "viewers"):
        return Figure(at, noun + 1, at, value, "viewers")
    if low in words("nouns", "views") or (low == "videos" and passage.low(noun + 1) == "vues"):
        return Figure(at, noun + (2 if low == "videos" else 1), at, value, "views")
    if low == "fois" and passage.has(words("audience", "viewed"), at - 6, at):
        return Figure(at, noun + 1, at, value, "views")
    if low in words("nouns", "hours") and (value >= 1_000_000 or _are_viewed(passage, noun)):
        after = noun + 2 if passage.low(noun + 1) in ("vues", "visionnees", "regardees") else noun + 1
        return Figure(at, after, at, value, "hours")
    if value < _AUDIENCE or passage.at(noun).kind != "word" or (passage.at(at).form == "collective" and value < 10_000):
        return None
    if low in words("nouns", "people") and _is_watching(passage, at, noun):
        return Figure(at, noun + 1, at, value, "viewers")
    if (
        value >= 50_000
        and low.endswith(("s", "x"))
        and len(low) > 4
        and low not in words("nouns", "not_people")
        and _are_governed(passage, at, noun)
    ):
        return Figure(at, noun + 1, at, value, "viewers")
    return None


def _noun(passage: Passage, at: int) -> int:
    """The index of the noun counted: « de », « d' » and adjectives skipped."""
    if passage.low(at) == "de":
        at += 1
    elif passage.low(at) == "d" and passage.low(at + 1) == "'":
        at += 2
    while passage.low(at) in words("adjectives", "words") and not _is_person(passage, at):
        at += 1
    return at


def _is_person(passage: Passage, at: int) -> bool:
    """Whether « jeunes » or « petits » is the noun itself: no other one follows."""
    return passage.low(at) in words("nouns", "people") and not passage.low(at + 1).endswith(("s", "x"))


def _are_viewed(passage: Passage, noun: int) -> bool:
    following = passage.low(noun + 1)
    return following in ("vues", "visionnees", "regardees", "streamees", "cumulees") or (
        following == "de" and passage.low(noun + 2) == "visionnage"
    )


def _is_watching(passage: Passage, at: int, noun: int) -> bool:
    """Whether people counted are an audience: « a réuni 955 000 personnes », « 10 millions de Français ont suivi »."""
    begin, end = passage.sentence(at)
    cues = _cues(passage, noun)
    if passage.has(cues, max(begin, at - 14), at) or passage.has(cues, noun + 1, min(end, noun + 16)):
        return True
    if passage.low(noun) in words("nouns", "followers") and passage.at(at).value >= _FOLLOWERS:
        return True
    is_sure = passage.low(noun) not in words("nouns", "readers") or passage.low(noun + 1) in words("audience", "after")
    is_sure = is_sure or (passage.low(noun + 1) in (",", "(") and passage.low(noun + 3) == "%")
    return passage.at(at).value >= 50_000 and is_sure and is_about_audiences(passage)


def _cues(passage: Passage, noun: int) -> frozenset[str]:
    """What makes viewers of the people that a noun names."""
    cues = words("audience", "cues")
    return cues - words("audience", "gained") if passage.low(noun) in words("nouns", "subscribers") else cues


def _are_governed(passage: Passage, at: int, noun: int) -> bool:
    """Whether a verb of audiences stands right before the number, or soon after it."""
    begin, end = passage.sentence(at)
    cues = _cues(passage, noun)
    return passage.has(cues, max(begin, at - 5), at) or passage.has(cues, at + 3, min(end, at + 8))


def _lefts(passage: Passage, figure: Figure) -> Iterator[Figure]:
    for at in left_of(passage, figure.number):
        yield Figure(at, at + 1, at, left_value(passage, at, figure.number), figure.unit)
