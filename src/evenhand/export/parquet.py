"""Parquet: the flat columns with their types, and claims read back exactly."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from evenhand.export.claim_columns import claim_from_row
from evenhand.export.columns import Column
from evenhand.export.rows import Flat, columns_of, to_rows
from evenhand.model import Claim

_BATCH = 20_000  # rows held as Python objects at a time


def to_parquet(records: Iterable[Flat], kind: type[Flat]) -> bytes:
    """Records as one Parquet file; equal records give equal bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([_field(column) for column in columns_of(kind)])
    out = io.BytesIO()
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        batch: list[dict[str, Any]] = []
        for row in to_rows(records, kind):
            batch.append(row)
            if len(batch) == _BATCH:
                writer.write_table(pa.Table.from_pylist(batch, schema=schema))
                batch = []
        if batch:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
    return out.getvalue()


def claims_from_parquet(data: bytes) -> list[Claim]:
    """The claims a Parquet file of claims was made from, in its order.

    Raises:
        KeyError: a column of the claim table is missing.
        msgspec.ValidationError: a row does not hold a claim.
    """
    import pyarrow.parquet as pq

    return [claim_from_row(row) for row in pq.read_table(io.BytesIO(data)).to_pylist()]


def _field(column: Column) -> Any:
    import pyarrow as pa

    kinds = {
        "text": pa.string(),
        "json": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "texts": pa.list_(pa.string()),
        "integers": pa.list_(pa.int64()),
        "booleans": pa.list_(pa.bool_()),
    }
    return pa.field(column.name, kinds[column.kind], metadata={"meaning": column.meaning})
