"""Who signs: lines taken apart, and pages that say it in several places."""

from __future__ import annotations

import pytest

from newsscrape.page.names import name_of, names_in
from tests.page.building import FIRST, THIRD, article, read_html

LINES = {
    "Par Anne Roy": ["Anne Roy"],
    "Par Anne Roy et Luc Petit": ["Anne Roy", "Luc Petit"],
    "Par Anne Roy, Luc Petit et Zoé Diaz": ["Anne Roy", "Luc Petit", "Zoé Diaz"],
    "Par Anne Roy et Luc Petit, avec AFP": ["Anne Roy", "Luc Petit", "AFP"],
    "Par Anne Roy (avec AFP)": ["Anne Roy (avec AFP)"],
    "Par Anne Roy, journaliste": ["Anne Roy"],
    "Par Anne Roy, rédactrice en chef, et Luc Petit, notre correspondant à Rome": ["Anne Roy", "Luc Petit"],
    "par anne_roy@site.example": [],
    "Par Anne Roy (@anneroy)": ["Anne Roy"],
    "Par Anne Roy le 4 octobre 2025 à 9h12": ["Anne Roy"],
    "Par Anne Roy | Publié le 04/10/2025": ["Anne Roy"],
    "Par Anne Roy - 4 octobre 2025 à 09:12": ["Anne Roy"],
    "Écrit par Anne Roy": ["Anne Roy"],
    "Propos recueillis par Anne Roy": ["Anne Roy"],
    "Propos recueillis à Cannes par Anne Roy": ["Anne Roy"],
    "Par La rédaction": ["La rédaction"],
    "Par ETX Daily Up avec AFP": ["ETX Daily Up avec AFP"],
    "Par J.-P. Roy": ["J.-P. Roy"],
    "Par Lady W.": ["Lady W."],
    "Publié par Anne Roy dans Séries": ["Anne Roy"],
    "Par Yves, alias Le Fan": ["Yves, alias Le Fan"],
    "Adaptation web : Anne Roy": ["Anne Roy"],
    "Histoire de Anne Roy": ["Anne Roy"],
    "Par Anne Roy (texte) et Luc Petit (photos)": ["Anne Roy"],
    "Textes : Anne Roy – Photos : Luc Petit et Zoé Diaz": ["Anne Roy"],
    "Photos : Luc Petit / Texte : Anne Roy": ["Anne Roy"],
    "Par Anne Roy, photographies de Luc Petit": ["Anne Roy"],
    "Par Anne Roy avec Luc Petit et Zoé Diaz": ["Anne Roy", "Luc Petit", "Zoé Diaz"],
    "Par Anne Roy avec Le Parisien": ["Anne Roy avec Le Parisien"],
    "Anne Roy, avec l’AFP": ["Anne Roy", "AFP"],
    "Par Anne Roy pour La Chaîne, le 4 octobre 2025": ["Anne Roy"],
    "Par Anne Roy (à Cannes, envoyée spéciale)": ["Anne Roy"],
    "Par notre journaliste Anne Roy": ["Anne Roy"],
    "De notre envoyée spéciale au festival de La Rochelle, Anne Roy": ["Anne Roy"],
    "Par Anne Roy, ©La Chaîne": ["Anne Roy"],
    "Propos recueillis par Anne Roy à Paris le 4 octobre 2025": ["Anne Roy"],
    "Propos recueillis par Anne Roy et Luc Petit à Saint-Malo": ["Anne Roy", "Luc Petit"],
    "Par Marc de La Tour et Éva van den Berg": ["Marc de La Tour", "Éva van den Berg"],
}

MARKED = {
    "Anne Roy": ["Anne Roy"],
    "Anne Roy et Luc Petit": ["Anne Roy", "Luc Petit"],
    "Anne Roy, Journaliste": ["Anne Roy"],
    "LP avec agences": ["LP avec agences"],
    "Anne Roy et AFP": ["Anne Roy", "AFP"],
    "Anne Roy | Luc Petit": ["Anne Roy", "Luc Petit"],
    "Anne Roy (texte), Luc Petit (photos)": ["Anne Roy"],
    "Anne Roy (à Cannes)": ["Anne Roy"],
    "Rédaction": ["Rédaction"],
    "admin": [],
    "https://www.facebook.com/anneroy": [],
    "Dupont & Fils": ["Dupont & Fils"],
}

PERSON = '{"@type": "Person", "name": "Anne Roy"}'

PAGES = {
    "JSON-LD node": (f'{{"@type": "NewsArticle", "author": {PERSON}}}', "", ["Anne Roy"]),
    "JSON-LD string": ('{"@type": "NewsArticle", "author": "Anne Roy"}', "", ["Anne Roy"]),
    "JSON-LD list": (
        f'{{"@type": "NewsArticle", "author": [{PERSON}, {{"name": "Luc Petit"}}]}}',
        "",
        ["Anne Roy", "Luc Petit"],
    ),
    "JSON-LD reference": (
        f'{{"@graph": [{{"@type": "NewsArticle", "author": {{"@id": "#a"}}}}, {{"@id": "#a", {PERSON[1:]}]}}',
        "",
        ["Anne Roy"],
    ),
    "publisher as author": (
        (
            '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "La Chaîne"}, '
            '"publisher": {"@type": "Organization", "name": "La Chaîne"}}'
        ),
        "",
        [],
    ),
    "publisher as author, person shown": (
        (
            '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "La Chaîne"}, '
            '"publisher": {"name": "La Chaîne"}}'
        ),
        "<p>Par Anne Roy</p>",
        ["Anne Roy"],
    ),
    "links": (
        "{}",
        '<div>Par <a href="/auteur/anne-roy">Anne Roy</a> et <a href="/auteur/yves">Yves, alias Le Fan</a></div>',
        ["Anne Roy", "Yves, alias Le Fan"],
    ),
    "card with role and life": (
        "{}",
        (
            '<div class="author-card"><a class="author-name" href="/redaction/anne-roy/">Anne Roy</a>'
            '<span class="author-role">Cheffe de rubrique</span><div class="author-bio">Elle voit tout.</div></div>'
        ),
        ["Anne Roy"],
    ),
    "span": ("{}", '<p><span class="auteur">Anne Roy</span> | <span>4 octobre 2025</span></p>', ["Anne Roy"]),
    "rel": ("{}", '<p><a rel="author" href="/x">Anne Roy</a></p>', ["Anne Roy"]),
    "behind a date": ("{}", "<p>Publié le mardi 4 octobre 2025 à 11h05 par Anne Roy</p>", ["Anne Roy"]),
    "under a label": ("{}", "<dl><dt>Auteur :</dt><dd>Anne Roy</dd></dl>", ["Anne Roy"]),
    "repeated": (f'{{"@type": "NewsArticle", "author": [{PERSON}, {PERSON}]}}', "<p>Par Anne ROY</p>", ["Anne ROY"]),
    "none": ("{}", "", []),
}


@pytest.mark.parametrize(("line", "names"), LINES.items(), ids=LINES.keys())
def test_line_that_signs(line: str, names: list[str]) -> None:
    assert names_in(line) == names


@pytest.mark.parametrize(("text", "names"), MARKED.items(), ids=MARKED.keys())
def test_element_that_names_one_author(text: str, names: list[str]) -> None:
    assert name_of(text) == names


@pytest.mark.parametrize(("json_ld", "before", "names"), PAGES.values(), ids=PAGES.keys())
def test_page(json_ld: str, before: str, names: list[str]) -> None:
    head = f'<script type="application/ld+json">{json_ld}</script>'
    assert read_html(article(head=head, before=before)).authors == names


def test_the_address_of_the_site_does_not_sign() -> None:
    head = '<meta name="author" content="chaine.example">'
    assert read_html(article(head=head, after="<p>Adaptation web : Anne Roy</p>")).authors == ["Anne Roy"]


def test_the_site_does_not_sign_beside_people() -> None:
    head = '<meta property="og:site_name" content="La Chaîne">'
    before = '<div class="author"><a href="/auteurs/anne-roy">Anne Roy</a><br><span>La Chaîne</span></div>'
    assert read_html(article(head=head, before=before)).authors == ["Anne Roy"]


BESIDE = {
    "date": "<div><span>Par Anne Roy</span><span>Publié le 4 mars 2025</span><span>09:12</span></div>",
    "bold": "<div><span>Par <b>Anne Roy</b></span><span>4 mars 2025 09:12</span></div>",
    "weekday": "<div><span>Par Anne Roy</span><span>Mercredi 4 mars 2025 à 09:12</span></div>",
    "day and time": "<div><span>Par Anne Roy</span><i></i><span>Le 04/03/2025</span><time>09:12</time></div>",
}


@pytest.mark.parametrize("line", BESIDE.values(), ids=BESIDE.keys())
def test_elements_set_beside_each_other_by_style(line: str) -> None:
    page = read_html(article(before=line))
    assert (page.authors, page.published_at) == (["Anne Roy"], "2025-03-04T09:12:00+01:00")


UNSAID = {
    "before a date": ("<p>Anne Roy - 3 mars 2026 à 10:12</p>", ["Anne Roy"]),
    "behind a date": ("<p>Publié le 3 mars 2026 à 10h12 • Anne Roy (avec AFP)</p>", ["Anne Roy (avec AFP)"]),
    "with a role": ("<p>Anne Roy, journaliste | mardi 3 mars 2026 | 3 min de lecture</p>", ["Anne Roy"]),
    "above a date": ("<div>Anne Roy<br>3 mars 2026</div>", ["Anne Roy"]),
    "above a role and a date": ("<div><b>Anne Roy</b><i>Journaliste</i></div><p>3 mars 2026</p>", ["Anne Roy"]),
    "set beside a date by style": ("<div><i>Anne Roy</i><i>3 mars 2026</i></div>", ["Anne Roy"]),
    "beside a time without a year": (
        '<div><i>Anne Roy</i> · <time datetime="2026-03-03">3 mars</time></div>',
        ["Anne Roy"],
    ),
    "agency": ("<p>Belga | 3 mars 2026</p>", ["Belga"]),
    "agency that signs in a sentence's place": ("<p>AFP, publié le mardi 3 mars 2026 à 14h02</p>", ["AFP"]),
    "byline": ('<div class="byline">Anne Roy</div>', ["Anne Roy"]),
    "two lines in a byline": ('<p class="author">Anne Roy<br>Luc Petit</p>', ["Anne Roy", "Luc Petit"]),
    "who wrote and who filmed": ('<p class="byline">Reportage : Anne Roy / Vidéo : Luc Petit</p>', ["Anne Roy"]),
    "who wrote behind who edited": ('<p class="byline">Montage : Luc Petit, texte : Anne Roy</p>', ["Anne Roy"]),
    "photographer": ('<p class="byline">Anne Roy, Luc Petit (photographe)</p>', ["Anne Roy"]),
    "with agencies": ('<p class="byline">Anne Roy avec agences</p>', ["Anne Roy avec agences"]),
    "desk with an agency": ("<p>La rédaction avec AFP | 3 mars 2026</p>", ["La rédaction avec AFP"]),
    "desk of a theme": ('<p class="byline">Le Service Culture</p>', ["Le Service Culture"]),
    "critic": ('<p class="byline">Critique de Anne Roy</p>', ["Anne Roy"]),
    "beside the count of comments": (
        '<p>Anne Roy | mardi 3 mars 2026 - 10h12 | <a href="#com">3 commentaires</a></p>',
        ["Anne Roy"],
    ),
    "run together with a date": ("<div><b>Anne Roy</b> <i>3 mars 2026</i> <u>2 min de lecture</u></div>", ["Anne Roy"]),
    "public service": ("<p>Service Public | 3 mars 2026</p>", []),
    "interview": ("<p>Interview : Luc Petit | 3 mars 2026</p>", []),
    "two in a byline": ('<p class="byline"><b>Anne Roy</b><b>Luc Petit</b></p>', ["Anne Roy", "Luc Petit"]),
    "correspondent": ("<p>De notre correspondante à Rome, Anne Roy</p>", ["Anne Roy"]),
    "signed": ("<p>Signé Anne Roy</p>", ["Anne Roy"]),
    "in a footer of the head": ("<div class=footer><p>3 mars 2026</p><p>Par Anne Roy</p></div>", ["Anne Roy"]),
    "rubric of the menu": ('<p>Vie Pratique | 3 mars 2026</p><a href="/vie-pratique/">Vie Pratique</a>', []),
    "desk": ("<p>La Rédaction | 3 mars 2026</p>", ["La Rédaction"]),
    "town of two words": ("<p>New York, 3 mars 2026</p>", []),
    "town with an article": ("<p>Le Mans | 3 mars 2026</p>", []),
    "town with an article that follows": ("<p>La Rochelle | 3 mars 2026</p>", []),
    "kind of video": ("<p>Bande Annonce | 3 mars 2026</p>", []),
    "rubric of two words": ("<p>Carnet Noir | 3 mars 2026</p>", []),
    "rubric in one word": ("<p>Séries | 3 mars 2026</p>", []),
    "place": ("<p>Brest, le 3 mars 2026</p>", []),
    "somebody named far from the date": ("<p>3 mars 2026</p><p>Lu 12 fois</p><p>Brest</p><p>Anne Roy</p>", []),
}


@pytest.mark.parametrize(("line", "names"), UNSAID.values(), ids=UNSAID.keys())
def test_who_signs_without_a_word_that_says_so(line: str, names: list[str]) -> None:
    page = read_html(article(before=line))
    assert page.authors == names
    assert page.body.startswith(FIRST)


@pytest.mark.parametrize(
    "line",
    ["Histoire de Bretagne", "Histoire de Brest : le phare", "Récit de Vie", "Enquête de Vérité",
     "Analyse signée Brest", "Adaptation : Le Phare"],
)  # fmt: skip
def test_title_that_reads_like_a_byline(line: str) -> None:
    assert read_html(article(before=f"<p>{line}</p>")).authors == []


def test_rubric_told_to_machines_signs_nothing() -> None:
    head = '<meta property="article:section" content="Culture Bretonne">'
    assert read_html(article(head=head, before="<p>Culture Bretonne | 3 mars 2026</p>")).authors == []


def test_question_of_a_journalist_is_text() -> None:
    question = "Journaliste : Et quand ça ne marche pas ?"
    page = read_html(article(between=f"<p>{question}</p>"))
    assert question in page.body.split("\n\n")
    assert page.authors == []


def test_pieces_of_a_word_stay_together() -> None:
    words = "La chaîne <b>Canal</b><i>Plus</i> et <span>TF</span><span>1</span> diffuseront le film mardi soir à 21h10."
    page = read_html(article().replace("La série « Le Phare » reviendra", f"{words} La série « Le Phare » reviendra"))
    assert page.body.startswith("La chaîne CanalPlus et TF1 diffuseront le film mardi soir à 21h10.")


def test_author_named_by_a_test_hook() -> None:
    before = (
        '<ul class="x9a"><li><span data-hook="user-name">Anne Roy</span></li><li><span>4 mars 2025</span></li></ul>'
    )
    assert read_html(article(before=before)).authors == ["Anne Roy"]


def test_authors_in_a_list_that_is_called_so() -> None:
    names = '<div class="item">Anne Roy</div><div class="item">Belga</div>'
    before = f'<div class="field-auteurs"><div class="label">Auteur(s)</div><div class="items">{names}</div></div>'
    assert read_html(article(before=before)).authors == ["Anne Roy", "Belga"]


def test_who_made_the_pictures_does_not_sign() -> None:
    lines = "<div><div>Texte</div><div>Anne Roy</div></div><div><div>Photos</div><div>Luc Petit</div></div>"
    assert read_html(article(before=f'<div class="post-author">{lines}</div>')).authors == ["Anne Roy"]


@pytest.mark.parametrize("line", ["Anne Roy (texte), Luc Petit (photos)", "Texte : Anne Roy. Photos : Luc Petit."])
def test_who_made_the_pictures_is_no_text(line: str) -> None:
    page = read_html(article(after=f"<p>{line}</p>"))
    assert (page.authors, page.body.split("\n\n")[-1]) == (["Anne Roy"], THIRD)


def test_agency_in_brackets_at_the_end() -> None:
    assert read_html(article(after="<p>(Avec AFP)</p>")).authors == ["AFP"]


def test_two_names_beside_the_date() -> None:
    before = (
        "<div><time>12 mars 2026</time><span>·</span><span>Anne Roy &amp; Luc Petit</span><span>· 4 min</span></div>"
    )
    assert read_html(article(before=before)).authors == ["Anne Roy", "Luc Petit"]


def test_who_is_quoted_in_the_text_does_not_sign() -> None:
    quote = '<figure><blockquote>On y va.</blockquote><figcaption class="quote__author">Luc Petit</figcaption></figure>'
    before = '<p class="author">Anne Roy</p>'
    assert read_html(article(before=before, between=quote)).authors == ["Anne Roy"]


def test_who_is_quoted_and_named_in_a_box_is_text_and_does_not_sign() -> None:
    quotation = '<blockquote><div>Un pari.</div><div class="field-auteur">Anne Roy, jurée</div></blockquote>'
    page = read_html(article(before='<p class="author">Luc Petit</p>', between=quotation))
    assert page.authors == ["Luc Petit"]
    assert page.body.split("\n\n")[2:4] == ["Un pari.", "Anne Roy, jurée"]


def test_menu_of_rubrics_does_not_sign() -> None:
    menu = '<nav class="signature-themes"><a href="/arts">Arts</a><a href="/arts/tele">Télévision</a></nav>'
    assert read_html(article(before=f'{menu}<p class="author">Luc Petit</p>')).authors == ["Luc Petit"]


def test_nobody_signs_who_is_named_elsewhere() -> None:
    after = (
        '<div id="comments"><p class="author">Léa M.</p><p>Merci !</p></div>'
        '<div class="related"><a href="/x">Les Marées, la suite</a><span class="author">Luc Petit</span></div>'
    )
    assert read_html(article(after=after)).authors == []
