"""Addresses: absolute, without tracking, canonical where that is sane."""

from __future__ import annotations

import pytest

from newsscrape.page.addresses import absolute, canonical_of, same_page, site_of, without_tracking

HERE = "https://www.chaine.example/series/le-phare?page=2"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/a", "https://www.chaine.example/a"),
        ("b", "https://www.chaine.example/series/b"),
        ("//autre.example/c", "https://autre.example/c"),
        ("HTTP://autre.example/C", "http://autre.example/C"),
        (" /a b\n", "https://www.chaine.example/a%20b"),
        ("#suite", None),
        ("mailto:a@chaine.example", None),
        ("javascript:void(0)", None),
        ("https://[", None),
        ("\x01http://autre.example/", None),
        ("https://chaine.example:99999/a", None),
        ("https://chaine.example:port/a", None),
        ("https://chaine.example:8080/a", "https://chaine.example:8080/a"),
        ("", None),
    ],
)
def test_absolute(href: str, expected: str | None) -> None:
    assert absolute(href, HERE) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x?utm_source=rss&id=3#haut", "https://a.example/x?id=3"),
        ("https://a.example/x?fbclid=1", "https://a.example/x"),
        ("https://a.example/?p=12", "https://a.example/?p=12"),
    ],
)
def test_without_tracking(url: str, expected: str) -> None:
    assert without_tracking(url) == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://www.chaine.example/series/le-phare", "https://www.chaine.example/series/le-phare"),
        ("/series/le-phare", "https://www.chaine.example/series/le-phare"),
        ("https://m.chaine.example/le-phare", "https://m.chaine.example/le-phare"),
        ("https://www.chaine.example/", HERE),
        ("https://autre.example/le-phare", HERE),
        ("https://www.chaine.example:99999/le-phare", HERE),
        (None, HERE),
    ],
)
def test_canonical(href: str | None, expected: str) -> None:
    assert canonical_of(HERE, href) == expected


def test_same_page_and_site() -> None:
    assert same_page("http://chaine.example/a/?utm_source=x#y", "https://www.chaine.example/a")
    assert not same_page("https://chaine.example/a?id=1", "https://chaine.example/a?id=2")
    assert site_of("https://actu.chaine.co.uk/a") == "chaine.co.uk"
