"""The title alone: what pages put around it."""

from __future__ import annotations

import pytest

from tests.page.building import TITLE, article, read_html

SITE = '<meta property="og:site_name" content="La Chaîne">'
LIVE = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "headline": "{TITLE}"}}</script>'

SHOWN = {
    "site behind a bar": (SITE, f"{TITLE} | La Chaîne", TITLE),
    "site behind a dash": (SITE, f"{TITLE} - La Chaîne", TITLE),
    "site behind a quotation": (SITE, f"{TITLE} : « Oui » | La Chaîne", f"{TITLE} : « Oui »"),
    "word of the site's name behind a quotation": (SITE, f"{TITLE} : « Oui » (Chaîne)", f"{TITLE} : « Oui » (Chaîne)"),
    "site behind a guillemet": (SITE, f"{TITLE} » La Chaîne", TITLE),
    "dash of its own": (SITE, f"{TITLE} – bande-annonce", f"{TITLE} – bande-annonce"),
    "label that JSON-LD does without": (LIVE, f"<span>EN DIRECT</span> {TITLE}", TITLE),
    "label in an element that JSON-LD does without": (LIVE, f"<i>Coup de théâtre</i> {TITLE}", TITLE),
    "words in an element that JSON-LD has too": (LIVE, TITLE.replace("saison", "<i>saison</i>"), TITLE),
    "label in an element that the title does without": (SITE, f"<b>Séries</b> {TITLE}", TITLE),
    "label behind it": (LIVE, f"{TITLE} <i>Abonnés</i>", TITLE),
    "byline behind it": (LIVE, f"{TITLE}<small>Par Odile Fresnay, le 3 mars 2026</small>", TITLE),
    "pictograph that JSON-LD does without": (LIVE, f"🔴 {TITLE}", TITLE),
    "words behind it that JSON-LD does without": (LIVE, f"{TITLE}, oui", f"{TITLE}, oui"),
    "statement behind it in an element": (
        LIVE,
        f"{TITLE} <i>malgré une météo capricieuse</i>",
        f"{TITLE} malgré une météo capricieuse",
    ),
    "label that every claim has": ("", f"EXCLU {TITLE}", f"EXCLU {TITLE}"),
    "article that JSON-LD does without": (LIVE, f"Oui, {TITLE}", f"Oui, {TITLE}"),
}


@pytest.mark.parametrize(("head", "shown", "expected"), SHOWN.values(), ids=SHOWN.keys())
def test_headline_shown(head: str, shown: str, expected: str) -> None:
    html = article(head=head).replace(f"<h1>{TITLE}", f"<h1>{shown}")
    if not head:
        html = html.replace(f"<title>{TITLE}", f"<title>{shown}")
    assert read_html(html).headline == expected


def test_only_heading_where_the_title_says_more() -> None:
    html = (
        article()
        .replace("h1>", "h2>")
        .replace(f"<title>{TITLE} |", "<title>La télé et les films - Phare, saison 2 au printemps -")
    )
    assert read_html(html).headline == TITLE


def test_only_h1_where_the_title_says_less() -> None:
    html = article().replace(f"<title>{TITLE} | La Chaîne", "<title>« Le Phare » | Espace pro")
    assert read_html(html).headline == TITLE
