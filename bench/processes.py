"""Does ``extract_many`` use a second core?

    python -m bench.processes [--pages FOLDER] [--count N] [--rounds N]

``FOLDER`` holds ``*.html`` files; by default the pages are those of the bundled site. Wall time of two processes
against one, start-up of the workers included, in turns.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from bench.measuring import Row, in_turns, of_call, report
from newsscrape import extract_many

BAR = 0.55
SITE = Path(__file__).parent.parent / "fixtures" / "site"


def main() -> int:
    """Prints the table; returns 1 where the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=SITE)
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    contents = [path.read_bytes() for path in sorted(options.pages.rglob("*.html"))]
    if not contents:
        parser.error(f"{options.pages} holds no *.html file")
    pages = [
        (content, f"https://tele.example/{number}")
        for number, content in enumerate(islice(cycle(contents), options.count))
    ]

    def run(processes: int) -> None:
        for _ in extract_many(pages, processes=processes):
            pass

    two, one = in_turns(
        partial(of_call, partial(run, 2)), partial(of_call, partial(run, 1)), rounds=options.rounds, figure="wall"
    )
    rows = [Row(f"wall time of {len(pages)} pages, 2 processes / 1", two, one, BAR)]
    return report(rows, "one process")


if __name__ == "__main__":
    sys.exit(main())
