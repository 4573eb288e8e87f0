"""The article's tags, on small pages: one row a way of showing them."""

from __future__ import annotations

import pytest

from tests.page.building import article, read_html

LINKS = '<a href="{0}/brest">Brest</a>, <a href="{0}/le-phare">Le Phare</a>'
ITEMS = '<li><a href="{0}/brest">Brest</a></li><li><a href="{0}/le-phare">Le Phare</a></li>'
TAGS = ["Brest", "Le Phare"]

SHOWN = {
    "rel": '<p><a rel="tag" href="/x/1">Brest</a> <a rel="tag" href="/x/2">Le Phare</a></p>',
    "class": f'<div class="article-tags">{LINKS.format("/sujet")}</div>',
    "heading": f"<div><h3>Mots-clés</h3><p>{LINKS.format('/x')}</p></div>",
    "label in the line": f"<p>Tags : {LINKS.format('/tag')}</p>",
    "label and list": f'<div class="c1"><span>Étiquettes</span><ul>{ITEMS.format("/e")}</ul></div>',
    "heading that proposes": f"<div><h4>Sur le même thème :</h4><p>{LINKS.format('/tag')}</p></div>",
    "related by name": f'<ul class="related-tags">{ITEMS.format("/t")}</ul>',
    "below a share bar": f'<div><span>Partager cet article</span></div><ul class="tags-list">{ITEMS.format("/x")}</ul>',
    "hash signs": '<div class="tags"><a href="/tag/brest">#Brest</a><a href="/tag/le-phare">#Le Phare</a></div>',
    "no space between": '<div><span>Tags</span><a href="/x/1">Brest</a><a href="/x/2">Le Phare</a></div>',
    "article's footer": f"<footer><ul><li><span>TAGS</span></li>{ITEMS.format('/x')}</ul>"
    '<p><a href="/z">Mail</a></p></footer>',
    "post's footer": f'<div class="entry-footer"><span class="tags-links">{LINKS.format("/x")}</span></div>',
    "beside the source": '<footer><div class="source-tags"><div class="via">Source <a href="https://w.example/">W</a></div>'
    f'<ul class="tags">{ITEMS.format("/x")}</ul></div></footer>',
    "without links": "<p>Mots-clés : Brest, Le Phare.</p>",
    "rubric among them": '<p><a rel="category tag" href="/category/series/">Séries</a></p>'
    f'<div class="tags-links">{LINKS.format("/tag")}</div>',
    "footer of no name": f"<footer><ul>{ITEMS.format('/themes')}</ul></footer>",
    "menu that is named for readers aloud": f'<nav aria-label="tags">{LINKS.format("/blog/tags")}</nav>',
    "menu in a box that is called so": f'<div class="tags"><nav>{LINKS.format("/blog/tags")}</nav></div>',
}

DECLARED = {
    "article:tag": '<meta property="article:tag" content="Brest"><meta property="article:tag" content="Le Phare">',
    "JSON-LD list": '<script type="application/ld+json">{"@type":"Article","keywords":["Brest","Le Phare"]}</script>',
    "JSON-LD string": '<script type="application/ld+json">{"@type":"Article","keywords":"Brest, Le Phare"}</script>',
    "news_keywords": '<meta name="news_keywords" content="Brest, Le Phare, brest">',
    "keywords": '<meta name="keywords" content="Brest;Le Phare">',
    "microdata": '<meta itemprop="keywords" content="Brest"><meta itemprop="keywords" content="Le Phare">',
}

FOREIGN = {
    "rubric of a blog": '<div>Publié dans <a href="/x/series/" rel="category tag">Séries</a></div>',
    "cloud in a side column": f'<aside class="sidebar"><div class="tagcloud">{LINKS.format("/tag")}</div></aside>',
    "menu": f'<nav class="tags">{LINKS.format("/tag")}</nav><nav>{LINKS.format("/tag")}</nav>',
    "tag on a related card": '<div class="related"><a class="tag" href="/tag/drame">Drame</a>'
    '<a href="/y"><h4>Les Marées, la suite arrive bientôt</h4></a></div>',
    "list of rubrics": '<div><h4>Rubriques</h4><ul><li><a href="/contact/">Contact</a></li></ul></div>',
    "links in a comment": '<div id="comments"><p><a rel="tag" href="/tag/moi">moi</a></p></div>',
}


@pytest.mark.parametrize("after", SHOWN.values(), ids=SHOWN.keys())
def test_tags_shown_after_the_text(after: str) -> None:
    assert read_html(article(after=after)).tags == TAGS


@pytest.mark.parametrize("head", DECLARED.values(), ids=DECLARED.keys())
def test_tags_declared(head: str) -> None:
    assert read_html(article(head=head)).tags == TAGS


@pytest.mark.parametrize("after", FOREIGN.values(), ids=FOREIGN.keys())
def test_tags_of_something_else(after: str) -> None:
    page = read_html(article(after=after))
    assert page.tags == []


def test_the_page_s_own_order_wins() -> None:
    head = '<meta property="article:tag" content="Le Phare"><meta property="article:tag" content="Brest">'
    assert read_html(article(head=head, after=SHOWN["class"])).tags == TAGS
