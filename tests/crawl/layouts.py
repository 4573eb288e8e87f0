"""The layouts of the test site: one story as a tagDiv theme, as a block theme with JSON-LD, and as plain HTML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.crawl.newsroom import Newsroom, Story


TEXT = """La chaîne régionale prépare l'épisode {number} de sa fiction maison, que les habitants de la vallée suivent
depuis le printemps et dont les premières images ont été montrées à la presse.

{text}

L'équipe a retrouvé les décors construits l'an dernier dans une ancienne filature, où une centaine de figurants est
attendue pour les scènes de marché et pour le bal qui referme l'histoire.

La diffusion est prévue en deuxième partie de soirée, avec une rediffusion le samedi suivant en matinée."""

TAGDIV = """<!doctype html><html lang="fr-FR"><head><meta charset="utf-8"><title>{title} - Télé</title>
<link rel="canonical" href="{url}/"><meta property="og:type" content="article">
<meta property="article:published_time" content="{day}T08:00:00+01:00"></head><body class="single single-post">
<article class="post type-post"><header class="td-post-title">
<ul class="td-category"><li><a href="/category/news/">News</a></li></ul>
<h1 class="entry-title">{title}</h1></header><div class="td-post-content tagdiv-type">{text}
<div class="td-a-rec"><span class="td-adspot-title">- Advertisement -</span><img alt="spot_img" src="/a.png">{aside}
</div></div></article>
<div class="td_block_related_posts"><h4>Plus de lecture !</h4><ul>{related}</ul></div></body></html>"""

BLOCKS = """<!doctype html><html lang="fr-FR"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="{url}/"><script type="application/ld+json">{linked}</script></head>
<body class="single"><main class="wp-block-group"><h1 class="wp-block-post-title">{title}</h1>
<time datetime="{day}T08:00:00+01:00">{day}</time><div class="entry-content wp-block-post-content">{text}</div>
<aside>{aside}</aside><h2>À lire aussi</h2><ul class="wp-block-latest-posts">{related}</ul></main></body></html>"""

PLAIN = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:type" content="article"></head><body><div id="page"><h1>{title}</h1>
<p class="date">Publié le {day:%d/%m/%Y}</p><div class="texte">{text}</div></div>
<div class="pub">{aside}</div><div class="related"><ul>{related}</ul></div></body></html>"""


def render(site: Newsroom, story: Story) -> str:
    """The page of a story, in one of the layouts by its number."""
    others = [site.stories[(story.number + step) % len(site.stories)] for step in (1, 2)]
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.day}T08:00:00+01:00",
        "mainEntityOfPage": f"{site.base}{story.path}/",
    }
    text = TEXT.format(number=story.number, text=story.text)
    return (TAGDIV, BLOCKS, PLAIN)[story.number % 3].format(
        title=story.title,
        url=site.base + story.path,
        day=story.day,
        text="".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n")),
        aside=story.aside,
        related="".join(f'<li><a href="{other.path}/">{other.title}</a></li>' for other in others),
        linked=json.dumps(linked),
    )
