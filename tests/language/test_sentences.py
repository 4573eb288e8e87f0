"""Where sentences end."""

import pytest

from newsscrape.language.people.clauses import Clauses
from newsscrape.language.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["M. Roy et Mme Blin reviennent.", "La suite en 2026."],
        ["J. J. Abrams produit.", "Warner Bros. Television distribue."],
        ["« On rempile ! »", "Le tournage reprend."],
        ["Elle l’a dit : « Non. »", "Puis elle est partie…", "Sans un mot."],
        ["2,5 millions, soit 12.4 % du public.", "3 millions la veille."],
        ["La diffusion ?", "Pas avant mai.", "— Vraiment ?"],
        ["Il a crié « stop ! » avant de sortir."],
        ["Le D. R. de l’agence... rien."],
    ],
)
def test_sentences_of_a_paragraph(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_paragraphs_end_sentences_and_no_text_has_none() -> None:
    text = "Un titre sans point\n\nUne phrase.\n\n"
    assert [text[start:end] for start, end in split_sentences(text)] == ["Un titre sans point", "Une phrase."]
    assert split_sentences(" \n ") == []


def test_a_text_in_lower_case_has_the_same_abbreviations() -> None:
    text = "\ue001 et mme. \ue002 signent le vol. 2 à 21 h. puis ils partent. non"
    clauses = Clauses(text)
    assert clauses.around(0) == (0, text.index(" non"))
    assert text[slice(*clauses.around(len(text) - 1))] == " non"
