"""CSV that a spreadsheet opens without executing anything."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from evenhand.export.rows import Flat, columns_of, to_rows

SEPARATOR = " | "
"""Between the items of a list in one cell; a semicolon would split cells in some locales."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_EXECUTED = tuple("=+-@\t\r\n＝＋－＠")  # the wide forms are executed in East Asian locales


def to_csv(records: Iterable[Flat], kind: type[Flat], *, hxl: bool = False) -> bytes:
    """Records as CSV in UTF-8; with `hxl`, a row of HXL hashtags follows the header."""
    columns = columns_of(kind)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    if hxl:
        writer.writerow([column.hxl for column in columns])
    for row in to_rows(records, kind):
        writer.writerow([cell(value) for value in row.values()])
    return out.getvalue().encode()


def cell(value: Any) -> str:
    """A value as the text of one cell.

    >>> cell(-7.5), cell(["=1+1", None]), cell(True), cell(None)
    ('-7.5', "'=1+1 | ", 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        if not any(isinstance(item, str) for item in value):
            return SEPARATOR.join(cell(item) for item in value)
        return neutral(SEPARATOR.join("" if item is None else str(item) for item in value))
    return neutral(value) if isinstance(value, str) else str(value)


def neutral(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would take it for a formula.

    >>> neutral("=HYPERLINK()"), neutral("  @SUM(A1)"), neutral("-12"), neutral("a = b")
    ("'=HYPERLINK()", "'  @SUM(A1)", '-12', 'a = b')
    """
    bare = text.lstrip("\ufeff\u200b" + " \u00a0\t\r\n\v\f")
    if _NUMBER.fullmatch(text):
        return text
    return f"'{text}" if text.startswith(_EXECUTED) or bare.startswith(_EXECUTED) else text
