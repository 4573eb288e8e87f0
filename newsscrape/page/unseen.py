"""Inline elements whose text no reader sees: icons, hints for screen readers, bubbles that open on a touch."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from newsscrape.page.labels import Label, labels_of
from newsscrape.page.phrases import opens_line, proposes_story, section_kind
from newsscrape.page.tree import Element, text_of

INLINE = frozenset("span i small em b strong font sup label".split())
"""Tags of which an element can be unseen by itself."""

MOST_INSIDE = 12
"""Elements inside; what holds more is a part of the page, or lacks its end tag."""

_SAYING = Label.AUTHOR | Label.DATE | Label.TAGS | Label.META | Label.TITLE | Label.SUMMARY | Label.CONTENT
_ICON = re.compile(r"\b(?:icons?|ico|material|glyph\w*|fa)\b|\bicon[-_]", re.IGNORECASE)
_BUBBLE = re.compile(r"(?:tooltip|infobulle|popover)[-_]+(?:content|text|texte|inner|body|box|bubble)", re.IGNORECASE)


def is_unseen(element: Element) -> bool:
    """Whether an inline element shows nothing; one that tells something about the article is kept, whoever sees it."""
    names = element.get("class") or ""
    says, hints, hides, draws = _read_names(names) if names else (False, False, False, False)
    if says or not (hides or hints or len(element.keys()) > bool(names)):
        return False
    unseen = (
        hides
        or is_hidden(element)
        or element.get("role") == "tooltip"
        or (draws and element.get("aria-hidden") == "true")
    )
    return (unseen or (hints and not _tells(text_of(element)))) and not _holds_more(element)


@lru_cache(maxsize=4096)
def _read_names(names: str) -> tuple[bool, bool, bool, bool]:
    """Whether class names say that an element tells something, is a hint, is a bubble, is an icon."""
    labels = labels_of(names)
    bubble, icon = bool(_BUBBLE.search(names)), bool(_ICON.search(names))
    return bool(labels & _SAYING), bool(labels & Label.HIDDEN), bubble, icon


def is_hidden(element: Element) -> bool:
    """Whether an element itself says that it is not shown, at first at least."""
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()


def _holds_more(element: Element) -> bool:
    """Whether an element tells machines something, or holds a time or a part of the page."""
    many = next(islice(element.iter(), MOST_INSIDE, None), None) is not None
    return bool(element.get("itemprop")) or many or next(element.iter("time"), None) is not None


def _tells(hint: str) -> bool:
    """Whether a hint for screen readers says what the text behind it is: « Publié le », « À lire aussi »."""
    return opens_line(hint) or bool(proposes_story(hint)[0] or section_kind(hint))
