"""Where a run's log goes and what its lines look like."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, site, message, and the traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a log record."""
        spider = getattr(record, "spider", None)
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "site": getattr(spider, "name", None) or (record.name if "." not in record.name else None),
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


BRIEF = frozenset({"scrapy.downloadermiddlewares.robotstxt"})
"""Loggers whose messages say enough: a site that is down is worth a line, not a traceback."""


def _without_traceback(record: logging.LogRecord) -> bool:
    if record.name in BRIEF:
        record.exc_info = None
    return True


def log_to_stderr(*, as_json: bool, level: int) -> None:
    """Sends the log of this process to standard error, from ``level`` on."""
    handler = logging.StreamHandler(sys.stderr)
    readable = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
    handler.setFormatter(JsonFormatter() if as_json else readable)
    handler.setLevel(level)
    handler.addFilter(_without_traceback)
    logging.root.addHandler(handler)
    logging.root.setLevel(min(level, logging.INFO))
    logging.captureWarnings(True)
