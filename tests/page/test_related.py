"""The stories proposed beside an article: which links are, and what is said of them."""

from __future__ import annotations

import pytest

from tests.page.building import article, read_html

SITE = "https://www.chaine.example"


def test_related_in_order_each_once() -> None:
    inline = '<p>À lire aussi : <a href="/a-un?utm_source=inline">Premier article proposé</a></p>'
    cards = """<div><h4>Poursuivez votre lecture</h4>
      <div class="c"><a href="/a-deux"><img src="/i.jpg"></a>
        <a href="/cat/tele" class="category">Télévision de nuit</a>
        <h3><a href="/a-deux#x">Deuxième article proposé</a></h3>
        <time>4 mars 2025</time><p>Le début du deuxième…</p></div>
      <div class="c"><a href="/a-un"><img src="/i.jpg"></a>
        <h3><a href="/a-un">Premier article proposé</a></h3></div></div>"""
    related = read_html(article(between=inline, after=cards)).related
    assert [(link.url, link.title, link.teaser) for link in related] == [
        (f"{SITE}/a-un", "Premier article proposé", None),
        (f"{SITE}/a-deux", "Deuxième article proposé", "Le début du deuxième…"),
    ]


@pytest.mark.parametrize(
    "card",
    [
        '<div class="promo"><p>À LIRE AUSSI: <a href="/a-un">Premier article proposé</a></p></div>',
        '<p><a href="/a-un">&gt; LIRE AUSSI. Premier article proposé</a></p>',
        '<aside><span>À lire aussi</span> <a href="/a-un">Premier article proposé</a></aside>',
        '<a href="/a-un"><div><span>Tournage</span><h3>Premier article proposé</h3></div></a>',
        '<p>(<em>lire aussi : <a href="/a-un">Premier article proposé</a></em>)</p>',
    ],
)
def test_related_without_a_list(card: str) -> None:
    related = read_html(article(between=card)).related
    assert [(link.url, link.title) for link in related] == [(f"{SITE}/a-un", "Premier article proposé")]


def test_stories_above_the_headline_are_the_sites_news() -> None:
    cards = "".join(
        f'<div class="related-card"><a href="/a-{at}"><h3>Une autre actualité du jour, la {at}e</h3></a></div>'
        for at in range(3)
    )
    page = article(after='<p>À lire aussi : <a href="/a-un">Premier article proposé</a></p>')
    for heading, proposed in (("", 0), ("<h4>À lire aussi</h4>", 3)):
        above = page.replace("<h1", f'<div class="carousel-related">{heading}{cards}</div><h1', 1)
        assert len(read_html(above).related) == proposed + 1


@pytest.mark.parametrize(
    "opening",
    ["(Re)lire :", "À (re)lire :", "(Re)voir :", "(Ré)écouter :", "À (re)découvrir aussi", "(Re)lire aussi :",
     "Relire :", "À relire :", "Lire :", "(Re)lire notre article :", "Lire l’enquête :", "Regardez aussi :"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "Aucune date n’est arrêtée. "], ids=["alone", "after a sentence"])
def test_related_behind(opening: str, before: str) -> None:
    page = read_html(article(between=f'<p>{before}{opening} <a href="/a-un">Premier article proposé</a></p>'))
    assert [(link.url, link.title) for link in page.related] == [(f"{SITE}/a-un", "Premier article proposé")]
    assert "Premier article" not in page.body


@pytest.mark.parametrize(
    "heading",
    ["À lire aussi", "Plus de lecture !", "Sur le même sujet :", "Articles similaires", "Vous aimerez aussi",
     "Consultez aussi", "À lire également sur le site :", "Autour du Phare", "Aussi en Médias", "Plus d’articles",
     "Dans le même dossier", "Nos autres articles sur « Le Phare »", "Pour aller plus loin", "Related posts",
     "Ça pourrait te plaire", "Vidéos à suivre", "À lire aussi sur L’Agence",
     "Plus de contenus dans le dossier", "À lire dans la foulée",
     "D’autres critiques", "Dans nos archives", "📌 À lire aussi", "À lire aussi ⬇️", "[À lire aussi]",
     "Plus sur ce sujet", "Lire plus d’articles", "Nos articles sur Le Phare", "La sélection de la rédaction",
     "Vous allez aimer", "Pour compléter votre lecture", "Et aussi sur La Chaîne",
     "Vous avez aimé cet article ? Lisez aussi"],
)  # fmt: skip
def test_related_under(heading: str) -> None:
    cards = f'<div><p>{heading}</p><ul><li><a href="/a-un">Premier article proposé</a></li></ul></div>'
    assert [link.url for link in read_html(article(after=cards)).related] == [f"{SITE}/a-un"]


@pytest.mark.parametrize(
    "label",
    [
        '<span class="cat">Mercato</span>',
        "<i>08:12</i>",
        "<time>4 mars 2025</time> ",
        '<span class="kicker">Exclu</span> ',
        '<span class="label">Interview</span>',
    ],
)
def test_title_without_the_label_beside_it(label: str) -> None:
    cards = (
        f'<div><h4>À lire aussi</h4><div><a href="/a-un">{label}<span>Premier article proposé</span></a></div></div>'
    )
    assert [link.title for link in read_html(article(after=cards)).related] == ["Premier article proposé"]


TITLES = {
    "that begins like its rubric": (
        "<span class=t>Films et séries : le guide du mois</span><span class=cat>Film</span>",
        "Films et séries : le guide du mois",
    ),
    "with the name of a network": (
        "<em>X</em>, le film d’horreur, aura une suite",
        "X, le film d’horreur, aura une suite",
    ),
    "that a network opens": ("<strong>TikTok</strong> lance une série verticale", "TikTok lance une série verticale"),
    "between two labels": (
        "<span class=cat>Film</span> <time>4 mars 2025</time> <b>Films de la rade</b> <i>3 min</i>",
        "Films de la rade",
    ),
    "shorter than two labels leave it": (
        "<span class=cat>Mercato</span> <b>Le retour</b> <time>4 mars</time>",
        "Le retour 4 mars",
    ),
    "proposed in the link": ("<em>Lire notre critique : </em>Le Phare s’éteint", "Le Phare s’éteint"),
    "behind a pictograph": ("👉 Le Phare s’éteint", "Le Phare s’éteint"),
    "behind a sign like an arrow": ("⋙ Le Phare s’éteint", "Le Phare s’éteint"),
    "that begins like a proposal": ("Notre critique de la série Le Phare", "Notre critique de la série Le Phare"),
    "that invites": ("Découvrez les images du Phare", "Découvrez les images du Phare"),
}


@pytest.mark.parametrize(("link", "title"), TITLES.values(), ids=TITLES.keys())
def test_title_is_whole(link: str, title: str) -> None:
    cards = f'<div><h4>À lire aussi</h4><div><a href="/a-un">{link}</a></div></div>'
    assert [link.title for link in read_html(article(after=cards)).related] == [title]


def test_cards_of_a_newsletter_are_related() -> None:
    card = '<div class="{}"><a href="/{}"><div>{} article proposé</div></a></div>'
    page = article(between=card.format("digest-post-embed", "a-un", "Premier"))
    page = page.replace("</main>", card.format("portable-archive", "a-deux", "Deuxième") + "</main>")
    assert [link.title for link in read_html(page).related] == ["Premier article proposé", "Deuxième article proposé"]


def test_a_rubric_called_people_holds_stories() -> None:
    cards = '<div><h4>À lire aussi</h4><ul><li><a href="/people/a-un">Premier article proposé</a></li></ul></div>'
    assert [link.url for link in read_html(article(after=cards)).related] == [f"{SITE}/people/a-un"]


def test_bookmark_card_is_related() -> None:
    card = """<div class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="/a-un"><div
    class="kg-bookmark-title">Premier article proposé</div><div class="kg-bookmark-description">Le début du
    premier…</div><div class="kg-bookmark-metadata"><span class="kg-bookmark-author">Anne Roy</span></div></a></div>"""
    page = read_html(article(between=card))
    assert [(link.title, link.teaser) for link in page.related] == [("Premier article proposé", "Le début du premier…")]
    assert page.authors == []


@pytest.mark.parametrize(
    ("heading", "link"),
    [
        ("Les 3 dernières news :", '<a href="/a-un">Premier article proposé</a>'),
        ("Les plus lus", '<a href="/a-un">Premier article proposé</a>'),
        ("Dans la même rubrique", '<a href="/a-un">Premier article proposé</a>'),
        ("Derniers articles", '<a href="/a-un">Premier article proposé</a>'),
        ("Du même auteur", '<a href="/a-un">Premier article proposé</a>'),
        ("À lire aussi", '<a href="/auteur/lea-martin/">Tous les articles de Léa</a>'),
        ("À lire aussi", '<a href="/tag/brest" rel="tag">Brest et sa rade</a>'),
        ("Vous aimerez aussi", '<a href="https://clic.example/1" rel="sponsored">Perdre dix kilos sans effort</a>'),
        ("À lire aussi", '<a href="#haut">Retourner en haut de page</a>'),
        ("À lire aussi", '<a href="/abonnes/12">Lire l’intégralité de nos brèves</a>'),
        ("À lire aussi", '<a href="/dossier.pdf">Télécharger le dossier de presse</a>'),
        ("Dossiers", '<a href="/dossiers/retrospectives">Rétrospectives des séries</a>'),
    ],
)
def test_not_related(heading: str, link: str) -> None:
    assert read_html(article(after=f"<div><h4>{heading}</h4><ul><li>{link}</li></ul></div>")).related == []


def test_card_that_its_rubric_opens() -> None:
    card = '<div><a href="/a-un"><img src="/i.jpg"><b>Tournage</b><p>Le premier des articles proposés</p></a></div>'
    related = read_html(article(between=card)).related
    assert [(link.url, link.title) for link in related] == [(f"{SITE}/a-un", "Le premier des articles proposés")]


def test_article_itself_elsewhere_is_not_related() -> None:
    line = '<p><a href="https://agence.example/a">Retrouvez cet article sur L’Agence</a></p>'
    assert read_html(article(after=line)).related == []


def test_related_in_the_foot_of_the_article() -> None:
    foot = (
        '<footer><div><h3>Voir aussi</h3><ul><li><a href="/a-un">Premier article proposé</a></li></ul></div></footer>'
    )
    related = read_html(article(after=foot)).related
    assert [link.title for link in related] == ["Premier article proposé"]


def test_button_to_pass_an_advertisement_is_no_story() -> None:
    box = '<div class="related"><a href="/a-un">Passer la publicité</a></div>'
    assert read_html(article(after=box)).related == []


def test_teaser_is_not_the_paragraph_below() -> None:
    box = '<x-related><div>À lire aussi</div><a href="/a-un">Premier article proposé</a></x-related>'
    related = read_html(article(between=box)).related
    assert [(link.title, link.teaser) for link in related] == [("Premier article proposé", None)]
