"""Makes a trained network cheaper: each of its large linear maps becomes the nearest one of a lower rank.

A map of rank r from n to m numbers is two maps, from n to r and from r to m, which cost less where r is small; what is
cut off is mostly noise of the training (truncated singular value decomposition; Eckart and Young, 1936).
"""

from __future__ import annotations

import numpy as np

from newsscrape.language.network import Network


def reduce(network: Network, rank: int) -> None:
    """Lowers the rank of the maps of every convolution and of the pooling step, in place."""
    _, _, context, pooled, last = network.layers
    for layer in (*context.layers, pooled, last.layers[0]):
        node = next(n for n in layer.walk() if n.name == "maxout")
        weights = np.asarray(node.get_param("W"))
        width, pieces, inputs = weights.shape
        left, strengths, right = np.linalg.svd(weights.reshape(width * pieces, inputs), full_matrices=False)
        nearest = (left[:, :rank] * strengths[:rank]) @ right[:rank]
        node.set_param("W", nearest.reshape(weights.shape).astype(np.float32))
