"""The read stage reads a site's pages by the selectors of its file, in a worker."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from scrapy.utils.test import get_crawler

from newsscrape import Selectors
from newsscrape.archive.fetched import FetchedPage
from pipelines.read import ReadPipeline
from pipelines.stages import PageRead
from spiders.catalogue import spider_class
from spiders.site import Site
from tests.page.building import FIRST, SECOND, THIRD, URL, article

NOTE = "Le coffret de la première saison paraîtra en novembre, avec un livret de quarante pages inédit."


def test_selectors_of_the_site_reach_the_worker() -> None:
    selectors = Selectors(headline="p.kicker", remove=("div.x1",))
    site = Site(name="chaine", title="Chaîne", domain="chaine.example", selectors=selectors)
    html = article(before='<p class="kicker">Le retour du gardien</p>', between=f'<div class="x1">{NOTE}</div>')
    fetched = FetchedPage(URL, URL, html.encode(), {}, datetime(2025, 10, 6, tzinfo=UTC), site.name)
    page = asyncio.run(_read(site, fetched)).page
    assert (page.headline, page.body) == ("Le retour du gardien", f"{FIRST}\n\n{SECOND}\n\n{THIRD}")


async def _read(site: Site, fetched: FetchedPage) -> PageRead:
    crawler = get_crawler(spider_class(site), {"NEWSSCRAPE_WORKERS": 1, "NEWSSCRAPE_PAGE_SECONDS": 60})
    crawler.spider = spider_class(site)()
    stage = ReadPipeline.from_crawler(crawler)
    stage.open_spider()
    try:
        return await stage.process_item(fetched)
    finally:
        await stage.close_spider()
