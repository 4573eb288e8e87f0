"""Reads French TV-news pages: a page's bytes in, a record out.

>>> from newsscrape import extract
>>> article = extract(html, "https://site.example/2025/10/04/article")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsscrape.extraction import annotate, extract, extract_many, read_page
    from newsscrape.page.selectors import Selectors
    from newsscrape.record import Annotations, Article, Page

__version__ = "0.1.0"
__all__ = ["Annotations", "Article", "Page", "Selectors", "annotate", "extract", "extract_many", "read_page"]

_HOMES = {
    **dict.fromkeys(("annotate", "extract", "extract_many", "read_page"), "newsscrape.extraction"),
    **dict.fromkeys(("Annotations", "Article", "Page"), "newsscrape.record"),
    "Selectors": "newsscrape.page.selectors",
}


def __getattr__(name: str) -> object:
    """Imports a public name when it is first used, so that ``import newsscrape`` itself costs little (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
