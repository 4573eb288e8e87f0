"""Jobs: what people do behind a work or in front of a programme (rules in ``data/jobs.toml``)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from newsscrape.language.knowledge import load
from newsscrape.language.masking import PERSON, Masked, expand
from newsscrape.language.people.clauses import Clauses, coordinated
from newsscrape.language.triggers import Found, Triggers

Fact = tuple[int, str]
"""The position in the masked text of a person, and the job; `actor` is one."""

_LINKS = (
    "de du des d la le les l et en à au aux pour chez sur série séries film films mini-série minisérie téléfilm émission"
    " saga franchise jeu magazine programme documentaire ancien ancienne anciens également aussi ex co producteur"
    " productrice scénariste réalisateur réalisatrice créateur créatrice showrunner showrunneuse acteur actrice animateur"
    " animatrice présentateur présentatrice exécutif exécutive exécutifs principal principale générale général délégué"
    " déléguée vedette phare historique actuel actuelle un une ans ses son sa leur leurs qui est nom"
)
_WORDS = "|".join(sorted(set(_LINKS.split()), key=len, reverse=True))
_GAP = f"(?:[ ,:/'&·]|{{S}}|{{O}}|{{F}}|{{T}}|\\d+|\\((?:[^()]{{0,40}})\\)|(?:{_WORDS})(?![\\w-]))"
_PLURAL = re.compile(r"[\w-]+(?:[sx]|[·.]s)\b|réalisation|scénario|production|présentation|dialogues")
_RIGHT = re.compile(expand(f"(?:\\([a-z]+\\))?(?: [\\w·-]+(?: [\\w-]+)?)??{_GAP}{{0,24}}?({{P}})"))
_ROLE = (
    "(?:[ ,/'&(-]|le|la|l|les|un|une|des|est|sera|était|fut|devient|reste|deviendra|serait|comme|en|tant|que|qualité|poste|de|d|au|ancien"
    "|ancienne|anciens|ex|co|aussi|également|et|puis|son|sa|leurs?|ses|notre|nos|nommée?s?|promue?s?|désormais|qui|"
    "ans|\\d+|célèbre|double|grande?|jeune|seule?|principale?|nouveau|nouvelle|premier|première|futur|future|elle-même"
    "|deux|trois|quatre|lui-même|par ailleurs|également|créateur|créatrice|scénariste|réalisateur|réalisatrice|producteur|productrice|"
    "acteur|actrice|comédien|comédienne|showrunner|showrunneuse|romancier|romancière|auteur|autrice|écrivain|"
    "animateur|animatrice|chroniqueur|chroniqueuse|journaliste|exécutif|exécutive|britannique|américaine?|française?|"
    "belge|suisse|québécoise?|canadienne?|espagnole?|italienne?|allemande?|danoise?|suédoise?|coréenne?)"
)
_LEFT = re.compile(expand(f"{{P}}(?: ?\\([^()]{{0,60}}\\))?(?:, ?|,? | ?\\(){_ROLE}{{0,14}}$"))
_PAST = re.compile(
    expand("(?:(?:,? |/)(?!par )[^{P}{C} .;:!?()]+){0,6}? (?:par|de|d'|:) ?(?:[^{P}{C}.;:!?()]{0,45}?)({P})")
)
_SIGNED = re.compile(expand("(?: [\\w'-]+)?? ?:? ?(?:[\\w'-]+ ){0,2}({P})"))
_BY = re.compile(expand("[ :]*(?:[\\w'-]+[ ,]+(?:{S},? )?|[{S}{O}{F}],? |l'|d'){0,5}({P})"))
_SUBJECT = re.compile(
    expand(
        "{P}(?: ?\\([^()]{0,80}\\))?(?:,[^{P}{C}.;,]{0,60},)?,?(?:[ '](?:qui|a|ont|avait|avaient|aura|y|en|aussi|également|elle-même|lui-même"
        "|désormais|va|vont|doit|devrait|pourrait|vient|de|d'|qu|se|n|ne|le|la|les|l|chargera|continue|continuera|à|et|"
        "donc|ici|retrouve|reprend|prend|tient|garde|tiendra|reprendra|prendra|retrouvera|conserve|quitte|lâche|cède|"
        "abandonne|succède|toujours|sera|est|seront|sont|officie|officiellement|reste|écrit|réalise|produit|crée|joue|tous|deux|[\\w]+ment))*[ ']*$"
    )
)
_COMPANY = re.compile(expand("[^{P}{C}.;:!?()]{0,70} avec (?:[\\w'-]+ ){0,3}({P})"))
_AUXILIARY = re.compile(r"\b(?:a|ont|avait|avaient|aura|auront|avoir|ayant|eut)(?: [\w-]+){0,2} $")
_INVERTED = re.compile(r"\b(?:que|qu'(?:(?:a|ont|avait)\b)?)\s?$")
_DEFINITE = re.compile(r"(?:^|[\n.,!?»] |\n|[\w»] )(?:le |la |l')$")
_COMPLEMENT = re.compile(r" (?:de|du|des|d'|qui)\b")
_ANAPHORIC = frozenset({"creator", "showrunner", "director", "writer", "producer", "author", "composer", "presenter"})
_FILM = re.compile(
    r"\b(?:films?|téléfilms?|unitaires?|documentaires?|unique|long métrage|cinéma|box-office|en salles?|durée)\b"
)
_JURY = re.compile(r"\b(?:jury|jurys|jurés?|jurée|candidat)")
_MAKERS = {"maker_of_film": "director", "maker_of_programme": "presenter"}
_ADAPTATION = re.compile(
    r"\b(?:adapt|d'après|tirée?s? d|inspir|transpos|roman|bd\b|best-seller|bande dessinée|livre|webtoon|manga)"
)
_PROGRAMME = re.compile(
    r"\b(?:émission|magazine|jeu|matinale|talk|quotidienne|divertissement|animat|présentat|journal|jt)\b"
)
_FICTION = re.compile(
    r"\b(?:série|séries|mini-série|feuilleton|fiction|film|téléfilm|réalisat|scénar|saison|acteur|actrice|épisodes?|rôle|documentaire|tournage)"
)
_SIGNED_WORK = re.compile(
    r"\b(?:(scénario|textes?|dialogues|script)|(réalisation|mise en scène|film|documentaire|téléfilm|long métrage)"
    r"|(musique|générique|partition|bande originale)|(série|mini-série|minisérie|comédie|drame|saga|polar|thriller|création))"
)
_SIGNED_JOBS = {1: "writer", 2: "director", 3: "composer", 4: "creator"}
_WORK = re.compile(
    expand(
        "(?: (?!(?:de|du|des|par|pour|sur|avec|est|a|dont|qui|et)\\b)[\\w-]+| d'animation| pour (?:ados|adultes|enfants)|"
        " \\([\\w ]+\\)){0,4}?,?(?: {S},?)?,? ?(?:(?:d(?:e |u |')|imaginée? par |signée? (?:de |par )?)"
        "(?:le |la |l')?(?:[\\w-]+ ){0,2}?)({P})"
    )
)
_SHOWN = re.compile(expand("{S}(?: ?\\([^(){P}]{0,40}\\))?,? (?:de |du |d')(?:[\\w-]+ ){0,2}?(?:de |d')?({P})"))
_BESIDE = re.compile(
    expand("[ ,:(]*(?:(?:[\\w'-]+,? ){1,4}: )?(?:(?:on|l'on) (?:retrouve|trouve|retrouvera) )?(?:[\\w'-]+ ){0,3}?({P})")
)
_BEFORE = re.compile(expand("{P}(?: ?\\([^()]{0,80}\\))?(?:[ ,(]|est|sera|toujours|avec|passe|passera|revient)*$"))


def job_facts(masked: Masked, clauses: Clauses, crew: Collection[int] = ()) -> set[Fact]:
    """The (person, job) facts that the text states; « l'acteur P » gives the job ``actor``.

    ``crew`` are the positions of people likely to be crew: « le réalisateur » alone may mean one of them.
    """
    facts: set[Fact] = set()
    text = masked.text
    for found in _triggers().find(text):
        job, frame = found.rule
        low, high = clauses.around(found.start)
        people = set(_FRAMES[frame](text, found, low, high))
        if not people and frame == "noun" and job in _ANAPHORIC:
            people = _antecedent(text, found, crew)
        if frame == "noun" and _JURY.search(text, low, high):
            people &= set(crew)
        if people and (settled := _settled(job, text, found.start, low, high)):
            facts.update((person, settled) for person in people)
    for shown in _SHOWN.finditer(text):
        maker = _settled("maker_of_series", text, shown.start(), *clauses.around(shown.start()))
        facts.update((person, str(maker)) for person in coordinated(text, shown.start(1), PERSON))
    return facts


def programmes_prevail(text: str) -> bool:
    """Whether a text speaks of programmes with a presenter rather than of fiction."""
    return len(_PROGRAMME.findall(text)) > len(_FICTION.findall(text))


def _settled(job: str, text: str, start: int, low: int, high: int) -> str | None:
    if job == "maker_of_series":
        return "director" if _FILM.search(text, max(0, low - 120), min(len(text), high + 120)) else "creator"
    if job in _MAKERS:
        return _MAKERS[job]
    if job == "front":
        return "presenter" if _PROGRAMME.search(text, low, high) else "actor"
    if job in ("auteur", "adapted"):
        if _ADAPTATION.search(text, max(low, start - 60), min(high, start + 50)):
            return "author"
        return "writer" if job == "auteur" else None
    if job == "lead":
        return "presenter" if _PROGRAMME.search(text, max(0, low - 200), high) else "showrunner"
    if job == "signed":
        work = None
        for work in _SIGNED_WORK.finditer(text, max(low, start - 60), start):
            pass
        return _SIGNED_JOBS[work.lastindex or 0] if work else None
    return job


def _antecedent(text: str, found: Found[tuple[str, str]], crew: Collection[int]) -> set[int]:
    """Whom « le scénariste a confirmé » means: whoever of the crew was named last."""
    if not _DEFINITE.search(text, max(0, found.start - 8), found.start) or _COMPLEMENT.match(text, found.end):
        return set()
    before = [position for position in crew if found.start - 350 < position < found.start]
    return {max(before)} if before else set()


def _noun(text: str, found: Found[tuple[str, str]], low: int, high: int) -> Iterator[int]:
    several = _PLURAL.match(text, found.start) is not None
    if right := _RIGHT.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON) if several else (right.start(1),)
    if left := _LEFT.search(text, max(low, found.start - 110), found.start):
        yield from coordinated(text, left.start(), PERSON, backwards=True) if several else (left.start(),)


def _past(text: str, found: Found[tuple[str, str]], _low: int, high: int) -> Iterator[int]:
    if right := _PAST.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON)


def _verb(text: str, found: Found[tuple[str, str]], low: int, high: int) -> Iterator[int]:
    if _INVERTED.search(text, max(low, found.start - 12), found.start):
        if right := _SIGNED.match(text, found.end, high):
            yield from coordinated(text, right.start(1), PERSON)
    elif left := _SUBJECT.search(text, max(low, found.start - 160), found.start):
        yield from coordinated(text, left.start(), PERSON, backwards=True)
    if company := _COMPANY.match(text, found.end, high):
        yield from coordinated(text, company.start(1), PERSON)


def _by(text: str, found: Found[tuple[str, str]], _low: int, high: int) -> Iterator[int]:
    if right := _BY.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON)


def _at(text: str, found: Found[tuple[str, str]], low: int, high: int) -> Iterator[int]:
    if left := _BEFORE.search(text, max(low, found.start - 100), found.start):
        yield from coordinated(text, left.start(), PERSON, backwards=True)
    elif right := _BESIDE.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON)


def _work(text: str, found: Found[tuple[str, str]], _low: int, high: int) -> Iterator[int]:
    if right := _WORK.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON)


def _signed(text: str, found: Found[tuple[str, str]], _low: int, high: int) -> Iterator[int]:
    if right := _SIGNED.match(text, found.end, high):
        yield from coordinated(text, right.start(1), PERSON)


def _compound(text: str, found: Found[tuple[str, str]], low: int, high: int) -> Iterator[int]:
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
}


@cache
def _triggers() -> Triggers[tuple[str, str]]:
    return Triggers(_rows())


def _rows() -> Iterator[tuple[dict[str, Any], tuple[str, str]]]:
    for job, rows in load("jobs").items():
        for row in rows:
            yield row, (job, row["frame"])
            if "verbs" in row:
                yield {"participles": row["verbs"], "then": row.get("then")}, (job, "compound")
