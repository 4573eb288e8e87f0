"""The article record: the contract with those who load the JSON Lines.

One `Article` is one line. Every key is always present, in the order of its fields; what is not known is ``None`` or an
empty list. The JSON Schema (`json_schema`) is generated from these models, so that the two cannot differ.

>>> json_schema()["properties"]["headline"]["description"]
"The article's title alone: no site name, no section label."
"""

from newsscrape.record.article import SCHEMA_VERSION, Article, Extraction, record_id
from newsscrape.record.facts import Annotations, Job
from newsscrape.record.page import Image, Page, RelatedLink, Source
from newsscrape.record.schema import json_schema
from newsscrape.record.values import Mention, TextField

__all__ = [
    "SCHEMA_VERSION",
    "Annotations",
    "Article",
    "Extraction",
    "Image",
    "Job",
    "Mention",
    "Page",
    "RelatedLink",
    "Source",
    "TextField",
    "json_schema",
    "record_id",
]
