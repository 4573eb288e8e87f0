"""What is the article and what is not, on small pages: one row a phenomenon."""

from __future__ import annotations

import re

import pytest

from tests.page.building import FIRST, SECOND, THIRD, TITLE, URL, article, paragraphs, read_html

OTHER = "/series/les-marees-saison-3"
LONG = "Un tout autre article, qui raconte longuement autre chose que ce que le lecteur est venu lire ici ce matin."

INTRUDERS = {
    "paragraph that is only a link": f'<p><a href="{OTHER}">Les Marées : la saison 3 se précise enfin</a></p>',
    "bold sentence that is only a link": f'<p><b><a href="{OTHER}">Les Marées : la saison 3 arrive</a></b></p>',
    "inline proposal": f'<p><em>À lire aussi : <a href="{OTHER}">Les Marées : la saison 3 arrive</a></em></p>',
    "box without a name": f'<div class="x1f"><span>Lire aussi</span><a href="{OTHER}">Les Marées, c’est fini</a></div>',
    "card that is a link": f'<a class="k" href="{OTHER}"><div>À lire aussi</div><div>Les Marées, c’est fini</div></a>',
    "list under a heading": f'<h3>Sur le même sujet</h3><ul><li><a href="{OTHER}">Les Marées, fin</a></li></ul>',
    "advertisement": '<div class="pave-pub"><span>Publicité</span></div>',
    "advertisement of an accelerated page": "<amp-ad width=300><div>Publicité</div></amp-ad>",
    "tweet": '<blockquote class="twitter-tweet"><p>Merci à vous tous pour votre fidélité !</p></blockquote>',
    "figure": '<figure><img src="/a.jpg"><figcaption>Le port de Brest. © La Chaîne</figcaption></figure>',
    "caption without a name": '<div class="vis"><img src="/a.jpg"><p>Le port de Brest - Chaîne</p></div>',
    "newsletter": '<div class="box"><p>Recevez chaque vendredi notre newsletter des séries, gratuite.</p></div>',
    "appeal": '<div class="box"><p>Soutenez la rédaction : offrez-nous un café, recevez nos autocollants.</p></div>',
    "picture of letters": '<div class="x3"><div>💡</div></div>',
    "arrow of a proposal": f'<p><strong>» Lire aussi : <a href="{OTHER}">Les Marées, c’est fini</a></strong></p>',
    "proposal without a colon": f'<div class="k6"><span>À découvrir</span> <a href="{OTHER}">Les Marées, fin</a></div>',
    "bar of links": '<p>[<a href="/actus/">Retour aux actualités</a>] [<a href="#">Haut de page</a>]</p>',
    "pictures under a name": "<div class=diapo><p>Toutes les images</p><p>1/2 - La mer, vue du phare.</p></div>",
    "player under a name": "<div><p>Vidéo du jour</p><div>Chargement du lecteur vidéo…</div></div>",
    "note of a feed": '<p>L’article Le Phare est apparu en premier sur <a href="https://a.example">L’Agence</a>.</p>',
    "note about a machine": "<p>L’essentiel a été généré par notre IA et vérifié par un journaliste.</p>",
    "note about a machine alone": "<p>Illustration générée par une intelligence artificielle.</p>",
    "story by its subject": f'<div class=k9><span>Plus sur Brest</span><a href="{OTHER}">Les Marées, fin</a></div>',
    "voice that reads aloud": "<p>Une fonctionnalité de synthèse vocale permet de générer une lecture orale.</p>",
    "offer": '<div class="box-offer"><p>Le Phare</p><p>11,99 €</p><p>Le prix est de 11,99 € ce matin.</p></div>',
    "promotion of the house": "<p>Ajoutez La Chaîne à votre écran d’accueil et restez au courant de tout !</p>",
    "story under a word": f'<div class=k9><b>Décryptage</b> <a href="{OTHER}">Les Marées, c’est fini, hélas</a></div>',
    "contacts": "<div><h3>Contacts presse</h3><p>Anne Roy, 01 02 03 04 05 (service de presse de la chaîne)</p></div>",
    "player that loads": "<div><div>Chargement du lecteur vidéo…</div></div>",
    "byline after an agency": "<p>AFP, publié le lundi 3 mars 2026 à 14h02</p>",
    "dates and reading time": "<p>3 mars 2026 à 10:12 - mise à jour le 4 mars 2026 à 11:03 | Lecture : 2 min</p>",
    "elements of the page's own making": (
        '<x-premium class="x-paywall"><h3>Accès réservé</h3><p>Accédez à toute l’information vérifiée.</p></x-premium>'
    ),
    "marks of a player read aloud": "<p>Début du widget. Passer le widget?</p><p>Fin du widget. Retour au début?</p>",
    "voice that artificial intelligence makes": (
        "<p>La synthèse vocale, basée sur l’intelligence artificielle, permet de générer un texte parlé.</p>"
    ),
    "what cookies are for": "<p>Ces cookies nous permettent de vous proposer les contenus des réseaux sociaux.</p>",
    "rubric to turn to": "<p><i>Pour toute l’actualité télé, consultez notre section <a href=/t>Télé</a></i>.</p>",
    "whose information it is, unlinked": "<p><em>Avec les informations de Laurie Diaz-Côté</em></p>",
    "whose information it is": '<p><em>Avec les informations de </em><a href="https://a.example/">L’Agence</a></p>',
    "source line": '<p><i>Source : <a href="https://agence.example/">L’Agence</a></i></p>',
    "post without a name": '<blockquote><p>Merci !</p>— Le Phare (@lephare) <a href="/p">5 mars 2025</a></blockquote>',
    "player": '<div class="k3"><div>Avec l’équipe</div><div>4 sur 9</div><ul><li>La rentrée 1:22</li></ul></div>',
    "byline run together": '<div class="k4">Par <a href="/a/leo">Léo P.</a>Publié le 5 mars 2025 à 13h13</div>',
    "film without a link": (
        '<div class="k8"><div>Sur le même sujet</div><p class="title">Les premières images de la saison 2</p></div>'
    ),
    "contact of the press": "<p>Contact presse : Anne Roy – presse@chaine.example – 01 02 03 04 05</p>",
    "where more is": f'<p>Retrouvez tous nos articles sur <a href="{OTHER}">Les Marées</a>.</p>',
    "hour and author of a live report": "<div><time>23h41</time> <span>Par Anne Roy</span></div>",
    "film of an accelerated page": "<amp-iframe src=/v><p placeholder>Lecteur vidéo de la chaîne</p></amp-iframe>",
    "poll": (
        '<div class="poll"><p>Regarderez-vous la saison 2 ?</p><ul><li>Oui, sans hésiter<b>64 %</b></li>'
        "<li>Non, très peu pour moi<b>36 %</b></li></ul><p>1 204 votes</p></div>"
    ),
    "where to watch": '<div class="justwatch-widget"><h4>Où regarder Le Phare ?</h4><p>D’après JustWatch</p></div>',
    "question about the article": "<p>Cet article vous a-t-il été utile ?</p>",
    "note about a machine that people read": "<p>Résumé généré par une intelligence artificielle, relu à Brest.</p>",
    "hour of a live report": "<div><time>23h41</time></div>",
    "shortcode of a plug-in": '<p>{loadposition pub1}</p><p>[contact-form-7 id="4"]</p>',
    "story proposed after a dash": f'<p><b>VIDÉO - <a href="{OTHER}">Les Marées : l’entretien</a></b></p>',
    "where the text comes from": '<p>Article original publié sur <a href="https://agence.example/">L’Agence</a></p>',
    "bookmark card": f'<div class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="{OTHER}"><div '
    f'class="kg-bookmark-title">Les Marées, fin</div><div class="kg-bookmark-description">{LONG}</div></a></div>',
    "film proposed without a link": '<div class="vid-reco"><p>Vidéo. L’équipe se confie dans un entretien</p></div>',
    "title in a link": f'<a href="{OTHER}"><div><span>Série</span><h3>Les Marées, c’est fini</h3></div></a>',
    "note that leads back": '<ol><li id="n1">D’après la mesure d’audience de la veille. <a href="#r1">↩︎</a></li></ol>',
    "note that begins with its number": '<p><a href="#r1">[1]</a> Voir le décompte des audiences de la saison.</p>',
    "story in a box of offers": f'<div class="promo"><p>À LIRE AUSSI: <a href="{OTHER}">Les Marées, fin</a></p></div>',
    "wall that says how much is left": "<div><p>Article réservé aux abonnés. Il vous reste 78 % à découvrir.</p></div>",
    "way to a channel": "<p>📲 Rejoignez la chaîne WhatsApp de La Chaîne pour ne rien manquer</p>",
    "what a video leads to": "<p>Cette vidéo peut également vous intéresser :</p>",
    "embed that consent would show": "<p>Pour afficher ce contenu, acceptez les cookies de YouTube.</p>",
    "embed that is blocked": "<p>Ce contenu est bloqué car vous n’avez pas accepté les cookies.</p>",
    "post of a network": "<p>Un post partagé par Le Phare (@lephare)</p>",
    "sound of a network": "<p>@lephare On arrive très vite #lephare ♬ son original - Le Phare</p>",
    "terms of a newsletter": "<p>En cliquant sur « S’inscrire », vous acceptez de recevoir nos lettres.</p>",
    "note about links": "<p>Certains liens de cet article sont affiliés.</p>",
    "votes": "<p>4.5/5 - (12 votes)</p>",
    "length of a recording": "<p>Écouter l’article</p><p>00:00 / 03:12</p>",
    "proposal of nothing": "<p>À lire également</p>",
    "player that fails": "<p>Si la vidéo ne s’affiche pas, <a href='/v'>cliquez ici</a>.</p>",
    "rights": "<p>Toute reproduction interdite sans l’accord de La Chaîne.</p>",
    "pull quote": f'<div class="exergue"><p>« {SECOND[:50]}… »</p></div>',
    "pull quote as a quotation": f'<blockquote class="wp-block-pullquote"><p>{THIRD[:60]}</p></blockquote>',
    "short weekday": "<p>Publié le jeu. 5 mars 2026 à 9 h 15 min</p>",
    "two dates, each a sentence": "<p>Modifié le 13 mars 2026 à 10h02. Publié le 12 mars 2026 à 09h15</p>",
    "widget data": '<div hidden>{"layout": 2, "text": "Acheter maintenant"}</div>',
}

CARD = (
    f'<div class="k5"><h4><a href="{OTHER}-%d">Les Marées : la saison %d se précise enfin</a></h4><p>{LONG}</p></div>'
)
CONSENT = (
    "Avec votre accord, nos partenaires et nous utilisons des cookies ou des traceurs pour traiter des données "
    "personnelles. Vous pouvez accepter, refuser ou retirer votre consentement à tout moment."
)

AFTER = {
    "reactions to the article": f"<div><h3>2 réactions à cet article</h3><ul><li>Léa</li><li>{LONG}</li></ul></div>",
    "cards without a name": "".join(CARD % (number, number) for number in range(8)),
    "consent text without a name": f'<div class="k6"><h2>Vos choix</h2>{f"<p>{CONSENT}</p>" * 6}</div>',
    "related cards": f'<section class="c9"><h4>Ces articles peuvent vous intéresser</h4><a href="{OTHER}"><b>Marées '
    f"saison 3</b><p>{LONG}</p></a></section>",
    "comments": f"<section><h3>2 commentaires</h3><p><b>Léa</b></p><p>{LONG}</p></section>",
    "author": f'<div class="author-box"><p>{LONG}</p></div>',
    "tags": '<ul class="tags"><li><a href="/tag/brest" rel="tag">Brest</a></li></ul>',
    "line below a rule": f'<hr><p>Sur ce site : <a href="{OTHER}">Les Marées</a> - <a href="/x">Les Docks</a></p>',
    "date of the last change": '<p>Dernière modification : 15 mars 2026. <a href="mailto:a@b.c">Écrivez-moi</a></p>',
    "most read": f'<aside><h4>Les plus lus</h4><ol><li><a href="{OTHER}">Les Marées, c’est fini</a></li></ol></aside>',
}


CREDITS = {
    "agency in brackets": "<p>(Avec AFP)</p>",
    "who asked, in brackets": "<p><em>(Propos recueillis par Anne Roy)</em></p>",
    "agency": "<p>– Avec La Presse Canadienne</p>",
    "initials": '<p style="text-align:right"><b>A.R.</b></p>',
    "initials and agency": "<p>A. R. (avec AFP)</p>",
    "initials without points": "<p>LC avec AFP</p>",
    "desk of an agency": "<p>abc/de/fgh</p>",
    "name and date": "<p align=right><i>Anne Roy, le 12 septembre 2008</i></p>",
    "place and date": "<p>Brest, le 12 septembre 2008</p>",
}


@pytest.mark.parametrize("credit", CREDITS.values(), ids=CREDITS.keys())
def test_body_leaves_out_who_signs_at_its_end(credit: str) -> None:
    html = article().replace(f"<p>{THIRD}</p>", f"<p>{THIRD}</p>{credit}")
    assert paragraphs(html) == [FIRST, SECOND, THIRD]


SENTENCES = [
    "Mis en ligne mardi, le premier visuel montre le phare dans la brume.",
    "Par ailleurs, le tournage reprendra lundi à Brest.",
    "Le 12 mars 2026, la chaîne avait confirmé la nouvelle.",
    "Écrit par deux anciens policiers, le scénario sonne juste.",
    "12 mars 2026 : la chaîne confirme le départ de l’actrice.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_body_keeps_a_sentence_that_begins_like_a_byline(sentence: str) -> None:
    assert paragraphs(article(between=f"<p>{sentence}</p>")) == [FIRST, SECOND, sentence, THIRD]


def test_heading_without_the_link_to_itself() -> None:
    link = '<a class="k" href="#ton"><span>Lien vers le titre</span></a>'
    heading = f'<h2 id="ton">Le ton {link}</h2><h2 id="fin"><a href="#fin">La fin</a></h2>'
    assert paragraphs(article(between=heading))[2:4] == ["Le ton", "La fin"]


def test_body_keeps_loose_text_around_an_image() -> None:
    html = f"""<html lang="fr"><head><title>{TITLE}</title></head><body><h3 class="post-title">{TITLE}</h3>
    <div class="post-body"><div><img src="/a.jpg" width="400" height="267"></div><br>{FIRST}
    <div>{SECOND}</div><div>{THIRD}</div></div></body></html>"""
    assert paragraphs(html) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("wrap", ["article", "lm-article"])
def test_body_leaves_out_the_details_of_a_show_before_it(wrap: str) -> None:
    card = f"""<p class="chapo">{LONG}</p><div class="fiche"><h4>Le Phare, la série</h4><dl><dt>Créée par</dt><dd>Anne
    Roy</dd><dt>Distribution</dt><dd>Camille Roy, Thibault de Marsac, Grégory Petit, Nicolas Diaz</dd></dl>
    <a href="/series/le-phare">Voir la fiche</a></div>"""
    assert paragraphs(article(before=card, wrap=wrap)) == [FIRST, SECOND, THIRD]


def test_body_keeps_a_note_of_the_newsroom_at_its_end() -> None:
    note = "Rectificatif. Le budget est de trois millions, non de quatre."
    assert paragraphs(article(after=f'<div class="k"><p>{note}</p></div>'))[-1] == note


def test_who_is_quoted_stands_apart_from_his_trade() -> None:
    quote = "<blockquote><p>Ici, on tourne.</p><cite>Anne Roy</cite><span>Scénariste</span></blockquote>"
    assert paragraphs(article(between=quote))[2:5] == ["Ici, on tourne.", "Anne Roy", "Scénariste"]


def test_body_keeps_who_is_quoted() -> None:
    quote = "<blockquote><p>On ne lâchera rien.</p><footer>Anne Roy, productrice</footer></blockquote>"
    assert "Anne Roy, productrice" in paragraphs(article(between=quote))


def test_body_leaves_out_who_its_author_is() -> None:
    life = "<p><i>Anne Roy est journaliste à la rubrique Culture. Elle suit la télévision depuis 2012.</i></p>"
    html = article().replace(f"<p>{THIRD}</p>", f"<p>{THIRD}</p>{life}")
    told = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Anne Roy"}}</script>'
    assert paragraphs(html.replace("</head>", f"{told}</head>")) == [FIRST, SECOND, THIRD]
    assert len(paragraphs(html)) == 4


def test_story_proposed_behind_a_sentence_is_related() -> None:
    proposal = f' <b>À lire aussi : <a href="{OTHER}">Les Marées : la <i>saison 3</i> arrive</a></b>'
    page = read_html(article().replace(f"{SECOND}</p>", f"{SECOND}{proposal}</p>"))
    assert page.body.split("\n\n") == [FIRST, SECOND, THIRD]
    assert [link.title for link in page.related] == ["Les Marées : la saison 3 arrive"]


@pytest.mark.parametrize(
    "proposal",
    [
        f'(lire aussi : <a href="{OTHER}">Les Marées, c’est fini</a>).',
        f'<a href="{OTHER}"><b>&gt; Lire notre critique des Marées</b></a>',
        f'👉 <a href="{OTHER}">Lire notre entretien avec l’équipe</a>',
    ],
)
def test_story_proposed_in_the_words_of_a_link_is_related(proposal: str) -> None:
    page = read_html(article(between=f"<p>{LONG} {proposal}</p>"))
    assert page.body.split("\n\n") == [FIRST, SECOND, LONG, THIRD]
    assert [link.url for link in page.related] == [f"https://www.chaine.example{OTHER}"]


UNSEEN = {
    "hint for screen readers": '<span class="sr-only">(nouvelle fenêtre)</span>',
    "icon": '<i class="material-icons" aria-hidden="true">open_in_new</i>',
    "bubble": '<span role="tooltip">Une chaîne qui n’existe pas.</span>',
    "bubble by its name": '<span class="tooltip__content">Une chaîne qui n’existe pas.</span>',
    "by style": '<span style="display: none">modifié</span>',
    "by attribute": "<b hidden>modifié</b>",
}


@pytest.mark.parametrize("unseen", UNSEEN.values(), ids=UNSEEN.keys())
def test_body_without_what_no_reader_sees(unseen: str) -> None:
    assert paragraphs(article().replace("la chaîne", f"<u>la chaîne{unseen}</u>")) == [FIRST, SECOND, THIRD]


def test_hints_that_tell_what_follows_are_read() -> None:
    before = '<p><span class="sr-only">Par</span> Anne Roy</p>'
    between = f'<p><span class="sr-only">À lire aussi :</span> <a href="{OTHER}">Les Marées : la saison 3</a></p>'
    page = read_html(article(before=before, between=between))
    assert (page.authors, page.body.split("\n\n")) == (["Anne Roy"], [FIRST, SECOND, THIRD])
    assert len(page.related) == 1


def test_body_goes_on_in_a_box_that_a_button_unfolds() -> None:
    text = f'{"".join(f"<p>{FIRST}</p>" for _ in range(5))}{{}}<div style="display:none"><p>{LONG}</p></div>'
    button = "<button>Lire la suite</button>"
    wall = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    assert LONG in paragraphs(article(between=text.format(button)))
    assert LONG not in paragraphs(article(between=text.format("")))
    assert LONG not in paragraphs(article(between=text.format(button), head=wall))


def test_body_keeps_a_list_of_facts_at_its_end() -> None:
    facts = "<h3>Fiche technique</h3><ul><li>Création : Anne Roy</li><li>Avec : Luc Petit</li></ul>"
    body = paragraphs(article().replace(f"{THIRD}</p>", f"{THIRD}</p>{facts}"))
    assert body[2:] == [THIRD, "Fiche technique", "Création : Anne Roy", "Avec : Luc Petit"]


def test_body_keeps_the_programmes_of_channels() -> None:
    shows = "".join(
        f'<h3>{channel}</h3><p class="time">21h10</p><p><b>{title}</b></p><p>{text}</p>'
        for channel, title, text in (("Arte", "Minuit", SECOND), ("M6", "Le Phare", LONG))
    )
    page = read_html(article().replace(f"<p>{SECOND}</p>", shows))
    assert page.body.split("\n\n") == [FIRST, "Arte", "Minuit", SECOND, "M6", "Le Phare", LONG, THIRD]


def test_pictures_are_told_without_their_count() -> None:
    texts = ("Le port de Brest sous la pluie de mars.", "La tour du phare, repeinte.", "L’équipe au dernier jour.")
    slides = "".join(f"<li><div>{n}/3</div><h2>Image {n}</h2><p>{text}</p></li>" for n, text in enumerate(texts, 1))
    body = paragraphs(article(after=f'<ul class="list">{slides}</ul>'))
    assert body[3:] == [part for n, text in enumerate(texts, 1) for part in (f"Image {n}", text)]


def test_marks_are_text() -> None:
    marks = "".join(f"<h2>Série {n}</h2><p>{mark}</p><p>{SECOND}</p>" for n, mark in enumerate(("4/5", "1/5", "2/5")))
    assert {"4/5", "1/5", "2/5"} <= set(paragraphs(article(between=marks)))


def test_sentence_that_ends_with_a_link_is_whole() -> None:
    link = f"Le tournage a repris. À lire dans <a href='{OTHER}'>Les Marées de la veille</a>."
    assert (
        paragraphs(article().replace(SECOND, link))[1] == "Le tournage a repris. À lire dans Les Marées de la veille."
    )


@pytest.mark.parametrize("note", ['[<a href="#nb1">1</a>]', '<sup>(<a href="#n">1</a>)</sup>', '<a href="#n">[1]</a>'])
def test_body_without_the_numbers_of_footnotes(note: str) -> None:
    html = article().replace("jusqu’à la fin du mois", f"jusqu’à la fin du mois{note}")
    assert paragraphs(html) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("intruder", INTRUDERS.values(), ids=INTRUDERS.keys())
def test_body_leaves_out_what_stands_in_the_text(intruder: str) -> None:
    assert paragraphs(article(between=intruder)) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("intruder", AFTER.values(), ids=AFTER.keys())
def test_body_leaves_out_what_follows(intruder: str) -> None:
    assert paragraphs(article(after=intruder)) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<h2>Une équipe inchangée</h2>", ["Une équipe inchangée"]),
        ("<blockquote><p>« On voulait tous revenir. »</p></blockquote>", ["« On voulait tous revenir. »"]),
        ("<ul><li>Brest</li><li>Ouessant</li></ul>", ["Brest", "Ouessant"]),
        ('<div class="ob-section"><p>Rendez-vous au printemps 2026, sur la chaîne.</p></div>',
         ["Rendez-vous au printemps 2026, sur la chaîne."]),
        ('<p><a href="/p/1">Anne Roy</a> • <a href="/p/2">Luc Petit</a>, de retour.</p>',
         ["Anne Roy • Luc Petit, de retour."]),
        ("<p><strong>Reviendrez-vous ?</strong></p><p>Oui.</p>", ["Reviendrez-vous ?", "Oui."]),
        ('<p>Voir <a href="/tag/brest">Brest</a> et mourir.</p>', ["Voir Brest et mourir."]),
        ("<details><summary>Où la revoir ?</summary><p>Gratuitement, sur le site de la chaîne.</p></details>",
         ["Où la revoir ?", "Gratuitement, sur le site de la chaîne."]),
        ("<h3>14 avril 2026</h3><p>La saison 2.</p><h3>Lundi 20 avril 2026</h3><p>La finale.</p>",
         ["14 avril 2026", "La saison 2.", "Lundi 20 avril 2026", "La finale."]),
        (f"<h3>{SECOND[:32]}</h3>", [SECOND[:32]]),
        ("<h3>Publicité : la chaîne résiste</h3>", ["Publicité : la chaîne résiste"]),
        ("<p>La 2<sup>e</sup> saison<a href='#n1'>[1]</a> suit.</p>", ["La 2e saison suit."]),
    ],
)  # fmt: skip
def test_body_keeps_what_belongs_to_the_text(markup: str, texts: list[str]) -> None:
    assert paragraphs(article(between=markup)) == [FIRST, SECOND, *texts, THIRD]


@pytest.mark.parametrize("name", ["post comments-open", "has-comments", "single with_comments"])
def test_body_in_a_box_that_can_have_comments(name: str) -> None:
    comments = f'<div class="comments"><p>{LONG}</p></div>'
    html = article(after=comments).replace("<article>", f'<article class="{name}">').replace('"texte"', f'"{name}"')
    assert paragraphs(html) == [FIRST, SECOND, THIRD]


def test_body_of_line_breaks() -> None:
    html = f"<h1>{TITLE}</h1><td><font>{FIRST}<br><br>{SECOND}<br><b>Calendrier</b><br>{THIRD}</font></td>"
    assert paragraphs(html) == [FIRST, SECOND, "Calendrier", THIRD]


def test_body_in_boxes_of_their_own() -> None:
    boxes = "".join(
        f'<div class="w w-{n}"><div class="in"><p>{t}</p></div></div>' for n, t in enumerate((FIRST, SECOND, THIRD))
    )
    assert paragraphs(f"<div class=col><div class=w><h1>{TITLE}</h1></div>{boxes}</div>") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("heading", ["h1", "h2"])
def test_body_without_the_next_story(heading: str) -> None:
    story = f'<{heading}><a href="{OTHER}">Les Marées, c’est fini</a></{heading}><p>{LONG}</p><p>{LONG}</p>'
    html = article(wrap="section class=story").replace("</main>", f"<section class=story>{story}</section></main>")
    assert paragraphs(html) == [FIRST, SECOND, THIRD]


def test_links_of_the_next_story_are_not_related() -> None:
    links = f'<h3>À lire aussi</h3><ul><li><a href="{OTHER}">Les Marées : la saison 3 se précise enfin</a></li></ul>'
    story = f'<article class="story"><h1>Un autre jour</h1><p>{LONG}</p><p>{LONG}</p>{links}</article>'
    page = read_html(article(wrap="article class=story").replace("</main>", f"{story}</main>"))
    assert page.body.split("\n\n") == [FIRST, SECOND, THIRD]
    assert page.related == []


def test_all_after_a_signed_h1_is_the_next_story() -> None:
    story = f"<h1>Les Marées, c’est fini pour de bon et pour toujours</h1><p>Par Anne Roy</p><p>{LONG}</p><p>{LONG}</p>"
    assert paragraphs(article(after=story + f"<p>{LONG}</p>" * 4)) == [FIRST, SECOND, THIRD]


def test_label_in_an_h1_heads_no_other_story() -> None:
    html = article(before="<p>Chapô.</p>").replace('<div class="texte">', '<div><h1>Opinion</h1><div class="texte">')
    assert paragraphs(html)[-3:] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "bar", ["<p>12 commentaires</p>", '<div><a href="#c">Commentaires (3)</a></div>', "<b>Réagir</b>"]
)
def test_count_of_comments_above_the_text_opens_none(bar: str) -> None:
    page = read_html(article(before=f'<p class="chapo">{LONG}</p>{bar}'))
    assert (page.summary, page.body.split("\n\n")) == (LONG, [FIRST, SECOND, THIRD])


def test_list_in_a_summary_is_not_torn_apart() -> None:
    points = ["La série reviendra au printemps prochain.", "Le tournage a déjà repris à Brest."]
    markup = "".join(f"<li>{point}</li>" for point in points)
    page = read_html(article(before=f'<div class="summary"><h2>En bref</h2><ul>{markup}</ul></div>'))
    assert page.body.split("\n\n")[-5:] == [*points, FIRST, SECOND, THIRD]


def test_points_before_the_text_are_whole() -> None:
    page = read_html(
        article(before="<div><h2>En bref</h2><ul><li>Le Phare est de retour.</li><li>Brest</li></ul></div>")
    )
    assert page.body.split("\n\n") == ["En bref", "Le Phare est de retour.", FIRST, SECOND, THIRD]


def test_standfirst_is_the_summary() -> None:
    chapo = "Bonne nouvelle pour les amateurs d’embruns : la série bretonne n’a pas dit son dernier mot."
    page = read_html(article(before=f'<p class="chapo">{chapo}</p>'))
    assert page.summary == chapo
    assert page.body.startswith(FIRST)


def test_description_taken_from_the_text_is_no_standfirst() -> None:
    page = read_html(article(head=f'<meta property="og:description" content="{FIRST}">'))
    assert page.body.startswith(FIRST)


def test_paywall_at_the_end_warns() -> None:
    wall = '<div class="paywall"><p>La suite est réservée à nos abonnés. Découvrez toutes nos offres.</p></div>'
    assert read_html(article(after=wall)).warnings == ["truncated"]
    assert read_html(article(between=wall)).warnings == []
    box = '<div class="abo"><p>Ne ratez aucun épisode : une alerte par courriel, chaque vendredi.</p></div>'
    assert read_html(article(after=box)).warnings == []


def test_unclosed_button_does_not_swallow_the_page() -> None:
    links = "".join(f'<div><a href="/r{n}">Rubrique {n}</a></div>' for n in range(40))
    html = article().replace("<main>", f"<button>{links}<main>")
    assert paragraphs(html) == [FIRST, SECOND, THIRD]


def test_cues_read_as_their_text() -> None:
    page = read_html(
        article(between='<p>Avec <i>Le Phare</i>, <a href="/s/minuit?utm_source=x">Minuit</a> et Brest.</p>')
    )
    assert [(c.kind, page.body[c.start : c.end], c.target) for c in page.cues if c.field == "body"] == [
        ("italic", "Le Phare", None),
        ("link", "Minuit", f"{URL.rpartition('/series')[0]}/s/minuit"),
    ]


SENTENCES = [
    "La traduction des épisodes sera réalisée par une IA, au grand dam des doubleurs.",
    "La traduction des épisodes sera réalisée par une IA.",
    "Le texte de la saison 2 a été produit avec une IA, ce qui choque les scénaristes.",
    "La série, parue le 3 mai 2025 sur Arte",
    "Rejoignez la chaîne, c’est son rêve : l’actrice le dit depuis dix ans.",
    "Pour afficher sa colère, l’équipe a voté la grève.",
    "Les prix, remis en mars, ont couronné la série.",
    "Suivez les aventures du gardien du lundi au vendredi.",
    "Publié chez un éditeur brestois en 2019, le roman a trouvé son public",
    'À voir sur La Chaîne : <a href="/s/phare">« Le Phare »</a>, une série de huit épisodes.',
    "Cet article du contrat, explique l’avocat, est apparu en premier dans un brouillon",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_body_keeps_a_sentence_that_reads_like_a_note(sentence: str) -> None:
    page = read_html(article(between=f"<p>{sentence}</p>"))
    assert page.body.split("\n\n") == [FIRST, SECOND, re.sub("<.*?>", "", sentence), THIRD]
    assert page.published_at is None


TIMES_IN_SENTENCES = {
    "at its end": "<p>La saison 3 sera diffusée sur La Chaîne le <time>4 mars 2026</time></p>",
    "at its end in a box": "<div>La saison 3 sera diffusée sur La Chaîne le <time>4 mars 2026</time></div>",
    "behind it, empty": '<p>Pourquoi Brest, demandez-vous ? <time datetime="2025-03-04"></time></p>',
    "before it, empty": '<time datetime="2025-03-04"></time><p>Et pourquoi Brest ?</p>',
}


@pytest.mark.parametrize("sentence", TIMES_IN_SENTENCES.values(), ids=TIMES_IN_SENTENCES.keys())
def test_body_keeps_a_sentence_with_a_time(sentence: str) -> None:
    page = read_html(article(between=sentence))
    assert len(page.body.split("\n\n")) == 4
    assert "2026-03-04" not in str(page.published_at)


def test_body_leaves_out_a_line_that_ends_with_a_time() -> None:
    line = """<div class="k8"><span>Anne Roy</span><span>Cheffe de la rubrique des séries et des jeux</span><time
    datetime="2026-03-20T16:00:00+01:00">20/03/2026</time></div>"""
    page = read_html(article().replace('<div class="texte">', f'<div class="texte">{line}'))
    assert page.body.split("\n\n") == [FIRST, SECOND, THIRD]
    assert (page.authors, page.published_at) == (["Anne Roy"], "2026-03-20T16:00:00+01:00")
