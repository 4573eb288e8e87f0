"""Which channels and streaming services a text names: known forms, less what they are not in their context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.language.beginnings import Beginning
from newsscrape.language.gazetteer import fold, trie_pattern
from newsscrape.language.knowledge import load
from newsscrape.language.reading import PlatformFound, Reading, Span

_WINDOW = 60


@Language.component("platforms")
def platforms(doc: Doc) -> Doc:
    """Fills ``reading.platforms`` and adds a PLATFORM span for each mention."""
    reading: Reading = doc._.reading
    reading.platforms = find_platforms(doc.text)
    mentions = [mention for platform in reading.platforms for mention in platform.mentions]
    reading.spans.extend(Span(start, end, "PLATFORM") for start, end in sorted(mentions))
    return doc


def find_platforms(text: str) -> list[PlatformFound]:
    """The platforms of a text, in the order in which they are first named; mentions are character ranges.

    >>> [(p.id, p.kind) for p in find_platforms("« Dune » arrive sur Max, après TF1. Le petit Max attend.")]
    [('max', 'streaming'), ('tf1', 'channel')]
    """
    folded = fold(text)
    candidates = list(_candidates(folded))
    _settle(candidates, folded)
    found: dict[str, PlatformFound] = {}
    for candidate in candidates:
        if candidate.verdict:
            known = platform_named(_identity(candidate.form, folded))
            entry = found.setdefault(known.id, PlatformFound(known.id, known.name, known.kind, []))
            entry.mentions.append((candidate.start, candidate.end))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class KnownPlatform:
    """An entry of the data file."""

    id: str
    name: str
    kind: str


def platform_named(identity: str) -> KnownPlatform:
    """The platform of an id; raises KeyError for an id that the data file lacks."""
    return _knowledge().platforms[identity]


def refine_platforms(reading: Reading) -> None:
    """Drops mentions that stand inside a longer title, organization or person's name found since."""
    outer = [(s.start, s.end) for s in reading.spans if s.label != "PLATFORM"]
    outer += [mention for show in reading.shows for mention in show.mentions]
    for platform in reading.platforms:
        platform.mentions = [m for m in platform.mentions if not any(_contains(o, m) for o in outer)]
    reading.platforms = [platform for platform in reading.platforms if platform.mentions]
    kept = {mention for platform in reading.platforms for mention in platform.mentions}
    reading.spans = [s for s in reading.spans if s.label != "PLATFORM" or (s.start, s.end) in kept]


def _contains(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and outer != inner


@dataclass(slots=True)
class _Candidate:
    """A form in the text; ``verdict`` is None while its context leaves it open."""

    form: str
    start: int
    end: int
    verdict: bool | None


@dataclass(frozen=True, slots=True)
class _Guard:
    """What an ambiguous form must not, and must, have around it."""

    refuse_before: list[re.Pattern[str]]
    refuse_after: list[re.Pattern[str]]
    need_before: list[re.Pattern[str]]
    need_after: list[re.Pattern[str]]
    parenthesis: bool
    sentence: re.Pattern[str] | None
    trust: bool


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """The data file, ready for use."""

    platforms: dict[str, KnownPlatform]
    forms: dict[str, str]
    guards: dict[str, _Guard]
    nicknames: dict[str, dict[str, str]]
    context: dict[str, re.Pattern[str]]
    countries: dict[str, re.Pattern[str]]
    pattern: Beginning = field(repr=False)


@cache
def _knowledge() -> _Knowledge:
    data = load("platforms")
    context = {name: re.compile(pattern) for name, pattern in data["context"].items()}
    guards = {fold(form): _guard(entry, context) for entry in data["guard"] for form in entry["forms"]}
    platforms: dict[str, KnownPlatform] = {}
    forms: dict[str, str] = {}
    for kind in ("channel", "streaming"):
        for entries in data[kind].values():
            for identity, spellings in entries.items():
                platforms[identity] = KnownPlatform(identity, spellings[0], kind)
                forms |= {fold(form): identity for form in spellings}
    forms |= {form.upper(): forms[form] for form in [*forms] if len(form) > 3 and form not in guards} | forms
    nicknames = {fold(form): entry["choices"] for entry in data["nickname"] for form in entry["forms"]}
    countries = {name: re.compile(pattern) for name, pattern in data["countries"].items()}
    return _Knowledge(platforms, forms, guards, nicknames, context, countries, trie_pattern({*forms, *nicknames}))


def _guard(entry: dict[str, Any], context: dict[str, re.Pattern[str]]) -> _Guard:
    def patterns(key: str, side: str) -> list[re.Pattern[str]]:
        return [context[name] for name in entry.get(key, []) if name.endswith(side)]

    return _Guard(
        patterns("refuse", "_before"),
        patterns("refuse", "_after"),
        patterns("need", "_before"),
        patterns("need", "_after"),
        "in_parenthesis" in entry.get("need", []),
        context[str(entry["sentence"])] if "sentence" in entry else None,
        bool(entry.get("trust")),
    )


def _candidates(folded: str) -> Iterator[_Candidate]:
    known = _knowledge()
    for match in known.pattern.finditer(folded):
        before = folded[max(0, match.start() - _WINDOW) : match.start()]
        after = folded[match.end() : match.end() + _WINDOW]
        if known.context["company_before"].search(before) or known.context["company_after"].match(after):
            continue
        guard = known.guards.get(match[0])
        verdict = True if guard is None else _verdict(guard, before, after, folded, match.span())
        if verdict is not False:
            yield _Candidate(match[0], *match.span(), verdict)


def _verdict(guard: _Guard, before: str, after: str, folded: str, span: tuple[int, int]) -> bool | None:
    if any(p.search(before) for p in guard.refuse_before) or any(p.match(after) for p in guard.refuse_after):
        return False
    if guard.sentence and guard.sentence.search(_around(folded, span)):
        return False
    if not (guard.need_before or guard.need_after):
        return True
    if any(p.search(before) for p in guard.need_before) or any(p.match(after) for p in guard.need_after):
        return True
    context = _knowledge().context
    enclosed = context["in_parenthesis_before"].search(before) and context["in_parenthesis_after"].match(after)
    return True if guard.parenthesis and enclosed else None


def _around(folded: str, span: tuple[int, int]) -> str:
    start = max(folded.rfind(". ", 0, span[0]), folded.rfind("\n", 0, span[0]), 0)
    ends = [end for end in (folded.find(". ", span[1]), folded.find("\n", span[1])) if end >= 0]
    return folded[start : min(ends, default=len(folded))]


def _settle(candidates: list[_Candidate], folded: str) -> None:
    """Decides the open candidates: in a row with a sure one, or of a form that is sure elsewhere."""
    known = _knowledge()
    pairs = list(pairwise(candidates))
    for first, second in [*pairs, *((b, a) for a, b in reversed(pairs))]:
        left, right = sorted((first, second), key=lambda c: c.start)
        if first.verdict and second.verdict is None and known.context["row"].match(folded[left.end : right.start]):
            second.verdict = True
    sure = {candidate.form for candidate in candidates if candidate.verdict}
    for candidate in candidates:
        if candidate.verdict is None:
            candidate.verdict = candidate.form in sure and known.guards[candidate.form].trust


def _identity(form: str, folded: str) -> str:
    known = _knowledge()
    for identity, country in known.nicknames.get(form, {}).items():
        if not country or known.countries[country].search(folded):
            return identity
    return known.forms[form]
