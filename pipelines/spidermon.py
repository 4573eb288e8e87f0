"""Spidermon as an optional extra: ``pip install newsscrape[monitors]``, then ``-s SPIDERMON_ENABLED=1``.

Our own monitors need no Spidermon; this shows their findings to those who collect Spidermon's results and alerts.
"""

from __future__ import annotations

from typing import cast

from scrapy.settings import BaseSettings
from scrapy.utils.misc import load_object

EXTENSION = "spidermon.contrib.scrapy.extensions.Spidermon"


class SpidermonAddon:
    """Switches Spidermon on where the settings ask for it, with the suite below unless they name others."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Adds the extension and the suite."""
        if settings.getbool("SPIDERMON_ENABLED"):
            settings.setdefault_in_component_priority_dict("EXTENSIONS", _extension(), 500)
            settings.set("SPIDERMON_SPIDER_CLOSE_MONITORS", ("pipelines.spidermon_suite.NewsSuite",), priority="addon")


def _extension() -> type:
    try:
        return cast("type", load_object(EXTENSION))
    except ImportError as error:
        raise ImportError("SPIDERMON_ENABLED needs Spidermon: pip install 'newsscrape[monitors]'") from error
