"""Records that an event can be at all, found in DuckDB without loading the dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from evenhand.matching.facts import Probe, probe_table

# Days before and after an event in which its record may lie.
DAYS = 3
# Length in days of the buckets that bring events and records together.
BUCKET = 16
# Records with more slack than this are not tied to a town: they are looked for by country.
COARSE_KM = 60.0
# Kilometres beyond both radii at which a record is still compared, to say why it is not it.
BEYOND_KM = 15.0
# Records whose days span more than this are left out: they are summaries of a season.
LONGEST = 120
MEMORY = "900MB"
# Days from the first of January of year 1 to the first of January 1970.
EPOCH = 719163

Columns = dict[str, NDArray[Any]]

# Keys of what many records share, so that names are compared once: a clash is as good as ruled out.
PARTIES = "(hash(actors, recipients, country_code, year(date)) >> 1)::BIGINT"
TYPE = "(hash(event, detail) >> 1)::BIGINT"

_RECORDS = f"""
CREATE TEMP TABLE record AS SELECT
  file_row_number AS id,
  datediff('day', DATE '1970-01-01', date) + {EPOCH} - coalesce(precision, 0) AS first,
  datediff('day', DATE '1970-01-01', coalesce(enddate, date)) + {EPOCH} + coalesce(precision, 0)
    AS last,
  lat, lon, coalesce(radius, 25) AS radius, country_code AS country,
  dead_low, dead_best, dead_high,
  {PARTIES} AS parties, {TYPE} AS type
FROM read_parquet($path, file_row_number=true)
"""
_BUCKETS = f"unnest(range((first - {{0}}) // {BUCKET}, (last + {{0}}) // {BUCKET} + 1))::INTEGER"
_NEAR = """
SELECT p.event, p.probe, r.id AS record, p.first AS p_first, p.last AS p_last, p.dated,
  r.first AS r_first, r.last AS r_last, p.radius AS p_radius, r.radius AS r_radius,
  CASE WHEN p.lat + r.lat IS NOT NULL THEN 2 * 6371 * asin(sqrt(least(1,
    pow(sin(radians(r.lat - p.lat) / 2), 2) + cos(radians(p.lat)) * cos(radians(r.lat))
    * pow(sin(radians(r.lon - p.lon) / 2), 2)))) END AS km,
  r.dead_low, r.dead_best, r.dead_high, r.parties, r.type
"""
_TIME = f"r.first <= p.last + {DAYS} AND r.last >= p.first - {DAYS}"


@contextmanager
def opened(path: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with the dataset's comparable columns as the table `record`."""
    with duckdb.connect(config={"memory_limit": MEMORY, "threads": 2}) as database:
        database.execute(_RECORDS, {"path": path})
        yield database


def candidates(database: duckdb.DuckDBPyConnection, probes: Sequence[Probe]) -> Columns:
    """Pairs of probes and records within reach of each other, as columns."""
    database.register("probe_rows", probe_table(probes))
    database.execute("CREATE OR REPLACE TEMP TABLE probe AS SELECT * FROM probe_rows")
    found = database.execute(f"{_by_cell()} UNION ALL {_by_country()}").fetchnumpy()
    order = np.lexsort((found["record"], found["probe"], found["event"]))
    return {key: _plain(column)[order] for key, column in found.items()}


def _plain(column: Any) -> NDArray[Any]:
    """A column with NaN where the database has nothing."""
    if isinstance(column, np.ma.MaskedArray):
        return np.asarray(np.ma.filled(column.astype(np.float64), np.nan))
    return np.asarray(column)


def _by_cell() -> str:
    """Records tied to a place, by degree cell; two cells east and west serve the north too."""
    return f"""
WITH o AS (SELECT *, {_BUCKETS.format(DAYS)} AS bucket FROM probe
    WHERE lat IS NOT NULL AND radius <= {COARSE_KM}),
  p AS (SELECT *, unnest([-1, 0, 1]) + floor(lat)::INTEGER AS row FROM o),
  q AS (SELECT *, unnest([-2, -1, 0, 1, 2]) + floor(lon)::INTEGER AS col FROM p),
  r AS (SELECT *, {_BUCKETS.format(0)} AS bucket, floor(lat)::INTEGER AS row,
    floor(lon)::INTEGER AS col FROM record
    WHERE radius <= {COARSE_KM} AND lat IS NOT NULL AND last - first <= {LONGEST})
SELECT DISTINCT * FROM ({_NEAR} FROM q p JOIN r USING (bucket, row, col) WHERE {_TIME})
WHERE km <= p_radius + r_radius + {BEYOND_KM}
"""


def _by_country() -> str:
    """What is not tied to a place on either side, by country."""
    return f"""
SELECT DISTINCT * FROM (
  {_NEAR} FROM (SELECT *, {_BUCKETS.format(DAYS)} AS bucket FROM probe
      WHERE country IS NOT NULL) p
    JOIN (SELECT *, {_BUCKETS.format(0)} AS bucket FROM record
      WHERE country IS NOT NULL AND last - first <= {LONGEST}) r USING (bucket, country)
  WHERE {_TIME} AND (p.radius IS NULL OR p.radius > {COARSE_KM} OR r.radius > {COARSE_KM})
    AND (p.lat IS NULL OR r.lat IS NULL OR abs(r.lat - p.lat) * 111 <= p.radius + r.radius)
) WHERE km IS NULL OR km <= p_radius + r_radius
"""


def party_rows(database: duckdb.DuckDBPyConnection, path: str) -> dict[int, tuple[Any, ...]]:
    """Actors, recipients, country and year by the key in `parties`."""
    rows = database.execute(
        f"SELECT DISTINCT {PARTIES}, actors, recipients, country_code, year(date)::VARCHAR "
        "FROM read_parquet($path)",
        {"path": path},
    ).fetchall()
    return {int(row[0]): row[1:] for row in rows}


def type_rows(database: duckdb.DuckDBPyConnection, path: str) -> dict[int, tuple[Any, ...]]:
    """PLOVER types and the dataset's words by the key in `type`."""
    rows = database.execute(
        f"SELECT DISTINCT {TYPE}, event, detail FROM read_parquet($path)", {"path": path}
    ).fetchall()
    return {int(row[0]): row[1:] for row in rows}


def texts(
    database: duckdb.DuckDBPyConnection, path: str, ids: NDArray[Any]
) -> dict[int, tuple[str, str | None, str | None, str | None]]:
    """Record id, place, admin and text of the records that are looked at closely."""
    database.register("wanted", pa.table({"id": pa.array(np.unique(ids).astype(np.int64))}))
    rows = database.execute(
        "SELECT file_row_number, record, place, admin, text FROM "
        "read_parquet($path, file_row_number=true) "
        "WHERE file_row_number IN (SELECT id FROM wanted)",
        {"path": path},
    ).fetchall()
    return {int(row[0]): row[1:] for row in rows}
