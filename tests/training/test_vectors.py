"""The static vectors of folded words."""

import numpy as np

from newsscrape.language.features import forms_of
from newsscrape.language.training.vectors import vectors_of


def test_a_folded_word_has_the_vector_of_the_form_that_it_stands_for() -> None:
    folded = ["saison", "realisatrice", "l'", "diffusee", "{S}", "xyzzyx", ""]
    forms = ["saison", "réalisatrice", "l'", "diffusée"]
    vectors = vectors_of(folded)
    spelt = forms_of(forms)[1][:, : vectors.shape[1]]
    assert np.allclose(vectors[:4], spelt / np.linalg.norm(spelt, axis=1, keepdims=True), atol=1e-5)
    assert not vectors[4:].any()
