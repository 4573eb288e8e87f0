"""Title roles: « avec P dans le rôle-titre » of a show that bears a person's name ties the two."""

from __future__ import annotations

from collections.abc import Iterator

from newsscrape.language.beginnings import Beginning
from newsscrape.language.grammar import pattern
from newsscrape.language.masking import CHARACTER, PERSON, SHOW, Masked
from newsscrape.language.people.cast import Pair
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.people.gender import LISTED, gender_of
from newsscrape.language.people.names import strip_rank
from newsscrape.language.reading import Span

_TITLE_ROLE = Beginning(pattern("cast", "title_role").pattern)
_INITIALS = pattern("cast", "initials")
FAR = 300
"""Characters between a title role and a show of an earlier sentence that it may be of."""
MOST_WORDS = 3
"""Words of the longest title that is taken for somebody's name."""


def title_roles(masked: Masked, clauses: Clauses) -> Iterator[Pair]:
    """The positions of who plays a title role and of the show that it is of; none where the sentence names the role."""
    text = masked.text
    for match in _TITLE_ROLE.finditer(text):
        low, high = clauses.around(match.start())
        actor = text.rfind(PERSON, low, match.start())
        actor = actor if actor >= 0 else text.find(PERSON, match.end(), high)
        show = text.rfind(SHOW, max(0, low - FAR), match.start())
        show = show if show >= 0 else text.find(SHOW, match.end(), high)
        if actor >= 0 and show >= 0 and CHARACTER not in text[low:high]:
            yield actor, show


def named_after(text: str, place: tuple[int, int]) -> Span | None:
    """Whoever a title at a place is the name of, without rank; None where it is none.

    >>> text = "Capitaine Delmas"
    >>> named_after(text, (0, 16)), named_after("Plus belle la vie", (0, 17))
    (Span(start=10, end=16, label='CHARACTER'), None)
    """
    whole = Span(*place, "CHARACTER")
    span = strip_rank(text, whole)
    words = text[span.start : span.end].split()
    if not 0 < len(words) <= MOST_WORDS or not all(word[0].isupper() for word in words):
        return None
    is_name = (
        span != whole or gender_of(words[0]) in LISTED or (len(words) > 1 and _INITIALS.fullmatch(words[0].lower()))
    )
    return span if is_name else None
