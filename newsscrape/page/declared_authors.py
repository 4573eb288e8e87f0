"""Who signs the article by what the page tells machines: JSON-LD, microdata, meta elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from newsscrape.page.document import Document
from newsscrape.page.json_ld import types_of
from newsscrape.page.knowledge import fold, load
from newsscrape.page.names import each_once, name_of, names_in
from newsscrape.page.structured import text_in, url_in, values_of


def declared_authors(document: Document) -> list[str]:
    """The names that the page declares, each once, without the site's own."""
    return [name for name in each_once(_declared(document)) if not is_site_name(document, name)]


def _declared(document: Document) -> Iterator[str]:
    """What JSON-LD says, else microdata, else the meta elements."""
    structured = document.structured
    found = False
    for value in _flat(values_of(structured.article, "author") or values_of(structured.article, "creator")):
        node = structured.resolved(value)
        if isinstance(node, dict) and _is_house(document, node):
            continue
        for name in name_of(text_in(node) or ""):
            found = True
            yield name
    if found:
        return
    for content in _meta_names(document):
        yield from name_of(content) if "," not in content else names_in(content)


def _flat(values: list[Any]) -> Iterator[Any]:
    for value in values:
        yield from value if isinstance(value, list) else [value]


def _meta_names(document: Document) -> Iterable[str]:
    structured = document.structured
    for name in load("authors")["meta"]:
        contents = [c for c in structured.every(name) if c and not c.startswith(("http", "/", "www"))]
        if contents:
            return contents
    label = fold(structured.first("twitter:label1") or "")
    written = structured.first("twitter:data1") if re.search(r"ecrit|written|auteur|author|par\b", label) else None
    return [written] if written else []


def _is_house(document: Document, node: dict[str, object]) -> bool:
    """Whether an author node is the site itself, which publishes but does not sign."""
    if "Organization" not in types_of(node) and "NewsMediaOrganization" not in types_of(node):
        return False
    publisher = document.structured.resolved(next(iter(values_of(document.structured.article, "publisher")), None))
    mine, theirs = text_in(node), text_in(publisher)
    same_name = bool(mine and theirs and fold(mine) == fold(theirs))
    return (
        same_name
        or bool(url_in(node) and publisher and url_in(node) == url_in(publisher))
        or is_site_name(document, mine or "")
    )


def is_site_name(document: Document, name: str) -> bool:
    """Whether a name is the site's: by what it calls itself, or by its host."""
    mine = re.sub(r"\W+", "", fold(name)).removesuffix("com").removesuffix("fr")
    site = re.sub(r"\W+", "", fold(document.structured.first("og:site_name", "application-name") or ""))
    address = (urlsplit(document.url).hostname or "").removeprefix("www.")
    host = re.sub(r"\W+", "", address.rpartition(".")[0])
    if fold(name) == address:
        return True
    return len(mine) > 2 and mine in (site, host, f"the{host}", f"{host}team", f"{host}staff")
