"""Rows through DuckDB into a Parquet file, never all in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from evenhand.lexicon.ontology import cameo_allows, event_kinds
from evenhand.model import ReferenceEvent, ReferenceTable
from evenhand.reference.countries import country_code
from evenhand.reference.recognise import plain_header
from evenhand.reference.spec import COLUMNS, Spec, ident, literal

# Above this DuckDB writes what it sorts and joins to disk.
MEMORY = "1GB"
ROW_GROUP = 50_000


def open_database() -> duckdb.DuckDBPyConnection:
    """A database of its own in memory; the caller closes it."""
    return duckdb.connect(config={"memory_limit": MEMORY, "threads": 2})


def load_table(spec: Spec, origin: str, columns: tuple[str, ...], target: Path) -> tuple[int, int]:
    """Write the table to `target`; gives the rows kept and those without an id or a day."""
    have = set(plain_header(columns))
    with open_database() as database:
        database.execute(f"CREATE VIEW raw AS SELECT {_renamed(columns, spec, have)} FROM {origin}")
        database.execute(f"CREATE TEMP TABLE shared AS SELECT {_shared(spec)} FROM raw")
        _register_countries(database)
        types = _register_types(database, spec)
        database.execute(
            f"COPY (SELECT s.* EXCLUDE (country, cameo{', event' if types else ''}), "
            f"{'t.types AS event, ' if types else ''}c.code AS country_code FROM shared s "
            f"LEFT JOIN countries c ON s.country = c.name {types} "
            "WHERE record IS NOT NULL AND record <> '' AND date IS NOT NULL "
            f"ORDER BY date, record) TO {literal(str(target))} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"
        )
        total = database.execute("SELECT count(*) FROM shared").fetchall()[0][0]
        kept = database.execute(
            "SELECT count(*) FROM shared WHERE record IS NOT NULL AND record <> '' "
            "AND date IS NOT NULL"
        ).fetchall()[0][0]
    return int(kept), int(total - kept)


def _renamed(columns: tuple[str, ...], spec: Spec, have: set[str]) -> str:
    """Columns under the readers' names; those a release lacks are empty."""
    wanted = dict.fromkeys((*spec.required, *spec.optional, *spec.columns))
    by_name = {plain: raw.strip().strip('"') for raw, plain in
               zip(columns, plain_header(columns), strict=True)}  # fmt: skip
    return ", ".join(
        f"{ident(by_name[c])} AS {ident(c)}" if c in have else f"NULL::VARCHAR AS {ident(c)}"
        for c in wanted
    )


def _shared(spec: Spec) -> str:
    parts = [
        f"{_filled(spec.select.get(name, 'NULL'), kind)} AS {ident(name)}"
        for name, kind in COLUMNS.items()
    ]
    code = f"trim({ident(spec.cameo)})" if spec.cameo else "NULL::VARCHAR"
    return ", ".join([*parts, f"{code} AS cameo"])


def _filled(expression: str, kind: str) -> str:
    """An expression in its type; a text without words is none."""
    return f"nullif({expression}, '')" if kind == "VARCHAR" else f"{expression}::{kind}"


def _register_countries(database: duckdb.DuckDBPyConnection) -> None:
    found = [row[0] for row in database.execute("SELECT DISTINCT country FROM shared").fetchall()]
    known = [name for name in found if name is not None]
    database.register(
        "countries",
        pa.table(
            {
                "name": pa.array(known, pa.string()),
                "code": pa.array([country_code(n) for n in known], pa.string()),
            }
        ),
    )


def _register_types(database: duckdb.DuckDBPyConnection, spec: Spec) -> str:
    """Join clause that gives the PLOVER types of a CAMEO code, empty when there are none."""
    if spec.cameo is None:
        return ""
    found = [r[0] for r in database.execute("SELECT DISTINCT cameo FROM shared").fetchall() if r[0]]
    types = [[e for e in event_kinds() if cameo_allows(code, e)] for code in found]
    database.register(
        "types",
        pa.table(
            {
                "cameo": pa.array(found, pa.string()),
                "types": pa.array(types, pa.list_(pa.string())),
            }
        ),
    )
    return "LEFT JOIN types t ON s.cameo = t.cameo"


def records(table: ReferenceTable, ids: Iterable[str] | None = None) -> Iterator[ReferenceEvent]:
    """Reference events of a table by record id, or all of them, in the order of their days."""
    fields = [f for f in ReferenceEvent.__struct_fields__ if f != "dataset"]
    chosen = ", ".join(f"{ident(f)}::VARCHAR AS {ident(f)}" if f in ("date", "enddate")
                       else ident(f) for f in fields)  # fmt: skip
    query = f"SELECT {chosen} FROM read_parquet({literal(table.path)})"
    with open_database() as database:
        if ids is not None:
            wanted = pa.table({"id": pa.array(sorted(set(ids)), pa.string())})
            database.register("wanted", wanted)
            query += " WHERE record IN (SELECT id FROM wanted)"
        cursor = database.execute(f"{query} ORDER BY date, record")
        while rows := cursor.fetchmany(10_000):
            for row in rows:
                yield _event(table.manifest.name, dict(zip(fields, row, strict=True)))


def _event(dataset: str, row: dict[str, object]) -> ReferenceEvent:
    for key in ("event", "actors", "recipients"):
        value = row[key]
        row[key] = tuple(value) if isinstance(value, list) else ()
    if row["radius"] is None:
        row["radius"] = 0.0
    if row["precision"] is None:
        row["precision"] = 0
    return ReferenceEvent(dataset=dataset, **row)  # type: ignore[arg-type]
