"""Channels and streaming services, and what is none."""

import pytest

from newsscrape.language.pipeline import read
from newsscrape.language.platforms import find_platforms
from newsscrape.language.reading import Span


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Diffusée sur France 2, Arte et 13ème Rue", ["france-2", "arte", "13e-rue"]),
        ("La série d’Amazon Prime Video, puis sur Prime Video", ["prime-video"]),
        ("Amazon a commandé une suite.", ["prime-video"]),
        ("Amazon MGM Studios produit la série.", []),
        ("Amazon livrera le colis jeudi.", []),
        ("Apple renouvelle la série, disponible sur Apple TV+.", ["apple-tv-plus"]),
        ("Une comédie pour Apple", ["apple-tv-plus"]),
        ("Apple a vu son action bondir grâce à l’iPhone.", []),
        ("NETFLIX ANNULE TOUT, CANAL+ RÉSISTE", ["netflix", "canal-plus"]),
        ("à voir sur Max dès vendredi", ["max"]),
        ("Netflix, Max et Disney+ augmentent leurs prix.", ["netflix", "max", "disney-plus"]),
        ("Le petit Max retrouve son père. Max Boublil aussi.", []),
        ("HBO Max succède à Max.", ["hbo-max"]),
        ("Megan Fox rejoint la série de la Fox.", ["fox"]),
        ("Fox Mulder est de retour.", []),
        ("Le groupe TF1 et TF1 Production lancent TF1+.", ["tf1-plus"]),
        ("L’affaire fait la Une de Libération.", []),
        ("Ce soir sur la Une : un inédit de la Six.", ["tf1", "m6"]),
        ("La RTBF la diffuse sur la Une.", ["la-une"]),
        ("la première chaîne de la TNT", []),
        ("un film de Paramount Pictures, sur Paramount+", ["paramount-plus"]),
        ("Elle pense que l’Action prime, comme dans l’Histoire.", []),
        ("la chaîne Action", ["action"]),
        ("BBC One, BBC Studios, BBC", ["bbc-one", "bbc"]),
        ("ARTE et @TF1 et #M6", ["arte"]),
        ("le canal Saint-Martin, la planète Mars", []),
        ("la chaîne cryptée dévoile sa rentrée", ["canal-plus"]),
        ("Tou.tv et l’ICI Télé d’hier, Télé-Québec", ["ici-tou-tv", "ici-tele", "tele-quebec"]),
        ("France 24 n’est pas France 2.", ["france-24", "france-2"]),
        ("Un prix de 42 A+ et un E!", []),
        ("Elle arrive sur Crave, Global et La 1.", ["crave", "global", "la-1"]),
        ("Un succès Global, un espace Crave, les Mega primes", []),
        ("Sur Animation Digital Network (ADN), Wakanim et Crunchyroll", ["adn", "wakanim", "crunchyroll"]),
        ("L’ADN du tueur est un indice.", []),
        ("Le dizi de Kanal D, puis d’ATV", ["kanal-d", "atv"]),
        ("Le drama coréen de MBC part sur tvN, puis SBS.", ["mbc-coree", "tvn", "sbs"]),
        ("Le feuilleton de MBC au ramadan", ["mbc"]),
        ("La série australienne de SBS, sur Stan", ["sbs-australie", "stan"]),
        ("La série roumaine de TVR, chez TVN en Pologne", ["tvr-roumanie", "tvn-pologne"]),
        ("Le magazine de TVR, à Rennes", ["tvr"]),
        ("diffusée sur ČT, un scanner CT", ["czech-tv"]),
        ("HBO Europe, Rai 4, NPO 3 et TV 2 Norge", ["hbo-europe", "rai-4", "npo-3", "tv-2-norvege"]),
        ("La websérie de France.tv Slash, à voir sur Slash", ["france-tv-slash"]),
        ("Le guitariste Slash a joué.", []),
        ("Stan a renouvelé la série, que Crave diffuse.", ["stan", "crave"]),
        ("La série de l’ARD", ["ard"]),
    ],
)
def test_platforms_of_a_text(text: str, ids: list[str]) -> None:
    assert [platform.id for platform in find_platforms(text)] == ids


def test_mentions_are_ranges_of_the_text() -> None:
    text = "« Sur Canal\u00a0+ », puis sur Canal+."
    (canal,) = find_platforms(text)
    assert [text[start:end] for start, end in canal.mentions] == ["Canal\u00a0+", "Canal+"]
    assert (canal.name, canal.kind) == ("Canal+", "channel")


def test_no_platform_inside_a_longer_name() -> None:
    body = "Netflix & Chill Ensemble tourne à Nantes. La troupe attend."
    reading = read(body, spans=[Span(0, 24, "SHOW")], only=("platforms", "organizations"))
    assert reading.platforms == []
    assert [span.label for span in reading.spans] == ["SHOW"]
