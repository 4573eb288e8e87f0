"""Who, when, where and with what picture, on pages that no theme of today has made."""

from typing import Any

import pytest

from tests.page.building import FIRST, SECOND, THIRD, TITLE, read_html

HEAD = f'<html lang="fr"><head><meta charset="utf-8"><title>{TITLE} - La Chaîne</title>'
DAY = {"published_on": "2026-03-03", "published_at": None}
IMAGE = "https://www.chaine.example/img/phare.jpg"

PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "tables": (
        f"""{HEAD}</head><body><table width="100%"><tr><td colspan="2"><a href="/">Accueil</a> &gt; <a
        href="/series/">Séries</a></td></tr><tr><td width="150"><a href="/jeux/">Jeux</a><br><a
        href="/direct/">Direct</a> </td><td><font size="5"><b>{TITLE}</b></font><br><font size="1">Le 03/03/2026 à
        10:15, par Odile Fresnay</font><br><br> <table align="right"><tr><td><img src="/img/phare.jpg" width="320"
        height="240"></td></tr> <tr><td><font size="1">Le phare, de nuit. Photo : Léo
        Vannier</font></td></tr></table> {FIRST}<br><br>{SECOND}<br><br>{THIRD}<br><br><font size="1">Mots clés : Le
        Phare, Brest, tournage</font> </td></tr></table></body></html>""",
        {
            "section": "Séries",
            "published_at": "2026-03-03T10:15:00+01:00",
            "authors": ["Odile Fresnay"],
            "tags": ["Le Phare", "Brest", "tournage"],
            "image": {"url": IMAGE, "caption": "Le phare, de nuit.", "credit": "Léo Vannier"},
        },
    ),
    "no names": (
        f"""{HEAD}</head><body><div><div><a href="/">Accueil</a> › <a href="/series/">Séries</a> › {TITLE}</div>
        <h1>{TITLE}</h1><div>Rédigé par Odile Fresnay le 3 mars
        2026</div><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div> <div>Mots clés : <a href="/m/12">Le
        Phare</a>, <a href="/m/13">Brest</a></div></div></body></html>""",
        {"section": "Séries", **DAY, "authors": ["Odile Fresnay"], "tags": ["Le Phare", "Brest"]},
    ),
    "definition list": (
        f"""{HEAD}</head><body><h1>{TITLE}</h1><dl><dt>Auteur</dt><dd>Odile Fresnay</dd><dt>Date</dt><dd>3 mars
        2026</dd> <dt>Rubrique</dt><dd><a
        href="/series/">Séries</a></dd></dl><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p> <dl><dt>Mots-clés</dt><dd><a
        href="/x/phare">Le Phare</a></dd><dd><a href="/x/brest">Brest</a></dd></dl></body></html>""",
        {"section": "Séries", **DAY, "authors": ["Odile Fresnay"], "tags": ["Le Phare", "Brest"]},
    ),
    "address": (
        f"""{HEAD}</head><body><article><header><h1>{TITLE}</h1><address>Par <a href="/u/4">Odile Fresnay</a> et
        Karim Belhadi</address> <time datetime="2026-03-03">3
        mars</time></header><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>""",
        {**DAY, "authors": ["Odile Fresnay", "Karim Belhadi"]},
    ),
    "interview": (
        f"""{HEAD}</head><body><article><h1>{TITLE}</h1><p>3 mars 2026</p><p><b>Quand tournez-vous
        ?</b></p><p>{FIRST}</p> <p>{SECOND}</p><p>{THIRD}</p><p><i>Propos recueillis par Odile
        Fresnay</i></p></article></body></html>""",
        {**DAY, "authors": ["Odile Fresnay"]},
    ),
    "dateline": (
        f"""{HEAD}</head><body><div id="communique"><h2>Communiqué de presse</h2><h1>{TITLE}</h1><p>Paris, le 3 mars
        2026</p> <p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></body></html>""",
        {**DAY, "authors": []},
    ),
    "signed at the end": (
        f"""{HEAD}</head><body><div class="content"><h1>{TITLE}</h1><p>Publié le mardi 3 mars
        2026</p><p>{FIRST}</p><p>{SECOND}</p> <p>{THIRD}</p><p align="right"><b>Odile Fresnay (avec
        AFP)</b></p></div></body></html>""",
        {**DAY, "authors": ["Odile Fresnay (avec AFP)"]},
    ),
    "picture without markup": (
        f"""{HEAD}</head><body><div><h1>{TITLE}</h1><p>Par Odile Fresnay | 3 mars 2026</p><p><img
        src="/img/phare.jpg" width="640" height="360"><br>Le phare, de nuit © Léo Vannier / Agence
        Vague</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div> </body></html>""",
        {
            **DAY,
            "authors": ["Odile Fresnay"],
            "image": {"url": IMAGE, "caption": "Le phare, de nuit", "credit": "Léo Vannier / Agence Vague"},
        },
    ),
    "amp": (
        f"""<html amp lang="fr"><head><meta charset="utf-8"><title>{TITLE}</title></head><body><amp-sidebar id="s"
        hidden> <ul><li><a href="/series/">Séries</a></li></ul></amp-sidebar><main><h1>{TITLE}</h1><p
        class="amp-wp-byline"> <span class="amp-wp-author author vcard">Odile Fresnay</span></p><p
        class="amp-wp-posted-on"><time datetime="2026-03-03T09:15:00+00:00">il y a 3
        heures</time></p><figure><amp-img src="/img/phare.jpg" width="1200" height="675"
        layout="responsive"></amp-img><figcaption>Le phare, de nuit. Crédit : Léo Vannier</figcaption></figure>
        <p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p class="amp-wp-tax-category">Catégories : <a rel="category tag"
        href="/category/series/">Séries</a></p><p class="amp-wp-tax-tag">Étiquettes : <a rel="tag"
        href="/tag/phare/">Le Phare</a>, <a rel="tag" href="/tag/brest/">Brest</a></p></main></body></html>""",
        {
            "section": "Séries",
            "published_at": "2026-03-03T10:15:00+01:00",
            "authors": ["Odile Fresnay"],
            "tags": ["Le Phare", "Brest"],
            "image": {"url": IMAGE, "caption": "Le phare, de nuit.", "credit": "Léo Vannier"},
        },
    ),
    "blogger": (
        f"""{HEAD}</head><body><h2 class="date-header"><span>mardi 3 mars 2026</span></h2><div class="post hentry">
        <h3 class="post-title entry-title"><a href="/series/le-phare-saison-2">{TITLE}</a></h3><div class="post-body
        entry-content"> <p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div><div class="post-footer"><div
        class="post-footer-line"><span class="post-author vcard">Publié par <span class="fn">Odile
        Fresnay</span></span> <span class="post-timestamp">à <a class="timestamp-link" rel="bookmark"
        href="/series/le-phare-saison-2"><abbr class="published"
        title="2026-03-03T10:15:00+01:00">10:15</abbr></a></span></div><div class="post-footer-line"><span
        class="post-labels">Libellés : <a href="/search/label/Le%20Phare" rel="tag">Le Phare</a>, <a
        href="/search/label/Brest" rel="tag">Brest</a></span></div></div></div></body></html>""",
        {"published_at": "2026-03-03T10:15:00+01:00", "authors": ["Odile Fresnay"], "tags": ["Le Phare", "Brest"]},
    ),
    "spip": (
        f"""{HEAD}</head><body><div id="hierarchie"><a href="spip.php?page=sommaire">Accueil du site</a> &gt; <a
        href="spip.php?rubrique7">Séries</a> &gt; <strong class="on">{TITLE}</strong></div><div id="conteneur"><div
        id="contenu"> <div class="cartouche"><h1 class="titre">{TITLE}</h1><p class="soustitre">Tournage à
        Brest</p><small>mardi 3 mars 2026, par <span class="vcard author"><a class="url fn spip_in"
        href="spip.php?auteur3">Odile Fresnay</a></span> </small></div><div
        class="texte"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div><div id="mots"><h2>Mots-clés</h2><ul> <li><a
        href="spip.php?mot12" rel="tag">Le Phare</a></li></ul></div></div></div></body></html>""",
        {"section": "Séries", **DAY, "authors": ["Odile Fresnay"], "tags": ["Le Phare"]},
    ),
    "rubric above, changed below": (
        f"""{HEAD}</head><body><div class="c-1"><div class="c-2"><a href="/series/">SÉRIES</a></div><h1
        class="c-3">{TITLE}</h1> <div class="c-4"><div>Texte : Odile Fresnay</div><div>Photos : Léo
        Vannier</div></div><div class="c-4"><span>Créé le 03.03.2026 à 10 h 15</span> <span>Modifié le 04.03.2026 à
        8 h</span></div><div class="c-5"><p>{FIRST}</p><p>{SECOND}</p> <p>{THIRD}</p></div></div></body></html>""",
        {
            "section": "SÉRIES",
            "published_at": "2026-03-03T10:15:00+01:00",
            "modified_at": "2026-03-04T08:00:00+01:00",
            "authors": ["Odile Fresnay"],
        },
    ),
}


@pytest.mark.parametrize(("html", "stated"), PAGES.values(), ids=PAGES)
def test_facts(html: str, stated: dict[str, Any]) -> None:
    page = read_html(html).model_dump(mode="json")
    assert {key: page[key] for key in stated} == stated


@pytest.mark.parametrize(("name", "html"), [(name, html) for name, (html, _) in PAGES.items()], ids=PAGES)
def test_headline_and_text(name: str, html: str) -> None:
    page = read_html(html)
    assert page.headline == TITLE
    question = "Quand tournez-vous ?\n\n" if name == "interview" else ""
    assert page.body == f"{question}{FIRST}\n\n{SECOND}\n\n{THIRD}"
