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
COMMAND = "import sys; from spiders.commands.{} import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    log: str


def begin(out: Path, start: str, *options: str, site: str = "leserigraphe") -> subprocess.Popen[str]:
    """Starts a run into ``out``."""
    return _begin("crawl", site, "--out", str(out), "--start", start, *options)


def _begin(name: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "tests.crawl.settings"}
    command = [sys.executable, "-c", COMMAND.format(name), *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def run(out: Path, start: str, *options: str, site: str = "leserigraphe") -> Ended:
    """A run to its end."""
    return _ended(begin(out, start, *options, site=site))


def command_of(name: str, *arguments: str) -> Ended:
    """Another command to its end."""
    return _ended(_begin(name, *arguments))


def _ended(process: subprocess.Popen[str]) -> Ended:
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
