"""What a spider hands to the pipelines: one page as it came over the wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page as fetched.

    ``url`` is the address that answered, ``key`` the `newsscrape.archive.identity.address_key` of the one asked for (a
    redirect may lie between), ``headers`` the response's, names in lower case, ``fetched_at`` an aware instant,
    ``spider`` the spider's name, ``changed`` when the page's source says that it last changed.
    """

    url: str
    key: str
    body: bytes = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    fetched_at: datetime
    spider: str
    changed: str | None = None
