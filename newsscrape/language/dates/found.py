"""What the date readers share: the passage, what has been found so far, and how a year left out is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from newsscrape.language.dates import calendar
from newsscrape.language.dates.calendar import Period
from newsscrape.language.dates.tense import STRONG, direction
from newsscrape.language.knowledge import load
from newsscrape.language.lexer import Token
from newsscrape.language.passage import Passage


@cache
def words(key: str) -> frozenset[str]:
    """One of the word lists of the calendar."""
    return frozenset(load("calendar")["words"][key])


@cache
def table(key: str) -> dict[str, int]:
    """One of the word tables of the calendar."""
    return dict(load("calendar")[key])


_NEAR = 6
"""How many sentences after a month « le 15 » is still one of its days."""


_REACH = 25
"""How many tokens after the year that a sentence begins with its days are of that year."""
_AHEAD = 40
"""Days from now within which a week is one that a text tells of day by day."""


@dataclass(slots=True)
class Found:
    """A date in ``tokens[first:after]``."""

    first: int
    after: int
    period: Period


@dataclass(slots=True)
class Dates:
    """The dates of a passage while it is read."""

    passage: Passage
    found: list[Found] = field(default_factory=list)

    @property
    def today(self) -> date | None:
        """The day of publication."""
        return self.passage.day

    def low(self, at: int) -> str:
        """The folded word at an index."""
        return self.passage.low(at)

    def at(self, at: int) -> Token:
        """The token at an index."""
        return self.passage.at(at)

    def is_written_small(self, at: int) -> bool:
        """Whether a word stands in lower case, begins its sentence, or is all in capitals among such words."""
        token = self.at(at)
        before = self.at(at - 1)
        if not token.capital or self.begins(at):
            return True
        return len(token.raw) > 1 and token.raw.isupper() and (before.raw.isupper() or before.kind == "number")

    def begins(self, at: int) -> bool:
        """Whether a token is the first of its sentence, quote or parenthesis."""
        before = self.at(at - 1)
        return before.kind == "break" or before.sentence != self.at(at).sentence or before.low in '«(:–—|"•'

    def is_moved(self, lead: int) -> bool:
        """« décalé du 16 janvier au 20 février »: whether the dates after a « du » are two, and no range."""
        return self.low(lead - 1) in words("moved")

    def pointer(self, after: int) -> tuple[float, int]:
        """« prochain », « dernier » after a date: a direction that cannot be wrong, and the index after it."""
        low = self.low(after)
        if low in words("next"):
            return STRONG, after + 1
        if low in words("last"):
            return -STRONG, after + 1
        if low in ("de", "du") or (low == "d" and self.low(after + 1) == "'"):
            return self._pointer_year(after)
        return 0, after

    def _pointer_year(self, at: int) -> tuple[float, int]:
        """« de l'an prochain », « de l'année dernière »."""
        if self.low(at + 1) == "l" and self.low(at + 3) in words("units_of_years"):
            sign, after = self.pointer(at + 4)
            return (sign * 2, after) if sign else (0, at)
        return 0, at

    def chosen(
        self, candidates: Iterable[Period], first: int, after: int, pointed: float = 0, *, default: float = 0
    ) -> Period | None:
        """The period meant where its year is left out: by « prochain », by tense, by ``default``, else the nearest."""
        if self.today is None:
            return None
        options = list(candidates)
        today = self.today
        if abs(pointed) > STRONG:
            wanted = today.year + (1 if pointed > 0 else -1)
            return next((p for p in options if p.start.year == wanted), None)
        if pointed:
            options = [p for p in options if (p.start > today if pointed > 0 else p.end < today)]
            return calendar.choose(options, today, 0)
        return calendar.choose(options, today, direction(self.passage, first, after) or default)

    def last(self, *precisions: str) -> Period | None:
        """The last date found so far of some precisions."""
        return next((f.period for f in self.found[:-9:-1] if f.period.precision in precisions), None)

    def last_day(self) -> Period | None:
        """The last day found so far."""
        return self.last("day")

    def named_week(self) -> Period | None:
        """The week that the text is about, where its first dates name one: « la semaine du 12 mai »."""
        for found in self.found[:3]:
            length = (found.period.end - found.period.start).days
            is_week = found.period.precision == "week" or (found.period.precision == "range" and 4 <= length <= 6)
            if is_week and self.today and self.low(found.first) not in words("now"):
                return found.period if 0 <= (found.period.end - self.today).days <= _AHEAD else None
        return None

    def last_month(self, at: int) -> date | None:
        """The first day of the month named last, by itself or with a day, at most some sentences before an index."""
        for found in self.found[:-9:-1]:
            if found.period.precision in ("day", "month"):
                is_near = self.at(at).sentence - self.at(found.first).sentence <= _NEAR
                return found.period.start.replace(day=1) if is_near else None
        return None

    def neighbour(self, after: int) -> tuple[int, int]:
        """« précédente », « d'avant », « suivante », « d'après » after a unit: the step, and the index after it."""
        low = self.low(after)
        if low in words("preceding") or (low in words("following") and self.low(after + 1) not in words("determiners")):
            return (1 if low in words("following") else -1), after + 1
        if low == "d" and self.low(after + 2) in ("avant", "apres") and self.low(after + 3) not in words("determiners"):
            return (-1 if self.low(after + 2) == "avant" else 1), after + 3
        return 0, after

    def year_at(self, at: int) -> int | None:
        """The year written in full at an index."""
        token = self.at(at)
        is_year = token.kind == "number" and token.raw.isdigit() and len(token.raw) == 4 and 1000 <= token.value < 2200
        is_year = is_year or (token.kind == "number" and token.form == "words" and 1900 <= token.value < 2200)
        if not is_year or self.low(at + 1) in words("year_after_stop"):
            return None
        return int(token.value)

    def counts(self, at: int) -> bool:
        """Whether the number at an index counts something: a unit, or a plural that no function word is, follows."""
        following = self.at(at + 1)
        if following.kind == "word":
            is_plural = following.low.endswith(("s", "x")) and following.low not in words("no_plurals")
            return is_plural or following.low in words("year_after_stop")
        return following.kind == "number" or following.low in ("%", "€", "$", "£", "'", '"', "-", "/", "x", "+", "°")

    def has_day(self, at: int) -> bool:
        """Whether a day stands before the month at an index: where none was read, « 31 avril », it is impossible."""
        token, day = self.at(at), self.at(at - 1)
        is_day = day.kind == "number" and day.scale == 1 and day.form != "collective" and day.value < 100
        return is_day and token.kind == "word" and token.low in table("months")

    def told_year(self, first: int) -> int | None:
        """The year told before: « en 2027, peut-être au printemps », « En 2019, la finale du 12 mai a … »."""
        last = self.found[-1] if self.found else None
        if (
            last is None
            or last.period.precision != "year"
            or self.today is None
            or not 0 <= first - last.after <= _REACH
        ):
            return None
        if self.at(last.first).sentence != self.at(first).sentence or self.low(first - 1) in words("now"):
            return None
        year = last.period.start.year
        between = self.passage.tokens[last.after : first]
        if all(token.low in words("light") for token in between):
            return year
        lead = self.passage.tokens[self.passage.sentence(first)[0] : last.first]
        opens = all(token.kind == "break" or token.low in words("openers") for token in lead) and not any(
            token.low == ";" for token in between
        )
        is_past = opens and last.period.end < self.today and -STRONG < direction(self.passage, first, first + 1) < 0
        return year if is_past and self.low(last.first - 1) != "depuis" else None

    def extended(self, found: Found) -> Found:
        """The date with « début », « mi- », « fin de », « cet » before it."""
        first = found.first
        if self.low(first - 1) in words("now"):
            return replace(found, first=first - 1)
        if self.low(first - 1) == "-" and self.low(first - 2) == "mi":
            return replace(found, first=first - 2)
        for start in (first - 1, first - 2, first - 3, first - 4):
            between = {self.low(i) for i in range(start + 1, first)}
            if self.low(start) in words("parts") and between <= {"de", "du", "d", "'", "l", "la", "mois", "le"}:
                return replace(found, first=start)
        return found
