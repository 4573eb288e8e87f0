from datetime import date, datetime

import pytest

from newsscrape.language.numerics import read_dates

TODAY = date(2025, 11, 6)  # a Thursday

ROWS = [
    ("le 9 juillet 2025", "2025-07-09", "2025-07-09", "day"),
    ("le 1er mars 1963", "1963-03-01", "1963-03-01", "day"),
    ("le quatorze juillet mil neuf cent quatre-vingt-neuf", "1989-07-14", "1989-07-14", "day"),
    ("12/03/2025", "2025-03-12", "2025-03-12", "day"),
    ("12.03.25", "2025-03-12", "2025-03-12", "day"),
    ("2025-03-12", "2025-03-12", "2025-03-12", "day"),
    ("le 3 sept. 2024", "2024-09-03", "2024-09-03", "day"),
    ("le 14-Juillet", "2025-07-14", "2025-07-14", "day"),
    ("Elle sera diffusée le 3 mars.", "2026-03-03", "2026-03-03", "day"),
    ("L’épisode du 3 mars a réuni du monde.", "2025-03-03", "2025-03-03", "day"),
    ("depuis le 20 décembre", "2024-12-20", "2024-12-20", "day"),
    ("le 26 décembre dernier", "2024-12-26", "2024-12-26", "day"),
    ("le 5 avril de l’an prochain", "2026-04-05", "2026-04-05", "day"),
    ("dimanche 9 novembre", "2025-11-09", "2025-11-09", "day"),
    ("samedi soir 1er novembre", "2025-11-01", "2025-11-01", "day"),
    ("lundi 10 à 21h", "2025-11-10", "2025-11-10", "day"),
    ("Netflix l’a annoncé mardi.", "2025-11-04", "2025-11-04", "day"),
    ("La série sera lancée mardi.", "2025-11-11", "2025-11-11", "day"),
    ("ce lundi", "2025-11-03", "2025-11-03", "day"),
    ("mardi prochain", "2025-11-11", "2025-11-11", "day"),
    ("jeudi dernier", "2025-10-30", "2025-10-30", "day"),
    ("vendredi en huit", "2025-11-14", "2025-11-14", "day"),
    ("hier soir", "2025-11-05", "2025-11-05", "day"),
    ("avant-hier", "2025-11-04", "2025-11-04", "day"),
    ("demain soir", "2025-11-07", "2025-11-07", "day"),
    ("Ce soir à 21h25", "2025-11-06", "2025-11-06", "day"),
    ("ce matin", "2025-11-06", "2025-11-06", "day"),
    ("il y a trois jours", "2025-11-03", "2025-11-03", "day"),
    ("du 3 au 9 mars 2025", "2025-03-03", "2025-03-09", "range"),
    ("du 28 avril au 3 mai 2025", "2025-04-28", "2025-05-03", "range"),
    ("du lundi 17 au vendredi 21 novembre", "2025-11-17", "2025-11-21", "range"),
    ("entre le 3 et le 9 mars 2024", "2024-03-03", "2024-03-09", "range"),
    ("3-9 mars 2024", "2024-03-03", "2024-03-09", "range"),
    ("les 12 et 13 mai 2024", "2024-05-12", "2024-05-13", "range"),
    ("lundi 17 et mardi 18 novembre", "2025-11-17", "2025-11-18", "range"),
    ("entre vendredi et dimanche", "2025-11-07", "2025-11-09", "range"),
    ("dans la nuit de samedi à dimanche", "2025-11-08", "2025-11-09", "range"),
    ("la semaine du 21 juillet", "2025-07-21", "2025-07-27", "week"),
    ("cette semaine", "2025-11-03", "2025-11-09", "week"),
    ("la semaine dernière", "2025-10-27", "2025-11-02", "week"),
    ("dans trois semaines", "2025-11-24", "2025-11-30", "week"),
    ("la semaine du 19 au 25 décembre 2024", "2024-12-19", "2024-12-25", "week"),
    ("la première semaine de septembre", "2025-09-01", "2025-09-07", "week"),
    ("en août", "2025-08-01", "2025-08-31", "month"),
    ("dès janvier", "2026-01-01", "2026-01-31", "month"),
    ("mi-septembre", "2025-09-01", "2025-09-30", "month"),
    ("fin janvier 2024", "2024-01-01", "2024-01-31", "month"),
    ("en avril dernier", "2025-04-01", "2025-04-30", "month"),
    ("il y a deux mois", "2025-09-01", "2025-09-30", "month"),
    ("le mois prochain", "2025-12-01", "2025-12-31", "month"),
    ("Rendez-vous à la rentrée 2026", "2026-09-01", "2026-09-30", "month"),
    ("Mai 68 en six épisodes", "1968-05-01", "1968-05-31", "month"),
    ("entre mai et juin 2026", "2026-05-01", "2026-06-30", "range"),
    ("de novembre 2024 à mars 2025", "2024-11-01", "2025-03-31", "range"),
    ("cet été", "2025-06-01", "2025-08-31", "season"),
    ("au printemps 2026", "2026-03-01", "2026-05-31", "season"),
    ("l’hiver 2025-2026", "2025-12-01", "2026-02-28", "season"),
    ("l’été dernier", "2025-06-01", "2025-08-31", "season"),
    ("l’été prochain", "2026-06-01", "2026-08-31", "season"),
    ("en 2026", "2026-01-01", "2026-12-31", "year"),
    ("début 2026", "2026-01-01", "2026-12-31", "year"),
    ("d’ici la fin de l’année", "2025-01-01", "2025-12-31", "year"),
    ("l’an passé", "2024-01-01", "2024-12-31", "year"),
    ("l’année prochaine", "2026-01-01", "2026-12-31", "year"),
    ("il y a dix ans", "2015-01-01", "2015-12-31", "year"),
    ("dans le Tennessee de 1927", "1927-01-01", "1927-12-31", "year"),
    ("(2018)", "2018-01-01", "2018-12-31", "year"),
    ("de 2018 à 2022", "2018-01-01", "2022-12-31", "range"),
    ("au premier trimestre 2026", "2026-01-01", "2026-03-31", "range"),
    ("au second semestre 2024", "2024-07-01", "2024-12-31", "range"),
    ("T1 2026", "2026-01-01", "2026-03-31", "range"),
    ("le troisième mardi de mars 2026", "2026-03-17", "2026-03-17", "day"),
    ("ce week-end", "2025-11-08", "2025-11-09", "range"),
    ("le week-end dernier", "2025-11-01", "2025-11-02", "range"),
    ("le week-end du 15 novembre", "2025-11-15", "2025-11-16", "range"),
    ("la saison 2023-2024", "2023-09-01", "2024-08-31", "range"),
    ("la saison prochaine", "2026-09-01", "2027-08-31", "range"),
    ("Un record cette saison.", "2025-09-01", "2026-08-31", "range"),
    ("d’ici à Noël", "2025-12-25", "2025-12-25", "day"),
    ("le lundi de Pâques 2026", "2026-04-06", "2026-04-06", "day"),
    ("à la Toussaint 2024", "2024-11-01", "2024-11-01", "day"),
    ("Tournée en avril dans le Vercors", "2025-04-01", "2025-04-30", "month"),
    ("Sorties de décembre : l’agenda", "2025-12-01", "2025-12-31", "month"),
    ("Le jeu reviendra le lundi 8 très exactement", "2025-12-08", "2025-12-08", "day"),
    ("24/01 : la saison 3", "2026-01-24", "2026-01-24", "day"),
    ("un emprunt à échéance 2032", "2032-01-01", "2032-12-31", "year"),
    ("les éditions 2026 à 2029", "2026-01-01", "2029-12-31", "range"),
    ("Le tournage commencera en début d’année prochaine.", "2026-01-01", "2026-12-31", "year"),
    ("contre 3 millions la semaine d’avant", "2025-10-27", "2025-11-02", "week"),
    ("à compter de demain", "2025-11-07", "2025-11-07", "day"),
    ("Le feuilleton fête aujourd’hui ses vingt ans.", "2025-11-06", "2025-11-06", "day"),
    ("le week-end de Pâques 2026", "2026-04-04", "2026-04-05", "range"),
    ("entre Noël et le jour de l’An", "2025-12-25", "2026-01-01", "range"),
    ("de début octobre à la mi-décembre", "2025-10-01", "2025-12-31", "range"),
    ("de l’automne au printemps 2027", "2026-09-01", "2027-05-31", "range"),
    ("la veille de la Toussaint 2024", "2024-10-31", "2024-10-31", "day"),
    ("au lendemain de Pâques 2026", "2026-04-06", "2026-04-06", "day"),
    ("Le jeu bascule en soirée du 3 au 9 mars.", "2026-03-03", "2026-03-09", "range"),
    ("La finale, le 13 mai : 5,9 millions", "2025-05-13", "2025-05-13", "day"),
    ("5 % de mieux qu’en janvier", "2025-01-01", "2025-01-31", "month"),
    ("712 000 personnes samedi", "2025-11-01", "2025-11-01", "day"),
    ("dimanche en 8 à 21h10", "2025-11-16", "2025-11-16", "day"),
    ("mardi en quinze", "2025-11-25", "2025-11-25", "day"),
    ("vendredi en huit épisodes", "2025-11-07", "2025-11-07", "day"),
    ("à la rentrée de septembre 2026", "2026-09-01", "2026-09-30", "month"),
    ("la première quinzaine de mai 2026", "2026-05-01", "2026-05-15", "range"),
    ("la seconde quinzaine d’août 2026", "2026-08-16", "2026-08-31", "range"),
    ("Ce week-end des 8 et 9 novembre, tout change.", "2025-11-08", "2025-11-09", "range"),
    ("Vu par 2,1 millions de fidèles (contre 1,8 million samedi)", "2025-11-01", "2025-11-01", "day"),
    ("Samedi 15.11.2025 à 20h10", "2025-11-15", "2025-11-15", "day"),
    ("le vendredi 14/11/2025", "2025-11-14", "2025-11-14", "day"),
    ("Samedi 15.11, 20h10, RTS 1", "2025-11-15", "2025-11-15", "day"),
    ("Le 20.11 à 20h10 sur RTS 1", "2025-11-20", "2025-11-20", "day"),
    ("du 9 au 12.11.2025", "2025-11-09", "2025-11-12", "range"),
    ("du lundi 17.11.2025 au vendredi 21.11.2025", "2025-11-17", "2025-11-21", "range"),
    ("Vendredi 5.9 % du public", "2025-11-07", "2025-11-07", "day"),
    ("« L’école fermera ses portes l’été prochain », prévient le maire.", "2026-06-01", "2026-08-31", "season"),
    ("Elle reprendra le journal sur TF1, le 4 juin, a précisé la chaîne.", "2026-06-04", "2026-06-04", "day"),
    ("Il a annoncé qu’il présenterait son dernier journal le 18 juin.", "2026-06-18", "2026-06-18", "day"),
    ("M6 a décidé de ne pas renouveler le jeu à la rentrée.", "2026-09-01", "2026-09-30", "month"),
    ("Six des séries initialement prévues en août seront de retour.", "2025-08-01", "2025-08-31", "month"),
    ("En mars, l’animateur, qui pourrait être jugé, avait tout avoué.", "2025-03-01", "2025-03-31", "month"),
    ("Lors du procès fin février, il réclamait 3 millions.", "2025-02-01", "2025-02-28", "month"),
    ("Un téléfilm diffusé le 20 novembre à 21h", "2025-11-20", "2025-11-20", "day"),
    ("Le 20 novembre, je réunis la fédération.", "2025-11-20", "2025-11-20", "day"),
    ("La date du 4 décembre a été choisie.", "2025-12-04", "2025-12-04", "day"),
    ("Notre sélection télé du 10 au 16 novembre", "2025-11-10", "2025-11-16", "range"),
    ("Une suite est annoncée pour mars.", "2026-03-01", "2026-03-31", "month"),
    ("Sortie le 9 avril.", "2026-04-09", "2026-04-09", "day"),
    ("Les Belges découvriront la première fournée le 12 juin.", "2026-06-12", "2026-06-12", "day"),
    ("Elle a signé un record : 9,8 millions d’adeptes, samedi, sur ZDF.", "2025-11-01", "2025-11-01", "day"),
    ("Montré en salles, puis à la télévision, « au mieux au printemps ».", "2026-03-01", "2026-05-31", "season"),
    ("Présenté à Cannes, le volet sort aux États-Unis le 3 décembre.", "2025-12-03", "2025-12-03", "day"),
    ("En janvier, après le report dû aux grèves, ils étaient trois.", "2025-01-01", "2025-01-31", "month"),
    ("le tube de l’été 1983", "1983-06-01", "1983-08-31", "season"),
    ("À samedi !", "2025-11-08", "2025-11-08", "day"),
    ("Le tournage, envisagé en août, avait été repoussé.", "2025-08-01", "2025-08-31", "month"),
    ("1,1 milliard de minutes au Canada en mars, selon Nielsen", "2025-03-01", "2025-03-31", "month"),
    ("Leur match, le 28 mars, culmine à 10,6 millions de téléspectateurs.", "2025-03-28", "2025-03-28", "day"),
    ("Le bilan annuel 2024 déçoit.", "2024-01-01", "2024-12-31", "year"),
    ("La promotion débute la semaine du 17.", "2025-11-17", "2025-11-23", "week"),
    ("La finale de 98 reste gravée.", "1998-01-01", "1998-12-31", "year"),
    ("Né en 75, il joue encore.", "1975-01-01", "1975-12-31", "year"),
    ("L’été 76 reste celui de la canicule.", "1976-06-01", "1976-08-31", "season"),
    ("Relancée mi-2017, l’enquête piétine.", "2017-01-01", "2017-12-31", "year"),
    ("Le journal change.\n\n► 1949 : une première", "1949-01-01", "1949-12-31", "year"),
    ("sur les six premiers mois de 2024", "2024-01-01", "2024-06-30", "range"),
    ("les neuf premiers mois de l’année dernière", "2024-01-01", "2024-09-30", "range"),
    ("Samedi, Laurent Brun a quitté Arte.", "2025-11-01", "2025-11-01", "day"),
    ("Jo a joué pour la dernière fois, samedi soir, sur Arte.", "2025-11-01", "2025-11-01", "day"),
    ("La série revient mercredi sur Arte.", "2025-11-12", "2025-11-12", "day"),
    ("Laurent Brun entame samedi sa tournée.", "2025-11-08", "2025-11-08", "day"),
    ("Sandra boude mardi le plateau.", "2025-11-04", "2025-11-04", "day"),
    ("André Brun visite samedi Lyon.", "2025-11-08", "2025-11-08", "day"),
    ("Lancé mercredi, le jeu plaît.", "2025-11-05", "2025-11-05", "day"),
    ("Arte lance mercredi un jeu.", "2025-11-12", "2025-11-12", "day"),
    ("Il a osé. A partir du 26 juillet, il rejoindra M6.", "2026-07-26", "2026-07-26", "day"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), ROWS)
def test_date(text: str, first: str, last: str, precision: str) -> None:
    found = read_dates(text, TODAY)
    assert [(d.from_.isoformat(), d.to.isoformat(), d.precision) for d in found] == [(first, last, precision)]
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "text",
    [
        "à 21h10, dès 20 h 55",
        "En 52 minutes, en 75 langues, en 90 % des cas, filmé en 70 mm",
        "les six premiers mois du tournage",
        "Il présente le jeu 8 Chances.",
        "pendant deux ans, en un an",
        "les années 1990, les années 80",
        "au XIXe siècle",
        "chaque lundi, tous les mardis, un samedi sur deux",
        "le magazine du samedi, le lundi à 20h",
        "Le lundi en prime time, le samedi en soirée",
        "du lundi au vendredi",
        "Aujourd’hui, la télévision a changé.",
        "le 31 avril, le 30 février, le 31/04/2025",
        "le 31 avril 2025, puis le 29 févr. 2025",
        "30 février 2026, et 45 mars 2025",
        "lundi 31 avril 2025, trente et un avril 2025, lundi 31/04/2025",
        "du 31 avril au 32 mai 2025, la semaine du 0 mars 2025",
        "le film « 1923 »",
        "la série 1923 revient",
        "Demain nous appartient",
        "« Vendredi 13 »",
        "un téléfilm de Noël, le sapin de Noël",
        "la série a été renouvelée",
        "2000 figurants",
        "le vol 1549",
        "la télé de demain",
        "à ce jour",
        "Noël Sardou joue un juge",
        "un tournage de dix-huit mois",
        "un soir, un 24 décembre",
        "Elle a composé le 17, noté 8/10.",
        "Le 5, on verra.",
        "Cette année là, cette semaine-là et ce mois là, elle boudait.",
    ],
)
def test_no_date(text: str) -> None:
    assert read_dates(text, TODAY) == []


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("Lancée le 6 mars 2025, cet été puis l’an dernier", ["6 mars 2025", "cet été", "an dernier"]),
        ("d’ici la fin de l’année, mi-mars, début 2026", ["fin de l’année", "mi-mars", "début 2026"]),
        ("les 3, 10 et 17 mars 2026", ["3", "10", "17 mars 2026"]),
        ("le vendredi 14 novembre, puis le vendredi suivant", ["vendredi 14 novembre", "vendredi suivant"]),
        ("parus en 2011, 2012, 2014 ou 2016, 2018", ["2011", "2012", "2014", "2016", "2018"]),
        ("Cette année la chaîne mise sur le jeu.", ["Cette année"]),
        ("les jeudis 4, 11 et 18 juin 2026", ["4", "11", "18 juin 2026"]),
        ("du 28 mai 2026 et jusqu’au 15, jusqu’au 17 épisodes", ["28 mai 2026", "15"]),
        ("décalé du 16 janvier au 20 février 2026", ["16 janvier", "20 février 2026"]),
        (
            "tourné entre janvier et mars 2026 et avril sera consacré au montage",
            ["janvier et mars 2026", "avril"],
        ),
        ("en juin 2024, dès le mois suivant, le mois suivant sa sortie", ["juin 2024", "mois suivant"]),
    ],
)
def test_text_of_dates(text: str, texts: list[str]) -> None:
    assert [d.text for d in read_dates(text, TODAY)] == texts


def firsts(text: str) -> list[str]:
    return [d.from_.isoformat() for d in read_dates(text, TODAY)]


def test_days_of_the_month_named_last() -> None:
    assert firsts("Sorti en mai. Rediffusé le 4 à 14 heures.")[1:] == ["2025-12-04"]
    text = (
        "Que voir en février 2026 ? Netflix commence le 5 avec un film. Le 13, ce sera Arte, et, le 1er au soir, TF1."
    )
    assert firsts(text)[1:] == ["2026-02-05", "2026-02-13", "2026-02-01"]


def test_the_days_of_a_list_are_of_one_year() -> None:
    assert firsts("Diffusée les 4, 11 et 18 janvier") == ["2026-01-04", "2026-01-11", "2026-01-18"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le 3 mars 2026, Paris gagne. Le ballon passe par le 10, et Lyon perd.", ["2026-03-03"]),
        ("En mai 2026, Lyon perd. Mbappé, le 7, marque.", ["2026-05-01"]),
        ("Le film part le 3 mars 2026. Arte le diffuse le 10, et le public suit.", ["2026-03-03", "2026-03-10"]),
    ],
)
def test_a_lone_number_is_a_day_only_where_the_text_says_so(text: str, expected: list[str]) -> None:
    assert firsts(text) == expected


def test_weekdays_of_the_week_that_the_text_is_about() -> None:
    text = "Les épisodes de la semaine du 17 novembre\n\nLundi : Ève ment.\n\nMardi, Jo part. On le reverra vendredi."
    assert firsts(text) == ["2025-11-17", "2025-11-17", "2025-11-18", "2025-11-21"]
    assert firsts("La semaine du 17 novembre ? Diffusé lundi, l’épisode a déçu.")[1] == "2025-11-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La suite en 2027, peut-être au printemps", ["2027-01-01", "2027-03-01"]),
        ("En 2019, la finale du 12 mai avait réuni du monde.", ["2019-01-01", "2019-05-12"]),
        ("Lancée en 2015, elle revient en mars.", ["2015-01-01", "2026-03-01"]),
        ("Lancé en 2019, il attirait cet automne du monde.", ["2019-01-01", "2025-09-01"]),
        ("Le final, prévu le 26 novembre, est décalé au 3.", ["2025-11-26", "2025-12-03"]),
        ("Deux soirées, demain et après-demain.", ["2025-11-07", "2025-11-08"]),
        ("Il a réuni du monde mardi, un peu moins samedi.", ["2025-11-04", "2025-11-01"]),
        ("Un départ décalé du 27 septembre au 29 octobre", ["2025-09-27", "2025-10-29"]),
        ("4 % en 2024, contre 3 % un an plus tôt", ["2024-01-01", "2023-01-01"]),
        ("Le film sort le 3 mars 2026, la série une semaine plus tard.", ["2026-03-03", "2026-03-09"]),
        ("Il part en 1980. Vingt ans plus tard, il revient.", ["1980-01-01"]),
        ("Le film sort le 3 mars 2026. La veille de la première, Arte en parle.", ["2026-03-03", "2026-03-02"]),
        ("Le film sort le 3 mars 2026. La veille du départ de Jo, il pleut.", ["2026-03-03", "2026-03-02"]),
    ],
)
def test_dates_told_by_others(text: str, expected: list[str]) -> None:
    assert firsts(text) == expected


def test_without_a_day_of_publication_only_whole_dates_are_read() -> None:
    text = "Hier, mardi, le 3 mars, cet été, en 2019, le 3 mars 2020, à Noël"
    assert [d.text for d in read_dates(text)] == ["2019", "3 mars 2020"]


def test_instant_of_publication() -> None:
    assert read_dates("hier", datetime(2025, 3, 1, 8, 30))[0].from_ == date(2025, 2, 28)


@pytest.mark.parametrize(
    "text",
    [
        "le 3 mars 1000, " + "500 semaines plus tôt, " * 125,
        "le 3 mars 2024, " + "500 semaines plus tard, " * 900,
        "contre 500 ans plus tôt, " * 4 + "l’année précédente, " * 1100,
        "en 1000, " + "contre 500 ans plus tôt, " * 4 + "l’année précédente, " * 600,
        "le 3 mars 1000, " + "le mois précédent, la semaine d’avant, le lundi précédent, la veille, " * 900,
        "la semaine du 31/12/9999, le week-end du 9999-12-31, la veille du 01.01.0001",
    ],
)
def test_dates_counted_from_others_stay_in_the_calendar(text: str) -> None:
    assert all(100 <= found.from_.year < 9900 for found in read_dates(text, TODAY))


def test_titles_hide_dates() -> None:
    assert read_dates("Un été 42 sort en mai 2024", TODAY, [(0, 9)])[0].text == "mai 2024"
