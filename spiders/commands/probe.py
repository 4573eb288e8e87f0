"""``newsscrape probe``: looks at a site, says what it found, and drafts the file that adds the site."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections import Counter
from collections.abc import Sequence

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.utils.project import get_project_settings
from w3lib.encoding import http_content_type_encoding

from newsscrape import extract
from newsscrape.archive.fetched import FetchedPage
from newsscrape.errors import NewsscrapeError
from newsscrape.page.addresses import site_of
from newsscrape.record import Article
from spiders.commands.logs import log_to_stderr
from spiders.commands.options import positive, web_address
from spiders.commands.statuses import FINE, NOTHING_CAME
from spiders.listing import path_of
from spiders.probe import Findings, ProbeSpider
from spiders.site import DEFAULT_ARTICLE

_NOT_ASKED = ("schema_version", "id", "revision", "url", "canonical_url", "site", "fetched_at", "extraction")


def main(argv: Sequence[str]) -> int:
    """Probes the site that ``argv`` names; returns 0, 2 where it could not start, 4 where no article came."""
    parser = argparse.ArgumentParser(prog="newsscrape probe", description="Look at a site, and draft its file.")
    parser.add_argument("url", metavar="URL", type=web_address, help="the site's home page")
    parser.add_argument("--pages", type=positive, default=5, metavar="N", help="articles to read (default: 5)")
    arguments = parser.parse_args(argv)
    findings = _probe(arguments.url, arguments.pages)
    if not findings.answered:
        print(f"newsscrape probe: {arguments.url} gave no page: no draft", file=sys.stderr)  # noqa: T201
        return NOTHING_CAME
    articles = [read for page in findings.pages if (read := _read(page, findings))]
    print("\n".join([*_told(findings, articles), "", *_draft(arguments.url, findings)]))  # noqa: T201
    return FINE if articles else NOTHING_CAME


def _probe(url: str, pages: int) -> Findings:
    settings = get_project_settings()
    settings.setdict(
        {
            "ITEM_PIPELINES": {},
            "EXTENSIONS": settings.getdict("EXTENSIONS") | {"pipelines.report.RunReport": None},
            "LOG_INSTALL_ROOT_HANDLER": False,
            "RETRY_TIMES": 1,
        },
        priority="cmdline",
    )
    log_to_stderr(as_json=False, level=logging.WARNING)
    process = AsyncCrawlerProcess(settings)
    crawler = Crawler(ProbeSpider, settings)
    process.crawl(crawler, url=url, pages=pages)
    process.start()
    spider = crawler.spider
    return spider.findings if isinstance(spider, ProbeSpider) else Findings()


def _read(page: FetchedPage, findings: Findings) -> Article | None:
    encoding = http_content_type_encoding(page.headers.get("content-type"))
    try:
        return extract(page.body, page.url, encoding=encoding, fetched_at=page.fetched_at)
    except NewsscrapeError as error:
        findings.errors.append(str(error))
        return None


def _told(findings: Findings, articles: list[Article]) -> list[str]:
    filled = Counter(key for article in articles for key in Article.model_fields if getattr(article, key))
    asked = [key for key in Article.model_fields if key not in _NOT_ASKED]
    return [
        *(f"# feed {url}: {count} articles" for url, count in findings.feeds.items()),
        *(f"# sitemap {url}: {count} addresses" for url, count in findings.sitemaps.items()),
        f"# home page: {findings.home} links that look like articles",
        f"# read {len(articles)} articles of {len(findings.pages)} pages; filled in: "
        + (", ".join(f"{key} {filled[key]}" for key in asked if filled[key]) or "nothing"),
        f"# never filled: {', '.join(key for key in asked if not filled[key]) or 'nothing'}",
        *(f"# {article.headline}" for article in articles),
        *(f"# problem: {error}" for error in findings.errors),
    ]


def _draft(url: str, findings: Findings) -> list[str]:
    domain = site_of(url)
    feeds = [path_of(feed) for feed, count in findings.feeds.items() if count]
    lines = [
        f"# spiders/sites/{domain.partition('.')[0]}.toml",
        f"title = {json.dumps(domain)}",
        f"domain = {json.dumps(domain)}",
        f"start = {json.dumps(url)}",
        "checked = false",
    ]
    if feeds:
        lines.append(f"feeds = {json.dumps(feeds[:1])}")
    if findings.article != DEFAULT_ARTICLE:
        lines.append(f"article = '{findings.article}'")
    if findings.section:
        lines.append(f"section = '{findings.section}'")
    return lines
