"""Input made to break a reader ends with annotations whose offsets hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

import pytest

from newsscrape.language.annotation import annotate_text
from newsscrape.record import Annotations, Mention

HEADLINE = "« Rive » revient pour une saison 2"
ODD = {
    "characters of icon fonts": "La série \ue003 (\ue003) : \ue001 incarne \ue002. \ue002 : \ue001 (\ue002), saison 2.",
    "halves of characters": "Netflix renouvelle « Ri\ud800ve » pour une saison 2 \udfff, avec Jean \ud83d Martin.",
    "control characters": "".join(map(chr, range(32))) + "Netflix\x00renouvelle\x1cRive\x85\u2028 pour la saison 2.",
    "from right to left": "\u202eNetflix renouvelle « שלום » pour la saison 2.\u200f",
    "emoji": "Netflix 😀 renouvelle « 😀 Rive 😀 » 🇫🇷 pour 2️⃣ saisons.",
    "letters that grow in lower case": "İstanbul renouvelle « İİ Rive » pour une saison 2 sur NETFLİX.",
    "Windows line ends": "Netflix renouvelle « Rive ».\r\n\r\nLa saison 2 arrive en mars.\r\n\r\nTF1 aussi.",
    "punctuation": "... !!! ??? « » ( ) ; : — –",
    "quotes within quotes": '« « « Rive » » » "«“Rive”»" « “ Rive ” »',
    "many zeros": "un virgule " + "zéro " * 5_000,
    "many scales": "2,5 " + "milliards " * 3_000 + "de dollars et trois " + "milliards " * 60 + "de vues",
    "many numbers in words": "cinq cents millions " * 2_000,
    "many tens": "quatre-vingt-" * 2_000,
    "many numbers": "500 millions " * 2_000,
    "an impossible week": "le 5000000e mardi de mars 2025, la 900000e semaine de mai, il y a 3000 semaines",
    "digits of no value": "la saison ², 4² épisodes, ①② épisodes, saison ٤, le ٢ mars ٢٠٢٥, saison 0, 0/0, 99h99",
}


@pytest.mark.parametrize("day", [None, "2025-03-01", "0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("body", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_read(body: str, day: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsscrape.language.annotation.is_french", lambda _: True)
    found = annotate_text(body, headline=HEADLINE, published_at=date.fromisoformat(day) if day else None)
    assert _misplaced(found, body) == []
    assert Annotations.model_validate_json(found.model_dump_json()) == found


def _misplaced(found: Annotations, body: str) -> list[Mention]:
    """The mentions that name nothing, and the figures whose text is not that of their place."""
    texts = {"headline": HEADLINE, "body": body}
    wrong = [m for m in _mentions(found) if not texts[m.field][m.start : m.end].strip()]
    figures = chain(found.dates, found.money, found.minutes, found.figures)
    return wrong + [
        Mention(field=f.field, start=f.start, end=f.end) for f in figures if texts[f.field][f.start : f.end] != f.text
    ]


def _mentions(found: Annotations) -> Iterator[Mention]:
    for key in ("shows", "actors", "crew", "characters", "platforms", "organizations"):
        for entity in getattr(found, key):
            yield from entity.mentions
    yield from (event.evidence for event in found.events)
