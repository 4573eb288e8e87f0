"""The recogniser: words, tags and the trained model."""

import numpy as np
import pytest
import spacy

from newsscrape.language.features import SURROUNDINGS, describe
from newsscrape.language.inference import Scorer
from newsscrape.language.pipeline import read
from newsscrape.language.reading import Reading, Span
from newsscrape.language.recogniser import MODEL, find_spans, load, recognise
from newsscrape.language.tagging import PEOPLE, TAGS, best_spans, leanings, marginals, namesakes, tags_of
from newsscrape.language.words import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’actrice d’Hors-piste", "L’ actrice d’ Hors-piste"),
        ("qu'Aurore O’Brien aujourd'hui", "qu' Aurore O’Brien aujourd'hui"),
        ("sera-t-elle, dit-il", "sera -t-elle , dit -il"),
        ("Canal+, 7,5 % à 21h10.", "Canal+ , 7,5 % à 21h10 ."),
        ("J.R. « S.W.A.T. »…", "J.R. « S.W.A.T. » …"),
        ("Jean-Marc\n\n(TF1)", "Jean-Marc \n\n ( TF1 )"),
        ("«\u00a0Zut\u202f!\u00a0»", "« Zut ! »"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert [text[start:end] for start, end in split_words(text)] == words.split(" ")


def test_tags_and_spans_are_each_others_inverse() -> None:
    spans = [(0, 1, "SHOW"), (1, 4, "SHOW"), (5, 7, "TITLE")]
    scores = np.eye(len(TAGS), dtype=np.float32)[tags_of(spans, 8)] * 20
    assert best_spans(scores, np.array([], dtype=np.intp)) == spans


def test_spans_are_whole_even_where_scores_are_not() -> None:
    scores = np.zeros((3, len(TAGS)), dtype=np.float32)
    scores[0, TAGS.index("B-ACTOR")] = 9
    scores[1, TAGS.index("L-CREW")] = 5
    scores[1, TAGS.index("L-ACTOR")] = 4
    scores[2, 0] = 9
    assert best_spans(scores, np.array([], dtype=np.intp)) == [(0, 2, "ACTOR")]


def test_the_end_of_a_paragraph_is_no_part_of_a_name() -> None:
    spans = [(0, 2, "SHOW"), (3, 4, "TITLE"), (4, 5, "ACTOR")]
    scores = np.eye(len(TAGS), dtype=np.float32)[tags_of(spans, 6)] * 20
    scores[0, TAGS.index("U-SHOW")] = 5
    assert best_spans(scores, np.array([1, 3])) == [(0, 1, "SHOW"), (4, 5, "ACTOR")]


def test_marginals_add_up_and_obey_the_scheme() -> None:
    scores = np.random.default_rng(1).normal(size=(7, len(TAGS))).astype(np.float32)
    probabilities, total = marginals(scores, np.array([3]))
    assert np.allclose(probabilities.sum(axis=1), 1, atol=1e-5)
    follows = [index for index, tag in enumerate(TAGS) if tag[0] in "IL"]
    assert probabilities[[0, 4]][:, follows].max() < 1e-6
    assert total < float(np.log(np.exp(scores).sum(axis=1)).sum())


def test_what_speaks_for_somebody_is_that_of_all_labels_of_people() -> None:
    scores = np.full((1, len(TAGS)), -9, dtype=np.float32)
    scores[0, [TAGS.index(f"U-{label}") for label in ("SHOW", "ACTOR", "CREW")]] = 1.0, 0.5, 0.9
    [(lead, label)] = namesakes(scores, [(0, 1, "SHOW")])
    assert lead == pytest.approx(0.413, abs=1e-3)
    assert label == "CREW"


def test_features_tell_where_a_word_stands() -> None:
    text = "Le titre\n\n« Sable » (Arte) revient. Sable, du sable !"
    features = describe(text, body_start=10, emphases=[(12, 17)])
    words = [text[start:end] for start, end in features.words]
    sable = words.index("Sable")
    assert features.surroundings.shape == (len(words), SURROUNDINGS)
    assert list(np.flatnonzero(features.surroundings[sable])) == [1, 2, 6, 7, 8, 9, 10, 12]
    assert features.groups[sable] == features.groups[words.index("Sable", sable + 1)]
    assert features.groups[sable] != features.groups[words.index("sable")]
    assert features.surroundings[words.index("Arte"), 5] == 1
    assert features.surroundings[:2, 0].tolist() == [1, 1]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (
            "Manon Delcourt incarne la commissaire Ogier dans « Les Marées basses », sur France 2.",
            [
                ("Manon Delcourt", "ACTOR"),
                ("Ogier", "CHARACTER"),
                ("Les Marées basses", "SHOW"),
                ("France 2", "PLATFORM"),
            ],
        ),
        (
            "La série est réalisée par Katell Abgrall et produite par Vent Debout Productions.",
            [("Katell Abgrall", "CREW"), ("Vent Debout Productions", "ORGANIZATION")],
        ),
        ("Il pleuvait ce matin sur le port, et personne ne tournait.", []),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_model(text: str, spans: list[tuple[str, str]]) -> None:
    assert [(text[span.start : span.end], span.label) for span in find_spans(text)] == spans


def test_component_fills_the_reading() -> None:
    doc = spacy.blank("xx").make_doc("Sable revient\n\nArte a commandé une saison 2 de « Sable ».")
    doc._.reading = reading = Reading(headline_length=13, published=None, cues=[])
    recognise(doc)
    assert Span(15, 19, "PLATFORM") in reading.spans
    assert Span(49, 54, "SHOW") in reading.spans
    assert reading.spans == sorted(reading.spans)


def test_the_model_is_small() -> None:
    assert sum(file.stat().st_size for file in MODEL.parent.iterdir()) < 15_000_000


def test_scorer_gives_what_the_trained_network_gives() -> None:
    scorer = Scorer(load())
    for text in ("Oui", "« Sable » revient sur Arte.\n\nLou Roy joue Ogier.", "Lou Roy revient. Sable, du sable !"):
        features = describe(text)
        assert np.allclose(scorer.scores(features), load().predict(features), atol=0.01)


def test_scorer_gives_the_same_bits_whatever_it_read_before() -> None:
    fresh, used = Scorer(load()), Scorer(load())
    for text in ("Lou Roy joue Ogier sur Arte.", "Dans « Sable », la sœur d’Ogier revient au pays."):
        used.scores(describe(text))
    features = describe("Sable revient sur Arte : Lou Roy joue encore Ogier dans un dernier épisode, ce soir.")
    assert np.array_equal(fresh.scores(features), used.scores(features))


def test_scorer_forgets_forms_when_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsscrape.language.inference.KEPT_FORMS", 6)
    scorer = Scorer(load())
    for text in ("Lou Roy joue.", "Arte revient ce soir.", "Une série longue de plus de six mots, sur Arte."):
        features = describe(text)
        assert np.allclose(scorer.scores(features), load().predict(features), atol=0.01)


def test_what_a_name_leans_to_is_told_by_its_first_and_its_last_word() -> None:
    scores = np.zeros((4, len(TAGS)), dtype=np.float32)
    scores[0, TAGS.index("B-ACTOR")], scores[1, TAGS.index("L-ACTOR")] = 2, 3
    scores[0, TAGS.index("U-CREW")], scores[1, TAGS.index("B-CREW")] = 9, 9
    scores[3, TAGS.index("U-CHARACTER")], scores[3, TAGS.index("B-PERSON")] = 4, 9
    assert leanings(scores, [(0, 2, "ACTOR"), (3, 4, "CHARACTER")]) == [(5, 0, 0, 0), (0, 0, 0, 4)]
    assert leanings(scores, []) == []


def test_the_leanings_of_people_and_characters_are_kept_by_their_ends() -> None:
    reading = read("Manon Delcourt incarne la commissaire Ogier sur France 2.", only=("recogniser",))
    assert {end: max(zip(leaning, PEOPLE, strict=True))[1] for end, leaning in reading.leanings.items()} == {
        14: "ACTOR",
        43: "CHARACTER",
    }
