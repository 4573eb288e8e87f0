"""What the process that workers are forked from imports: it loads all that reading takes once, for all of them.

It ignores the signals that ask a crawl to end in order, as the workers do: it ends with the crawl. What it has loaded
is frozen: garbage collection in a worker would touch every page of it, and so copy it. While it loads, next to nothing
is garbage, so that looking for it as often as usual would cost a sixth of the time.
"""

import gc
import signal

from newsscrape.warming import warm

signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
_usual = gc.get_threshold()
gc.set_threshold(100_000)
warm()
gc.set_threshold(*_usual)
gc.collect()
gc.freeze()
