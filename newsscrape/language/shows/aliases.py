"""One work under two titles: French and original, full and short, acronym."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from newsscrape.language.grammar import pattern
from newsscrape.language.masking import Masked
from newsscrape.language.reading import ShowFound

_SAME = pattern("aliases", "same")
_ARTICLE = re.compile(r"^(?:(?:le|la|les|the|un|une|el) |l')")
_CONTRACTED = re.compile(r"\b(?:au|aux|du|des) $")
_STRESS = re.compile(r"\s?[!?…]+$")
_SMALL = re.compile(r"[^\W\d_]+|\d+")


def merge_aliases(masked: Masked, shows: list[ShowFound]) -> list[ShowFound]:
    """Joins the shows that are one work: the title given first stays, the others become its aliases."""
    by_place = {place: show for show in shows for place in show.mentions}
    parents: dict[int, ShowFound] = {id(show): show for show in shows}
    for found in _SAME.finditer(masked.text):
        other = next(index for index in range(2, 6) if found.group(index))
        first = by_place.get(masked.places[found.start(1)])
        second = by_place.get(masked.places[found.start(other)])
        if first and second:
            _join(parents, first, second)
    titles = [_Title.of(show.name) for show in shows]
    spelled: dict[str, list[int]] = {}
    for place, short in enumerate(titles):
        spelled.setdefault(short.plain, []).append(place)
    for show, title in zip(shows, titles, strict=True):
        for place in sorted({place for form in _shorter(title) for place in spelled.get(form, ())}):
            if show is not shows[place] and _is_same(titles[place], title):
                _join(parents, show, shows[place])
    return _merged(masked, shows, parents)


@dataclass(frozen=True, slots=True)
class _Title:
    """A title and, without case and accents, what it is compared by."""

    name: str
    plain: str
    unstressed: str
    """Without the mark at its end."""

    @classmethod
    def of(cls, name: str) -> _Title:
        plain = _bare(name)
        return cls(name, plain, _STRESS.sub("", plain))


def _join(parents: dict[int, ShowFound], first: ShowFound, second: ShowFound) -> None:
    root, other = parents[id(first)], parents[id(second)]
    if root is other:
        return
    if min(other.mentions) < min(root.mentions):
        root, other = other, root
    for key, parent in list(parents.items()):
        if parent is other:
            parents[key] = root


def _merged(masked: Masked, shows: list[ShowFound], parents: dict[int, ShowFound]) -> list[ShowFound]:
    """The shows with their aliases; the name of one is whole where its first mention lacks the article (« du Bal »)."""
    kept = []
    for show in shows:
        root = parents[id(show)]
        if root is show:
            kept.append(show)
        else:
            root.mentions = sorted({*root.mentions, *show.mentions})
            if _is_bare(_Title.of(root.name), _Title.of(show.name)) and _is_contracted(masked, min(root.mentions)):
                root.name, show.name = show.name, root.name
            root.aliases.append(show.name)
    return kept


def _is_contracted(masked: Masked, place: tuple[int, int]) -> bool:
    """Whether the article of a title there is within the word before it (« du Bal »)."""
    return any(
        _CONTRACTED.search(masked.text, max(0, position - 5), position)
        for position, other in masked.places.items()
        if other == place
    )


def _shorter(title: _Title) -> tuple[str, str, str]:
    """What the plain form of the same title may be where it is shorter; `_is_same` tells whether it is."""
    return _initials(title), _ARTICLE.sub("", title.plain), title.unstressed


def _is_same(short: _Title, title: _Title) -> bool:
    return _is_acronym(short, title) or _is_bare(short, title) or _is_stressed(short, title)


def _is_acronym(short: _Title, title: _Title) -> bool:
    if not short.name.isupper() or len(short.name) < 3 or " " not in title.name:
        return False
    return short.plain == _initials(title)


def _initials(title: _Title) -> str:
    return "".join(word[0] for word in _SMALL.findall(title.plain))


def _is_bare(short: _Title, title: _Title) -> bool:
    """Whether one title is the other without its article (« du Négociateur »)."""
    if not 0 < len(title.name) - len(short.name) <= 4:
        return False
    return short.plain == _ARTICLE.sub("", title.plain) != title.plain


def _is_stressed(short: _Title, title: _Title) -> bool:
    """Whether one title is the other without the mark at its end (« Touche-le » and « Touche-le ! »)."""
    return title.name != short.name and title.unstressed == short.plain


def _bare(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()
