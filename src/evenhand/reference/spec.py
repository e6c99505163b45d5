"""What a reader needs to know of a dataset: its columns, and how they become shared words."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

# Columns of the table every reader makes; those of ReferenceEvent but for the dataset's name.
COLUMNS: Mapping[str, str] = {
    "record": "VARCHAR",
    "event": "VARCHAR[]",
    "detail": "VARCHAR",
    "date": "DATE",
    "enddate": "DATE",
    "precision": "INTEGER",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "radius": "DOUBLE",
    "place": "VARCHAR",
    "admin": "VARCHAR",
    "country": "VARCHAR",
    "actors": "VARCHAR[]",
    "recipients": "VARCHAR[]",
    "dead_low": "INTEGER",
    "dead_best": "INTEGER",
    "dead_high": "INTEGER",
    "text": "VARCHAR",
}
# Days as the datasets write them; the first that fits counts.
DATE_FORMATS = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%d %H:%M:%S",
    "%d %B %Y",
    "%d-%b-%Y",
    "%d %b %Y",
    "%m/%d/%Y %I:%M:%S %p",
    "%Y%m%d",
    "%Y/%m/%d",
)


class Spec(msgspec.Struct, frozen=True, kw_only=True):
    """One dataset.

    Attributes:
        kind: key of the reader; dataset, licence, citation: as the publisher has them.
        records, types, fatal_only, fields: its coverage, see `evenhand.model.Coverage`.
        columns: column names in order, for files without a header.
        required: columns without which the file is not this dataset.
        optional: columns that some releases lack; they are read as empty.
        delimiter: one character; header: whether the first line names the columns.
        select: SQL expression per column of COLUMNS; columns left out are NULL.
        cameo: column whose CAMEO code gives the PLOVER types, None when `select` has "event".
        repair: rows are irregular and go through `evenhand.reference.repair` first.
    """

    kind: str
    dataset: str
    licence: str
    citation: str | None = None
    records: str
    types: tuple[str, ...]
    fatal_only: bool = False
    fields: tuple[str, ...] = ("date", "place", "parties", "dead")
    columns: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    delimiter: str = ","
    header: bool = True
    select: Mapping[str, str] = {}
    cameo: str | None = None
    repair: bool = False


def ident(name: str) -> str:
    """A column name quoted for SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text quoted for SQL."""
    return "'" + text.replace("'", "''") + "'"


def day(expression: str, formats: tuple[str, ...] = DATE_FORMATS) -> str:
    """SQL that reads a day in any of the known formats, NULL when none fits."""
    listed = ", ".join(literal(f) for f in formats)
    return f"CAST(try_strptime(trim({expression}), [{listed}]) AS DATE)"


def number(expression: str, kind: str = "INTEGER") -> str:
    """SQL that reads a number, NULL when it is none."""
    cast = f"TRY_CAST({expression} AS DOUBLE)"
    return f"CAST({cast} AS {kind})"


def names(*expressions: str, separator: str | None = None) -> str:
    """SQL that gathers names into a list without empty ones."""
    if separator is None:
        parts = f"[{', '.join(f'trim({e})' for e in expressions)}]"
    else:
        joined = f"concat_ws({literal(separator)}, {', '.join(expressions)})"
        parts = f"list_transform(string_split({joined}, {literal(separator)}), lambda x: trim(x))"
    filled = f"list_filter({parts}, lambda x: x IS NOT NULL AND x <> '')"
    return f"list_filter({filled}, lambda x, i: list_position({filled}, x) = i)"


def by_code(expression: str, values: Mapping[str, object], otherwise: object) -> str:
    """SQL that looks a code up in a small table."""
    cases = " ".join(f"WHEN {literal(k)} THEN {_value(v)}" for k, v in values.items())
    return f"CASE trim({expression}) {cases} ELSE {_value(otherwise)} END"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(literal(str(v)) for v in value) + "]::VARCHAR[]"
    if value is None:
        return "NULL"
    return literal(value) if isinstance(value, str) else str(value)
