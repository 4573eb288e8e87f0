"""When a server says to come back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from scrapy.http import Response

from spiders.manners import retry_after


def answer(value: str) -> Response:
    return Response("https://site.example/", headers={"Retry-After": value.encode("latin-1")})


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), (" 0 ", 0), ("Sat, 04 Oct 2025 10:00:00 GMT", 0), ("²", None), ("-5", None), ("bientôt", None)],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after(answer(value)) == seconds


def test_retry_after_a_date_to_come() -> None:
    seconds = retry_after(answer(format_datetime(datetime.now(UTC) + timedelta(minutes=2), usegmt=True)))
    assert seconds == pytest.approx(120, abs=5)
