"""Small pages for the tests: an article's paragraphs, and whatever a case puts around or between them."""

from __future__ import annotations

from newsscrape.page.reading import read
from newsscrape.record import Page

URL = "https://www.chaine.example/series/le-phare-saison-2"
FIRST = "La série « Le Phare » reviendra au printemps pour huit épisodes inédits, a annoncé la chaîne mardi soir."
SECOND = "Le tournage a repris à Brest, où l’équipe restera jusqu’à la fin du mois malgré une météo capricieuse."
THIRD = "Aucune date n’est arrêtée, mais la direction vise le mois d’avril, juste après la finale de « Minuit »."
TITLE = "« Le Phare » : une saison 2 au printemps"


def article(*, between: str = "", after: str = "", head: str = "", before: str = "", wrap: str = "article") -> str:
    """A page with three paragraphs, and markup between the second and the third, after, and before them."""
    return f"""<!doctype html><html lang="fr">
    <head><meta charset="utf-8"><title>{TITLE} | La Chaîne</title>{head}</head>
    <body><nav><a href="/">Accueil</a><a href="/series/">Séries</a></nav><main>
    <{wrap}><h1>{TITLE}</h1>{before}
    <div class="texte"><p>{FIRST}</p><p>{SECOND}</p>{between}<p>{THIRD}</p></div>{after}
    </{wrap}></main><footer><p>La Chaîne est éditée par une société qui n’existe pas, au capital de rien du tout.</p>
    </footer></body></html>"""


def read_html(html: str | bytes, url: str = URL) -> Page:
    """The page read, as from the address of the test article."""
    return read(html, url)


def paragraphs(html: str) -> list[str]:
    """The blocks of the body read."""
    return read_html(html).body.split("\n\n")
