"""A file of reference data into one table in shared words, and a manifest that says what it is."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from evenhand.errors import ReferenceDataError
from evenhand.model import Coverage, ReferenceManifest, ReferenceTable
from evenhand.reference.load import load_table, open_database
from evenhand.reference.mapped import Mapping, mapped_spec, read_mapping
from evenhand.reference.recognise import Recognised, recognise
from evenhand.reference.repair import repair
from evenhand.reference.source import Source, open_source, sha256_of_file
from evenhand.reference.spec import Spec, literal

# "GEDEvent_v24_1.csv", "ged241.csv", "GEDEvent_v24_0_12.csv", "polecat_v1.2.0".
_VERSION = re.compile(r"[_-]v(\d+(?:[._]\d+)+)", re.IGNORECASE)
_GED_SHORT = re.compile(r"ged[_-]?(\d\d)[._]?(\d)(?:[._]?0?(\d+))?(?=\D|$)", re.IGNORECASE)


def read_reference(
    path: Path,
    *,
    folder: Path,
    version: str | None = None,
    retrieved: str | None = None,
) -> ReferenceTable:
    """Read one file of reference data.

    Args:
        path: the dataset's file as downloaded (.csv, .csv.gz, .zip), or a mapping file (.toml)
            that names a table and its columns.
        folder: existing folder that the table is written to; the caller removes it.
        version: the dataset's version; taken from the file's name when None.
        retrieved: day on which the user retrieved it.

    Raises:
        ReferenceDataError: it cannot be read, or is not recognised; says what, where, what to do.
    """
    mapping: Mapping | None = None
    if path.suffix.lower() == ".toml":
        mapping = read_mapping(path)
        path = path.parent / mapping.file
        version, retrieved = version or mapping.version, retrieved or mapping.retrieved
    if not path.is_file():
        raise ReferenceDataError(f"{path}: no such file; give the dataset's file as downloaded")
    sha256 = sha256_of_file(path)
    target = folder / f"{sha256[:16]}.parquet"
    if mapping is not None and path.suffix.lower() in (".parquet", ".jsonl", ".json"):
        spec, broken = mapped_spec(mapping), 0
        origin, columns = _foreign(path)
    else:
        source = open_source(path, folder)
        found = _layout(mapping, source)
        spec = found.spec
        origin, columns, broken = _origin(source, found, folder)
    try:
        rows, skipped = load_table(spec, origin, columns, target)
    except duckdb.Error as error:
        raise ReferenceDataError(_fault(path, spec, error)) from error
    manifest = ReferenceManifest(
        kind=spec.kind,
        dataset=spec.dataset,
        version=version or _version(path.name, spec),
        licence=spec.licence,
        citation=spec.citation,
        source=path.name,
        sha256=sha256,
        retrieved=retrieved,
        rows=rows,
        skipped=skipped + broken,
        coverage=_coverage(spec, target),
    )
    return ReferenceTable(manifest=manifest, path=str(target))


def _layout(mapping: Mapping | None, source: Source) -> Recognised:
    if mapping is None:
        return recognise(source)
    spec = mapped_spec(mapping)
    first = source.head.splitlines()[0]
    columns = tuple(c.strip().strip('"') for c in first.split(mapping.delimiter))
    return Recognised(spec=spec, delimiter=mapping.delimiter, header=True, columns=columns)


def _origin(source: Source, found: Recognised, folder: Path) -> tuple[str, tuple[str, ...], int]:
    """SQL of the table function that reads the file, its columns, and the rows that are lost."""
    path, delimiter, encoding, broken = source.path, found.delimiter, source.encoding, 0
    if found.spec.repair:
        path = folder / f"{source.path.name}.repaired.csv"
        broken = repair(source, found, path)
        delimiter, encoding = ",", "utf-8"
    quote = '"' if delimiter != "\t" else ""
    options = {
        "all_varchar": "true",
        "header": str(found.header).lower(),
        "auto_detect": "false",
        "delim": literal(delimiter),
        "quote": literal(quote),
        "escape": literal(quote),
        "encoding": literal(encoding),
        "null_padding": "true",
        "strict_mode": "false",
        "parallel": "false",
        "columns": _typed(found.columns),
    }
    joined = ", ".join(f"{k}={v}" for k, v in options.items())
    return f"read_csv({literal(str(path))}, {joined})", found.columns, broken


def _typed(columns: tuple[str, ...]) -> str:
    plain = [c.strip().strip('"') for c in columns]
    return "{" + ", ".join(f"{literal(c)}: 'VARCHAR'" for c in plain) + "}"


def _foreign(path: Path) -> tuple[str, tuple[str, ...]]:
    reader = "read_parquet" if path.suffix.lower() == ".parquet" else "read_json_auto"
    origin = f"(SELECT COLUMNS(*)::VARCHAR FROM {reader}({literal(str(path))}))"
    try:
        with open_database() as database:
            return origin, tuple(database.sql(f"SELECT * FROM {origin} LIMIT 0").columns)
    except duckdb.Error as error:
        raise ReferenceDataError(f"{path}: cannot be read: {error}") from error


def _version(name: str, spec: Spec) -> str | None:
    """The version in a file's name.

    >>> from evenhand.reference.ged import GED
    >>> _version("GEDEvent_v24_0_12.csv", GED), _version("ged241-csv.zip", GED)
    ('24.0.12', '24.1')
    """
    found = _VERSION.search(name)
    if found is not None:
        return found[1].replace("_", ".")
    short = _GED_SHORT.search(name) if spec.kind == "ged" else None
    return None if short is None else ".".join(part for part in short.groups() if part)


def _coverage(spec: Spec, table: Path) -> Coverage:
    with open_database() as database:
        start, end, countries = database.execute(
            "SELECT min(date)::VARCHAR, max(enddate)::VARCHAR, "
            "list_sort(list(DISTINCT country_code) FILTER (country_code IS NOT NULL)) "
            f"FROM read_parquet({literal(str(table))})"
        ).fetchall()[0]
    return Coverage(
        records=spec.records,
        event=spec.types,
        fatal_only=spec.fatal_only,
        fields=spec.fields,
        start=start,
        end=end,
        countries=tuple(countries or ()),
    )


def _fault(path: Path, spec: Spec, error: duckdb.Error) -> str:
    reason = str(error).strip().splitlines()[0]
    return f"{path.name}: cannot be read as {spec.dataset}: {reason}; download it again unchanged"
