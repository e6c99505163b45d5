"""Links into events: strongest first, never across what rules each other out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from evenhand.merging.facts import RADIUS, Facts

# Days that the claims of one happening with days of their own may lie apart: one, because
# "overnight" and time zones move a day. A chain of such steps must not make a week.
MOST_DAYS = 1
# Kilometres that the towns and sites of one event may lie apart.
MOST_KM = 2 * RADIUS[4] + 8.0
KM_PER_DEGREE = 111.2


def components(n: int, links: Iterable[Sequence[int]]) -> list[int]:
    """For each of n claims, the lowest one that links lead to from it.

    >>> components(4, [(0, 2), (2, 3)])
    [0, 1, 0, 0]
    """
    parent = list(range(n))

    def find(claim: int) -> int:
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    for a, b in links:
        one, other = sorted((find(a), find(b)))
        parent[other] = one
    return [find(claim) for claim in range(n)]


class Clusters:
    """Union of claims under guards; made for one merge."""

    def __init__(self, facts: Facts, forbidden: Iterable[tuple[int, int]]) -> None:
        """Start with every claim alone and the pairs that must stay apart."""
        n = len(facts.claims)
        self._parent = list(range(n))
        self._members: dict[int, list[int]] = {i: [i] for i in range(n)}
        self._days = [_days(facts, i) for i in range(n)]
        self._boxes = [_box(facts, i) for i in range(n)]
        self._apart: dict[int, set[int]] = defaultdict(set)
        for a, b in forbidden:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def find(self, claim: int) -> int:
        """The cluster a claim is in."""
        while self._parent[claim] != claim:
            self._parent[claim] = self._parent[self._parent[claim]]
            claim = self._parent[claim]
        return claim

    def join(self, a: int, b: int, *, forced: bool = False) -> bool:
        """Put two claims' clusters together unless a guard forbids it; says whether it did."""
        one, other = self.find(a), self.find(b)
        if one == other:
            return False
        if self._is_apart(one, other):
            return False
        days = _join_days(self._days[one], self._days[other])
        box = _join_boxes(self._boxes[one], self._boxes[other])
        if not forced and (_too_long(days) or _too_wide(box)):
            return False
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        self._parent[other] = one
        self._members[one] += self._members.pop(other)
        self._days[one], self._boxes[one] = days, box
        for enemy in self._apart.pop(other, set()):
            self._apart[one].add(enemy)
        return True

    def groups(self) -> list[list[int]]:
        """The clusters, each sorted, in the order of their first claims."""
        return sorted(sorted(members) for members in self._members.values())

    def _is_apart(self, one: int, other: int) -> bool:
        # Each pair stands in both lists: looking through the shorter one is enough.
        small, large = sorted((one, other), key=lambda c: len(self._apart.get(c, ())))
        return any(self.find(enemy) == large for enemy in self._apart.get(small, ()))


Days = tuple[int, int] | None
Box = tuple[float, float, float, float] | None


def _days(facts: Facts, i: int) -> Days:
    """The day of a claim that has one of its own; the latest first day and earliest last."""
    return (int(facts.first[i]), int(facts.last[i])) if facts.narrow[i] and facts.dated[i] else None


def _join_days(a: Days, b: Days) -> Days:
    if a is None or b is None:
        return a or b
    return max(a[0], b[0]), min(a[1], b[1])


def _too_long(days: Days) -> bool:
    return days is not None and days[0] - days[1] > MOST_DAYS


def _box(facts: Facts, i: int) -> Box:
    if not facts.fine[i] or facts.carried_place[i]:
        return None
    lat, lon = float(facts.lat[i]), float(facts.lon[i])
    return lat, lat, lon, lon


def _join_boxes(a: Box, b: Box) -> Box:
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), max(a[3], b[3])


def _too_wide(box: Box) -> bool:
    if box is None:
        return False
    # Degrees of longitude are taken at their full width: near the poles nothing is coded.
    return max(box[1] - box[0], 0.7 * (box[3] - box[2])) * KM_PER_DEGREE > MOST_KM


def cluster(
    facts: Facts,
    links: Sequence[tuple[int, int]],
    *,
    forced: Iterable[tuple[int, int]] = (),
    forbidden: Iterable[tuple[int, int]] = (),
) -> tuple[list[list[int]], list[int]]:
    """Clusters of claims, and the numbers of the links that made them.

    Args:
        facts: the claims.
        links: pairs to join where nothing forbids it, strongest first.
        forced: pairs that a user's decision joins, whatever the guards say.
        forbidden: pairs that must not end in one cluster.
    """
    clusters = Clusters(facts, forbidden)
    for a, b in forced:
        clusters.join(a, b, forced=True)
    used = [at for at, (a, b) in enumerate(links) if clusters.join(a, b)]
    return clusters.groups(), used
