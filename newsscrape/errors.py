"""What can go wrong with an input; every message says what was wrong with which one."""

from __future__ import annotations

from typing import Literal

Reason = Literal["listing", "search", "consent", "error", "challenge", "shell", "empty", "not_html"]

_MEANINGS: dict[Reason, str] = {
    "listing": "it lists articles (a home, section or tag page)",
    "search": "it shows search results",
    "consent": "it is a consent wall",
    "error": "it is an error page",
    "challenge": "it is a bot challenge",
    "shell": "it is an empty shell that needs JavaScript",
    "empty": "it holds no article text",
    "not_html": "it is not an HTML page",
}


class NewsscrapeError(Exception):
    """Anything that newsscrape raises on purpose."""


class NotAnArticle(NewsscrapeError):
    """The page holds no article; ``reason`` says why, ``url`` where.

    >>> str(NotAnArticle("consent", "https://site.example/a"))
    'https://site.example/a holds no article: it is a consent wall'
    """

    def __init__(self, reason: Reason, url: str) -> None:
        super().__init__(reason, url)
        self.reason: Reason = reason
        self.url = url

    def __str__(self) -> str:
        return f"{self.url} holds no article: {_MEANINGS[self.reason]}"


class AddressError(NewsscrapeError, ValueError):
    """A page of no address: ``url`` is none that HTTP can fetch, and the page states none.

    >>> str(AddressError("a.html"))
    "url 'a.html' is no http address, and the page states none (canonical, og:url): give the one it was fetched from"
    """

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url

    def __str__(self) -> str:
        return (
            f"url {self.url!r} is no http address, and the page states none (canonical, og:url): "
            "give the one it was fetched from"
        )


class RecordError(NewsscrapeError, ValueError):
    """A record that breaks its contract; ``key`` is the key at fault, ``reason`` what is wrong with it.

    ``key`` is empty where the record as a whole is at fault, as a line is that was cut.

    >>> str(RecordError("revision", "Field required")), str(RecordError("", "Invalid JSON"))
    ("record key 'revision': Field required", 'record: Invalid JSON')
    """

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(key, reason)
        self.key = key
        self.reason = reason

    def __str__(self) -> str:
        return f"record key {self.key!r}: {self.reason}" if self.key else f"record: {self.reason}"
