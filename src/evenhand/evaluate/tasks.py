"""What is scored, task by task: how often right, too much, missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec

from evenhand.evaluate.alignment import Aligned
from evenhand.evaluate.gold import GoldLabel
from evenhand.evaluate.parties import pair_parties, same_parties, same_words
from evenhand.evaluate.units import Party, Unit
from evenhand.model import Label


class Count(msgspec.Struct, frozen=True):
    """How often right (`tp`), coded though not in the gold (`fp`), missing (`fn`)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Count) -> Count:
        """Counts of both together."""
        return Count(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)


def same_type(gold: Unit, coded: Unit) -> bool:
    """Whether both have the same event type."""
    return gold.event == coded.event


def same_type_and_parties(gold: Unit, coded: Unit) -> bool:
    """Whether type, actors and recipients are all the same."""
    return (
        same_type(gold, coded)
        and same_parties(gold.actor, coded.actor)
        and same_parties(gold.recipient, coded.recipient)
    )


def _whole(aligned: Aligned, right: Callable[[Unit, Unit], bool]) -> Count:
    """Over all claims: a pair that is not right is both too much and missing."""
    tp = sum(right(g, c) for g, c in aligned.pairs)
    wrong = len(aligned.pairs) - tp
    return Count(tp, wrong + len(aligned.second), wrong + len(aligned.first))


def _sets(gold: Collection[object], coded: Collection[object]) -> Count:
    a, b = set(gold), set(coded)
    return Count(len(a & b), len(b - a), len(a - b))


def _values(right: bool, gold: object, coded: object) -> Count:
    """One value that may be missing on either side."""
    if right:
        return Count(1, 0, 0)
    return Count(0, int(coded is not None), int(gold is not None))


def _parties(gold: Sequence[Party], coded: Sequence[Party]) -> Count:
    tp = len(pair_parties(gold, coded))
    return Count(tp, len(coded) - tp, len(gold) - tp)


def _words(gold: str | None, coded: str | None) -> Count:
    right = gold is not None and coded is not None and same_words(gold, coded)
    return _values(right, gold, coded)


def _interval(gold: Unit, coded: Unit) -> Count:
    right = gold.interval is not None and gold.interval == coded.interval
    return _values(right, gold.interval, coded.interval)


def _codes(gold: Unit, coded: Unit, pick: Callable[[Party], str | None]) -> Count:
    """Codes of the parties both have; a null on either side is missing."""
    total = Count()
    matched = pair_parties(gold.actor, coded.actor) + pair_parties(gold.recipient, coded.recipient)
    for a, b in matched:
        first, second = pick(a), pick(b)
        total += _values(first is not None and first == second, first, second)
    return total


def _sector(party: Party) -> str | None:
    """Both sectors of a party, in one order."""
    return None if party.sector is None else " ".join(sorted(party.sector.split()))


def nulls(unit: Unit) -> frozenset[str]:
    """Fields that a claim leaves open."""
    values: dict[str, object] = {
        "actor": unit.actor,
        "recipient": unit.recipient,
        "mode": unit.mode,
        "auxiliary": unit.auxiliary,
        "speaker": unit.speaker,
        "size": unit.size,
        "date": unit.interval,
        "place": unit.place,
    }
    return frozenset(key for key, value in values.items() if not value)


class Task(NamedTuple):
    """A task over pairs of claims: its name, what it measures, how a pair is counted."""

    name: str
    meaning: str
    counter: Callable[[Unit, Unit], Count]


# Counted over pairs of claims that answer to each other, whatever their types.
PAIR_TASKS = (
    Task("actor", "each actor found", lambda g, c: _parties(g.actor, c.actor)),
    Task("recipient", "each recipient found", lambda g, c: _parties(g.recipient, c.recipient)),
    Task("auxiliary", "each auxiliary", lambda g, c: _sets(g.auxiliary, c.auxiliary)),
    Task("voice", "kind of voice", lambda g, c: _sets((g.voice,), (c.voice,))),
    Task("speaker", "who says it", lambda g, c: _words(g.speaker, c.speaker)),
    Task("size", "each number, low and high", lambda g, c: _sets(g.size.items(), c.size.items())),
    Task("place", "words of the place", lambda g, c: _words(g.place, c.place)),
    Task("date", "first and last day", _interval),
    Task("code", "country codes of found parties", lambda g, c: _codes(g, c, lambda p: p.code)),
    Task("sector", "sectors of found parties", lambda g, c: _codes(g, c, _sector)),
    Task("null", "fields the text leaves open", lambda g, c: _sets(nulls(g), nulls(c))),
)
# Every task in the order of reports.
TASKS = ("claim", "event", "event+parties", "mode", *(t.name for t in PAIR_TASKS), "label")
MEANINGS = {
    "claim": "acts found, whatever their type",
    "event": "event type",
    "event+parties": "event type with all actors and recipients",
    "mode": "each mode, where the type is right",
    "label": "labels with their words",
    **{t.name: t.meaning for t in PAIR_TASKS},
}


def count_tasks(
    aligned: Aligned, gold_labels: Sequence[GoldLabel], coded_labels: Sequence[Label]
) -> dict[str, Count]:
    """Counts of every task for one document."""
    counts = {
        "claim": _whole(aligned, lambda g, c: True),
        "event": _whole(aligned, same_type),
        "event+parties": _whole(aligned, same_type_and_parties),
        "mode": _sum(_sets(g.mode, c.mode) for g, c in aligned.pairs if same_type(g, c)),
        "label": count_labels(gold_labels, coded_labels),
    }
    for task in PAIR_TASKS:
        counts[task.name] = _sum(task.counter(g, c) for g, c in aligned.pairs)
    return {name: counts[name] for name in TASKS}


def _sum(counts: Iterable[Count]) -> Count:
    return sum(counts, start=Count())


def count_labels(gold: Sequence[GoldLabel], coded: Sequence[Label]) -> Count:
    """Labels one by one: the same key, and words of which one holds the other."""
    open_ones = Counter((label.label, label.text.lower()) for label in coded)
    tp = 0
    for label in gold:
        words = label.text.lower()
        for key in sorted(open_ones):
            if open_ones[key] and key[0] == label.label and (key[1] in words or words in key[1]):
                open_ones[key] -= 1
                tp += 1
                break
    return Count(tp, len(coded) - tp, len(gold) - tp)
