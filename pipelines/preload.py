"""What the process that workers are forked from imports: it loads all that reading takes once, for all of them.

It ignores the signals that ask a crawl to end in order, as the workers do: it ends with the crawl. What it has loaded
is frozen: garbage collection in a worker would touch every page of it, and so copy it.
"""

import gc
import signal

from newsscrape.warming import warm

signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
warm()
gc.collect()
gc.freeze()
