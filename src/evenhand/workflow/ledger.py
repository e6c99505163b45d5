"""Claims into events, and events against reference data."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from evenhand.matching import match
from evenhand.merging import Decisions, merge, read_decisions, read_sides
from evenhand.model import Claim, Document, Event, Label, Match, ReferenceEvent, ReferenceManifest
from evenhand.reference import read_reference, records


class LedgerSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Files that merging and matching go by, as paths."""

    sides: str | None = None
    decisions: str | None = None
    against: tuple[str, ...] = ()


class Matched(msgspec.Struct, frozen=True, kw_only=True):
    """What reference data hold on events: matches, the records they name, and the datasets."""

    matches: tuple[Match, ...] = ()
    references: tuple[ReferenceEvent, ...] = ()
    manifests: tuple[ReferenceManifest, ...] = ()


def make_ledger(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    labels: Sequence[Label],
    settings: LedgerSettings,
) -> tuple[tuple[Event, ...], tuple[Match, ...], tuple[ReferenceEvent, ...]]:
    """Events, their matches, and the reference events that were matched.

    Raises:
        UsageError: the files of sides or decisions cannot be used.
        ReferenceDataError: a file of reference data cannot be read.
    """
    del documents
    events = merge_claims(claims, labels, settings)
    matched = match_events(events, claims, settings.against)
    return events, matched.matches, matched.references


def merge_claims(
    claims: Sequence[Claim], labels: Sequence[Label], settings: LedgerSettings
) -> tuple[Event, ...]:
    """Events by the user's files of sides and decisions.

    Raises:
        UsageError: a file cannot be used; says what is wrong with it.
    """
    sides = read_sides(Path(settings.sides)) if settings.sides else None
    decisions = read_decisions(Path(settings.decisions)) if settings.decisions else Decisions()
    return merge(claims, labels=labels, sides=sides, decisions=decisions)


def cache_folder() -> Path:
    """The user's cache folder, where large reference tables are unpacked while they are used."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    folder = Path(base) / "evenhand"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def match_events(
    events: Sequence[Event], claims: Sequence[Claim], against: Sequence[str]
) -> Matched:
    """Events against each file of reference data, in the order given.

    Raises:
        ReferenceDataError: a file cannot be read.
    """
    matches: list[Match] = []
    references: list[ReferenceEvent] = []
    manifests: list[ReferenceManifest] = []
    with TemporaryDirectory(prefix="reference-", dir=cache_folder()) as folder:
        for path in against:
            table = read_reference(Path(path), folder=Path(folder))
            found = match(events, table, claims=claims)
            matches += found
            references += records(table, {m.record for m in found if m.record is not None})
            manifests.append(table.manifest)
    return Matched(matches=tuple(matches), references=tuple(references), manifests=tuple(manifests))
