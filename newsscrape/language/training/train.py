"""Trains the recogniser: ``python -m newsscrape.language.training.train``."""

from __future__ import annotations

import argparse
from dataclasses import replace
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from thinc.api import Adam, fix_random_seed, set_dropout_rate

from newsscrape.language.features import Features
from newsscrape.language.network import Network, build
from newsscrape.language.tagging import TAGS, marginals
from newsscrape.language.training import names as name_lists
from newsscrape.language.training.augmentation import restyled, varied
from newsscrape.language.training.generation import generated, patterns
from newsscrape.language.training.corpus import read_all
from newsscrape.language.training.evaluate import evaluate, table
from newsscrape.language.training.sample import from_article, prepared

SEED = 20260


def train(epochs: int, *, dropout: float = 0.25, rate: float = 0.001, smoothing: float = 0.05, minutes: float = 12, start=None, batch_words=800, repeats=2, thin=(0.0,0.0), crf=False, log=True) -> Network:
    fix_random_seed(SEED)
    chance = random.Random(SEED)
    generator = np.random.default_rng(SEED)
    articles = read_all()
    texts = [from_article(article) for article in articles if article.split != "dev"]
    held = [from_article(article) for article in articles if article.split == "dev"]
    names = name_lists.load([article for article in articles if article.split != "dev"])
    pattern_lines = patterns()
    network = build(len(TAGS), dropout=dropout)
    network.initialize()
    if start: start(network)
    optimizer = Adam(rate, beta1=0.9, beta2=0.999, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    begun = time.monotonic()
    step = 0
    for epoch in range(epochs):
        loss = words = 0.0
        lines = pattern_lines * repeats
        chance.shuffle(lines)
        order = [varied(sample, names, chance) for sample in texts]
        order += [restyled(generated(lines[i:i+8], names, chance), chance) for i in range(0, len(lines), 8)]
        chance.shuffle(order)
        pending = 0
        for sample in order:
            features, tags = prepared(sample, emphases=chance.random() < 0.6)
            features = _thinned(features, sample.text, generator, thin)
            scores, backprop = network.begin_update(features)
            gradient, cost = _loss(scores, tags, smoothing, crf)
            backprop(gradient / batch_words)
            loss += cost; words += len(tags); pending += len(tags)
            if pending >= batch_words:
                step += 1
                progress = (epoch * len(order)) / (epochs * len(order))
                optimizer.learn_rate = rate * min(1.0, step / 100) * max(0.02, 1 - progress)
                network.finish_update(optimizer); optimizer.step_schedules()
                pending = 0
        if log and (epoch % 5 == 4 or epoch == epochs - 1):
            with network.use_params(optimizer.averages):
                found = evaluate(network, held)
            print(f"epoch {epoch + 1} loss {loss / words:.4f} {time.monotonic() - begun:.0f}s " + " ".join(f"{k[:4]} {v[2]:.3f}" for k, v in found.items()), flush=True)
    with network.use_params(optimizer.averages):
        network_bytes = network.to_bytes()
        found = evaluate(network, held)
    network.from_bytes(network_bytes)
    print(table(found))
    return network


def _thinned(features: Features, text: str, generator: np.random.Generator, rates: tuple[float, float]) -> Features:
    """Hides the normal form and suffix of some words (rates of capitalized ones and of others), so that they are judged by company."""
    firsts = np.unique(features.forms, return_index=True)[1]
    capital = np.array([text[features.words[index][0]].isupper() for index in firsts])
    hidden = generator.random(len(firsts)) < np.where(capital, *rates)
    keys = features.keys.copy()
    keys[hidden, 0] = 0
    keys[hidden, 2] = 0
    vectors = features.vectors.copy()
    vectors[hidden & (generator.random(len(firsts)) < 0.5)] = 0
    return replace(features, keys=keys, vectors=vectors)


def _loss(scores, tags, smoothing, crf=False):
    if crf:
        probabilities, total = marginals(scores)
        picked = scores[np.arange(len(tags)), tags].sum()
        gradient = probabilities.copy()
        gradient[np.arange(len(tags)), tags] -= 1
        if smoothing:
            gradient += smoothing * (probabilities - 1 / scores.shape[1])
        return gradient.astype(np.float32), float(total - picked)
    shifted = scores - scores.max(axis=1, keepdims=True)
    exp = np.exp(shifted)
    probabilities = exp / exp.sum(axis=1, keepdims=True)
    target = np.full_like(scores, smoothing / scores.shape[1])
    target[np.arange(len(tags)), tags] += 1 - smoothing
    cost = float(-np.log(probabilities[np.arange(len(tags)), tags] + 1e-9).sum())
    return (probabilities - target).astype(np.float32), cost
