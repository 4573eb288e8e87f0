"""One text made ready for events: folded, its mentions blanked out in place, and cut into sentences that know them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from newsscrape.language.events.nouns import Noun, nouns_in
from newsscrape.language.events.patterns import compiled
from newsscrape.language.events.seasons import SeasonSpan, seasons_in
from newsscrape.language.events.tokens import Tokens, tokens_of
from newsscrape.language.gazetteer import fold
from newsscrape.language.knowledge import load
from newsscrape.language.masking import CHARACTER, ORGANIZATION, PERSON, PLATFORM, SHOW, TITLE
from newsscrape.language.reading import Reading
from newsscrape.language.spans import DateSpan, Numerics
from newsscrape.language.television import density_of


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention in the text; ``name`` is the show's or person's name, or the platform's id."""

    start: int
    end: int
    name: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Shows named one after the other (« A, B et C »), of which what is said of one is said of all."""

    start: int
    end: int
    names: tuple[str, ...]
    aside: bool


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that tells of an audience, an episode count and the like."""

    start: int
    end: int
    unit: str


@dataclass(slots=True)
class Sentence:
    """A sentence with what it mentions; ``text`` is the article's blanked text, ``words`` the sentence's own.

    ``topic`` is the show spoken of when it begins, ``running`` the seasons named last, ``opener`` the show that its
    paragraph names first, ``scope`` the shows of the list that it announces, ``worded`` the score of each type of event
    for which its wording may speak. ``days`` are all its days; ``dates`` leave bare numbers out, as « le 13 » and
    « (2018) » tell when, and hardly ever that something happens.
    """

    start: int
    end: int
    paragraph: int
    text: str
    words: str
    headline: bool = False
    shows: list[Mention] = field(default_factory=list)
    people: list[Mention] = field(default_factory=list)
    platforms: list[Mention] = field(default_factory=list)
    seasons: list[SeasonSpan] = field(default_factory=list)
    dates: list[DateSpan] = field(default_factory=list)
    days: list[DateSpan] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    nouns: list[Noun] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    topic: str | None = None
    running: tuple[int, ...] = ()
    opener: str | None = None
    scope: tuple[str, ...] = ()
    place: int = 0
    first: bool = False
    heading: bool = False
    entry: bool = False
    worded: dict[str, float] = field(default_factory=dict)
    _tokens: Tokens | None = None

    @property
    def tokens(self) -> Tokens:
        """Its words, each mention as one."""
        if self._tokens is None:
            self._tokens = tokens_of(self.words, self.start)
        return self._tokens


@dataclass(frozen=True, slots=True)
class Meant:
    """Scores of a show for one type of event: the one of each sentence, that it states it of the show, and the best.

    ``place`` is the number of the best sentence, ``numbered`` the score for that being of a certain season.
    """

    scores: list[float]
    best: float
    place: int
    numbered: float


@dataclass(slots=True)
class Scene:
    """The whole text; ``ranks`` orders the shows by how much it is about them, ``density`` is 0 to 3.

    ``kinds`` gives the kind of each show, « - » where the text does not say, ``named`` the numbers of the sentences
    that name it. ``meant`` is for each type what a network tells of the first shows and, as None, of untitled projects.
    """

    sentences: list[Sentence]
    main: str | None
    ranks: dict[str, int]
    counts: Counter[str]
    headline_shows: frozenset[str]
    genre: str
    density: int
    published: date | None
    kinds: dict[str, str]
    named: dict[str, list[int]]
    meant: dict[str, dict[str | None, Meant]] = field(default_factory=dict)


_ROW = re.compile(
    rf"[ {SHOW}]*+(?:\([^()\n]{{1,40}}\))?[ {SHOW}]*+(?:,? ?(?:et(?: aussi| enfin)?|ainsi que|puis|ni)|,|ou|;)"
    r"(?: (?:a|au|aux|de|du|des|pour|avec|sur|d'))?"
    r"(?: ?(?:la serie|les series|le film|le jeu|la comedie|le drame|le thriller|la sitcom|le polar|le documentaire))?"
    rf" ?[ {SHOW}]*+"
)
_EMPTY_LINE = re.compile(r"\n\n")
_BETWEEN = 120
_QUOTED = re.compile(r"([«\"“*]) ?([\ue001-\ue006])\2* ?([»\"”*])")


def scene_of(text: str, reading: Reading) -> Scene:
    """What a text's events are read from; ``text`` is that of the reading's offsets."""
    blanked = _blanked(text, reading)
    sentences = _sentences(blanked, reading)
    shows = _shows(blanked, reading)
    _deal(sentences, "shows", shows)
    _deal(sentences, "people", (Mention(*place, p.name) for p in reading.people for place in p.mentions))
    _deal(sentences, "platforms", (Mention(*place, p.id) for p in reading.platforms for place in p.mentions))
    _deal(sentences, "seasons", seasons_in(blanked))
    numbers = reading.numerics or Numerics()
    _deal(sentences, "days", (day for day in numbers.dates if day.precision == "day"))
    _deal(sentences, "dates", (day for day in numbers.dates if not day.text.isdigit()))
    counts = [Count(f.start, f.end, f.unit) for f in numbers.figures]
    counts += [Count(m.start, m.end, "minutes") for m in numbers.minutes if m.kind == "viewed"]
    _deal(sentences, "counts", counts)
    _deal(sentences, "nouns", nouns_in(blanked))
    for sentence in sentences:
        sentence.rows = _rows(sentence)
    counter = Counter({show.name: 0 for show in shows})
    counter.update(show.name for show in shows if not show.aside)
    headline = frozenset(m.name for s in sentences if s.headline for m in s.shows if not m.aside)
    order = sorted(counter, key=lambda name: (name not in headline, -counter[name]))
    ranks = {name: rank for rank, name in enumerate(order)}
    main = order[0] if order else None
    kinds = {show.name: show.kind or "-" for show in reading.shows}
    genre, density = _genre(sentences), density_of(blanked)
    named: dict[str, list[int]] = {name: [] for name in ranks}
    for place, sentence in enumerate(sentences):
        for name in {mention.name for mention in sentence.shows}:
            named[name].append(place)
    return Scene(sentences, main, ranks, counter, headline, genre, density, reading.published, kinds, named)


def _genre(sentences: list[Sentence]) -> str:
    """What sort of article the headline announces; empty where it does not tell."""
    words = " ".join(sentence.words for sentence in sentences if sentence.headline)
    return next((genre for genre, pattern in _genres().items() if pattern.search(words)), "")


@cache
def _genres() -> dict[str, re.Pattern[str]]:
    return {genre: re.compile(source) for genre, source in load("events")["genres"].items()}


def _blanked(text: str, reading: Reading) -> str:
    """Folded, in lower case, with each mention's letters replaced by its placeholder; offsets stay."""
    letters = list(fold(text).lower())
    if len(letters) != len(text):
        letters = [c.lower() if len(c.lower()) == 1 else c for c in fold(text)]
    layers: list[tuple[str, Iterable[tuple[int, int]]]] = [
        (TITLE, ((s.start, s.end) for s in reading.spans if s.label == "TITLE")),
        (ORGANIZATION, (m for o in reading.organizations for m in o.mentions)),
        (CHARACTER, (m for c in reading.characters for m in c.mentions)),
        (PERSON, (m for p in reading.people for m in p.mentions)),
        (PLATFORM, (m for p in reading.platforms for m in p.mentions)),
        (SHOW, (m for s in reading.shows for m in s.mentions)),
    ]
    for mark, places in layers:
        for start, end in places:
            letters[start:end] = mark * (end - start)
    return _QUOTED.sub(lambda match: match[2] * len(match[0]), "".join(letters))


def _sentences(blanked: str, reading: Reading) -> list[Sentence]:
    ends = [match.start() for match in _EMPTY_LINE.finditer(blanked)]
    return [
        Sentence(
            start,
            end,
            bisect_left(ends, start),
            blanked,
            blanked[start:end],
            headline=end <= reading.headline_length,
        )
        for start, end in _whole(reading, blanked)
    ]


def _whole(reading: Reading, blanked: str) -> list[tuple[int, int]]:
    """The sentences, those joined that a title's own mark had parted."""
    joined: list[tuple[int, int]] = []
    for start, end in reading.sentences:
        before = joined[-1][1] if joined else 0
        parted = bool(joined) and blanked[start] == blanked[before - 1] and "\ue000" < blanked[start] < "\ue010"
        if parted and "\n" not in blanked[before:start]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _deal(
    sentences: list[Sentence], kind: str, things: Iterable[Mention | SeasonSpan | DateSpan | Count | Noun]
) -> None:
    """Gives each thing to the sentence that it stands in."""
    starts = [sentence.start for sentence in sentences]
    for thing in sorted(things, key=lambda t: t.start):
        index = bisect_left(starts, thing.start + 1) - 1
        if index >= 0 and thing.end <= sentences[index].end:
            getattr(sentences[index], kind).append(thing)


def _shows(blanked: str, reading: Reading) -> list[Mention]:
    """The shows' mentions; those in a row with one that is named in passing are so too."""
    places = sorted((start, end, show.name) for show in reading.shows for start, end in show.mentions)
    mentions: list[Mention] = []
    for start, end, name in places:
        aside = _is_aside(blanked, start)
        if mentions and mentions[-1].aside and not aside:
            aside = _are_joined(blanked, mentions[-1].end, start)
        mentions.append(Mention(start, end, name, aside))
    return mentions


def _is_aside(blanked: str, start: int) -> bool:
    """Whether a show is named in passing: a filmography, a comparison, a credit of somebody."""
    before = blanked[max(0, start - 60) : start].rpartition("\n")[2]
    return _aside_pattern().search(before) is not None


@cache
def _aside_pattern() -> re.Pattern[str]:
    return compiled(f"(?:{load('events')['asides']['before']})$")


def _rows(sentence: Sentence) -> list[Row]:
    """The shows of a sentence, those named one after the other together."""
    rows: list[Row] = []
    for mention in sentence.shows:
        last = rows[-1] if rows else None
        if last and last.aside == mention.aside and _are_joined(sentence.text, last.end, mention.start):
            names = last.names if mention.name in last.names else (*last.names, mention.name)
            rows[-1] = Row(last.start, mention.end, names, mention.aside)
        else:
            rows.append(Row(mention.start, mention.end, (mention.name,), mention.aside))
    return rows


def _are_joined(blanked: str, end: int, start: int) -> bool:
    return start - end < _BETWEEN and _ROW.fullmatch(blanked, end, start) is not None
