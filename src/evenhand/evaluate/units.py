"""Coded and hand-coded claims in one shape, so that everything is compared by one rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from evenhand.evaluate.gold import GoldClaim, GoldParty, GoldRecord
from evenhand.model import Claim, Coded, Entity

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Party:
    """A party's words and codes; `issuer` when it is the issuer itself."""

    text: str | None
    code: str | None = None
    sector: str | None = None
    issuer: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """One claim as the scorer sees it.

    Attributes:
        event, mode, auxiliary, voice, size, place: as on the claim.
        interval: first and last day, the same for a single day; None without a date.
        triggers: half-open spans where the words of the act may stand.
        order: where in the text the claim comes, to pair claims alike in everything else.
        confidence: of a coded claim; None by hand.
        words: the act's words; sentence: the sentence, for lists of errors ("" by hand).
    """

    event: str
    triggers: tuple[Span, ...]
    order: int
    mode: tuple[str, ...] = ()
    auxiliary: tuple[str, ...] = ()
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    voice: str = "author"
    speaker: str | None = None
    size: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    interval: tuple[str, str] | None = None
    place: str | None = None
    confidence: float | None = None
    words: str = ""
    sentence: str = ""


def occurrences(text: str, words: str) -> list[Span]:
    """Every place where words stand in a text as whole words.

    >>> occurrences("shelled, and re-shelled; unshelled", "shelled")
    [(0, 7), (16, 23)]
    """
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)] if words else []


def units_of_gold(record: GoldRecord) -> list[Unit]:
    """The hand-coded claims of a record."""
    return [_of_gold(claim, record.text, order) for order, claim in enumerate(record.claims)]


def _of_gold(claim: GoldClaim, text: str, order: int) -> Unit:
    return Unit(
        event=claim.event[0],
        triggers=tuple(span for words in claim.event_text for span in occurrences(text, words)),
        order=order,
        mode=claim.mode,
        auxiliary=claim.auxiliary,
        actor=tuple(_gold_party(p) for p in claim.actor),
        recipient=tuple(_gold_party(p) for p in claim.recipient),
        voice=claim.voice.kind,
        speaker=claim.voice.entity_text,
        size={key: (s.low, s.high) for key, s in claim.size.items()},
        interval=_interval(claim.date, claim.enddate),
        place=claim.place,
        words=" ".join(claim.event_text),
    )


def units_of_coded(coded: Coded, text: str) -> list[Unit]:
    """The coder's claims of a document."""
    return [_of_claim(claim, text, order) for order, claim in enumerate(coded.claims)]


def _of_claim(claim: Claim, text: str, order: int) -> Unit:
    place = claim.event_loc
    return Unit(
        event=claim.event[0],
        triggers=tuple(_trigger_spans(claim, text)),
        order=order,
        mode=claim.mode,
        auxiliary=claim.auxiliary,
        actor=_parties(claim.actor),
        recipient=_parties(claim.recipient),
        voice=claim.voice.kind,
        speaker=claim.voice.entity_text,
        size={key: (q.low, q.high) for key, q in claim.size.items()},
        interval=_interval(claim.date, claim.enddate),
        place=place.extracted_place if place is not None else None,
        confidence=claim.confidence,
        words=" ".join(claim.event_text),
        sentence=claim.text,
    )


def _trigger_spans(claim: Claim, text: str) -> Iterable[Span]:
    """Where a claim's trigger words stand; the whole trigger span when they are not found in it."""
    start, end = claim.text_info.trigger_start, claim.text_info.trigger_end
    found = []
    at = start
    for words in claim.event_text:
        position = text.find(words, at, end)
        if position < 0:
            return [(start, end)]
        at = position + len(words)
        found.append((position, at))
    return found or [(start, end)]


def _parties(entities: Iterable[Entity]) -> tuple[Party, ...]:
    return tuple(Party(e.entity_text, e.code, e.sector, e.is_issuer) for e in entities)


def _gold_party(party: GoldParty) -> Party:
    return Party(party.entity_text, party.code, party.sector, party.is_issuer)


def _interval(date: str | None, enddate: str | None) -> tuple[str, str] | None:
    return None if date is None else (date, enddate or date)
