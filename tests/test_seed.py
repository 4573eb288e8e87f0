"""The article that must come out right: every fact that it states, and nothing that it does not."""

from datetime import UTC, datetime

import pytest

from fixtures.serve import SITE
from newsscrape import Article, extract

ADDRESS = "https://leserigraphe.com/2025/10/04/prime-video-renouvelle-ballard-pour-une-saison-2/"


@pytest.fixture(scope="module")
def article() -> Article:
    page = (SITE / ADDRESS.removeprefix("https://leserigraphe.com/") / "index.html").read_bytes()
    return extract(page, ADDRESS, fetched_at=datetime(2025, 10, 6, 8, tzinfo=UTC))


def test_page(article: Article) -> None:
    assert article.headline == "Prime Video renouvelle Ballard pour une saison 2"
    assert article.section == "News"
    assert article.authors == ["Noé Tavernier"]
    assert article.tags == ["Ballard", "Bosch", "Prime Video"]
    assert (article.published_at, article.published_on) == ("2025-10-04T09:12:00+02:00", "2025-10-04")
    assert [source.url for source in article.sources] == ["https://presse-ecran.example/ballard-renewed-season-2"]


def test_body_is_the_article_alone(article: Article) -> None:
    paragraphs = article.body.split("\n\n")
    assert paragraphs[0].startswith("Bonne surprise pour les amateurs de Bosch")
    assert paragraphs[-1].endswith("une franchise née des romans policiers de Connelly.")
    assert "Une première saison plébiscitée" in paragraphs
    strangers = ("Advertisement", "spot_img", "Source", "Plus de lecture", "À lire aussi", "cookies", "Noé Tavernier")
    assert [text for text in (article.headline, *strangers, "saison 3", "Brumaire") if text in article.body] == []


def test_related(article: Article) -> None:
    assert len([link for link in article.related if link.title and link.teaser]) >= 6
    assert len({link.url for link in article.related}) == len(article.related) == 8
    assert all(link.url.startswith("https://leserigraphe.com/2025/") for link in article.related)


def test_shows(article: Article) -> None:
    shows = {show.name: show for show in article.shows}
    assert set(shows) == {"Ballard", "Bosch"}
    assert (shows["Ballard"].kind, shows["Ballard"].seasons) == ("series", [1, 2])
    assert [platform.id for platform in article.platforms] == ["prime-video"]


def test_people(article: Article) -> None:
    assert {actor.name: actor.characters for actor in article.actors} == {
        "Maggie Q": ["Renée Ballard"],
        "Titus Welliver": ["Harry Bosch"],
        "Courtney Taylor": [],
        "Michael Mosley": [],
        "Rebecca Field": [],
        "Victoria Moroles": [],
        "Amy Hill": [],
        "John Carroll Lynch": [],
    }
    assert {member.name: sorted(member.jobs) for member in article.crew} == {
        "Michael Connelly": ["author", "producer"],
        "Henrik Bastin": ["producer"],
        "Michael Alaimo": ["producer"],
        "Kendall Sherwood": ["producer"],
        "Trish Hofmann": ["producer"],
    }
    assert {character.name for character in article.characters} == {"Renée Ballard", "Harry Bosch"}


def test_organizations(article: Article) -> None:
    assert {organization.name for organization in article.organizations} == {
        "Amazon MGM Studios",
        "California Film Commission",
        "Nielsen",
        "Rotten Tomatoes",
        "LAPD",
        "Fabel Entertainment",
    }


def test_numbers(article: Article) -> None:
    assert [(date.from_, date.to, date.precision) for date in article.dates] == [
        ("2025-07-09", "2025-07-09", "day"),
        ("2025-07-21", "2025-07-27", "week"),
        ("2025-08-01", "2025-08-31", "month"),
    ]
    assert [(sum_.amount, sum_.currency) for sum_ in article.money] == [(14_840_000, "USD")]
    assert [(m.minutes, m.kind) for m in article.minutes] == [(2_500_000_000, "viewed"), (619_000_000, "viewed")]
    figures = [(figure.value, figure.unit, figure.of) for figure in article.figures]
    assert figures == [(100, "percent", "Rotten Tomatoes"), (4, "rank", "Top 10 Nielsen")]


def test_events(article: Article) -> None:
    told = {
        (event.type, event.season, event.date, event.certainty, event.show, event.platform, event.person)
        for event in article.events
    }
    assert told == {
        ("renewal", 2, None, "reported", "Ballard", "prime-video", None),
        ("release", 1, "2025-07-09", "confirmed", "Ballard", "prime-video", None),
        ("audience", 1, None, "confirmed", "Ballard", "prime-video", None),
        ("audience", None, None, "confirmed", "Ballard", "prime-video", None),
    }
