"""The language of an article: what the page declares, and French where the text says so."""

from __future__ import annotations

import pytest

from tests.page.building import FIRST, SECOND, THIRD, article, read_html

ENGLISH = (
    "The series will be back in the spring with eight new episodes, the network has said.",
    "The crew is in Brest for the shooting until the end of the month, and the weather is not for the faint.",
    "There is no date for it, but it will be on the air in April, right after the end of the other one.",
)


@pytest.mark.parametrize(
    ("declared", "language"),
    [('lang="fr-BE"', "fr"), ('lang="en-US"', "fr"), ("", "fr"), ('lang="pcm"', "fr")],
)
def test_french_text(declared: str, language: str) -> None:
    assert read_html(article().replace('lang="fr"', declared)).language == language


@pytest.mark.parametrize(("declared", "language"), [('lang="en"', "en"), ('lang="fr"', "fr"), ("", None)])
def test_text_that_is_not_french(declared: str, language: str | None) -> None:
    html = article().replace('lang="fr"', declared)
    for french, english in zip((FIRST, SECOND, THIRD), ENGLISH, strict=True):
        html = html.replace(french, english)
    assert read_html(html).language == language


def test_text_of_another_script() -> None:
    html = article().replace('lang="fr"', 'lang="ja"')
    for french in (FIRST, SECOND, THIRD):
        html = html.replace(
            french, "港の夜という連続ドラマは来週から新しいシーズンの撮影を始めると放送局が発表した。" * 4
        )
    assert read_html(html).language == "ja"
