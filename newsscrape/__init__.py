"""Reads French TV-news pages: a page's bytes in, a record out."""

__version__ = "0.1.0"
