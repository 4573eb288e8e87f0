"""Reads French TV news: translated to C where that was done, else as it is (`newsscrape.compiled`)."""

from newsscrape.compiled import folders

__path__ = [*folders(), *__path__]
