"""Which season an event could be of: those named beside its trigger, and those that the text names elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsscrape.language.events.features import far, gap
from newsscrape.language.events.meant import no_season_marks
from newsscrape.language.events.scene import Scene, Sentence
from newsscrape.language.events.seasons import SeasonSpan
from newsscrape.language.events.triggers import Trigger

_NUMBERS = {word: i for i, word in enumerate("une deux trois quatre cinq six sept huit neuf dix onze douze".split(), 1)}
_AFTER = re.compile(
    r"\b(?:apres|au (?:bout|terme) d[e']|a l'issue d[e']|fort\w* de|durant|pendant|en) ?(?:seulement |a peine )?"
    rf"(?P<number>{'|'.join(_NUMBERS)}|\d{{1,2}}) (?:seule |petites? |courtes? |belles? |longues? )?saisons?\b"
)
_PREVIOUS = re.compile(r"p(?<!\wp)receden")
_PLURAL = re.compile(r"\bsaisons\b|\bdeux\b|\bensemble\b")
_FEW = 4
_MANY = 12
"""How many groups of seasons of other sentences count."""


@dataclass(frozen=True, slots=True)
class Option:
    """Seasons of which all are meant, or none; ``(None,)`` is no season. Marks as in a `Choice`."""

    numbers: tuple[int | None, ...]
    own: list[str]
    common: list[str]


@dataclass(slots=True)
class Group:
    """The same seasons, wherever a text names them: the sentences, and the shows that they are of."""

    numbers: tuple[int, ...]
    places: set[int]
    headline: bool = False
    named: frozenset[str] = frozenset()
    meant: frozenset[str] = frozenset()
    times: int = 0


@dataclass(frozen=True, slots=True)
class Seasons:
    """The seasons of a text: in groups, and by show."""

    groups: list[Group]
    of_show: dict[str | None, frozenset[int]]
    headline: dict[str | None, frozenset[int]]


def seasons_of(scene: Scene) -> Seasons:
    """The seasons that a text names, with the show that stands nearest to each in its sentence, else the topic."""
    groups: dict[tuple[int, ...], Group] = {}
    of_show: dict[str | None, frozenset[int]] = {}
    headline: dict[str | None, frozenset[int]] = {}
    for sentence in scene.sentences:
        for span in sentence.seasons[:_MANY]:
            show = nearest_show(span, sentence)
            group = groups.setdefault(span.numbers, Group(span.numbers, set()))
            group.places.add(sentence.place)
            group.times += 1
            group.headline = group.headline or sentence.headline
            owner = show or sentence.topic
            if owner is not None:
                group.meant |= {owner}
            if show is not None:
                group.named |= {show}
            of_show[owner] = of_show.get(owner, frozenset()) | set(span.numbers)
            if sentence.headline:
                headline[owner] = headline.get(owner, frozenset()) | set(span.numbers)
    return Seasons(sorted(groups.values(), key=lambda g: (-g.times, g.numbers))[:_MANY], of_show, headline)


def owners_of(season: int, scene: Scene, sentence: Sentence) -> set[str | None]:
    """The shows that stand nearest to a season in the other sentences that name it, or are spoken of there."""
    others = (other for other in scene.sentences if other.place != sentence.place)
    return {
        nearest_show(span, other) or other.topic
        for other in others
        for span in other.seasons[:_MANY]
        if season in span.numbers
    } - {None}


def nearest_show(span: SeasonSpan, sentence: Sentence) -> str | None:
    """The show that stands nearest to a season in its sentence."""
    near = sentence.shows[:_MANY]
    return min(near, key=lambda m: max(m.start - span.end, span.start - m.end)).name if near else None


def options_of(trigger: Trigger, show: str | None, scene: Scene, seasons: Seasons) -> Iterator[Option]:
    """The seasons that an event could be of, of which one is right; the first is none."""
    sentence = trigger.sentence
    own = seasons.of_show.get(show, frozenset())
    here = sorted(sentence.seasons[:_MANY], key=lambda span: gap(span, trigger))[:_FEW]
    yield _none(trigger, show, scene, seasons)
    seen: set[int] = set()
    for order, span in enumerate(here):
        seen.update(span.numbers)
        yield _beside(span, order, trigger, show, seasons)
    kind = trigger.rule.type
    if not here or kind != "audience":
        alone = {group.numbers for group in seasons.groups}
        plural = bool(seasons.groups) and _PLURAL.search(sentence.words) is not None
        for group in seasons.groups:
            if not seen.issuperset(group.numbers) and not _is_split(group, alone, sentence):
                yield _elsewhere(group, sentence, show, own, plural=plural)
    if kind in ("cancellation", "ending"):
        for match in _AFTER.finditer(sentence.words[:2000]):
            number = int(match["number"]) if match["number"].isdigit() else _NUMBERS[match["number"]]
            marks = ["h", f"h {number == 1}", f"h {trigger.rule.name}"]
            yield Option((number,), marks, ["h", f"h {min(len(here), 2)}"])
    if own and max(own) > 1 and _PREVIOUS.search(sentence.words):
        yield Option((max(own) - 1,), ["i"], ["i", f"i {min(len(here), 2)}"])


def _none(trigger: Trigger, show: str | None, scene: Scene, seasons: Seasons) -> Option:
    here, of_show = min(len(trigger.sentence.seasons), 2), min(len(seasons.of_show.get(show, ())), 3)
    own = ["e", f"e {here}", f"es {of_show}", f"e {trigger.rule.name}", f"e {here} {of_show}"]
    own.append(f"eh {here} {bool(seasons.headline.get(show))}")
    common = ["e", f"e {here}", f"en {len(scene.ranks) > 2} {of_show} {here}"]
    meant = scene.meant.get(trigger.rule.type, {}).get(show)
    marks = no_season_marks(meant, trigger.sentence.place, numbered=here > 0)
    return Option((None,), own + marks, common + marks)


def _beside(span: SeasonSpan, order: int, trigger: Trigger, show: str | None, seasons: Seasons) -> Option:
    sentence = trigger.sentence
    side = "B" if span.end <= trigger.start else "A" if span.start >= trigger.end else "I"
    near = nearest_show(span, sentence)
    tie = "own" if near == show else "other"
    if near is None:
        tie = "topic" if sentence.topic == show else "none"
    how, distance, here = f"{side}{min(order, 2)}", far(gap(span, trigger)), min(len(sentence.seasons), 2)
    own_seasons = seasons.of_show.get(show, frozenset())
    low = "<" if own_seasons and max(span.numbers) < max(own_seasons) else "="
    before = (sentence.tokens.before(span.start, 1) or ["^"])[0]
    after = (sentence.tokens.after(span.end, 1) or ["$"])[0]
    headline = not seasons.headline.get(show, frozenset()).isdisjoint(span.numbers)
    own = [f"f {how}", f"ff {side} {distance}", f"ft {tie}", f"f {trigger.rule.name} {how}"]
    own += [f"fm {min(len(span.numbers), 3)}", f"f {low}", f"fpre {before}", f"fpost {after}"]
    own += [f"f1 {1 in span.numbers}", f"fh {headline}"]
    common = [f"f {how}", f"f {how} {distance}", f"f {tie}", f"f {tie} {how}", f"f {low} {how} {here}"]
    return Option(span.numbers, own, [*common, f"fpre {before}", f"fpost {after}", f"fs {here} {tie} {how}"])


def _is_split(group: Group, alone: set[tuple[int, ...]], sentence: Sentence) -> bool:
    """Whether a group of several seasons is better told by its members: each is named alone, and it is far off."""
    if len(group.numbers) == 1 or group.headline or group.places & {sentence.place - 1, sentence.place + 1}:
        return False
    return all((number,) in alone for number in group.numbers)


def _elsewhere(
    group: Group, sentence: Sentence, show: str | None, own_seasons: frozenset[int], *, plural: bool
) -> Option:
    letters = "H" * group.headline + "P" * (sentence.place - 1 in group.places)
    letters += "N" * (sentence.place + 1 in group.places)
    letters += "R" * (not set(group.numbers).isdisjoint(sentence.running)) + "L" * (1 in group.places)
    tie = "own" if show in group.named else "topic" if show in group.meant else "other"
    last, crowd = max(group.numbers), min(len(sentence.seasons), 2)
    order = "-"
    if own_seasons:
        order = "<" if last < max(own_seasons) else "=" if last == max(own_seasons) else "-"
        order = "1" if len(own_seasons) == 1 and last in own_seasons else order
    own = ["g", f"g {letters}", f"gt {tie}", f"go {order}", f"gn {crowd}", f"g1 {last == 1}"]
    own += [f"gh {sentence.headline} {tie}", f"gm {len(group.numbers) > 1} {plural}", *(f"gl {x}" for x in letters)]
    common = ["g", f"g {letters}", f"gt {tie} {letters}", f"go {order} {letters}", f"gn {crowd} {tie} {order}"]
    common += [f"gl {letter} {tie}" for letter in letters]
    return Option(group.numbers, own, common)
