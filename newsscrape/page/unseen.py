"""Inline elements whose text no reader sees: icons, hints for screen readers, bubbles that open on a touch."""

from __future__ import annotations

import re
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
    labels = labels_of(names) if names else 0
    if element.get("itemprop") or labels & _SAYING or next(islice(element.iter(), MOST_INSIDE, None), None) is not None:
        return False
    if next(element.iter("time"), None) is not None:
        return False
    return _is_hidden(element, names) or (bool(labels & Label.HIDDEN) and not _tells(text_of(element)))


def _is_hidden(element: Element, names: str) -> bool:
    if element.get("hidden") is not None or element.get("role") == "tooltip" or _BUBBLE.search(names):
        return True
    if element.get("aria-hidden") == "true" and _ICON.search(names):
        return True
    return "display:none" in (element.get("style") or "").replace(" ", "").lower()


def _tells(hint: str) -> bool:
    """Whether a hint for screen readers says what the text behind it is: « Publié le », « À lire aussi »."""
    return opens_line(hint) or bool(proposes_story(hint)[0] or section_kind(hint))
