"""What speaks for each stretch of a text being a title: the recogniser, marks, words around, place and repetition."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from newsscrape.language.knowledge import load, read
from newsscrape.language.known import lists_of
from newsscrape.language.people.names import fold
from newsscrape.language.reading import Reading, Span
from newsscrape.language.shows.context import is_speech, is_topic, names_person, plain_text, weigh
from newsscrape.language.shows.explicit import explicit_titles
from newsscrape.language.shows.extents import HOUR, TRIM_LEFT, TRIM_RIGHT, Extents, Place, is_line
from newsscrape.language.shows.marks import Mark, marks_of
from newsscrape.language.shows.press import Press

DOUBTFUL = frozenset({"ORGANIZATION", "TITLE"})
NAMED = frozenset({"ACTOR", "CREW", "PERSON", "CHARACTER"})
PEOPLE = frozenset({"actors", "crew", "persons", "characters"})
"""The lists of known names that are no titles."""

_AFTER_TO = re.compile(r"(?:^|[\s(])(?:[àÀ]|[Vv]ers|[Cc]hez|[Ss]elon|[Ss]ur|face à|près d[e’']|[Dd][’']après)\s?$")
_AFTER_ARTICLE = re.compile(
    r"(?:^|[\s(’'])(?:[Uu]ne?|[Ll]es|[Ll]a|[Cc]es|[Nn]os|[Cc]hez|[Ss]elon|[Ee]n|[Dd][’']après)\s$|\b[Ll][’']$"
)
_OPENS = re.compile(r"(?:^|\n|(?<!\d)(?<!\dh)[.!?…])[\s»”\")*–—-]*$")
_COLON = re.compile(r"\s?:\s")
_TO_PLATFORM = re.compile(r"[»”\"]?\s?(?:\(|, sur |, | – )$|\s?[»”\"]?\s\($")
_HEAD = re.compile(
    r"^(?:\d{1,2}[.)] |(?:\w+ )?\d{1,2}(?:er)?(?: \w+)? [–—-] )?([A-ZÀ-ÖØ-Ý][^.;:!?()«»\n]{1,50}[\w!?])(?= ?: | \()",
    re.MULTILINE,
)
_PARTICIPLE = re.compile(r"[A-ZÉ][a-zà-ÿ]+é(?:e|s|es)?(?=, (?:l[ae]|les|sa|son|ses|elle|ils?)\b)")
"""What opens a sentence and is told of what follows: « Consolidée, la saison 2 gagne … »"""
_HEADING = re.compile(r"^[A-ZÀ-ÖØ-Ý][\w'’-]* ?(?=[^\n]*[A-ZÀ-ÖØ-Ý])[^,.;:!?…()«»\n]{1,50}[\w!](?=\n\n)", re.MULTILINE)
"""A line that may be a title alone: it has a capital beyond its first word."""
_SENTENCE = re.compile(
    r", |\d ?h\b|\b(?:est|sont|sera|seront|peut|ont|va|vont|être|cette|dont|qui|sur son|pour l’heure)\b",
    re.IGNORECASE,
)
"""What a title before a colon seldom holds, and a sentence often."""
_ASIDE = re.compile(r" \([^()\n]*\)(?:\.?$|\. | :)", re.MULTILINE)
_WORD = re.compile(r"[\w&+']+|[!?]")
_FEW = 5
"""Words of a title that the recogniser is trusted with where somebody's words may stand."""


@dataclass(slots=True)
class Title:
    """One spelling of a title, folded, with where it stands and what speaks for it."""

    key: str
    places: set[Place] = field(default_factory=set)
    recognised: float = 0.0
    marked: int = 0
    weight: float = 0.0
    told: set[Place] = field(default_factory=set)
    """The places where the words around speak for a screen work."""
    whole_lines: int = 0
    doubtful: int = 0
    """How often the recogniser takes it for an organization or another title."""
    named: int = 0
    """How often it takes it for a person or a role."""
    leads: bool = False
    """It stands in the headline and again in the body."""
    after_to: bool = False
    """It follows « à », « chez », « selon », as a place or a source does."""
    after_article: bool = False
    """It follows « un », « la », « chez », « selon », as a title with its article never does."""
    plain: bool = True
    """It stands only where a sentence begins, its other words in lower case: « Vrai ou faux », « Chez nous »."""
    heads: bool = False
    """It opens the headline, before a colon."""
    fame: float = 0.0
    """1 where the lists of known names have it among the shows, -1 where it is several words and a person or role."""
    is_organization: bool = False
    """They have it among the organizations whose name is no word of the language."""
    lent: int = 0
    """How many places it has together with what is left of it after « du » or « des », if it has any."""
    is_place: bool = False
    """It is the name of a town, a region or a country."""
    explicit: bool = False
    """Somewhere the words beside it leave no doubt."""


@cache
def _company(key: str) -> re.Pattern[str]:
    return re.compile(f"{load('shows')['company'][key]}$")


@cache
def _introduces() -> re.Pattern[str]:
    return re.compile(load("shows")["explicit"]["introduces"].replace("\n", ""))


@lru_cache(maxsize=10_000)
def key_of(title: str) -> str:
    """A title without case, accents, quotes and punctuation.

    >>> key_of("L’Été, peut-être !")
    "l'ete peut etre !"
    """
    return " ".join(_WORD.findall(fold(title.replace("’", "'")) + ("!" if title.endswith("!") else "")))


def _titled(key: str, name: str) -> Title:
    """A title with what the lists of known names say of it; a single word may well be a name and a title."""
    lists = set(lists_of(name))
    fame = 1.0 if "shows" in lists else -1.0 if " " in name and lists & PEOPLE else 0.0
    return Title(key, fame=fame, is_organization="organizations" in lists, is_place=key in _places())


@cache
def _places() -> frozenset[str]:
    return frozenset(map(key_of, read("places.txt").splitlines()))


def candidates(text: str, reading: Reading, press: Press) -> dict[str, Title]:
    """What may be a title, by folded title: the recogniser's shows and whatever is set apart."""
    gathered = _Gathering(text, reading, press)
    places = gathered.places()
    explicit = gathered.explicit(places)
    for place, label in places.items():
        gathered.add(place, label)
    for place in sorted(explicit):
        gathered.name(place)
    _shorten(text, gathered.titles)
    _lend(text, gathered.titles)
    return gathered.titles


def _shorten(text: str, titles: dict[str, Title]) -> None:
    """Cuts a stretch that goes on in lower case after a title known from elsewhere (« Dark fait peur » to « Dark »)."""
    for key, title in list(titles.items()):
        if title.marked or title.explicit or title.fame > 0 or len(title.places) > 1:
            continue
        start, end = min(title.places)
        words = text[start:end].split(" ")
        for count in range(len(words) - 1, 0, -1):
            if not (words[count][:1].islower() or words[count] == ":"):
                continue
            kept = " ".join(words[:count]).rstrip(TRIM_RIGHT)
            if text.count(kept) == text.count(text[start:end]) > 1:
                continue
            shorter = titles.get(key_of(kept))
            if shorter and shorter is not title and shorter.recognised + shorter.named + shorter.doubtful >= 1:
                shorter.places.add((start, start + len(kept)))
                shorter.recognised += title.recognised
                titles.pop(key, None)


def _lend(text: str, titles: dict[str, Title]) -> None:
    """Has a title and what « du » or « des » leaves of it speak for each other (« l’équipe des Fous du roi »)."""
    for key, rest in titles.items():
        for article, contracted in (("le ", " du"), ("les ", " des")):
            whole = titles.get(article + key)
            if whole and any(_preceding(text, start).endswith(contracted) for start, _ in rest.places):
                whole.recognised = rest.recognised = whole.recognised + rest.recognised
                whole.lent = rest.lent = len(whole.places) + len(rest.places)
                rest.weight = max(rest.weight, 0.0)  # what precedes it is its own article


def _preceding(text: str, start: int) -> str:
    """The few letters before a title and the sign that opens it."""
    return text[max(0, start - 8) : start].rstrip(TRIM_LEFT)


class _Gathering:
    def __init__(self, text: str, reading: Reading, press: Press) -> None:
        self.text, self.reading, self.press, self.low = text, reading, press, plain_text(text)
        marks = marks_of(text, reading)
        named = {(span.start, span.end) for span in reading.spans if span.label == "SHOW"}
        quoted = (m for m in marks if m.kind == "quote" and is_speech(self.low, m.start, m.end))
        self.speech = [m for m in quoted if not self._is_title(m, named)]
        speech = set(self.speech)
        self.marks = [mark for mark in marks if mark not in speech]
        self.kinds = {(mark.start, mark.end): mark.kind for mark in self.marks}
        self.before_platform = self._before_platforms()
        self.bearers = self._bearers()
        self.titles: dict[str, Title] = {}

    def _is_title(self, mark: Mark, named: set[Place]) -> bool:
        """Whether a quote is a known title, or one of a few words for the recogniser, whatever is said beside it."""
        quoted = self.text[mark.start : mark.end]
        return "shows" in lists_of(quoted) or ((mark.start, mark.end) in named and quoted.count(" ") < _FEW)

    def places(self) -> dict[Place, str]:
        """Each place of a possible title, and the recogniser's label for it; a platform that none is may be a title."""
        found = {(mark.start, mark.end): "" for mark in self.marks}
        channels = {start for platform in self.reading.platforms for start, _ in platform.mentions}
        extents = Extents(self.text, self.reading, self.marks)
        for span in sorted(self.reading.spans, key=lambda span: span.label == "SHOW"):
            if span.label in ("SHOW", "TITLE"):
                found |= dict.fromkeys(extents.of(span), span.label)
            elif span.label != "PLATFORM" or not (span.start in channels or self._is_channel(span)):
                found[span.start, span.end] = span.label
        return {place: label for place, label in found.items() if label or not self._leads_in(place)}

    def _leads_in(self, place: Place) -> bool:
        """Whether a stretch has a channel or an hour before the title in it (« TF1, 21h10 : L’Île »), or both."""
        start, end = place
        channels = [first for platform in self.reading.platforms for first, _ in platform.mentions if first >= start]
        if HOUR.search(self.text, start, end) and any(first < end for first in channels):
            return True
        return any(
            start < other.start
            and other.end <= end
            and (HOUR.search(self.text, start, other.start) or any(first < other.start for first in channels))
            for other in self.reading.spans
            if other.label == "SHOW"
        )

    def _leads_to(self, place: Place) -> bool:
        """Whether a stretch ends in a title that the text also names without its first words (« Adieu à Rive : … »)."""
        text, (start, end) = self.text, place
        whole = text.count(text[start:end])
        return any(
            start < span.start and span.end == end and text.count(text[span.start : end]) > whole
            for span in self.reading.spans
            if span.label == "SHOW"
        )

    def add(self, place: Place, label: str) -> None:
        start, end = place
        key, is_marked = key_of(self.text[start:end]), place in self.kinds
        if not key or self._is_speech(start, end) or is_topic(self.low, start, end):
            return
        if not is_marked and (self.text[start].islower() or self._is_participle(start, end)):
            return
        title = self.titles.get(key)
        if not title:
            title = self.titles[key] = _titled(key, self.text[start:end])
        title.places.add(place)
        title.recognised += 1.0 if label == "SHOW" else 0.8 if label == "PLATFORM" else 0.0
        title.doubtful += label in DOUBTFUL
        title.named += label in NAMED
        title.marked += self.kinds.get(place) in ("quote", "italic")
        weight = weigh(self.low, start, end) + 1.5 * (end in self.before_platform)
        if not is_marked and label == "SHOW" and names_person(self.low, start, end):
            weight -= 2.0
        if label == "ORGANIZATION" and not is_marked and self._is_company(start, end):
            weight = min(weight, 0.0)
        title.named += label == "SHOW" and not is_marked and key in self.bearers
        title.weight += weight
        if weight > 0 or (is_marked and label not in NAMED) or end <= self.reading.headline_length:
            title.told.add(place)
        title.whole_lines += is_line(self.text, start, end)
        title.after_to |= (
            " " not in key and not is_marked and _AFTER_TO.search(self.text, max(0, start - 9), start) is not None
        )
        title.after_article |= not is_marked and _AFTER_ARTICLE.search(self.text, max(0, start - 9), start) is not None
        title.plain &= not is_marked and self._is_plain(start, end)
        title.heads |= start == 0 and end < self.reading.headline_length and _COLON.match(self.text, end) is not None
        title.leads |= end <= self.reading.headline_length and self.low.count(self.low[start:end]) > 2

    def _is_company(self, start: int, end: int) -> bool:
        """Whether an organization is told to be one: by its name, or by « selon X », « par X et Y »."""
        is_told = _company("before").search(self.low, max(0, start - 50), start)
        is_told = is_told or _company("ending").search(self.low, start, end)
        return is_told is not None or self.press.has(start, end)

    def explicit(self, places: dict[Place, str]) -> set[Place]:
        """The places that the grammar names as titles; those that the recogniser has not seen join ``places``."""
        own = [place for place, label in places.items() if label in ("", "SHOW", "TITLE")]
        heads = [
            head.span(1)
            for head in _HEAD.finditer(self.text)
            if not _SENTENCE.search(head[1]) and not self._leads_in(head.span(1)) and not self._leads_to(head.span(1))
        ]
        found = explicit_titles(self.text, self.low, self.reading.spans, [*own, *heads], self.press)
        starts = {start for platform in self.reading.platforms for start, _ in platform.mentions}
        found |= {(start, end) for start, end in heads if end + 2 in starts and _ASIDE.match(self.text, end)}
        found |= {
            line.span()
            for line in _HEADING.finditer(self.text, self.reading.body_start)
            if _introduces().match(self.low, line.end() + 2)
        }
        for place in sorted(found):
            places.setdefault(place, "")
        return found

    def name(self, place: Place) -> None:
        """Takes the title at a place for one that the grammar names."""
        if title := self.titles.get(key_of(self.text[slice(*place)])):
            title.explicit = True
            title.told.add(place)

    def _is_channel(self, span: Span) -> bool:
        """Whether a stretch is a platform of the text by another name: « Apple » beside « Apple TV+ »."""
        name = self.text[span.start : span.end]
        return any(platform.name.startswith(name) for platform in self.reading.platforms)

    def _is_speech(self, start: int, end: int) -> bool:
        """Whether the stretch is most of somebody's words."""
        return any(s.start <= start and end <= s.end and 3 * (end - start) > 2 * (s.end - s.start) for s in self.speech)

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether a stretch of several words begins a sentence and has no capital but there."""
        text = self.text
        if start < self.reading.body_start or " " not in text[start:end] or not text[start + 1 : end].islower():
            return False
        return _OPENS.search(text, max(0, start - 20), start) is not None

    def _is_participle(self, start: int, end: int) -> bool:
        opens = start >= self.reading.body_start and _OPENS.search(self.text, max(0, start - 20), start)
        found = _PARTICIPLE.match(self.text, start) if opens else None
        return found is not None and found.end() == end and self.text.count(self.text[start:end]) == 1

    def _bearers(self) -> set[str]:
        """Surnames of the full names that the recogniser takes for people and roles."""
        names = (self.text[span.start : span.end].split() for span in self.reading.spans if span.label in NAMED)
        return {key_of(words[-1]) for words in names if len(words) > 1}

    def _before_platforms(self) -> set[int]:
        """The ends of what stands right before a platform: « Dark (Netflix) », « Dark, sur Netflix »."""
        starts = [start for platform in self.reading.platforms for start, _ in platform.mentions]
        found = (_TO_PLATFORM.search(self.text, max(0, start - 12), start) for start in starts)
        return {match.start() for match in found if match}
