"""The network that tells what sentences state, and of which show: it computes what it learnt, and learns it."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from thinc.api import fix_random_seed

from newsscrape.language.events import classifier
from newsscrape.language.events.classifier import Classifier, Scores, load_classifier
from newsscrape.language.events.targets import Target
from newsscrape.language.training import classifiers
from newsscrape.language.training.classifiers import Example, learn_classifier, save

TYPES = ("release", "renewal")
SHOWS = ("Brumeville", "Quai Sept", None)


def example(*sentences: str, truth: tuple[tuple[int, str, str | None, int | None], ...] = ()) -> Example:
    """Sentences in which {A} and {B} stand for the two shows."""
    words = [sentence.split() for sentence in sentences]
    named = [[[at for at, word in enumerate(own) if word == mark] for own in words] for mark in ("{A}", "{B}", "-")]
    targets = [
        Target(name, [["none"] if name is None else [f"here {bool(at)}"] for at in places], places)
        for name, places in zip(SHOWS, named, strict=True)
    ]
    words = [["{S}" if word in ("{A}", "{B}") else word for word in own] for own in words]
    statements = {(place, (kind, show, season)) for place, kind, show, season in truth}
    return Example(words, [["#season"]] * len(words), targets, statements)


TEXTS = [
    example(
        "{F} renouvelle {A} mais pas {B} .",
        "la serie plait .",
        "saison 0 de {B} le 0 mai .",
        truth=((0, "renewal", "Brumeville", None), (2, "release", "Quai Sept", 2)),
    ),
    example(
        "{F} renouvelle {B} mais pas {A} .",
        "un projet sans titre sort ce soir .",
        truth=((0, "renewal", "Quai Sept", None), (1, "release", None, None)),
    ),
    example("{A} sort ce soir avec une inconnue .", truth=((0, "release", "Brumeville", None),)),
    example("rien ."),
] * 30


@pytest.fixture(scope="module")
def learnt() -> Classifier:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(classifiers, "BATCH", 30)
        patch.setattr(classifiers, "EPOCHS", 15)
        return learn_classifier(TEXTS, TYPES, seed=1)


def scores(learnt: Classifier, text: Example) -> Scores:
    return learnt.scores(text.words, text.contents, text.targets)


def test_it_learns_what_it_is_taught(learnt: Classifier) -> None:
    for text in TEXTS[:4]:
        found = scores(learnt, text)
        stated = {(int(place), TYPES[at]) for place, at in np.argwhere(found.sentences > 0)}
        assert stated == {(place, kind) for place, (kind, _, _) in text.truth}
        meant = {(int(place), TYPES[at], SHOWS[show]) for show, place, at in np.argwhere(found.targets > 0)}
        assert meant == {(place, kind, show) for place, (kind, show, _) in text.truth}
    seasons = scores(learnt, TEXTS[0]).numbered
    assert seasons[1, 2, 0] > 0 > seasons[0, 0, 1]


@pytest.mark.parametrize("is_train", [False, True])
def test_the_slopes_are_those_of_the_scores(is_train: bool) -> None:
    fix_random_seed(2)  # of one in ten networks a step of the test's size turns a unit on or off
    known = classifiers._vocabulary(TEXTS)
    network = classifiers.build(known, len(TYPES), np.random.default_rng(0))
    batch = classifiers.joined([classifiers.prepare(text, TYPES, known) for text in TEXTS[:3]])
    random = np.random.default_rng(2)
    weights: list[Any] = []

    def told() -> Any:
        network.attrs["random"] = np.random.default_rng(1)  # leaves out the same each time
        return network(batch, is_train=is_train)

    def total() -> float:
        return float(sum((part * weight).sum() for part, weight in zip(told()[0], weights, strict=True)))

    found, backward = told()
    weights += [random.standard_normal(part.shape).astype(np.float32) for part in found]
    backward(tuple(weights))
    for name, layer in network.attrs["parts"].items():
        for parameter_name in layer.param_names:
            parameter: Any = layer.get_param(parameter_name)
            slope: Any = layer.get_grad(parameter_name)
            assert slope.any(), name
            at = np.unravel_index(np.abs(slope).argmax(), slope.shape)
            step = 0.0003
            parameter[at] += step
            above = total()
            parameter[at] -= 2 * step
            below = total()
            parameter[at] += step
            assert (above - below) / (2 * step) == pytest.approx(slope[at], rel=0.03, abs=0.01), name


def test_it_scores_as_it_was_learnt(learnt: Classifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = classifiers._vocabulary(TEXTS)
    network = classifiers.build(known, len(TYPES), np.random.default_rng(0))
    prepared = [classifiers.prepare(text, TYPES, known) for text in TEXTS[:3]]
    made = classifiers.classifier_of(network, TYPES, known)
    told: Any = network.predict(classifiers.joined(prepared))
    alone = [scores(made, text) for text in TEXTS[:3]]
    for part, at in (("sentences", 0), ("targets", 1), ("numbered", 2)):
        together = np.concatenate([getattr(found, part).reshape(-1, len(TYPES)) for found in alone])
        assert np.allclose(together, told[at], atol=1e-5), part
    save(learnt, tmp_path / "classifier.npz")
    monkeypatch.setattr(classifier, "CLASSIFIER", tmp_path / "classifier.npz")
    load_classifier.cache_clear()
    try:
        again = load_classifier()
    finally:
        load_classifier.cache_clear()
    assert again.known == learnt.known
    assert np.allclose(scores(again, TEXTS[0]).targets, scores(learnt, TEXTS[0]).targets, atol=0.3)


def test_what_knows_no_word_is_written_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(learn_classifier(TEXTS[:1], TYPES, seed=1), tmp_path / "classifier.npz")
    monkeypatch.setattr(classifier, "CLASSIFIER", tmp_path / "classifier.npz")
    load_classifier.cache_clear()
    try:
        assert np.isfinite(scores(load_classifier(), TEXTS[0]).targets).all()
    finally:
        load_classifier.cache_clear()


def test_a_sentence_is_scored_by_its_own_words_and_the_next_ones_alone(learnt: Classifier) -> None:
    tail = ("rien .", "la serie plait .", "{A} sort le 0 mai .")
    far = scores(learnt, example("{F} renouvelle {A} .", *tail)).sentences
    other = scores(learnt, example("la serie plait .", *tail)).sentences
    assert np.allclose(far[2:], other[2:], atol=1e-6)
    assert not np.allclose(far[1], other[1], atol=1e-3)


def test_a_long_text_is_read_in_stretches(learnt: Classifier, monkeypatch: pytest.MonkeyPatch) -> None:
    text = example("{F} renouvelle {A} .", "rien .", "{B} sort le 0 mai .", "{A} sort ce soir .", "rien .")
    monkeypatch.setattr(classifier, "AT_ONCE", 2)
    found = scores(learnt, text)
    monkeypatch.setattr(classifier, "AT_ONCE", 5)
    parts = [("{F} renouvelle {A} .", "rien ."), ("{B} sort le 0 mai .", "{A} sort ce soir ."), ("rien .",)]
    alone = [scores(learnt, example(*part)) for part in parts]
    for name, axis in (("sentences", 0), ("targets", 1), ("numbered", 1)):
        joined = np.concatenate([getattr(part, name) for part in alone], axis=axis)
        assert np.allclose(getattr(found, name), joined, atol=1e-5)


def test_unknown_words_and_empty_sentences_are_no_error(learnt: Classifier) -> None:
    assert scores(learnt, example("xyzzy 妖怪", "")).targets.shape == (3, 2, len(TYPES))
    assert np.isfinite(scores(learnt, example("", "sort {A} {B} " * 5000)).targets).all()
