"""A page taken apart: what every question about it is asked of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from newsscrape.errors import AddressError
from newsscrape.page.addresses import absolute
from newsscrape.page.layout import Layout, lay_out
from newsscrape.page.structured import Structured, read_structured
from newsscrape.page.tree import Element


@dataclass(slots=True)
class Document:
    """``url`` is the address fetched, ``base`` what relative addresses count from."""

    url: str
    base: str
    root: Element
    structured: Structured
    layout: Layout
    fetched_at: datetime


def take_apart(root: Element, url: str, fetched_at: datetime | None = None) -> Document:
    """Reads structured data and lays the page out.

    Raises `newsscrape.errors.AddressError` where neither ``url`` nor the page itself gives an address that HTTP can
    fetch, ValueError where ``fetched_at`` has no time zone.
    """
    if fetched_at is not None and fetched_at.tzinfo is None:
        raise ValueError(f"fetched_at {fetched_at.isoformat()} has no time zone: give an aware datetime")
    structured = read_structured(root, url)
    if not structured.url:
        raise AddressError(url)
    return Document(
        url=structured.url,
        base=absolute(structured.base, structured.url) or structured.url,
        root=root,
        structured=structured,
        layout=lay_out(root),
        fetched_at=fetched_at or datetime.now(UTC),
    )
