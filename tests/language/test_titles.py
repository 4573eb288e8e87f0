import pytest

from newsscrape.language.titles import title_ranges


@pytest.mark.parametrize(
    "title",
    [
        "Le Fantôme de l’Opéra",
        "L’Amour aux temps du choléra",
        "Une nuit à l’Opéra",
        "La Vie devant la caméra",
        "La vie sera belle demain",
    ],
)
def test_a_short_quote_is_a_title(title: str) -> None:
    text = f"On revoit « {title} » samedi."
    assert [text[start:end] for start, end in title_ranges(text)] == [title]


@pytest.mark.parametrize(
    "after",
    [", résume-t-elle.", ", dénonce le syndicat.", ", a-t-il dit.", ", raconte Lou Roy.", ", s’amuse l’actrice."],
)
def test_what_somebody_says_is_no_title(after: str) -> None:
    assert title_ranges(f"« La mer sera belle »{after}") == []


def test_a_sentence_in_the_future_after_a_colon_is_said() -> None:
    assert title_ranges("Clap de fin pour Rive : « Le lycée fermera ses portes l’été prochain »") == []
