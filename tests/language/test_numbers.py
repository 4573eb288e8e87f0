import pytest

from newsscrape.language.numbers import parse_number, read_numbers

VALUES = [
    ("2,5", 2.5),
    ("3.75", 3.75),
    ("300.000", 300_000),
    ("1 500 000", 1_500_000),
    ("1\u202f500\u202f000", 1_500_000),
    ("1\u00a0200,50", 1_200.5),
    ("1'250'000", 1_250_000),
    ("1,200,000", 1_200_000),
    ("14,84 millions", 14_840_000),
    ("1,2 milliard", 1_200_000_000),
    ("2 000 milliards", 2_000_000_000_000),
    ("3 M", 3_000_000),
    ("2 Mds", 2_000_000_000),
    ("4 Md", 4_000_000_000),
    ("300k", 300_000),
    ("15 mille", 15_000),
    ("1 million 200 000", 1_200_000),
    ("zéro", 0),
    ("seize", 16),
    ("dix-sept", 17),
    ("vingt et un", 21),
    ("vingt-et-un", 21),
    ("trente-deux", 32),
    ("soixante et onze", 71),
    ("soixante-dix-neuf", 79),
    ("quatre-vingts", 80),
    ("quatre-vingt-un", 81),
    ("quatre-vingt-onze", 91),
    ("quatre-vingt-dix-neuf", 99),
    ("septante-trois", 73),
    ("huitante-quatre", 84),
    ("octante", 80),
    ("nonante-neuf", 99),
    ("cent", 100),
    ("cent un", 101),
    ("deux cents", 200),
    ("trois cent quarante-sept", 347),
    ("mille", 1_000),
    ("onze cents", 1_100),
    ("mil neuf cent quatre-vingt-quatre", 1984),
    ("deux mille vingt-cinq", 2025),
    ("cent mille", 100_000),
    ("deux cent mille trois cents", 200_300),
    ("un million deux cent mille", 1_200_000),
    ("trois milliards quatre cents millions", 3_400_000_000),
    ("deux virgule cinq milliards", 2_500_000_000),
    ("zéro virgule zéro huit", 0.08),
    ("deux millions et demi", 2_500_000),
    ("un million deux", 1_200_000),
    ("trois milliards quatre", 3_400_000_000),
    ("un milliard et demi", 1_500_000_000),
    ("un demi-million", 500_000),
    ("une dizaine", 10),
    ("une dizaine de millions", 10_000_000),
    ("une centaine de milliers", 100_000),
    ("deux douzaines", 24),
    ("une demi-douzaine", 6),
    ("1er", 1),
    ("4e", 4),
    ("2nde", 2),
    ("deuxième", 2),
    ("vingt-et-unième", 21),
    ("quatre-vingt-dix-septième", 97),
    ("IIe", 2),
    ("XIXe", 19),
]


@pytest.mark.parametrize(("written", "value"), VALUES)
def test_value_of_a_number(written: str, value: float) -> None:
    assert parse_number(written) == value


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("TF1, M6, W9, 6ter et TMC en 4K", []),
        ("rendez-vous à 21h10 ou à 20 h 55", []),
        ("paru le 12/03/2025", []),
        ("des dizaines de figurants, des millions de fans", []),
        ("M. Vasseur en 2025 M. Dupuis", [2025]),
        ("6x52'", [6, 52]),
        ("deux, trois ou quatre", [2, 3, 4]),
        ("50 cents", [50]),
        ("un million deux de fidèles, un million huit heures après", [1_200_000, 1_000_000, 8]),
        ("la barre du million franchie", [1_000_000]),
        ("3,2 millions huit jours plus tôt", [3_200_000, 8]),
        ("9" * 40, []),
        ("de 16,1 à 13,4", [16.1, 13.4]),
        ("Le soir, Ce soir, Les soirs, Ces gens, Vie", []),
    ],
)
def test_numbers_of_a_text(text: str, numbers: list[float]) -> None:
    assert [number.value for number in read_numbers(text)] == numbers


def test_whole_amounts_are_integers() -> None:
    assert all(isinstance(parse_number(x), int) for x in ("14,84 millions", "2,0", "deux virgule cinq milliards"))
