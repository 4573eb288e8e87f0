"""What the options of the commands may be; a value at fault ends the command with one line and status 2."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date

from newsscrape.page.addresses import is_web_address


def day(text: str) -> date:
    """A day, ``2025-10-04``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day: write YYYY-MM-DD") from None


def positive(text: str) -> int:
    """A whole number from 1 on."""
    return _whole(text, 1)


def not_negative(text: str) -> int:
    """A whole number from 0 on."""
    return _whole(text, 0)


def web_address(text: str) -> str:
    """An address that HTTP can fetch, with its scheme."""
    if not is_web_address(text):
        raise ArgumentTypeError(f"{text!r} is no web address: write https://…")
    return text


def _whole(text: str, least: int) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) >= least):
        raise ArgumentTypeError(f"{text!r} is no whole number from {least} on")
    return int(text)
