"""``newsscrape state``: what runs remember, shown, reset and forgotten by site or address."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from newsscrape.archive.identity import address_key
from newsscrape.archive.lock import LockedError, locked
from newsscrape.archive.state import State, StateError
from spiders.commands.options import web_address
from spiders.commands.statuses import COULD_NOT_START, FINE

RUNS_SHOWN = 10


def main(argv: Sequence[str]) -> int:
    """Does what ``argv`` says; returns 0, or 2 where it could not."""
    arguments = _parser().parse_args(argv)
    path = Path(arguments.state)
    if not path.exists():
        return _refuse(f"no state in {path}: give --state FILE, as `newsscrape crawl` had it")
    try:
        action: Callable[[State, argparse.Namespace], int] = arguments.action
        if action is _show:
            return action(State(path), arguments)
        with locked(Path(f"{path}.lock")):
            return action(State(path), arguments)
    except (StateError, LockedError) as error:
        return _refuse(str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="newsscrape state", description="What runs remember.")
    parser.add_argument("--state", default="out/state.sqlite", metavar="FILE", help="default: out/state.sqlite")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    show = actions.add_parser("show", help="sites; or the runs of a site; or what is known of an address")
    show.add_argument("what", nargs="?", metavar="SITE|URL", type=_site_or_address)
    show.set_defaults(action=_show)
    reset = actions.add_parser("reset", help="forget a whole site: the next run stores every article again")
    reset.add_argument("site", metavar="SITE")
    reset.set_defaults(action=_reset)
    forget = actions.add_parser("forget", help="forget an article by any of its addresses")
    forget.add_argument("urls", nargs="+", metavar="URL", type=web_address)
    forget.set_defaults(action=_forget)
    accept = actions.add_parser("accept", help="take what a monitor tripped on as the site's new normal")
    accept.add_argument("site", metavar="SITE")
    accept.set_defaults(action=_accept)
    return parser


def _site_or_address(text: str) -> str:
    return web_address(text) if "/" in text else text


def _show(state: State, arguments: argparse.Namespace) -> int:
    if not arguments.what:
        for site, articles, revisions, waiting, last_run in state.summary():
            _say(f"{site}: {articles} articles, {revisions} revisions, {waiting} listed without a record, {last_run}")
        return FINE
    return _show_address(state, arguments.what) if "/" in arguments.what else _show_site(state, arguments.what)


def _show_site(state: State, site: str) -> int:
    runs = state.last_runs(site, RUNS_SHOWN)
    if not runs:
        return _refuse(f"no run of {site!r} in {state.path}")
    for started, outcome, report in runs:
        counts = json.loads(report) if report else {}
        shown = ", ".join(f"{counts.get(key, 0)} {key}" for key in ("listed", "new", "changed", "errors", "requests"))
        _say(f"{started} {outcome or 'killed'}: {shown}")
    for page in state.pages(site, "listed"):
        _say(f"no record yet: {page.url} (failed {page.failures} times, last: {page.reason})")
    return FINE


def _show_address(state: State, url: str) -> int:
    key = address_key(url)
    page = state.page(key)
    article = state.article(page.article if page and page.article else key)
    if not page and not article:
        return _refuse(f"nothing known of {url}")
    known = {"page": asdict(page) if page else None, "article": asdict(article) if article else None}
    _say(json.dumps(known, ensure_ascii=False, indent=2))
    return FINE


def _reset(state: State, arguments: argparse.Namespace) -> int:
    count = state.reset(arguments.site)
    _say(f"{arguments.site}: {count} articles forgotten; the records in the output folder stay")
    return FINE


def _forget(state: State, arguments: argparse.Namespace) -> int:
    missing = [url for url in arguments.urls if not state.forget(address_key(url))]
    for url in missing:
        _refuse(f"nothing known of {url}")
    return COULD_NOT_START if missing else FINE


def _accept(state: State, arguments: argparse.Namespace) -> int:
    _say(f"{arguments.site}: {state.accept(arguments.site)} runs taken as good")
    return FINE


def _say(text: str) -> None:
    print(text)  # noqa: T201  (what the command is for)


def _refuse(text: str) -> int:
    print(f"newsscrape state: {text}", file=sys.stderr)  # noqa: T201
    return COULD_NOT_START
