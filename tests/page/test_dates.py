"""When the article was published and changed, on small pages: one row a way of saying so."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newsscrape.page.dates_reading import Clock, read_dates, read_stamp
from newsscrape.page.reading import read
from tests.page.building import URL, article, read_html

NOW = datetime(2025, 10, 6, 10, 0, tzinfo=UTC)
CLOCK = Clock(ZoneInfo("Europe/Paris"), NOW)

LINES = {
    "Publié le samedi 4 octobre 2025 à 09h12": ("2025-10-04T09:12:00+02:00", None),
    "Publié le 4 octobre 2025 à 09h12, mis à jour le 5 octobre 2025 à 18h30": (
        "2025-10-04T09:12:00+02:00",
        "2025-10-05T18:30:00+02:00",
    ),
    "Samedi 4 octobre 2025 · 09h12 · Mis à jour à 18h10": (
        "2025-10-04T09:12:00+02:00",
        "2025-10-04T18:10:00+02:00",
    ),
    "Mis à jour le 05/10/2025 à 18:30 | Publié le 04/10/2025 à 09:12": (
        "2025-10-04T09:12:00+02:00",
        "2025-10-05T18:30:00+02:00",
    ),
    "Par Anne Roy, le 4 oct. 2025 à 9 h": ("2025-10-04T09:00:00+02:00", None),
    "04/10/2025": ("2025-10-04", None),
    "4.10.25 – 09h12": ("2025-10-04T09:12:00+02:00", None),
    "Le samedi 4 octobre 2025 à 9 heures 12": ("2025-10-04T09:12:00+02:00", None),
    "sam. 4 oct. 2025 · 4 min de lecture": ("2025-10-04", None),
    "à 09:12 le 04/10/2025": ("2025-10-04T09:12:00+02:00", None),
    "Publié le 4 octobre 2025, à 9 h 12": ("2025-10-04T09:12:00+02:00", None),
    "Publié à 09h12, le 4 octobre 2025": ("2025-10-04T09:12:00+02:00", None),
    "Publié hier à 18h": ("2025-10-05T18:00:00+02:00", None),
    "il y a 3 heures": ("2025-10-06", None),
    "Il y a 2 jours": ("2025-10-04", None),
    "Publié le 1er août 2025": ("2025-08-01", None),
    "Publié le 4 janvier 2025 à 00h30": ("2025-01-04T00:30:00+01:00", None),
    "Mise en ligne : 2025-10-04 09:12": ("2025-10-04T09:12:00+02:00", None),
    "Posted on October 4th, 2025 at 9:12 pm": ("2025-10-04T21:12:00+02:00", None),
    "2025-10-04T09:12:00Z": ("2025-10-04T11:12:00+02:00", None),
    "2025-10-04T23:12:00.000Z": ("2025-10-05T01:12:00+02:00", None),
    "Publié le 2025-10-03T21:12:00-05:00": ("2025-10-03T21:12:00-05:00", None),
    "2025-10-04T00:00:00Z": ("2025-10-04", None),
    "2025-10-04T09:75:00Z": ("2025-10-04", None),
    "2025-10-04T09:12:00+9900": ("2025-10-04", None),
    "Publié le 4 octobre 2025 à 09h12 GMT": ("2025-10-04T11:12:00+02:00", None),
    "Publié le 4 octobre 2025 à 09h12 GMT+2": ("2025-10-04T09:12:00+02:00", None),
}

NO_DATES = [
    "Diffusé le 4 octobre 2025 sur France 2",
    "À partir du 4 octobre 2025",
    "Publié le 31/02/2025",
    "Publié le 4 octobre 2035",
    "© 2025 La Chaîne",
    "4,5/5 sur 12 avis",
]

STAMPS = {
    "2025-10-04T09:12:00Z": "2025-10-04T11:12:00+02:00",
    "2025-10-04T23:30:00+00:00": "2025-10-05T01:30:00+02:00",
    "2025-10-04T09:12:00.123+0200": "2025-10-04T09:12:00+02:00",
    "2025-10-04T22:30:00-05:00": "2025-10-04T22:30:00-05:00",
    "2025-10-04 09:12": "2025-10-04T09:12:00+02:00",
    "Sat, 04 Oct 2025 09:12:00 GMT": "2025-10-04T11:12:00+02:00",
    "1759561920": "2025-10-04T09:12:00+02:00",
    "1759561920000": "2025-10-04T09:12:00+02:00",
    "20251004": "2025-10-04",
    "2025-10-04T00:00:00+02:00": "2025-10-04",
    "4 octobre 2025": "2025-10-04",
    "4. Oktober 2025": "2025-10-04",
    "sabato 4 ottobre 2025, 09:12": "2025-10-04T09:12:00+02:00",
    "ottobre 2025": None,
    "0001-01-01T00:00:00": None,
    "2025-13-45": None,
    "demain": None,
}


@pytest.mark.parametrize(("line", "expected"), LINES.items(), ids=LINES.keys())
def test_line_near_the_headline(line: str, expected: tuple[str, str | None]) -> None:
    page = read(article(before=f'<div class="meta">{line}</div>'), URL, fetched_at=NOW)
    published, modified = expected
    assert (page.published_at or page.published_on, page.modified_at) == (published, modified)
    assert page.published_on == published[:10]


@pytest.mark.parametrize("line", NO_DATES)
def test_line_that_does_not_date_the_article(line: str) -> None:
    page = read(article(before=f"<p>{line}</p>"), URL, fetched_at=NOW)
    assert (page.published_on, page.published_at, page.modified_on) == (None, None, None)


@pytest.mark.parametrize(("stamp", "expected"), STAMPS.items(), ids=STAMPS.keys())
def test_value_for_machines(stamp: str, expected: str | None) -> None:
    moment = read_stamp(stamp, CLOCK)
    told = moment and (moment.at.isoformat() if moment.at else moment.on.isoformat())
    assert told == expected


def _ld(**dates: str) -> str:
    pairs = "".join(f',"{key}":"{value}"' for key, value in dates.items())
    return f'<script type="application/ld+json">{{"@type":"NewsArticle"{pairs}}}</script>'


SOURCES = {
    "JSON-LD": (_ld(datePublished="2025-10-04T09:12:00+02:00"), ""),
    "Open Graph": ('<meta property="article:published_time" content="2025-10-04T07:12:00+00:00">', ""),
    "Dublin Core": ('<meta name="DC.date.issued" content="2025-10-04T09:12:00+02:00">', ""),
    "microdata": ("", '<meta itemprop="datePublished" content="2025-10-04T09:12:00+02:00">'),
    "time": ("", '<p>Par Anne Roy <time datetime="2025-10-04T09:12:00+02:00">samedi</time></p>'),
    "time of the day beside": ("", '<p><time datetime="2025-10-04">le 4 octobre 2025 à 09h12</time></p>'),
    "data attribute": ("", '<span class="date" data-timestamp="1759561920">avant-hier</span>'),
    "JSON-LD of the day, time shown": (_ld(datePublished="2025-10-04"), "<p>Publié le 04/10/2025 à 09h12</p>"),
    "JSON-LD that repeats the change": (
        _ld(datePublished="2025-10-05T18:30:00+02:00", dateModified="2025-10-05T18:30:00+02:00"),
        "<p>Publié le 4 octobre 2025 à 09h12</p>",
    ),
    "day of the site shown": (
        '<meta property="article:published_time" content="2025-10-04T07:12:00Z">',
        '<p class="date">4 octobre 2025</p>',
    ),
}


@pytest.mark.parametrize(("head", "before"), SOURCES.values(), ids=SOURCES.keys())
def test_witness(head: str, before: str) -> None:
    page = read(article(head=head, before=before), URL, fetched_at=NOW)
    assert page.published_at == "2025-10-04T09:12:00+02:00"
    assert page.published_on == "2025-10-04"


FOREIGN = {
    "comment": '<div id="comments"><h3>1 commentaire</h3><p>Léa, le 12/09/2025 à 10h</p></div>',
    "related card": '<div class="related"><a href="/x"><h4>Les Marées, la suite arrive bientôt</h4></a>'
    '<time datetime="2025-09-01">1er septembre 2025</time></div>',
    "side column": '<aside><p class="date">12 septembre 2025</p><a href="/x">Les Marées</a></aside>',
    "embed": '<blockquote class="twitter-tweet"><p>Oui !</p><a href="https://x.com/a">12/09/2025</a></blockquote>',
}


@pytest.mark.parametrize("after", FOREIGN.values(), ids=FOREIGN.keys())
def test_date_of_something_else(after: str) -> None:
    page = read(article(after=after), URL, fetched_at=NOW)
    assert page.published_on is None


ENDS = {
    "signed": ("<p>Anne Roy, le 4 octobre 2025</p>", "2025-10-04", None),
    "at a place": ("<p>Brest, le 4 octobre 2025</p>", "2025-10-04", None),
    "changed below": (
        "<p>Anne Roy - 04/10/2025</p><p>Dernière mise à jour : 05/10/2025</p>",
        "2025-10-04",
        "2025-10-05",
    ),
    "far below": ("<h4>Le saviez-vous ?</h4><p>Le port est grand.</p><p>Brest, le 4 octobre 2025</p>", None, None),
}


@pytest.mark.parametrize(("after", "published", "modified"), ENDS.values(), ids=ENDS.keys())
def test_line_that_signs_at_the_end(after: str, published: str | None, modified: str | None) -> None:
    page = read_html(article(after=after))
    assert (page.published_on, page.modified_on) == (published, modified)


def test_lines_set_below_each_other_by_style_in_a_paragraph() -> None:
    line = "<p><span>Publié le 4 octobre 2025 à 14 h HAE</span><span>Mis à jour le 5 octobre 2025 à 15 h HAE</span></p>"
    page = read_html(article(before=line))
    assert (page.published_on, page.modified_on) == ("2025-10-04", "2025-10-05")


def test_the_change_alone_dates_the_page_with_a_warning() -> None:
    page = read_html(article(before='<p class="date">Mis à jour le 4 octobre 2025 à 9h</p>'))
    assert (page.published_at, page.published_on) == (None, "2025-10-04")
    assert page.modified_at == "2025-10-04T09:00:00+02:00"
    assert page.warnings == ["published_on_is_last_change"]


def test_a_change_before_the_publication_is_none() -> None:
    head = _ld(datePublished="2025-10-04T09:12:00Z", dateModified="2025-10-03T09:12:00Z")
    page = read_html(article(head=head))
    assert page.modified_at is None
    assert page.modified_on is None


SHOWN_BESIDE = {
    "a later change": (
        "Publié le 4 octobre 2025 à 9h12 | mis à jour le 5 octobre 2025 à 18h30",
        "2025-10-05T18:30:00+02:00",
    ),
    "the same minute": ("Publié le 4 octobre 2025 à 9h12", None),
}


@pytest.mark.parametrize(("line", "modified"), SHOWN_BESIDE.values(), ids=SHOWN_BESIDE.keys())
def test_a_change_declared_at_the_publication_is_none(line: str, modified: str | None) -> None:
    stamp = "2025-10-04T09:12:33+02:00"
    head = _ld(datePublished=stamp, dateModified=stamp)
    page = read(article(head=head, before=f"<p>{line}</p>"), URL, fetched_at=NOW)
    assert (page.published_at, page.modified_at) == (stamp, modified)


def test_zone_of_a_site_elsewhere() -> None:
    html = article(head=_ld(datePublished="2025-10-05T02:00:00Z")).replace('lang="fr"', 'lang="fr-CA"')
    page = read_html(html)
    assert (page.published_at, page.published_on) == ("2025-10-04T22:00:00-04:00", "2025-10-04")


def test_month_first_in_american_pages() -> None:
    clock = Clock(ZoneInfo("UTC"), NOW, month_first=True)
    assert [str(d.moment.on) for d in read_dates("10/04/2025 and 25/12/2024", clock)] == ["2025-10-04", "2024-12-25"]
