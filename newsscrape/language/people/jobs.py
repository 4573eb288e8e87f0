"""Jobs: what people do behind a work or in front of a programme (rules in ``data/jobs.toml``)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsscrape.language.beginnings import Beginning
from newsscrape.language.grammar import pattern
from newsscrape.language.knowledge import load
from newsscrape.language.masking import PERSON, SHOW, Masked, expand
from newsscrape.language.people.clauses import Clauses, coordinated
from newsscrape.language.triggers import Triggers

Fact = tuple[int, str]
"""The position in the masked text of a person, and the job; `actor` is one."""


@dataclass(frozen=True, slots=True)
class Told:
    """A word of a job in a text: where it stands, its table and frame in ``data/jobs.toml``, and the job that it means.

    ``job`` is one of the record, ``actor``, `MAKER` or `LEAD`; None for a word that means no job where it stands.
    """

    start: int
    end: int
    table: str
    frame: str
    job: str | None


MAKER, LEAD, OTHER = "maker", "lead", "other"
"""Whose a work is, and who leads one, where the words around do not tell as what; who does something else."""

_PLURAL = re.compile(r"[\w-]+(?:[sx]|[·.]s)\b|réalisation|scénario|production|présentation|dialogues")
_RIGHT = pattern("jobs", "right")
_LEFT = pattern("jobs", "left")
_RELATIVE = pattern("jobs", "relative")
_PREDICATES = {"noun": pattern("jobs", "predicate"), "compound": _RELATIVE, "past": _RELATIVE}
_PAST = pattern("jobs", "past")
_SIGNED = pattern("jobs", "signed")
_BY = pattern("jobs", "by")
_SUBJECT = pattern("jobs", "subject")
_COMPANY = pattern("jobs", "company")
_AUXILIARY = pattern("jobs", "auxiliary")
_INVERTED = re.compile(r"\b(?:que|qu'(?:(?:a|ont|avait)\b)?)\s?$")
_DEFINITE = re.compile(r"(?:^|[\n.,!?»] |\n|[\w»] )(?:le |la |l')$")
_COMPLEMENT = re.compile(r" (?:de|du|des|d'|qui)\b")
_ANAPHORIC = frozenset({"creator", "showrunner", "director", "writer", "producer", "author", "composer", "presenter"})
_PLAYABLE = _ANAPHORIC | {"executive"}
_PLAYED = pattern("jobs", "played")
_FILM = pattern("jobs", "film")
_JURY = re.compile(r"\b(?:jury|jurys|jurés?|jurée|candidat)")
_MAKERS = {"maker_of_film": "director", "maker_of_programme": "presenter", "maker": MAKER}
_JOBS_BY_KIND = {"film": "director", "programme": "presenter", "series": "creator", "-": MAKER}
_RUNTIME = pattern("jobs", "runtime")
_BOOK = pattern("jobs", "book")
_SERIES = pattern("jobs", "series")
_ADAPTATION = pattern("jobs", "adaptation")
_PROGRAMME = pattern("jobs", "programme")
_FICTION = pattern("jobs", "fiction")
_GENRES = _PROGRAMME, _FILM, _FICTION
_ANY = Beginning("|".join(genre.pattern for genre in _GENRES))
_SIGNED_WORK = pattern("jobs", "signed_work")
_SIGNED_JOBS = {1: "writer", 2: "director", 3: "composer", 4: "creator"}
_WORK = pattern("jobs", "work")
_SHOWN = pattern("jobs", "shown")
_QUALIFIED = pattern("jobs", "qualified")
_LINK = pattern("jobs", "link")
_NAME_AFTER = pattern("jobs", "name_after")
_NAME_BEFORE = pattern("jobs", "name_before")
_BESIDE = pattern("jobs", "beside")
_BEFORE = pattern("jobs", "before")
_IN_BRACKETS = pattern("jobs", "in_brackets")
_BESIDE_NOUN = pattern("jobs", "beside_noun")
_NEXT_ONE = re.compile(expand(r"{P}(?: ?\([^()]*\))? et (?:l[ea] |l'|une? )$"))
"""Between a name and a noun it tells that the noun is of somebody else: « P et la productrice P »."""


def told_jobs(masked: Masked, clauses: Clauses, works: Mapping[int, str] | None = None) -> list[Told]:
    """The words of jobs in a text, in its order; « dirige l'écriture » hides the « dirige » that begins it.

    Those of a role that is played, « en patronne de casino », are none.

    ``works`` gives the kind of the show at each position that names one.
    """
    text = masked.text
    told = []
    for found in _triggers().find(text):
        table, frame = found.rule
        if frame == "noun" and table in _PLAYABLE and _PLAYED.search(text, max(0, found.start - 40), found.start):
            continue
        job = _settled(table, text, found.start, clauses.around(found.start), works or {})
        told.append(Told(found.start, found.end, table, frame, job))
    longest: dict[int, int] = {}
    for word in told:
        if word.job:
            longest[word.start] = max(longest.get(word.start, 0), word.end)
    return [word for word in told if word.end >= longest.get(word.start, 0)]


def job_facts(
    masked: Masked,
    clauses: Clauses,
    told: Iterable[Told],
    *,
    crew: Collection[int] = (),
    works: Mapping[int, str] | None = None,
) -> set[Fact]:
    """The (person, job) facts that the text states; « l'acteur P » gives the job ``actor``.

    ``told`` are the text's words of jobs, ``crew`` the positions of people likely to be crew: « le réalisateur » alone
    may mean one of them; ``works`` is that of `told_jobs`.
    """
    facts: set[Fact] = set()
    text = masked.text
    for found in told:
        low, high = clauses.around(found.start)
        people = set(_FRAMES[found.frame](text, found, low, high)) if found.job else set()
        if not people and found.frame == "noun" and found.table in _ANAPHORIC:
            people = _antecedent(text, found, crew)
        if people and found.frame == "noun" and _JURY.search(text, low, high):
            people &= set(crew)
        facts.update((person, str(found.job)) for person in people)
    for shown in _SHOWN.finditer(text):
        start, clause = shown.start(), clauses.around(shown.start())
        is_book = _BOOK.search(text, max(clause[0], start - 60), start)
        maker = "author" if is_book else _maker(text, start + 1, clause, works or {})
        facts.update((person, maker) for person in coordinated(text, shown.start(1), PERSON))
    return facts


def chained_jobs(masked: Masked, clauses: Clauses, told: Iterable[Told]) -> set[Fact]:
    """The facts of several nouns of jobs in a row beside one name: « la créatrice, scénariste et productrice P »."""
    text, facts = masked.text, set()
    rows: list[list[Told]] = []
    for found in sorted((f for f in told if f.frame == "noun"), key=lambda f: f.start):
        if rows and _LINK.fullmatch(text, _qualified(text, rows[-1][-1]), found.start):
            rows[-1].append(found)
        else:
            rows.append([found])
    for row in (row for row in rows if len(row) > 1):
        low, high = clauses.around(row[0].start)
        after = _NAME_AFTER.match(text, _qualified(text, row[-1]), high)
        before = _NAME_BEFORE.search(text, low, row[0].start)
        positions = [after.start(1)] if after else [before.start(1)] if before else []
        facts |= {(position, found.job) for position in positions for found in row if found.job}
    return facts


def predicated_jobs(masked: Masked, clauses: Clauses, told: Iterable[Told]) -> set[Fact]:
    """The facts that a verb states of a subject far from it, or a relative clause of the subject of its sentence.

    « P, qui réalise S, reste producteur », « P joue la sœur dans S, qu'elle a créée ».
    """
    text = masked.text
    facts: set[Fact] = set()
    for found in told:
        if found.job and (before := _PREDICATES.get(found.frame)):
            low, _ = clauses.around(found.start)
            if subject := before.search(text, max(low, found.start - 260), found.start):
                several = _PLURAL.match(text, found.start) is not None
                people = coordinated(text, subject.start(), PERSON, backwards=True) if several else [subject.start()]
                facts.update((position, found.job) for position in people)
    return facts


def _qualified(text: str, found: Told) -> int:
    """Where a noun of a job ends, with an adjective of it (« productrice déléguée »)."""
    adjective = _QUALIFIED.match(text, found.end)
    return adjective.end() if adjective else found.end


def genre(text: str) -> str:
    """What a text speaks of most: programmes with a presenter, films, or other fiction; ``-`` where of none."""
    told = [found.start() for found in _ANY.finditer(text)]
    programmes, films, fictions = (sum(p.match(text, at) is not None for at in told) for p in _GENRES)
    if programmes > fictions:
        return "programme"
    return "film" if 2 * films > fictions else "fiction" if fictions else "-"


def _settled(table: str, text: str, start: int, clause: tuple[int, int], works: Mapping[int, str]) -> str | None:
    """The job that a word of a table means in its sentence."""
    low, high = clause
    if table == "maker_of_series":
        return _maker(text, start, clause, works)
    if table in _MAKERS:
        return _MAKERS[table]
    if table == "front":
        return "presenter" if _PROGRAMME.search(text, low, high) else "actor"
    if table in ("auteur", "adapted"):
        if _ADAPTATION.search(text, max(low, start - 60), min(high, start + 50)):
            return "author"
        return "writer" if table == "auteur" else None
    if table == "lead":
        return "presenter" if _PROGRAMME.search(text, max(0, low - 200), high) else LEAD
    if table == "signed":
        signed = list(_SIGNED_WORK.finditer(text, max(low, start - 60), start))
        return _SIGNED_JOBS[signed[-1].lastindex or 0] if signed else None
    return table


def _maker(text: str, start: int, clause: tuple[int, int], works: Mapping[int, str]) -> str:
    """What somebody is whose work a text names near a place: by its length, its kind, else by the words around."""
    low, high = clause
    if _RUNTIME.search(text, start, min(high, start + 60)):
        return "director"
    near = text.rfind(SHOW, max(low, start - 30), start)
    kind = works.get(near if near >= 0 else text.find(SHOW, start, min(high, start + 40)), "-")
    if kind == "-":
        reach = max(0, low - 120), min(len(text), high + 120)
        kind = "film" if _FILM.search(text, *reach) else "series" if _SERIES.search(text, *reach) else "-"
    return _JOBS_BY_KIND[kind]


def _antecedent(text: str, found: Told, crew: Collection[int]) -> set[int]:
    """Whom « le scénariste a confirmé » means: whoever of the crew was named last."""
    if not _DEFINITE.search(text, max(0, found.start - 8), found.start) or _COMPLEMENT.match(text, found.end):
        return set()
    before = [position for position in crew if found.start - 350 < position < found.start]
    return {max(before)} if before else set()


def _noun(text: str, found: Told, low: int, high: int) -> Iterator[int]:
    several = _PLURAL.match(text, found.start) is not None
    if right := _RIGHT.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON) if several else (right.start(1),)
    if not several and (
        _BESIDE_NOUN.match(text, found.end, high) or _NEXT_ONE.search(text, max(low, found.start - 80), found.start)
    ):
        return
    if left := _LEFT.search(text, max(low, found.start - 110), found.start):
        yield from coordinated(text, left.start(), PERSON, backwards=True) if several else (left.start(),)


def _past(text: str, found: Told, _low: int, high: int) -> Iterator[int]:
    if right := _PAST.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON)


def _verb(text: str, found: Told, low: int, high: int) -> Iterator[int]:
    if _INVERTED.search(text, max(low, found.start - 12), found.start):
        if right := _SIGNED.match(text, found.end, high):
            yield from coordinated(text, right.start(1), PERSON)
    elif left := _SUBJECT.search(text, max(low, found.start - 160), found.start):
        yield from coordinated(text, left.start(), PERSON, backwards=True)
    if company := _COMPANY.match(text, found.end, high):
        yield from coordinated(text, company.start(1), PERSON)


def _by(text: str, found: Told, _low: int, high: int) -> Iterator[int]:
    if right := _BY.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON)


def _at(text: str, found: Told, low: int, high: int) -> Iterator[int]:
    if left := _BEFORE.search(text, max(low, found.start - 100), found.start):
        yield from coordinated(text, left.start(), PERSON, backwards=True)
    elif right := _BESIDE.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON)


def _aside(text: str, found: Told, low: int, _high: int) -> Iterator[int]:
    if left := _IN_BRACKETS.search(text, max(low, found.start - 60), found.start):
        yield left.start()


def _work(text: str, found: Told, _low: int, high: int) -> Iterator[int]:
    if right := _WORK.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON)


def _signed(text: str, found: Told, _low: int, high: int) -> Iterator[int]:
    if right := _SIGNED.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON)


def _compound(text: str, found: Told, low: int, high: int) -> Iterator[int]:
    if _AUXILIARY.search(text, max(low, found.start - 25), found.start):
        yield from _verb(text, found, low, high)


_FRAMES = {
    "noun": _noun,
    "work": _work,
    "compound": _compound,
    "signed": _signed,
    "past": _past,
    "verb": _verb,
    "by": _by,
    "at": _at,
    "aside": _aside,
}


def nearest_job(told: Iterable[Told], position: int) -> tuple[int, str] | None:
    """How far off, and which, the job is that is spoken of nearest to a position, of the words of its sentence."""
    gaps = (
        (abs(found.start - position), found.job)
        for found in told
        if found.job and found.job not in ("actor", OTHER) and found.table != "adapted"
    )
    return min(gaps, key=lambda pair: pair[0], default=None)


@cache
def _triggers() -> Triggers[tuple[str, str]]:
    return Triggers(_rows())


def _rows() -> Iterator[tuple[dict[str, Any], tuple[str, str]]]:
    for job, rows in load("jobs").items():
        for row in rows:
            yield row, (job, row["frame"])
            if "verbs" in row:
                yield {"participles": row["verbs"], "then": row.get("then")}, (job, "compound")
