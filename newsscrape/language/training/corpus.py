"""Annotated articles: one text file each, read into text, mentions and the answers that a record should give.

A file has three parts, separated by lines ``---``: a head (``headline:``, ``published:``, ``split:``), the body
(paragraphs, separated by blank lines; ``## `` begins a subheading) and the answers, one a line (``show: NAME | KIND |
SEASONS | ALIASES`` and so on, see `ANSWERS`; those of `PARTIAL` alone, or shows and events, in texts that serve only to
learn from, none in those that serve only to train the recogniser). Headline and body mark every mention with a
one-letter tag of `TAGS`; ``*…*`` marks what the page sets in italics or bold.

``split`` is ``train`` (the default), ``decisions`` where the recogniser learns nothing from the text, and all else
does, or ``dev`` where nothing does: it is held out.

Run as ``python -m newsscrape.language.training.corpus FILE …`` it checks files and prints what is wrong with them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"

TAGS = {
    "s": "SHOW",
    "a": "ACTOR",
    "w": "CREW",
    "p": "PERSON",
    "c": "CHARACTER",
    "o": "ORGANIZATION",
    "f": "PLATFORM",
    "t": "TITLE",
}
"""What each tag marks; PERSON is a real person with no role that counts, TITLE a title that is no show."""

ANSWERS = {
    "show": ("name", "kind", "seasons", "aliases"),
    "actor": ("name", "characters"),
    "crew": ("name", "jobs"),
    "character": ("name",),
    "platform": ("id",),
    "org": ("name",),
    "date": ("text", "from", "to"),
    "money": ("text", "amount", "currency"),
    "minutes": ("text", "minutes", "kind"),
    "figure": ("text", "value", "unit", "of"),
    "event": ("type", "show", "season", "platform", "person", "date", "certainty", "at"),
}
"""The columns of each kind of answer; ``at``: where each sentence that states the event begins in `Annotated.whole`."""

PARTIAL = ("show", "actor", "crew", "character", "event")
"""What texts that serve only to learn from are answered for."""

UNKNOWN = "?"
"""Instead of a show's kind and seasons, where the answers do not tell them."""

KINDS = {"series", "film", "programme", "-", UNKNOWN}
JOBS = set("creator showrunner director writer producer author composer presenter executive".split())
UNITS = set("percent rank viewers views hours episodes seasons share rating".split())
EVENTS = set(
    "renewal cancellation ending order development casting departure filming release delay trailer audience award "
    "acquisition".split()
)

_MARK = re.compile(r"<(/?)([a-z])>|(\*)")


@dataclass(frozen=True)
class Span:
    """A marked stretch of text: ``text[start:end]``."""

    start: int
    end: int
    label: str


@dataclass
class Annotated:
    """One article: its plain texts, the mentions and emphases in each, and the answers by kind."""

    path: Path
    published: str
    split: str
    headline: str
    body: str
    mentions: dict[str, list[Span]] = field(default_factory=dict)
    emphases: dict[str, list[Span]] = field(default_factory=dict)
    answers: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    @property
    def whole(self) -> str:
        """Headline, a blank line, body."""
        return self.headline + "\n\n" + self.body

    @property
    def tells_sentences(self) -> bool:
        """Whether the answers tell which sentences state the events."""
        return any(event["at"] for event in self.answers["event"])

    @property
    def is_whole(self) -> bool:
        """Whether the answers are all those of a record, platforms, dates and figures too."""
        return any(rows for kind, rows in self.answers.items() if kind not in PARTIAL)

    @property
    def tells_seasons(self) -> bool:
        """Whether the answers tell the shows' kinds and seasons."""
        return any(self.answers.values()) and all(show["kind"] != UNKNOWN for show in self.answers["show"])

    @property
    def tells_events(self) -> bool:
        """Whether the answers tell the events: those with shows or people and no event state none."""
        return any(self.answers[kind] for kind in PARTIAL)


class CorpusError(ValueError):
    """A file that does not follow the format; the message names the file and the fault."""


def read(path: Path) -> Annotated:
    """Reads one annotated article; raises `CorpusError` where it is malformed."""
    parts = re.split(r"^---[ \t]*$\n?", path.read_text("utf-8"), flags=re.MULTILINE)
    if len(parts) != 3:
        raise CorpusError(f"{path.name}: {len(parts)} parts instead of 3 (head, body, answers)")
    head = dict(re.findall(r"^(\w+):[ \t]*(.+?)[ \t]*$", parts[0], re.MULTILINE))
    try:
        article = Annotated(path, head["published"], head.get("split", "train"), "", "")
        marked = {"headline": head["headline"], "body": _paragraphs(parts[1])}
    except KeyError as missing:
        raise CorpusError(f"{path.name}: the head has no {missing}") from None
    for name, text in marked.items():
        try:
            plain, mentions, emphases = unmark(text)
        except CorpusError as fault:
            raise CorpusError(f"{path.name}: {name}: {fault}") from None
        setattr(article, name, plain)
        article.mentions[name], article.emphases[name] = mentions, emphases
    article.answers = _answers(path, parts[2])
    return article


def read_all(folder: Path = ARTICLES) -> list[Annotated]:
    """Every annotated article of a folder, by file name."""
    return [read(path) for path in sorted(folder.glob("*.txt"))]


def unmark(text: str) -> tuple[str, list[Span], list[Span]]:
    """Splits marked text into plain text, its mentions and its emphases.

    >>> unmark("*<s>Dune</s>* sur <f>Arte</f>")
    ('Dune sur Arte', [Span(start=0, end=4, label='SHOW'), Span(start=9, end=13, label='PLATFORM')], \
[Span(start=0, end=4, label='emphasis')])
    """
    out: list[str] = []
    mentions: list[Span] = []
    emphases: list[Span] = []
    length = position = 0
    opened: tuple[str, int] | None = None
    star: int | None = None
    for found in _MARK.finditer(text):
        out.append(text[position : found.start()])
        length += found.start() - position
        position = found.end()
        closing, tag, asterisk = found.groups()
        if asterisk and star is None:
            star = length
        elif asterisk:
            emphases.append(Span(star or 0, length, "emphasis"))
            star = None
        elif tag not in TAGS:
            raise CorpusError(f"unknown tag <{tag}>")
        elif not closing:
            if opened:
                raise CorpusError(f"<{tag}> inside <{opened[0]}> near {text[found.start() : found.start() + 40]!r}")
            opened = (tag, length)
        elif not opened or opened[0] != tag:
            raise CorpusError(f"</{tag}> closes nothing near {text[found.start() - 30 : found.start() + 10]!r}")
        else:
            mentions.append(Span(opened[1], length, TAGS[tag]))
            opened = None
    if opened or star is not None:
        raise CorpusError(f"{'<' + opened[0] + '>' if opened else '*'} is never closed")
    out.append(text[position:])
    return "".join(out), mentions, emphases


def faults(article: Annotated) -> Iterator[str]:
    """What is wrong with an article's answers: unknown values, names and texts that do not stand in it."""
    whole = article.whole
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", article.published):
        yield f"published {article.published!r} is no instant with offset"
    for key in ("show", "actor", "crew", "character", "org", "date", "money", "minutes", "figure"):
        for answer in article.answers[key]:
            wanted = answer.get("name") or answer["text"]
            if wanted not in whole:
                yield f"{key}: {wanted!r} does not stand in the text"
    yield from _unknown(article, "show", "kind", KINDS)
    for show in article.answers["show"]:
        if not re.fullmatch(r"[-?]?|\d+(?: \d+)*", show["seasons"]):
            yield f"show: {show['seasons']!r} are no numbers with spaces between"
    yield from _unknown(article, "crew", "jobs", JOBS)
    yield from _unknown(article, "minutes", "kind", {"viewed", "runtime"})
    yield from _unknown(article, "figure", "unit", UNITS)
    yield from _unknown(article, "event", "type", EVENTS)
    if not article.tells_sentences:
        yield from _unknown(article, "event", "certainty", {"confirmed", "reported"})
    yield from _wrong_places(article)
    yield from _wrong_days(article)
    yield from _unlisted_shows(article)


def _wrong_days(article: Annotated) -> Iterator[str]:
    for answer in article.answers["date"]:
        try:
            if date.fromisoformat(answer["from"]) > date.fromisoformat(answer["to"]):
                yield f"date: {answer} ends before it begins"
        except ValueError:
            yield f"date: {answer} holds no ISO days"


def _wrong_places(article: Annotated) -> Iterator[str]:
    for answer in article.answers["event"]:
        for place in map(int, answer["at"].split()):
            if not 0 <= place < len(article.whole) or (place and article.whole[place - 1] not in " \n"):
                yield f"event: no sentence begins at {place}"
        if article.tells_sentences and not answer["at"]:
            yield f"event: {answer['type']} of {answer['show']} is told without its sentences"


def _unlisted_shows(article: Annotated) -> Iterator[str]:
    shows = {show["name"] for show in article.answers["show"]}
    for answer in article.answers["event"]:
        if answer["show"] not in shows | {"-"}:
            yield f"event: {answer['show']!r} is not among the shows"
    known = shows | {alias for show in article.answers["show"] for alias in show["aliases"].split("; ")}
    texts = {"headline": article.headline, "body": article.body}
    for name, spans in article.mentions.items() if any(article.answers.values()) else ():
        for span in spans:
            title = texts[name][span.start : span.end]
            if span.label == "SHOW" and title not in known:
                yield f"<s>{title}</s> is neither a show of the answers nor an alias"


def _unknown(article: Annotated, key: str, column: str, allowed: set[str]) -> Iterator[str]:
    for answer in article.answers[key]:
        for value in answer[column].split() if column == "jobs" else [answer[column]]:
            if value not in allowed:
                yield f"{key}: {value!r} is not one of {', '.join(sorted(allowed))}"


def _paragraphs(text: str) -> str:
    blocks = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(re.sub(r"^##\s*", "", " ".join(block.split("\n")).strip()) for block in blocks)


def _answers(path: Path, text: str) -> dict[str, list[dict[str, str]]]:
    answers: dict[str, list[dict[str, str]]] = {key: [] for key in ANSWERS}
    for line in filter(None, map(str.strip, text.splitlines())):
        key, _, rest = line.partition(":")
        if key not in ANSWERS:
            raise CorpusError(f"{path.name}: unknown answer {line!r}")
        values = [value.strip() for value in rest.split(" | ")]
        columns = ANSWERS[key]
        if len(values) > len(columns):
            raise CorpusError(f"{path.name}: {line!r} has more than {len(columns)} columns")
        values += [""] * (len(columns) - len(values))
        answers[key].append(dict(zip(columns, values, strict=True)))
    return answers


def main() -> int:
    """Checks the files named on the command line, all of them by default; returns 1 where any is at fault."""
    wrong = 0
    for path in map(Path, sys.argv[1:]) if sys.argv[1:] else sorted(ARTICLES.glob("*.txt")):
        try:
            found = [f"{path.name}: {fault}" for fault in faults(read(path))]
        except CorpusError as fault:
            found = [str(fault)]
        wrong += len(found)
        print(*found, sep="\n", end="\n" if found else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
