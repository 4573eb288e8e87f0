"""What crawls leave behind and come back to: addresses, state, output files, runs. Knows neither Scrapy nor pages."""
