"""Field by field: do the accounts agree, differ, or is there only one of them?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from typing import TypeVar

from evenhand.merging import parties
from evenhand.merging.facts import RADIUS, SIZES, interval, place_name
from evenhand.model import Account, Agreement, Bounds, Claim, Entity, Place

T = TypeVar("T")


def agreement(accounts: Sequence[Account], denied: Sequence[Claim]) -> dict[str, Agreement]:
    """The state of every field over the accounts that assert something.

    Accounts agree while what one says can be true together with what the other says: "at least
    14" and 20 agree, 14 and 20 do not. A denial that names its doer disputes the actor.
    """
    asserting = [a for a in accounts if a.stance != "denies"]
    fields: dict[str, Agreement] = {
        "date": _state([_days(a) for a in asserting if a.date], _meet),
        "place": _state([a.event_loc for a in asserting if a.event_loc], same_place),
        "actor": _state([a.actor for a in asserting if a.actor], same_parties),
        "recipient": _state([a.recipient for a in asserting if a.recipient], same_parties),
    }
    if any(_is_denied(account, denied) for account in asserting):
        fields["actor"] = "disputed"
    for key in SIZES:
        stated = [a.size[key] for a in asserting if key in a.size]
        if stated:
            fields[key] = _state(stated, overlap)
    return fields


def _state(values: Sequence[T], agree: Callable[[T, T], bool]) -> Agreement:
    if not values:
        return "not stated"
    if len(values) == 1:
        return "one account"
    return "agreed" if all(agree(a, b) for a, b in combinations(values, 2)) else "disputed"


def _days(account: Account) -> tuple[int, int]:
    return interval(account.date, account.enddate)


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return max(a[0], b[0]) <= min(a[1], b[1])


def same_place(a: Place, b: Place) -> bool:
    """Whether two places can be one; places without coordinates only when named alike."""
    if place_name(a) == place_name(b):
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return True
    reach = RADIUS.get(a.resolution or 4, 6.0) + RADIUS.get(b.resolution or 4, 6.0)
    if 1 in (a.resolution, b.resolution):
        return a.country_code == b.country_code
    return _km(a.lat, a.lon, b.lat, b.lon) <= reach


def _km(lat: float, lon: float, lat_b: float, lon_b: float) -> float:
    """Kilometres between two points (haversine)."""
    p, q = radians(lat), radians(lat_b)
    half = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(lon_b - lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(half, 1.0)))


def same_parties(a: Sequence[Entity], b: Sequence[Entity]) -> bool:
    """Whether two lists can mean the same parties."""
    first, second = [parties.party(e) for e in a], [parties.party(e) for e in b]
    return parties.compare_sets(first, second) != parties.DIFFERENT


def overlap(a: Bounds, b: Bounds) -> bool:
    """Whether two ranges share a number.

    >>> overlap(Bounds(low=14, high=None), Bounds(low=20, high=20))
    True
    """
    low = max(a.low or 0, b.low or 0)
    highs = [h for h in (a.high, b.high) if h is not None]
    return not highs or low <= min(highs)


def _is_denied(account: Account, denied: Sequence[Claim]) -> bool:
    """Whether somebody else denies that the account's actor did it."""
    named = [parties.party(e) for e in account.actor]
    return any(
        parties.compare_sets(named, [parties.party(e) for e in claim.actor]) == parties.SAME
        for claim in denied
        if claim.id not in account.claims
    )
