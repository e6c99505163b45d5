"""The report: one self-contained page with every side's account beside the other's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evenhand.model import Claim, Document, Event, Label, Match, ReferenceEvent, Rejection
from evenhand.report.page import assemble
from evenhand.report.payload import Records, payload

__all__ = ["render"]


def render(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    labels: Sequence[Label],
    *,
    events: Sequence[Event] = (),
    matches: Sequence[Match] = (),
    references: Sequence[ReferenceEvent] = (),
    rejected: Sequence[Rejection] = (),
    title: str = "Accounts",
    coder: str = "evenhand",
    settings: Mapping[str, Any] | None = None,
) -> str:
    """One HTML page that opens without a network; equal input gives an equal page.

    >>> page = render([], [], [], title="Nothing <yet>")
    >>> "<title>Nothing &lt;yet&gt;</title>" in page
    True
    """
    records = Records(
        documents=documents,
        claims=claims,
        labels=labels,
        events=events,
        matches=matches,
        references=references,
        rejected=rejected,
    )
    return assemble(payload(records, title=title, coder=coder, settings=settings or {}))
