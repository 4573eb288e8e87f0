"""JSON-LD as pages write it: a broken block loses neither its siblings nor what can still be read of it."""

from __future__ import annotations

import pytest

from newsscrape.page.json_ld import read_json_ld

SOUND = '{"@type": "NewsArticle", "headline": "Le Phare revient"}'


@pytest.mark.parametrize(
    "script",
    [
        SOUND,
        SOUND + ";",
        f"<!--\n{SOUND}\n-->",
        f"//<![CDATA[\n{SOUND}\n//]]>",
        '{"@type": "NewsArticle", "headline": "Le Phare revient",}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Le Phare revient&quot;}",
        SOUND + SOUND,
    ],
    ids=["sound", "semicolon", "comment", "cdata", "comma", "entities", "two in one"],
)
def test_repaired(script: str) -> None:
    assert read_json_ld([script]) == [{"@type": "NewsArticle", "headline": "Le Phare revient"}]


def test_salvaged_beside_a_sound_one() -> None:
    broken = '{"description": "un "oui" net", "datePublished": "2025-10-04", "author": {"name": "L"}, }'
    first, second = read_json_ld([broken, SOUND])
    assert (first["datePublished"], first["author"], second["headline"]) == ("2025-10-04", ["L"], "Le Phare revient")


def test_deep_nesting_is_survived() -> None:
    assert read_json_ld(["[" * 100_000, SOUND]) == read_json_ld([SOUND])


@pytest.mark.parametrize("broken", ["", "}"], ids=["sound", "salvaged"])
def test_halves_of_characters_are_replaced_and_whole_ones_kept(broken: str) -> None:
    script = r'{"keywords": "a\ud800, \ud83c\udfac", "author": [{"name": "\udfffB"}], "description": "c" %s}'
    (node,) = read_json_ld([script % ('"' if broken else "")])
    assert node["keywords"] == "a\ufffd, 🎬"
    assert "\ufffdB" in str(node["author"])
