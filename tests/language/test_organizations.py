"""Organizations: known ones, unknown ones by the form of their names, and what is none."""

import re

import pytest

from newsscrape.language.pipeline import read
from newsscrape.language.reading import Span


def names(body: str, *spans: Span) -> list[str]:
    return [found.name for found in read(body, spans=spans, only=("platforms", "organizations")).organizations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selon l’AFP et Médiamétrie, le groupe M6 recule.", ["AFP", "Médiamétrie", "groupe M6"]),
        ("Il l’a confié au Parisien, puis à Elle.", ["Parisien", "Elle"]),
        ("Elle affirme avoir tout donné. Elle précise : « Non. » Le magazine Elle affirme le contraire.", ["Elle"]),
        ("Elle attend. Première surprise : le public suit.", []),
        (
            "Une coproduction d’Amazon MGM Studios avec Sony Pictures Television",
            ["Amazon MGM Studios", "Sony Pictures Television"],
        ),
        ("Produite par Vent Salé Productions pour Arte", ["Vent Salé Productions"]),
        ("Les Films du Goéland et Brume Télévision s’associent.", ["Les Films du Goéland", "Brume Télévision"]),
        ("la société de production Marée Basse", ["Marée Basse"]),
        ("Au Festival de la fiction, le Conseil régional et Facebook", []),
        ("98 % sur Rotten Tomatoes, note IMDb de 8", ["Rotten Tomatoes", "IMDb"]),
        ("d’après Variety, le Guardian et The Sun", ["Variety", "Guardian", "The Sun"]),
        ("Disney a confié Disney+ à un ancien du FBI.", ["Disney", "FBI"]),
        ("La RTBF et Radio-Canada cofinancent.", ["RTBF", "Radio-Canada"]),
        ("Programme TV de Noël, d’après Programme TV et ASO", ["Programme TV", "ASO"]),
    ],
)
def test_organizations_of_a_text(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_spans_of_the_recogniser_join_unless_they_never_are_organizations() -> None:
    text = "Blizzarine coproduit, Instagram s’affole... Le CEO aussi."
    spans = [Span(0, 10, "ORGANIZATION"), Span(22, 31, "ORGANIZATION"), Span(41, 43, "ORGANIZATION")]
    spans.append(Span(47, 50, "ORGANIZATION"))
    assert names(text, *spans) == ["Blizzarine"]
    assert names("12 associations de parents protestent.", Span(0, 26, "ORGANIZATION")) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("D’après Deadline, une saison 2 sera tournée.", "Deadline"),
        ("Produit par Warner Bros. et Legendary, le film est long.", "Legendary"),
        ("Le producteur de Marée Productions sourit.", "Marée Productions"),
    ],
)
def test_what_is_told_to_be_an_organization_is_no_show(text: str, name: str) -> None:
    start = text.index(name)
    reading = read(text, spans=[Span(start, start + len(name), "ORGANIZATION")])
    assert [show.name for show in reading.shows] == []
    assert name in [organization.name for organization in reading.organizations]


def test_titles_and_people_go_before() -> None:
    text = "La série « Rive Gaumont » revient, avec Jo Pathé. Gaumont aussi."
    reading = read(text, spans=[Span(11, 23, "SHOW"), Span(40, 48, "ACTOR")])
    assert [(found.name, len(found.mentions)) for found in reading.organizations] == [("Gaumont", 1)]


def test_what_is_taken_for_a_title_and_is_none_hides_no_organization() -> None:
    reading = read("Le groupe M6 recule en juin.", spans=[Span(0, 9, "SHOW")])
    assert [organization.name for organization in reading.organizations] == ["groupe M6"]


def test_a_longer_name_that_begins_with_a_known_one_is_another() -> None:
    text = "Produite par Banijay Americas et vue sur Banijay Replay."
    assert names(text, Span(13, 29, "ORGANIZATION")) == ["Banijay Americas", "Banijay"]


def test_forms_of_one_organization_are_its_mentions() -> None:
    body = "The Guardian a aimé. Le Guardian a raison, l’Agence France-Presse et l’AFP aussi."
    reading = read(body, spans=[], only=("organizations",))
    forms = [[body[start:end] for start, end in found.mentions] for found in reading.organizations]
    assert forms == [["The Guardian", "Guardian"], ["Agence France-Presse", "AFP"]]


@pytest.mark.parametrize(
    ("body", "name", "mentions"),
    [
        ("La Caisse des auteurs (CDA) paie. La CDA attend, « CDA-2 » aussi.", "Caisse des auteurs", 3),
        ("La Caisse des auteurs (XYZ) paie. Le XYZ attend.", "Caisse des auteurs", 1),
        ("Brume AB Hebdo rit. Brume Ab Hebdo aussi.", "Brume AB Hebdo", 2),
    ],
)
def test_initials_in_brackets_and_other_capitals_are_the_same_name(body: str, name: str, mentions: int) -> None:
    spans = [Span(match.start(), match.end(), "ORGANIZATION") for match in re.finditer(f"(?i){name}", body)]
    found = read(body, spans=spans, only=("organizations",)).organizations
    assert [(organization.name, len(organization.mentions)) for organization in found] == [(name, mentions)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("D’après « L’Express », elle coûtait cher.", "L’Express"),
        ("La chanteuse a donné une interview à Gala.", "Gala"),
        ("Elle s’est confiée au magazine People.", "People"),
        ("L’animateur de RTL n’a pas aimé.", "RTL"),
        ("Produite par Satisfaction, l’émission coûtait cher.", "Satisfaction"),
    ],
)
def test_a_press_title_or_a_station_told_as_such_is_no_show(text: str, name: str) -> None:
    start = text.index(name)
    reading = read(text, spans=[Span(start, start + len(name), "SHOW")])
    assert ([show.name for show in reading.shows], [o.name for o in reading.organizations]) == ([], [name])


def test_a_magazine_that_is_no_press_title_stays_a_show() -> None:
    text = "Il présente le magazine Zone Interdite."
    assert [show.name for show in read(text, spans=[Span(24, 38, "SHOW")]).shows] == ["Zone Interdite"]
