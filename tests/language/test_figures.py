import pytest

from newsscrape.language.numerics import read_figures

ROWS = [
    ("100 % sur Rotten Tomatoes", [(100, "percent", "Rotten Tomatoes")]),
    ("81 % d’avis positifs sur Metacritic", [(81, "percent", "Metacritic")]),
    ("en hausse de 8 % sur un an", [(8, "percent", None)]),
    ("Les recettes reculent (-4 % en un an)", [(-4, "percent", None)]),
    ("dix pour cent du capital", [(10, "percent", None)]),
    ("3,4 millions de téléspectateurs", [(3_400_000, "viewers", None)]),
    ("3 012 000 téléspectateurs, soit 15,4 % du public", [(3_012_000, "viewers", None), (15.4, "share", None)]),
    ("une part d’audience de 16,1 %", [(16.1, "share", None)]),
    ("19,4 % de PDA", [(19.4, "share", None)]),
    ("25,4 % sur les FRDA-50", [(25.4, "share", "FRDA-50")]),
    ("23,9 % de part d’audience sur les 4+", [(23.9, "share", "4+")]),
    ("31 % des 25-49 ans", [(31, "share", "25-49 ans")]),
    ("Chez les moins de 50 ans, la part d'audience tombe à 7,1 %", [(7.1, "share", "moins de 50 ans")]),
    ("La part d'audience passe de 16,1 % à 13,4 %", [(16.1, "share", None), (13.4, "share", None)]),
    ("Le magazine a réuni 655 000 curieux", [(655_000, "viewers", None)]),
    ("suivi par 2,49 millions de Britanniques", [(2_490_000, "viewers", None)]),
    (
        "Elle a rassemblé 3 millions de fidèles, contre 3,2 millions la semaine précédente",
        [(3_000_000, "viewers", None), (3_200_000, "viewers", None)],
    ),
    (
        "Le jeu a retenu 2 987 000 fidèles, le feuilleton 2 871 000.",
        [(2_987_000, "viewers", None), (2_871_000, "viewers", None)],
    ),
    ("12 millions de vues", [(12_000_000, "views", None)]),
    ("60 millions de vues, contre 45 millions en 2023", [(60_000_000, "views", None), (45_000_000, "views", None)]),
    ("40 millions d'heures vues", [(40_000_000, "hours", None)]),
    ("dix épisodes", [(10, "episodes", None)]),
    ("six nouveaux épisodes", [(6, "episodes", None)]),
    ("6 x 52 minutes", [(6, "episodes", None)]),
    ("8x40’", [(8, "episodes", None)]),
    ("onze des dix-neuf épisodes", [(11, "episodes", None), (19, "episodes", None)]),
    ("22 épisodes contre dix auparavant", [(22, "episodes", None), (10, "episodes", None)]),
    ("au bout de quatre et six saisons", [(4, "seasons", None), (6, "seasons", None)]),
    ("les trois premières saisons", [(3, "seasons", None)]),
    ("la 4e place du Top 10 Nielsen", [(4, "rank", "Top 10 Nielsen")]),
    ("en deuxième position", [(2, "rank", None)]),
    ("numéro un des ventes", [(1, "rank", "ventes")]),
    ("n° 1 en France", [(1, "rank", None)]),
    ("elle se classe troisième, derrière la BBC", [(3, "rank", None)]),
    ("une note de 4,5/5", [(4.5, "rating", None)]),
    ("8,7 sur 10 sur IMDb", [(8.7, "rating", "IMDb")]),
    ("notée 17/20 par les abonnés", [(17, "rating", None)]),
    ("« On aura perdu 10 % en trois exercices », dénonce le syndicat.", [(10, "percent", None)]),
    ("« Trois saisons, un adieu », résume-t-elle.", [(3, "seasons", None)]),
    # what gives nothing
    ("la saison 3 et l’épisode 5", []),
    ("une saison de plus, un épisode", []),
    ("38 000 signatures", []),
    ("plus de 32 000 enfants ont tenté leur chance", []),
    ("le vol 714 pour Sydney", []),
    ("en baisse de deux points", []),
    ("un tiers du public", []),
    ("24/7, 9/11", []),
    ("l’ennemi public numéro un", []),
    ("le Top 10 de Nielsen", []),
    ("la quatrième saison", []),
    ("« Dix pour cent » revient", []),
    ("14 agriculteurs et 12 sportifs", []),
]


@pytest.mark.parametrize(("text", "figures"), ROWS)
def test_figures(text: str, figures: list[tuple[float, str, str | None]]) -> None:
    found = read_figures(text)
    assert [(span.value, span.unit, span.of) for span in found] == figures
    assert all(text[span.start : span.end] == span.text for span in found)
