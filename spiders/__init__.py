"""Where pages come from: one base class, and a site is a short file of data in ``sites/``."""
