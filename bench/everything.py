"""Every benchmark, one after the other, as `make bench` runs them; of the kills, one round.

    python -m bench.everything [FOLDER ...] [--write FILE]

Without folders the pages are the bundled ones; a folder is what `bench.page` reads. ``--write`` keeps the tables in a
Markdown file too.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import bundled

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Prints every table; returns 1 where a bar is missed or a script fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folders = options.folders or [str(bundled.write(Path(folder)))]
        questions = [
            ["bench.page", *folders],
            ["bench.numerics"],
            ["bench.language", "--baseline"],
            ["bench.annotation"],
            ["bench.growth"],
            ["bench.processes"],
            ["bench.startup"],
            ["bench.crawl"],
            ["bench.kills", "--rounds", "1"],
        ]
        ended = [_ask(question, options.write) for question in questions]
    return int(any(ended))


def _ask(question: list[str], kept: Path | None) -> int:
    print(f"\n## {question[0]}\n", flush=True)
    answer = subprocess.run([sys.executable, "-m", *question], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    print(answer.stdout, flush=True)
    if kept:
        with kept.open("a", encoding="utf-8") as tables:
            tables.write(f"## {question[0]}\n\n{answer.stdout.strip()}\n\n")
    return answer.returncode


if __name__ == "__main__":
    sys.exit(main())
