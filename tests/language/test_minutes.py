import pytest

from newsscrape.language.numerics import read_minutes

ROWS = [
    ("26 x 3 minutes 30", [(3.5, "runtime")]),
    ("une pastille de 2’30, un clip d’une minute trente", [(2.5, "runtime"), (1.5, "runtime")]),
    ("un film de 52 minutes 10 ans après, le chrono à 2'06''41", [(52, "runtime")]),
    ("Le film de 3h10 est ramené à 2h25, et le direct à 20h50", [(190, "runtime"), (145, "runtime")]),
    ("(France, 2023, 102 min)", [(102, "runtime")]),
    ("2,5 milliards de minutes visionnées", [(2_500_000_000, "viewed")]),
    ("avec 619 millions de minutes", [(619_000_000, "viewed")]),
    ("619 millions de minutes, contre 700 millions la semaine d'avant", [(6.19e8, "viewed"), (7e8, "viewed")]),
    ("des épisodes de 52 minutes", [(52, "runtime")]),
    ("6 x 52’", [(52, "runtime")]),
    ("6x52'", [(52, "runtime")]),
    ("(8×40 min)", [(40, "runtime")]),
    ("6 épisodes x 45 minutes", [(45, "runtime")]),
    ("six fois 26 minutes", [(26, "runtime")]),
    ("2 x 1h30", [(90, "runtime")]),
    ("un film de 1h42", [(102, "runtime")]),
    ("un film d'une heure et demie", [(90, "runtime")]),
    ("huit épisodes d'une heure", [(60, "runtime")]),
    ("six épisodes d’une demi-heure", [(30, "runtime")]),
    ("un documentaire de trois quarts d'heure", [(45, "runtime")]),
    ("un final de deux heures vingt", [(140, "runtime")]),
    ("un documentaire d’une heure trois quarts", [(105, "runtime")]),
    ("une version longue de 3 h 20", [(200, "runtime")]),
    ("d’une durée de 1 h 06", [(66, "runtime")]),
    ("Les épisodes durent à peine 38 minutes", [(38, "runtime")]),
    ("Le final durait 76 minutes.", [(76, "runtime")]),
    ("un 90 minutes ambitieux", [(90, "runtime")]),
    ("le format 26 minutes", [(26, "runtime")]),
    ("Le feuilleton passe du 26 au 52 minutes.", [(26, "runtime"), (52, "runtime")]),
    ("des épisodes de 45 à 60 minutes", [(45, "runtime"), (60, "runtime")]),
    ("deux épisodes de 45 minutes, contre 26 auparavant", [(45, "runtime"), (26, "runtime")]),
    ("deux épisodes de 45 minutes, contre 26 une saison plus tôt", [(45, "runtime"), (26, "runtime")]),
    ("Le film (1h42) sort demain", [(102, "runtime")]),
    ("Chacun dure entre 1h02 et 1h19.", [(62, "runtime"), (79, "runtime")]),
    ("« In the Mood for Love », 2000, 1h38.", [(98, "runtime")]),
    ("cinq par semaine, de 26 minutes chacun", [(26, "runtime")]),
    ("le prix revient à Marchetti. 1h53.", [(113, "runtime")]),
    ("« L’Aube la plus longue », 178 minutes, repasse sur Arte.", [(178, "runtime")]),
    ("« Ben-Hur » et ses trois heures trente-deux", [(212, "runtime")]),
    # what gives nothing
    ("La soirée dure jusqu’à 1h30 du matin.", []),
    ("Le bal dure jusqu’à 2h.", []),
    ("Le jeu passe de 18h30 à 18h15.", []),
    ("C’est trop long d’une demi-heure.", []),
    ("Cela a fait gagner 15 minutes au public.", []),
    ("diffusé à 21h10", []),
    ("dès 20 h 55", []),
    ("de 21h10 à 23h", []),
    ("il y a dix minutes", []),
    ("pendant 52 minutes", []),
    ("toutes les dix minutes", []),
    ("à dix minutes de Paris", []),
    ("La réunion a duré deux heures", []),
    ("trois heures de tournage", []),
    ("la case de 19 heures", []),
    ("selon 20 Minutes", []),
    ("« 24 heures chrono » revient", []),
    ("libérés sans suite après un interrogatoire de quatre heures", []),
    ("On y a passé trente heures. À partir de 1’30 sur la vidéo.", []),
    ("cinq minutes plus tard", []),
]


@pytest.mark.parametrize(("text", "minutes"), ROWS)
def test_minutes(text: str, minutes: list[tuple[float, str]]) -> None:
    found = read_minutes(text)
    assert [(span.minutes, span.kind) for span in found] == minutes
    assert all(text[span.start : span.end] == span.text for span in found)
