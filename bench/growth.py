"""Does what ``annotate`` costs grow with the length of a text alone, however it is made?

    python -m bench.growth [--length N] [--rounds N]

Each kind of text repeats what once made some part look at all that stands before or after it: a sentence that never
ends, names without number. CPU seconds of ``N`` characters against those of a quarter of them, in turns; what grows
with the square takes sixteen times as long.
"""

from __future__ import annotations

import argparse
import gc
import sys
from functools import partial
from itertools import islice, product
from string import ascii_lowercase

from bench.measuring import Row, in_turns, of_call, report
from newsscrape.language.annotation import annotations_of
from newsscrape.language.pipeline import read

BAR = 6.0
"""Four, and what a longer text costs because less of it stays in the processor's caches."""
HEADLINE = "« Rive » revient pour une saison 2"
KINDS = {
    "a sentence without an end": "Jean Martin incarne Paul Vidal et ",
    "seasons without an end": "saison 2 de Rive, ",
    "ordinals": "première et ",
    "exclamation marks": "!?",
    "initials": "A.",
    "capitals and links": "Ab de la ",
    "capitals and apostrophes": "D'",
    "pluses": "+A ",
    "quotes": "« Rive » ",
    "shows": "« Titre{} » saison 2\n",
    "people": "Jean Nom{} joue. Nom{} aussi. ",
    "casts": "Jean Nom{} (Paul Vid{}), ",
}
"""What each kind of text repeats; ``{}`` is something else each time."""


def main() -> int:
    """Prints the table; returns 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--length", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    _annotate("")
    gc.freeze()  # what is loaded once is not to be searched for garbage again and again
    print(f"CPU of a text of {options.length} characters, by what it repeats\n")
    return report(rows(options.length, options.rounds), "a quarter of it")


def rows(length: int, rounds: int) -> list[Row]:
    """A row a kind of text: the CPU seconds of so many characters, and of a quarter of them."""
    found = []
    for kind, pattern in KINDS.items():
        long, quarter = (partial(_annotate, text_of(pattern, size)) for size in (length, length // 4))
        found.append(Row(kind, *in_turns(partial(of_call, long), partial(of_call, quarter), rounds=rounds), BAR))
    return found


def text_of(pattern: str, length: int) -> str:
    """A pattern repeated up to a length in characters, with four other letters each time for each ``{}``.

    >>> text_of("Nom{} et ", 22)
    'Nomaaaa et Nomaaab et '
    """
    names = map("".join, product(ascii_lowercase, repeat=4))
    return "".join(pattern.replace("{}", name) for name in islice(names, length // len(pattern) + 1))[:length]


def _annotate(body: str) -> None:
    """As ``annotate`` does where a text is French, which these hardly are."""
    annotations_of(read(body, headline=HEADLINE))


if __name__ == "__main__":
    sys.exit(main())
