"""Pages that show nothing and bring their story as data for their scripts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsscrape.errors import NotAnArticle
from tests.page.building import FIRST, SECOND, THIRD, TITLE, read_html

STATED = {
    "title": TITLE,
    "publishedAt": "2026-11-15T09:00:00.000Z",
    "authors": [{"name": "Anne Roy"}],
    "category": {"name": "Séries", "slug": "series"},
    "image": {"url": "https://cdn.example/phare.jpg"},
}
RELATED = {"type": "related", "items": [{"title": "Les Marées : la saison 3 arrive", "url": "/series/les-marees"}]}

TYPED = [
    {"type": "paragraph", "html": f"<p>{FIRST}</p>"},
    {"type": "heading", "level": 2, "text": "Un tournage à Brest"},
    {"type": "paragraph", "html": f"<p>{SECOND}</p>"},
    RELATED,
    {"type": "image", "caption": "Le port de Brest, un matin de mars, avant le tournage de la première scène."},
    {"type": "paragraph", "html": f"<p>{THIRD}</p>"},
]
RICH = {
    "nodeType": "document",
    "content": [
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": FIRST}]},
        {"nodeType": "heading-2", "content": [{"nodeType": "text", "value": "Un tournage à Brest"}]},
        {
            "nodeType": "paragraph",
            "content": [
                {"nodeType": "text", "value": SECOND[:20]},
                {"nodeType": "hyperlink", "content": [{"nodeType": "text", "value": SECOND[20:40]}]},
                {"nodeType": "text", "value": SECOND[40:]},
            ],
        },
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": THIRD}]},
    ],
}
MARKUP = f"<p>{FIRST}</p><h2>Un tournage à Brest</h2><p>{SECOND}</p><p>{THIRD}</p>"

BODIES: dict[str, Any] = {
    "typed parts": {"content": TYPED},
    "rich text": {"body": RICH},
    "portable text": {
        "body": [
            {"_type": "block", "style": style, "children": [{"_type": "span", "text": text}]}
            for style, text in (("normal", FIRST), ("h2", "Un tournage à Brest"), ("normal", SECOND), ("normal", THIRD))
        ]
    },
    "markup": {"body_html": MARKUP},
    "interface of a blog": {
        "title": {"rendered": TITLE.replace("é", "&eacute;")},
        "content": {"rendered": MARKUP},
        "excerpt": {"rendered": "<p>La série « Le Phare » [&hellip;]</p>"},
    },
    "lines": {"texte": f"{FIRST}\nUn tournage à Brest\n{SECOND}\n{THIRD}"},
}


def shell(data: Any, *, assigned: bool = False, head: str = "") -> str:
    """A page of these data and nothing else."""
    text = json.dumps(data, ensure_ascii=False)
    script = (
        f"<script>window.__STATE__ = {text};</script>"
        if assigned
        else f'<script id="__NEXT_DATA__" type="application/json">{text}</script>'
    )
    return (
        f'<html lang="fr"><head><meta charset="utf-8"><title>{TITLE} | La Chaîne</title>{head}</head><body>'
        f'<div id="__next"></div>{script}</body></html>'
    )


@pytest.mark.parametrize("assigned", [False, True])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_story_in_the_data(body: Any, assigned: bool) -> None:
    others = [{"title": "Les Marées : la saison 3 arrive", "body": f"<p>{THIRD}</p>" * 9}]
    page = read_html(shell({"props": {"article": STATED | body, "latest": others}}, assigned=assigned))
    assert page.headline == TITLE
    assert page.body.split("\n\n") == [FIRST, "Un tournage à Brest", SECOND, THIRD]
    assert (page.published_at, page.section, page.authors) == ("2026-11-15T10:00:00+01:00", "Séries", ["Anne Roy"])
    assert page.summary is None
    assert page.image is not None
    assert page.image.url == "https://cdn.example/phare.jpg"


SCRIPTS = {
    "text to parse": "window.__STATE__ = JSON.parse({text});",
    "text in single quotes": "window.__STATE__ = JSON.parse('{single}');",
    "behind other data": 'window.__ENV__ = {{"site": "La Chaîne"}}; window.__STATE__ = {data};',
    "behind what is no JSON": "window.__ENV__ = {{site: 1}}; window.__STATE__ = {data};",
    "in a variable": "const initialState = {data};",
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_story_in_what_a_script_assigns(script: str) -> None:
    data = json.dumps(STATED | {"body": MARKUP})
    single = data.replace("\\", "\\\\").replace("'", "\\'").replace("<", "\\x3c")
    said = script.format(data=data, text=json.dumps(data).replace("<", "\\u003c"), single=single)
    page = read_html(f"<title>{TITLE} | La Chaîne</title><body><div id=app></div><script>{said}</script></body>")
    assert page.body.split("\n\n") == [FIRST, "Un tournage à Brest", SECOND, THIRD]


def test_related_stories_in_the_data() -> None:
    related = read_html(shell(STATED | {"content": TYPED})).related
    assert [link.title for link in related] == ["Les Marées : la saison 3 arrive"]


DEEP: list[Any] = []
for _ in range(200):
    DEEP = [DEEP]

SHELLS = {
    "other story": shell({"title": "Les Marées : la saison 3 arrive", "body": MARKUP}),
    "title alone": shell(STATED | {"body": "Bientôt.", "padding": "x" * 400}),
    "cut": shell(STATED | {"body": MARKUP}).replace('"}</script>', "</script>"),
    "deep": shell(STATED | {"body": DEEP, "padding": "x" * 400}),
    "for those who pay": shell(
        STATED | {"body": MARKUP},
        head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Le Phare", '
        '"isAccessibleForFree": false}</script>',
    ),
}


@pytest.mark.parametrize("html", SHELLS.values(), ids=SHELLS.keys())
def test_page_without_its_story_stays_a_shell(html: str) -> None:
    with pytest.raises(NotAnArticle):
        read_html(html)
