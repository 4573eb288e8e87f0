from __future__ import annotations

import multiprocessing
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest
from spacy.tokens import Doc

from newsscrape.french import is_french
from newsscrape.language.annotation import annotate_text
from newsscrape.language.pipeline import pipeline

ENGLISH = (
    "The series is coming back to the network for a second season with the whole cast of the first, the channel said. "
    "It cost 3 million dollars."
)
FRENCH = "La série « Rive » revient le 6 mars 2025 sur France 2, avec les mêmes acteurs que dans la première saison."


def test_offsets_name_what_they_say() -> None:
    found = annotate_text(FRENCH, headline="« Rive » revient", published_at=date(2025, 2, 1))
    texts = {"headline": "« Rive » revient", "body": FRENCH}
    places = [place for show in found.shows for place in show.mentions]
    places += [place for platform in found.platforms for place in platform.mentions]
    named = [texts[place.field][place.start : place.end] for place in places]
    assert named == ["Rive", "Rive", "France 2"]
    assert [(d.from_, d.text) for d in found.dates] == [("2025-03-06", "6 mars 2025")]


def test_another_language_gives_a_warning_and_numbers_alone() -> None:
    found = annotate_text(ENGLISH)
    assert found.warnings == ["not_french"]
    assert not found.shows
    assert not found.actors


def test_a_title_within_pluses_is_quoted_and_plus_is_a_part_of_names() -> None:
    body = "« La série +Rive+, tournée à Brest, reviendra sur Canal+ et TF1+ », a assuré la productrice."
    found = annotate_text(body)
    assert [show.name for show in found.shows] == ["Rive"]
    assert [platform.id for platform in found.platforms] == ["canal-plus", "tf1-plus"]


@pytest.mark.parametrize("headline", ["", None])
def test_an_empty_text_gives_nothing(headline: str | None) -> None:
    found = annotate_text("", headline=headline)
    assert not any(getattr(found, key) for key in type(found).model_fields)


def test_an_error_in_a_component_is_seen_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: Doc) -> Doc:
        raise KeyError("Arte")

    monkeypatch.setattr(pipeline(), "_components", [("organizations", failing)])
    with pytest.raises(KeyError, match="Arte"):
        annotate_text(FRENCH)


def test_a_text_without_headline_is_read() -> None:
    assert [show.name for show in annotate_text(FRENCH, headline=None).shows] == ["Rive"]


def test_threads_read_as_one_does() -> None:
    texts = [f"{FRENCH} Jean Mot{number} joue Anna Nom{number}." for number in range(20)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(annotate_text, texts)) == [annotate_text(text) for text in texts]


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the platform does not fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_process_forked_while_a_thread_reads_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Event()

    def slow(doc: Doc) -> Doc:
        reading.set()
        time.sleep(0.3)
        return doc

    annotate_text(FRENCH)
    components = pipeline().pipeline
    monkeypatch.setattr(pipeline(), "_components", [("sentences", slow), *components])
    with ThreadPoolExecutor(1) as thread:
        thread.submit(annotate_text, FRENCH)
        assert reading.wait(60)
        monkeypatch.setattr(pipeline(), "_components", components)
        forked = multiprocessing.get_context("fork").Process(target=annotate_text, args=(FRENCH,))
        forked.start()
    forked.join(60)
    forked.kill()
    assert forked.exitcode == 0


@pytest.mark.parametrize(("text", "french"), [(ENGLISH, False), (FRENCH, True), ("Rive, Dune, Nuit blanche", True)])
def test_language(text: str, french: bool) -> None:
    assert is_french(text) is french
