"""Scores of merging and matching against gold of claims whose events and records are known."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from evenhand.errors import GoldError
from evenhand.evaluate import GoldMatch, bcubed, matching_scores, pairwise
from evenhand.matching import match
from evenhand.merging import merge
from evenhand.model import Claim
from evenhand.reference import read_reference
from evenhand.workflow.ledger import cache_folder


class ClusterRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim and the happening it describes."""

    cluster: str
    claim: Claim


class MatchRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim, the records it should match, and whether the dataset can hold it."""

    id: str
    claim: Claim
    records: tuple[str, ...] = ()
    coverage: str | None = None


def ledger_gold_kind(path: Path) -> type[ClusterRow] | type[MatchRow] | None:
    """What a gold file holds besides claims to be coded: clusters, matches, or neither."""
    try:
        with path.open("rb") as file:
            first: Any = msgspec.json.decode(file.readline() or b"{}")
    except (OSError, msgspec.DecodeError):
        return None
    if not isinstance(first, dict) or "claim" not in first:
        return None
    return ClusterRow if "cluster" in first else MatchRow


def _rows(path: Path, kind: Any) -> list[Any]:
    rows, faults = [], []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            rows.append(msgspec.json.decode(line, type=kind))
        except msgspec.DecodeError as error:
            faults.append(f"line {number}: {error}")
    if faults:
        raise GoldError(f"{path}: {'; '.join(faults)}")
    return rows


def score_merging(path: Path) -> list[tuple[str, float | None]]:
    """B-cubed and pairwise scores of merging the gold's claims anew.

    Raises:
        GoldError: faulty rows, all named.
    """
    rows = _rows(path, ClusterRow)
    gold: dict[str, list[str]] = {}
    for row in rows:
        gold.setdefault(row.cluster, []).append(row.claim.id)
    events = [event.claims for event in merge([row.claim for row in rows])]
    found = []
    for name, score in (("B-cubed", bcubed), ("pairwise", pairwise)):
        got = score(list(gold.values()), events)
        found += [(f"{name} {part}", getattr(got, part)) for part in ("precision", "recall", "f1")]
    return found


def score_matching(path: Path, against: Path) -> list[tuple[str, float | None]]:
    """Scores of matching the gold's claims, each an event of its own, with a reference table.

    Raises:
        GoldError: faulty rows, all named.
        ReferenceDataError: the table cannot be read.
    """
    rows = _rows(path, MatchRow)
    claims = [row.claim for row in rows]
    events = [merge([claim])[0] for claim in claims]
    with TemporaryDirectory(prefix="reference-", dir=cache_folder()) as folder:
        table = read_reference(against, folder=Path(folder))
        matches = match(events, table, claims=claims)
    gold = [
        GoldMatch(
            event=event.id,
            dataset=table.manifest.name,
            records=row.records,
            coverage=row.coverage,
        )
        for event, row in zip(events, rows, strict=True)
    ]
    all_of = matching_scores(gold, matches)
    outside = matching_scores([g for g in gold if g.coverage == "outside"], matches)
    parts = [(f"positive {p}", getattr(all_of, p)) for p in ("precision", "recall", "f1", "top1")]
    return [*parts, ("outside coverage named right", outside.coverage)]
