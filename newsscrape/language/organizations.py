"""Which organizations a text names: a vocabulary, the recogniser's spans, and the grammar of company names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from newsscrape.language.beginnings import Beginning
from newsscrape.language.gazetteer import fold, trie_pattern
from newsscrape.language.knowledge import load
from newsscrape.language.known import organization_forms
from newsscrape.language.platforms import refine_platforms
from newsscrape.language.reading import NamedFound, Reading

_WINDOW = 50
_LETTER = re.compile(r"[^\W_]")
_INITIALS = re.compile(r" \(([A-Z]{2,8})\)")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{2,8}(?![\w-])")
_FURTHER = re.compile(r"(?: [A-Z]\w+)+")
"""The words that make another name of a known one."""
_UNTAKEN = frozenset({"ORGANIZATION", "PLATFORM", "SHOW"})
"""The labels of spans that take nothing: those of titles count where they are shows."""


@Language.component("organizations")
def organizations(doc: Doc) -> Doc:
    """Fills ``reading.organizations``, and drops the platforms that stand inside longer names."""
    reading: Reading = doc._.reading
    refine_platforms(reading)
    reading.organizations = find_organizations(doc.text, reading)
    return doc


def find_organizations(text: str, reading: Reading) -> list[NamedFound]:
    """The organizations of a text, in the order in which they are first named.

    ``reading`` holds what the other components have found: spans of other kinds, shows and platforms go before.
    """
    folded = fold(text)
    free = _Free([*_taken(reading)])
    places = {(start, end): folded[start:end] for start, end in _places(folded, reading, free)}
    found: dict[str, NamedFound] = {}
    initials = _initials(folded, places)
    for match in _CAPITALS.finditer(folded) if initials else ():
        if match[0] in initials and free.take(*match.span()):
            places[match.span()] = match[0]
    identities = _identities(places, initials)
    for (start, end), form in sorted(places.items()):
        found.setdefault(identities[form], NamedFound(text[start:end], [])).mentions.append((start, end))
    return list(found.values())


@dataclass(slots=True)
class _Free:
    """The stretches of the text that are taken already."""

    taken: list[tuple[int, int]] = field(default_factory=list)

    def take(self, start: int, end: int) -> bool:
        """Takes a stretch; False where some of it is taken already."""
        if start >= end or any(start < last and first < end for first, last in self.taken):
            return False
        self.taken.append((start, end))
        return True


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """The data file, ready for use."""

    identities: dict[str, str]
    guarded: frozenset[str]
    pronouns: frozenset[str]
    contracted: dict[str, str]
    pattern: Beginning
    guarded_before: re.Pattern[str]
    guarded_after: re.Pattern[str]
    never: re.Pattern[str]
    company: re.Pattern[str]
    company_words: Beginning
    introduced: Beginning


@cache
def _knowledge() -> _Knowledge:
    data = load("organizations")
    identities: dict[str, str] = {}
    contracted: dict[str, str] = {}
    for forms in organization_forms():
        identities |= dict.fromkeys(forms, forms[0])
        contracted |= {f.split(" ", 1)[1]: f for f in forms if f.startswith(("Le ", "Les "))}
    guarded = frozenset(map(fold, data["guarded"]["forms"]))
    contracted = {form: whole for form, whole in contracted.items() if form not in identities}
    context, grammar = data["context"], data["grammar"]
    return _Knowledge(
        identities,
        guarded,
        frozenset(map(fold, data["guarded"]["pronouns"])),
        contracted,
        trie_pattern([*identities, *contracted]),
        re.compile(context["guarded_before"]),
        re.compile(context["guarded_after"]),
        re.compile(context["never"]),
        _company_pattern(grammar),
        Beginning(rf"\b(?:{_words(grammar, 'first')}|{_words(grammar, 'last')})"),
        Beginning(grammar["before"].removesuffix("$") + rf"(?:l')?({_NAME})"),
    )


_WORD = r"[A-Z0-9](?:[\w.+-]{0,60}\w)?(?:'[A-Z]\w*)?"
_LINK = r"(?:de la |de |du |des |d'|& |la |le |les |l'|en |a )"
_NAME = rf"{_WORD}(?: (?:{_LINK})?{_WORD}){{0,4}}"


def _company_pattern(grammar: dict[str, str]) -> re.Pattern[str]:
    begun = rf"(?:Les )?(?:{_words(grammar, 'first')}) (?:{_LINK})?{_NAME}"
    ended = rf"{_WORD} (?:(?:{_LINK})?{_WORD} ){{0,3}}(?:{_words(grammar, 'last')})\b"
    return re.compile(rf"(?<![\w'-])(?:{begun}|{ended})(?![\w-])")


def _words(grammar: dict[str, str], name: str) -> str:
    return "|".join(fold(grammar[name]).split())


def _taken(reading: Reading) -> Iterator[tuple[int, int]]:
    yield from (mention for platform in reading.platforms for mention in platform.mentions)
    yield from (mention for show in reading.shows for mention in show.mentions)
    yield from ((span.start, span.end) for span in reading.spans if span.label not in _UNTAKEN)


def _places(folded: str, reading: Reading, free: _Free) -> Iterator[tuple[int, int]]:
    known = _knowledge()
    spans = [(span.start, span.end) for span in reading.spans if span.label == "ORGANIZATION"]
    for match in known.pattern.finditer(folded):
        forms = (_whole(match, folded, spans), match.span()) if _holds(match, folded) else ()
        if taken := next((form for form in forms if free.take(*form)), None):
            yield taken
    for start, end in spans:
        if _LETTER.search(folded, start, end) and not known.never.match(folded[start:end]) and free.take(start, end):
            yield start, end
    has_company = next(known.company_words.finditer(folded), None) is not None
    for match in known.company.finditer(folded) if has_company else ():
        start = match.start() + _lead(match[0])
        if not known.never.match(folded[start : match.end()]) and free.take(start, match.end()):
            yield start, match.end()
    for match in known.introduced.finditer(folded):
        if not known.never.match(match[1]) and free.take(*match.span(1)):
            yield match.span(1)


def _whole(match: re.Match[str], folded: str, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """Where the name ends that begins with a known form: « France Bleu » is one, « France Bleu Lorraine » another."""
    start, end = match.span()
    longer = next((last for first, last in spans if first == start and last > end), end)
    return (start, longer) if _FURTHER.fullmatch(folded, end, longer) else (start, end)


def _holds(match: re.Match[str], folded: str) -> bool:
    """Whether the context of a known form lets it be the organization."""
    known, form = _knowledge(), match[0]
    before = folded[max(0, match.start() - _WINDOW) : match.start()]
    if form in known.contracted:
        article = "au |du |le " if known.contracted[form].startswith("Le ") else "aux |des |les "
        return re.search(rf"\b(?:{article})(?:[«“\"] ?)?$", before) is not None
    if form not in known.guarded or known.guarded_before.search(before):
        return True
    return (
        form not in known.pronouns
        and known.guarded_after.match(folded[match.end() : match.end() + _WINDOW]) is not None
    )


_LEADS = re.compile(
    r"(?:(?:La|Le|L|Pour|Selon|Avec|Chez|Par|Et|Mais|Un|Une|Des|Ce|Cette|Quant|Cote|Producteur) )+(?!Films)"
)


def _lead(name: str) -> int:
    """How many letters of a company's name are words of the sentence that begins with it."""
    match = _LEADS.match(name)
    return match.end() if match else 0


def _initials(folded: str, places: dict[tuple[int, int], str]) -> dict[str, str]:
    """The initials in brackets after names that no vocabulary has, and those: « la Caisse des auteurs (CDA) »."""
    known = _knowledge().identities
    named = ((_INITIALS.match(folded, end), form) for (_, end), form in places.items())
    pairs = {match[1]: form for match, form in named if match}
    return {letters: form for letters, form in pairs.items() if letters not in known and _abbreviates(letters, form)}


def _abbreviates(letters: str, name: str) -> bool:
    """Whether letters are initials of a name's words, in their order; small words may be left out."""
    initials = iter([word[0].upper() for word in re.findall(r"\w+", name)])
    return all(letter in initials for letter in letters)


def _identities(places: dict[tuple[int, int], str], initials: dict[str, str]) -> dict[str, str]:
    """Under which name each form goes: the vocabulary's, that of the longer form that it begins or abbreviates, or
    that of the same form in other capitals.
    """
    known = _knowledge()
    forms = sorted(set(places.values()), key=lambda form: (-len(form), form))
    result: dict[str, str] = {}
    spelled: dict[str, str] = {}
    for form in forms:
        whole = known.contracted.get(form, form)
        if whole in known.identities:
            result[form] = known.identities[whole]
        elif form in initials:
            result[form] = result[initials[form]]
        elif form.lower() in spelled:
            result[form] = spelled[form.lower()]
        else:
            longer = (other for other in result if other.startswith(form + " "))
            result[form] = result[next(longer, form)] if any(o.startswith(form + " ") for o in result) else form
        spelled.setdefault(form.lower(), result[form])
    return result
