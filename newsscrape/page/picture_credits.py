"""Who made the pictures in a line that signs an article: no author of it."""

from __future__ import annotations

import re

from newsscrape.page.knowledge import fold, pattern

_BETWEEN = re.compile(r"(\s*(?:[,;/|&]|\bet\b|\s[-–—]\s|\.\s(?=\s*[A-Z][\w ]{3,20}:))\s*)")
_BRACKETS = re.compile(r"\(([^()]*)\)\W*$")


def without_pictures(text: str) -> str:
    """The line less those who made the pictures.

    >>> without_pictures("Anne Roy (texte) et Luc Petit (photos)"), without_pictures("Photos : Luc Petit")
    ('Anne Roy (texte)', '')
    >>> without_pictures("Vidéo : Luc Petit et Zoé Diaz, texte : Anne Roy")
    'texte : Anne Roy'
    """
    if not _pictures_in(text):
        return text
    kept, left_out = "", False
    parts = _BETWEEN.split(text)
    for place in range(0, len(parts), 2):
        part, between = parts[place], parts[place - 1] if place else ""
        left_out = _begins_with_pictures(part, place) or (left_out and not _begins_with_text(part))
        if not left_out and not _ends_with_pictures(part):
            kept += (between if kept else "") + part
    return kept


def _pictures_in(text: str) -> bool:
    folded = fold(text)
    return any(pattern("authors", key).search(folded) for key in ("before_pictures", "made_pictures"))


def _begins_with_pictures(part: str, place: int) -> bool:
    """Whether those who made pictures are named from here on; « Photos par » in front is how picture stories sign."""
    found = pattern("authors", "before_pictures").match(fold(part.strip(" (")))
    return found is not None and not (place == 0 and found[0].endswith(" par"))


def _begins_with_text(part: str) -> bool:
    return bool(pattern("authors", "before_texts").match(fold(part.strip(" ("))))


def _ends_with_pictures(part: str) -> bool:
    found = _BRACKETS.search(part)
    return bool(found and pattern("authors", "made_pictures").fullmatch(fold(found[1].strip())))
