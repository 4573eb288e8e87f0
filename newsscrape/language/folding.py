"""Replacing single characters by others, in texts of any length."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

_SHORT = 80
"""Characters up to which `str.translate` is the faster one."""
_CODES = 0x10000


def folding(table: Mapping[int, str]) -> Callable[[str], str]:
    """A function that does what ``str.translate`` does with a table of code points below 0x10000 to single characters.

    >>> folding({0xE9: "e"})("été")
    'ete'
    """
    codes = np.arange(_CODES, dtype="<u4")
    for code, letter in table.items():
        codes[code] = ord(letter)

    def fold(text: str) -> str:
        if len(text) < _SHORT:
            return text.translate(table)
        written = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        try:
            folded = codes.take(written)
        except IndexError:
            folded = np.where(written < _CODES, codes[np.minimum(written, _CODES - 1)], written)
        return str(folded.tobytes(), "utf-32-le", "surrogatepass")

    return fold
