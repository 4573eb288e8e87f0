"""Lists of known names, and words that tell what a name is: what the recogniser's network is told beside the text."""

import pytest

from newsscrape.language.features import PLACES, describe
from newsscrape.language.knowledge import read
from newsscrape.language.known import LISTS, entries_of, find_known, jobs_of, roles_of
from newsscrape.language.lexicon import CLASSES, classes_of
from newsscrape.language.people.roles import JOBS
from newsscrape.language.words import split_words


def known(text: str) -> list[tuple[str, str]]:
    words = split_words(text)
    tokens = [text[start:end].replace("’", "'") for start, end in words]
    return [(text[words[first][0] : words[after - 1][1]], LISTS[number]) for first, after, number in find_known(tokens)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tout sur Breaking Bad ce soir", [("Breaking Bad", "shows")]),
        ("un titre en capitales : BREAKING BAD", [("BREAKING BAD", "shows")]),
        ("breaking bad sans capitale", []),
        ("la fin de l’ïle de La Réunion", []),
        ("selon The Hollywood Reporter et Médiamétrie", [
            ("The Hollywood Reporter", "organizations"),
            ("Médiamétrie", "organizations"),
        ]),
        ("", []),
    ],
)  # fmt: skip
def test_known_names_are_found_whole(text: str, found: list[tuple[str, str]]) -> None:
    assert known(text) == found


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_each_entry_once_and_none_that_is_a_number_or_a_letter(name: str) -> None:
    entries = entries_of(name)
    assert len(entries) > 300
    assert len({entry.casefold() for entry in entries}) > 0.97 * len(entries)
    assert not [entry for entry in entries if entry.isdigit() or len(entry) < 2 or entry != entry.strip()]


def test_makers_are_known_for_jobs_of_the_record() -> None:
    assert (jobs_of("hans Zimmer"), jobs_of("Isabelle Huppert")) == (("composer",), ())
    told = [job for maker in entries_of("crew") for job in jobs_of(maker)]
    assert len(told) > 5000
    assert set(told) == set(JOBS)


def test_actors_are_known_for_characters_by_their_folded_words() -> None:
    assert ("walter", "white") in roles_of("bryan Cranston")
    assert roles_of("Hans Zimmer") == ()
    lines = [line.split(" | ") for line in read("known/casts.txt").splitlines()]
    assert len(lines) > 5000
    for actor, told in lines:
        assert len(roles_of(actor)) == len(told.split("; ")), actor


def test_the_network_sees_the_words_of_a_known_name_and_no_others() -> None:
    features = describe("Hier, Breaking Bad a gagné.")
    column = features.surroundings[:, PLACES + LISTS.index("shows")]
    assert column.tolist() == [0, 0, 1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("incarnera", ["acts"]),
        ("l", []),
        ("Réalisatrice", ["director"]),
        ("sœur", ["fictional", "kin"]),
        ("comédienne", ["actor"]),
        ("comédie", ["series"]),
        ("épisodes", ["episode"]),
        ("bibliothèque", []),
        ("Zoé", ["given"]),
        ("Anne-Sophie", ["given"]),
        ("rose", []),
        ("The", []),
    ],
)
def test_words_have_classes(word: str, classes: list[str]) -> None:
    assert [CLASSES[number] for number in classes_of(word)] == classes
