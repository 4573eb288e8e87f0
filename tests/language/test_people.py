from __future__ import annotations

import pytest

from newsscrape.language.masking import mask
from newsscrape.language.people.clauses import Clauses
from newsscrape.language.people.jobs import predicated_jobs, told_jobs
from newsscrape.language.people.names import key_of
from tests.language.reading_of import cast_of, jobs_of, reading_of

CASTS = [
    ("<a>Lou Roy</a> incarne <c>Zoé Bast</c>.", {("Lou Roy", "Zoé Bast")}),
    ("La juge <c>Zoé Bast</c> (<a>Lou Roy</a>) enquête.", {("Lou Roy", "Zoé Bast")}),
    (
        "<a>Lou Roy</a> (<c>Zoé</c>) et <a>Max Ott</a> (<c>Tim</c>) reviennent.",
        {("Lou Roy", "Zoé"), ("Max Ott", "Tim")},
    ),
    ("<c>Zoé</c> et <c>Tim</c>, joués par <a>Lou Roy</a> et <a>Max Ott</a>", {("Lou Roy", "Zoé"), ("Max Ott", "Tim")}),
    ("<a>Lou Roy</a>, alias la commissaire <c>Bast</c>, s’en va.", {("Lou Roy", "Bast")}),
    ("<c>Zoé</c> revient sous les traits de <a>Lou Roy</a>.", {("Lou Roy", "Zoé")}),
    ("Un seul homme, <a>Max Ott</a>, sous les traits de l’inspecteur <c>Gill</c>.", {("Max Ott", "Gill")}),
    ("En français, <c>Zoé</c> a le timbre de <a>Lou Roy</a>.", {("Lou Roy", "Zoé")}),
    ("<a>Lou Roy</a> prêtera sa voix à <c>Pim</c>.", {("Lou Roy", "Pim")}),
    ("Dans le rôle de <c>Zoé</c>, on retrouve <a>Lou Roy</a>.", {("Lou Roy", "Zoé")}),
    ("Le rôle de <c>Zoé</c> est confié à <a>Lou Roy</a>.", {("Lou Roy", "Zoé")}),
    (
        "<a>Lou Roy</a> campe <c>Zoé</c>, <a>Max Ott</a> le brigadier <c>Tim</c> et <a>Ysa</a> <c>Mona</c>.",
        {("Lou Roy", "Zoé"), ("Max Ott", "Tim"), ("Ysa", "Mona")},
    ),
    ("<a>Lou Roy</a> rejoint la série. Elle y sera <c>Zoé</c>.", {("Lou Roy", "Zoé")}),
    (
        "<c>Zoé</c> rêve de partir, <c>Tim</c> de rester. <a>Lou Roy</a> et <a>Max Ott</a> les jouent à ravir.",
        {("Lou Roy", "Zoé"), ("Max Ott", "Tim")},
    ),
    ("<c>Zoé</c> rouvre l’enquête.\n\n<a>Lou Roy</a> l’incarne avec malice.", {("Lou Roy", "Zoé")}),
    (
        "Face à <c>Zoé</c>, que joue <a>Lou Roy</a>, on découvre <c>Tim</c>, confié à <a>Max Ott</a>.",
        {("Lou Roy", "Zoé"), ("Max Ott", "Tim")},
    ),
    (
        "<a>Lou Roy</a> est <a>Zoé Bast</a>, <a>Max Ott</a> est <c>Tim</c>.",
        {("Lou Roy", "Zoé Bast"), ("Max Ott", "Tim")},
    ),
    ("<a>Lou Roy</a>, qui est <p>Zoé Bast</p>, se confie.", {("Lou Roy", "Zoé Bast")}),
    (
        "Révélée avec <a>Max Ott</a>, <c>Zoé</c> va partir. Pour <a>Lou Roy</a>, qui l’interprète, c’est un choc.",
        {("Lou Roy", "Zoé")},
    ),
    ("<a>Lou Roy</a> fut danseuse. Révélée par <a>Max Ott</a>, elle incarne <c>Zoé</c>.", {("Lou Roy", "Zoé")}),
    (
        "<a>Lou Roy</a> fut danseuse. Avec <a>Max Ott</a>, elle est <c>Zoé</c>, que venge <a>Tim Ka</a>.",
        {("Lou Roy", "Zoé")},
    ),
    ("<a>Lou Roy</a> donnera la réplique à <a>Max Ott</a>.", set()),
    ("Le rôle de <c>Zoé</c> avait été proposé à <a>Lou Roy</a>.", set()),
]


RELATIVES = [
    *(
        "que joue",
        "que jouait",
        "que jouera",
        "que jouerait",
        "que joua",
        "que campait",
        "que campera",
        "que camperait",
    ),
    *("qu’incarne", "qu’incarnait", "qu’incarnera", "qu’incarnerait", "qu’incarna", "qu’endossera"),
    *(
        "qu’interprète",
        "qu’interprétait",
        "qu’interprétera",
        "qu’interpréterait",
        "qu’aurait campé",
        "que devait jouer",
    ),
    *(
        "qu’a joué",
        "qu’avait joué",
        "qu’a longtemps incarné",
        "qu’aura interprété",
        "que va jouer",
        "que vient d’incarner",
    ),
    *("tel que l’incarnait", "auquel prêtait sa voix", "à qui donnera vie", "à qui avait prêté ses traits"),
]


@pytest.mark.parametrize("relative", RELATIVES)
@pytest.mark.parametrize("label", ["c", "a"])
def test_the_object_of_a_relative_is_the_role_and_its_subject_the_actor(relative: str, label: str) -> None:
    text = f"Un policier à la retraite, <{label}>Zoltan Bast</{label}>, {relative} <a>Lou Roy</a>, revient."
    assert cast_of(reading_of(text)) == {("Lou Roy", "Zoltan Bast")}


@pytest.mark.parametrize(
    "text",
    [
        "On sait que <a>Lou Roy</a> incarnera <c>Zoé Bast</c> et que jouer l’amuse.",
        "<a>Lou Roy</a>, qui prêtait ses traits à <c>Zoé Bast</c>, s’en va.",
    ],
)
def test_the_subject_of_a_relative_is_the_actor(text: str) -> None:
    assert cast_of(reading_of(text)) == {("Lou Roy", "Zoé Bast")}


@pytest.mark.parametrize(("text", "pairs"), CASTS)
def test_cast(text: str, pairs: set[tuple[str, str]]) -> None:
    assert cast_of(reading_of(text)) == pairs


TITLE_ROLES = [
    ("« <s>Simon Vasseur</s> », avec <a>Lou Roy</a> dans le rôle-titre, revient.", {("Lou Roy", "Simon Vasseur")}),
    ("« <s>Capitaine Delmas</s> » revient. <a>Lou Roy</a> tient le rôle-titre.", {("Lou Roy", "Delmas")}),
    ("Le rôle-titre de « <s>RJ Dolan</s> » échoit à <a>Lou Roy</a>.", {("Lou Roy", "RJ Dolan")}),
    ("« <s>Plus belle la plage</s> », avec <a>Lou Roy</a> dans le rôle-titre, revient.", set()),
    ("Pour « <s>Simon Vasseur</s> », on cherche encore un acteur pour le rôle-titre.", set()),
    ("<a>Lou Roy</a> tient le rôle-titre de « <s>Anna</s> », <c>Anna Bast</c>.", {("Lou Roy", "Anna Bast")}),
]


@pytest.mark.parametrize(("text", "pairs"), TITLE_ROLES)
def test_whoever_plays_a_title_role_plays_whom_the_show_is_named_after(text: str, pairs: set[tuple[str, str]]) -> None:
    reading = reading_of(text)
    assert cast_of(reading) == pairs
    assert {role.name for role in reading.characters} >= {role for _, role in pairs}


FAR = (
    "La suite se fera sans <c>Zoé</c> ni <{0}>Walter White</{0}>. On tourne à Lille.\n\n"
    "De <a>Lou Roy</a>, de <a>Max Ott</a> et de <a>{1}</a>, on ne saura rien de plus."
)


@pytest.mark.parametrize("label", ["c", "p"])
def test_whoever_is_known_for_a_role_of_the_text_plays_it_however_far_off(label: str) -> None:
    assert cast_of(reading_of(FAR.format(label, "Bryan Cranston"))) == {("Bryan Cranston", "Walter White")}
    assert cast_of(reading_of(FAR.format(label, "Ysa Ka"))) == set()


WHO = [
    (
        "<a>Anne Ott</a> et <a>Paul Roy</a> se partagent l’affiche, <c>Suzanne</c> et <c>Victor</c> leurs secrets.",
        {("Anne Ott", "Suzanne"), ("Paul Roy", "Victor")},
    ),
    ("<a>Paul Roy</a> revient.\n\nNé à Brest, il arrive tard. De 2010 à 2015, il fut <c>Victor</c>.", "Victor"),
    ("<c>Jesse Pinkman</c> et <c>Walter White</c> : <a>Bryan Cranston</a> raconte.", "Walter White"),
]


@pytest.mark.parametrize(("text", "pairs"), WHO)
def test_gender_antecedents_and_known_roles_tell_who_plays_whom(text: str, pairs: set[tuple[str, str]] | str) -> None:
    found = cast_of(reading_of(text))
    assert found == pairs if isinstance(pairs, set) else {role for _, role in found} == {pairs}


JOBS = [
    ("Une série créée par <w>Ana Bru</w> et <w>Tom Lis</w>.", {("Ana Bru", "creator"), ("Tom Lis", "creator")}),
    (
        "Écrite par <w>Ana Bru</w> et réalisée par le Belge <w>Tom Lis</w>, elle sort jeudi.",
        {("Ana Bru", "writer"), ("Tom Lis", "director")},
    ),
    ("<w>Ana Bru</w>, qui l’a écrite et réalisée, s’explique.", {("Ana Bru", "writer"), ("Ana Bru", "director")}),
    ("la showrunneuse <w>Ana Bru</w>", {("Ana Bru", "showrunner")}),
    ("<w>Ana Bru</w>, créateur·rice et scénariste de la série", {("Ana Bru", "creator"), ("Ana Bru", "writer")}),
    ("<w>Ana Bru</w> et <w>Tom Lis</w>, les deux producteurs", {("Ana Bru", "producer"), ("Tom Lis", "producer")}),
    ("produite par <w>Ana Bru</w>, <w>Tom Lis</w> et <w>Jo Ka</w> pour <o>Nova</o>", "producer"),
    ("d’après le roman de <w>Ana Bru</w>", {("Ana Bru", "author")}),
    ("Musique : <w>Ana Bru</w>. Réalisation : <w>Tom Lis</w>.", {("Ana Bru", "composer"), ("Tom Lis", "director")}),
    ("<w>Ana Bru</w>, directrice des programmes de <f>France 3</f>", {("Ana Bru", "executive")}),
    ("<w>Ana Bru</w> reprend les rênes de l’émission <s>Pile</s>.", {("Ana Bru", "presenter")}),
    ("un documentaire de <w>Ana Bru</w>", {("Ana Bru", "director")}),
    ("<w>Ana Bru</w> tient parole. Le scénariste a confirmé la nouvelle.", {("Ana Bru", "writer")}),
    ("Aux manettes de *<s>Rive</s>*, <w>Ana Bru</w> filme la nuit comme personne.", {("Ana Bru", "director")}),
    ("<w>Ana Bru</w> prend les rênes de la fiction de <f>Canal+</f>.", {("Ana Bru", "executive")}),
    ("<w>Ana Bru</w> dirige les programmes de <f>Arte</f> depuis 2019.", {("Ana Bru", "executive")}),
    ("Tirée du roman de <w>Ana Bru</w>, la série compte six épisodes.", {("Ana Bru", "author")}),
    (
        "<w>Ana Bru</w> succède à <w>Tom Lis</w> à la présentation de *<s>Rive</s>*.",
        {("Ana Bru", "presenter"), ("Tom Lis", "presenter")},
    ),
    (
        "L’actrice <a>Lou Roy</a> retrouve <w>Ana Bru</w>, qui l’avait dirigée dans *<s>Rive</s>*.",
        {("Ana Bru", "director")},
    ),
    ("Le 20 heures de <w>Ana Bru</w> a rassemblé 5 millions de fidèles.", {("Ana Bru", "presenter")}),
    ("On doit *<s>Rive</s>* à <w>Ana Bru</w>.", {("Ana Bru", "creator")}),
    (
        "Scénariste et productrice de la série *<s>Rive</s>*, <w>Ana Bru</w> se confie.",
        {("Ana Bru", "writer"), ("Ana Bru", "producer")},
    ),
    ("La présentatrice et rédactrice en chef <w>Ana Bru</w> quitte l’émission.", {("Ana Bru", "presenter")}),
    (
        "<w>Ana Bru</w> (création, scénario) et <w>Tom Lis</w> (réalisation) ont travaillé trois ans.",
        {("Ana Bru", "creator"), ("Ana Bru", "writer"), ("Tom Lis", "director")},
    ),
    ("Le film *<s>Rive</s>*, de <w>Ana Bru</w>, sort mercredi.", {("Ana Bru", "director")}),
    ("La série *<s>Rive</s>*, de <w>Ana Bru</w>, revient lundi.", {("Ana Bru", "creator")}),
    ("<w>Ana Bru</w> a remis les clés de l’atelier d’écriture.", {("Ana Bru", "writer")}),
    (
        "L’écriture est confiée à <w>Ana Bru</w>, la musique à <w>Tom Lis</w>.",
        {("Ana Bru", "writer"), ("Tom Lis", "composer")},
    ),
    ("<w>Ana Bru</w>, patronne de la fiction de <f>Arte</f>, y croit.", {("Ana Bru", "executive")}),
    (
        "La créatrice et réalisatrice <w>Ana Bru</w> l’assure.",
        {("Ana Bru", "creator"), ("Ana Bru", "director")},
    ),
    (
        "Le créateur, scénariste et réalisateur <w>Ana Bru</w> tournera d’avril à octobre.",
        {("Ana Bru", "creator"), ("Ana Bru", "writer"), ("Ana Bru", "director")},
    ),
    (
        "<w>Ana Bru</w>, scénariste, productrice déléguée et réalisatrice, l’assure.",
        {("Ana Bru", "writer"), ("Ana Bru", "producer"), ("Ana Bru", "director")},
    ),
    ("Le jury présidé par la romancière <p>Ana Bru</p> a tranché.", set()),
    (
        "<w>Ana Bru</w> (scénario) et <w>Tom Lis</w> (réalisation) préparent la suite.",
        {("Ana Bru", "writer"), ("Tom Lis", "director")},
    ),
    (
        "<w>Ana Bru</w> au scénario, <w>Tom Lis</w> à la réalisation : la série change de mains.",
        {("Ana Bru", "writer"), ("Tom Lis", "director")},
    ),
    (
        "<w>Ana Bru</w> et <w>Tom Lis</w> se partagent l’écriture et la réalisation.",
        {(name, job) for name in ("Ana Bru", "Tom Lis") for job in ("writer", "director")},
    ),
    ("La directrice de casting <p>Ana Bru</p> a vu trois cents enfants.", set()),
    (
        "La série, imaginée par <w>Ana Bru</w> et produite par <w>Tom Lis</w>, revient.",
        {("Ana Bru", "creator"), ("Tom Lis", "producer")},
    ),
    ("La série est produite par <o>Nova</o> et réalisée par <w>Ana Bru</w>.", {("Ana Bru", "director")}),
    (
        "<w>Ana Bru</w> écrit, <w>Tom Lis</w> réalise, <w>Jo Ka</w> compose.",
        {("Ana Bru", "writer"), ("Tom Lis", "director"), ("Jo Ka", "composer")},
    ),
    (
        "<w>Ana Bru</w> et <w>Tom Lis</w> se sont partagé la mise en scène des six épisodes.",
        {("Ana Bru", "director"), ("Tom Lis", "director")},
    ),
    ("<w>Ana Bru</w> a dirigé l’atelier d’écriture.", {("Ana Bru", "writer")}),
    ("Les dialogues, on les doit à <w>Ana Bru</w>.", {("Ana Bru", "writer")}),
    ("Le thème, entêtant, on le doit à <w>Ana Bru</w>.", {("Ana Bru", "composer")}),
    ("La musique revient à <w>Ana Bru</w>.", {("Ana Bru", "composer")}),
    ("*<s>Rive</s>*, polar de <w>Ana Bru</w>, 1h38, passe jeudi.", {("Ana Bru", "director")}),
    ("Le dessin animé de <w>Ana Bru</w> sort mercredi.", {("Ana Bru", "director")}),
    ("Tirée de la bande dessinée de <w>Ana Bru</w>, la série sort jeudi.", {("Ana Bru", "author")}),
    ("La série, adaptée du manga *<s>Rive</s>* de <w>Ana Bru</w>, sort jeudi.", {("Ana Bru", "author")}),
    ("Les derniers épisodes seront confiés à <w>Ana Bru</w>.", {("Ana Bru", "director")}),
    (
        "<w>Ana Bru</w>, qui a écrit les romans, fait partie des producteurs exécutifs.",
        {("Ana Bru", "author"), ("Ana Bru", "producer")},
    ),
    (
        "<w>Ana Bru</w>, réalisatrice de la moitié des épisodes, cède sa place mais reste productrice.",
        {("Ana Bru", "director"), ("Ana Bru", "producer")},
    ),
    ("<a>Ana Bru</a> joue une juge dans *<s>Rive</s>*, qu’elle a créée.", {("Ana Bru", "creator")}),
    ("Dans *<s>Rive</s>*, on reconnaît la dramaturge <p>Ana Bru</p>.", set()),
    ("<w>Ana Bru</w>, que le public adore, est créditée comme réalisatrice.", {("Ana Bru", "director")}),
    (
        "La série *<s>Rive</s>*, adaptée du roman de <w>Jo Ka</w> par <w>Ana Bru</w> et <w>Tom Lis</w>, sort jeudi.",
        {("Jo Ka", "author"), ("Ana Bru", "writer"), ("Tom Lis", "writer")},
    ),
    (
        "<w>Ana Bru</w> et <w>Tom Lis</w>, à qui l’on doit la série *<s>Rive</s>*, préparent la suite.",
        {("Ana Bru", "creator"), ("Tom Lis", "creator")},
    ),
    (
        "*<s>Rive</s>*, la minisérie de <w>Ana Bru</w>, écrite avec <w>Tom Lis</w> et <a>Jo Ka</a>, sort jeudi.",
        {("Ana Bru", "creator"), ("Tom Lis", "writer"), ("Jo Ka", "writer")},
    ),
    ("<w>Ana Bru</w> a supervisé l’écriture.", {("Ana Bru", "writer")}),
    (
        "Aux textes, <w>Ana Bru</w> chapeautera dix scénaristes.",
        {("Ana Bru", "showrunner"), ("Ana Bru", "writer")},
    ),
    ("Le détective imaginé par le romancier <w>Ana Bru</w> revient.", {("Ana Bru", "author")}),
    (
        "La productrice <w>Ana Bru</w> et la directrice de la fiction de <o>Nova</o> <w>Tom Lis</w> ont applaudi.",
        {("Ana Bru", "producer"), ("Tom Lis", "executive")},
    ),
]


@pytest.mark.parametrize(("text", "jobs"), JOBS)
def test_jobs(text: str, jobs: set[tuple[str, str]] | str) -> None:
    found = jobs_of(reading_of(text))
    assert found == jobs or (isinstance(jobs, str) and {job for _, job in found} == {jobs} and len(found) == 3)


@pytest.mark.parametrize("link", ["(Zoé), également", "(Zoé), qui joue et officiera comme"])
def test_whoever_is_also_something_surely_is(link: str) -> None:
    masked = mask(f"Lou Roy {link} productrice, s’en va.", [(0, 7, "ACTOR"), (9, 12, "CHARACTER")])
    clauses = Clauses(masked.text)
    assert {job for _, job in predicated_jobs(masked, clauses, told_jobs(masked, clauses))} == {"producer"}


@pytest.mark.parametrize("verb", ["compte aussi", "réunit", "accueillera"])
def test_a_list_ends_before_a_verb(verb: str) -> None:
    text = f"La série <s>Marée noire</s>, écrite par <w>Lucie Brun</w>, {verb} <a>Idris Hall</a> et <a>Sean Faure</a>."
    assert jobs_of(reading_of(text)) == {("Lucie Brun", "writer")}


def test_surnames_and_first_names_are_mentions_of_whoever_bore_them_last() -> None:
    reading = reading_of(
        "<a>LOU ROY</a> et son frère <a>Paul Roy</a> jouent. <a>Roy</a> s’amuse, <a>Lou</a> aussi. "
        "<a>Lou Roy</a> y tient la barre ; <a>Roy</a> rit."
    )
    assert [(person.name, len(person.mentions)) for person in reading.people] == [("Lou Roy", 4), ("Paul Roy", 2)]


def test_an_actor_and_a_role_of_the_same_first_name_stay_apart() -> None:
    reading = reading_of("<a>Luz Arno</a> joue <c>Luz</c>, une lavandière. <c>Luz</c> chante.")
    assert cast_of(reading) == {("Luz Arno", "Luz")}
    assert [len(character.mentions) for character in reading.characters] == [2]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("<a>Lou Roy</a> est le notaire ; elle interprète <c>Diane</c>, sa sœur.", {("Lou Roy", "Diane")}),
        ("<a>Lou Roy</a> dans la peau d’une juge, <c>Max Ott</c> (« <s>Rive</s> ») et <a>Ana Pons</a>.", set()),
    ],
)
def test_the_object_of_interprete_is_a_role_and_whoever_a_work_is_credited_to_is_none(
    text: str, pairs: set[tuple[str, str]]
) -> None:
    reading = reading_of(text)
    assert cast_of(reading) == pairs
    assert {character.name for character in reading.characters} == {role for _, role in pairs}


def test_the_lines_of_a_cast_keep_to_one_order_and_a_family_is_one_of_roles() -> None:
    lines = [
        "<a>Lou Roy</a> : <c>Ana Bast</c>, la veuve",
        "<c>Max Ott</c> : le notaire <c>Luc Bast</c>",
        "<a>Luz Arno</a> – <a>Zoé Bast</a>",
    ]
    pairs = {("Lou Roy", "Ana Bast"), ("Max Ott", "Luc Bast"), ("Luz Arno", "Zoé Bast")}
    assert cast_of(reading_of("Le casting :\n\n- " + "\n\n- ".join(lines))) == pairs


def test_where_the_verb_is_left_out_an_actor_and_a_role_are_two() -> None:
    reading = reading_of("<a>Lou Roy</a> joue <c>Zoé</c>, <a>Max Ott Tim</a> et <a>Ana Bru Léa</a>.")
    assert cast_of(reading) == {("Lou Roy", "Zoé"), ("Max Ott", "Tim"), ("Ana Bru", "Léa")}
    alone = reading_of("<a>Lou Roy</a> joue <c>Zoé</c>, <a>Max Ott Tim</a> incarne <c>Léa</c>.")
    assert cast_of(alone) == {("Lou Roy", "Zoé"), ("Max Ott Tim", "Léa")}


def test_a_role_that_is_described_and_then_named_is_one() -> None:
    reading = reading_of("<a>Lou Roy</a> campe une juge aussi brillante qu’odieuse, <a>Zoé Bast</a>.")
    assert cast_of(reading) == {("Lou Roy", "Zoé Bast")}


def test_a_form_of_address_in_capitals_is_part_of_a_role() -> None:
    reading = reading_of(
        "<a>Lou Roy</a> y est la Tantie <c>Rose</c>, que <c>Rose</c> effraie. Sir <c>Hugo</c> la suit."
    )
    assert [character.name for character in reading.characters] == ["Tantie Rose", "Hugo"]


def test_a_title_in_brackets_beside_roles_is_one() -> None:
    text = "Avec <a>Lou Roy</a> (<c>Zoé</c>), <a>Max Ott</a> (<s>Grand Large</s>) et <a>Ana Bru</a> (<c>Léa</c>)."
    assert cast_of(reading_of(text)) == {("Lou Roy", "Zoé"), ("Max Ott", "Grand Large"), ("Ana Bru", "Léa")}
    apart = "Avec <a>Lou Roy</a> (<c>Zoé</c>). Sur *<f>TF1</f>*, <a>Max Ott</a> (<s>Dune</s>) revient."
    assert cast_of(reading_of(apart)) == {("Lou Roy", "Zoé")}


def test_whoever_a_school_is_called_after_is_nobody() -> None:
    reading = reading_of("<a>Lou Roy</a> joue <c>Zoé</c>, prof au lycée <w>Max Ott</w>.")
    assert [person.name for person in reading.people] == ["Lou Roy"]


def test_grammar_overrules_a_wrong_label() -> None:
    reading = reading_of(
        "<c>Lou Roy</c> incarne <c>Zoé Bast</c>, face à <a>Max Ott</a> (<c>Tim</c>). <a>Zoé Bast</a> ment."
    )
    assert cast_of(reading) == {("Lou Roy", "Zoé Bast"), ("Max Ott", "Tim")}
    assert [character.name for character in reading.characters] == ["Zoé Bast", "Tim"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Commandant Zoé O’Hara", ("zoe", "o'hara")),
        ("Mme de Brest", ("mme", "de", "brest")),
        ("M. Ott", ("ott",)),
        ("ÉLIE OTT", ("elie", "ott")),
    ],
)
def test_key(name: str, key: tuple[str, ...]) -> None:
    assert key_of(name) == key


def test_the_odd_one_of_an_enumeration_follows_the_others() -> None:
    reading = reading_of("Avec <a>Lou Roy</a>, <a>Zoé Bast</a>, <a>Luz Arno</a>, <w>Max Ott</w> et <s>Ana Pons</s>.")
    assert [person.name for person in reading.people if person.is_actor and not person.is_crew] == [
        "Lou Roy",
        "Zoé Bast",
        "Luz Arno",
        "Max Ott",
        "Ana Pons",
    ]


def test_who_was_something_is_named_without_it() -> None:
    reading = reading_of("<a>Lou Roy</a>, <c>ex-Zoé Bast</c> de la série *<s>Rive</s>*, revient.")
    assert [character.name for character in reading.characters] == ["Zoé Bast"]


def test_nobody_is_called_john_doe() -> None:
    assert reading_of("On y trouve un mystérieux <c>John Doe</c>.").characters == []


FORGOTTEN = [
    "La municipalité a remercié <w>Max Ott</w>.",
    "Le maire, <a>Max Ott</a>, a voté contre la subvention.",
    "Le sénateur <a>Max Ott</a> et le ministre <a>Ysa Lo</a> étaient les invités de la matinale.",
    "La chanteuse <a>Ysa Lo</a> et le footballeur <a>Max Ott</a> se sont mariés samedi.",
]


@pytest.mark.parametrize("text", FORGOTTEN)
def test_who_is_neither_where_the_text_gives_no_cue(text: str) -> None:
    assert [(p.is_actor, p.is_crew) for p in reading_of(text).people if p.is_actor or p.is_crew] == []


STRONGER = [
    ("Le film, réalisé par <a>Max Ott</a>, sort mercredi.", {"crew"}),
    ("L’actrice <p>Max Ott</p> rejoint la distribution de *<s>Rive</s>*.", {"actor"}),
    ("<p>Max Ott</p> incarne <c>Zoé</c> dans la série *<s>Rive</s>*.", {"actor"}),
]


@pytest.mark.parametrize(("text", "roles"), STRONGER)
def test_the_words_around_outweigh_what_the_recogniser_takes_somebody_for(text: str, roles: set[str]) -> None:
    (person,) = reading_of(text).people
    assert {role for role, holds in (("actor", person.is_actor), ("crew", person.is_crew)) if holds} == roles


def test_whoever_is_crew_has_a_job() -> None:
    people = reading_of("<w>Ana Bru</w>, <w>Max Ott</w> et <w>Tom Lis</w> se taisent. *<s>Rive</s>* attend.").people
    assert [person.name for person in people if person.is_crew and not person.jobs] == []


KNOWN = [
    ("<w>Isabelle Huppert</w> rejoint la série *<s>Rive</s>*.", {"actor"}),
    ("<w>Rachida Dati</w> rejoint la série *<s>Rive</s>*.", set()),
    ("Le producteur <w>Max Ott</w> évoque la série *<s>Rive</s>*.", {"crew"}),
    ("Le film, réalisé par <a>Isabelle Huppert</a>, sort mercredi.", {"crew"}),
]


@pytest.mark.parametrize(("text", "roles"), KNOWN)
def test_a_widely_known_name_tips_the_scales_where_the_words_around_say_little(text: str, roles: set[str]) -> None:
    (person,) = reading_of(text).people
    assert {role for role, holds in (("actor", person.is_actor), ("crew", person.is_crew)) if holds} == roles


def test_what_a_widely_known_maker_does_tips_the_scales_where_the_words_around_say_little() -> None:
    assert jobs_of(reading_of("On a croisé <w>Hans Zimmer</w> à Lille.")) == {("Hans Zimmer", "composer")}
    stated = reading_of("*<s>Rive</s>* est produite par <w>Hans Zimmer</w>.")
    assert ("Hans Zimmer", "producer") in jobs_of(stated)
    stated = reading_of("À deux, <w>Ana Bru</w> et <w>Denis Villeneuve</w> se partagent l’écriture et la réalisation.")
    assert {job for name, job in jobs_of(stated) if name == "Denis Villeneuve"} == {"writer", "director"}


def test_a_text_of_something_else_has_no_roles_but_those_that_are_played() -> None:
    news = "Le maire a inauguré le pont avec <c>Marie</c>. La fanfare a joué devant les riverains et les élus. " * 20
    assert not reading_of(news).characters
    assert [role.name for role in reading_of(news + "<a>Lou Roy</a> incarne <c>Ott</c>.").characters] == ["Ott"]


@pytest.mark.parametrize(
    ("text", "crew"),
    [
        ("Les chroniqueurs habituels, tels que <w>Ana Bru</w> et <w>Tom Lis</w>, débattront sur <f>C8</f>.", set()),
        ("La ministre <w>Ana Bru</w> était sur le plateau de *<s>Rive</s>*.", set()),
        ("L’avocate <w>Ana Bru</w> a créé *<s>Rive</s>*.", {"Ana Bru"}),
    ],
)
def test_columnists_and_politicians_are_no_crew(text: str, crew: set[str]) -> None:
    assert {person.name for person in reading_of(text).people if person.is_crew} == crew


def test_signs_taken_for_a_name_are_nobody() -> None:
    reading = reading_of("<a>«»</a> incarne <c>Vidal</c>, et <a>M. «</a> joue <c>Roy</c>.")
    assert [person.name for person in reading.people] == []
