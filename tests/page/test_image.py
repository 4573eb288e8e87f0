"""The lead image with its words, and the sources, on small pages."""

from __future__ import annotations

import pytest

from tests.page.building import article, read_html

FIGURE = '<figure><img src="/img/phare.jpg" width="800" height="450">{}</figure>'

CAPTIONS = {
    "none": ("", None, None),
    "caption": ("<figcaption>Le port de Brest</figcaption>", "Le port de Brest", None),
    "credit with ©": ("<figcaption>Le port de Brest © Studio Nord</figcaption>", "Le port de Brest", "Studio Nord"),
    "credit in brackets": (
        "<figcaption>Le port de Brest (Crédit photo : A. Roy / AFP)</figcaption>",
        "Le port de Brest",
        "A. Roy / AFP",
    ),
    "credit after a dash": ("<figcaption>Le port de Brest – © X</figcaption>", "Le port de Brest", "X"),
    "credit in brackets behind a sentence": (
        '<figcaption class="cover__credit">Le port de Brest, le 4 mars. (A. Roy / AFP)</figcaption>',
        "Le port de Brest, le 4 mars.",
        "A. Roy / AFP",
    ),
    "credit behind a dash that ends like a sentence": (
        "<figcaption>La saison comptait huit épisodes. - Chaîne 7.</figcaption>",
        "La saison comptait huit épisodes.",
        "Chaîne 7",
    ),
    "photographer behind a dash": (
        "<figcaption>Le port de Brest - Photo A. Roy</figcaption>",
        "Le port de Brest",
        "A. Roy",
    ),
    "number of images": (
        '<div class="caption"><p>Voir les 12 photos</p><p>© Nord</p></div>',
        None,
        "Nord",
    ),
    "credit behind the letter": (
        "<figcaption>Le port (c) Studio Nord / A. Roy</figcaption>",
        "Le port",
        "Studio Nord / A. Roy",
    ),
    "credit that ends with a quoted name": (
        "<figcaption>Le port, le 4 mars. <span>A. Roy pour « La Chaîne »</span></figcaption>",
        "Le port, le 4 mars.",
        "A. Roy pour « La Chaîne »",
    ),
    "credit behind a bar": (
        "<figcaption>Le port de Brest servira de décor. | OUEST-GAZETTE</figcaption>",
        "Le port de Brest servira de décor.",
        "OUEST-GAZETTE",
    ),
    "credit of whom it comes from": (
        '<figcaption class="photo-credit">Photo fournie par Nord</figcaption>',
        None,
        "Nord",
    ),
    "credit alone": ("<figcaption>Crédits : France 9</figcaption>", None, "France 9"),
    "credit in an element": (
        '<figcaption>Le port de Brest <span class="credit">A. Roy</span></figcaption>',
        "Le port de Brest",
        "A. Roy",
    ),
    "credit of a photographer behind a stroke": (
        "<figcaption>Le port de Brest / Photo Studio Nord</figcaption>",
        "Le port de Brest",
        "Studio Nord",
    ),
    "credit behind a sentence and a dash": (
        "<figcaption>Le port de Brest. — A. Roy / Studio Nord</figcaption>",
        "Le port de Brest.",
        "A. Roy / Studio Nord",
    ),
    "title and season": (
        "<figcaption>Anne Roy dans « Le Phare » – saison 2</figcaption>",
        "Anne Roy dans « Le Phare » – saison 2",
        None,
    ),
    "part and season": ("<figcaption>Anne Roy (Ève) - saison 2</figcaption>", "Anne Roy (Ève) - saison 2", None),
    "who stands where": (
        "<figcaption>La rade. – Anne Roy, au centre</figcaption>",
        "La rade. – Anne Roy, au centre",
        None,
    ),
    "credit in an element without a name": (
        "<figcaption><p>Le port de Brest.</p><span>Ex Nihilo/Nord</span></figcaption>",
        "Le port de Brest.",
        "Ex Nihilo/Nord",
    ),
    "title in an element": (
        "<figcaption>Le port de Brest dans <em>Le Phare</em></figcaption>",
        "Le port de Brest dans Le Phare",
        None,
    ),
    "source behind strokes": ("<figcaption>Le port de Brest // Source : Nord</figcaption>", "Le port de Brest", "Nord"),
    "credit in brackets called a photo": (
        "<figcaption>Le port de Brest. <i>(Photo LCM, A. Roy)</i></figcaption>",
        "Le port de Brest.",
        "LCM, A. Roy",
    ),
    "agency called photo": ("<figcaption>Le port de Brest. Photo News</figcaption>", "Le port de Brest.", "Photo News"),
    "provided photo alone": ("<figcaption>PHOTO FOURNIE PAR TVA</figcaption>", None, "TVA"),
    "newsroom and name": (
        "<figcaption>Le port de Brest. LP/Anne Roy-Petit</figcaption>",
        "Le port de Brest.",
        "LP/Anne Roy-Petit",
    ),
    "photo told of": (
        "<figcaption>Photo fournie par la ville d’un bateau au port de Brest</figcaption>",
        "Photo fournie par la ville d’un bateau au port de Brest",
        None,
    ),
    "place among others": ("<figcaption>2/7 - Le port de Brest © Nord</figcaption>", "Le port de Brest", "Nord"),
    "place in brackets": ("<figcaption>Le port de Brest (2/7) © Nord</figcaption>", "Le port de Brest", "Nord"),
    "place in brackets before": ("<figcaption>(2/7) Le port de Brest © Nord</figcaption>", "Le port de Brest", "Nord"),
    "score": ("<figcaption>Un record battu 12/20</figcaption>", "Un record battu 12/20", None),
    "day": ("<figcaption>Le 24/12</figcaption>", "Le 24/12", None),
    "day behind a dash": ("<figcaption>Brest - 24/12</figcaption>", "Brest - 24/12", None),
    "title": ("<figcaption>24/7 le film</figcaption>", "24/7 le film", None),
    "place in an element": (
        "<figcaption>Le port de Brest <i>2/7</i> © Nord</figcaption>",
        "Le port de Brest",
        "Nord",
    ),
    "credit in a box": (
        '<div class="legende">Le port de Brest</div><div class="copyright">A. Roy</div>',
        "Le port de Brest",
        "A. Roy",
    ),
}


@pytest.mark.parametrize(("words", "caption", "credit"), CAPTIONS.values(), ids=CAPTIONS.keys())
def test_caption_and_credit(words: str, caption: str | None, credit: str | None) -> None:
    image = read_html(article(before=FIGURE.format(words))).image
    assert image is not None
    assert (image.url, image.caption, image.credit) == ("https://www.chaine.example/img/phare.jpg", caption, credit)


BESIDE = {
    "credit in an element first": '<b class="copyright">© Nord</b><b class="legend">Le port de Brest</b>',
    "credit in an element last": '<span class="lg">Le port de Brest</span><span class="credit">Nord</span>',
    "credit told from where it comes": '<span class="lg">Le port de Brest</span><span>Photo fournie par Nord</span>',
}


@pytest.mark.parametrize("words", BESIDE.values(), ids=BESIDE.keys())
def test_caption_and_credit_without_a_figure(words: str) -> None:
    picture = f'<div class="k1"><img src="/img/phare.jpg" width="800" height="450">{words}</div>'
    image = read_html(article(before=picture)).image
    assert image is not None
    assert (image.caption, image.credit) == ("Le port de Brest", "Nord")


HEADS = {
    "Open Graph": '<meta property="og:image" content="/img/phare.jpg">',
    "logo first": '<meta property="og:image" content="/logo.png"><meta name="twitter:image" content="/img/phare.jpg">',
    "JSON-LD": '<script type="application/ld+json">{"@type":"NewsArticle","image":{"url":"/img/phare.jpg"}}</script>',
    "JSON-LD list": '<script type="application/ld+json">{"@type":"NewsArticle","image":["/img/phare.jpg"]}</script>',
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_image_declared(head: str) -> None:
    image = read_html(article(head=head)).image
    assert image is not None
    assert image.url == "https://www.chaine.example/img/phare.jpg"


def test_credit_in_a_line_that_an_agency_opens() -> None:
    lines = '<div class="k2">Le port de Brest</div><div class="k3">AFP/Archives - Anne Roy</div>'
    picture = f'<div class="k1"><img src="/img/phare.jpg" width="800" height="450">{lines}</div>'
    image = read_html(article(before=picture)).image
    assert image is not None
    assert (image.caption, image.credit) == ("Le port de Brest", "AFP/Archives - Anne Roy")


def test_image_for_sharing_is_none_of_the_article() -> None:
    head = '<meta property="og:image" content="/assets/img/share.png">'
    image = read_html(article(head=head, before=FIGURE.format(""))).image
    assert image is not None
    assert image.url == "https://www.chaine.example/img/phare.jpg"


def test_image_of_a_proposed_story_is_none() -> None:
    card = '<div class="k7"><div>À LIRE</div><a href="/a-un"><img src="/i.jpg">Premier article proposé</a></div>'
    assert read_html(article().replace('<div class="texte">', f'<div class="texte">{card}')).image is None


def test_credit_right_below_an_image_without_a_box() -> None:
    picture = '<img src="/img/phare.jpg" width="800" height="450"><div class="small">Crédit : Ville de Brest</div>'
    image = read_html(article(before=picture)).image
    assert image is not None
    assert (image.caption, image.credit) == (None, "Ville de Brest")


def test_portrait_of_the_author_is_no_image() -> None:
    portrait = '<div class="post-author"><a href="/auteur/roy"><img src="/img/roy.jpg" alt="Anne Roy"></a></div>'
    assert read_html(article(before=portrait)).image is None
    image = read_html(article(before=portrait + FIGURE.format(""))).image
    assert image is not None
    assert image.url == "https://www.chaine.example/img/phare.jpg"


def test_no_image_is_none() -> None:
    after = '<div class="related"><a href="/x"><img src="/img/autre.jpg">Les Marées, la suite arrive bientôt</a></div>'
    icons = '<p><img class="avatar" src="/img/roy.jpg"><img src="/img/p.gif" width="1" height="1"></p>'
    assert read_html(article(before=icons, after=after)).image is None


AGENCY = ("https://agence.example/a", "L’Agence")
PAPER = ("https://journal.example/b", "Le Journal")
ONE = '<a href="https://agence.example/a">L’Agence</a>'
TWO = '<a href="https://journal.example/b">Le Journal</a>'

SOURCES = {
    "line": (f"<p>Source : {ONE}</p>", [AGENCY]),
    "several": (f"<p>Sources : {ONE}, {TWO}</p>", [AGENCY, PAPER]),
    "whose information it is": (f"<p><em>Avec les informations de </em>{ONE}</p>", [AGENCY]),
    "in brackets": (f"<p>(Source : {ONE} et {TWO})</p>", [AGENCY, PAPER]),
    "via": (f"<p>Via {ONE}.</p>", [AGENCY]),
    "via at the end of a sentence": (f"<p>La chaîne l’a confirmé mardi soir à la presse. (via {ONE})</p>", [AGENCY]),
    "one through another": (f"<p><i>Source : {ONE} via {TWO}</i></p>", [AGENCY, PAPER]),
    "first published elsewhere": (f"<p><b>Article original publié sur {ONE}</b></p>", [AGENCY]),
    "heading and list": (f"<div><h4>Source</h4><ul><li>{ONE}</li><li>{TWO}</li></ul></div>", [AGENCY, PAPER]),
    "box": (f'<div class="article-source">La Chaîne avec {ONE}</div>', [AGENCY]),
    "link called source": ('<p><a href="https://agence.example/a">Source</a></p>', [(AGENCY[0], None)]),
    "link in the text": (f"<p>La série est, selon {ONE}, presque finie, dit-on à Brest ces jours-ci.</p>", []),
    "the site itself": ('<p>Source : <a href="/a">La Chaîne</a></p>', []),
}


@pytest.mark.parametrize(("after", "expected"), SOURCES.values(), ids=SOURCES.keys())
def test_sources(after: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(source.url, source.title) for source in read_html(article(after=after)).sources] == expected
