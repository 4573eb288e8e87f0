"""One spider class for each file of ``sites/``."""

from __future__ import annotations

from spiders.base import NewsSpider
from spiders.site import Site, all_sites


def spider_class(site: Site) -> type[NewsSpider]:
    """The spider of a site, named after its file."""
    name = "".join(word.capitalize() for word in site.name.replace("-", "_").split("_"))
    return type(f"{name}Spider", (NewsSpider,), {"__module__": __name__, "name": site.name, "site": site})


globals().update({spider.__name__: spider for spider in map(spider_class, all_sites())})
