"""Kills crawls with SIGKILL at random moments, runs them again, and counts what was lost or doubled.

Each round crawls the test site of `tests.crawl.newsroom` from nothing, edits a part of it, and crawls it again; each
crawl is killed several times before it may end.

    python -m bench.kills --rounds 5 --kills 5 --pages 500
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.measuring import table
from tests.crawl.newsroom import Newsroom
from tests.crawl.runs import records, run, run_killed

EDITS = 40
FAULTS = ("lost", "doubled", "lost revisions", "bad endings")
COLUMNS = ("kills", "articles", "records", "requests", *FAULTS, "cut lines")


def main() -> int:
    arguments = _arguments()
    chance = random.Random(arguments.seed)  # noqa: S311
    found: Counter[str] = Counter()
    began = time.monotonic()
    for number in range(arguments.rounds):
        with tempfile.TemporaryDirectory() as folder:
            found += _round(Path(folder) / "out", arguments, chance)
        print(f"round {number + 1}: {dict(found)}, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    print(table(COLUMNS, [[found[name] for name in COLUMNS]]))
    return int(any(found[name] for name in FAULTS))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--kills", type=int, default=5, help="of each of the two crawls of a round")
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--longest", type=float, default=15.0, help="seconds after which a kill comes at the latest")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _round(out: Path, arguments: argparse.Namespace, chance: random.Random) -> Counter[str]:
    site = Newsroom(size=arguments.pages)
    found: Counter[str] = Counter()
    with site.open() as start:
        for edits in (0, EDITS):
            for story in chance.sample(site.stories, edits):
                story.text = "Une correction a été apportée à cet article."
            for _ in range(arguments.kills):
                found["kills"] += run_killed(out, start, chance.uniform(0.5, arguments.longest))
            found["bad endings"] += run(out, start).status != 0
    found["requests"] = sum(site.answered.values())
    return found + _verdict(out, site)


def _verdict(out: Path, site: Newsroom) -> Counter[str]:
    stored = Counter((article.headline, article.revision) for article in records(out))
    expected = {(story.title, 1) for story in site.stories}
    edited = {(story.title, 2) for story in site.stories if story.text.startswith("Une correction")}
    corrected = {(a.headline, 2) for a in records(out) if a.revision == 2 and "Une correction" in a.body}
    return Counter(
        {
            "articles": len({title for title, _ in stored}),
            "records": stored.total(),
            "lost": len(expected - stored.keys()),
            "doubled": stored.total() - len(stored) + len(stored.keys() - expected - edited),
            "lost revisions": len(edited - corrected),
            "cut lines": len(list(out.glob("*/*.cut-*"))),
        }
    )


if __name__ == "__main__":
    raise SystemExit(main())
