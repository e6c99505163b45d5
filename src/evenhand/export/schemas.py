"""The published JSON Schemas of the records."""

from __future__ import annotations

from typing import Any

import msgspec

from evenhand.model import Claim, Event, Label, Match, Rejection

BASE = "https://evenhand.readthedocs.io/schemas/"

RECORDS: dict[str, type[msgspec.Struct]] = {
    "claim": Claim,
    "label": Label,
    "event": Event,
    "match": Match,
    "rejection": Rejection,
}


def schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema (2020-12) of each record, by name.

    >>> schemas()["label"]["$id"]
    'https://evenhand.readthedocs.io/schemas/label.json'
    """
    return {name: _schema(name, record) for name, record in RECORDS.items()}


def _schema(name: str, record: type[msgspec.Struct]) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{BASE}{name}.json",
        "title": f"evenhand {name}",
        **msgspec.json.schema(record),
    }
