"""Addresses: absolute, without tracking, and the site they belong to."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

import tldextract

from newsscrape.page.knowledge import load

_UNSENDABLE = re.compile("[\\s\ud800-\udfff]")
"""White space, and halves of characters, which no encoding has."""


def absolute(href: str | None, base: str) -> str | None:
    """The address that ``href`` leads to from ``base``; None where it is none that HTTP can fetch."""
    if not href:
        return None
    href = "".join(href.split("\n")).strip().replace(" ", "%20").replace("\t", "").replace("\r", "")
    if not href or href.startswith("#"):
        return None
    try:
        url = urljoin(base, href)
    except ValueError:
        return None
    if not is_web_address(url):
        return None
    scheme, _, rest = url.partition(":")
    return f"{scheme.lower()}:{rest}"


def is_web_address(text: str) -> bool:
    """Whether HTTP can fetch this: an address with its scheme, a host, and no port that cannot be.

    >>> is_web_address("https://site.example:8080/a"), is_web_address("https://site.example:99999/a")
    (True, False)
    """
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return has_host and text.lower().startswith(("http://", "https://")) and not _UNSENDABLE.search(text)


def without_tracking(url: str) -> str:
    """The address less its fragment and the parameters that only follow a reader.

    >>> without_tracking("https://site.example/a?id=3&utm_source=rss#suite")
    'https://site.example/a?id=3'
    """
    parts = urlsplit(url)
    if not parts.query and not parts.fragment:
        return url
    kept = [field for field in parts.query.split("&") if field and not _is_tracking(field.partition("=")[0])]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join(kept), ""))


def site_of(url: str) -> str:
    """The registered domain of an address, by the public suffix list that comes with tldextract (no network).

    >>> site_of("https://www.leserigraphe.com/a")
    'leserigraphe.com'
    """
    host = (urlsplit(url).hostname or "").lower()
    return _registered(host) or _last_two(host)


def canonical_of(url: str, href: str | None) -> str:
    """What ``<link rel=canonical>`` says where it is sane (same site, no home page), else ``url`` without tracking."""
    plain = without_tracking(url)
    given = absolute(href, url)
    if not given or site_of(given) != site_of(url):
        return plain
    path, own = urlsplit(given).path, urlsplit(url).path
    if path in ("", "/") and own not in ("", "/") and not urlsplit(given).query:
        return plain
    return given.partition("#")[0]


def same_page(one: str, other: str) -> bool:
    """Whether two addresses differ at most by scheme, www, a closing slash, fragment and tracking."""
    return _plain(one) == _plain(other)


def _plain(url: str) -> str:
    parts = urlsplit(without_tracking(url))
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{unquote(parts.path).rstrip('/')}?{parts.query}"


def _is_tracking(name: str) -> bool:
    known = load("addresses")
    name = name.lower()
    return name in _names() or name.startswith(tuple(known["tracking_prefixes"]))


@cache
def _names() -> frozenset[str]:
    return frozenset(load("addresses")["tracking"])


def _last_two(host: str) -> str:
    """What is registered under a top-level domain that no list knows; an IP address or a bare name is itself."""
    labels = host.split(".")
    return host if labels[-1].isdigit() or ":" in host else ".".join(labels[-2:])


@cache
def _extractor() -> tldextract.TLDExtract:
    return tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), fallback_to_snapshot=True)


@lru_cache(maxsize=4096)
def _registered(host: str) -> str:
    return _extractor()(host).top_domain_under_public_suffix
