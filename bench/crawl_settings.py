"""The project's settings for `bench.crawl`: no pauses, two workers, and a watch on the event loop."""

from newsscrape.settings import *  # noqa: F403

DOWNLOAD_DELAY = 0.0
NEWSSCRAPE_WORKERS = 2
EXTENSIONS = {**EXTENSIONS, "bench.loop_lag.LoopLag": 0}  # noqa: F405
