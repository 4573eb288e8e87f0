"""Which addresses are one article's, and what counts as a change of it."""

import pytest

from newsscrape.archive.identity import address_key, content_hash
from newsscrape.record import Page, RelatedLink

ARTICLE = "https://site.example/2025/10/04/le-titre/"


@pytest.mark.parametrize(
    "other",
    [
        "http://site.example/2025/10/04/le-titre",
        "https://www.site.example/2025/10/04/le-titre/#suite",
        "https://m.site.example/2025/10/04/le-titre/",
        "https://mobile.site.example/2025/10/04/le-titre",
        "https://SITE.example:443/2025/10/04/le-titre/?utm_source=rss&fbclid=x",
        "https://site.example/2025/10/04/le-titre/amp/",
        "https://site.example/amp/2025/10/04/le-titre/",
        "https://amp.site.example/2025/10/04/le-titre?outputType=amp",
        "https://site.example/2025/10/04/le-titre/?amp=1",
        "https://site.example/2025/10/04/le%2Dtitre/",
        "https://site.example/2025/10/04/le-titre/index.html",
    ],
)
def test_addresses_of_one_article_share_their_key(other: str) -> None:
    assert address_key(other) == address_key(ARTICLE)


@pytest.mark.parametrize(
    "other",
    [
        "https://site.example/2025/10/04/le-titre-2/",
        "https://site.example/2025/10/05/le-titre/",
        "https://site.example/2025/10/04/le-titre/?page=2",
        "https://tele.site.example/2025/10/04/le-titre/",
        "https://site.example:8080/2025/10/04/le-titre/",
        "https://site.example/2025/10/04/le-titre/ampleur",
    ],
)
def test_addresses_of_other_pages_differ(other: str) -> None:
    assert address_key(other) != address_key(ARTICLE)


def test_key_of_a_key_address_is_itself() -> None:
    key = address_key("http://m.site.example/é/amp/amp/?b=2&a=1")
    assert address_key(f"https://{key}") == key


def page(**changes: object) -> Page:
    values: dict[str, object] = dict.fromkeys(Page.model_fields) | {
        "url": ARTICLE,
        "canonical_url": ARTICLE,
        "site": "site.example",
        "headline": "Le titre",
        "body": "Un texte.",
        **{key: [] for key in ("authors", "tags", "sources", "related")},
    }
    return Page(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "is_changed"),
    [
        ({"body": "Un autre texte."}, True),
        ({"headline": "Un autre titre"}, True),
        ({"summary": "Un chapô."}, True),
        ({"authors": ["Ada Lovelace"]}, True),
        ({"url": ARTICLE + "amp/"}, False),
        ({"modified_at": "2025-10-05T08:00:00+02:00", "modified_on": "2025-10-05"}, False),
        ({"related": [RelatedLink(url=ARTICLE, title="Ailleurs", teaser=None)]}, False),
    ],
)
def test_only_content_counts_as_a_change(changes: dict[str, object], is_changed: bool) -> None:
    assert (content_hash(page(**changes)) != content_hash(page())) is is_changed
