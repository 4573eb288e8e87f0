"""What a site may say of its own pages: CSS or XPath selectors, which win over the general reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import cast

from cssselect import SelectorError
from lxml import etree
from lxml.cssselect import CSSSelector

from newsscrape.page.tree import Element

_XPATH_STARTS = ("/", "./", "(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectors:
    """One selector a field of the record, each CSS, or XPath where it begins with ``/``, ``./`` or ``(``.

    ``body`` and ``related`` match elements, the others elements or, by XPath, strings (``//meta[@name="x"]/@content``).
    ``remove`` are selectors of what is no part of the page. Raises ValueError for what is no selector, naming it.

    >>> Selectors(body="div.texte", remove=["div.promo"]).remove
    ('div.promo',)
    """

    headline: str | None = None
    body: str | None = None
    summary: str | None = None
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: str | None = None
    tags: str | None = None
    related: str | None = None
    remove: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        removed: object = self.remove
        if not isinstance(removed, list | tuple):
            raise ValueError(f"selector 'remove' must be a list of strings, not {removed!r}")
        object.__setattr__(self, "remove", tuple(removed))
        for key in fields(self):
            value = getattr(self, key.name)
            for selector in value if key.name == "remove" else (value,):
                if selector is not None:
                    _check(key.name, selector)

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> Selectors:
        """The selectors of a TOML table. Raises ValueError for keys that there are not, and as above."""
        known = [key.name for key in fields(cls)]
        for name in table:
            if name not in known:
                raise ValueError(f"unknown selector {name!r}; known are {', '.join(known)}")
        return cls(**table)  # type: ignore[arg-type]

    def match(self, key: str, root: Element) -> list[Element | str]:
        """What the selector of a field matches on a page, in order; strings with nothing in them left out."""
        selector: str | None = getattr(self, key)
        return _matches(selector, root) if selector else []

    def match_removed(self, root: Element) -> list[Element]:
        """The elements that are no part of the page."""
        found = [match for selector in self.remove for match in _matches(selector, root)]
        return [match for match in found if not isinstance(match, str)]


def _check(key: str, selector: object) -> None:
    if not isinstance(selector, str) or not selector.strip():
        raise ValueError(f"selector {key!r} must be a string with something in it, not {selector!r}")
    try:
        found = _compiled(selector)(_sample())
    except (SelectorError, etree.XPathError) as error:
        kind = "XPath" if _is_xpath(selector) else "CSS selector (XPath begins with '/', './' or '(')"
        raise ValueError(f"selector {key!r}: {selector!r} is no {kind}: {error}") from None
    if not isinstance(found, list):
        raise ValueError(f"selector {key!r}: {selector!r} gives one value; select elements, attributes or text()")


def _is_xpath(selector: str) -> bool:
    return selector.lstrip().startswith(_XPATH_STARTS)


@cache
def _sample() -> Element:
    """A page on which a wrong function or prefix in a condition shows."""
    tags = "html body main article section div p span a h1 h2 h3 ul li time b em".split()
    page = etree.Element(tags[0])
    for tag in tags[1:]:
        etree.SubElement(page, tag)
    return page


@lru_cache(maxsize=1024)
def _compiled(selector: str) -> etree.XPath:
    return etree.XPath(selector) if _is_xpath(selector) else CSSSelector(selector, translator="html")


def _matches(selector: str, root: Element) -> list[Element | str]:
    found = cast("list[object]", _compiled(selector)(root))
    return [match for match in found if isinstance(match, etree._Element) or (isinstance(match, str) and match.strip())]
