"""The tree of a page: its texts in one form, whatever form the page has them in."""

from __future__ import annotations

import time
from collections.abc import Callable
from unicodedata import normalize

import pytest

from newsscrape.page.reading import read
from newsscrape.page.tree import parse, text_of, unescaped
from tests.page.building import FIRST, TITLE, URL, article

HEAD = """<meta name="description" content="Huit épisodes."><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "%s", "author": {"name": "Renée Noël"}, "articleSection": "Séries"}</script>"""


def apart(markup: str) -> str:
    """Markup with accents beside their letters."""
    return normalize("NFD", markup)


def as_entities(markup: str) -> str:
    return apart(markup).replace("\u0301", "&#769;").replace("\u0300", "&#x300;")


@pytest.mark.parametrize("form", [apart, as_entities])
def test_accents_apart_from_their_letters_are_read_as_composed_ones(form: Callable[[str], str]) -> None:
    html = article(head=HEAD % TITLE, before='<p class="chapo">Été à la télé.</p>')
    assert read(form(html), URL) == read(html, URL)


def test_escaped_accents_are_composed() -> None:
    head = HEAD % TITLE
    escaped = "".join(rf"\u{ord(c):04x}" if c > "\x7f" else c for c in apart(head.partition("<script")[2]))
    page = read(article(head="<script" + escaped), URL)
    assert (page.authors, page.section) == (["Renée Noël"], "Séries")


def test_addresses_keep_the_form_that_the_server_knows() -> None:
    head = apart('<meta property="og:image" content="https://www.chaine.example/été.jpg">')
    page = read(
        article(
            head=head,
            after=apart('<h4>À lire aussi</h4><p><a href="/2025/été-noir">« Été noir » : la saison 2</a></p>'),
        ),
        URL,
    )
    assert page.image
    assert page.image.url == apart("https://www.chaine.example/été.jpg")
    assert [link.url for link in page.related] == [apart("https://www.chaine.example/2025/été-noir")]


def test_control_characters_beside_accents_are_survived() -> None:
    root = parse("<p>e\u0301te\u0301\x0b\x01\ufffe 2025</p>")
    assert root is not None
    assert text_of(root) == "été 2025"


@pytest.mark.parametrize("mark", ["\u0301\u0323", "&#769;&#803;", "&amp;#769;&amp;#803;"])
def test_piles_of_accents_take_no_longer_than_text(mark: str) -> None:
    pile = f"a{mark * 20_000}"
    started = time.process_time()
    page = read(article(head=f'<meta name="description" content="{pile}">', after=f"<p>{pile}</p>"), URL)
    assert page.body.startswith(FIRST)
    assert time.process_time() - started < 5


def test_the_number_of_no_character_is_survived() -> None:
    assert unescaped(f"a &#{'9' * 5000}; b") == "a \ufffd b"
