"""What each side says of an event, drawn from its claims alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from evenhand.merging.facts import day_number, interval
from evenhand.merging.families import is_denial
from evenhand.merging.history import tell
from evenhand.merging.parties import party
from evenhand.model import Account, Bounds, Claim, Entity, Label, Place, Stance


def make_accounts(
    claims: Sequence[Claim], sides: Mapping[str, str], labels: Mapping[str, Sequence[Label]]
) -> tuple[Account, ...]:
    """One account per side, in the order in which the sides first spoke.

    Args:
        claims: the claims of one event.
        sides: side of each claim, by its id.
        labels: labels that belong to each claim, by its id.
    """
    by_side: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=said_order):
        by_side[sides[claim.id]].append(claim)
    return tuple(
        _account(side, said, [label for c in said for label in labels.get(c.id, ())])
        for side, said in by_side.items()
    )


def said_order(claim: Claim) -> tuple[str, str, int, str]:
    """When and where a claim was made; undated documents come last."""
    cite = claim.cite_info
    return (cite.published or "9999", cite.document, claim.text_info.trigger_start, claim.id)


def _account(side: str, claims: Sequence[Claim], labels: Sequence[Label]) -> Account:
    asserted = [c for c in claims if not is_denial(c)]
    about = asserted or list(claims)
    # A side that denies one deed and asserts another may give time and place with the denial only.
    when = narrowest(about)
    when = narrowest(claims) if when == (None, None) else when
    published = [c.cite_info.published for c in claims if c.cite_info.published]
    return Account(
        side=side,
        voices=tuple(dict.fromkeys(_voice(c) for c in claims)),
        claims=tuple(c.id for c in claims),
        documents=tuple(dict.fromkeys(c.cite_info.document for c in claims)),
        stance=stance(claims),
        first_said=min(published, default=None),
        date=when[0],
        enddate=when[1],
        event_loc=finest(c.event_loc for c in about) or finest(c.event_loc for c in claims),
        actor=distinct(e for c in about for e in c.actor),
        recipient=distinct(e for c in about for e in c.recipient),
        size=latest_sizes(asserted),
        labels=tuple(dict.fromkeys(label.label for label in labels)),
        history=tell(claims),
    )


def stance(claims: Sequence[Claim]) -> Stance:
    """Denies when all is denied; reports when all that is asserted is put in others' mouths.

    An account that denies one deed and asserts another's asserts: its actor then differs from
    the other accounts' and its denial stands in its history.
    """
    asserted = [c for c in claims if not is_denial(c)]
    if not asserted:
        return "denies"
    told = all(_is_told(c) for c in asserted)
    return "reports" if told else "asserts"


def _is_told(claim: Claim) -> bool:
    return claim.voice.kind != "author"


def _voice(claim: Claim) -> str:
    voice = claim.voice
    if voice.kind != "author":
        return voice.entity_text or "not named"
    return claim.cite_info.publication or claim.cite_info.document


def narrowest(claims: Iterable[Claim]) -> tuple[str | None, str | None]:
    """The most exact time among claims, the earliest said of equals."""
    dated = [(c.date or c.enddate, c.enddate or c.date) for c in claims if c.date or c.enddate]
    return min(dated, key=lambda d: _width(*d), default=(None, None))


def _width(first: str | None, last: str | None) -> int:
    start, end = interval(first, last)
    return end - start


def finest(places: Iterable[Place | None]) -> Place | None:
    """The most exact place among several, resolved ones first, the earliest said of equals."""
    stated = [p for p in places if p is not None]
    return max(stated, key=lambda p: (p.lat is not None, p.resolution or 0), default=None)


def distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Each party once, as it was first named; a party without a meaning only by its words."""
    found: dict[object, Entity] = {}
    for entity in entities:
        known = party(entity)
        plain = known.identifier is None and known.code is None
        found.setdefault((entity.entity_text or "").casefold() if plain else known, entity)
    return tuple(found.values())


def latest_sizes(claims: Sequence[Claim]) -> dict[str, Bounds]:
    """Numbers as the side last gave them; what one day's texts say together is one range."""
    by_key: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in claim.size:
            by_key[key].append(claim)
    return {key: _latest(key, said) for key, said in sorted(by_key.items())}


def _latest(key: str, claims: Sequence[Claim]) -> Bounds:
    last = max(day_number(c.cite_info.published) for c in claims)
    current = [c.size[key] for c in claims if day_number(c.cite_info.published) == last]
    return span(Bounds(low=q.low, high=q.high) for q in current)


def span(bounds: Iterable[Bounds]) -> Bounds:
    """Lowest and highest of several ranges; an end that any of them leaves open is open.

    >>> span([Bounds(low=20, high=20), Bounds(low=30, high=None)])
    Bounds(low=20, high=None)
    """
    listed = list(bounds)
    lows = [b.low for b in listed if b.low is not None]
    highs = [b.high for b in listed if b.high is not None]
    return Bounds(
        low=min(lows) if len(lows) == len(listed) else None,
        high=max(highs) if len(highs) == len(listed) else None,
    )
