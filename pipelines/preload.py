"""What the process that workers are forked from imports: it loads all that reading takes once, for all of them.

It ignores the signals that ask a crawl to end in order, as the workers do: it ends with the crawl.
"""

import signal

from newsscrape.warming import warm

signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
warm()
