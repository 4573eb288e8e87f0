"""How sentences are worded: the runs of a text found at once are those that are written out for learning."""

import numpy as np

from newsscrape.language.events.scene import Scene, scene_of
from newsscrape.language.events.wording import load_wording, runs_of
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
        other = len(places)
        rows = [[places.get(run, other) for run in runs_of(sentence, read)] for sentence in read.sentences]
        expected = [wording.weights[row].sum(axis=0, dtype=np.float64) + wording.bias for row in rows]
        assert np.array_equal(wording.scores(read), np.array(expected))
