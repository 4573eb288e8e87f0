"""Does the whole pipeline keep up with a plain crawl, does it block the event loop, and is its memory bounded?

    python -m bench.crawl [--pages N] [--long N]

Both crawls fetch the bundled articles from loopback, each many times under other addresses: ours with state, safe
output, monitors and worker processes, the peer with a plain Scrapy spider that only saves the bodies. The bar is the
peer's wall time plus the CPU of `extract` over two cores. Memory is the proportional set size of all processes of ours
in the longer crawl.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.loopback import pages, serving
from bench.measuring import Cost, Row, of_call, report, table
from newsscrape import extract

BAR, LAG_BAR, MEMORY_BAR, GROWTH_BAR = 1.15, 0.050, 1.5e9, 0.03
ROOT = Path(__file__).parent.parent
OURS = "import sys; from spiders.commands.crawl import main; sys.exit(main(sys.argv[1:]))"


@dataclass
class Watched:
    """A crawl of ours: wall seconds, records, the loop's lag, and memory in bytes by records stored."""

    wall: float = 0.0
    records: int = 0
    lag: float = 0.0
    memory: list[tuple[int, int]] = field(default_factory=list)

    @property
    def peak(self) -> int:
        """The most memory of all processes together."""
        return max(size for _, size in self.memory)

    def between(self, first: int, last: int) -> float:
        """The mean memory while the records stored were between two numbers."""
        sizes = [size for stored, size in self.memory if first <= stored <= last]
        return sum(sizes) / len(sizes) if sizes else float("nan")


def main() -> int:
    """Prints the tables; returns 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000, help="of the crawls that are timed")
    parser.add_argument("--long", type=int, default=5000, help="of the crawl whose memory is watched")
    options = parser.parse_args()
    with serving(options.pages) as start:
        plain = _plain(start)
        ours = _ours(start)
    if ours.records != options.pages:
        print(f"{ours.records} records of {options.pages} pages", file=sys.stderr)
        return 1
    work = _extraction(options.pages)
    with serving(options.long) as start:
        long = _ours(start)
    failed = report(
        [
            Row(
                f"wall of {options.pages} pages / plain crawl + CPU of `extract` / 2",
                ours.wall,
                plain + work.cpu / 2,
                BAR,
            )
        ],
        f"{plain:.1f} s + {work.cpu:.1f} s / 2",
    )
    growth = long.between(options.long - 500, options.long) / long.between(800, 1200) - 1
    limits = [
        ("event loop lag, 99th percentile", ours.lag, LAG_BAR, f"{ours.lag * 1e3:.1f} ms", "50 ms"),
        ("peak memory, all processes", long.peak, MEMORY_BAR, f"{long.peak / 1e9:.2f} GB", "1.5 GB"),
        (f"its growth from page 1000 to {options.long}", growth, GROWTH_BAR, f"{growth:.1%}", "3 %"),
    ]
    print()
    print(
        table(
            ("", "newsscrape", "at most", "holds"),
            [(what, shown, most, "yes" if value <= bar else "**no**") for what, value, bar, shown, most in limits],
        )
    )
    return int(failed or any(value > bar for _, value, bar, _, _ in limits))


def _plain(start: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.plain_crawl", start, folder]
        began = time.perf_counter()
        subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
        return time.perf_counter() - began


def _ours(start: str) -> Watched:
    with tempfile.TemporaryDirectory() as folder:
        out, lag = Path(folder) / "out", Path(folder) / "lag.json"
        environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "bench.crawl_settings", "BENCH_LAG": str(lag)}
        command = [sys.executable, "-c", OURS, "leserigraphe", "--out", str(out), "--start", start]
        watched = Watched()
        began = time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
            watcher = threading.Thread(target=_watch, args=(process, out, watched))
            watcher.start()
            summary, _ = process.communicate()
            watched.wall = time.perf_counter() - began
            watcher.join()
        print(summary.strip(), file=sys.stderr)
        watched.records = _stored(out)
        watched.lag = json.loads(lag.read_text())["p99"]
        return watched


def _watch(process: subprocess.Popen[str], out: Path, watched: Watched) -> None:
    while process.poll() is None:
        watched.memory.append((_stored(out), sum(map(_memory, _family(process.pid)))))
        time.sleep(1)


def _stored(out: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in out.glob("*/*.jsonl"))


def _family(pid: int) -> list[int]:
    try:
        children = [c for task in Path(f"/proc/{pid}/task").iterdir() for c in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(each for child in children for each in _family(int(child)))]


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _extraction(count: int) -> Cost:
    contents = [(body, url) for url, body in pages(count, "http://127.0.0.1/")]
    extract(*contents[0])
    return of_call(lambda: [extract(body, url) for body, url in contents])


if __name__ == "__main__":
    sys.exit(main())
