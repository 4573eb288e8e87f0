"""The standfirst, or the description that the page gives."""

from __future__ import annotations

import pytest

from tests.page.building import article, read_html

TEXT = "La chaîne publique commande huit épisodes, attendus avant l’été, et garde toute l’équipe de la première saison."

PAGES = {
    "standfirst": ("", f'<p class="chapo">{TEXT}</p>'),
    "Open Graph": (f'<meta property="og:description" content="{TEXT}">', ""),
    "standfirst before description": (
        '<meta name="description" content="Les séries.">',
        f'<p class="chapo">{TEXT}</p>',
    ),
    "entities": (f'<meta name="description" content="{TEXT.replace("’", "&amp;rsquo;")}">', ""),
    "cut, and whole elsewhere": (
        f'<meta property="og:description" content="{TEXT[:60]}…"><meta name="description" content="{TEXT}">',
        "",
    ),
}


@pytest.mark.parametrize(("head", "before"), PAGES.values(), ids=PAGES.keys())
def test_summary(head: str, before: str) -> None:
    assert read_html(article(head=head, before=before)).summary == TEXT


def test_a_page_without_any() -> None:
    assert read_html(article()).summary is None
