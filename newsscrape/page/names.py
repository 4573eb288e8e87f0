"""The names in a byline: without « Par », roles, dates, handles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from newsscrape.page.knowledge import any_of, fold, load, pattern
from newsscrape.page.phrases import line_kind, section_kind
from newsscrape.page.picture_credits import without_pictures
from newsscrape.page.tree import collapse

LONGEST_NAME = 70
"""Characters of one byline; the longest real ones carry an agency in brackets."""

LONGEST_DATELINE = 130
"""Characters of a line that dates an article."""

LONGEST_OPENING = 80
"""Characters in which a byline opens."""

MOST_WORDS = 9
MOST_NAMES = 12
LONGEST_LINE = MOST_NAMES * LONGEST_NAME
"""Characters of a line that are looked at for names."""

_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w'’.-]+"
_FULL_NAME = re.compile(
    rf"{_CAPITALISED}(?: (?:(?:de|du|le|la) |d['’])?{_CAPITALISED}){{1,3}}"
    r"(?:,? \(?avec (?:(?:l['’])?[A-Z][\w-]+|agences?)\)?)?"
)
_HANDLE = re.compile(r"\(?\s*@\w+\s*\)?|\(?\s*\S+@\S+\.\w+\s*\)?|https?://\S+|\(?(?:twitter|x)\.com/\S*")
_PLACE = re.compile(r" à [A-ZÀ-Þ][\w’'-]+\W*$")
_ROLE_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_CAPITAL = re.compile(r"[^\W\d_]")
_BARS = re.compile(r"[|•·●▪,;]|\s[-–—/]\s")
_WITH = re.compile(r"^(?:avec|with) (?:l['’])?", re.IGNORECASE)
_EDGES = ' \t,;:|·•–—-/»«>"“”&*'


def names_in(text: str) -> list[str]:
    """The names of a line that signs an article, in order.

    >>> names_in("Par Anne Roy et Luc Petit (avec AFP), journaliste, le 3 mai 2025 à 9h")
    ['Anne Roy', 'Luc Petit (avec AFP)']
    """
    text = _without_end(without_opening(without_pictures(_HANDLE.sub(" ", text[:LONGEST_LINE]))))
    pieces: list[str] = []
    for piece in _pieces(text):
        if is_role(piece):
            continue
        if pieces and _continues(piece):
            pieces[-1] = f"{pieces[-1]}, {piece}"
        else:
            pieces.append(_WITH.sub("", piece))
    return [name for name in map(clean_name, pieces) if name][:MOST_NAMES]


def name_of(text: str) -> list[str]:
    """The names of an element that a page marks as one author: mostly one, sometimes two run together.

    >>> name_of("Yves, alias Le Fan"), name_of("Anne Roy et Luc Petit"), name_of("Anne Roy, journaliste")
    (['Yves, alias Le Fan'], ['Anne Roy', 'Luc Petit'], ['Anne Roy'])
    """
    text = without_opening(without_pictures(_HANDLE.sub(" ", collapse(text)[:LONGEST_LINE])))
    barred = names_in_line(text) if "|" in text else []
    if len(barred) > 1:
        return barred
    text = without_work(text)
    pieces = _pieces(text)
    named = [piece for piece in pieces if not is_role(piece)]
    if len(named) > 1 and all(_is_full_name(piece) or _agency().fullmatch(fold(piece)) for piece in named):
        return [name for name in map(clean_name, named) if name]
    text = named[0] if len(named) == 1 and len(pieces) > 1 else _without_roles(text)
    name = clean_name(_without_end(text))
    return [name] if name else []


def without_work(text: str) -> str:
    """A line that a page marks as a byline less what it calls the article: « Critique de », « Entretien : »."""
    found = pattern("authors", "works_of").match(fold_evenly(text))
    return text[found.end() :] if found and is_full_name(text[found.end() :]) else text


def parts_of_line(text: str) -> list[str]:
    """The parts of a line that are set apart by dashes, bars, dots or commas, without handles.

    >>> parts_of_line("Anne Roy (@anneroy) | Journaliste - 3 min")
    ['Anne Roy', 'Journaliste', '3 min']
    """
    parts = (part.strip(_EDGES) for part in _BARS.split(_HANDLE.sub(" ", text)))
    return [collapse(part) for part in parts if part]


def without_opening(text: str) -> str:
    """The line less « Par » and the like."""
    text = text.strip(_EDGES)
    return text[_opening_end(text) :].strip(_EDGES)


def opens_byline(text: str) -> bool:
    """Whether a line begins like a byline, and a name can follow."""
    if text.rstrip().endswith("?"):
        return False
    text = text.strip(_EDGES)
    end = _opening_end(text)
    return end > 0 and text[end:].strip(_EDGES)[:1].isupper()


def _opening_end(text: str) -> int:
    """Where « Par » and the like end in a line; « Histoire de » is one of them before a full name only."""
    start = fold_evenly(text[:LONGEST_OPENING])
    found = _openings().match(start)
    if found:
        return found.end()
    found = _title_openings().match(start)
    pieces = _pieces(_without_end(text[found.end() :])) if found else []
    return found.end() if found and pieces and is_full_name(pieces[0]) else 0


def signature_in(text: str) -> str:
    """The end of a date line from « par » on, empty where there is none.

    >>> signature_in("Publié le 3 mai 2025 à 9h par Anne Roy")
    'par Anne Roy'
    """
    found = _signatures().match(fold_evenly(text))
    end = text[found.end() :] if found else ""
    return end if opens_byline(end) else ""


@lru_cache(maxsize=4096)
def clean_name(text: str) -> str:
    """The name alone; empty where the text is none."""
    name = collapse(text).strip(_EDGES).removesuffix(".") if not _is_initial(text) else collapse(text).strip(_EDGES)
    if not name or len(name) > LONGEST_NAME or len(name.split()) > MOST_WORDS or not _CAPITAL.search(name):
        return ""
    if name.startswith(("http", "www.", "/")) or _nobody().fullmatch(fold(name)) or is_role(name):
        return ""
    digits = sum(c.isdigit() for c in name)
    return "" if digits > 2 or name[-1] in "?!" else name


def each_once(names: Iterable[str]) -> list[str]:
    """The names that are any, each once: in the spelling that comes first."""
    found: dict[str, str] = {}
    for name in names:
        if clean_name(name):
            found.setdefault(name_key(name), name)
    return list(found.values())


def name_key(name: str) -> str:
    """What two spellings of one name have in common."""
    return re.sub(r"\W+", " ", fold(name)).strip()


def is_full_name(text: str) -> bool:
    """Whether a line is a first name and a surname alone, or with the agency that helped.

    >>> is_full_name("Anne Roy (avec AFP)"), is_full_name("Anne Roy, de Brest"), is_full_name("LES INVITÉS")
    (True, False, False)
    >>> is_full_name("Le Mans"), is_full_name("New York")
    (False, False)
    """
    named = bool(_FULL_NAME.fullmatch(text)) and not text.isupper()
    return named and not _no_first_names().match(fold(text))


def is_name(text: str) -> bool:
    """Whether a text is the full name of a person or the name of an agency.

    >>> is_name("Anne Roy"), is_name("Belga"), is_name("Télévision")
    (True, True, False)
    """
    named = is_full_name(text) and not is_role(text) and without_opening(text) == text and clean_name(text) == text
    return named or bool(_agency().fullmatch(fold(text)) or pattern("authors", "desks").fullmatch(fold(text)))


def names_in_line(text: str) -> list[str]:
    """The names of a line less its date, where nothing but roles and reading times is left besides."""
    if len(text) > LONGEST_LINE:
        return []
    text, pieces, last = _without_roles(without_pictures(text)), [], 0
    for found in line_date().finditer(fold_evenly(text)):
        pieces.append(text[last : found.start()])
        last = found.end()
    parts = parts_of_line(" | ".join([*pieces, text[last:]]))
    names = [(part, _names_of(part)) for part in parts]
    told = all(found or is_role(part) or line_kind(part) or section_kind(part) for part, found in names)
    return [name for _, found in names for name in found] if told else []


def _names_of(part: str) -> list[str]:
    """The names of a part of a line that is one, or two with « et » between; none where something else is in it."""
    label = pattern("authors", "before_texts").match(fold_evenly(part))
    part = part[label.end() :].strip(_EDGES) if label else part
    part = part[1:-1] if part[:1] == "(" and part[-1:] == ")" else part
    if is_name(part):
        return [_WITH.sub("", part)]
    names = _pieces(part)
    return names if len(names) > 1 and all(is_name(name) for name in names) else []


def is_role(text: str) -> bool:
    """Whether a piece of a byline is a role or a place."""
    return bool(_roles().fullmatch(fold(text).strip(" .()")))


def fold_evenly(text: str) -> str:
    """`fold` where it keeps every character's place, else only lower case."""
    folded = fold(text)
    return folded if len(folded) == len(text) else text.lower()


def _pieces(text: str) -> list[str]:
    pieces = (piece.strip(_EDGES) for piece in re.split(_between(), _without_roles(text)))
    return [piece for piece in pieces if piece]


def _without_roles(text: str) -> str:
    """A line less what brackets say of roles and places: « (à Cannes, envoyée spéciale) »."""
    return _ROLE_IN_BRACKETS.sub(_keep_agency, text)


def _keep_agency(found: re.Match[str]) -> str:
    return "" if all(is_role(part) for part in found[1].split(",")) else found[0]


def _without_end(text: str) -> str:
    found = _ends().search(fold_evenly(text))
    return _PLACE.sub("", text[: found.start()] if found else text)


def _continues(piece: str) -> bool:
    """« alias Le Fan », « dit X »: no name of its own."""
    return piece[0].islower() and not piece.startswith(
        ("avec ", "with ", "de ", "d'", "le ", "la ", "l'", "van ", "von ", "el ", "al ")
    )


def _is_full_name(piece: str) -> bool:
    words = piece.split()
    return 2 <= len(words) <= 5 and words[0][0].isupper() and words[-1][0].isupper()


def _is_initial(text: str) -> bool:
    last = text.split()[-1:] or [""]
    return len(last[0].rstrip(".")) <= 2


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load('authors')['openings'])}(?![\w'-])\s*")


@cache
def _title_openings() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load('authors')['title_openings'])}(?![\w'-])\s*")


@cache
def _no_first_names() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load('authors')['no_first_names'])} ")


@cache
def _signatures() -> re.Pattern[str]:
    return re.compile(load("authors")["before_signature"])


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(any_of(load("authors")["ends"]))


@cache
def _between() -> str:
    between: str = load("authors")["between"]
    return between


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(any_of(load("authors")["roles"]))


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(any_of(load("authors")["nobody"]))


@cache
def line_date() -> re.Pattern[str]:
    """A date in a line that signs or dates an article, in the folded form."""
    return re.compile(load("authors")["dated"])


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(load("authors")["agencies"])
