"""Dates, money, minutes and figures of a French text, read in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from newsscrape.language.dates import dates_in
from newsscrape.language.figures import figures_in
from newsscrape.language.minutes import minutes_in
from newsscrape.language.money import money_in
from newsscrape.language.passage import passage_of
from newsscrape.language.spans import DateSpan, FigureSpan, MinutesSpan, MoneySpan, Numerics
from newsscrape.language.titles import title_ranges


def read_numerics(
    text: str, *, published_at: date | datetime | None = None, titles: Sequence[tuple[int, int]] = ()
) -> Numerics:
    """Reads all numbers of a text that mean something.

    ``published_at`` is what incomplete dates are resolved from; without it they are left out. ``titles`` are the
    character ranges known to be titles of works, in which nothing counts; more are guessed from quotes.

    >>> found = read_numerics("Six épisodes de 52 minutes, pour 7,5 millions d’euros, le 6 mars 2025.")
    >>> [f.value for f in found.figures], [m.minutes for m in found.minutes], [m.amount for m in found.money]
    ([6], [52], [7500000])
    >>> found.dates[0].from_.isoformat()
    '2025-03-06'
    """
    passage = passage_of(text, published_at=published_at, titles=title_ranges(text, titles))
    money = money_in(passage)
    minutes = minutes_in(passage)
    taken = {(amount.start, amount.end) for amount in money} | {(time.start, time.end) for time in minutes}
    return Numerics(dates_in(passage), money, minutes, figures_in(passage, taken))


def read_dates(
    text: str, published_at: date | datetime | None = None, titles: Sequence[tuple[int, int]] = ()
) -> list[DateSpan]:
    """The dates of a text, in its order; see `read_numerics`.

    >>> [(d.text, d.from_.isoformat(), d.precision) for d in read_dates("Lancée en mai 2024.")]
    [('mai 2024', '2024-05-01', 'month')]
    """
    return dates_in(passage_of(text, published_at=published_at, titles=title_ranges(text, titles)))


def read_money(text: str) -> list[MoneySpan]:
    """The amounts of money of a text, in its order.

    >>> [(m.amount, m.currency) for m in read_money("Entre 8 et 10 M€, soit $9.3 millions.")]
    [(8000000, 'EUR'), (10000000, 'EUR'), (9300000, 'USD')]
    """
    return money_in(passage_of(text, titles=title_ranges(text)))


def read_minutes(text: str) -> list[MinutesSpan]:
    """The viewing times and running times of a text, in its order.

    >>> [(m.minutes, m.kind) for m in read_minutes("Un film de 1h42, à 21h10.")]
    [(102, 'runtime')]
    """
    return minutes_in(passage_of(text, titles=title_ranges(text)))


def read_figures(text: str) -> list[FigureSpan]:
    """The figures of a text, in its order.

    >>> [(f.value, f.unit) for f in read_figures("3,4 millions de téléspectateurs (16,1 % de PDA)")]
    [(3400000, 'viewers'), (16.1, 'share')]
    """
    return read_numerics(text).figures
