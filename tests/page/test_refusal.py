"""What is no article is refused with its reason, and no article is refused."""

from __future__ import annotations

import pytest

from newsscrape.errors import NotAnArticle
from newsscrape.page.reading import read
from tests.page.building import FIRST, SECOND, THIRD, URL, article

CARD = (
    '<article><a href="/series/{0}"><h2>Titre assez long de l’article numéro {0} du jour</h2></a>'
    "<p>Le début de cet article, qui raconte assez longuement de quoi il est question ici même.</p></article>"
)
CARDS = "".join(CARD.format(number) for number in range(12))
COOKIES = (
    "<p>Nous et nos 842 partenaires stockons des cookies et des identifiants sur votre terminal, après consentement, "
    "pour des finalités de mesure d’audience et de publicité personnalisée.</p><p>Vous pouvez accepter, refuser ou "
    "paramétrer vos préférences à tout moment, et lire notre politique de confidentialité.</p>"
)


def _page(body: str, title: str = "La Chaîne", attributes: str = "", head: str = "") -> str:
    return (
        f'<!doctype html><html lang="fr"><head><title>{title}</title>{head}</head>'
        f'<body {attributes}><nav><a href="/">Accueil</a><a href="/series/">Séries</a></nav>{body}</body></html>'
    )


HOME = "https://www.chaine.example/"

REFUSED = {
    "home": (HOME, _page(f"<h1>La Chaîne</h1>{CARDS}"), "listing"),
    "home of WordPress": (HOME, _page(CARDS, attributes='class="home blog"'), "listing"),
    "rubric": (f"{HOME}category/series/", _page(f"<h1>Séries</h1>{CARDS}", "Séries - La Chaîne"), "listing"),
    "rubric with an introduction": (
        f"{HOME}rubrique/series/page/2/",
        _page(f"<h1>Séries</h1><p>{FIRST}</p>{CARDS}", "Séries, page 2"),
        "listing",
    ),
    "tag": (f"{HOME}x/brest/", _page(f"<h1>Brest</h1>{CARDS}", attributes='class="archive tag tag-brest"'), "listing"),
    "collection": (
        f"{HOME}series",
        _page(f"<h1>Séries</h1>{CARDS}", head='<script type="application/ld+json">{"@type":"CollectionPage"}</script>'),
        "listing",
    ),
    "search": (f"{HOME}?s=phare", _page(f"<h1>Résultats de recherche pour : phare</h1>{CARDS}"), "search"),
    "search without results": (
        f"{HOME}recherche?q=x",
        _page("<h1>Recherche : x</h1><p>Aucun article ne correspond à votre recherche, désolé.</p>"),
        "search",
    ),
    "not found": (URL, _page("<h1>Page introuvable</h1><p>La page demandée n’existe pas ou plus.</p>"), "error"),
    "not found with stories": (URL, _page(f"<h1>Erreur 404</h1><p>Oups !</p>{CARDS[:900]}"), "error"),
    "server error": (URL, "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1>", "error"),
    "consent": (URL, _page(f"<h1>Vos choix de cookies</h1>{COOKIES}"), "consent"),
    "consent host": (
        "https://consent.chaine.example/?next=x",
        _page(f"<h1>Avant de continuer</h1>{COOKIES}"),
        "consent",
    ),
    "challenge": (
        URL,
        (
            "<html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript to continue"
            '</noscript><script src="/cdn-cgi/challenge-platform/h/b/x.js"></script></body></html>'
        ),
        "challenge",
    ),
    "captcha": (
        URL,
        (
            "<html><head><title>chaine.example</title></head><body><p>Vérifions que vous n’êtes pas un robot.</p>"
            '<script src="https://ct.captcha-delivery.com/c.js"></script></body></html>'
        ),
        "challenge",
    ),
    "shell": (URL, '<html><body><div id="root"></div><script src="/app.js"></script></body></html>', "shell"),
    "shell that says so": (
        URL,
        "<html><body><noscript>Vous devez activer JavaScript.</noscript><div id=app></div></body></html>",
        "shell",
    ),
    "nothing": (URL, "  ", "empty"),
    "no text": (URL, "<html><body></body></html>", "empty"),
    "feed": (
        URL,
        '<?xml version="1.0"?><rss version="2.0"><channel><title>La Chaîne</title></channel></rss>',
        "not_html",
    ),
    "data": (URL, '{"title": "Le Phare", "body": "<p>Texte</p>"}', "not_html"),
    "image": (URL, "\x89PNG\r\n\x1a\n\x00\x00", "not_html"),
}


@pytest.mark.parametrize(("url", "html", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_article(url: str, html: str, reason: str) -> None:
    with pytest.raises(NotAnArticle) as refused:
        read(html, url)
    assert refused.value.reason == reason
    assert refused.value.url == url


ITEMS = "".join(f"<h2>{n}. Série numéro {n}</h2><p>{FIRST}</p>" for n in range(1, 11))
LINKED = "".join(
    f'<h2><a href="/series/{n}">La série numéro {n} du classement</a></h2><p>{FIRST}</p>' for n in range(9)
)

ACCEPTED = {
    "brief": (f"{HOME}breves/le-phare", f"<h1>« Le Phare » s’arrête</h1><p>{FIRST}</p>"),
    "article at the root": (f"{HOME}le-phare/", article()),
    "article with its number in the query": (f"{HOME}?p=123", article()),
    "article of a rubric called search": (f"{HOME}recherche/le-phare", article()),
    "list of series": (URL, f"<h1>Les dix séries à voir en octobre</h1>{ITEMS}"),
    "list of linked series": (URL, f"<h1>Les dix séries à voir en octobre</h1><p>{SECOND}</p>{LINKED}"),
    "live": (URL, f"<h1>EN DIRECT. « Le Phare »</h1><h3>21h04</h3><p>{FIRST}</p><h3>20h58</h3><p>{SECOND}</p>"),
    "interview": (
        URL,
        (
            f"<h1>Anne Roy : « J’ai appris à naviguer »</h1><p><b>Pourquoi Brest ?</b></p><p>{FIRST}</p>"
            f"<p><b>Et la suite ?</b></p><p>{SECOND}</p>"
        ),
    ),
    "article about cookies": (
        URL,
        (
            f"<h1>La Cnil sanctionne un site de séries pour ses cookies</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
            "<p>Le site déposait des cookies avant tout consentement, selon la Cnil, qui lui laisse un mois.</p>"
        ),
    ),
    "article about error 404": (URL, f"<h1>« Erreur 404 », la série qui intrigue</h1><p>{FIRST}</p><p>{SECOND}</p>"),
    "article about robots": (
        URL,
        f"<h1>« Un robot dans la ville » revient</h1><p>« Je ne suis pas un robot », dit l’affiche.</p><p>{FIRST}</p>"
        f"<p>{SECOND}</p><p>{THIRD}</p>" + f"<p>{SECOND}</p>" * 9,
    ),
    "article before many cards": (
        URL,
        article(after=f'<section class="related"><h2>À lire aussi</h2>{CARDS}</section>'),
    ),
    "article under a rubric's address": (
        f"{HOME}category/series/le-phare",
        article(head='<meta property="og:type" content="article">'),
    ),
}


@pytest.mark.parametrize(("url", "html"), ACCEPTED.values(), ids=ACCEPTED.keys())
def test_what_is_an_article(url: str, html: str) -> None:
    if not html.startswith("<!doctype"):
        html = _page(f"<main>{html}</main>")
    assert FIRST[:40] in read(html, url).body
