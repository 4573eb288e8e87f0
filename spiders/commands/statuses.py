"""Exit statuses of ``newsscrape crawl``; docs/operations.md says what to do about each."""

FINE = 0
COULD_NOT_START = 2
SITE_FAILED = 3
NOTHING_CAME = 4
MONITOR_TRIPPED = 5
INTERRUPTED = 130

BY_OUTCOME = {
    "interrupted": INTERRUPTED,
    "failed": SITE_FAILED,
    "tripped": MONITOR_TRIPPED,
    "nothing": NOTHING_CAME,
    "fine": FINE,
}
"""In order of weight: a run of several sites ends with the status of the gravest outcome."""


def gravest(outcomes: set[str]) -> int:
    """The exit status of a run with these outcomes.

    >>> gravest({"fine", "tripped", "nothing"})
    5
    """
    return next((status for outcome, status in BY_OUTCOME.items() if outcome in outcomes), COULD_NOT_START)
