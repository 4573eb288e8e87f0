"""What the readers of dates, money, minutes and figures give: spans of a text with the value that each states.

Offsets count Unicode code points of the text read, half-open: ``text[span.start:span.end] == span.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date: the days ``from_`` to ``to``, both inclusive; precision is day, week, month, season, year or range."""

    text: str
    start: int
    end: int
    from_: date
    to: date
    precision: str


@dataclass(frozen=True, slots=True)
class MoneySpan:
    """An amount in whole units of an ISO 4217 currency."""

    text: str
    start: int
    end: int
    amount: int | float
    currency: str


@dataclass(frozen=True, slots=True)
class MinutesSpan:
    """A number of minutes; kind is ``viewed`` (by an audience) or ``runtime`` (of a work)."""

    text: str
    start: int
    end: int
    minutes: int | float
    kind: str


@dataclass(frozen=True, slots=True)
class FigureSpan:
    """A figure; unit is percent, rank, viewers, views, hours, episodes, seasons, share or rating.

    ``of`` names the target group, ranking or site that the figure is of, where the text does.
    """

    text: str
    start: int
    end: int
    value: int | float
    unit: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Numerics:
    """All that one text states in numbers, each list in the order of the text."""

    dates: list[DateSpan] = field(default_factory=list)
    money: list[MoneySpan] = field(default_factory=list)
    minutes: list[MinutesSpan] = field(default_factory=list)
    figures: list[FigureSpan] = field(default_factory=list)
