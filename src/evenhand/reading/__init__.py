"""Reading sources into documents: formats, normalisation, metadata, front matter."""

from evenhand.reading.body import body_ranges
from evenhand.reading.document import from_text, normalise
from evenhand.reading.reader import read, read_item
from evenhand.reading.settings import ReadSettings, parse_column_map
from evenhand.reading.sources import Item, plan

__all__ = [
    "Item",
    "ReadSettings",
    "body_ranges",
    "from_text",
    "normalise",
    "parse_column_map",
    "plan",
    "read",
    "read_item",
]
