"""Rows of POLECAT and ICEWS files that do not have as many fields as their header."""

from __future__ import annotations

import csv
from pathlib import Path

from evenhand.reference.recognise import Recognised, plain_header
from evenhand.reference.source import Source, open_text


def repair(source: Source, found: Recognised, target: Path) -> int:
    """Write the rows to `target` as regular UTF-8 CSV; gives the number that could not be saved."""
    header = plain_header(found.columns)
    quoted = source.head.lstrip().startswith('"')
    broken = 0
    with open_text(source) as lines, target.open("w", encoding="utf-8", newline="") as file:
        rows = csv.reader((line.replace("\0", "") for line in lines), delimiter=found.delimiter,
                          quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)  # fmt: skip
        writer = csv.writer(file)
        writer.writerow(header)
        next(rows, None)
        for row in rows:
            fitted = fit(row, header)
            if fitted is None:
                broken += bool(row)
            else:
                writer.writerow(fitted)
    return broken


def fit(row: list[str], header: tuple[str, ...]) -> list[str] | None:
    """A row with as many fields as the header, or None when that would be a guess.

    Empty fields at the end are cut or added; tabs within a headline are put back; a doubled tab
    (an empty field too many) goes where the day, the one field of fixed form, says it stands.

    >>> fit(["1", "2020-01-01", "a", "b", "", ""], ("Event ID", "Event Date", "Headline", "X"))
    ['1', '2020-01-01', 'a', 'b']
    >>> fit(["1", "2020-01-01", "a", "b", "c"], ("Event ID", "Event Date", "Headline", "X"))
    ['1', '2020-01-01', 'a b', 'c']
    """
    surplus = len(row) - len(header)
    while surplus > 0 and row and row[-1] == "":
        row, surplus = row[:-1], surplus - 1
    if surplus < 0 and len(row) > len(header) / 2:
        return row + [""] * -surplus
    if surplus > 0 and "Headline" in header:
        at = header.index("Headline")
        row = [*row[:at], " ".join(row[at : at + surplus + 1]), *row[at + surplus + 1 :]]
        surplus = 0
    if surplus > 0 and "Event Date" in header:
        at = header.index("Event Date")
        while surplus > 0 and row[at] == "":
            row, surplus = [*row[:at], *row[at + 1 :]], surplus - 1
    return row if surplus == 0 and len(row) == len(header) else None
