"""A user's decisions on what belongs together, by claim id, so that they survive re-runs."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from evenhand.errors import UsageError

KINDS = ("join", "split")


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that belong to one event, and claims that belong to different ones."""

    join: tuple[tuple[str, ...], ...] = ()
    split: tuple[tuple[str, ...], ...] = ()

    def joined(self, places: Mapping[str, int]) -> Iterator[tuple[int, int]]:
        """Pairs to join among the claims at hand; ids of other runs are passed over."""
        for row in self.join:
            here = [places[i] for i in row if i in places]
            yield from pairwise(here)

    def parted(self, places: Mapping[str, int]) -> Iterator[tuple[int, int]]:
        """Pairs to keep apart among the claims at hand."""
        for row in self.split:
            here = [places[i] for i in row if i in places]
            yield from ((a, b) for at, a in enumerate(here) for b in here[at + 1 :])


def read_decisions(path: Path) -> Decisions:
    """Decisions from a TOML file ([[join]], [[split]]) or JSON Lines ({"decision": ...}).

    Raises:
        UsageError: the file cannot be read or holds something else; all faults are named.
    """
    try:
        text = path.read_text("utf-8-sig")
        rows = _lines(text) if path.suffix.lower() == ".jsonl" else _tables(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as decisions: {error}") from error
    faults = [fault for at, row in enumerate(rows, 1) for fault in _faults(at, row)]
    if not faults:
        faults = _clashes(rows)
    if faults:
        raise UsageError(f"{path}: {'; '.join(faults)}")
    by_kind = {kind: tuple(tuple(claims) for k, claims in rows if k == kind) for kind in KINDS}
    return Decisions(join=by_kind["join"], split=by_kind["split"])


Row = tuple[str, Any]


def _tables(text: str) -> list[Row]:
    data = tomllib.loads(text)
    rows: list[Row] = []
    for kind, entries in data.items():
        listed = entries if isinstance(entries, list) else [entries]
        rows += [(kind, e.get("claims") if isinstance(e, dict) else None) for e in listed]
    return rows


def _lines(text: str) -> list[Row]:
    rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    return [
        (str(r.get("decision")), r.get("claims")) if isinstance(r, dict) else ("", None)
        for r in rows
    ]


def _faults(at: int, row: Row) -> Iterator[str]:
    kind, claims = row
    if kind not in KINDS:
        yield f"decision {at} is {kind!r}; allowed are 'join' and 'split'"
    good = isinstance(claims, list) and all(isinstance(c, str) for c in claims)
    if not good or len(claims) < 2:
        yield f"decision {at} needs claims = [...] with two or more claim ids"


def _clashes(rows: list[Row]) -> list[str]:
    """Claims that one decision joins, through others if need be, and another splits."""
    parent: dict[str, str] = {}

    def find(claim: str) -> str:
        while parent.get(claim, claim) != claim:
            claim = parent[claim]
        return claim

    for kind, claims in rows:
        if kind == "join":
            for claim in claims[1:]:
                parent[find(claim)] = find(claims[0])
    return [
        f"claims {a!r} and {b!r} are both joined and split"
        for kind, claims in rows
        if kind == "split"
        for at, a in enumerate(claims)
        for b in claims[at + 1 :]
        if find(a) == find(b)
    ]
