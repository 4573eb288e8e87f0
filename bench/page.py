"""How exact is `read_page`, and what does a page cost, beside trafilatura, newspaper4k and readability-lxml?

    python -m bench.page FOLDER... [--every N] [--alone] [--errors MEASURE]

A folder holds ``gold.jsonl``, one object a page (`page`, `url`, and what is right: `headline`, `body`, `published_at`,
`authors`, `tags`, `section`, `summary`, `related`; or `with` and `without`, strings that the text must hold and must
not), and ``pages/NAME.html`` or ``.html.gz``. The peers run as workers in ``.venv-peers`` (`make peers`), page by page
in turns with us. Texts are compared as bags of words, names without case, accents and punctuation.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench.measuring import table
from newsscrape.errors import NotAnArticle
from newsscrape.page.reading import read

ROOT = Path(__file__).parent.parent
PEERS = ("trafilatura", "newspaper4k", "readability-lxml")
EXACT = 0.995
"""Body F1 above which a body counts as right word for word: a dropped credit line is below it."""

Page = dict[str, Any]
Score = float | None
Measure = Callable[[Page, Page], Score]


def main() -> int:
    """Prints one table a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read each N-th page only")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    parser.add_argument("--errors", choices=sorted({*MEASURES, *SETS}), help="list our worst pages in this measure")
    options = parser.parse_args()
    for folder in options.folders:
        golds = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines() if line.strip()]
        compare(folder, golds[:: options.every], () if options.alone else PEERS, options.errors)
    return 0


def compare(folder: Path, golds: list[Page], peers: Iterable[str], errors: str | None) -> None:
    """Reads every page with everyone, in turns, and prints the table of one folder."""
    workers = {name: start(name) for name in peers}
    found: dict[str, list[Page]] = {name: [] for name in ("newsscrape", *workers)}
    for number, gold in enumerate([*golds[:1], *golds]):
        path = path_of(folder, gold["page"])
        url = gold.get("url") or f"https://site.example/{gold['page']}"
        pages = {"newsscrape": read_ours(path, url)} | {
            name: ask(worker, path, url) for name, worker in workers.items()
        }
        if number:  # the first page is read once before it counts, so that everyone has loaded what they need
            for name, page in pages.items():
                found[name].append(page)
    for worker in workers.values():
        worker.communicate()
    print(f"\n{folder.name}: {len(golds)} pages\n")
    print(table(("", *found), rows_of(golds, found)))
    if errors:
        print_errors(golds, found["newsscrape"], errors)


def path_of(folder: Path, name: str) -> Path:
    """The file of a page, compressed or not."""
    path = folder / "pages" / f"{name}.html"
    return path if path.exists() else path.with_suffix(".html.gz")


def start(name: str) -> subprocess.Popen[str]:
    """A peer waiting for pages."""
    python = ROOT / ".venv-peers" / "bin" / "python"
    if not python.exists():
        raise SystemExit(f"{python} is missing: make it with `make peers`, or leave the peers out with --alone")
    command = [str(python), str(ROOT / "bench" / "peers.py"), name]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


def ask(worker: subprocess.Popen[str], path: Path, url: str) -> Page:
    """What a peer reads on one page."""
    if worker.stdin is None or worker.stdout is None:
        raise RuntimeError("a peer was started without pipes")
    worker.stdin.write(json.dumps({"path": str(path), "url": url}) + "\n")
    worker.stdin.flush()
    page: Page = json.loads(worker.stdout.readline())
    return page


def read_ours(path: Path, url: str) -> Page:
    """What we read on one page, and the CPU seconds that it took."""
    html = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    cpu = time.process_time()
    try:
        page = read(html, url).model_dump()
    except NotAnArticle as refusal:
        page = {"refused": refusal.reason}
    return page | {"cpu": time.process_time() - cpu}


def rows_of(golds: list[Page], found: dict[str, list[Page]]) -> list[list[str]]:
    """One row a measure that the gold of these pages has an answer to."""
    rows = []
    for label, measure in MEASURES.items():
        cells = [mean(measure(g, p) for g, p in zip(golds, pages, strict=True)) for pages in found.values()]
        if cells[0] is not None:
            rows.append([label, *(f"{cell:.3f}" for cell in cells if cell is not None)])
    for label, names in SETS.items():
        if any(names(gold) for gold in golds):
            rows.append([label, *(f"{pooled_f1(golds, pages, names):.3f}" for pages in found.values())])
    costs = [statistics.mean(page["cpu"] for page in pages) for pages in found.values()]
    rows.append(["CPU ms a page", *(f"{cost * 1000:.1f}" for cost in costs)])
    rows.append(["CPU of ours / theirs", "", *(f"{costs[0] / cost:.2f}" for cost in costs[1:])])
    return rows


def print_errors(golds: list[Page], pages: list[Page], label: str) -> None:
    """The pages on which we are most wrong, worst first."""
    scored = []
    for gold, page in zip(golds, pages, strict=True):
        score = MEASURES[label](gold, page) if label in MEASURES else pooled_f1([gold], [page], SETS[label])
        if score is not None and score < EXACT:
            scored.append((score, gold["page"]))
    for score, name in sorted(scored)[:40]:
        print(f"{score:.3f} {name}")


def mean(scores: Iterable[Score]) -> Score:
    """The mean of the scores that there are."""
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None


def plain(text: object) -> str:
    """Words in lower case without accents, for names and titles."""
    folded = unicodedata.normalize("NFKD", str(text or "").replace("’", "'")).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in folded if not unicodedata.combining(c))))


def body_f1(gold: Page, page: Page) -> Score:
    """F1 over the bags of words of the two bodies."""
    if "body" not in gold:
        return None
    right, read_ = (Counter(re.findall(r"\w+", (p.get("body") or "").casefold())) for p in (gold, page))
    return f1((right & read_).total(), read_.total(), right.total())


def body_exact(gold: Page, page: Page) -> Score:
    """Whether the bodies agree but for a word or two."""
    score = body_f1(gold, page)
    return None if score is None else float(score > EXACT)


def strings(gold: Page, page: Page) -> Score:
    """F1 of the strings that the text must hold, those that it must not counted as wrong; the standfirst is text."""
    if "with" not in gold:
        return None
    text = " ".join(f"{page.get('summary') or ''} {page.get('body') or ''}".split())
    held, kept_out = ([" ".join(s.split()) in text for s in gold[key]] for key in ("with", "without"))
    return f1(sum(held), sum(held) + sum(kept_out), len(held))


def day(gold: Page, page: Page) -> Score:
    """Whether the day of publication is right, where the page shows one."""
    if not gold.get("published_at"):
        return None
    return float(gold["published_at"][:10] == (page.get("published_on") or "")[:10])


def no_day(gold: Page, page: Page) -> Score:
    """Whether no day is given, where the page shows none."""
    if gold.get("published_at") or "published_at" not in gold:
        return None
    return float(not page.get("published_on"))


def same(key: str) -> Measure:
    """Whether a text is right but for case, accents and punctuation."""

    def measure(gold: Page, page: Page) -> Score:
        return float(plain(gold[key]) == plain(page.get(key))) if gold.get(key) else None

    return measure


def f1(hit: float, given: float, right: float) -> float:
    """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
    return 2 * hit / (given + right) if given + right else 1.0


def pooled_f1(golds: list[Page], pages: list[Page], names: Callable[[Page], set[str]]) -> float:
    """F1 over the (page, name) pairs of all pages that have gold."""
    pairs = [(names(gold), names(page)) for gold, page in zip(golds, pages, strict=True)]
    return f1(sum(len(a & b) for a, b in pairs), sum(len(b) for _, b in pairs), sum(len(a) for a, _ in pairs))


MEASURES: dict[str, Measure] = {
    "body F1": body_f1,
    "body exact": body_exact,
    "strings F1": strings,
    "headline": same("headline"),
    "published day": day,
    "no day where none": no_day,
    "section": same("section"),
    "summary": same("summary"),
}
SETS: dict[str, Callable[[Page], set[str]]] = {
    "related F1": lambda page: {link["url"] for link in page.get("related") or []},
    "authors F1": lambda page: {plain(name) for name in page.get("authors") or []},
    "tags F1": lambda page: {plain(name) for name in page.get("tags") or []},
}

if __name__ == "__main__":
    sys.exit(main())
