"""The list of errors, for people who tune: what was wanted, what came, in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from evenhand.evaluate.alignment import Aligned
from evenhand.evaluate.gold import GoldRecord
from evenhand.evaluate.parties import pair_parties, same_parties
from evenhand.evaluate.tasks import PAIR_TASKS, same_type
from evenhand.evaluate.units import Party, Unit


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """One error.

    Attributes:
        document, genre: of the record; task: which task it counts against.
        gold, coded: the values of either side, None where there is none.
        words: the words of the act; text: the sentence or, for a missed claim, the whole text.
    """

    document: str
    genre: str
    task: str
    gold: str | None
    coded: str | None
    words: str
    text: str


def mistakes_of(record: GoldRecord, aligned: Aligned) -> Iterator[Mistake]:
    """Errors of one document: missed claims, claims too many, then field by field."""

    def make(task: str, gold: str | None, coded: str | None, unit: Unit) -> Mistake:
        text = unit.sentence or record.text
        return Mistake(
            document=record.id,
            genre=record.genre,
            task=task,
            gold=gold,
            coded=coded,
            words=unit.words,
            text=text,
        )

    for unit in aligned.first:
        yield make("claim", unit.event, None, unit)
    for unit in aligned.second:
        yield make("claim", None, unit.event, unit)
    for gold, coded in aligned.pairs:
        if not same_type(gold, coded):
            yield make("event", gold.event, coded.event, coded)
        elif set(gold.mode) != set(coded.mode):
            yield make("mode", " ".join(gold.mode), " ".join(coded.mode), coded)
        for task in PAIR_TASKS:
            if task.name != "null" and _differs(task.name, gold, coded):
                first, second = shown(task.name, gold), shown(task.name, coded)
                yield make(task.name, first, second, coded)


def _differs(task: str, gold: Unit, coded: Unit) -> bool:
    if task in ("actor", "recipient"):
        return not same_parties(getattr(gold, task), getattr(coded, task))
    if task in ("code", "sector"):
        pairs = pair_parties(gold.actor, coded.actor)
        pairs += pair_parties(gold.recipient, coded.recipient)
        return any(getattr(a, task) != getattr(b, task) for a, b in pairs)
    count = next(t for t in PAIR_TASKS if t.name == task).counter(gold, coded)
    return count.fp + count.fn > 0


def shown(task: str, unit: Unit) -> str | None:
    """A field of a claim as one line; None when the claim leaves it open."""
    if task in ("actor", "recipient"):
        return _names(getattr(unit, task))
    if task in ("code", "sector"):
        parties = (*unit.actor, *unit.recipient)
        return "; ".join(f"{_name(p)}={getattr(p, task)}" for p in parties) or None
    if task == "size":
        ranges = [f"{key} {low}-{high}" for key, (low, high) in sorted(unit.size.items())]
        return "; ".join(ranges) or None
    if task == "date":
        return None if unit.interval is None else "/".join(unit.interval)
    if task == "auxiliary":
        return " ".join(unit.auxiliary) or None
    value: str | None = getattr(unit, task)
    return value


def _names(parties: Sequence[Party]) -> str | None:
    return "; ".join(_name(p) for p in parties) or None


def _name(party: Party) -> str:
    return f"{party.text or ''}{' (issuer)' if party.issuer else ''}".strip()
