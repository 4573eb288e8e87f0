"""Training text made from patterns and articles: names, elisions, marks."""

import random
import re
from pathlib import Path

import pytest

from newsscrape.language.tagging import TAGS
from newsscrape.language.training.augmentation import elided, excerpt, renamed, restyled
from newsscrape.language.training.corpus import read_all, unmark
from newsscrape.language.training.generation import contracted, filled, patterns
from newsscrape.language.training.introduction import introduced
from newsscrape.language.training.names import Names, load
from newsscrape.language.training.sample import Piece, Sample, from_article, prepared, spans


@pytest.fixture(scope="module")
def names() -> Names:
    return load([article for article in read_all() if article.split != "dev"])


def seeded(seed: int) -> random.Random:
    """A source of chance that always draws the same."""
    return random.Random(seed)


def sample(marked: str) -> Sample:
    """A sample without headline from text with inline tags."""
    text, mentions, _ = unmark(marked)
    pieces, position = [], 0
    for mention in mentions:
        pieces += [Piece(text[position : mention.start]), Piece(text[mention.start : mention.end], mention.label)]
        position = mention.end
    return Sample((), tuple(piece for piece in (*pieces, Piece(text[position:])) if piece.text))


@pytest.mark.parametrize(
    ("before", "phrase", "joined"),
    [
        ("près de ", "les Landes", "près des Landes"),
        ("l’été d’", "Lyon", "l’été de Lyon"),
        ("De ", "Oran", "D’Oran"),
        ("à ", "Le Mans", "au Mans"),
        ("dit qu’", "le maire", "dit que le maire"),
        ("À ", "Évian", "À Évian"),
        ("vers ", "le Sud", "vers le Sud"),
    ],
)
def test_contractions(before: str, phrase: str, joined: str) -> None:
    assert contracted(before, phrase) == joined


@pytest.mark.parametrize(
    ("before", "name", "joined"),
    [
        ("l’actrice d’", "Karim", "l’actrice de Karim"),
        ("la série de ", "Inès", "la série d’Inès"),
        ("tandis que ", "Omar", "tandis qu’Omar"),
        ("lorsqu’", "Bo", "lorsque Bo"),
    ],
)
def test_elisions(before: str, name: str, joined: str) -> None:
    assert "".join(piece.text for piece in elided([Piece(before), Piece(name, "ACTOR")])) == joined


def test_a_slot_is_the_same_throughout_a_pattern(names: Names) -> None:
    for seed in range(20):
        pieces = filled("[a.f] et [a2] : [a.last] joue [c], [a.first] dort.", names, seeded(seed))
        first, second, surname, character, given = [piece for piece in pieces if piece.label]
        assert [piece.label for piece in (first, second, surname, given)] == ["ACTOR"] * 4
        assert character.label == "CHARACTER"
        assert first.text.endswith(surname.text)
        assert first.text.startswith(given.text)


def test_a_wrong_slot_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("# fine\n[s] revient\n[q] revient\n", "utf-8")
    with pytest.raises(ValueError, match=r"bad\.txt.*\[q\] revient"):
        patterns(tmp_path)


def test_every_pattern_can_be_filled(names: Names) -> None:
    chance = seeded(1)
    for pattern in patterns():
        text = "".join(piece.text for piece in filled(pattern, names, chance))
        assert not re.search(r"\[[a-z]\d?[\].]|</?[a-z]>", text), pattern


def test_new_names_are_the_same_throughout_a_text(names: Names) -> None:
    text = sample("<a>Léa Morin</a> joue <c>Ava Stone</c>. <a>Morin</a>, ou <a>Léa</a>, aime <c>Stone</c>.")
    for seed in range(20):
        actor, character, surname, first, other = spans(other_names := renamed(text, names, seeded(seed)))
        read = [other_names.text[start:end] for start, end, _ in (actor, character, surname, first, other)]
        assert read[0].endswith(read[2])
        assert read[0].startswith(read[3])
        assert read[1].endswith(read[4])


@pytest.mark.parametrize("seed", range(10))
def test_changed_articles_keep_their_mentions(names: Names, seed: int) -> None:
    chance = seeded(seed)
    for article in read_all()[:8]:
        before = from_article(article)
        after = restyled(introduced(renamed(before, names, chance), names, chance, rate=0.2), chance)
        wanted = [label for _, _, label in spans(before)]
        found = [label for _, _, label in spans(after)]
        assert len(found) >= len(wanted)
        assert all(after.text[start:end].strip() for start, end, _ in spans(after))
        assert set(excerpt(before, chance).text.split("\n\n")) <= set(before.text.split("\n\n"))


def test_the_same_seed_gives_the_same_text(names: Names) -> None:
    texts = [
        [restyled(renamed(from_article(article), names, chance), chance).text for article in read_all()[:5]]
        for chance in (seeded(7), seeded(7))
    ]
    assert texts[0] == texts[1]


def test_mentions_are_whole_words() -> None:
    for article in read_all():
        text = from_article(article)
        _, tags = prepared(text)
        begun = sum(TAGS[tag][0] in "BU" for tag in tags)
        assert begun >= len(spans(text)) - 1, article.path.name
