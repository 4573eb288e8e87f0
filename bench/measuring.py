"""What the benchmarks share: CPU and wall time of a piece of work, and a Markdown table."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Seconds of CPU (user and system, of this process or of a child) and of wall time."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Row:
    """One line of a table of ratios: ``ours / peer`` may be at most ``bar``."""

    question: str
    ours: float
    peer: float
    bar: float
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """Ours as a share of the peer's."""
        return self.ours / self.peer if self.peer else float("inf")

    @property
    def holds(self) -> bool:
        """Whether the bar is reached."""
        return self.ratio <= self.bar


def of_call(work: Callable[[], object]) -> Cost:
    """Costs of one call in this process."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Cost(time.process_time() - cpu, time.perf_counter() - wall)


def of_command(command: Sequence[str]) -> Cost:
    """Costs of one child process and its children; raises CalledProcessError where it fails."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.perf_counter() - wall)


def in_turns(
    ours: Callable[[], Cost], peer: Callable[[], Cost], *, rounds: int, figure: str = "cpu"
) -> tuple[float, float]:
    """Medians of our and the peer's ``figure`` (``cpu`` or ``wall``), measured one after the other ``rounds`` times.

    One round before them is not counted.
    """
    pairs = [(ours(), peer()) for _ in range(rounds + 1)][1:]
    mine, theirs = zip(*pairs, strict=True)
    return (
        statistics.median(getattr(cost, figure) for cost in mine),
        statistics.median(getattr(cost, figure) for cost in theirs),
    )


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def report(rows: Sequence[Row], peer: str) -> int:
    """Prints a table of ratios; returns 1 where a bar is missed."""
    cells = [
        (
            row.question,
            f"{row.ours:.4g} {row.unit}",
            f"{row.peer:.4g} {row.unit}",
            f"{row.ratio:.2f}",
            f"{row.bar:g}",
            "yes" if row.holds else "**no**",
        )
        for row in rows
    ]
    print(table(("", "newsscrape", peer, "ratio", "at most", "holds"), cells))
    sys.stdout.flush()
    return int(not all(row.holds for row in rows))
