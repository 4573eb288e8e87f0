"""A site as data: one short TOML file each in ``sites/``."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from zoneinfo import ZoneInfo

from cssselect import SelectorError
from lxml import etree
from lxml.cssselect import CSSSelector

from newsscrape.page.addresses import absolute, is_web_address
from newsscrape.page.selectors import Selectors

SITES = Path(__file__).parent / "sites"

DEFAULT_ARTICLE = r"/[^/?]*[^/?-]+(?:-[^/?-]+){3,}[^/?]*/?$|/(?:19|20)\d\d/\d\d/(?:\d\d/)?[^/?]*[^/?\d][^/?]*/?$"
"""What an article's address ends with on most sites: a title of four words or more, or a slug under a date."""

_DOMAIN = re.compile(r"[^\sA-Z/\\:@?#\[\]]+")

_LEAST = {"pages": 1, "sitemaps_max": 0, "sitemap_articles": 0, "delay": 0}
"""The least that a site's file may give for each number."""


class SiteError(ValueError):
    """A site file that cannot be used; the message names the file, the key and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a site keeps its news. Addresses are paths under ``start``, or whole addresses.

    ``selectors`` say where its article pages keep what (none: the general reader finds it).
    ``article`` and ``section`` are regular expressions searched in path and query; ``links`` and ``next`` are CSS
    selectors for section pages; ``delay`` is in seconds between two requests (None: the setting); ``pages`` bounds
    each section's pagination, ``sitemaps_max`` the sitemaps of an index, ``sitemap_articles`` the articles of a sitemap
    that a run looks at, newest first.
    """

    name: str
    title: str
    domain: str
    start: str = ""
    checked: bool = False
    timezone: str = "Europe/Paris"
    article: str = DEFAULT_ARTICLE
    section: str | None = None
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    discover: bool = True
    links: str = "a"
    next: str | None = None
    pages: int = 100
    sitemaps_max: int = 10
    sitemap_articles: int = 1000
    delay: float | None = None
    selectors: Selectors | None = None

    @property
    def home(self) -> str:
        """The address that the crawl starts from."""
        return self.start or f"https://www.{self.domain}/"

    @property
    def zone(self) -> ZoneInfo:
        """The zone whose days the site counts in."""
        return ZoneInfo(self.timezone)


def load_site(path: Path) -> Site:
    """Reads one site file; its name is the spider's. Raises `SiteError`."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SiteError(f"{path.name}: {error}") from None
    return make_site(path.stem, data, path.name)


def make_site(name: str, data: dict[str, object], source: str) -> Site:
    """Checks a site's table; ``source`` is how messages name it. Raises `SiteError`."""
    known = {field.name: field for field in fields(Site)}
    for key in data:
        if key not in known or key == "name":
            raise SiteError(f"{source}: unknown key {key!r}; known are {', '.join(sorted(known.keys() - {'name'}))}")
    for key in ("title", "domain"):
        if not isinstance(data.get(key), str):
            raise SiteError(f"{source}: {key!r} must be given, a string")
    values = {key: _checked(source, key, str(known[key].type), value) for key, value in data.items()}
    site = Site(name=name, **values)  # type: ignore[arg-type]
    _check_addresses(source, site)
    return site


def _checked(source: str, key: str, kind: str, value: object) -> object:
    if key == "selectors":
        return _selectors(source, value)
    if kind.startswith("tuple"):
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise SiteError(f"{source}: {key!r} must be a list of strings, not {value!r}")
        return tuple(value)
    expected: tuple[type, ...] = {"bool": (bool,), "int": (int,), "float | None": (int, float)}.get(kind, (str,))
    if not isinstance(value, expected) or (isinstance(value, bool) and kind != "bool"):
        raise SiteError(f"{source}: {key!r} must be of type {kind}, not {value!r}")
    if key in ("article", "section"):
        _check_pattern(source, key, str(value))
    if key in ("links", "next"):
        _check_selector(source, key, str(value))
    if key == "timezone":
        _check_zone(source, str(value))
    if isinstance(value, int | float) and key in _LEAST:
        _check_number(source, key, value)
    return value


def _selectors(source: str, value: object) -> Selectors:
    if not isinstance(value, dict):
        raise SiteError(f"{source}: 'selectors' must be a table ([selectors]), not {value!r}")
    try:
        return Selectors.from_table(value)
    except ValueError as error:
        raise SiteError(f"{source}: [selectors] {error}") from None


def _check_pattern(source: str, key: str, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise SiteError(f"{source}: {key!r} is no regular expression: {error}") from None


def _check_selector(source: str, key: str, selector: str) -> None:
    try:
        CSSSelector(selector, translator="html")(etree.Element("html"))
    except (SelectorError, etree.XPathError) as error:
        raise SiteError(f"{source}: {key!r} is no CSS selector: {error}") from None


def _check_number(source: str, key: str, number: float) -> None:
    if not _LEAST[key] <= number < math.inf:
        raise SiteError(f"{source}: {key!r} must be a number from {_LEAST[key]} on, not {number}")


def _check_addresses(source: str, site: Site) -> None:
    for domain in (site.domain, *site.hosts):
        if not _DOMAIN.fullmatch(domain):
            raise SiteError(f"{source}: {domain!r} is no domain; give a name such as example.fr")
    if not is_web_address(site.home):
        raise SiteError(f"{source}: 'start' {site.home!r} is no web address; give one such as https://example.fr/")
    for path in (*site.feeds, *site.sitemaps, *site.sections):
        if not absolute(path, site.home):
            raise SiteError(f"{source}: {path!r} is neither a path nor a web address")


def _check_zone(source: str, name: str) -> None:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        raise SiteError(f"{source}: 'timezone' {name!r} is unknown; give a name such as Europe/Paris") from None


def all_sites() -> Iterator[Site]:
    """Every site of ``sites/``, by name. Raises `SiteError` for the first file at fault."""
    return (load_site(path) for path in sorted(SITES.glob("*.toml")))
