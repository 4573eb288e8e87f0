"""The network that tells what sentences state: it computes what was learnt, and learns what it is taught."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from thinc.api import fix_random_seed

from newsscrape.language.events import classifier
from newsscrape.language.events.classifier import Classifier, Rows, load_classifier
from newsscrape.language.training import classifiers
from newsscrape.language.training.classifiers import learn_classifier, save
from newsscrape.language.training.wordings import Worded

TYPES = ("release", "renewal")


def sentence(words: str, *types: str) -> Worded:
    return Worded(words.split(), ["#season"], frozenset(types))


TEXTS = [
    [
        sentence("{F} renouvelle {S} .", "renewal"),
        sentence("la serie plait ."),
        sentence("{S} sort le 0 mai .", "release"),
    ],
    [sentence("{S} sort ce soir et {F} renouvelle {S} .", "release", "renewal"), sentence("rien .")],
] * 40


@pytest.fixture(scope="module")
def learnt() -> Classifier:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(classifiers, "BATCH", 8)
        return learn_classifier(TEXTS, TYPES, seed=1)


def scores(learnt: Classifier, *sentences: str) -> Rows:
    return learnt.scores([words.split() for words in sentences], [["#season"]] * len(sentences))


def test_it_learns_what_it_is_taught(learnt: Classifier) -> None:
    for text in TEXTS[:2]:
        found = learnt.scores([s.words for s in text], [s.contents for s in text]) > 0
        assert [{TYPES[at] for at in np.flatnonzero(row)} for row in found] == [set(s.types) for s in text]


@pytest.mark.parametrize("is_train", [False, True])
def test_the_slopes_are_those_of_the_scores(is_train: bool) -> None:
    fix_random_seed(1)  # of one in ten networks a step of the test's size turns a unit on or off
    known = classifiers._vocabulary(TEXTS)
    network = classifiers._build(known, len(TYPES), np.random.default_rng(0))
    network.initialize()
    batch = classifiers._batch(TEXTS[:2], TYPES, known)
    weights = np.random.default_rng(2).standard_normal((5, len(TYPES)))

    def told() -> Any:
        network.attrs["random"] = np.random.default_rng(1)  # leaves out the same each time
        return network(batch, is_train=is_train)

    def total() -> float:
        return float((told()[0] * weights).sum())

    told()[1](weights.astype(np.float32))
    for layer in network.layers:
        for name in layer.param_names:
            parameter: Any = layer.get_param(name)
            slope: Any = layer.get_grad(name)
            at = np.unravel_index(np.abs(slope).argmax(), slope.shape)
            step = 0.0003
            parameter[at] += step
            above = total()
            parameter[at] -= 2 * step
            below = total()
            parameter[at] += step
            assert (above - below) / (2 * step) == pytest.approx(slope[at], rel=0.02, abs=0.002)


def test_it_scores_as_it_was_learnt(learnt: Classifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = classifiers._vocabulary(TEXTS)
    network = classifiers._build(known, len(TYPES), np.random.default_rng(0))
    network.initialize()
    batch = classifiers._batch(TEXTS[:1], TYPES, known)
    made = classifiers._classifier(network, TYPES, known)
    words, contents = [s.words for s in TEXTS[0]], [s.contents for s in TEXTS[0]]
    told: Any = network.predict(batch)
    assert np.allclose(made.scores(words, contents), told, atol=1e-5)
    save(learnt, tmp_path / "classifier.npz")
    monkeypatch.setattr(classifier, "CLASSIFIER", tmp_path / "classifier.npz")
    load_classifier.cache_clear()
    try:
        again = load_classifier()
    finally:
        load_classifier.cache_clear()
    assert again.known == learnt.known
    assert np.allclose(again.scores(words, contents), learnt.scores(words, contents), atol=0.2)


def test_what_knows_no_word_is_written_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(learn_classifier(TEXTS[:1], TYPES, seed=1), tmp_path / "classifier.npz")
    monkeypatch.setattr(classifier, "CLASSIFIER", tmp_path / "classifier.npz")
    load_classifier.cache_clear()
    try:
        assert np.isfinite(scores(load_classifier(), "{F} renouvelle {S} .")).all()
    finally:
        load_classifier.cache_clear()


def test_a_sentence_is_scored_by_its_own_words_and_the_next_ones_alone(learnt: Classifier) -> None:
    far = scores(learnt, "{F} renouvelle {S} .", "rien .", "la serie plait .", "{S} sort le 0 mai .")
    other = scores(learnt, "la serie plait .", "rien .", "la serie plait .", "{S} sort le 0 mai .")
    assert np.allclose(far[2:], other[2:], atol=1e-6)
    assert not np.allclose(far[1], other[1], atol=1e-3)


def test_unknown_words_and_empty_sentences_are_no_error(learnt: Classifier) -> None:
    assert scores(learnt, "xyzzy 妖怪", "").shape == (2, len(TYPES))
    assert np.isfinite(scores(learnt, "", "sort " * 5000)).all()
