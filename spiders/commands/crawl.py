"""``newsscrape crawl``: runs sites as cron wants it, with a lock, a summary line a site, and an honest exit status."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

from newsscrape.archive.lines import OutputError, check_folder
from newsscrape.archive.lock import LockedError, locked
from newsscrape.archive.monitors import Report
from newsscrape.archive.state import State, StateError
from pipelines.report import Ending, RunReport
from pipelines.workers import begin_forking
from spiders.commands.logs import log_to_stderr
from spiders.commands.options import day, not_negative, positive, web_address
from spiders.commands.statuses import COULD_NOT_START, gravest
from spiders.site import Site, SiteError, all_sites

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")


def main(argv: Sequence[str]) -> int:
    """Crawls the sites that ``argv`` names; returns an exit status of `spiders.commands.statuses`."""
    arguments = _parser().parse_intermixed_args(argv)
    try:
        sites = _chosen(arguments)
        settings = _settings(arguments)
        check_folder(Path(arguments.out))
        State(arguments.state).close()
        with locked(Path(f"{arguments.state}.lock")):
            return _run(sites, settings, arguments)
    except (SiteError, LockedError, StateError, OutputError, ValueError, OSError) as error:
        print(f"newsscrape crawl: {error}", file=sys.stderr)  # noqa: T201
        return COULD_NOT_START


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsscrape crawl",
        description="Fetch what is new or changed, for cron.",
        epilog="exit status: 0 fine, 2 could not start, 3 a site failed, 4 nothing came, 5 a monitor tripped, "
        "130 interrupted; docs/operations.md says what to do about each",
    )
    parser.add_argument("sites", nargs="*", metavar="SITE", help="names as `scrapy list` shows them")
    parser.add_argument("--all", action="store_true", help="every site there is a file of")
    parser.add_argument("--out", default="out", metavar="DIR", help="records go to DIR/SITE/DAY.jsonl (default: out)")
    parser.add_argument("--format", default=".jsonl", choices=SUFFIXES, help="extension of the files, which compresses")
    parser.add_argument("--state", metavar="FILE", help="what runs remember (default: DIR/state.sqlite)")
    parser.add_argument("--since", metavar="DAY", type=day, help="leave out what is older (YYYY-MM-DD)")
    parser.add_argument("--max-articles", metavar="N", type=not_negative, default=0, help="N records a site; 0 for all")
    parser.add_argument("--start", metavar="URL", type=web_address, help="start address of a copy of the one site")
    parser.add_argument("--jobs", metavar="N", type=positive, default=4, help="sites crawled at a time (default: 4)")
    parser.add_argument("--quiet", action="store_true", help="summary lines only of sites that are not fine")
    parser.add_argument("--verbose", action="store_true", help="log what happens, not only what is wrong")
    parser.add_argument("--log-json", action="store_true", help="log as JSON lines")
    parser.add_argument("-s", "--set", action="append", default=[], metavar="NAME=VALUE", help="a Scrapy setting")
    return parser


def _chosen(arguments: argparse.Namespace) -> list[Site]:
    known = {site.name: site for site in all_sites()}
    if arguments.all == bool(arguments.sites):
        raise ValueError("name sites, or give --all (one of both)")
    for name in arguments.sites:
        if name not in known:
            raise ValueError(f"no site {name!r}; there are {', '.join(known)}")
    if arguments.start and (arguments.all or len(arguments.sites) > 1):
        raise ValueError("--start goes with one site")
    return list(known.values()) if arguments.all else [known[name] for name in dict.fromkeys(arguments.sites)]


def _settings(arguments: argparse.Namespace) -> Settings:
    settings = get_project_settings()
    if "spiders.catalogue" not in settings.getlist("SPIDER_MODULES"):
        raise ValueError("no Scrapy project here: run it in the folder of scrapy.cfg")
    arguments.state = arguments.state or str(Path(arguments.out) / "state.sqlite")
    settings.setdict(
        {
            "NEWSSCRAPE_OUT": str(Path(arguments.out).absolute()),
            "NEWSSCRAPE_OUT_SUFFIX": arguments.format,
            "NEWSSCRAPE_STATE": str(Path(arguments.state).absolute()),
            "NEWSSCRAPE_SINCE": arguments.since.isoformat() if arguments.since else None,
            "NEWSSCRAPE_MAX_ARTICLES": arguments.max_articles,
            "LOG_INSTALL_ROOT_HANDLER": False,
        },
        priority="cmdline",
    )
    for pair in arguments.set:
        name, is_pair, value = pair.partition("=")
        if not is_pair:
            raise ValueError(f"-s {pair!r} is not NAME=VALUE")
        settings.set(name, value, priority="cmdline")
    return settings


@dataclass(slots=True)
class _SiteRun:
    name: str
    crawler: Crawler
    error: str | None = None

    @property
    def ending(self) -> Ending:
        """How the site's run ended; one without a report was not let to its end."""
        if self.error:
            return Ending("failed", Report(), [self.error])
        report = self.crawler.get_extension(RunReport) if self.crawler.spider else None
        return (report and report.ending) or Ending("interrupted", Report(), ["not run to its end"])

    @property
    def summary(self) -> str:
        """One line: what came of the site."""
        ending, report = self.ending, self.ending.report
        seen = report.unchanged + report.unmodified
        counts = (
            f"{report.listed} listed, {report.new} new, {report.changed} changed, {seen} unchanged, "
            f"{sum(report.refused.values())} no articles, {report.errors + report.source_errors} errors, "
            f"{report.requests} requests, {report.seconds:.0f} s"
        )
        why = f" ({'; '.join(ending.why)})" if ending.why else ""
        return f"{self.name}: {counts}: {ending.outcome}{why}"


def _run(sites: list[Site], settings: Settings, arguments: argparse.Namespace) -> int:
    log_to_stderr(as_json=arguments.log_json, level=logging.INFO if arguments.verbose else logging.WARNING)
    begin_forking()
    process = AsyncCrawlerProcess(settings)
    runs = [_SiteRun(site.name, process.create_crawler(site.name)) for site in sites]
    loop = asyncio.get_event_loop()
    tasks = [loop.create_task(_crawl_all(process, runs, arguments))]
    if sys.stderr.isatty() and not arguments.log_json:
        tasks.append(loop.create_task(_show_progress(runs)))
    process.start(stop_after_crawl=False)
    if len(tasks) > 1:
        print("\r\033[K", end="", file=sys.stderr, flush=True)  # noqa: T201
    for run in runs:
        if not arguments.quiet or run.ending.outcome != "fine":
            print(run.summary)  # noqa: T201  (what the command is for)
    return gravest({run.ending.outcome for run in runs})


async def _crawl_all(process: AsyncCrawlerProcess, runs: list[_SiteRun], arguments: argparse.Namespace) -> None:
    from twisted.internet import reactor  # noqa: PLC0415  (installed by the process)

    gate = asyncio.Semaphore(arguments.jobs)
    await asyncio.gather(*(_crawl_one(process, run, runs, gate, arguments.start) for run in runs))
    with contextlib.suppress(RuntimeError):  # a signal stopped it already
        reactor.stop()  # type: ignore[misc]


async def _crawl_one(
    process: AsyncCrawlerProcess, run: _SiteRun, runs: list[_SiteRun], gate: asyncio.Semaphore, start: str | None
) -> None:
    async with gate:
        if any(other.crawler.spider and other.ending.outcome == "interrupted" for other in _ended(runs)):
            return
        try:
            await process.crawl(run.crawler, **({"start": start} if start else {}))
        except Exception as error:  # noqa: BLE001  (whatever stops one site is its own affair)
            run.error = f"{type(error).__name__}: {error}"


def _ended(runs: list[_SiteRun]) -> list[_SiteRun]:
    return [run for run in runs if run.crawler.spider and not run.crawler.crawling]


async def _show_progress(runs: list[_SiteRun]) -> None:
    while True:
        await asyncio.sleep(1)
        counts = [(run.crawler.stats, run.name) for run in runs if run.crawler.crawling]
        shown = ", ".join(
            f"{name} {stats.get_value('newsscrape/stored', 0)} stored of {stats.get_value('newsscrape/listed', 0)}"
            for stats, name in counts
        )
        print(f"\r\033[K{shown[:200]}", end="", file=sys.stderr, flush=True)  # noqa: T201
