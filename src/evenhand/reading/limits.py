"""Bounds on what is read, each with its reason; a source beyond one is rejected, never cut."""

from __future__ import annotations

# A statement is some kilobytes, a book about one megabyte: more is no single text.
MAX_FILE_BYTES = 50_000_000
# The parser needs some 100 bytes of memory a character.
MAX_TEXT_CHARS = 20_000_000
# Main-text extraction takes about a second a megabyte.
MAX_HTML_BYTES = 10_000_000
# Main-text extraction slows with the square of a page's elements, and its parser drops what is
# nested deeper than 255; beyond these the whole page's text is taken, menus and all.
MAX_MAIN_TEXT_ELEMENTS = 20_000
MAX_MAIN_TEXT_DEPTH = 200
# Zip bombs: text packs about 10 to 1, never 200 to 1.
MAX_DOCX_UNPACKED = 100_000_000
MAX_DOCX_RATIO = 200
DOCX_RATIO_FLOOR = 1_000_000
MAX_DOCX_MEMBERS = 10_000
# A yearbook has a thousand pages; a printed page 5,000 characters.
MAX_PDF_PAGES = 2_000
MAX_PDF_PAGE_CHARS = 500_000
# Tables are streamed, so that only one row has to fit into memory.
MAX_TABLE_BYTES = 4_000_000_000
MAX_TABLE_ROWS = 10_000_000
MAX_ROW_BYTES = 25_000_000
# Parquet pages are unpacked whole; a row group is the unit a writer lays them out in.
MAX_ROW_GROUP_BYTES = 1_000_000_000
# Files below one folder: a wrong folder (the root of a disk) is noticed rather than walked.
MAX_SOURCE_FILES = 1_000_000
# Enough of a text to know its encoding and its language by.
SAMPLE_BYTES = 262_144
SAMPLE_CHARS = 20_000


def mega(size: int) -> str:
    """A number of bytes or characters in millions, for messages.

    >>> mega(20_000_000)
    '20 million'
    """
    return f"{size / 1_000_000:,.0f} million" if size >= 1_000_000 else f"{size:,}"
