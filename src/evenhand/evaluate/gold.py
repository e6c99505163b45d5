"""Hand-coded records: what the texts are held to (docs/codebook.md)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from evenhand.errors import GoldError
from evenhand.lexicon.ontology import event_kinds
from evenhand.model import Auxiliary, EventType, Harm, VoiceKind

# A message names this many faulty rows in full; the rest are counted.
_SHOWN = 50


class GoldParty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party as the codebook spells it; None means the text leaves the value open."""

    entity_text: str | None = None
    code: str | None = None
    sector: str | None = None
    is_issuer: bool = False


class GoldVoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who says it; the speaker's words are None for the author and a hidden speaker."""

    kind: VoiceKind = "author"
    entity_text: str | None = None


class GoldSize(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number as a range; an open end is None."""

    low: int | None = None
    high: int | None = None


class GoldClaim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One claim as coded by hand; fields as on the claim record."""

    event: tuple[EventType, ...]
    event_text: tuple[str, ...]
    mode: tuple[str, ...] = ()
    auxiliary: tuple[Auxiliary, ...] = ()
    actor: tuple[GoldParty, ...] = ()
    recipient: tuple[GoldParty, ...] = ()
    voice: GoldVoice = GoldVoice()
    size: dict[Harm, GoldSize] = {}
    date: str | None = None
    enddate: str | None = None
    place: str | None = None


class GoldLabel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A label the text holds: its key and its words."""

    label: str
    text: str


class GoldRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One text with all its claims.

    Attributes:
        id, text, issuer, date: as on the document.
        genre: kind of text; scores are given for each.
        pair, side: name of a pair of opposed parties, and which of them speaks or is favoured.
        coders: who coded it; no names, only marks.
        claims, labels: everything the codebook wants coded; both may be empty.
    """

    id: str
    text: str
    genre: str
    issuer: str | None = None
    date: str | None = None
    pair: str | None = None
    side: Literal["a", "b"] | None = None
    coders: tuple[str, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    labels: tuple[GoldLabel, ...] = ()


def read_gold(path: Path) -> list[GoldRecord]:
    """The records of one gold file.

    Raises:
        GoldError: rows that cannot be scored, all of them named at once.
    """
    decoder = msgspec.json.Decoder(GoldRecord)
    records: list[GoldRecord] = []
    faults: list[str] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            record = decoder.decode(line)
        except msgspec.DecodeError as error:
            faults.append(f"row {number}: {error}")
            continue
        faults += [f"row {number} ({record.id}): {fault}" for fault in faults_of(record)]
        if record.id in seen:
            faults.append(f"row {number} ({record.id}): id already used in row {seen[record.id]}")
        seen.setdefault(record.id, number)
        records.append(record)
    if faults:
        shown = "\n".join(f"  {fault}" for fault in faults[:_SHOWN])
        more = f"\n  and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
        raise GoldError(f"{path.name}: {len(faults)} faults in its rows:\n{shown}{more}")
    return records


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().split(b"\n")
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror})") from error


def faults_of(record: GoldRecord) -> Iterator[str]:
    """What in a record the codebook does not allow, one line each."""
    if not record.text.strip():
        yield "text is empty"
    for n, claim in enumerate(record.claims, start=1):
        if len(claim.event) != 1:
            yield f"claim {n}: event needs exactly one type, has {len(claim.event)}"
            continue
        allowed = event_kinds()[claim.event[0]].modes
        for mode in claim.mode:
            if mode not in allowed:
                known = ", ".join(sorted(allowed)) or "none"
                yield f"claim {n}: mode {mode!r} is not one of {claim.event[0]}'s ({known})"
        if not claim.event_text:
            yield f"claim {n}: event_text is empty"
        for words in _words_of(claim):
            if words not in record.text:
                yield f"claim {n}: {words!r} does not occur in the text"
    for label in record.labels:
        if label.text not in record.text:
            yield f"label {label.label!r}: {label.text!r} does not occur in the text"


def _words_of(claim: GoldClaim) -> Iterator[str]:
    yield from claim.event_text
    parties = (*claim.actor, *claim.recipient)
    for words in (*(p.entity_text for p in parties), claim.voice.entity_text):
        if words is not None:
            yield words
    if claim.place is not None:
        yield claim.place
