"""Events: what sets them off, what they are about, and what is none."""

from datetime import date

import pytest

from newsscrape.language.events import find_events
from newsscrape.language.events.classifier import load_classifier
from newsscrape.language.events.layout import lay_out
from newsscrape.language.events.scene import scene_of
from newsscrape.language.events.seasons import seasons_in
from newsscrape.language.events.ties import tie_marks, ties_of
from newsscrape.language.events.triggers import MOST, triggers_of
from newsscrape.language.events.wording import load_wording, weigh_wording
from newsscrape.language.numerics import read_numerics
from newsscrape.language.platforms import find_platforms
from newsscrape.language.reading import SEPARATOR, EventFound, PersonFound, Reading, ShowFound
from newsscrape.language.sentences import split_sentences

SHOWS = ("Marée noire", "Les Vigies", "Sans retour")
PEOPLE = ("Nora Castel", "Ilan Berger")
PUBLISHED = date(2025, 3, 12)


def places(text: str, name: str) -> list[tuple[int, int]]:
    starts = [i for i in range(len(text)) if text.startswith(name, i)]
    return [(start, start + len(name)) for start in starts]


def reading_of(text: str, headline_length: int = 0, kinds: dict[str, str] | None = None) -> Reading:
    reading = Reading(headline_length, PUBLISHED, [], sentences=split_sentences(text), platforms=find_platforms(text))
    shows = [name for name in SHOWS if name in text]
    reading.shows = [ShowFound(name, places(text, name), kind=(kinds or {}).get(name)) for name in shows]
    reading.people = [PersonFound(name, places(text, name)) for name in PEOPLE if name in text]
    reading.numerics = read_numerics(text, published_at=PUBLISHED)
    return reading


def events(text: str, kinds: dict[str, str] | None = None) -> list[EventFound]:
    return find_events(text, reading_of(text, kinds=kinds))


def told(headline: str, body: str) -> list[EventFound]:
    text = f"{headline}{SEPARATOR}{body}"
    return find_events(text, reading_of(text, headline_length=len(headline)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Netflix renouvelle Marée noire pour une saison 3.", {("renewal", "Marée noire", 3)}),
        ("France 2 a annulé Marée noire après deux saisons.", {("cancellation", "Marée noire", None)}),
        ("Le tournage de Marée noire débutera le 5 mai à Brest.", {("filming", "Marée noire", None)}),
        ("Marée noire a réuni 3,2 millions de téléspectateurs.", {("audience", "Marée noire", None)}),
        ("Marée noire sera diffusée le 14 avril sur Arte.", {("release", "Marée noire", None)}),
        ("Netflix dévoile la bande-annonce de Marée noire.", {("trailer", "Marée noire", None)}),
        ("Nora Castel rejoint la distribution de Marée noire.", {("casting", "Marée noire", None)}),
        ("Nora Castel quitte Marée noire.", {("departure", "Marée noire", None)}),
        ("Arte a acquis les droits de Marée noire.", {("acquisition", "Marée noire", None)}),
        (
            "Marée noire a réuni 4 millions de personnes, soit 21 % du public, devant Les Vigies (2 millions, 11 %).",
            {("audience", "Marée noire", None), ("audience", "Les Vigies", None)},
        ),
        (
            "Netflix annule Marée noire et Les Vigies.",
            {("cancellation", "Marée noire", None), ("cancellation", "Les Vigies", None)},
        ),
        (
            "Netflix renouvelle Marée noire pour une saison 3. Le tournage débutera en mai.",
            {("renewal", "Marée noire", 3), ("filming", "Marée noire", 3)},
        ),
    ],
)
def test_what_a_sentence_states(text: str, expected: set[tuple[str, str, int | None]]) -> None:
    assert {(event.type, event.show, event.season) for event in events(text)} == expected


@pytest.mark.parametrize("film", ["Marée noire", "Les Vigies"])
def test_the_noun_tells_which_show_is_meant(film: str) -> None:
    kinds = dict.fromkeys(SHOWS, "series") | {film: "film"}
    text = "Arte a présenté Marée noire et Les Vigies. Le film sera diffusé le 4 mai."
    assert [(event.type, event.show) for event in events(text, kinds=kinds)] == [("release", film)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nora Castel fait ses valises : Marée noire continuera sans elle.", {("departure", "Marée noire", None)}),
        ("Les caméras de Marée noire ont pris possession du port lundi.", {("filming", "Marée noire", None)}),
        ("Marée noire s’offre une deuxième fournée.", {("renewal", "Marée noire", 2)}),
        ("Hulu a passé commande de Marée noire, une comédie de dix épisodes.", {("order", "Marée noire", None)}),
        ("Marée noire a trouvé preneur à Lille : Arte a raflé la mise.", {("acquisition", "Marée noire", None)}),
    ],
)
def test_what_unusual_wording_states(text: str, expected: set[tuple[str, str, int | None]]) -> None:
    assert {(event.type, event.show, event.season) for event in events(text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Marée noire n’a pas encore été renouvelée.",
        "Y aura-t-il une saison 2 de Marée noire ?",
        "On attend de savoir s’il y aura une saison 2 de Marée noire.",
        "Le maire a ouvert le marché de Noël. Les commerçants sont ravis.",
        "Nora Castel, l’héroïne de Marée noire, attend son premier enfant.",
        "",
    ],
)
def test_what_states_nothing(text: str) -> None:
    assert events(text) == []


def test_platform_person_day_and_evidence() -> None:
    text = "Bonne nouvelle. Nora Castel et Ilan Berger rejoignent Marée noire, la série de Canal+."
    found = events(text)
    assert [(event.type, event.person, event.platform) for event in found] == [
        ("casting", "Nora Castel", "canal-plus"),
        ("casting", "Ilan Berger", "canal-plus"),
    ]
    assert {text[slice(*event.evidence)] for event in found} == {text[len("Bonne nouvelle. ") :]}
    (release,) = events("Marée noire sera diffusée le 14 avril sur Arte.")
    assert (release.date, release.platform, release.certainty) == (date(2025, 4, 14), "arte", "confirmed")
    (release,) = events("Que voir en avril ? Marée noire sera diffusée le 14 sur Arte.")
    assert (release.type, release.date) == ("release", date(2025, 4, 14))


def test_hearsay_is_reported() -> None:
    (acquisition,) = events("France 2 aurait acquis les droits de Marée noire, selon plusieurs sources.")
    assert (acquisition.type, acquisition.certainty) == ("acquisition", "reported")


def test_an_event_told_twice_is_one() -> None:
    text = "France 2 a annulé Marée noire.\n\nMarée noire est annulée par France 2, a confirmé la chaîne."
    assert [event.type for event in events(text)] == ["cancellation"]


def test_a_headline_that_asks_whether_a_show_ends_states_nothing_of_the_kind() -> None:
    headline = "Marée noire annulée ?"
    asked = told(headline, "Marée noire attend son sort. Rien n’est dit.")
    assert not {event.type for event in asked} & {"cancellation", "ending", "renewal"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("les saisons 5 et 6", [(5, 6)]),
        ("les saisons 2 a 4", [(2, 3, 4)]),
        ("la troisieme et derniere saison", [(3,)]),
        ("ses trois premieres saisons", [(1, 2, 3)]),
        ("la premiere et la deuxieme saison", [(2,)]),
        ("la quatrieme avait seduit", [(4,)]),
        ("la saison 2023-2024", []),
        ("une saison de plus", []),
    ],
)
def test_seasons(text: str, numbers: list[tuple[int, ...]]) -> None:
    assert [span.numbers for span in seasons_in(text)] == numbers


@pytest.mark.parametrize(
    ("body", "certainty"),
    [
        ("Le studio n’a pas encore confirmé officiellement la nouvelle.", "reported"),
        ("L’équipe est prévenue, mais le studio n’a pas encore officialisé l’information.", "reported"),
        ("Le tournage approche. La chaîne n’a pas encore communiqué.", "reported"),
        ("Le renouvellement de Marée noire reste à confirmer.", "reported"),
        ("L’information n’a pas été confirmée par la plateforme.", "reported"),
        ("Netflix n’a pas encore confirmé la saison 4 de Marée noire.", "confirmed"),
        ("Netflix n’a pas confirmé la date de diffusion.", "confirmed"),
        ("Le retour de Sans retour, lui, n’a pas été confirmé.", "confirmed"),
        ("Netflix a confirmé la nouvelle.", "confirmed"),
    ],
)
def test_a_doubt_later_in_the_text(body: str, certainty: str) -> None:
    lead = "Netflix renouvelle Marée noire pour une saison 3.\n\n"
    found = [event for event in events(lead + body) if event.type == "renewal" and event.show == "Marée noire"]
    assert [event.certainty for event in found if event.season == 3] == [certainty]


def test_evidence_ends_with_the_headline() -> None:
    headline, body = "Netflix annule « Marée noire »", "« Sans retour » arrive le 14 avril sur Arte."
    text = headline + SEPARATOR + body
    found = told(headline, body)
    assert {text[slice(*event.evidence)] for event in found} == {headline, body}


def test_a_sentence_without_end_has_so_many_triggers() -> None:
    text = "France 2 a annulé Marée noire, " * 500
    reading = Reading(0, None, [], sentences=[(0, len(text))])
    reading.shows = [ShowFound("Marée noire", places(text, "Marée noire"))]
    scene = scene_of(text, reading)
    weigh_wording(scene, load_wording(), load_classifier())
    assert [len(list(triggers_of(sentence))) for sentence in scene.sentences] == [MOST]


def test_what_is_said_twice_of_a_show_is_not_said_of_the_one_beside_it() -> None:
    headline = "Arte renouvelle Les Vigies pour une saison 2"
    body = (
        "Bonne surprise pour les amateurs de Marée noire : le spin-off Les Vigies, emmené par Nora Castel, aura droit "
        "à une deuxième saison sur Arte. Avec cette saison 2, Les Vigies prolonge l’univers de Marée noire."
    )
    found = told(headline, body)
    assert {(event.show, event.season) for event in found if event.type == "renewal"} == {("Les Vigies", 2)}


def test_a_season_is_not_both_delayed_and_released() -> None:
    text = "Attendue le 6 avril, la saison 2 de Marée noire est repoussée : elle arrivera finalement le 4 mai sur Arte."
    found = [(event.type, event.season) for event in events(text)]
    assert found == [("delay", 2)]


def test_this_season_is_the_one_of_the_show_that_it_was_named_with() -> None:
    text = (
        "Netflix renouvelle Les Vigies pour une saison 2. Le public de Marée noire connaît déjà ses héros."
        " Avec cette saison 2, la plateforme prolonge l’univers de Marée noire."
    )
    assert {(event.type, event.show, event.season) for event in events(text)} == {("renewal", "Les Vigies", 2)}


def test_what_stands_beside_a_show_elsewhere_ties_a_sentence_to_it() -> None:
    text = "Nora Castel mène Marée noire sur Arte. Ilan Berger mène Les Vigies. Nora Castel tourne la saison 2 en mai."
    scene = scene_of(text, reading_of(text))
    lay_out(scene)
    first, *_, last = ties_of(scene)
    assert tie_marks(last, ["Marée noire"]) == ["y N False False", "y P True False"]
    assert tie_marks(last, ["Les Vigies"]) == ["y N False False", "y P False True"]
    assert tie_marks(first, ["Marée noire"]) == ["y F False False", "y P False True"]


def test_a_scene_is_told_of_which_shows_it_speaks() -> None:
    text = "Arte renouvelle Marée noire. Netflix annule Les Vigies, mais commande une saison 2 de Sans retour."
    read = scene_of(text, reading_of(text))
    lay_out(read)
    weigh_wording(read, load_wording(), load_classifier())
    cancelled, renewed = read.meant["cancellation"], read.meant["renewal"]
    assert max(cancelled, key=lambda name: cancelled[name].best) == "Les Vigies"
    assert min(renewed["Marée noire"].best, renewed["Sans retour"].best) > renewed["Les Vigies"].best
    assert renewed["Sans retour"].numbered > renewed["Marée noire"].numbered
    for shows in read.meant.values():
        assert all(meant.best == max(meant.scores) == meant.scores[meant.place] for meant in shows.values())


def test_a_show_is_cancelled_once_whatever_season_it_is_told_with() -> None:
    headline = "Arte annule Marée noire après deux saisons"
    body = (
        "Il n’y aura pas de saison 3 pour Marée noire. Arte a mis fin à la série menée par Nora Castel, sept semaines "
        "seulement après la diffusion du dernier épisode de la saison 2."
    )
    (cancelled,) = [event for event in told(headline, body) if event.type == "cancellation"]
    assert cancelled.season in (None, 2)
