"""Which addresses lead to one article, and whether the article is still what it was."""

from __future__ import annotations

import hashlib
import json
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from newsscrape.page.addresses import without_tracking
from newsscrape.record import Article, Page

_HOST_VARIANT = re.compile(r"^(?:www\d?|m|mobile|amp|wap)\.(?=[^.]+\.[^.]+)")
_AMP_PATH = re.compile(r"^(?:/amp)+(?=/)|(?:/amp)*(?:/index\.(?:html?|php))?$|\.amp(?=\.html?$)|\.amp$")
_AMP_PARAMETERS = frozenset({"amp", "outputtype", "noamp", "nonamp", "mobile"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


def address_key(url: str) -> str:
    """What the addresses of one article share: no scheme, no ``www.`` or ``m.``, no AMP mark, no tracking, no fragment.

    >>> address_key("http://m.site.example/2025/10/04/titre/amp/?utm_source=rss#suite")
    'site.example/2025/10/04/titre'
    >>> address_key("https://www.site.example/article.php?id=3&amp=1")
    'site.example/article.php?id=3'
    """
    parts = urlsplit(without_tracking(url))
    host = _HOST_VARIANT.sub("", (parts.hostname or "").lower().rstrip("."))
    port = f":{parts.port}" if parts.port and parts.port != _DEFAULT_PORTS.get(parts.scheme) else ""
    path = _AMP_PATH.sub("", quote(unquote(parts.path), safe="/:@!$&'()*+,;=~").rstrip("/")).rstrip("/")
    fields = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0].lower() not in _AMP_PARAMETERS]
    query = f"?{urlencode(sorted(fields))}" if fields else ""
    return f"{host}{port}{path}{query}"


def content_hash(article: Page | Article) -> str:
    """SHA-256 of what a reader would call the article: not its address, picture files, related list or stamps.

    A time of change alone does not count, nor do addresses of pictures, which caches rename.
    """
    image = article.image
    content = [
        article.headline,
        article.summary,
        article.body,
        article.section,
        article.authors,
        article.tags,
        article.published_on,
        [source.url for source in article.sources],
        [image.caption, image.credit] if image else None,
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
