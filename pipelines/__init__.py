"""What happens to a fetched page, one file a stage, in the order in which `newsscrape.settings` lists them."""
