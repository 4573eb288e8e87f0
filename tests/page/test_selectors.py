"""A site's own selectors: what they match wins, what they miss is left to the general reader."""

from __future__ import annotations

import pickle

import pytest

from newsscrape import Selectors, extract, read_page
from newsscrape.record import Page
from tests.page.building import FIRST, SECOND, THIRD, TITLE, URL, article

OTHER = "/series/les-marees-saison-3"
BOX = "Ce feuilleton est aussi disponible en coffret, avec un livret de quarante pages et des scènes coupées."
EXTRA = f"""<div class="z1">Brèves</div><div class="z2">Léa Morel</div>
<i class="z3" datetime="2025-03-04T08:10:00+01:00"></i>
<em class="z4">Maj : 5 mars 2025 à 9h30</em><b class="z5">Brest</b><b class="z5">Phares</b>
<div class="z6">{BOX}</div><div class="z7"><a href="{OTHER}?utm_source=x">Les Marées auront une saison 3</a></div>"""
HTML = article(after=EXTRA, head='<meta property="article:published_time" content="2025-03-03T07:00:00+01:00">')


def read(**selectors: object) -> Page:
    return read_page(HTML, URL, selectors=Selectors.from_table(selectors))


@pytest.mark.parametrize(
    ("key", "selector", "field", "value"),
    [
        ("headline", "div.z1", "headline", "Brèves"),
        ("headline", "//div[@class='z1']/text()", "headline", "Brèves"),
        ("body", "div.z6", "body", BOX),
        ("body", "div.texte > p:first-child, div.z6", "body", f"{FIRST}\n\n{BOX}"),
        ("body", "(//div[@class='texte']/p)[position() < 3]", "body", f"{FIRST}\n\n{SECOND}"),
        ("summary", "div.z6", "summary", BOX),
        ("section", ".z1", "section", "Brèves"),
        ("published", "i.z3", "published_at", "2025-03-04T08:10:00+01:00"),
        ("published", "//i/@datetime", "published_on", "2025-03-04"),
        ("modified", "em.z4", "modified_at", "2025-03-05T09:30:00+01:00"),
        ("authors", "div.z2", "authors", ["Léa Morel"]),
        ("tags", "b.z5", "tags", ["Brest", "Phares"]),
    ],
)
def test_selector_wins(key: str, selector: str, field: str, value: object) -> None:
    page = read(**{key: selector})
    assert getattr(page, field) == value
    assert page.warnings == []


def test_selected_links_are_the_related_ones_and_no_text() -> None:
    other = f'<p>{THIRD}</p><p>À lire aussi : <a href="/series/le-large">Le Large arrive sur la chaîne</a></p>'
    html = article(between=other, after=EXTRA)
    page = read_page(html, URL, selectors=Selectors(related="div.z7"))
    assert [link.url for link in page.related] == [f"https://www.chaine.example{OTHER}"]
    assert "Marées" not in page.body
    assert "Le Large" not in page.body


def test_body_holds_only_text_of_the_selected_element() -> None:
    between = (
        f'<p>À lire aussi : <a href="{OTHER}">Les Marées, fin</a></p><figure><figcaption>Le port</figcaption></figure>'
    )
    page = read_page(article(between=between), URL, selectors=Selectors(body=".texte"))
    assert page.body.split("\n\n") == [FIRST, SECOND, THIRD]
    assert [link.url for link in page.related] == [f"https://www.chaine.example{OTHER}"]


def test_body_in_a_box_with_a_foreign_name() -> None:
    html = article(wrap="section").replace('class="texte"', 'class="comments sidebar" hidden')
    page = read_page(html, URL, selectors=Selectors(body="div.comments"))
    assert page.body.split("\n\n") == [FIRST, SECOND, THIRD]


def test_removed_elements_are_no_part_of_the_page() -> None:
    html = article(between=f'<div class="z6">{BOX}</div><p class="z8">{BOX}</p>Fin de partie.')
    page = read_page(html, URL, selectors=Selectors(remove=("div.z6", "//p[@class='z8']", ".absent")))
    assert BOX not in page.body
    assert "Fin de partie." in page.body
    assert page.warnings == []


@pytest.mark.parametrize(
    "key", ["headline", "body", "summary", "section", "published", "modified", "authors", "tags", "related"]
)
def test_a_selector_that_matches_nothing_leaves_the_field_to_the_general_reader(key: str) -> None:
    page = read(**{key: "div.absent"})
    assert page.model_dump() == read_page(HTML, URL).model_dump()
    assert page.headline == TITLE
    assert page.warnings == [f"selector_unmatched:{key}"]


@pytest.mark.parametrize(("key", "selector"), [("published", "div.z2"), ("related", "div.z6"), ("body", "i.z3")])
def test_a_match_that_holds_nothing_of_the_kind_counts_as_none(key: str, selector: str) -> None:
    assert read(**{key: selector}).warnings == [f"selector_unmatched:{key}"]


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ({"bodi": "p"}, "unknown selector 'bodi'; known are headline, body"),
        ({"body": "div["}, r"selector 'body': 'div\[' is no CSS selector"),
        ({"body": "//div["}, r"selector 'body': '//div\[' is no XPath"),
        ({"headline": "//h1[bold()]"}, "selector 'headline': .* is no XPath"),
        ({"headline": "h1::text"}, "selector 'headline': .* is no CSS selector"),
        ({"headline": ""}, "selector 'headline' must be a string with something in it, not ''"),
        ({"headline": ["h1"]}, "selector 'headline' must be a string"),
        ({"tags": "(count(//a))"}, "gives one value"),
        ({"remove": "div"}, "selector 'remove' must be a list of strings, not 'div'"),
        ({"remove": ["div", "p:not-there("]}, r"selector 'remove': 'p:not-there\('"),
    ],
)
def test_a_bad_selector_is_named(table: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Selectors.from_table(table)


def test_selectors_reach_the_record_and_other_processes() -> None:
    selectors = pickle.loads(pickle.dumps(Selectors(body="div.z6", authors=".absent")))  # noqa: S301
    record = extract(HTML, URL, selectors=selectors)
    assert record.body == BOX
    assert "selector_unmatched:authors" in record.extraction.warnings
