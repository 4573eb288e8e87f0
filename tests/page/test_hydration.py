"""Pages that show nothing and bring their story as data for their scripts."""

from __future__ import annotations

import json
from base64 import b64encode
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


def flight(rows: list[str], *, length: int = 97) -> str:
    """Scripts that stream these rows in chunks of so many bytes, one of them in base64 where a character is cut."""
    stream = "".join(rows).encode()
    scripts = ["<script>(self.__next_f=self.__next_f||[]).push([0])</script>"]
    for chunk in (stream[start : start + length] for start in range(0, len(stream), length)):
        try:
            said = f"1,{json.dumps(chunk.decode())}"
        except UnicodeDecodeError:
            said = f'3,"{b64encode(chunk).decode()}"'
        scripts.append(f"<script>self.__next_f.push([{said}])</script>".replace("</p", "\\u003c/p"))
    return "".join(scripts)


def text_row(name: str, text: str) -> str:
    return f"{name}:T{len(text.encode()):x},{text}"


def devalued(value: Any) -> list[Any]:
    """The list in which Nuxt 3 keeps a value."""
    table: list[Any] = [["ShallowReactive", 1]]

    def placed(inner: Any) -> int:
        place = len(table)
        table.append(inner)
        if isinstance(inner, dict):
            table[place] = {key: placed(one) for key, one in inner.items()}
        elif isinstance(inner, list):
            table[place] = [placed(one) for one in inner]
        return place

    placed(value)
    return table


STREAMED = {
    "object": [
        '1:I[4431,["44"],"Story"]\n',
        f"0:{json.dumps(['$', '$L1', None, {'story': STATED | {'body': MARKUP}}])}\n",
    ],
    "rows of text": [
        '0:["$","main",null,{"children":"$L2"}]\n:HL["/a.css","style"]\n',
        f'2:["$","$L1",null,{{"story":{json.dumps(STATED | {"body": "$3", "id": "$4"})}}}]\n',
        text_row("3", f"{MARKUP}\n"),
        '4:"$$12"\n',
    ],
    "parts in rows": [
        f"0:{json.dumps({'story': STATED | {'body': ['$a', '$b:0', '$b:1:props:inner', '$Lc']}})}\n",
        f"a:{json.dumps(['$', 'p', None, {'children': [FIRST[:9], ['$', 'b', None, {'children': FIRST[9:]}]]}])}\n",
        f"b:{json.dumps([['$', 'h2', None, {'children': 'Un tournage à Brest'}], ['$', 'i', 0, {'inner': SECOND}]])}\n",
        text_row("c", THIRD),
    ],
}


@pytest.mark.parametrize("rows", STREAMED.values(), ids=STREAMED.keys())
def test_story_that_a_page_of_next_streams(rows: list[str]) -> None:
    page = read_html(f"<title>{TITLE} | La Chaîne</title><body><div></div>{flight(rows)}</body>")
    assert page.body.split("\n\n") == [FIRST, "Un tournage à Brest", SECOND, THIRD]
    assert page.authors == ["Anne Roy"]


def test_story_that_a_page_of_nuxt_keeps() -> None:
    data = json.dumps(devalued({"data": {"a": STATED | {"content": TYPED}}, "state": {"n": 1.5, "none": None}}))
    script = f'<script type="application/json" id="__NUXT_DATA__" data-ssr="false">{data}</script>'
    page = read_html(f"<title>{TITLE} | La Chaîne</title><body><div id=__nuxt></div>{script}</body>")
    assert page.body.split("\n\n") == [FIRST, "Un tournage à Brest", SECOND, THIRD]
    assert page.published_at == "2026-11-15T10:00:00+01:00"


def test_footer_of_a_page_without_its_story_is_no_text() -> None:
    about = f"<footer><h4>À propos</h4><p>{THIRD} {SECOND}</p></footer>"
    assert read_html(shell(STATED | {"body": MARKUP}).replace("</body>", f"{about}</body>")).body.startswith(FIRST)


LITERALS = {
    "no JSON": f"window.__NUXT__={{data:[{{title:{TITLE!r},'body':{MARKUP!r},ok:!0,at:new Date(17),n:.5,x:void 0}}]}};",
    "called with what repeats": (
        f"window.__NUXT__=(function(a,b,c){{b.x=1;return {{data:[{{title:a,body:c,no:b,list:[b,,1e3]}}]}}}}"
        f"({json.dumps(TITLE)},{{}},{json.dumps(MARKUP)}));"
    ),
}


@pytest.mark.parametrize("script", LITERALS.values(), ids=LITERALS.keys())
def test_story_in_a_literal_of_javascript(script: str) -> None:
    page = read_html(f"<title>{TITLE} | La Chaîne</title><body><div id=app></div><script>{script}</script></body>")
    assert page.body.split("\n\n") == [FIRST, "Un tournage à Brest", SECOND, THIRD]


BOMB = [["Reactive", 1], {"title": 2, "body": 3}, TITLE, [3, 3, 3, 3], "x" * 400]
HOSTILE = {
    "rows that hold themselves": flight(
        [f'0:{{"title":"{TITLE}","body":["$0","$0","$1"]}}\n1:"$1"\n2:["$2:0:0","$3:9:x"]\n']
    ),
    "empty rows": flight(["\n" * 300_000], length=99_999),
    "rows cut short": flight([text_row("3", MARKUP)[:200], "zz:{\n5:T7fffffff,"]),
    "values that hold themselves": f'<script type="application/json" id="__NUXT_DATA__">{json.dumps(BOMB)}</script>',
    "no values": (
        f'<script type="application/json" id="__NUXT_DATA__">{json.dumps([[-1, True, "x", 99], "x" * 400])}</script>'
    ),
    "literal without an end": f"<script>window.__NUXT__={{a:{'[' * 5000}</script>",
    "function called with nothing": (
        f"<script>window.__NUXT__=(function(a){{return {{title:a,body:'{'x' * 400}'</script>"
    ),
    "names over and over": (
        f"<script>window.__NUXT__=(function(a){{return {{title:'{TITLE}',body:[{'a,' * 50_000}]}}}}"
        f"('{'x' * 9000}'));</script>"
    ),
}


@pytest.mark.parametrize("scripts", HOSTILE.values(), ids=HOSTILE.keys())
def test_data_without_measure_is_no_story(scripts: str) -> None:
    with pytest.raises(NotAnArticle):
        read_html(f"<title>{TITLE} | La Chaîne</title><body><div></div>{scripts}</body>")


def test_text_that_is_streamed_once_and_told_over_and_over() -> None:
    story = {"title": TITLE, "body": ["$1"] * 40_000}
    scripts = flight([text_row("1", f"{FIRST} {SECOND}" * 40), f"0:{json.dumps(story)}\n"], length=9999)
    body = read_html(f"<title>{TITLE} | La Chaîne</title><body><div></div>{scripts}</body>").body
    assert 0 < len(body) < 9_000_000


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
