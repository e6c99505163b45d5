"""Which dataset a table is, told from its content and not from its name."""

from __future__ import annotations

import csv
import io

import msgspec

from evenhand.errors import ReferenceDataError
from evenhand.reference.acled import ACLED
from evenhand.reference.coded import GDELT, ICEWS, POLECAT
from evenhand.reference.ged import GED
from evenhand.reference.source import Source
from evenhand.reference.spec import Spec

# Every dataset with a reader of its own, in the order they are tried.
SPECS = (GED, ACLED, POLECAT, ICEWS, GDELT)
DELIMITERS = (",", "\t", ";")
# Columns of GDELT's older release, whose places lack the second subdivision.
GDELT_1 = (57, 58)


class Recognised(msgspec.Struct, frozen=True, kw_only=True):
    """A dataset with how this file of it is laid out."""

    spec: Spec
    delimiter: str
    header: bool
    columns: tuple[str, ...]


def recognise(source: Source) -> Recognised:
    """The dataset of a table.

    Raises:
        ReferenceDataError: no reader knows its columns; the message says what they are.
    """
    rows = {mark: _first_row(source.head, mark) for mark in DELIMITERS}
    for mark, row in rows.items():
        for spec in SPECS:
            if spec.header and set(spec.required) <= {_plain(c) for c in row}:
                return Recognised(spec=spec, delimiter=mark, header=True, columns=tuple(row))
    if _is_bare_ged(rows[","]):
        return Recognised(spec=GED, delimiter=",", header=False, columns=GED.columns)
    if _is_bare_gdelt(rows["\t"]):
        return Recognised(spec=GDELT, delimiter="\t", header=False, columns=GDELT.columns)
    raise ReferenceDataError(_unknown(source, rows))


def plain_header(columns: tuple[str, ...]) -> tuple[str, ...]:
    """Column names without blanks around them and under the names the readers use."""
    return tuple(_plain(c) for c in columns)


def _plain(column: str) -> str:
    name = column.strip().strip('"')
    return {"Event Intensity": "Intensity"}.get(name, name)


def _first_row(head: str, delimiter: str) -> list[str]:
    csv.field_size_limit(1 << 24)
    return next(csv.reader(io.StringIO(head), delimiter=delimiter), [])


def _is_bare_ged(row: list[str]) -> bool:
    """A candidate release without its header: an id, then the type of violence in its place."""
    return len(row) == len(GED.columns) and row[0].strip().isdigit() and row[5] in ("1", "2", "3")


def _is_bare_gdelt(row: list[str]) -> bool:
    return len(row) == len(GDELT.columns) and row[1].isdigit() and len(row[1]) == len("20150124")


def _unknown(source: Source, rows: dict[str, list[str]]) -> str:
    row = max(rows.values(), key=len)
    if len(row) in GDELT_1 and row[0].strip().isdigit():
        return f"{source.name}: looks like GDELT 1.0 ({len(row)} columns); export GDELT 2.0 events"
    shown = ", ".join(repr(c[:30]) for c in row[:8])
    known = ", ".join(s.dataset for s in SPECS)
    near = _nearest(row)
    return (
        f"{source.name}: not recognised as {known}; its first line has {len(row)} columns "
        f"({shown}){near}; describe it in a mapping file (docs: Reference data)"
    )


def _nearest(row: list[str]) -> str:
    """What a known dataset's file lacks, when it has most of the columns."""
    names = {_plain(c) for c in row}
    for spec in SPECS:
        missing = [c for c in spec.required if c not in names]
        if len(missing) < len(spec.required) / 2:
            return f"; as {spec.dataset} it lacks {', '.join(missing)}"
    return ""
