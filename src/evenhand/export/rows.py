"""Records as flat rows: the one step that Parquet, CSV and GeoJSON have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from evenhand.errors import UsageError
from evenhand.export.claim_columns import CLAIM_COLUMNS
from evenhand.export.columns import HARMS, Column
from evenhand.export.event_columns import EVENT_COLUMNS, MATCH_COLUMNS
from evenhand.model import Claim, Event, Match

Flat = Claim | Event | Match
COLUMNS: dict[type[Flat], tuple[Column, ...]] = {
    Claim: CLAIM_COLUMNS,
    Event: EVENT_COLUMNS,
    Match: MATCH_COLUMNS,
}


def columns_of(kind: type[Flat]) -> tuple[Column, ...]:
    """The columns of a kind of record.

    >>> [column.name for column in columns_of(Match)][:3]
    ['event', 'dataset', 'record']
    """
    return COLUMNS[kind]


def to_rows(records: Iterable[Flat], kind: type[Flat]) -> Iterator[dict[str, Any]]:
    """Each record as a dict with every column of its kind, in the columns' order.

    Raises:
        UsageError: a number for a harm that has no column; nothing is dropped in silence.
    """
    columns = columns_of(kind)
    for record in records:
        unknown = sorted(set(getattr(record, "size", ())) - set(HARMS))
        if unknown:
            raise UsageError(f"size {unknown[0]!r} has no column; known are {', '.join(HARMS)}")
        yield {column.name: column.get(record) for column in columns}
