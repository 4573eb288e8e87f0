"""The peer of `bench.crawl`: plain Scrapy that follows a sitemap and saves the bodies.

python -m bench.plain_crawl START FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.spiders import SitemapSpider

SETTINGS = {
    "LOG_LEVEL": "ERROR",
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "COOKIES_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
}


class PlainSpider(SitemapSpider):
    """Saves every page of a sitemap."""

    name = "plain"
    folder: str

    def parse(self, response: Response) -> None:
        """Writes the body to a file of its own."""
        name = response.url.rstrip("/").rpartition("/")[2] or "home"
        Path(self.folder, name).write_bytes(response.body)


def main() -> None:
    """Crawls the site given on the command line into a folder."""
    start, folder = sys.argv[1:]
    process = AsyncCrawlerProcess(SETTINGS)
    process.crawl(PlainSpider, sitemap_urls=[start + "sitemap.xml"], folder=folder)
    process.start()


if __name__ == "__main__":
    main()
