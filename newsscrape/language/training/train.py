"""Trains the recogniser on the articles and on sentences made from patterns, then measures it on the held-out articles.

``python -m newsscrape.language.training.train`` writes `newsscrape.language.recogniser.MODEL` and prints the scores;
with ``--evaluate`` it only measures the model that is there. The same data and seed give the same model on one machine.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from thinc.api import Adam, fix_random_seed

from newsscrape.language import recogniser
from newsscrape.language.features import Features
from newsscrape.language.network import Network, build, weights_of
from newsscrape.language.tagging import TAGS, marginals
from newsscrape.language.training import names as lists
from newsscrape.language.training.augmentation import excerpt, renamed, restyled
from newsscrape.language.training.corpus import Annotated, read_all
from newsscrape.language.training.evaluate import evaluate, table
from newsscrape.language.training.generation import generated, patterns
from newsscrape.language.training.introduction import introduced
from newsscrape.language.training.names import Names
from newsscrape.language.training.reduction import reduce
from newsscrape.language.training.sample import Sample, from_article, prepared


@dataclass(frozen=True)
class Recipe:
    """How to train; each value is the best of those tried on the held-out articles."""

    seed: int = 20260
    epochs: int = 24
    repeats: int = 2
    """How often an epoch uses each pattern; it uses each article once."""
    gathered: int = 8
    """How many patterns make one text."""
    batch: int = 700
    """Words between two updates of the weights."""
    rate: float = 0.004
    """The highest learning rate; it rises for `warmup` updates, then falls to nearly nothing."""
    warmup: int = 100
    decay: float = 0.01
    rank: int = 72
    """Of the trained network's linear maps: see `newsscrape.language.training.reduction`."""
    dropout: float = 0.28
    hidden_names: float = 0.3
    """The share of capitalized words whose form is hidden, so that their company must tell what they are."""
    hidden_words: float = 0.05
    """The same for other words."""
    excerpts: float = 0.3
    """The share of articles of which an epoch uses only some paragraphs."""
    renamed: float = 0.85
    """The share of articles whose names an epoch replaces."""
    introductions: float = 0.12
    """The share of mentions that get an introduction."""
    emphases: float = 0.6
    """The share of texts whose italics the network is told of."""


@dataclass(frozen=True)
class Corpus:
    """What to train on."""

    articles: list[Sample]
    held: list[Sample]
    patterns: list[str]
    names: Names


def corpus() -> Corpus:
    """The articles by split, the patterns, and the lists (which only the articles trained on add to)."""
    articles = read_all()
    train_on: list[Annotated] = [article for article in articles if article.split == "train"]
    held = [from_article(article) for article in articles if article.split == "dev"]
    return Corpus([from_article(article) for article in train_on], held, patterns(), lists.load(train_on))


def train(data: Corpus, recipe: Recipe, *, every: int = 5) -> Network:
    """Trains a network from nothing, and prints its progress every few epochs."""
    fix_random_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    network = build(len(TAGS), dropout=recipe.dropout)
    network.initialize()
    optimizer = Adam(recipe.rate, L2=recipe.decay, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    begun = time.monotonic()
    updates = pending = 0
    for epoch in range(recipe.epochs):
        lost = words = 0.0
        for sample in _epoch(data, recipe, chance):
            lost += _learn(network, sample, recipe, chance)
            count = len(sample.text.split())
            words += count
            pending += count
            if pending >= recipe.batch:
                updates += 1
                pending = 0
                left = 1 - epoch / recipe.epochs
                optimizer.learn_rate = recipe.rate * min(1.0, updates / recipe.warmup) * left
                network.finish_update(optimizer)
                optimizer.step_schedules()
        if (epoch + 1) % every == 0:
            with network.use_params(optimizer.averages):
                _report(epoch + 1, lost / words, time.monotonic() - begun, network, data)
    with network.use_params(optimizer.averages):
        trained = network.to_bytes()
    network.from_bytes(trained)
    reduce(network, recipe.rank)
    return network


def _epoch(data: Corpus, recipe: Recipe, chance: random.Random) -> Iterator[Sample]:
    lines = data.patterns * recipe.repeats
    chance.shuffle(lines)
    gathered = [lines[start : start + recipe.gathered] for start in range(0, len(lines), recipe.gathered)]
    texts: list[Sample | list[str]] = [*data.articles, *gathered]
    chance.shuffle(texts)
    for text in texts:
        if isinstance(text, Sample):
            part = excerpt(text, chance) if chance.random() < recipe.excerpts else text
            sample = renamed(part, data.names, chance) if chance.random() < recipe.renamed else part
        else:
            sample = generated(text, data.names, chance)
        yield restyled(introduced(sample, data.names, chance, rate=recipe.introductions), chance)


def _learn(network: Network, sample: Sample, recipe: Recipe, chance: random.Random) -> float:
    """Adds a text's gradient to the network's, and returns the loss."""
    features, tags = prepared(sample, emphases=chance.random() < recipe.emphases, chance=chance)
    scores, backward = network.begin_update(_hidden(features, sample.text, recipe))
    probabilities, total = marginals(scores, features.ends)
    places = np.arange(len(tags))
    gradient = probabilities.copy()
    gradient[places, tags] -= 1
    backward(gradient / recipe.batch)
    return total - float(scores[places, tags].sum())


def _hidden(features: Features, text: str, recipe: Recipe) -> Features:
    """Hides the form of some words: the normal form and the suffix, and the static vector of half of these."""
    firsts = np.unique(features.forms, return_index=True)[1]
    capitalized = np.array([text[features.words[index][0]].isupper() for index in firsts])
    hidden = np.random.random(len(firsts)) < np.where(capitalized, recipe.hidden_names, recipe.hidden_words)
    keys = features.keys.copy()
    keys[hidden, 0] = keys[hidden, 2] = 0
    vectors = features.vectors.copy()
    vectors[hidden & (np.random.random(len(firsts)) < 0.5)] = 0
    return replace(features, keys=keys, vectors=vectors)


def _report(epoch: int, loss: float, seconds: float, network: Network, data: Corpus) -> None:
    scores = " ".join(f"{label.lower()[:9]} {score[2]:.3f}" for label, score in evaluate(network, data.held).items())
    print(f"epoch {epoch}, {seconds:.0f} s, loss {loss:.4f}: {scores}", flush=True)


def save(network: Network, path: Path) -> None:
    """Writes what `recogniser.load` reads, in half precision."""
    halved: dict[str, Any] = {
        key: np.asarray(layer.get_param(name), dtype=np.float16) for key, layer, name in weights_of(network)
    }
    np.savez_compressed(path, **halved)


def main() -> None:
    """Trains or measures, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--evaluate", action="store_true", help="measure the model that is there")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--output", type=Path, default=recogniser.MODEL)
    options = parser.parse_args()
    data = corpus()
    if options.evaluate:
        network = recogniser.load()
    else:
        network = train(data, Recipe(epochs=options.epochs))
        save(network, options.output)
    print(f"{len(data.held)} held-out articles, italics unknown\n\n{table(evaluate(network, data.held))}\n")
    print(f"italics known\n\n{table(evaluate(network, data.held, emphases=True))}")


if __name__ == "__main__":
    main()
