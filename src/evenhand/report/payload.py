"""The report's data as one JSON object: what the page shows, nothing computed in the browser
that would need the records' meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from evenhand.model import Claim, Document, Event, Label, Match, ReferenceEvent, Rejection
from evenhand.report.offsets import to_utf16
from evenhand.report.sides import UNKNOWN, Sides, side_names

MOST_REFERENCES = 2_000
"""Above this many, unmatched reference records would only slow the page and crowd the map."""

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
    numbered = Numbered(records)
    references = shown_references(records)
    return {
        "title": title,
        "coder": coder,
        "settings": {key: _said(value) for key, value in settings.items()},
        "sides": list(numbered.names),
        "unstated": numbered.names.get(UNKNOWN),
        "documents": [numbered.document(document) for document in records.documents],
        "claims": [numbered.claim(claim) for claim in records.claims],
        "labels": [numbered.label(label) for label in records.labels],
        "events": [numbered.event(event) for event in records.events],
        "matches": [compact(msgspec.to_builtins(match)) for match in records.matches],
        "references": [compact(msgspec.to_builtins(item)) for item in references],
        "left_out": len(records.references) - len(references),
        "rejected": [msgspec.to_builtins(item) for item in records.rejected],
    }


def shown_references(records: Records) -> list[ReferenceEvent]:
    """All reference records when they are few, otherwise those that a match names."""
    if len(records.references) <= MOST_REFERENCES:
        return list(records.references)
    named = {(match.dataset, match.record) for match in records.matches}
    return [item for item in records.references if (item.dataset, item.record) in named]


class Numbered:
    """Records with numbers in place of ids, and spans as browsers count them."""

    def __init__(self, records: Records) -> None:
        """Number documents, claims and sides once."""
        self._sides = Sides(records.claims, records.events)
        self.names = side_names(
            records.documents, records.claims, records.labels, records.events, self._sides
        )
        self._documents = {item.id: number for number, item in enumerate(records.documents)}
        self._shifts = [to_utf16(item.text) for item in records.documents]
        self._claims = {item.id: number for number, item in enumerate(records.claims)}

    def document(self, document: Document) -> dict[str, Any]:
        """A document with the number of its side."""
        kept = {key: item for key, item in msgspec.to_builtins(document).items() if key != "body"}
        data: dict[str, Any] = compact(kept)
        return data | {"side": self.names[self._sides.of_issuer(document.issuer)]}

    def claim(self, claim: Claim) -> dict[str, Any]:
        """A claim; its sentence is left to its document where that is given."""
        data = self._placed(claim)
        if "doc" in data:
            del data["text"]
        return data | {"side": self.names[self._sides.of_claim(claim)]}

    def label(self, label: Label) -> dict[str, Any]:
        """A label with the number of its issuer's side."""
        side = self.names[self._sides.of_issuer(label.cite_info.publication)]
        return self._placed(label) | {"side": side, "claim": self._claims.get(label.claim or "")}

    def event(self, event: Event) -> dict[str, Any]:
        """An event; claims that were not given are left out."""
        data = msgspec.to_builtins(event)
        for account in data["accounts"]:
            account["side"] = self.names[account["side"]]
        for holder in (data, *data["accounts"]):
            known = [self._claims.get(claim) for claim in holder["claims"]]
            holder["claims"] = [number for number in known if number is not None]
        kept: dict[str, Any] = compact(data)
        return kept

    def _placed(self, record: Claim | Label) -> dict[str, Any]:
        data: dict[str, Any] = compact(msgspec.to_builtins(record))
        del data["cite_info"]
        data.pop("coder", None)
        known = self._documents.get(record.cite_info.document)
        if known is None:
            return data | {"source": record.cite_info.document}
        moved: dict[str, Any] = shifted(data, self._shifts[known])
        return moved | {"doc": known}


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


def shifted(value: Any, shift: Callable[[int], int]) -> Any:
    """A record's value with every span counted in UTF-16 units."""
    if isinstance(value, dict):
        return {
            key: shift(item) if key in SPANS and isinstance(item, int) else shifted(item, shift)
            for key, item in value.items()
            if key != "explanation"
        } | ({"explanation": value["explanation"]} if "explanation" in value else {})
    return [shifted(item, shift) for item in value] if isinstance(value, list) else value


def _said(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value, enc_hook=str).decode()
