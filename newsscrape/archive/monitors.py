"""Whether a run looks like the site's own last runs; what does not, in one sentence each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Self

LEAST_PAGES = 3
"""Pages below which a share says nothing."""

LEAST_BEFORE = 10
"""Pages of earlier runs below which there is nothing to compare with."""

_PAGE_FIELDS = "published_on section summary authors tags image related".split()
_FACT_FIELDS = "shows actors crew platforms organizations dates events".split()
_WALLS = {"consent": "consent walls", "challenge": "bot challenges"}
_EMPTY = ("empty", "shell")


@dataclass(slots=True)
class Report:
    """What one run counted.

    ``listed`` articles were named by ``sources`` (feeds, sitemaps, section pages); of the ``pages`` fetched ``read``
    held an article, ``refused`` counts the others by `newsscrape.errors.Reason`; ``filled`` counts by key the pages
    that had a value, and ``annotated`` says how many were looked at for those from `shows` on. ``complete`` is 1 where
    the run saw everything that the site's sources list.
    """

    complete: int = 0

    listed: int = 0
    sources: int = 0
    source_errors: int = 0
    requests: int = 0
    pages: int = 0
    read: int = 0
    annotated: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    unmodified: int = 0
    duplicates: int = 0
    errors: int = 0
    failures: int = 0
    body_characters: int = 0
    seconds: float = 0.0
    refused: dict[str, int] = field(default_factory=dict)
    filled: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> str:
        """The report as text, for the state."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Reads back what `to_json` wrote."""
        return cls(**json.loads(text))

    @property
    def asked(self) -> int:
        """Pages that were asked for, less those that fail each time."""
        return self.came + self.unmodified + self.errors

    @property
    def came(self) -> int:
        """Pages that came and were looked at."""
        return self.read + sum(self.refused.values())


def total(reports: Iterable[Report]) -> Report:
    """All runs as one."""
    whole = Report()
    for report in reports:
        for name, value in asdict(report).items():
            if isinstance(value, dict):
                mine = getattr(whole, name)
                for key, count in value.items():
                    mine[key] = mine.get(key, 0) + count
            else:
                setattr(whole, name, getattr(whole, name) + value)
    return whole


def find_alarms(site: str, now: Report, before: list[Report], last: str | None = None) -> list[str]:
    """What is wrong with a run, given the site's last good ones; ``last`` says when the last of them was.

    >>> now, before = Report(listed=20, read=2, refused={"empty": 8}), [Report(listed=20, read=30, complete=1)]
    >>> find_alarms("leserigraphe", now, before, "yesterday")
    ['body empty on 80 % of leserigraphe since yesterday']
    """
    past = total(before)
    since = f" since {last}" if last else ""
    return [
        *_walls(site, now),
        *_fetch_errors(site, now, past, since),
        *_listed(site, now, before, since),
        *_empty_bodies(site, now, past, since),
        *_short_bodies(site, now, past, since),
        *_empty_fields(site, now, past, since),
    ]


def _walls(site: str, now: Report) -> list[str]:
    return [
        f"{name} on {_percent(count, now.asked)} of {site}"
        for reason, name in _WALLS.items()
        if (count := now.refused.get(reason, 0)) and count >= max(0.2 * now.asked, 2)
    ]


def _fetch_errors(site: str, now: Report, past: Report, since: str) -> list[str]:
    usual = past.errors / max(past.asked, 1)
    if now.errors < LEAST_PAGES or now.errors < max(0.2, 3 * usual) * now.asked:
        return []
    return [f"fetch errors on {_percent(now.errors, now.asked)} of {site}{since}"]


def _listed(site: str, now: Report, before: list[Report], since: str) -> list[str]:
    counts = sorted(report.listed for report in before if report.complete)
    usual = counts[len(counts) // 2] if counts else 0
    if usual < LEAST_PAGES or now.listed >= 0.3 * usual:
        return []
    return [f"{now.listed} articles listed by {site}, where it was {usual},{since}"]


def _empty_bodies(site: str, now: Report, past: Report, since: str) -> list[str]:
    empty, empty_before = (sum(report.refused.get(reason, 0) for reason in _EMPTY) for report in (now, past))
    if not _risen(empty, now.came, empty_before, past.came):
        return []
    return [f"body empty on {_percent(empty, now.came)} of {site}{since}"]


def _short_bodies(site: str, now: Report, past: Report, since: str) -> list[str]:
    if now.read < LEAST_PAGES or past.read < LEAST_BEFORE:
        return []
    length, usual = now.body_characters / now.read, past.body_characters / past.read
    if length >= 0.4 * usual:
        return []
    return [f"bodies of {site} have {length:.0f} characters, where they had {usual:.0f},{since}"]


def _empty_fields(site: str, now: Report, past: Report, since: str) -> list[str]:
    alarms = []
    for names, looked, looked_before in (
        (_PAGE_FIELDS, now.read, past.read),
        (_FACT_FIELDS, now.annotated, past.annotated),
    ):
        for name in names:
            missing, missing_before = looked - now.filled.get(name, 0), looked_before - past.filled.get(name, 0)
            if _risen(missing, looked, missing_before, looked_before):
                alarms.append(f"{name} empty on {_percent(missing, looked)} of {site}{since}")
    return alarms


def _risen(count: int, of: int, count_before: int, of_before: int) -> bool:
    if of < LEAST_PAGES or of_before < LEAST_BEFORE:
        return False
    share, share_before = count / of, count_before / of_before
    return share >= 0.5 and share - share_before >= 0.4


def _percent(count: int, of: int) -> str:
    return f"{100 * count / of:.0f} %"


def since_when(last: datetime, now: datetime) -> str:
    """How a report speaks of the last good run: both instants in the reader's zone.

    >>> since_when(datetime(2026, 3, 13, 8), datetime(2026, 3, 14, 8))
    'yesterday'
    """
    days = (now.date() - last.date()).days
    if days == 0:
        return f"{last:%H:%M}"
    return "yesterday" if days == 1 else f"{last:%Y-%m-%d}"
