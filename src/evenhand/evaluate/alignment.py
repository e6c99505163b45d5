"""Which coded claim answers to which hand-coded one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from evenhand.evaluate.assignment import best_pairs
from evenhand.evaluate.parties import pair_parties
from evenhand.evaluate.units import Unit

# Grades of likeness, best first; `align` says what they mean.
_SAME, _TRIGGER, _PARTIES = 3, 2, 1
# What settles between partners of one grade; the largest sum stays below _FINE.
_FINE = 64


class Aligned(NamedTuple):
    """Pairs of claims, and those of either side that found no partner."""

    pairs: list[tuple[Unit, Unit]]
    first: list[Unit]
    second: list[Unit]


def align(first: Sequence[Unit], second: Sequence[Unit], *, typed: bool = True) -> Aligned:
    """Pair the claims of one document one-to-one.

    Pairs of a better grade go before any number of pairs of a worse one: (3) same type and
    overlapping triggers, (2) overlapping triggers, (1) same type and a party in common. Within a
    grade, parties, voice, auxiliary and order in the text decide. The pairing is the best there is
    (assignment over whole-number weights), not the first that fits.

    Args:
        first, second: claims of the same text.
        typed: whether the type may help; without it only triggers pair, so that agreement on the
            type is not measured on pairs chosen for it.
    """
    size = min(len(first), len(second)) + 1
    weights = [
        [_weight(a, b, size, abs(i - j), typed=typed) for j, b in enumerate(second)]
        for i, a in enumerate(first)
    ]
    found = best_pairs(weights)
    rows, columns = {i for i, _ in found}, {j for _, j in found}
    return Aligned(
        [(first[i], second[j]) for i, j in found],
        [u for i, u in enumerate(first) if i not in rows],
        [u for j, u in enumerate(second) if j not in columns],
    )


def _weight(a: Unit, b: Unit, size: int, distance: int, *, typed: bool) -> int:
    """Weight of a pair: a higher grade outweighs a document full of lower ones."""
    grade = _grade(a, b, typed=typed)
    if grade == 0:
        return 0
    exact = any(x == y for x in a.triggers for y in b.triggers)
    fine = (
        12 * (len(pair_parties(a.actor, b.actor)) > 0 or not (a.actor or b.actor))
        + 12 * (len(pair_parties(a.recipient, b.recipient)) > 0 or not (a.recipient or b.recipient))
        + 8 * exact
        + 4 * (a.voice == b.voice)
        + 4 * (set(a.auxiliary) == set(b.auxiliary))
        + max(0, 8 - distance)
    )
    scale: int = (_FINE * size) ** (grade - 1)
    return scale * _FINE + fine


def _grade(a: Unit, b: Unit, *, typed: bool) -> int:
    same = typed and a.event == b.event
    if overlap(a, b):
        return _SAME if same else _TRIGGER
    common = pair_parties(a.actor, b.actor) or pair_parties(a.recipient, b.recipient)
    return _PARTIES if same and common else 0


def overlap(a: Unit, b: Unit) -> bool:
    """Whether the words of two acts share a character of the text."""
    return any(s < f and e < t for s, t in a.triggers for e, f in b.triggers)
