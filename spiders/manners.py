"""Politeness beyond a fixed delay: crawl-delay of robots.txt, and Retry-After of answers 429 and 503."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from pipelines.stage import end_crawl

logger = logging.getLogger(__name__)

PAUSING = (429, 503)

_PAUSED_DELAY = 0.05
"""Seconds: a slot without a delay looks at no clock, so that no pause would hold it."""


class PoliteThrottle(AutoThrottle):
    """AutoThrottle that starts at ``DOWNLOAD_DELAY`` and never goes below the crawl-delay of robots.txt."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Builds the extension as Scrapy does."""
        throttle = super().from_crawler(crawler)
        crawler.signals.connect(throttle.robots_parsed, signal=signals.robots_parsed)
        return throttle

    def _start_delay(self) -> float:
        return self.mindelay

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Takes the crawl-delay as the least delay from here on; ends a run that it would make last for days."""
        delay = robotparser.crawl_delay(self.crawler.settings["ROBOTSTXT_USER_AGENT"])
        if not delay or delay <= self.mindelay:
            return
        if delay > self.crawler.settings.getfloat("NEWSSCRAPE_CRAWL_DELAY_MAX"):
            logger.error("%s asks for %g s between requests, too long for a crawl: the run ends", request.url, delay)
            end_crawl(self.crawler, "crawl_delay_too_long")
            return
        self.mindelay = delay
        self.maxdelay = max(self.maxdelay, delay)
        downloader = self.crawler.engine.downloader
        downloader._delay = delay
        for slot in downloader.slots.values():
            slot.delay = max(slot.delay, delay)
        logger.info("%s asks for %g s between requests", request.url, delay)

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        before = slot.delay
        super()._adjust_delay(slot, latency, response)
        if response.status in PAUSING:
            slot.delay = max(slot.delay, before)


class RetryAfterMiddleware(RetryMiddleware):
    """Retries as Scrapy does; where an answer says when to come back, no request goes to that host before."""

    def process_response(
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002  (deprecated, and still in the base class)
    ) -> Request | Response:
        """Pauses the host of a 429 or 503 with Retry-After; ends a run that is told to come back much later."""
        seconds = retry_after(response) if response.status in PAUSING else None
        if seconds:
            self.crawler.stats.inc_value("newsscrape/retry_after")
            if seconds > self.crawler.settings.getfloat("NEWSSCRAPE_RETRY_AFTER_MAX"):
                logger.error("%s asks to come back in %g s: the run ends, the next one goes on", request.url, seconds)
                end_crawl(self.crawler, "told_to_wait")
                return response
            self._pause(request, seconds)
        return super().process_response(request, response)

    def _pause(self, request: Request, seconds: float) -> None:
        slot = self.crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot:
            slot.delay = max(slot.delay, _PAUSED_DELAY)
            slot.lastseen = max(slot.lastseen, monotonic() + seconds)
            logger.info("%s asks to wait %g s", request.url, seconds)


class SameSiteRedirectMiddleware(RedirectMiddleware):
    """Follows redirects within the site; one that leads elsewhere counts as a failure of its page, not as silence."""

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        allowed = getattr(self.crawler.spider, "allowed_domains", None) or []
        host = urlsplit(redirected.url).hostname or ""
        if allowed and not any(host == domain or host.endswith(f".{domain}") for domain in allowed):
            raise IgnoreRequest(f"redirected to another host: {redirected.url}")
        followed = super()._redirect(redirected, request, reason)
        followed.dont_filter = True  # where its target was asked for already, the pipelines note both as one
        return followed


def retry_after(response: Response) -> float | None:
    """Seconds that the Retry-After header asks for, given as such or as a date (RFC 9110, 10.2.3); None without one."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdecimal():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
