"""Spans that a page itself sets apart: they travel from the page to the language part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CueKind = Literal["italic", "bold", "link"]


@dataclass(frozen=True, slots=True)
class Cue:
    """``record[field][start:end]`` is set in italics, in bold, or links to the address ``target``.

    Offsets count Unicode code points. Guillemets need no cue: they stand in the text.
    """

    field: Literal["headline", "body"]
    start: int
    end: int
    kind: CueKind
    target: str | None = None
