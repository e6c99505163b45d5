"""Whether two claims name the same parties."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from evenhand.model import Entity

# What a sector makes of a party when two names are compared.
STATE = frozenset({"GOV", "MIL", "COP", "SPY", "PRM", "JUD", "LEG"})
GROUP = frozenset({"REB", "UAF", "PRE", "SEP", "CRM"})
SAME, ALIKE, UNSTATED, DIFFERENT = "same", "alike", "unstated", "different"
_RANK = (SAME, ALIKE, UNSTATED, DIFFERENT)


class Party(NamedTuple):
    """A party reduced to what can be compared: its neutral name, code, and kind."""

    identifier: str | None
    code: str | None
    kind: str | None


def party(entity: Entity) -> Party:
    """The comparable part of an entity.

    >>> party(Entity(code="UKR", sector="GOV PRE")).kind
    'group'
    """
    return _party(entity.identifier_text, entity.code, entity.sector)


@lru_cache(maxsize=65_536)
def _party(identifier: str | None, code: str | None, sector: str | None) -> Party:
    sectors = set((sector or "").split())
    kind = None
    if sectors & GROUP:
        kind = "group"
    elif sectors & STATE:
        kind = "state"
    elif sectors:
        kind = "civil"
    return Party(identifier, code, kind)


@lru_cache(maxsize=65_536)
def compare(first: Party, second: Party) -> str:
    """One party against another: same, alike (not told apart), unstated, or different."""
    if first.identifier is not None and first.identifier == second.identifier:
        return SAME
    codes = first.code is not None and second.code is not None
    kinds = first.kind is not None and second.kind is not None
    if codes and first.code != second.code:
        return DIFFERENT
    if kinds and first.kind != second.kind:
        return DIFFERENT
    if codes and kinds:
        # Two groups of one state with names of their own are two parties.
        named = first.identifier is not None and second.identifier is not None
        return DIFFERENT if named and first.kind == "group" else SAME
    if kinds:
        return ALIKE
    return ALIKE if codes else UNSTATED


def compare_sets(first: Sequence[Party], second: Sequence[Party]) -> str:
    """The best agreement between any two members; unstated when either side names nobody."""
    if not first or not second:
        return UNSTATED
    return min((compare(a, b) for a in first for b in second), key=_RANK.index)
