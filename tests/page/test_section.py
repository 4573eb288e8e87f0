"""The rubric of the article, on small pages."""

from __future__ import annotations

import pytest

from tests.page.building import TITLE, article, read_html

CRUMBS = (
    '<nav class="breadcrumb"><a href="/">Accueil</a> &gt; <a href="/actus/">Actus</a>'
    ' &gt; <a href="/series/">Séries</a> &gt; {}</nav>'
)

WITNESSES = {
    "article:section": ('<meta property="article:section" content="Séries">', ""),
    "JSON-LD": ('<script type="application/ld+json">{"@type":"NewsArticle","articleSection":"Séries"}</script>', ""),
    "JSON-LD list": (
        '<script type="application/ld+json">{"@type":"NewsArticle","articleSection":["Séries","Actus"]}</script>',
        "",
    ),
    "JSON-LD breadcrumb": (
        (
            '<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":['
            '{"position":1,"name":"Accueil","item":"/"},{"position":2,"item":{"@id":"/series/","name":"Séries"}},'
            f'{{"position":3,"name":"{TITLE[:20]}"}}]}}</script>'
        ),
        "",
    ),
    "breadcrumb that ends with the title": ("", CRUMBS.format(TITLE)),
    "breadcrumb that ends with a link to the page": (
        "",
        CRUMBS.format('<a href="/le-phare-saison-2">Le Phare</a>'),
    ),
    "line without a name": (
        "",
        f'<p><a href="/">Accueil du site</a> &gt; <a href="/rubrique3.html">Séries</a> &gt; {TITLE[:30]} (...)</p>',
    ),
    "microdata": (
        "",
        """<ul itemscope itemtype="https://schema.org/BreadcrumbList"><li><a href="/"><i>La Chaîne</i></a></li><li><a
        href="/fictions"><i>Séries</i></a></li></ul>""",
    ),
    "line without the title": ("", '<p>Vous êtes ici : <a href="/">Accueil</a> &gt; <a href="/r3">Séries</a></p>'),
    "named": ("", '<dl><dt>Rubrique</dt><dd><a href="/r3">Séries</a></dd></dl>'),
    "link to the first tag": ("", '<p><a class="gh-article-tag" href="/tag/series/">Séries</a></p>'),
    "link to a category": ("", '<p><a class="post-cat" href="/c/series/">Séries</a></p>'),
    "rel": ("", '<p><a rel="category tag" href="/x/series/">Séries</a></p>'),
    "label": ("", '<div class="rubrique">Séries</div>'),
}

CLOSING = {
    "filed under": '<p>Publié dans <a href="/c/12">Séries</a>, <a href="/c/13">Bretagne</a></p>',
    "filed under behind author and hour": '<div>Posté par Nanou à 22:41 - <a href="/archives/series">Séries</a> - '
    '<a href="#c">Commentaires [4]</a></div>',
}


@pytest.mark.parametrize("after", CLOSING.values(), ids=CLOSING.keys())
def test_rubric_below_the_text(after: str) -> None:
    page = read_html(article(after=after), "https://www.chaine.example/le-phare-saison-2")
    assert page.section == "Séries"


NONE = {
    "site-wide label": ("", '<p class="category"><a href="/">Accueil</a></p>'),
    "unsorted": ('<meta property="article:section" content="Non classé">', ""),
    "kicker": ("", '<p class="surtitre">Vu à la télévision</p>'),
    "none": ("", ""),
}


def _page(head: str, label: str) -> str:
    return article(head=head).replace("<h1>", f"{label}<h1>", 1)


@pytest.mark.parametrize(("head", "label"), WITNESSES.values(), ids=WITNESSES.keys())
def test_section(head: str, label: str) -> None:
    page = read_html(_page(head, label), "https://www.chaine.example/le-phare-saison-2")
    assert page.section == "Séries"


def test_line_above_the_headline_that_the_address_confirms() -> None:
    page = read_html(_page("", "<div><span>Séries</span></div>"), "https://www.chaine.example/series/le-phare-saison-2")
    assert page.section == "Séries"


@pytest.mark.parametrize(
    "above",
    [
        '<nav><a href="/">Programme</a><a href="/actus">Actus</a><a href="/actus/series">Séries</a></nav>',
        '<ul><li><a href="/">Programme</a></li><li><a href="/actus/series/">Séries</a></li></ul>',
    ],
)
def test_links_that_lead_down_to_the_page(above: str) -> None:
    page = read_html(_page("", above), "https://www.chaine.example/actus/series/le-phare-saison-2")
    assert page.section == "Séries"


def test_step_that_the_headline_begins_with() -> None:
    steps = '<a href="/">Accueil</a><a href="/jeux">Jeux</a><a href="/jeux/tous-a-brest">Tous à Brest, le jeu</a>'
    html = _page("", f'<div data-testid="breadcrumb">{steps}</div>').replace(TITLE, f"Tous à Brest, le jeu : {TITLE}")
    assert read_html(html, "https://www.chaine.example/jeux/tous-a-brest/12.html").section == "Tous à Brest, le jeu"


def test_link_right_above_the_headline() -> None:
    html = _page("", '<div class="k2"><a href="/arts/tele">Télé</a></div>')
    assert read_html(html, "https://www.chaine.example/nouvelle/12/le-phare").section == "Télé"


def test_line_above_the_headline_that_the_menu_has_too() -> None:
    html = _page("", '<div class="k1">Ségala</div>').replace('href="/series/">Séries', 'href="/segala">Ségala')
    assert read_html(html, "https://www.chaine.example/le-phare,12.html").section == "Ségala"


BEFORE = {
    "behind a count of comments": '<ul><li>Aucun commentaire</li><li><a href="/category/s">Séries</a></li></ul>',
    "inner of two folders": '<div><a href="/actus">Actus</a><a href="/actus/series">Séries</a></div>',
    "inner of two folders, both relative": '<div><a href="..">Actus</a><a href=".">Séries</a></div>',
}


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE.keys())
def test_rubric_below_the_headline(before: str) -> None:
    page = read_html(article(before=before), "https://www.chaine.example/actus/series/le-phare-saison-2")
    assert page.section == "Séries"


@pytest.mark.parametrize(("head", "label"), NONE.values(), ids=NONE.keys())
def test_no_section(head: str, label: str) -> None:
    page = read_html(_page(head, label), "https://www.chaine.example/le-phare-saison-2")
    assert page.section is None


def test_inner_rubric_wins_over_the_one_that_holds_it() -> None:
    head = '<meta property="article:section" content="Séries françaises">'
    before = '<p><a href="/series/">Séries</a> › <a href="/series/francaises/">Séries françaises</a></p>'
    assert read_html(article(head=head, before=before)).section == "Séries françaises"


def test_rubric_in_the_menu_of_the_folder() -> None:
    html = article().replace("<main>", '<p><a href="/b/">Brèves</a> | <a href="/c/">Jeux</a></p><main>')
    assert read_html(html, "https://www.chaine.example/b/le-phare-12.html").section == "Brèves"


def test_rubric_is_spelled_as_shown() -> None:
    head = '<meta property="article:section" content="actu-tele">'
    crumbs = '<nav class="breadcrumb"><a href="/">Accueil</a><a href="/actu-tele">Actu Télé</a></nav>'
    assert read_html(article(head=head, before=crumbs)).section == "Actu Télé"


def test_name_of_the_site_in_the_title_is_no_rubric() -> None:
    html = article(before="").replace(f"<title>{TITLE} | La Chaîne", f"<title>Le blog d’Odile: {TITLE}")
    html = html.replace("<h1>", '<p><a href="/">Le blog d’Odile</a></p><h1>')
    assert read_html(html, "https://www.chaine.example/2026/03/le-phare.html").section is None


def test_rubric_in_the_query_of_a_link() -> None:
    before = '<p>Par Jibé le mardi 3 mars 2026, 12:10 - <a href="/index.php?category/Fictions">Fictions</a></p>'
    page = read_html(article(before=before), "https://www.chaine.example/index.php?post/2026/03/03/Le-phare")
    assert page.section == "Fictions"
