"""CAMEO-style dyads: one source, one target, one code a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import permutations, product

from evenhand.export.csv import cell
from evenhand.model import Claim, Entity

DYAD_COLUMNS: dict[str, str] = {
    "claim": "id of the claim",
    "date": "first day; empty when the text gives none",
    "enddate": "last day",
    "source_text": "words that name the source",
    "source_code": "country or PLOVER code with the sectors appended (ISRMIL)",
    "target_text": "words that name the target; empty when the act has none",
    "target_code": "as source_code",
    "cameo": "CAMEO code; empty where none fits",
    "root": "its first two digits",
    "quad_code": "1 to 4",
    "event_scale": "PLOVER's score, the place of Goldstein's",
    "plover": "PLOVER type",
    "mode": "PLOVER modes",
    "auxiliary": "a row with negation says that the act did not happen",
    "voice_kind": "author, reported or quoted",
    "voice_text": "who says so, when not the issuer",
    "publication": "issuer",
    "published": "day of publication",
    "document": "id of the document",
}

MUTUAL_TYPES = {"CONSULT", "AGREE", "COOPERATE"}
"""Types whose parties all stand as actors when the act has no recipient."""

MUTUAL_WORDS = ("clash", "fight", "fought", "battle", "skirmish", "exchange", "duel")
"""What an act between the actors themselves is called in types that also have one-sided acts."""

NOBODY = Entity()


def to_dyads(claims: Iterable[Claim]) -> bytes:
    """Claims as CSV, every pair of parties of a claim on its own line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(DYAD_COLUMNS)
    for claim in claims:
        for source, target in pairs(claim):
            for plover in claim.event:
                writer.writerow([cell(value) for value in _row(claim, source, target, plover)])
    return out.getvalue().encode()


def pairs(claim: Claim) -> Iterator[tuple[Entity, Entity]]:
    """Source and target of each dyad; an act between the actors gives both directions."""
    if not claim.recipient and len(claim.actor) > 1 and is_mutual(claim):
        yield from permutations(claim.actor, 2)
    else:
        yield from product(claim.actor or (NOBODY,), claim.recipient or (NOBODY,))


def is_mutual(claim: Claim) -> bool:
    """Whether a claim's actors act upon each other rather than together upon nobody named."""
    said = " ".join(claim.event_text).lower()
    return bool(MUTUAL_TYPES.intersection(claim.event)) or any(
        word in said for word in MUTUAL_WORDS
    )


def party_code(party: Entity) -> str:
    """Code and sectors run together, as CAMEO has them.

    >>> party_code(Entity(code="ISR", sector="MIL")), party_code(Entity(sector="GOV PRE"))
    ('ISRMIL', 'GOVPRE')
    """
    return (party.code or "") + (party.sector or "").replace(" ", "")


def _row(claim: Claim, source: Entity, target: Entity, plover: str) -> tuple[object, ...]:
    cite = claim.cite_info
    return (
        *(claim.id, claim.date, claim.enddate),
        *(source.entity_text, party_code(source), target.entity_text, party_code(target)),
        *(claim.cameo, (claim.cameo or "")[:2], claim.quad_code, claim.event_scale),
        *(plover, list(claim.mode), list(claim.auxiliary)),
        *(claim.voice.kind, claim.voice.entity_text),
        *(cite.publication, cite.published, cite.document),
    )
