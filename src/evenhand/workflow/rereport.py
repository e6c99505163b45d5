"""The report written anew from a finished run's folder."""

from __future__ import annotations

import json
from pathlib import Path

from evenhand.errors import UsageError
from evenhand.export import write_atomic
from evenhand.model import Claim, Document, Event, Label, Match, ReferenceEvent, Rejection
from evenhand.report import render
from evenhand.workflow.records import read_records

DOCUMENTS = "documents.jsonl"
REFERENCES = "references.jsonl"


def rereport(folder: Path, *, title: str | None = None) -> Path:
    """Write `report.html` of a run's folder from its records; gives its path.

    Raises:
        UsageError: the folder holds no finished run.
    """
    if not (folder / "manifest.json").is_file():
        raise UsageError(f"{folder}: holds no finished run; make one with `evenhand run`")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    page = render(
        read_records(folder / DOCUMENTS, Document),
        read_records(folder / "claims.jsonl", Claim),
        read_records(folder / "labels.jsonl", Label),
        events=read_records(folder / "events.jsonl", Event),
        matches=read_records(folder / "matches.jsonl", Match),
        references=read_records(folder / REFERENCES, ReferenceEvent),
        rejected=read_records(folder / "rejected.jsonl", Rejection),
        title=title or manifest["settings"]["title"],
        coder=manifest["versions"]["coder"],
        settings=manifest["settings"],
    )
    write_atomic(folder / "report.html", page)
    return folder / "report.html"
