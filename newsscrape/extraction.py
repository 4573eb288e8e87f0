"""The public functions: a page's bytes in, a record out."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from newsscrape import __version__
from newsscrape.cues import Cue
from newsscrape.record import Annotations, Article, Page

if TYPE_CHECKING:
    from newsscrape.page.selectors import Selectors

CHUNK = 4
"""Pages that travel to a worker process together: the way there and back costs as much for four as for one."""
IN_FLIGHT = 3
"""Chunks handed to each worker process ahead of the consumer: enough to keep it busy, few enough to bound memory."""

Source = tuple[bytes | str, str]


def extract(
    html: bytes | str,
    url: str,
    *,
    encoding: str | None = None,
    fetched_at: datetime | None = None,
    selectors: Selectors | None = None,
) -> Article:
    """Reads an article page into its whole record.

    ``html`` is the page as fetched, ``url`` the address it came from, ``encoding`` what the HTTP header declared,
    ``fetched_at`` an aware instant (now, where it is left out; give it when the same input must give the same bytes),
    ``selectors`` what the site's own pages are read by (see `newsscrape.Selectors`).
    Raises `newsscrape.errors.NotAnArticle` where there is no article, `newsscrape.errors.AddressError` where neither
    ``url`` nor the page gives its address, `newsscrape.errors.RecordError` where what was read breaks the contract
    (all three are `newsscrape.errors.NewsscrapeError`), ValueError where ``fetched_at`` has no time zone.
    """
    page = _read(html, url, encoding, fetched_at, selectors)
    published = page.published_at or page.published_on
    annotations = annotate(page.body, headline=page.headline, published_at=published, cues=page.cues)
    return Article.from_parts(page, annotations, fetched_at=_instant(fetched_at), version=__version__)


def read_page(html: bytes | str, url: str, *, encoding: str | None = None, selectors: Selectors | None = None) -> Page:
    """Reads what the page itself says: the record up to `related`, without the language model.

    What ``selectors`` match wins; one that matches nothing leaves its field to the general reader, with a warning.
    Raises `newsscrape.errors.NotAnArticle`, whose ``reason`` says what the page is instead, and
    `newsscrape.errors.AddressError` where neither ``url`` nor the page gives its address.
    """
    return _read(html, url, encoding, None, selectors)


def annotate(
    body: str,
    *,
    headline: str | None = "",
    published_at: str | date | datetime | None = None,
    cues: Sequence[Cue] = (),
) -> Annotations:
    """Reads what a French text says: the record from `shows` to `events`, with offsets.

    ``published_at`` is the day that relative dates count from (an ISO string, a date or a datetime); without it they
    are left out. ``cues`` are the spans that the page set apart (`Page.cues`). Threads that call this at once, or
    `extract`, have their texts read one after another. Raises ValueError on a malformed day and on a cue beyond its
    text.
    """
    from newsscrape.language.annotation import annotate_text  # noqa: PLC0415  (the language model loads on first use)

    for cue in cues:
        length = len(body if cue.field == "body" else headline or "")
        if not 0 <= cue.start <= cue.end <= length:
            raise ValueError(f"{cue} does not lie within the {cue.field}, which has {length} characters")
    return annotate_text(body, headline=headline, published_at=_day(published_at), cues=cues)


def extract_many(pages: Iterable[Source], *, processes: int = 1) -> Iterator[Article]:
    """Extracts (html, url) pairs in order, in ``processes`` worker processes (1: in this one).

    Pages are taken from the iterable as they are needed. Pages that hold no article, or have no address, are left
    out: use `extract` to learn why. Raises ValueError for ``processes`` below 1.
    """
    if processes < 1:
        raise ValueError(f"processes is {processes}: it takes at least 1")
    if processes == 1:
        yield from filter(None, map(_try_extract, pages))
        return
    rest = iter(pages)
    chunks = iter(lambda: list(islice(rest, CHUNK)), [])
    if multiprocessing.get_start_method() == "fork":
        from newsscrape.warming import warm  # noqa: PLC0415

        warm()  # forked workers share what is loaded here
    with ProcessPoolExecutor(processes) as pool:
        waiting: deque[Future[list[Article]]] = deque(
            pool.submit(_extract_all, chunk) for chunk in islice(chunks, processes * IN_FLIGHT)
        )
        while waiting:
            articles = waiting.popleft().result()
            waiting.extend(pool.submit(_extract_all, chunk) for chunk in islice(chunks, 1))
            yield from articles


def _extract_all(pages: list[Source]) -> list[Article]:
    return list(filter(None, map(_try_extract, pages)))


def _try_extract(page: Source) -> Article | None:
    from newsscrape.errors import NewsscrapeError  # noqa: PLC0415

    try:
        return extract(*page)
    except NewsscrapeError:
        return None


def _read(
    html: bytes | str, url: str, encoding: str | None, fetched_at: datetime | None, selectors: Selectors | None
) -> Page:
    from newsscrape.page.reading import read  # noqa: PLC0415  (lxml loads on first use)

    return read(html, url, encoding=encoding, fetched_at=fetched_at, selectors=selectors)


def _instant(when: datetime | None) -> str:
    when = when or datetime.now(UTC)
    if when.tzinfo is None:
        raise ValueError(f"fetched_at {when.isoformat()} has no time zone: give an aware datetime")
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(value: str | date | datetime | None) -> date | None:
    if value is None or isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        raise ValueError(f"published_at {value!r} is no ISO 8601 day or instant") from None
