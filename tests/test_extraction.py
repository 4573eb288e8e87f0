"""The public functions: the same bytes for the same page, offsets that hold, reasons for what is no article."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import normalize

import pytest

from fixtures.serve import SITE
from newsscrape import Article, annotate, extract, extract_many, read_page
from newsscrape.cues import Cue
from newsscrape.errors import NotAnArticle

HOME = "https://leserigraphe.com/"
WHEN = datetime(2025, 10, 6, 8, tzinfo=UTC)
PAGES = sorted(SITE.glob("2*/*/*/*/index.html"))


def address(path: Path) -> str:
    return f"{HOME}{path.parent.relative_to(SITE).as_posix()}/"


def pages() -> Iterator[tuple[bytes, str]]:
    yield from ((path.read_bytes(), address(path)) for path in PAGES)


@pytest.mark.parametrize("path", PAGES[::6], ids=lambda path: path.parent.name)
def test_same_page_same_bytes(path: Path) -> None:
    html, url = path.read_bytes(), address(path)
    first = extract(html, url, fetched_at=WHEN).to_json()
    assert extract(html, url, fetched_at=WHEN).to_json() == first
    assert extract(html.decode(), url, fetched_at=WHEN).to_json() == first
    assert Article.from_json(first).to_json() == first


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_bundled_article(path: Path) -> None:
    article = extract(path.read_bytes(), address(path), fetched_at=WHEN)
    assert article.canonical_url == address(path)
    assert article.published_on == "-".join(path.parts[-5:-2])
    assert article.language == "fr"
    assert article.section in {"News", "Séries"}
    assert article.related
    assert article.shows
    strangers = (
        "Advertisement",
        "Plus de lecture",
        "À lire aussi",
        "Sur le même sujet",
        "e-mail",
        "Columbo",
        "cookies",
    )
    assert [text for text in (article.headline, *strangers) if text in article.body] == []


def test_accents_apart_from_their_letters_change_nothing() -> None:
    path = SITE / "2025/10/04/prime-video-renouvelle-ballard-pour-une-saison-2/index.html"
    html = normalize("NFC", path.read_text("utf-8"))
    records = [extract(form, address(path), fetched_at=WHEN).to_json() for form in (html, normalize("NFD", html))]
    assert records[0] == records[1]


DECLARED = r"""<script type="application/ld+json">{"@type": "NewsArticle", "url": "https://leserigraphe.com/\ud800",
"author": "A\udc00", "articleSection": "S\udfff", "keywords": ["k\ud800"], "description": "d\ud800", "articleBody":
"%s", "image": {"url": "https://leserigraphe.com/\udbff.jpg", "caption": "c\ud800"}}</script>"""


@pytest.mark.parametrize("shown", ["<p>Texte.</p>", f"<p>{'La chaîne renouvelle la série. ' * 40}</p>"])
def test_halves_of_characters_give_a_record_that_can_be_written(shown: str) -> None:
    declared = DECLARED % (r"La série \ud83d revient en \udfff mars. " * 40)
    html = f"<html lang=fr><head><title>La série revient</title>{declared}</head><h1>La série revient</h1>{shown}"
    article = extract(html, f"{HOME}a", fetched_at=WHEN)
    assert article.tags == ["k\ufffd"]
    assert "\ufffd" in article.to_json().encode().decode()


def test_offsets_name_what_they_say() -> None:
    named = 0
    for article in extract_many(pages()):
        texts = {"headline": article.headline, "body": article.body}
        for figure in (*article.dates, *article.money, *article.minutes, *article.figures):
            assert texts[figure.field][figure.start : figure.end] == figure.text
            named += 1
        for platform in article.platforms:
            for mention in platform.mentions:
                surface = texts[mention.field][mention.start : mention.end]
                assert surface == surface.strip() != ""
                named += 1
    assert named > 100


def test_offsets_count_code_points() -> None:
    annotations = annotate("🎬🎬 Netflix a payé 2 M€.", headline="", published_at="2025-10-04")
    (sum_,) = annotations.money
    assert (sum_.start, sum_.end, sum_.amount) == (18, 22, 2_000_000)


def test_extract_many_keeps_order_in_any_number_of_processes() -> None:
    def records(processes: int) -> list[str]:
        listing = ((SITE / "index.html").read_bytes(), HOME)
        articles = extract_many([listing, *pages()], processes=processes)
        return [article.model_copy(update={"fetched_at": "2025-10-06T08:00:00Z"}).to_json() for article in articles]

    one = records(1)
    assert len(one) == len(PAGES)
    assert records(2) == one


@pytest.mark.parametrize("processes", [1, 2])
def test_a_page_without_an_address_costs_no_other_page(processes: int) -> None:
    html = (
        f"<html lang=fr><title>La série revient</title><h1>La série revient</h1><p>{'Elle revient en mars. ' * 30}</p>"
    )
    given = ("", "ftp://a.fr/b", "https://[", f"{HOME}a", "b", f"{HOME}b")
    articles = extract_many([(html, url) for url in given], processes=processes)
    assert [article.url for article in articles] == [f"{HOME}a", f"{HOME}b"]


@pytest.mark.parametrize("processes", [0, -1])
def test_extract_many_needs_a_process(processes: int) -> None:
    with pytest.raises(ValueError, match=f"processes is {processes}"):
        next(extract_many([], processes=processes))


SHELL = (
    '<!doctype html><html><head><title>Télé</title></head><body><div id="root"></div><script src="/app.js"></script>'
)
CHALLENGE = (
    "<!doctype html><html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to "
    'continue</noscript><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>'
)


@pytest.mark.parametrize(
    ("html", "path", "reasons"),
    [
        ((SITE / "index.html").read_text(), "", {"listing"}),
        ((SITE / "category/news/index.html").read_text(), "category/news/", {"listing"}),
        ((SITE / "category/series/index.html").read_text(), "category/series/", {"listing"}),
        ((SITE / "404.html").read_text(), "2025/10/01/perdu/", {"error"}),
        (SHELL, "2025/10/01/coquille/", {"shell"}),
        (CHALLENGE, "2025/10/01/defi/", {"challenge"}),
        ("%PDF-1.7 \x00\x01", "2025/10/01/dossier.pdf", {"not_html"}),
        ("", "2025/10/01/vide/", {"empty"}),
    ],
)
def test_no_article_says_why(html: str, path: str, reasons: set[str]) -> None:
    with pytest.raises(NotAnArticle) as caught:
        read_page(html, HOME + path)
    assert caught.value.reason in reasons
    assert caught.value.url == HOME + path
    assert str(caught.value).startswith(f"{HOME}{path} holds no article: ")


def test_naive_clock_is_refused() -> None:
    html, url = next(pages())
    with pytest.raises(ValueError, match="no time zone"):
        extract(html, url, fetched_at=datetime(2025, 10, 6))


@pytest.mark.parametrize(
    "cue", [Cue("body", 3, 13, "italic"), Cue("headline", 0, 1, "bold"), Cue("body", 5, 2, "link")]
)
def test_a_cue_beyond_its_text_is_refused(cue: Cue) -> None:
    with pytest.raises(ValueError, match=f"does not lie within the {cue.field}"):
        annotate("Rive revient", cues=[cue])


def test_malformed_day_is_refused() -> None:
    with pytest.raises(ValueError, match="'hier' is no ISO 8601 day"):
        annotate("Hier soir, TF1.", published_at="hier")
