"""Commands of ``newsscrape`` that need the Scrapy project: each module has ``main(argv) -> exit status``."""
