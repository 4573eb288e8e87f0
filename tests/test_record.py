"""The record: its keys, its schema, the round trip, and errors that name the key at fault."""

import copy
import json
from typing import Any

import jsonschema
import pytest

from newsscrape.errors import RecordError
from newsscrape.record import Article, json_schema, record_id

KEYS = """schema_version id revision url canonical_url site fetched_at published_at modified_at published_on modified_on
language headline section summary authors tags body image sources related shows actors crew characters platforms
organizations dates money minutes figures events extraction""".split()

URL = "https://tele.example/2026/03/14/les-heures-creuses"
BODY = "Arte relance Les Heures creuses le 6 mars, pour 2 M€."


def mention(text: str, field: str = "body") -> dict[str, Any]:
    return {"field": field, "start": BODY.index(text), "end": BODY.index(text) + len(text)}


def record() -> dict[str, Any]:
    show = "Les Heures creuses"
    return {
        "schema_version": "1",
        "id": record_id(URL),
        "revision": 1,
        "url": URL,
        "canonical_url": URL,
        "site": "tele.example",
        "fetched_at": "2026-03-14T08:00:00Z",
        "published_at": "2026-03-14T08:30:00+01:00",
        "modified_at": None,
        "published_on": "2026-03-14",
        "modified_on": None,
        "language": "fr",
        "headline": "Les Heures creuses revient",
        "section": "Séries",
        "summary": None,
        "authors": ["Ada Veyrat"],
        "tags": [],
        "body": BODY,
        "image": {"url": "https://tele.example/a.jpg", "caption": None, "credit": "Arte"},
        "sources": [{"url": "https://presse.example/", "title": "Presse"}],
        "related": [{"url": "https://tele.example/b", "title": "B", "teaser": None}],
        "shows": [
            {"name": show, "aliases": [], "kind": "series", "seasons": [1], "mentions": [mention(show)]},
        ],
        "actors": [],
        "crew": [],
        "characters": [],
        "platforms": [{"id": "arte", "name": "Arte", "kind": "channel", "mentions": [mention("Arte")]}],
        "organizations": [],
        "dates": [
            {"text": "6 mars", **mention("6 mars"), "from": "2026-03-06", "to": "2026-03-06", "precision": "day"}
        ],
        "money": [{"text": "2 M€", **mention("2 M€"), "amount": 2000000, "currency": "EUR"}],
        "minutes": [],
        "figures": [],
        "events": [
            {
                "type": "release",
                "show": show,
                "season": None,
                "platform": "arte",
                "person": None,
                "date": "2026-03-06",
                "certainty": "confirmed",
                "evidence": {"field": "body", "start": 0, "end": len(BODY)},
            }
        ],
        "extraction": {"version": "0.1.0", "warnings": []},
    }


def test_keys_keep_the_order_of_the_contract() -> None:
    assert list(json.loads(Article.checked(record()).to_json())) == KEYS
    assert json_schema()["required"] == KEYS


def test_round_trip_loses_nothing() -> None:
    line = Article.checked(record()).to_json()
    assert json.loads(line) == record()
    assert Article.from_json(line).to_json() == line
    assert "\n" not in line


def test_records_follow_the_schema_and_every_key_is_described() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(record(), schema)
    for model in [schema, *schema["$defs"].values()]:
        for key, form in model["properties"].items():
            assert form.get("description"), key


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ("headline", "", "headline"),
        ("headline", None, "headline"),
        ("tags", None, "tags"),
        ("published_on", "14/03/2026", "published_on"),
        ("revision", 0, "revision"),
        ("revision", "1", "revision"),
        ("id", record_id(URL + "/autre"), "id"),
        ("platforms.0.kind", "radio", "platforms.0.kind"),
        ("money.0.currency", "€", "money.0.currency"),
        ("money.0.text", "3 M€", "money"),
        ("shows.0.mentions.0.end", 900, "shows"),
        ("events.0.evidence.end", 0, "events.0.evidence.end"),
    ],
)
def test_a_broken_record_names_the_key_at_fault(path: str, value: object, key: str) -> None:
    broken = copy.deepcopy(record())
    *parents, last = path.split(".")
    node: Any = broken
    for part in parents:
        node = node[int(part) if part.isdigit() else part]
    node[last] = value
    with pytest.raises(RecordError) as caught:
        Article.checked(broken)
    assert caught.value.key == key


def test_missing_and_unknown_keys_are_named() -> None:
    missing = record()
    del missing["events"]
    with pytest.raises(RecordError, match="'events'"):
        Article.checked(missing)
    with pytest.raises(RecordError, match="'mood'"):
        Article.checked({**record(), "mood": "gay"})


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "record: Invalid JSON: EOF while parsing a value"),
        ('{"headline": "Un ti', "record: Invalid JSON: EOF while parsing a string"),
        ("[]", "record: Input should be an object"),
    ],
)
def test_a_damaged_line_is_told_without_a_key(line: str, message: str) -> None:
    with pytest.raises(RecordError) as caught:
        Article.from_json(line)
    assert caught.value.key == ""
    assert str(caught.value).startswith(message)


def test_the_reason_does_not_repeat_the_key() -> None:
    with pytest.raises(RecordError, match=r"^record key 'id': \S+ is not the UUID of canonical_url"):
        Article.checked({**record(), "id": record_id(URL + "/autre")})


@pytest.mark.parametrize(("amount", "written"), [(2.0, "2"), (2500000000, "2500000000"), (19.99, "19.99")])
def test_whole_amounts_are_written_without_a_fraction(amount: float, written: str) -> None:
    data = record()
    data["money"][0]["amount"] = amount
    assert f'"amount": {written},' in Article.checked(data).to_json()
