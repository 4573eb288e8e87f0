"""Loads what reading takes before it is needed, so that processes forked afterwards share it and start at once."""

from __future__ import annotations

from newsscrape.extraction import extract

_PAGE = """<!doctype html><html lang="fr"><head><title>{headline}</title></head><body>
<article><h1>{headline}</h1><p>Par Lise Aubry - Publié le lundi 3 mars 2025 à 9h12</p>{body}</article></body></html>"""
_HEADLINE = "« Brumeville » : France 2 renouvelle la série pour une saison 2"
_BODY = """\
France 2 a commandé une deuxième saison de « Brumeville », la série créée par Hector Vauban, avec Nadia Kessous dans le
rôle du capitaine Solange Mercier. Le tournage débutera lundi 10 mars à Lille, pour 2,5 millions d’euros.

Lancée en janvier, la première saison a réuni 4,2 millions de téléspectateurs, soit 21,4 % du public, pour six épisodes
de 52 minutes. Elle a été récompensée au festival de La Rochelle, selon Médiamétrie.

L’acteur Tom Verneuil quitte la distribution et rejoint le casting de « Tempo », que Netflix diffusera le 4 avril après
avoir annulé « La Digue », dont la bande-annonce et la fin étaient attendues ; la sortie est repoussée.

Arte développe et a acquis les droits d’un film, « Sable » ; la chaîne arrête « Carton rouge », a-t-elle annoncé.
"""


def warm() -> None:
    """Reads one small page whole: every pattern is compiled and the language model is in memory."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in _BODY.split("\n\n"))
    extract(_PAGE.format(headline=_HEADLINE, body=body), "https://leserigraphe.com/2025/03/03/brumeville/")
