"""Claims into events, and events against reference data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from evenhand.model import Claim, Document, Event, Label, Match, ReferenceEvent


class LedgerSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Files that merging and matching go by, as paths."""

    sides: str | None = None
    decisions: str | None = None
    against: tuple[str, ...] = ()


def make_ledger(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    labels: Sequence[Label],
    settings: LedgerSettings,
) -> tuple[tuple[Event, ...], tuple[Match, ...], tuple[ReferenceEvent, ...]]:
    """Events, their matches, and the reference events that were matched."""
    del documents, claims, labels, settings
    _ = Path
    return (), (), ()
