"""Which names of a training text count as known."""

import random
from collections import Counter

from newsscrape.language.known import LISTS
from newsscrape.language.training.fame import FAME, LISTED, SPREADS, famous

TOKENS = ["Lou", "Roy", "quitte", "Brume", "selon", "Médiamétrie", ".", "Lou", "Roy", "rit", "."]
TAGGED = [(0, 2, "ACTOR"), (3, 4, "SHOW"), (5, 6, "ORGANIZATION"), (7, 9, "ACTOR")]


def test_a_name_is_known_wherever_it_stands_or_nowhere_and_as_often_as_said() -> None:
    chance = random.Random(7)
    seen: Counter[str] = Counter()
    for _ in range(3000):
        found = famous(TOKENS, tagged=TAGGED, chance=chance)
        at = {first: number for first, _, number in found if first in (0, 7)}
        assert at.get(0) == at.get(7)
        seen.update(LISTS[number] for first, _, number in found if first in (0, 3))
    usual = sum(SPREADS) / len(SPREADS)
    assert abs((seen["actors"] + seen["crew"] + seen["persons"]) / 3000 - FAME["ACTOR"] * usual) < 0.03
    assert seen["actors"] > 5 * seen["crew"] > 0
    assert abs(seen["shows"] / 3000 - FAME["SHOW"] * usual * 0.5 * LISTED["SHOW"]["shows"]) < 0.03


def test_some_texts_are_of_people_whom_everybody_knows_and_some_of_people_nobody_does() -> None:
    chance = random.Random(7)
    tagged = [(place, place + 1, "ACTOR") for place in range(40)]
    names = [f"Lou{place}" for place in range(40)]
    shares = [len(famous(names, tagged=tagged, chance=chance)) / 40 for _ in range(300)]
    assert sum(share < 0.12 for share in shares) > 60
    assert sum(share > 0.3 for share in shares) > 60


def test_organizations_are_those_of_the_list_in_most_texts() -> None:
    chance = random.Random(7)
    listed = sum(
        (5, 6, LISTS.index("organizations")) in famous(TOKENS, tagged=TAGGED, chance=chance) for _ in range(500)
    )
    assert 280 < listed < 370
