from __future__ import annotations

import pytest

from newsscrape.cues import Cue
from newsscrape.language.reading import Reading, Span
from newsscrape.language.shows.marks import marks_of
from newsscrape.language.shows.people import without_people
from tests.language.reading_of import reading_of

SEASONS = [
    ("*<s>Rive</s>* saison 2 arrive.", {"Rive": {2}}),
    ("La troisième saison de *<s>Rive</s>* sera la dernière.", {"Rive": {3}}),
    ("*<s>Rive</s>* : les trois premières saisons sont en ligne.", {"Rive": {1, 2, 3}}),
    ("Les saisons 1 à 3 de *<s>Rive</s>*", {"Rive": {1, 2, 3}}),
    ("Les saisons 4 et 5 de *<s>Rive</s>*", {"Rive": {4, 5}}),
    ("*<s>Rive</s>* aura une cinquième et dernière saison.", {"Rive": {5}}),
    ("*<s>Rive</s>* S02 : la date", {"Rive": {2}}),
    ("La série *<s>Rive</s>* n’aura pas de saison 2.", {"Rive": {2}}),
    ("*<s>Rive</s>* (saison 4), *<s>Dune</s>* (saison 11)", {"Rive": {4}, "Dune": {11}}),
    ("*<s>Rive</s>* revient. La saison 2 de *<s>Dune</s>*, elle, tarde.", {"Rive": set(), "Dune": {2}}),
    ("*<s>Rive</s>*, dont la saison 3 est en boîte, succède à *<s>Dune</s>*.", {"Rive": {3}, "Dune": set()}),
    ("*<s>Rive</s>* décroche une deuxième saison, *<s>Dune</s>* une huitième.", {"Rive": {2}, "Dune": {8}}),
    ("*<s>Rive</s>* est renouvelée pour une saison 2, huit jours après.", {"Rive": {2}}),
    ("*<s>Rive</s>* a fini sa cinquième saison. Une sixième ? Peut-être.", {"Rive": {5, 6}}),
    ("*<s>Rive</s>* signe pour une quatrième année.", {"Rive": {4}}),
    ("*<s>Rive</s>* : la neuvième cuvée du concours arrive.", {"Rive": {9}}),
    ("*<s>Rive</s>* a deux saisons au compteur, et une troisième dont nul ne sait rien.", {"Rive": {3}}),
    ("*<s>Rive</s>* revient pour la saison 2. Elle pointe à la 6e place.", {"Rive": {2}}),
    ("*<s>Rive</s>*, c’est fini.\n\nLa saison inaugurale avait séduit.", {"Rive": {1}}),
    ("<a>Lou Roy</a> (*<s>Dune</s>*) rejoint la saison 3 de *<s>Rive</s>*.", {"Dune": set(), "Rive": {3}}),
    ("*<s>Rive</s>* plaît plus que *<s>Dune</s>*. Une saison 2 de *<s>Rive</s>* suit.", {"Rive": {2}, "Dune": set()}),
    ("*<f>TF1</f>, 21h10 : <s>Rive</s>* (saison 2)", {"Rive": {2}}),
    ("« <s>Rive 5</s> » se dévoile. La cinquième saison de <s>Rive</s> arrive.", {"Rive": {5}}),
    ("*<s>Rive 5</s>* suit *<s>Rive</s>*, sorti en salles en 2019.", {"Rive 5": set(), "Rive": set()}),
    ("*<s>Rive</s>* tourne sa saison 2 et cinq autres séries arrivent.", {"Rive": {2}}),
    ("*<s>Rive</s>*, saison 3, 41 millions d’heures", {"Rive": {3}}),
    ("La saison 4 de *<s>Rive</s>*, la première à se dérouler en mer, arrive.", {"Rive": {4}}),
    ("*<s>Rive</s>* : la deuxième fournée arrive. Aucune troisième n’est prévue.", {"Rive": {2, 3}}),
    ("*<s>Rive</s>* s’arrête à la saison 3. On aimait les deux premières.", {"Rive": {1, 2, 3}}),
    ("La dixième édition de *<s>Rive</s>*, le télé-crochet, démarre.", {"Rive": {10}}),
    ("*<s>Rive</s>* part. La douzième édition du festival s’achève.", {"Rive": set()}),
    ("*<s>Rive</s>* entame sa trente-deuxième saison, et la quarante et unième est loin.", {"Rive": {32, 41}}),
    ("La quatre-vingt-deuxième saison de *<s>Rive</s>* est un rêve.", {"Rive": set()}),
    ("*<s>Rive</s>* a duré une saison, pendant la saison 2023-2024.", {"Rive": set()}),
    ("*<s>Rive</s>* a perdu 10 % depuis la saison 22-23.", {"Rive": set()}),
    ("De la première à la quatrième saison, *<s>Rive</s>* a plu.", {"Rive": {1, 2, 3, 4}}),
    ("*<s>Rive</s>* : de la saison 1 à la saison 4, tout est là.", {"Rive": {1, 2, 3, 4}}),
    ("*<s>Rive</s>* aura une saison 3 et une saison 4.", {"Rive": {3, 4}}),
    ("*<s>Rive</s>* aura une saison 3, puis une 4.", {"Rive": {3, 4}}),
    ("*<s>Rive</s>* repart pour la saison 6 et la 7.", {"Rive": {6, 7}}),
    ("*<s>Rive</s>* : une quatrième, voire une cinquième saison", {"Rive": {4, 5}}),
    ("*<s>Rive</s>* : la quatrième, et dernière, saison arrive.", {"Rive": {4}}),
    ("*<s>Rive</s>* a signé pour deux saisons, la quatrième et la cinquième.", {"Rive": {4, 5}}),
    ("*<s>Rive</s>* aura une saison 4. Les trois premières figurent sur Max.", {"Rive": {1, 2, 3, 4}}),
    ("*<s>Rive</s>* et *<s>Dune</s>* sont renouvelées pour une saison 2.", {"Rive": {2}, "Dune": {2}}),
    ("<s>Rive S03</s> : le tournage a commencé.", {"Rive": {3}}),
    ("*<s>Rive</s>* part. La douzième édition de <t>Courts devant</t> s’achève.", {"Rive": set()}),
    (
        "*<s>Rive</s>* plaît. <a>Ott</a>, l’agent <c>Roux</c> de *<s>Dune</s>*, arrive en saison 4.",
        {"Rive": {4}, "Dune": set()},
    ),
    ("*<s>Rive</s>* perd. <s>Consolidée</s>, la saison 2 gagne un million de curieux.", {"Rive": {2}}),
    (
        "*<s>Rive</s>* plaît. <w>Ott</w>, jusqu’ici chroniqueur de *<s>Dune</s>*, prend la saison 4.",
        {"Rive": {4}, "Dune": set()},
    ),
    ("*<s>Rive</s>*, l’adaptation de *<s>Dune</s>*, repart pour une saison 2.", {"Rive": {2}, "Dune": set()}),
    (
        "*<s>Rive</s>* a fini sa saison 2 ; la troisième, inspirée de *<s>Dune</s>*, suit.",
        {"Rive": {2, 3}, "Dune": set()},
    ),
    ("*<s>Rive</s>* partie 2 : la date de la seconde salve d’épisodes", {"Rive": set()}),
    ("*<s>Rive</s>* plaît ; <w>Ott</w> rempile pour une huitième année à la présentation.", {"Rive": set()}),
    ("On l’a vue dans *<s>Rive</s>* et la saison 2 de <w>Anne Roc</w>.", {"Rive": set(), "Anne Roc": {2}}),
    ("*<s>Rive</s>* et *<s>Dune</s>* ont plu. La saison 2 de *<s>Dune</s>* suit.", {"Rive": set(), "Dune": {2}}),
]


@pytest.mark.parametrize(("text", "seasons"), SEASONS)
def test_seasons(text: str, seasons: dict[str, set[int]]) -> None:
    assert {show.name: show.seasons for show in reading_of(text).shows} == seasons


KINDS = [
    ("La série *<s>Rive</s>* revient.", "series"),
    ("*<s>Rive</s>*, le film de Noël, revient.", "film"),
    ("*<s>Rive</s>* est un téléfilm.", "film"),
    ("*<s>Rive</s>*, une émission de débats, revient.", "programme"),
    ("On l’a vue dans *<s>Rive</s>*.", None),
    ("Le jeu présenté par <w>Lou Roy</w>, *<s>Rive</s>*, accueille huit candidats.", "programme"),
    ("*<f>M6</f>, 21h10 – <s>Rive</s>*\n\nFilm de <w>Lou Roy</w> (2019, 1h40).", "film"),
    ("*<s>Rive</s>* : la saison 2 en dix épisodes", "series"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: str | None) -> None:
    assert [show.kind for show in reading_of(text).shows] == [kind]


ALIASES = [
    ("*<s>Rive noire</s>* (*<s>Black Shore</s>* en VO) arrive.", "Rive noire", ["Black Shore"]),
    ("*<s>Black Shore</s>* (*<s>Rive noire</s>*) arrive.", "Black Shore", ["Rive noire"]),
    ("*<s>Tout sur la rive</s>* revient. <s>TSLR</s> plaît.", "Tout sur la rive", ["TSLR"]),
    (
        "« <s>Touche la rive</s> » revient. On rit dans « <s>Touche la rive !</s> ».",
        "Touche la rive",
        ["Touche la rive !"],
    ),
    ("*<s>Le Rivage</s>* : l’équipe du *<s>Rivage</s>* se dit prête.", "Le Rivage", ["Rivage"]),
]


@pytest.mark.parametrize(("text", "name", "aliases"), ALIASES)
def test_aliases(text: str, name: str, aliases: list[str]) -> None:
    assert [(show.name, show.aliases) for show in reading_of(text).shows] == [(name, aliases)]


def test_a_title_is_found_wherever_it_stands() -> None:
    reading = reading_of("« <s>L'Été sans fin</s> » revient. On attendait L’Été sans fin ; l’été sans fin dure.")
    assert [len(show.mentions) for show in reading.shows] == [2]


def test_what_somebody_speaks_of_is_a_title_where_it_is_named_elsewhere() -> None:
    reading = reading_of("La série <s>Rive</s> s’achève. « <s>Rive</s>, c’est ma vie », dit-elle.")
    assert [show.name for show in reading.shows] == ["Rive"]


def test_a_common_word_is_no_title_where_it_only_opens_a_sentence() -> None:
    reading = reading_of("La série « <s>Elle</s> » plaît. Elle dure huit épisodes. On aime Elle.")
    assert [len(show.mentions) for show in reading.shows] == [2]


NOT_SHOWS = [
    "<c>Nyborg</c> devient <s>Première ministre</s>, une série de crises commence.",
    "« <s>Le Passager</s> », l’épisode inédit, plaît.",
    "Récompensée par un <s>Kristal</s>, la fiction s’est hissée dans le Top 10.",
    "Il a lancé : « <s>Vous ne l’aurez pas avant Noël.</s> »",
    "Yannick Maes : « <s>L’hôpital</s>, c’est un village qui ne dort pas »",
    "Son roman « <s>La Rive</s> » est paru.",
    "Une fiction en huit épisodes de <s>52 minutes</s>.",
    "Sur <f>Netflix</f>, la série est n° 1 dans <s>93 pays</s>.",
    "La série <s>15 nominations</s> plus loin : elle a séduit <s>12 territoires</s>.",
    "La série hospitalière de <s>Yannick Ott</s> reviendra en mai.",
    "L’épisode d’ouverture, intitulé « <t>Demain</t> », est muet.",
    "<s>Qui joue dedans ?</s>\n\nLa série est prête.",
    "Le pire ? <s>Ça plaît encore</s>.",
    "<s>Deux sœurs</s> que tout oppose se retrouvent.",
    "La comédie a reçu un <s>Lustre</s> à Lille.",
    "L’équipe a quitté <s>Hambourg</s> hier.",
    "La fiction suit les <s>Brag</s>, une famille.",
    "Les tomes de la saga littéraire « <s>Brag</s> » se vendent.",
    "La série de <w>Max Ott</w> est annulée.",
    "La série de <w>Max Ott</w> et <w>Lou Roy</w> est diffusée lundi.",
    "Sur un scénario de <w>Lou Roy</w>, le téléfilm évite le pathos.",
    "Les candidats sont de retour : <p>Julien</p> (saison 3) et <p>Maud</p> (saison 5).",
]


@pytest.mark.parametrize("text", NOT_SHOWS)
def test_what_is_no_title(text: str) -> None:
    assert reading_of(text).shows == []


def test_the_show_of_the_headline_has_the_seasons_of_its_text() -> None:
    body = (
        "<a>Lou Roy</a> rempile en <c>Ott</c>. *<s>Rive</s>* se tourne à Lyon depuis mars.\n\n"
        "<a>Max Ponge</a>, l’inspecteur de *<s>Dune</s>*, débarque dans la saison 4, attendue à l’automne.\n\n"
        "*<s>Rive</s>* plaît ; la saison 3 a été vue par un million de curieux."
    )
    reading = reading_of(body, headline="*<s>Rive</s>* : une recrue de choix pour <a>Lou Roy</a>")
    assert {show.name: show.seasons for show in reading.shows} == {"Rive": {3, 4}, "Dune": set()}


def test_the_title_that_opens_a_headline_is_a_show() -> None:
    reading = reading_of("<c>Brag</c> est de retour à Lyon.", headline="<s>Brag</s> : sa sœur a sa propre série")
    assert [show.name for show in reading.shows] == ["Brag"]


def test_a_title_and_what_is_left_of_it_after_des_speak_for_each_other() -> None:
    reading = reading_of(
        "Hier soir, <f>TF1</f> a dominé la soirée avec l’épisode inédit des <s>Vents contraires</s>.",
        headline="Audiences : <s>Les Vents contraires</s> en tête malgré un recul",
    )
    assert [(show.name, len(show.mentions)) for show in reading.shows] == [("Les Vents contraires", 2)]


def test_a_character_with_a_season_is_a_show() -> None:
    assert [show.name for show in reading_of("<c>Ballard</c> (saison 2) arrive lundi.").shows] == ["Ballard"]


@pytest.mark.parametrize("label", ["s", "f"])
def test_a_season_is_no_name(label: str) -> None:
    reading = reading_of("Elle plaît.", headline=f"*<s>Rive</s>* : la <{label}>13e saison</{label}> débarque")
    assert [(show.name, show.seasons) for show in reading.shows] == [("Rive", {13})]


def test_a_title_is_as_long_as_once_where_the_same_word_follows_it_everywhere() -> None:
    reading = reading_of("<s>Zone tampon</s> aura une saison 3.", headline="<s>Zone</s> tampon prolongée")
    assert [(show.name, show.seasons, len(show.mentions)) for show in reading.shows] == [("Zone tampon", {3}, 2)]


def test_a_category_of_awards_is_no_title() -> None:
    reading = reading_of("*<s>Rive</s>* a gagné deux prix : <s>Meilleure série</s> et <s>Meilleure actrice</s>.")
    assert [show.name for show in reading.shows] == ["Rive"]


def test_a_sentence_before_a_colon_is_no_title() -> None:
    reading = reading_of("En attendant, l’original peut être rattrapé : saisons 1 et 2 de *<s>Rive</s>*.")
    assert [(show.name, show.seasons) for show in reading.shows] == [("Rive", {1, 2})]


def test_of_a_stretch_marked_twice_the_stronger_mark_comes_last() -> None:
    text = "Le retour de « Rive » est prévu."
    cues = [Cue("body", 15, 19, "italic"), Cue("body", 15, 19, "link"), Cue("body", 15, 19, "bold")]
    marks = marks_of(text, Reading(0, None, cues))
    assert [mark.kind for mark in marks] == ["link", "bold", "italic", "quote"]


def test_marks_set_the_extent_of_a_title() -> None:
    reading = reading_of("La série *Rive, peut-être <s>!</s>* et *<s>Nuit</s> blanche* arrivent.")
    assert [show.name for show in reading.shows] == ["Rive, peut-être !", "Nuit blanche"]


EXPLICIT = [
    ("Bonne nouvelle pour les fans de <c>Brag</c>.", ["Brag"]),
    ("Arte renouvelle <c>Brag</c> pour une saison 2.", ["Brag"]),
    ("La deuxième saison de <o>Brag</o> arrive.", ["Brag"]),
    ("Le spin-off Brag a un pilote.", ["Brag"]),
    ("<c>Brag</c> est produite par <w>Max Ott</w>.", ["Brag"]),
    ("Arte lance Brag en mer le 3 mai.", ["Brag en mer"]),
    ("Arte lance une enquête le 3 mai.", []),
    ("Voici deux fictions.\n\nLa Brague en crue\n\nCette saga en dix épisodes ouvre le bal.", ["La Brague en crue"]),
    ("Voici deux fictions.\n\nUn retour attendu\n\nCette saga en dix épisodes ouvre le bal.", []),
    ("Les fans de <a>Max Ott</a> sont ravis.", []),
    ("Elle sera diffusée sous le titre « <s>Neige</s> ».", ["Neige"]),
    ("<o>Rive</o> : les saisons 2 et 3 arrivent lundi.", ["Rive"]),
    ("<c>Brag</c> : une saison 5 arrive lundi.", ["Brag"]),
    ("<o>Rive</o> n’a toujours pas été renouvelée pour une saison 3.", ["Rive"]),
    ("En revanche, Brag V n’a toujours pas été renouvelée pour une saison 3.", ["Brag V"]),
    ("Elle n’a toujours pas été renouvelée pour une saison 3.", []),
    ("<o>Rive</o> a été visionnée deux milliards de minutes.", ["Rive"]),
    ("La saison 3 d’HBO s’annonce bien. La série <f>HBO</f> aussi.", []),
]


@pytest.mark.parametrize(("text", "names"), EXPLICIT)
def test_explicit_grammar_names_a_title_whatever_its_label(text: str, names: list[str]) -> None:
    assert [show.name for show in reading_of(text).shows] == names


EXTENTS = [
    ("*L’inédit : <s>Nuit rouge</s>, <f>TF1</f>, 21h05*\n\nLe retour du justicier.", ["Nuit rouge"]),
    ("La série <s>Demain nous</s> appartient encore.", ["Demain nous appartient"]),
    ("On revoit <s>Grandes Marées</s>. Et <s>Grandes Marées bientôt</s> reprend.", ["Grandes Marées"]),
    ("On revoit <s>Nuit rouge</s>. <s>Nuit rouge, partie 3</s> suit.", ["Nuit rouge"]),
    ("Voici <s>Nuit rouge ; Jour bleu</s>.", ["Nuit rouge", "Jour bleu"]),
    ("Vite, <s>Balle noire</s> 3, au plus tôt !", ["Balle noire 3"]),
    ("La série « <s>93 pays</s> » revient, et <s>93 barres</s> aussi.", ["93 pays", "93 barres"]),
    ("*<s>Rive</s>.* Le tournage reprend lundi.", ["Rive"]),
    ("Adieu à <s>Rive</s> : la saison 3 sera la dernière.\n\nOn a tant aimé <s>Rive</s>.", ["Rive"]),
    ("Lundi 15 – *<s>Meret</s>* (<f>Arte</f>, 6 épisodes). Une horlogère enquête.", ["Meret"]),
    ("Le roman de <w>Max Ott</w>. La suite, un roman, « <s>Neige</s> », sort.", []),
    ("On l’a vue dans <s>Le Manoir</s> des ombres et Dune.", ["Le Manoir des ombres"]),
    ("On l’a vue dans <s>Le Manoir</s> du mardi soir.", ["Le Manoir"]),
    ("<s>Emily in Paris</s> revient. <a>Lily Collins</a> y joue <c>Emily</c>.", ["Emily in Paris"]),
    ("Au « <s>Bal masqué</s> », on rit ; « <s>Le Bal masqué</s> » dure.", ["Le Bal masqué"]),
]


@pytest.mark.parametrize(("text", "names"), EXTENTS)
def test_extent(text: str, names: list[str]) -> None:
    assert [show.name for show in reading_of(text).shows] == names


MARKED = "« <s>Rive gauche</s> », « <s>Grandes Marées</s> » et « <s>Nuit rouge</s> » reviennent. "


def test_where_titles_are_marked_one_that_is_not_needs_more() -> None:
    names = ["Rive gauche", "Grandes Marées", "Nuit rouge"]
    assert [show.name for show in reading_of(MARKED + "On en parlait à <s>Vauban</s> hier.").shows] == names
    twice = MARKED + "On en parlait dans <s>Vauban</s> hier. L’équipe de <s>Vauban</s> aussi."
    assert [show.name for show in reading_of(twice).shows] == [*names, "Vauban"]
    lent = MARKED + "On reverra <s>Les Fous du roi</s> ; l’équipe des « <s>Fous du roi</s> » tourne."
    assert [show.name for show in reading_of(lent).shows] == [*names, "Les Fous du roi"]


KNOWN = [
    ("« Breaking Bad », annoncée hier, arrive.", ["Breaking Bad"]),
    ("« <s>Rive</s> », annoncée hier, arrive.", ["Rive"]),
    ("« Je pars », a annoncé le patron.", []),
    ("Il y avait aussi « Breaking Bad ».", ["Breaking Bad"]),
    ("Il y avait aussi « Grandir tard ».", []),
]


@pytest.mark.parametrize(("text", "names"), KNOWN)
def test_a_quote_that_is_a_known_title_is_one_whatever_is_said_beside_it(text: str, names: list[str]) -> None:
    assert [show.name for show in reading_of(text).shows] == names


@pytest.mark.parametrize("number", ["92’000", "1 200 000", "14-Juillet", "23 décembre"])
def test_a_number_is_no_show(number: str) -> None:
    assert reading_of(f"Elle compte <s>{number}</s> vues.").shows == []


NAMESAKES = [
    ("Bérénice Lagrange revient.", -2.0, "CREW"),
    ("Bérénice Lagrange revient.", -6.0, "SHOW"),
    ("Bérénice Lagrange revient. « Bérénice Lagrange » plaît.", -2.0, "SHOW"),
    ("Julie Lescaut revient.", -2.0, "SHOW"),
    ("Marée Lagrange revient.", -2.0, "SHOW"),
]


@pytest.mark.parametrize(("text", "lead", "label"), NAMESAKES)
def test_a_name_at_which_hardly_less_speaks_for_somebody_is_no_title(text: str, lead: float, label: str) -> None:
    end = text.index(" revient")
    reading = Reading(0, None, [], spans=[Span(0, end, "SHOW")], namesakes={end: (lead, "CREW")})
    assert list(without_people(text, reading)) == [Span(0, end, label)]
