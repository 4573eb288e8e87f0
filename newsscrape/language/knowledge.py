"""The data files of the language part."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LANGUAGE = files("newsscrape.language")
MODELS = Path(str(_LANGUAGE / "model"))
"""The folder of what was learnt."""


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of ``data/NAME.toml``; do not change what it returns.

    >>> "ranks" in load("people")
    True
    """
    return tomllib.loads(read(f"{name}.toml"))


def read(name: str) -> str:
    """The text of ``data/NAME``."""
    return (_LANGUAGE / "data" / name).read_text("utf-8")


def lines_of(packed: NDArray[np.uint8]) -> list[str]:
    """The lines that a file of arrays holds as bytes; none where it holds no byte."""
    return packed.tobytes().decode().split("\n") if packed.size else []
