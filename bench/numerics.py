"""Dates, amounts and numbers read by newsscrape, dateparser, price-parser and text2num: accuracy and time.

Run as ``python bench/numerics.py``. The peers (`pip install dateparser price-parser text2num`, in an environment of
their own) are optional; one that is missing is left out. The file is not called numbers.py: run as a script, that would
hide the standard library's module of this name.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from typing import Any

from newsscrape.language.numbers import parse_number
from newsscrape.language.numerics import read_dates, read_money, read_numerics

TODAY = date(2025, 11, 6)

DATES = {
    "le 9 juillet 2025": ["2025-07-09"],
    "12/03/2025": ["2025-03-12"],
    "le 3 sept. 2024": ["2024-09-03"],
    "hier soir": ["2025-11-05"],
    "il y a trois jours": ["2025-11-03"],
    "mardi prochain": ["2025-11-11"],
    "jeudi dernier": ["2025-10-30"],
    "lundi 10 à 21h": ["2025-11-10"],
    "le 26 décembre dernier": ["2024-12-26"],
    "L’épisode du 3 mars a réuni 2,5 millions de fidèles": ["2025-03-03"],
    "La saison 2 sera diffusée le 3 mars": ["2026-03-03"],
    "cet été": ["2025-06-01"],
    "au printemps 2026": ["2026-03-01"],
    "la semaine du 21 juillet 2025": ["2025-07-21"],
    "du 3 au 9 mars 2025": ["2025-03-03"],
    "en août 2024": ["2024-08-01"],
    "fin janvier 2026": ["2026-01-01"],
    "en 2026": ["2026-01-01"],
    "à Noël": ["2025-12-25"],
    "14,84 millions de dollars": [],
    "six épisodes de 52 minutes à 21h10": [],
    "la série 1923 a été renouvelée": [],
}
"""Strings and the first days of the dates that they hold, read on `TODAY`."""

MONEY: dict[str, tuple[float, str] | None] = {
    "29,90 €": (29.9, "EUR"),
    "$14.50": (14.5, "USD"),
    "1 500 000 €": (1_500_000, "EUR"),
    "300.000 euros": (300_000, "EUR"),
    "£2,5": (2.5, "GBP"),
    "14,84 millions de dollars": (14_840_000, "USD"),
    "un milliard de dollars": (1_000_000_000, "USD"),
    "2 M€": (2_000_000, "EUR"),
    "300 k€": (300_000, "EUR"),
    "12 francs suisses": (12, "CHF"),
    "un demi-million d’euros": (500_000, "EUR"),
    "un million de dollars canadiens": (1_000_000, "CAD"),
    "trois livres de cuisine": None,
    "12 millions de téléspectateurs": None,
}
CODES = {"€": "EUR", "euros": "EUR", "$": "USD", "dollars": "USD", "£": "GBP"}

NUMBERS: dict[str, float] = {
    "vingt et un": 21,
    "quatre-vingt-onze": 91,
    "septante-trois": 73,
    "deux mille vingt-cinq": 2025,
    "trois cent quarante-sept": 347,
    "un million deux cent mille": 1_200_000,
    "deux virgule cinq milliards": 2_500_000_000,
    "un milliard et demi": 1_500_000_000,
    "une dizaine": 10,
    "un demi-million": 500_000,
    "1 500 000": 1_500_000,
    "2,5 millions": 2_500_000,
}

TEXT = (
    "Lancée le 6 mars 2025, la série a réuni 3,4 millions de téléspectateurs, soit 16,1 % du public, contre 2,9 "
    "millions la semaine précédente. Ses six épisodes de 52 minutes, dotés d’un budget de 7,5 millions d’euros, seront "
    "rediffusés cet été, avant une saison 2 attendue au printemps 2026. « Nous tournerons de mai à juillet », annonce "
    "la productrice, qui loue la patience de la chaîne, où l’on espère dépasser les 4 millions dès lundi. "
)


def peer(name: str, attribute: str) -> Callable[..., Any] | None:
    """A function of a peer, or None where it is not installed."""
    try:
        found: Callable[..., Any] = getattr(import_module(name), attribute)
    except ImportError:
        return None
    return found


def share_right(expected: dict[str, Any], read: Callable[[str], Any]) -> float:
    """The share of strings of which a reader gives what is expected."""
    right = [bool(read(text) == wanted) for text, wanted in expected.items()]
    return sum(right) / len(right)


def milliseconds(read: Callable[[str], Any], text: str, times: int = 10) -> float:
    """The best time of a few runs, in milliseconds."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        read(text)
        best = min(best, time.perf_counter() - start)
    return best * 1000


def our_money(text: str) -> tuple[float, str] | None:
    """The first amount of a text as newsscrape reads it."""
    found = read_money(text)
    return (found[0].amount, found[0].currency) if found else None


def rows() -> list[tuple[str, str, float | None, float]]:
    """Task, reader, share right and milliseconds for a text of 400 words."""
    text = " ".join((TEXT * 6).split()[:400])
    ours = lambda x: [d.from_.isoformat() for d in read_dates(x, TODAY)]  # noqa: E731
    out: list[tuple[str, str, float | None, float]] = []
    out.append(("dates", "newsscrape", share_right(DATES, ours), milliseconds(ours, text)))
    search = peer("dateparser.search", "search_dates")
    if search:
        now = {"RELATIVE_BASE": datetime(2025, 11, 6)}
        theirs = lambda x: [d.date().isoformat() for _, d in search(x, languages=["fr"], settings=now) or []]  # noqa: E731
        out.append(("dates", "dateparser", share_right(DATES, theirs), milliseconds(theirs, text, 2)))
    out.append(("money", "newsscrape", share_right(MONEY, our_money), milliseconds(our_money, text)))
    price = peer("price_parser", "parse_price")
    if price:
        out.append(("money", "price-parser", share_right(MONEY, lambda x: _price(price(x))), milliseconds(price, text)))
    out.append(("numbers", "newsscrape", share_right(NUMBERS, parse_number), milliseconds(parse_number, text)))
    alpha = peer("text_to_num", "alpha2digit")
    if alpha:
        digits = lambda x: _number(alpha(x, "fr"))  # noqa: E731
        out.append(("numbers", "text2num", share_right(NUMBERS, digits), milliseconds(digits, text)))
    everything = lambda x: read_numerics(x, published_at=TODAY)  # noqa: E731
    return [*out, ("all four", "newsscrape", None, milliseconds(everything, text))]


def _price(found: Any) -> tuple[float, str] | None:
    if found.amount is None or found.currency is None:
        return None
    return float(found.amount), CODES.get(found.currency, found.currency)


def _number(written: str) -> float | None:
    try:
        return float(written.replace(" ", "").replace(",", "."))
    except ValueError:
        return None


def main() -> None:
    """Prints the comparison as a Markdown table."""
    print("| task | reader | right | ms for 400 words |")
    print("| --- | --- | ---: | ---: |")
    for task, reader, right, spent in rows():
        print(f"| {task} | {reader} | {'' if right is None else format(right, '.0%')} | {spent:.1f} |")


if __name__ == "__main__":
    main()
