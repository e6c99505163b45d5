"""The dateline of a report: where it was written, which is never where its events happened."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"^\W*[A-Z][\w'’.-]*(?:[ ,/]+[A-Z][\w'’.-]*){0,5}(?:,? \d{1,2}\.?(?: [A-Z][a-z]+)?)?"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?:,? \d{4})?\s*(?:\([^)]{2,40}\))?\s*[-–—]{1,2}\s"
    r"|^[A-Z][A-Z ,]+:\s"
)


def in_dateline(text: str, position: int) -> bool:
    """Whether a position lies in a line's dateline ("KYIV, May 9 (Reuters) - ")."""
    line = text.rfind("\n", 0, position) + 1
    if position - line > 60:
        return False
    match = _DATELINE.match(text[line : line + 120])
    return match is not None and position < line + match.end()
