"""The report's data as one JSON object: what the page shows, nothing computed in the browser
that would need the records' meaning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from evenhand.model import Claim, Document, Event, Label, Match, ReferenceEvent, Rejection
from evenhand.report.offsets import to_utf16
from evenhand.report.sides import Sides, side_names

SPANS = {"start", "end", "trigger_start", "trigger_end"}


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a report is made of."""

    documents: Sequence[Document]
    claims: Sequence[Claim]
    labels: Sequence[Label]
    events: Sequence[Event] = ()
    matches: Sequence[Match] = ()
    references: Sequence[ReferenceEvent] = ()
    rejected: Sequence[Rejection] = ()


def payload(
    records: Records, *, title: str, coder: str, settings: Mapping[str, Any]
) -> dict[str, Any]:
    """The page's data; documents, claims and sides are referred to by number."""
    sides = Sides(records.claims, records.events)
    names = side_names(records.documents, records.claims, records.events, sides)
    numbers = {document.id: number for number, document in enumerate(records.documents)}
    shifts = [to_utf16(document.text) for document in records.documents]
    claim_numbers = {claim.id: number for number, claim in enumerate(records.claims)}

    def placed(record: Claim | Label) -> dict[str, Any]:
        """The record with its document's number, and spans as browsers count them."""
        known = numbers.get(record.cite_info.document)
        data: dict[str, Any] = compact(msgspec.to_builtins(record))
        del data["cite_info"]
        data.pop("coder", None)
        if known is None:
            return data | {"source": record.cite_info.document}
        if isinstance(record, Claim):
            del data["text"]  # the document has it
        moved: dict[str, Any] = shifted(data, shifts[known])
        return moved | {"doc": known}

    return {
        "title": title,
        "coder": coder,
        "settings": {key: _said(value) for key, value in settings.items()},
        "sides": list(names),
        "documents": [
            compact(
                {
                    **msgspec.to_builtins(document),
                    "body": None,
                    "side": names[sides.of_issuer(document.issuer)],
                }
            )
            for document in records.documents
        ],
        "claims": [
            placed(claim) | {"side": names[sides.of_claim(claim)]} for claim in records.claims
        ],
        "labels": [
            placed(label)
            | {"side": names[sides.of_issuer(label.cite_info.publication)]}
            | {"claim": claim_numbers.get(label.claim or "")}
            for label in records.labels
        ],
        "events": [
            _event(msgspec.to_builtins(event), claim_numbers, names) for event in records.events
        ],
        "matches": [compact(msgspec.to_builtins(match)) for match in records.matches],
        "references": [compact(msgspec.to_builtins(item)) for item in records.references],
        "rejected": [msgspec.to_builtins(item) for item in records.rejected],
    }


def compact(value: Any) -> Any:
    """A value without the keys that hold nothing.

    >>> compact({"a": None, "b": [], "c": 0, "d": {"e": None}})
    {'c': 0}
    """
    if isinstance(value, dict):
        inner = {key: compact(item) for key, item in value.items()}
        return {key: item for key, item in inner.items() if item not in (None, [], {}, ())}
    if isinstance(value, list | tuple):
        return [compact(item) for item in value]
    return value


def shifted(value: Any, shift: Any) -> Any:
    """A record's value with every span counted in UTF-16 units."""
    if isinstance(value, dict):
        return {
            key: shift(item) if key in SPANS and isinstance(item, int) else shifted(item, shift)
            for key, item in value.items()
            if key != "explanation"
        } | ({"explanation": value["explanation"]} if "explanation" in value else {})
    return [shifted(item, shift) for item in value] if isinstance(value, list) else value


def _event(
    event: dict[str, Any], numbers: Mapping[str, int], names: Mapping[str, int]
) -> dict[str, Any]:
    """An event with its claims and sides by number; claims that were not given are left out."""
    for account in event["accounts"]:
        account["side"] = names[account["side"]]
    for holder in (event, *event["accounts"]):
        holder["claims"] = [numbers[claim] for claim in holder["claims"] if claim in numbers]
    kept: dict[str, Any] = compact(event)
    return kept


def _said(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value, enc_hook=str).decode()
