"""Runs of ``newsscrape crawl`` in processes of their own, as cron starts them, and what they leave."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from newsscrape.archive.lines import whole_lines
from newsscrape.record import Article

ROOT = Path(__file__).parents[2]
COMMAND = "import sys; from spiders.commands.crawl import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    log: str


def begin(out: Path, start: str, *options: str, site: str = "leserigraphe") -> subprocess.Popen[str]:
    """Starts a run into ``out``."""
    command = [sys.executable, "-c", COMMAND, site, "--out", str(out), "--start", start, *options]
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "tests.crawl.settings"}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def run(out: Path, start: str, *options: str, site: str = "leserigraphe") -> Ended:
    """A run to its end."""
    process = begin(out, start, *options, site=site)
    printed, log = process.communicate(timeout=300)
    return Ended(process.returncode, printed, log)


def run_killed(out: Path, start: str, seconds: float) -> bool:
    """A run that is killed after so many seconds; says whether it was still at work."""
    process = begin(out, start)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def records(out: Path, site: str = "leserigraphe") -> list[Article]:
    """Every record of a site; raises where a line is cut or no record."""
    found: list[Article] = []
    for path in sorted((out / site).glob("*.jsonl*")):
        if ".cut-" in path.name:
            continue
        lines, size = whole_lines(path)
        assert size == (lines[-1][1] if lines else 0), f"{path} ends in a cut line"
        found += [Article.from_json(line) for line, _ in lines]
    return found


def revisions(out: Path) -> Counter[tuple[str, int]]:
    """How often each revision of each article was stored."""
    return Counter((article.url.partition("//")[2].rstrip("/"), article.revision) for article in records(out))


def left_behind(pids: set[int], seconds: float = 10) -> set[int]:
    """Of some processes, those that still live after a while."""
    until = time.monotonic() + seconds
    while (alive := {pid for pid in pids if _lives(pid)}) and time.monotonic() < until:
        time.sleep(0.1)
    return alive


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
