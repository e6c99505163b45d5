"""The pairs of parties that the swap exchanges: data/swap/pairs.toml."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from evenhand.errors import LexiconError
from evenhand.evaluate.roster import is_state, roster
from evenhand.lexicon.actors import data_folder, read_toml


class Pair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two parties that change places.

    Attributes:
        a, b: code of a state or first name of a group; both states or both groups.
        neutral: they are not at odds with each other; for texts that name no pair.
        slots: names that answer to each other, [of a, of b], where kind and sector do not say so.
    """

    a: str
    b: str
    neutral: bool = False
    slots: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Name of the pair in reports.

        >>> Pair(a="ISR", b="PSE").id
        'ISR / PSE'
        """
        return f"{self.a} / {self.b}"


@cache
def swap_pairs() -> tuple[Pair, ...]:
    """All pairs, in the order of the file."""
    rows = read_toml(data_folder() / "swap" / "pairs.toml")["pairs"]
    return msgspec.convert(tuple(rows), tuple[Pair, ...])


def check_pairs(pairs: tuple[Pair, ...]) -> None:
    """Hold pairs to their rules.

    Raises:
        LexiconError: parties or slot names that are not listed, states paired with groups, pairs
            listed twice; all faults at once.
    """
    faults: list[str] = []
    seen: set[frozenset[str]] = set()
    for pair in pairs:
        if is_state(pair.a) != is_state(pair.b):
            faults.append(f"{pair.id}: a state is paired with a group")
        key = frozenset((pair.a, pair.b))
        if key in seen or len(key) == 1:
            faults.append(f"{pair.id}: listed twice")
        seen.add(key)
        faults += _unlisted(pair)
    if faults:
        raise LexiconError("pairs.toml:\n" + "\n".join(f"  {fault}" for fault in faults))


def _unlisted(pair: Pair) -> list[str]:
    faults: list[str] = []
    listed: list[Any] = []
    for party in (pair.a, pair.b):
        try:
            listed.append({n.text for n in roster(party).names})
        except LexiconError as error:
            faults.append(f"{pair.id}: {error}")
            return faults
    for slot in pair.slots:
        for name, names, party in zip(slot, listed, (pair.a, pair.b), strict=True):
            if name not in names:
                faults.append(f"{pair.id}: {name!r} is not a listed name of {party}")
    return faults
