"""Patterns found by the beginnings of their matches: the same matches as `re` finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscrape.language.beginnings import Beginning

SOURCES = (
    r"\b(?:films?|(?:mini-?)?séries?)\b",
    r"(?<!\w)(?:(?:les|ses) )?(?P<first>\b(?:\d{1,2}(?!\d)|deux|un)) premières",
    r"(?<![\w-])(?:[A-C]\w+|é|le(?: la){0,2}) ?x?",
    r"\b(?:de){1,3}|\b(?:d'(?=u)un|(?>un)e?)",
    r"\b[dl]\w*? (?:\w+ )?la",
)
TEXTS = st.lists(
    st.sampled_from(
        [
            *"ab-'1９d é_xAB\n",
            "les ",
            "ses ",
            "deux ",
            "premières",
            "film",
            "série",
            "mini-",
            "la ",
            "de",
            "un",
            "𝐀",
            "日",
        ]
    )
).map("".join)


@pytest.mark.parametrize("source", SOURCES)
@given(text=TEXTS)
def test_finds_what_re_finds(source: str, text: str) -> None:
    found = [(match.span(), match.groups()) for match in Beginning(source).finditer(text)]
    assert found == [(match.span(), match.groups()) for match in re.finditer(source, text)]


@pytest.mark.parametrize("source", SOURCES)
@given(text=TEXTS)
def test_a_match_ends_where_re_says(source: str, text: str) -> None:
    end = len(text) // 2
    expected = any(re.compile(source).fullmatch(text, start, end) for start in range(end))
    assert Beginning(source).ends(text, 0, end) == expected


@pytest.mark.parametrize("source", [r"film", r"\b\w+", r"\b(?:a|\(b)", r"(?<!\w)(?:a|)", r"\b(?i:a)", r"\b(?=a)"])
def test_a_match_must_begin_with_a_known_word(source: str) -> None:
    with pytest.raises(ValueError, match="need not begin with a word"):
        Beginning(source)
