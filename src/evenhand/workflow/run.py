"""The main job: read, code, merge, match and report into one folder, resuming where it stopped."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from evenhand.errors import UsageError
from evenhand.export import (
    Manifest,
    sha256_of,
    to_annotations,
    to_csv,
    to_dyads,
    to_geojson,
    to_jsonl,
    to_label_studio,
    to_manifest,
    to_parquet,
    to_schema_org,
    write_atomic,
)
from evenhand.model import (
    Claim,
    Document,
    Event,
    Label,
    Match,
    ReferenceEvent,
    Rejection,
    encode_lines,
)
from evenhand.report import render
from evenhand.workflow.batches import Part
from evenhand.workflow.code import CodeSettings, Progress, code_sources, silent
from evenhand.workflow.engines import coder_for
from evenhand.workflow.ledger import LedgerSettings, make_ledger
from evenhand.workflow.versions import versions

PARTS = ".parts"


class RunSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Options of a run: how to code, how to merge and match, and what to write.

    `title` is the report's; `hxl` puts a row of HXL tags into CSV; `also` names files of
    FORMATS to be written besides.
    """

    code: CodeSettings = CodeSettings()
    ledger: LedgerSettings = LedgerSettings()
    title: str = "Accounts"
    hxl: bool = False
    also: tuple[str, ...] = ()


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a run came to: counts by kind, claims by type, and where the files are."""

    out: Path
    counts: dict[str, int]
    types: dict[str, int]
    rejected: tuple[Rejection, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a run writes."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    labels: tuple[Label, ...]
    rejected: tuple[Rejection, ...]
    events: tuple[Event, ...] = ()
    matches: tuple[Match, ...] = ()
    references: tuple[ReferenceEvent, ...] = ()


# Formats of other tools that a run writes on request.
FORMATS: dict[str, Callable[[Records], bytes]] = {
    "annotations.jsonld": lambda r: to_annotations(r.claims, documents=r.documents),
    "schema-org.jsonld": lambda r: to_schema_org(r.claims),
    "dyads.csv": lambda r: to_dyads(r.claims),
    "label-studio.json": lambda r: to_label_studio(r.documents, r.claims),
}


def run(
    sources: Sequence[str | Path],
    out: Path,
    settings: RunSettings,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Summary:
    """Do the whole job and write its files to `out`.

    A run that was killed leaves finished batches in `out`; the same call again takes them up and
    ends with the same bytes as an undisturbed run (only manifest.json tells times).

    Raises:
        UsageError: no sources, or `out` is a file.
        ReferenceDataError: reference data that cannot be read.
    """
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file: --out wants a folder")
    started = time.time()
    parts = code_sources(sources, settings.code, keep=out / PARTS, stdin=stdin, progress=progress)
    records = _gather(list(parts))
    progress("merging", 0, 1)
    events, matches, references = make_ledger(
        records.documents, records.claims, records.labels, settings.ledger
    )
    records = msgspec.structs.replace(
        records, events=events, matches=matches, references=references
    )
    progress("writing", 0, 1)
    hashes = _write(records, out, settings)
    _write_manifest(records, out, settings, hashes, started)
    shutil.rmtree(out / PARTS, ignore_errors=True)
    progress("writing", 1, 1)
    return Summary(
        out=out,
        counts=_counts(records),
        types=dict(sorted(Counter(c.event[0] for c in records.claims).items())),
        rejected=records.rejected,
        claims=records.claims,
        events=records.events,
    )


def _gather(parts: Sequence[Part]) -> Records:
    return Records(
        documents=tuple(d for p in parts for d in p.documents),
        claims=tuple(c for p in parts for c in p.claims),
        labels=tuple(label for p in parts for label in p.labels),
        rejected=tuple(r for p in parts for r in p.rejected),
    )


def _write(records: Records, out: Path, settings: RunSettings) -> dict[str, str]:
    """Write every output file; gives the SHA-256 of each by name."""
    page = render(
        records.documents,
        records.claims,
        records.labels,
        events=records.events,
        matches=records.matches,
        references=records.references,
        rejected=records.rejected,
        title=settings.title,
        coder=coder_for(settings.code.coder).version,
        settings=msgspec.to_builtins(settings),
    )
    files: dict[str, bytes] = {
        "documents.jsonl": encode_lines(records.documents),
        "claims.jsonl": to_jsonl(records.claims),
        "claims.parquet": to_parquet(records.claims, Claim),
        "claims.csv": to_csv(records.claims, Claim, hxl=settings.hxl),
        "claims.geojson": to_geojson(records.claims, Claim),
        "labels.jsonl": to_jsonl(records.labels),
        "events.jsonl": to_jsonl(records.events),
        "events.parquet": to_parquet(records.events, Event),
        "events.csv": to_csv(records.events, Event, hxl=settings.hxl),
        "events.geojson": to_geojson(records.events, Event),
        "matches.jsonl": to_jsonl(records.matches),
        "matches.parquet": to_parquet(records.matches, Match),
        "matches.csv": to_csv(records.matches, Match),
        "references.jsonl": encode_lines(records.references),
        "rejected.jsonl": to_jsonl(records.rejected),
        "report.html": page.encode(),
    }
    files |= {name: write(records) for name, write in FORMATS.items() if name in settings.also}
    for name, data in files.items():
        write_atomic(out / name, data)
    return {name: sha256_of(data) for name, data in files.items()}


def _counts(records: Records) -> dict[str, int]:
    return {
        "documents": len(records.documents),
        "claims": len(records.claims),
        "labels": len(records.labels),
        "events": len(records.events),
        "matches": len(records.matches),
        "rejected": len(records.rejected),
    }


def _write_manifest(
    records: Records, out: Path, settings: RunSettings, hashes: dict[str, str], started: float
) -> None:
    ended = time.time()
    manifest = Manifest(
        versions=versions(coder_for(settings.code.coder)),
        settings=msgspec.to_builtins(settings),
        inputs={d.id: d.sha256 for d in records.documents},
        outputs=hashes,
        counts=_counts(records),
        times={
            "started": datetime.fromtimestamp(started, UTC).isoformat(timespec="seconds"),
            "finished": datetime.fromtimestamp(ended, UTC).isoformat(timespec="seconds"),
            "seconds": round(ended - started, 1),
        },
    )
    write_atomic(out / "manifest.json", to_manifest(manifest))
