"""Any table, through a mapping file that says which of its columns is what."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from evenhand.errors import ReferenceDataError
from evenhand.lexicon.ontology import event_kinds
from evenhand.reference.spec import COLUMNS, Spec, by_code, day, ident, names, number

NAMES = ("actors", "recipients")
TEXTS = ("detail", "place", "admin", "country", "text")
WHOLE = ("precision", "dead_low", "dead_best", "dead_high")
NEEDED = ("record", "date")


class Mapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mapping file.

    Attributes:
        file: the table, relative to the mapping file; .csv, .tsv, .gz, .zip, .parquet or .jsonl.
        dataset, version, licence, citation, records, fatal_only, retrieved: see the manifest.
        types: PLOVER types of every record, unless `events` tells them apart.
        fields: fields of an event the table can speak to.
        delimiter: of a CSV; columns: the table's column (or columns) for each of ours.
        precision, radius: days and kilometres of slack of every record.
        events: PLOVER types by the value of the `event` column.
    """

    file: str
    dataset: str
    version: str | None = None
    licence: str = "not stated"
    citation: str | None = None
    retrieved: str | None = None
    records: str = "not stated"
    fatal_only: bool = False
    types: tuple[str, ...] = ()
    fields: tuple[str, ...] = ("date", "place", "parties", "dead")
    delimiter: str = ","
    precision: int = 0
    radius: float = 10.0
    columns: dict[str, str | tuple[str, ...]]
    events: dict[str, tuple[str, ...]] = {}


def read_mapping(path: Path) -> Mapping:
    """The mapping in a TOML file.

    Raises:
        ReferenceDataError: it cannot be read; all its faults are named at once.
    """
    try:
        mapping = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Mapping)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ReferenceDataError(f"{path}: not a mapping file: {error}") from error
    faults = list(_faults(mapping))
    if faults:
        raise ReferenceDataError(f"{path}: {'; '.join(faults)}")
    return mapping


def _faults(mapping: Mapping) -> list[str]:
    known = set(COLUMNS)
    faults = [
        f"[columns] has {key!r}; allowed are {', '.join(COLUMNS)}"
        for key in mapping.columns
        if key not in known
    ]
    faults += [f"[columns] lacks {key!r}" for key in NEEDED if key not in mapping.columns]
    types = (*mapping.types, *(t for row in mapping.events.values() for t in row))
    faults += [f"{t!r} is no PLOVER type" for t in dict.fromkeys(types) if t not in event_kinds()]
    if not types:
        faults.append("give types = [...] or an [events] table, so that events can be compared")
    return faults


def mapped_spec(mapping: Mapping) -> Spec:
    """The reader that a mapping describes."""
    listed = {k: (v,) if isinstance(v, str) else v for k, v in mapping.columns.items()}
    select = {key: _expression(key, columns, mapping) for key, columns in listed.items()}
    select.setdefault("event", _types(mapping.types))
    select.setdefault("enddate", select["date"])
    select.setdefault("precision", str(mapping.precision))
    select.setdefault("radius", str(mapping.radius))
    for key in ("dead_low", "dead_high"):
        if "dead_best" in select:
            select.setdefault(key, select["dead_best"])
    types = (*mapping.types, *(t for row in mapping.events.values() for t in row))
    return Spec(
        kind="mapped",
        dataset=mapping.dataset,
        licence=mapping.licence,
        citation=mapping.citation,
        records=mapping.records,
        types=tuple(t for t in event_kinds() if t in types),
        fatal_only=mapping.fatal_only,
        fields=mapping.fields,
        required=tuple(dict.fromkeys(c for row in listed.values() for c in row)),
        delimiter=mapping.delimiter,
        select=select,
    )


def _types(types: tuple[str, ...]) -> str:
    return "[" + ", ".join(f"'{t}'" for t in types) + "]::VARCHAR[]"


def _expression(key: str, columns: tuple[str, ...], mapping: Mapping) -> str:
    quoted = [ident(c) for c in columns]
    if key == "event":
        return by_code(quoted[0], mapping.events, mapping.types)
    if key in ("date", "enddate"):
        return day(quoted[0])
    if key in NAMES:
        return names(*quoted)
    if key in WHOLE:
        return number(quoted[0])
    if key in TEXTS:
        return f"concat_ws(', ', {', '.join(quoted)})"
    return f"trim({quoted[0]})" if key == "record" else number(quoted[0], "DOUBLE")
