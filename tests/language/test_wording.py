"""How sentences are worded: the runs of a text found at once are those that are written out for learning."""

import numpy as np

from newsscrape.language.events.classifier import load_classifier
from newsscrape.language.events.scene import Scene, scene_of
from newsscrape.language.events.targets import targets_of
from newsscrape.language.events.wording import LEAST, contents_of, load_wording, runs_of, weigh_wording
from newsscrape.language.reading import Reading
from newsscrape.language.sentences import split_sentences

TEXTS = (
    "Netflix a renouvelé la série pour une saison 3. Le tournage de la saison 3 débutera le 5 mai !",
    "$ # ^ w _ : 3,2 millions de téléspectateurs ont suivi l’épisode inédit.",
    "Xyzzy.",
)


def scene(text: str) -> Scene:
    return scene_of(text, Reading(0, None, [], sentences=split_sentences(text)))


def test_scores_are_the_sums_of_the_weights_of_the_runs() -> None:
    wording = load_wording()
    places = {name: place for place, name in enumerate(wording.names)}
    for text in TEXTS:
        read = scene(text)
        words = [sentence.tokens.all for sentence in read.sentences]
        contents = [list(contents_of(sentence, read)) for sentence in read.sentences]
        other = len(places)
        rows = [[places.get(run, other) for run in runs_of(*both)] for both in zip(words, contents, strict=True)]
        expected = [wording.weights[row].sum(axis=0, dtype=np.float64) + wording.bias for row in rows]
        assert np.array_equal(wording.scores(words, contents), np.array(expected))


def test_a_sentence_is_weighed_by_both_that_have_learnt() -> None:
    wording, classifier = load_wording(), load_classifier()
    assert wording.types == classifier.types
    for text in TEXTS:
        read = scene(text)
        weigh_wording(read, wording, classifier)
        words = [sentence.tokens.all for sentence in read.sentences]
        contents = [list(contents_of(sentence, read)) for sentence in read.sentences]
        classified = classifier.scores(words, contents, targets_of(read))
        means = (wording.scores(words, contents) + classified.sentences) / 2
        expected = [{kind: x for kind, x in zip(wording.types, row, strict=True) if x > LEAST} for row in means]
        assert [sentence.worded for sentence in read.sentences] == expected
