"""When the article was published and last changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from newsscrape.page.document import Document

_PARIS = ZoneInfo("Europe/Paris")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s*(?:Z|[+-]\d\d:?\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """``at`` is an ISO instant with offset, None where only the day ``on`` is known."""

    at: str | None
    on: str


def find_dates(document: Document) -> tuple[Moment | None, Moment | None]:
    """Publication and last modification."""
    structured = document.structured
    published = (
        structured.said("datePublished")
        or structured.first("article:published_time", "og:article:published_time")
        or _item(document, "datePublished")
    )
    modified = (
        structured.said("dateModified")
        or structured.first("article:modified_time", "og:article:modified_time", "og:updated_time")
        or _item(document, "dateModified")
    )
    return _moment(published), _moment(modified)


def _item(document: Document, name: str) -> str | None:
    for element in document.structured.items.get(name, ()):
        value = element.get("content") or element.get("datetime")
        if value:
            return value
    return None


def _moment(text: str | None) -> Moment | None:
    found = _ISO.search(text or "")
    if not found:
        return None
    raw = found[0].replace(" ", "T", 1).replace(" ", "")
    try:
        when = datetime.fromisoformat(raw)
    except ValueError:
        return None
    if len(raw) == 10:
        return Moment(None, raw)
    when = when.replace(tzinfo=_PARIS) if when.tzinfo is None else when.astimezone(_PARIS)
    return Moment(when.isoformat(timespec="seconds"), when.date().isoformat())
