"""Scrapy's settings, each with the reason for its value; `scrapy crawl … -s NAME=VALUE` overrides any.

Those that begin with ``NEWSSCRAPE_`` are ours; docs/operations.md explains them.
"""

from __future__ import annotations

import os
import platform

from newsscrape import __version__

BOT_NAME = "newsscrape"
SPIDER_MODULES = ["spiders.catalogue", "spiders.page"]

# Who we are and whom to write to: the operator's own address, else the mailbox that RFC 2142 gives every host.
NEWSSCRAPE_CONTACT = os.environ.get("NEWSSCRAPE_CONTACT") or f"postmaster@{platform.node() or 'localhost'}"
USER_AGENT = f"newsscrape/{__version__} (news reader; +mailto:{NEWSSCRAPE_CONTACT})"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "fr,en;q=0.5",  # sites that choose a language should choose French
}

# Manners. One request a second a site, slower where the site answers slowly or asks for it.
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newsscrape"  # the name that robots.txt may address, without version and contact
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0  # a jitter would halve the second now and then
CONCURRENT_REQUESTS_PER_DOMAIN = 2  # a second one, so that a slow answer does not stop the crawl
AUTOTHROTTLE_ENABLED = True
EXTENSIONS = {
    "scrapy.extensions.throttle.AutoThrottle": None,  # ours is the same, and knows crawl-delay and Retry-After
    "spiders.manners.PoliteThrottle": 0,
    "pipelines.report.RunReport": 0,  # compares the run with the site's last ones
}
ADDONS = {"pipelines.spidermon.SpidermonAddon": 0}  # does nothing without SPIDERMON_ENABLED
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,  # ours is the same, and knows Retry-After
    "spiders.manners.RetryAfterMiddleware": 550,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,  # ours tells of redirects that lead elsewhere
    "spiders.manners.SameSiteRedirectMiddleware": 600,
}
AUTOTHROTTLE_MAX_DELAY = 30.0  # slower than that, a run would not end before the next one begins
COOKIES_ENABLED = False  # news needs no session, and a consent cookie is not ours to set
METAREFRESH_ENABLED = False  # news pages reload themselves: following that never ends
REDIRECT_MAX_TIMES = 5  # a chain that is longer is a loop
NEWSSCRAPE_RETRY_AFTER_MAX = 300.0  # seconds; a site that asks for a longer pause gets the rest of the run
NEWSSCRAPE_CRAWL_DELAY_MAX = 60.0  # seconds; at a longer Crawl-delay, the run of one site would last a day

# Limits: no answer, however slow or large, holds up a run.
DOWNLOAD_TIMEOUT = 30.0  # seconds for a whole answer
DOWNLOAD_MAXSIZE = 52_428_800  # bytes: the 50 MB that the sitemap protocol allows
DOWNLOAD_WARNSIZE = 0  # sitemaps are large: nothing to warn of
RETRY_TIMES = 3  # a server that restarts is back by the fourth request
MEMUSAGE_LIMIT_MB = 2048  # a run that grows beyond that ends in order, before the system kills it

# In the order in which sources list them, newest first: what a run that is cut short has is then the news.
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"

# Nothing of ours listens on a port: in 2.19 the remote control is on by default and runs code.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

ITEM_PIPELINES = {
    "pipelines.read.ReadPipeline": 100,
    "pipelines.known.KnownPipeline": 200,
    "pipelines.annotate.AnnotatePipeline": 300,
    "pipelines.validate.ValidatePipeline": 400,
    "pipelines.store.StorePipeline": 500,
}
CONCURRENT_ITEMS = 4  # of one page, which gives one record: Scrapy starts that many tasks for every page
DEFAULT_DROPITEM_LOG_LEVEL = "INFO"  # to drop what is no article is the daily work, not a warning
NEWSSCRAPE_WORKERS = min(4, os.cpu_count() or 1)  # processes that parse and annotate: 0.5 GB in all with two
NEWSSCRAPE_PAGE_SECONDS = 120.0  # a page that takes longer hangs; the first one waits for the language model too

# What a run leaves where `newsscrape crawl` or -s says so; a plain `scrapy crawl` keeps no state and writes only feeds.
NEWSSCRAPE_STATE = None  # path of the state file; it needs NEWSSCRAPE_OUT
NEWSSCRAPE_OUT = None  # folder of the records: SITE/DAY.jsonl in it
NEWSSCRAPE_ZONE = "UTC"  # whose days the files are named by; a site's file has its own
NEWSSCRAPE_OUT_SUFFIX = ".jsonl"  # .jsonl.gz and .jsonl.zst compress
NEWSSCRAPE_SYNC_RECORDS = 25  # records synced to the disk at once …
NEWSSCRAPE_SYNC_SECONDS = 2.0  # … or after so long, or once no page is being read: what a power cut can cost
NEWSSCRAPE_SINCE = None  # ISO day; older articles are left out
NEWSSCRAPE_MAX_ARTICLES = 0  # new or changed articles after which a run ends; 0 for all

# Feeds (-o, -O) hold the records as record.md has them.
FEED_STORAGES = dict.fromkeys(("", "file"), "pipelines.feeds.SafeFileStorage")  # -O empties no file, -o glues no line
FEED_EXPORTERS = dict.fromkeys(("gz", "zst"), "scrapy.exporters.JsonLinesItemExporter")  # articles.jsonl.gz and .zst
FEED_EXPORT_ENCODING = "utf-8"  # the default escapes every accent
LOG_LEVEL = "INFO"  # DEBUG prints every record
