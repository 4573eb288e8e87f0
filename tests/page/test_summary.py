"""The standfirst, or the description that the page gives."""

from __future__ import annotations

import pytest

from tests.page.building import FIRST, SECOND, THIRD, TITLE, article, read_html

TEXT = "La chaîne publique commande huit épisodes, attendus avant l’été, et garde toute l’équipe de la première saison."

PAGES = {
    "standfirst": ("", f'<p class="chapo">{TEXT}</p>'),
    "Open Graph": (f'<meta property="og:description" content="{TEXT}">', ""),
    "standfirst before description": (
        '<meta name="description" content="Les séries.">',
        f'<p class="chapo">{TEXT}</p>',
    ),
    "subtitle": ("", f"<h2>{TEXT.rstrip('.')}</h2>"),
    "large first lines": ("", f'<div class="texte"><p class="sqsrte-large">{TEXT}</p></div>'),
    "entities": (f'<meta name="description" content="{TEXT.replace("’", "&amp;rsquo;")}">', ""),
    "cut, and whole elsewhere": (
        f'<meta property="og:description" content="{TEXT[:60]}…"><meta name="description" content="{TEXT}">',
        "",
    ),
}


@pytest.mark.parametrize(("head", "before"), PAGES.values(), ids=PAGES.keys())
def test_summary(head: str, before: str) -> None:
    assert (read_html(article(head=head, before=before)).summary or "").rstrip(".") == TEXT.rstrip(".")


SET_APART = {
    "above the byline": f"<p>{TEXT}</p><div>Par Anne Roy</div><div>Publié: 05.03.2025, 07h44</div>",
    "above a signed date": f"<div>{TEXT}</div><div>Anne Roy · Mercredi 5 mars 2025 · 09:12</div>",
    "above an agency's date": f"<div>{TEXT}</div><div>Agence | <time>Publié le 5 mars 2025 à 11h03</time></div>",
    "in bold below the byline": f"<div>Agence | Publié le 5 mars 2025</div><p><b>{TEXT}</b></p>",
    "heading that states": f"<h3>{TEXT}</h3>",
    "below a subtitle": f'<p class="soustitre">Huit épisodes de plus pour la chaîne</p><p class="chapo">{TEXT}</p>',
    "chapeau cut short": f'<div class="article-hat">{TEXT}</div>',
}


@pytest.mark.parametrize("before", SET_APART.values(), ids=SET_APART.keys())
@pytest.mark.parametrize("wrap", ["article", "div"])
def test_standfirst_that_no_name_gives_away(before: str, wrap: str) -> None:
    page = read_html(article(before=before, wrap=wrap))
    assert page.summary == TEXT
    assert page.body.split("\n\n") == [FIRST, SECOND, THIRD]


def test_description_that_stands_above_the_byline() -> None:
    text = "Le tournage reprendra en juin entre Brest et Ouessant"
    head = f'<meta name="description" content="SERIE {text}">'
    page = read_html(article(head=head, before=f"<p class=k1>{text}</p><p>Par Anne Roy</p>", wrap="div"))
    assert page.summary == text
    assert page.body.split("\n\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("opening", ["<h3>Comment est née l’idée de cette série, et pourquoi à Brest ?</h3>", ""])
def test_first_lines_of_a_text_are_no_standfirst(opening: str) -> None:
    html = article(before=f"<p>Par Anne Roy</p>{opening}")
    assert read_html(html).summary is None


def test_description_in_a_box_called_both_text_and_standfirst() -> None:
    head = f'<meta name="description" content="{TEXT}">'
    boxes = (f'<div class="rich-text{name}"><p>{text}</p></div>' for name, text in ((" chapo", TEXT), ("", FIRST)))
    page = read_html(article(head=head).replace('<div class="texte">', '<div class="texte">' + "".join(boxes)))
    assert (page.summary, page.body.split("\n\n")[0]) == (TEXT, FIRST)


def test_standfirst_of_a_picture_story() -> None:
    page = read_html(article(before=f'<div class="diapo-intro"><p>{TEXT}</p></div>'))
    assert page.summary == TEXT


def test_standfirst_in_a_head_with_the_picture_of_its_author() -> None:
    head = f'<div class="k1"><h1>{TITLE}</h1><h2>{TEXT}</h2><div><img src="/a.jpg"><div>Par Anne Roy</div></div></div>'
    page = read_html(article().replace(f"<h1>{TITLE}</h1>", head))
    assert (page.summary, page.authors) == (TEXT, ["Anne Roy"])


def test_a_page_without_any() -> None:
    assert read_html(article()).summary is None
