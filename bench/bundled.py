"""The bundled articles as a folder of pages and answers, the form that `bench.page` reads."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from fixtures.build import SITE
from fixtures.content import Article, Block, read_articles

ARTICLES = SITE.parent / "articles"
TEXT = {"paragraph", "heading", "minor_heading", "quote", "items"}


def write(folder: Path) -> Path:
    """Writes ``gold.jsonl`` and ``pages/`` of the bundled articles into a folder; returns the folder."""
    (folder / "pages").mkdir()
    articles = read_articles(ARTICLES)
    with (folder / "gold.jsonl").open("w", encoding="utf-8", newline="\n") as gold:
        for article in articles:
            page = SITE / article.path.strip("/") / "index.html"
            (folder / "pages" / f"{article.slug}.html").write_bytes(page.read_bytes())
            gold.write(json.dumps(_answers(article), ensure_ascii=False) + "\n")
    return folder


def _answers(article: Article) -> dict[str, object]:
    return {
        "page": article.slug,
        "url": f"https://leserigraphe.com{article.path}",
        "headline": article.title,
        "section": article.section,
        "authors": [article.author],
        "published_at": article.published.isoformat(),
        "body": "\n\n".join(_plain(part) for block in article.blocks if block.kind in TEXT for part in _text(block)),
    }


def _text(block: Block) -> tuple[str, ...]:
    return block.parts[:1] if block.kind == "quote" else block.parts


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))
