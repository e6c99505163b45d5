"""What a reference dataset is and records, next to the table its rows were read into."""

from __future__ import annotations

import msgspec


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a dataset records at all, so that a missing record is not taken for a denial.

    Attributes:
        records: in one sentence, what gets into the dataset.
        event: PLOVER types its records may stand for.
        fatal_only: only events in which somebody died are recorded.
        fields: fields of an event its records can speak to (date, place, parties, dead, ...).
        start, end: first and last day in the table; None when no row has a date.
        countries: ISO 3166 alpha-3 codes that occur in the table; empty when it has none.
    """

    records: str
    event: tuple[str, ...] = ()
    fatal_only: bool = False
    fields: tuple[str, ...] = ("date", "place", "parties", "dead")
    start: str | None = None
    end: str | None = None
    countries: tuple[str, ...] = ()


class ReferenceManifest(msgspec.Struct, frozen=True, kw_only=True):
    """Where a table of reference events comes from.

    Attributes:
        kind: key of the reader ("ged", "acled", "gdelt", "polecat", "icews", "mapped").
        dataset: the dataset's name; version: as in the file's name or as given, None if neither.
        licence, citation: the terms the dataset is published under, and how to cite it.
        source: name of the file; sha256: hex digest of its bytes.
        retrieved: day the user says it was retrieved on; None when not said.
        rows: rows read; skipped: rows without an id or a date, which cannot be matched.
    """

    kind: str
    dataset: str
    version: str | None = None
    licence: str = "not stated"
    citation: str | None = None
    source: str
    sha256: str
    retrieved: str | None = None
    rows: int
    skipped: int = 0
    coverage: Coverage

    @property
    def name(self) -> str:
        """Name with version, as matches and reports say it."""
        return self.dataset if self.version is None else f"{self.dataset} {self.version}"


class ReferenceTable(msgspec.Struct, frozen=True, kw_only=True):
    """A dataset's rows in the words of ReferenceEvent, as a Parquet file, with its manifest."""

    manifest: ReferenceManifest
    path: str
