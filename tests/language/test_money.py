import pytest

from newsscrape.language.numerics import read_money

TENS: list[tuple[float, str]] = [(n, "USD") for n in (10, 20, 30, 40)]

ROWS = [
    ("Le fonds verse 12,4 millions de dollars au tournage.", [(12_400_000, "USD")]),
    ("Coût : entre 8 et 10 millions d'euros.", [(8_000_000, "EUR"), (10_000_000, "EUR")]),
    ("Un devis de 300 à 500 millions de dollars", [(300_000_000, "USD"), (500_000_000, "USD")]),
    ("5 ou 6 millions d’euros", [(5_000_000, "EUR"), (6_000_000, "EUR")]),
    ("10-15 M$", [(10_000_000, "USD"), (15_000_000, "USD")]),
    ("des primes de 20 et 35 euros", [(20, "EUR"), (35, "EUR")]),
    ("Ils touchent 3, 6 et 9 M€ ou 10, 20, 30 et 40 $", [(n * 10**6, "EUR") for n in (3, 6, 9)] + TENS),
    ("En 2019, 50 et 60 euros ; celle de 2019 et 80 euros", [(50, "EUR"), (60, "EUR"), (80, "EUR")]),
    ("entre 900 et 1 000 euros", [(900, "EUR"), (1_000, "EUR")]),
    ("2 M€, puis 3 Mds€ et 300 k€", [(2_000_000, "EUR"), (3_000_000_000, "EUR"), (300_000, "EUR")]),
    ("un milliard d'euros", [(1_000_000_000, "EUR")]),
    ("deux milliards et demi d'euros", [(2_500_000_000, "EUR")]),
    ("un demi-million d’euros", [(500_000, "EUR")]),
    ("près d'une dizaine de millions de livres", [(10_000_000, "GBP")]),
    ("$14.5 million", [(14_500_000, "USD")]),
    ("US$ 14,5 millions", [(14_500_000, "USD")]),
    ("C$ 2,5 millions", [(2_500_000, "CAD")]),
    ("10 000 $ CA", [(10_000, "CAD")]),
    ("10 000 $ US", [(10_000, "USD")]),
    ("un million de dollars canadiens", [(1_000_000, "CAD")]),
    ("un budget de 5 MEUR", [(5_000_000, "EUR")]),
    ("de 4 à 5 MEUR, de 50 à 80 centimes", [(4_000_000, "EUR"), (5_000_000, "EUR"), (0.5, "EUR"), (0.8, "EUR")]),
    ("entre 50 et 150 000 euros", [(50_000, "EUR"), (150_000, "EUR")]),
    ("de 1 à 100 000 euros, de 500 à 2 000 €", [(1, "EUR"), (100_000, "EUR"), (500, "EUR"), (2_000, "EUR")]),
    ("335 fr. par an, soit Fr. 50 millions", [(335, "CHF"), (50_000_000, "CHF")]),
    ("£250,000 par épisode, puis $1,500", [(250_000, "GBP"), (1_500, "USD")]),
    ("$1.2bn, £6m", [(1_200_000_000, "USD"), (6_000_000, "GBP")]),
    ("12 000 F, puis 2 MF", [(12_000, "FRF"), (2_000_000, "FRF")]),
    (
        "L’amende de 3,5 millions, puis celle de 150 000 euros, tombe.",
        [(3_500_000, "EUR"), (150_000, "EUR")],
    ),
    ("530 millions d’euros, soit 20 millions de plus qu’en 2025", [(530_000_000, "EUR"), (20_000_000, "EUR")]),
    ("5,99 euros avec publicité et 14,99 sans", [(5.99, "EUR"), (14.99, "EUR")]),
    ("2,4 milliards de dollars, pour 12,05 milliards de revenus", [(2_400_000_000, "USD"), (12_050_000_000, "USD")]),
    ("EUR 300 000", [(300_000, "EUR")]),
    ("€300", [(300, "EUR")]),
    ("£2,5 millions", [(2_500_000, "GBP")]),
    ("¥500 000", [(500_000, "JPY")]),
    ("₩45 milliards", [(45_000_000_000, "KRW")]),
    ("CHF 1'500", [(1_500, "CHF")]),
    ("1.000.000 €", [(1_000_000, "EUR")]),
    ("2€50 le café", [(2.5, "EUR")]),
    ("douze euros cinquante", [(12.5, "EUR")]),
    ("12€99 et 19€99, ou 5€99 avec publicité", [(12.99, "EUR"), (19.99, "EUR"), (5.99, "EUR")]),
    ("12€99 ou 9,99 euros", [(12.99, "EUR"), (9.99, "EUR")]),
    ("6€99, 9€99 et 13,99 euros", [(6.99, "EUR"), (9.99, "EUR"), (13.99, "EUR")]),
    ("de 7€99 à 10 € 50 ou 12 euros 90 par mois", [(7.99, "EUR"), (10.5, "EUR"), (12.9, "EUR")]),
    ("un devis de 5 M€ 20 fois trop court, à 12 € 24 heures sur 24", [(5_000_000, "EUR"), (12, "EUR")]),
    ("3 euros et 20 centimes", [(3.2, "EUR")]),
    ("99 centimes", [(0.99, "EUR")]),
    ("29,90 euros par mois", [(29.9, "EUR")]),
    ("1,5 million de livres sterling", [(1_500_000, "GBP")]),
    ("8 millions de livres par épisode", [(8_000_000, "GBP")]),
    ("45 milliards de wons", [(45_000_000_000, "KRW")]),
    ("12 francs suisses", [(12, "CHF")]),
    ("La RTS y consacre 4 millions de francs.", [(4_000_000, "CHF")]),
    ("En 1987, il valait 10 millions de francs.", [(10_000_000, "FRF")]),
    ("3 000 couronnes suédoises", [(3_000, "SEK")]),
    ("Le Danemark y met 2 millions de couronnes.", [(2_000_000, "DKK")]),
    ("5 000 FCFA", [(5_000, "XOF")]),
    ("200 dirhams, 50.000 dinars algériens", [(200, "MAD"), (50_000, "DZD")]),
    ("300 pesos argentins", [(300, "ARS")]),
    ("un million de roubles", [(1_000_000, "RUB")]),
    ("Coûté 100 milliards de wons, contre 25,3 milliards pour la première.", [(1e11, "KRW"), (25_300_000_000, "KRW")]),
    ("Le film a rapporté 300 millions de dollars, l'autre 40 millions.", [(300_000_000, "USD"), (40_000_000, "USD")]),
    ("20 € 30 min", [(20, "EUR")]),
    ("Un bénéfice de 173 M€, contre 141 un an plus tôt", [(173_000_000, "EUR"), (141_000_000, "EUR")]),
    ("12 millions d’euros, contre 9 millions deux ans plus tôt", [(12_000_000, "EUR"), (9_000_000, "EUR")]),
    ("816,6 millions de dollars, dont 380 en Amérique", [(816_600_000, "USD"), (380_000_000, "USD")]),
    ("Un million d’euros, dont 250 000 de la ville", [(1_000_000, "EUR"), (250_000, "EUR")]),
    ("3,8 millions d’euros, quatre-vingts personnes, dont cinquante de l’île", [(3_800_000, "EUR")]),
    ("0,85 euro par action, contre 0,80 l’année précédente", [(0.85, "EUR"), (0.8, "EUR")]),
    ("3 millions d’euros, contre 4 films et 12 % en 2020", [(3_000_000, "EUR")]),
    ("En Suisse, elle coûte 335 francs, et passera à 300 francs en 2029.", [(335, "CHF"), (300, "CHF")]),
    ("En Suisse, 17.90 francs", [(17.9, "CHF")]),
    ("Coûté 3 milliards de dollars, pour deux milliards d’économies", [(3_000_000_000, "USD"), (2_000_000_000, "USD")]),
    ("Le tournage a coûté 300 000 livres. L’autrice a publié trois livres.", [(300_000, "GBP")]),
    ("Le loyer était de 1 500 euros en 2025, puis 2026 a tout changé.", [(1_500, "EUR")]),
    # what gives nothing
    ("une tarte de 1,5 livre", []),
    ("On pense à un livre.", []),
    ("un franc succès en salles", []),
    ("trois livres de cuisine", []),
    ("2 millions de livres vendus", []),
    ("la question à un million d'euros", []),
    ("pas un euro de plus", []),
    ("Il n’a pas versé un centime, sans débourser un euro.", []),
    ("50 Cent en concert", []),
    ("des millions d'euros", []),
    ("« Pour une poignée de dollars »", []),
    ("trois couronnes sur le blason", []),
    ("12 millions de téléspectateurs", []),
]


@pytest.mark.parametrize(("text", "amounts"), ROWS)
def test_money(text: str, amounts: list[tuple[float, str]]) -> None:
    found = read_money(text)
    assert [(span.amount, span.currency) for span in found] == amounts
    assert all(text[span.start : span.end] == span.text for span in found)


def test_currencies_are_many() -> None:
    from newsscrape.language.knowledge import load

    assert len(set(load("currencies")["names"].values())) >= 40
