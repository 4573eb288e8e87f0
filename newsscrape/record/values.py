"""The values that every part of a record is made of: instants, addresses, numbers, places in the text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

TextField = Literal["headline", "body"]
Instant = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Url = Annotated[str, Field(pattern=r"^https?://\S+$")]
Name = Annotated[str, Field(min_length=1)]


def _whole(value: int | float) -> int | float:
    return int(value) if value == int(value) else value


Number = Annotated[int | float, Field(allow_inf_nan=False), AfterValidator(_whole)]


class Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        use_attribute_docstrings=True,
        populate_by_name=True,
        serialize_by_alias=True,
    )


class Mention(Model):
    """Where a thing is named: ``record[field][start:end]``."""

    field: TextField
    """The text that the offsets count in."""
    start: Annotated[int, Field(ge=0)]
    """First character, in Unicode code points from 0."""
    end: Annotated[int, Field(ge=1)]
    """One past the last character."""


class Quoted(Model):
    text: Name
    """The words of the text itself: ``record[field][start:end]``."""
    field: TextField
    """The text that the offsets count in."""
    start: Annotated[int, Field(ge=0)]
    """First character, in Unicode code points from 0."""
    end: Annotated[int, Field(ge=1)]
    """One past the last character."""
