"""Steps of networks that `training.classifiers` is made of: each gives what it computes, and how slopes go back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

from newsscrape.language.events.classifier import FARTHEST, Gathered
from newsscrape.language.network import sum_rows, sum_windows, window_of

Vector = NDArray[np.float32]
Numbers = NDArray[np.int64]
Part = Model[Any, Any]
Random = np.random.Generator | None
"""What an update leaves out is drawn from it; nothing is left out without."""
Backward = Callable[[Any], Any]
Step = tuple[Any, Backward]


def dropped(values: Any, share: float, random: Random) -> Step:
    """Without a share of the values, the others the greater for it; all of them without ``random``."""
    mask = np.float32(1.0)
    if random is not None:
        mask = ((random.random(values.shape, np.float32) >= share) / (1 - share)).astype(np.float32)
    return values * mask, lambda d_values: d_values * mask


def mapped(layer: Part, values: Any, share: float, random: Random) -> Step:
    """A linear map of values of which a share is left out."""
    kept, backward_kept = dropped(values, share, random)
    out, backward_out = layer.begin_update(kept)
    return out, lambda d_out: backward_kept(backward_out(d_out))


def positive(values: Any) -> Step:
    """0 for what is negative."""
    return np.maximum(values, 0), lambda d_values: d_values * (values > 0)


def convolved(layer: Part, rows: Any, distance: int) -> Step:
    """What a convolution adds to each word."""
    out, backward_out = layer.begin_update(window_of(rows, distance))
    added, backward_added = positive(out)
    return added, lambda d_added: sum_windows(backward_out(backward_added(d_added)), distance)


def near(layer: Part, rows: Any, goes_on: Vector, share: float, random: Random) -> Step:
    """What each row has of the ones before and after it; ``goes_on`` is 0 where another series of rows begins."""
    width = rows.shape[1]

    def parted(seen: Any) -> Any:
        seen[:, :width] *= goes_on
        seen[:-1, 2 * width :] *= goes_on[1:]
        return seen

    out, backward_out = mapped(layer, parted(window_of(rows, 1)), share, random)
    found, backward_found = positive(out)
    return found, lambda d_found: sum_windows(parted(backward_out(backward_found(d_found))), 1)


def highest(rows: Any, starts: Numbers) -> Step:
    """The maximum of each of some series of rows that follow each other."""
    top = np.maximum.reduceat(rows, starts)
    owners = owners_of(starts, len(rows))
    return top, lambda d_top: d_top[owners] * (rows == top[owners])


def gathered(rows: Any, group: Gathered, count: int) -> Step:
    """Shape (count, width): the maximum of the rows that each of ``count`` things owns, 0 for what owns none."""
    out = np.zeros((count, rows.shape[1]), np.float32)
    if not len(group.owners):
        return out, lambda _: np.zeros_like(rows)
    top, backward_top = highest(rows[group.rows], group.starts)
    out[group.owners] = top
    return out, lambda d_out: added_up(backward_top(d_out[group.owners]), group.rows, len(rows))


def said(attended: Any, spoken: Any, starts: Numbers) -> tuple[Any, Callable[[Any], tuple[Any, Any]]]:
    """What the rows of each series say for each type, as much as it attends to them."""
    powers = np.exp(np.clip(attended, -FARTHEST, FARTHEST))
    total = np.add.reduceat(powers, starts)
    out = np.add.reduceat(powers * spoken, starts) / total
    owners = owners_of(starts, len(attended))

    def backward(d_out: Any) -> tuple[Any, Any]:
        d_spoken = (d_out / total)[owners] * powers
        return d_spoken * (spoken - out[owners]) * (np.abs(attended) < FARTHEST), d_spoken

    return out, backward


def owners_of(starts: Numbers, count: int) -> Numbers:
    """Shape (count,): the number of the series that each row belongs to."""
    return np.repeat(np.arange(len(starts)), np.diff(starts, append=count))


def added_up(rows: Any, owners: Numbers, count: int) -> Any:
    """Shape (count, width): the sum of the rows of each of ``count`` owners, 0 for those without."""
    out = np.zeros((count, rows.shape[1]), np.float32)
    names, groups = np.unique(owners, return_inverse=True)
    if len(names):
        out[names] = sum_rows(rows, groups, len(names))
    return out
