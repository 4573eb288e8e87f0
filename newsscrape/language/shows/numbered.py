"""Seasons within titles (« Stranger Things 5 », where the text tells of a season 5), and those taken for names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from newsscrape.language.knowledge import load
from newsscrape.language.masking import lowered
from newsscrape.language.reading import ShowFound
from newsscrape.language.shows.seasons import seasons_spoken

_NUMBERED = re.compile(r"(.*[^\W\d_].*?)( (\d{1,2}))")


@lru_cache(maxsize=10_000)
def is_season(name: str) -> bool:
    """Whether what the recogniser took for a name is that of a season: « 13e saison »."""
    return _season_name().fullmatch(lowered(name)) is not None


@cache
def _season_name() -> re.Pattern[str]:
    return re.compile(load("titles")["none"]["seasons"])


def split_seasons(text: str, shows: Sequence[ShowFound]) -> list[ShowFound]:
    """Takes the number of a season that the text speaks of from the titles that end in it; equal titles become one."""
    is_numbered = any(show.name[-1:].isdigit() and _NUMBERED.fullmatch(show.name) for show in shows)
    spoken = seasons_spoken(lowered(text)) if is_numbered else set()
    by_name: dict[str, ShowFound] = {}
    for show in shows:
        found = _NUMBERED.fullmatch(show.name) if spoken else None
        if found and int(found[3]) in spoken:
            ends = [end - len(found[2]) * text.endswith(found[2], start, end) for start, end in show.mentions]
            starts = [start for start, _ in show.mentions]
            show = ShowFound(found[1], list(zip(starts, ends, strict=True)), seasons={int(found[3])})  # noqa: PLW2901
        same = by_name.setdefault(show.name, show)
        same.mentions = sorted({*same.mentions, *show.mentions})
        same.seasons |= show.seasons
    return list(by_name.values())
