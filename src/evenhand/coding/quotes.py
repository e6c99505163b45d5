"""Quotation marks: which stretches of a text stand inside them, across paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

_OPEN = {"“": "”", "«": "»", "„": "“", "‘": "’"}
# A quotation longer than this was opened by a stray mark.
MAX_QUOTE = 4000


def find_quotes(text: str) -> list[tuple[int, int]]:
    """Half-open spans inside quotation marks, marks excluded, outermost only.

    A paragraph that opens a quotation without closing it runs on when the next one opens with
    a mark again, as newspapers print long quotations.

    >>> find_quotes('He said: "We won." Then he left.')
    [(10, 17)]
    """
    found: list[tuple[int, int]] = []
    offset = 0
    for paragraph in text.split("\n"):
        found += _in_paragraph(paragraph, offset)
        offset += len(paragraph) + 1
    return found


def _in_paragraph(paragraph: str, offset: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start: int | None = None
    closing = ""
    for i, char in enumerate(paragraph):
        if start is None:
            if char == '"' or (char in _OPEN and _opens(paragraph, i)):
                start, closing = i + 1, _OPEN.get(char, char)
        elif char == closing and not (char == "’" and _inside_word(paragraph, i)):
            if i > start:
                found.append((offset + start, offset + i))
            start = None
    if start is not None and start <= 2 and len(paragraph) - start < MAX_QUOTE:
        found.append((offset + start, offset + len(paragraph)))
    return found


def _opens(text: str, i: int) -> bool:
    return i == 0 or not text[i - 1].isalnum()


def _inside_word(text: str, i: int) -> bool:
    return 0 < i < len(text) - 1 and text[i - 1].isalnum() and text[i + 1].isalnum()


def quote_at(quotes: Sequence[tuple[int, int]], position: int) -> tuple[int, int] | None:
    """The quotation that holds a position, or None."""
    i = bisect_right(quotes, (position, 1 << 60)) - 1
    if i >= 0 and quotes[i][0] <= position < quotes[i][1]:
        return quotes[i]
    return None
