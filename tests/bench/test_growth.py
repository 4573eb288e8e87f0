"""The benchmark of long texts measures each kind of them."""

from __future__ import annotations

import pytest

from bench.growth import KINDS, rows, text_of


@pytest.mark.parametrize("pattern", KINDS.values(), ids=KINDS.keys())
@pytest.mark.parametrize("length", [1, 150, 600])
def test_a_text_has_the_length_asked_for(pattern: str, length: int) -> None:
    assert len(text_of(pattern, length)) == length


def test_what_varies_is_never_the_same_twice() -> None:
    assert text_of("Nom{} ", 24).split() == ["Nomaaaa", "Nomaaab", "Nomaaac"]


def test_every_kind_has_a_row() -> None:
    found = rows(600, rounds=1)
    assert [row.question for row in found] == list(KINDS)
    assert all(row.ours > 0 and row.peer > 0 for row in found)
