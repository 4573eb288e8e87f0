"""One record, one line of JSON."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from newsscrape.errors import RecordError
from newsscrape.record.facts import Annotations, Facts
from newsscrape.record.page import Address, Content, Page
from newsscrape.record.values import Mention, Model, Quoted

SCHEMA_VERSION = "1"


class Extraction(Model):
    """What made a record, and what it was not sure of."""

    version: str
    """Version of newsscrape."""
    warnings: list[str]
    """What a reader of the record should know, `truncated` for example; ascending."""


class Identity(Model):
    schema_version: Literal["1"]
    """Version of this form."""
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    """UUID version 5 of `canonical_url` in the URL namespace (RFC 9562)."""
    revision: Annotated[int, Field(ge=1)]
    """1 when the article is first stored, one more each time its content has changed."""


class Fetch(Model):
    fetched_at: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    """When the page was fetched: UTC, ISO 8601, seconds, `Z`."""


class Provenance(Model):
    extraction: Extraction
    """How this record was made."""


class Article(Provenance, Facts, Content, Fetch, Address, Identity):
    """One record, one line of JSON; pydantic takes the keys from the last base to the first."""

    @model_validator(mode="after")
    def _check_id(self) -> Self:
        if self.id != record_id(self.canonical_url):
            raise ValueError(f"id: {self.id} is not the UUID of canonical_url {self.canonical_url}")
        return self

    @model_validator(mode="after")
    def _check_offsets(self) -> Self:
        texts = {"headline": self.headline, "body": self.body}
        for key, mention in self._mentions():
            named = texts[mention.field][mention.start : mention.end]
            if mention.end <= mention.start or mention.end > len(texts[mention.field]) or not named.strip():
                raise ValueError(f"{key}: {mention.field}[{mention.start}:{mention.end}] names nothing")
            if isinstance(mention, Quoted) and named != mention.text:
                raise ValueError(
                    f"{key}: {mention.field}[{mention.start}:{mention.end}] is {named!r}, not {mention.text!r}"
                )
        return self

    def _mentions(self) -> Iterator[tuple[str, Mention | Quoted]]:
        for key in ("shows", "actors", "crew", "characters", "platforms", "organizations"):
            for entity in getattr(self, key):
                for mention in entity.mentions:
                    yield key, mention
        for key in ("dates", "money", "minutes", "figures"):
            for figure in getattr(self, key):
                yield key, figure
        for event in self.events:
            yield "events", event.evidence

    @classmethod
    def from_parts(
        cls, page: Page, annotations: Annotations, *, fetched_at: str, version: str, revision: int = 1
    ) -> Article:
        """Joins what the page says and what its text says.

        ``fetched_at`` is UTC as the record spells it, ``version`` that of newsscrape. Raises `RecordError`.
        """
        parts = {key: getattr(page, key) for key in Page.model_fields}
        parts |= {key: getattr(annotations, key) for key in Annotations.model_fields}
        return cls.checked(
            {
                "schema_version": SCHEMA_VERSION,
                "id": record_id(page.canonical_url),
                "revision": revision,
                "fetched_at": fetched_at,
                "extraction": Extraction(version=version, warnings=sorted({*page.warnings, *annotations.warnings})),
                **parts,
            }
        )

    @classmethod
    def checked(cls, data: dict[str, Any]) -> Article:
        """Builds an article from its keys; raises `RecordError` that names the key at fault."""
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise _record_error(error) from None

    @classmethod
    def from_json(cls, line: str | bytes) -> Article:
        """Reads one line of JSON; raises `RecordError` that names the key at fault, or none where it is no object."""
        try:
            return cls.model_validate_json(line)
        except ValidationError as error:
            raise _record_error(error) from None

    def to_json(self) -> str:
        """The record as one line of JSON, keys in order, without the line end."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, separators=(", ", ": "))


def record_id(canonical_url: str) -> str:
    """UUID version 5 of an address in the URL namespace (RFC 9562).

    >>> record_id("https://leserigraphe.com/")
    '8a72f240-7bf3-5b52-a28f-4bc9c909e573'
    """
    return str(uuid.uuid5(uuid.NAMESPACE_URL, canonical_url))


def _record_error(error: ValidationError) -> RecordError:
    first = error.errors(include_url=False)[0]
    key, reason = ".".join(map(str, first["loc"])), first["msg"].removeprefix("Value error, ")
    if not key and first["type"] == "value_error":  # the validators of the whole record begin with the key
        key, _, reason = reason.partition(": ")
    return RecordError(key, reason)
