"""The project's settings, less what makes tests slow."""

from newsscrape.settings import *  # noqa: F403

ITEM_PIPELINES = {
    name.replace("pipelines.annotate.Annotate", "tests.crawl.quick.QuickAnnotate"): order
    for name, order in ITEM_PIPELINES.items()  # noqa: F405
}
DOWNLOAD_DELAY = 0.0
NEWSSCRAPE_SYNC_SECONDS = 0.2
NEWSSCRAPE_WORKERS = 1
