"""What each sentence of a text is about when it begins, and what its place in the text tells."""

from __future__ import annotations

import re
from bisect import bisect_right

from newsscrape.language.events.scene import Scene, Sentence

_ENTRY = re.compile(r"[-–—•*▶►]|\d|[\ue001-\ue006«]")
_HEADING = 90
"""Up to this many characters a paragraph without a full stop is taken for a heading."""
_SCOPE = 14
"""How many shows a heading, or a headline, is taken to speak of."""


def lay_out(scene: Scene) -> None:
    """Tells each sentence of a scene its place, its topic, and the shows of the list that it announces."""
    _place(scene.sentences)
    _follow_topics(scene)
    _announce(scene.sentences)


def _place(sentences: list[Sentence]) -> None:
    for place, sentence in enumerate(sentences):
        sentence.place = place
        sentence.first = place == 0 or sentences[place - 1].paragraph != sentence.paragraph
        last = place + 1 == len(sentences) or sentences[place + 1].paragraph != sentence.paragraph
        short = sentence.end - sentence.start < _HEADING and sentence.words[-1:] not in ".!?…»"
        sentence.heading = sentence.first and last and short
        sentence.entry = sentence.first and _ENTRY.match(sentence.words) is not None


def _follow_topics(scene: Scene) -> None:
    """The topic: the show of the heading, else the text's only one, else the one last spoken of."""
    single = scene.main is not None and _dominates(scene)
    current, heading = scene.main, None
    running: tuple[int, ...] = ()
    opener: str | None = None
    for sentence in scene.sentences:
        own = [mention.name for mention in sentence.shows if not mention.aside]
        if sentence.first:
            opener = None
            if sentence.end - sentence.start < _HEADING and sentence.words[-1:] not in ".!?…»":
                heading = own[0] if own and not sentence.headline else None
            current = heading or (scene.main if single else current)
        sentence.topic, sentence.running, sentence.opener = current, running, opener
        running = sentence.seasons[-1].numbers if sentence.seasons else running
        if own and current not in own:
            current = own[0]
        if opener is None and sentence.shows:
            opener = sentence.shows[0].name


def _dominates(scene: Scene) -> bool:
    """Whether the text has one show of its own."""
    own = scene.counts[scene.main or ""]
    return len(scene.headline_shows) == 1 or own > sum(scene.counts.values()) - own


def _announce(sentences: list[Sentence]) -> None:
    """The shows that begin the paragraphs under a headline, a heading or a colon."""
    openers = [(s.place, s.shows[0].name) for s in sentences if s.first and s.shows and not s.headline]
    places = [place for place, _ in openers]
    ends = [s.place for s in sentences if s.heading and not s.headline] + [len(sentences)]
    for sentence in sentences:
        if sentence.headline:
            sentence.scope = _first_names(openers, 0, len(sentences))
        elif sentence.heading or sentence.words.endswith((":", "…")):
            end = ends[bisect_right(ends, sentence.place)]
            sentence.scope = _first_names(openers, bisect_right(places, sentence.place), end)


def _first_names(openers: list[tuple[int, str]], first: int, end: int) -> tuple[str, ...]:
    names = (name for place, name in openers[first : first + _SCOPE] if place < end)
    return tuple(dict.fromkeys(names))
