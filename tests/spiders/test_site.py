"""Sites as data."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from newsscrape import Selectors
from spiders.listing import path_of
from spiders.site import DEFAULT_ARTICLE, SiteError, all_sites, load_site, make_site


def test_every_site_file_loads() -> None:
    sites = {site.name: site for site in all_sites()}
    assert "leserigraphe" in sites
    assert len(sites) >= 16
    assert not any(site.checked for site in sites.values())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('title = "T"\ndomain = "t.fr"\nfeed = "/feed/"', "unknown key 'feed'; known are .*feeds"),
        ('title = "T"', "'domain' must be given"),
        ('title = "T"\ndomain = "t.fr"\nfeeds = "/feed/"', "'feeds' must be a list of strings"),
        ('title = "T"\ndomain = "t.fr"\npages = "many"', "'pages' must be of type int"),
        ('title = "T"\ndomain = "t.fr"\narticle = "("', "'article' is no regular expression"),
        ('title = "T"\ndomain = "t.fr"\ntimezone = "Europe/Lutece"', "'timezone' 'Europe/Lutece' is unknown"),
        ('title = "T"\ndomain = "t.fr"\nselectors = "p"', "'selectors' must be a table"),
        ('title = "T"\ndomain = "t.fr"\n[selectors]\nbodi = "p"', "unknown selector 'bodi'; known are headline, body"),
        ('title = "T"\ndomain = "t.fr"\n[selectors]\nbody = "p["', r"tele.toml: \[selectors\] selector 'body': 'p\['"),
        ("title = ", "tele.toml"),
    ],
)
def test_a_site_file_at_fault_is_told_with_its_key(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "tele.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SiteError, match=complaint):
        load_site(path)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('links = "a[["', "'links' is no CSS selector"),
        ('next = "::"', "'next' is no CSS selector"),
        ('next = "a::text"', "'next' is no CSS selector"),
        ('links = "svg|a"', "'links' is no CSS selector"),
        ("pages = -3", "'pages' must be a number from 1 on, not -3"),
        ("sitemaps_max = -1", "'sitemaps_max' must be a number from 0 on"),
        ("delay = -1", "'delay' must be a number from 0 on, not -1"),
        ("delay = nan", "'delay' must be a number from 0 on, not nan"),
        ('start = "t.fr"', "'start' 't.fr' is no web address"),
        ('hosts = ["https://u.fr"]', "'https://u.fr' is no domain"),
        ('feeds = ["http://[bad"]', "'http://[bad' is neither a path nor a web address"),
    ],
)
def test_a_value_that_no_crawl_can_use_is_told_before_it(line: str, complaint: str) -> None:
    data = tomllib.loads(f'title = "T"\ndomain = "t.fr"\n{line}')
    with pytest.raises(SiteError, match=re.escape(complaint)):
        make_site("tele", data, "tele.toml")


@pytest.mark.parametrize("domain", ["", "https://x.fr/", "x.fr/", "X.fr", "x.fr:80", "[x.fr", "x fr"])
def test_a_domain_is_a_bare_name(domain: str) -> None:
    with pytest.raises(SiteError, match=re.escape(f"{domain!r} is no domain")):
        make_site("tele", {"title": "T", "domain": domain}, "tele.toml")


def test_a_site_file_gives_selectors(tmp_path: Path) -> None:
    path = tmp_path / "tele.toml"
    path.write_text('title = "T"\ndomain = "t.fr"\n[selectors]\nbody = "div.texte"\nremove = [".promo"]', "utf-8")
    assert load_site(path).selectors == Selectors(body="div.texte", remove=(".promo",))


@pytest.mark.parametrize(
    ("address", "is_article"),
    [
        ("https://t.fr/2025/10/04/un-titre/", True),
        ("https://t.fr/series/la-saison-deux-arrive-enfin-12345.html", True),
        ("https://t.fr/actu/une-serie-de-plus-annulee", True),
        ("https://t.fr/2025/10/", False),
        ("https://t.fr/2025/10/04/", False),
        ("https://t.fr/category/series-tv/", False),
        ("https://t.fr/mentions-legales", False),
        ("https://t.fr/", False),
    ],
)
def test_what_looks_like_an_article_where_a_site_does_not_say(address: str, is_article: bool) -> None:
    assert bool(re.search(DEFAULT_ARTICLE, path_of(address))) is is_article
