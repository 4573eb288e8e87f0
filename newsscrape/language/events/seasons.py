"""Which numbered seasons a text speaks of, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsscrape.language.beginnings import Beginning
from newsscrape.language.gazetteer import fold
from newsscrape.language.ordinals import spelt_ordinals
from newsscrape.language.shows.seasons import HIGHEST

_NUMBER = {fold(word): number for word, number in spelt_ordinals(HIGHEST).items()} | {"inaugurale": 1}
_CARDINAL = {w: i for i, w in enumerate("deux trois quatre cinq six sept huit neuf dix".split(), 2)}
_WORDS = "|".join(sorted(_NUMBER, key=len, reverse=True)).replace(" ", r"\ ")
_ORDINAL = rf"(?<![\w-])(?:{_WORDS}|\d{{1,2}}\ ?(?:eme|ere|nde|re|e))"
_NOUN = r"(?:saisons?|salves?|volets?|livraisons?|fournees?|volees?|cuvees?)"
_SEASON = Beginning(
    rf"""
      \bsaisons?\ (?P<from>\d{{1,2}})(?!\d|-\d{{4}})
        (?:\ ?(?P<link>et|,|a|-|&|ou)\ ?(?P<to>\d{{1,2}})(?!\d|[.,:h/]\d|\ ?%|\ (?:m|episodes|h\b|[a-z]+\ \d{{4}})))?
    | \b(?P<ordinal>{_ORDINAL})(?:(?:,?\ et\ |\ )(?:derniere|ultime|avant-derniere|nouvelle|toute|grande|courte|et))*
        (?:\ et\ (?P<other>{_ORDINAL}))?\ {_NOUN}\b
    | \b(?:les|ses|aux|des|leurs)\ (?P<count>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d)\ premieres\ saisons\b
    | \bsaison\ (?P<named>inaugurale|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b
    | \b(?:la|sa|une|cette|d'une)\ (?P<bare>(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix)ieme)
        (?=\ (?:avait|a|sera|est|s'|n'|compte|arrive|refermera|devrait|et\ derniere|debut|commen|reun)|\ ?[,.;:?])
    | \b(?:la|sa|cette)\ (?P<first>premiere)(?=\ (?:avait|ne|n'|comptait|s'etait)|,\ (?:qui|diffus|lanc|mise))
    | \bs(?P<short>0[1-9]|1\d)(?:e\d\d)?\b
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class SeasonSpan:
    """A stretch that names one season or several."""

    start: int
    end: int
    numbers: tuple[int, ...]


def seasons_in(folded: str) -> Iterator[SeasonSpan]:
    """The seasons named in a folded text in lower case, in its order.

    >>> [span.numbers for span in seasons_in("apres la troisieme et derniere saison, les saisons 5 et 6")]
    [(3,), (5, 6)]
    """
    for match in _SEASON.finditer(folded):
        numbers = tuple(_numbers(match))
        if numbers and max(numbers) <= HIGHEST:
            yield SeasonSpan(match.start(), match.end(), numbers)


def _numbers(match: re.Match[str]) -> list[int]:
    if match["from"]:
        first, last = int(match["from"]), int(match["to"] or match["from"])
        spread = match["link"] in ("a", "-") and first < last < first + 30
        return list(range(first, last + 1)) if spread else sorted({first, last})
    if match["count"]:
        count = match["count"]
        return list(range(1, (int(count) if count.isdigit() else _CARDINAL[count]) + 1))
    if match["named"]:
        return [1 if match["named"] in ("inaugurale", "un") else _CARDINAL[match["named"]]]
    if match["short"]:
        return [int(match["short"])]
    words = (match["ordinal"], match["other"], match["bare"], match["first"])
    return [_ordinal(word) for word in words if word]


def _ordinal(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _NUMBER[word]
