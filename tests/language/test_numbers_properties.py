import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsscrape.language.numbers import parse_number
from newsscrape.language.numerics import read_money, read_numerics
from newsscrape.language.spans import DateSpan, FigureSpan, MinutesSpan, MoneySpan, Numerics

UNITS = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
PIECES = [
    "3 mars",
    "12",
    "2025",
    "lundi",
    "et",
    "du",
    "au",
    "le",
    "mille",
    "millions",
    "de",
    "d'",
    "euros",
    "$",
    "%",
    "minutes",
    "x",
    "-",
    ",",
    ".",
    "à",
    "entre",
    "l'été",
    "dernier",
    "épisodes",
    "saison",
    "contre",
    "1h42",
    "« 1923 »",
    "un",
    "vingt",
    "il y a",
    "ans",
    "dans",
    "fin",
    "Noël",
    "4e",
    "place",
    "téléspectateurs",
    "\n\n",
    "(",
    ")",
    "'",
    "2e",
    "IIe",
    "quatre-vingt",
]


def in_words(number: int) -> str:
    """A number below a million as French writes it."""
    if number < 17:
        return UNITS[number]
    if number < 20:
        return f"dix-{UNITS[number - 10]}"
    if number < 70:
        ten, unit = number // 10 * 10, number % 10
        return TENS[ten] + ("" if not unit else " et un" if unit == 1 else f"-{UNITS[unit]}")
    if number < 80:
        return "soixante et onze" if number == 71 else f"soixante-{in_words(number - 60)}"
    if number < 100:
        return "quatre-vingts" if number == 80 else f"quatre-vingt-{in_words(number - 80)}"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        start = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent" + ("s" if not rest else "")
        return f"{start} {in_words(rest)}" if rest else start
    thousands, rest = divmod(number, 1000)
    start = (
        "mille"
        if thousands == 1
        else f"{in_words(thousands).removesuffix('s') if thousands % 100 in (0, 80) else in_words(thousands)} mille"
    )
    return f"{start} {in_words(rest)}" if rest else start


@given(st.integers(0, 999_999))
def test_any_number_in_words_is_read_back(number: int) -> None:
    assert parse_number(in_words(number)) == number


@given(st.integers(0, 10**15), st.sampled_from([" ", "\u202f", "\u00a0", "."]))
def test_any_amount_printed_is_read_back(amount: int, space: str) -> None:
    written = f"{amount:,}".replace(",", space)
    assert [(m.amount, m.currency) for m in read_money(f"Il coûte {written} euros.")] == [(amount, "EUR")]


@given(
    st.integers(1, 99_999), st.sampled_from([("millions", 10**6), ("milliards", 10**9), ("M", 10**6), ("Md", 10**9)])
)
def test_any_scaled_amount_is_read_back(hundredths: int, scale: tuple[str, int]) -> None:
    word, factor = scale
    written = f"{hundredths / 100:.2f}".replace(".", ",")
    found = read_money(f"{written} {word} d'euros")
    assert [m.amount for m in found] == [hundredths * factor // 100]


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)))
def test_offsets_hold_on_anything(text: str) -> None:
    found = read_numerics(text, published_at=date(2025, 11, 6))
    spans: list[DateSpan | MoneySpan | MinutesSpan | FigureSpan] = [*found.dates, *found.money]
    for span in [*spans, *found.minutes, *found.figures]:
        assert text[span.start : span.end] == span.text
        assert span.text.strip() == span.text != ""
    assert all(d.from_ <= d.to for d in found.dates)


@pytest.mark.parametrize(
    "piece",
    ["1", "et ", " ", "111 ", "un ", "1,", "5 % ", "3 mars et ", "3-", "lundi et ", "1h", "6x", "2020-", "vingt et ",
     "5'", "« ", "3 millions contre ", "de la fin de ", "3 épisodes et ", "« A ", "1/", "3 couronnes danois ", "3 € "],
)  # fmt: skip
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    def steps(size: int) -> int:
        text = piece * (size // len(piece))
        count = 0

        def tally(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(tally)
        try:
            read_numerics(text, published_at=date(2025, 11, 6))
        finally:
            sys.setprofile(None)
        return count

    steps(1_000)
    assert steps(16_000) < 6 * steps(4_000)


@pytest.mark.parametrize("piece", ["7", "et ", " "])
def test_a_megabyte_of_it_holds_nothing(piece: str) -> None:
    found = read_numerics(piece * (1_000_000 // len(piece)))
    assert found == Numerics([], [], [], [])
