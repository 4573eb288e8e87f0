"""One page by its address: ``scrapy crawl page -a url=…``."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

from newsscrape.archive.identity import address_key
from newsscrape.page.addresses import is_web_address
from spiders.base import NewsSpider
from spiders.frontier import Ask
from spiders.site import Site


class PageSpider(NewsSpider):
    """Reads the article pages given as ``url``: one address, or several with blanks between them."""

    name = "page"

    def __init__(self, url: str = "", **kwargs: Any) -> None:
        self._urls = url.split()
        for address in self._urls:
            if not is_web_address(address):
                raise ValueError(f"url {address!r} is no web address: give -a url=https://…")
        if not self._urls:
            raise ValueError("no page given: add -a url=https://…")
        host = urlsplit(self._urls[0]).hostname or ""
        self.site = Site(name=self.name, title=host, domain=host)
        super().__init__(**kwargs)
        self.allowed_domains = []

    async def start(self) -> AsyncIterator[Any]:
        """Asks for the pages, and nothing else."""
        for address in self._urls:
            yield self._article_request(Ask(address_key(address), address, {}))
