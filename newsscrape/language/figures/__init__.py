"""Figures of a French text: percent, share, viewers, views, hours, episodes, seasons, ranks, ratings."""

from __future__ import annotations

from bisect import bisect_right

from newsscrape.language.figures.audience import audiences
from newsscrape.language.figures.counts import counts
from newsscrape.language.figures.percent import percents
from newsscrape.language.figures.ranks import ranks, ratings
from newsscrape.language.passage import Passage
from newsscrape.language.spans import FigureSpan


def figures_in(passage: Passage, taken: set[tuple[int, int]]) -> list[FigureSpan]:
    """The figures of a passage, in its order; spans already ``taken`` as money or minutes viewed are none."""
    spans = sorted(taken)
    numbers = {
        at for at, token in enumerate(passage.tokens) if token.kind == "number" and _is_taken(token.start, spans)
    }
    viewers = audiences(passage, numbers)
    found = [*viewers, *percents(passage, viewers, numbers), *ranks(passage), *ratings(passage)]
    used = {figure.number for figure in found}
    found += [figure for figure in counts(passage) if figure.number not in used]
    found.sort(key=lambda figure: figure.first)
    return [FigureSpan(*passage.slice(f.first, f.after), f.value, f.unit, f.of) for f in found]


def _is_taken(start: int, spans: list[tuple[int, int]]) -> bool:
    last = bisect_right(spans, (start, float("inf"))) - 1
    return last >= 0 and start < spans[last][1]
