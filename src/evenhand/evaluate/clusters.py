"""How well claims were merged into events: two measures that look at it from both ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from evenhand.errors import GoldError
from evenhand.evaluate.interval import ratio

Clusters = Sequence[Collection[str]]


class ClusterScore(msgspec.Struct, frozen=True, kw_only=True):
    """Precision (were things put together wrongly?), recall (were they torn apart?), F1; 0 to 1."""

    precision: float | None
    recall: float | None
    f1: float | None


def bcubed(gold_clusters: Clusters, clusters: Clusters) -> ClusterScore:
    """B-cubed: the mean over members of how pure and how complete their own cluster is.

    Bagga and Baldwin 1998. Unlike pairwise counts it does not let one large cluster decide.

    Raises:
        GoldError: the clusterings hold different members, or one member twice.

    >>> bcubed([["a", "b"], ["c"]], [["a", "b", "c"]])
    ClusterScore(precision=0.5556, recall=1.0, f1=0.7143)
    """
    gold, found = _homes(gold_clusters), _homes(clusters)
    _check_members(gold, found)
    precision = recall = 0.0
    for member, own in found.items():
        shared = len(own & gold[member])
        precision += shared / len(own)
        recall += shared / len(gold[member])
    return _cluster_score(precision, len(found), recall, len(gold))


def pairwise(gold_clusters: Clusters, clusters: Clusters) -> ClusterScore:
    """Over all pairs of members: put together and rightly so.

    Raises:
        GoldError: the clusterings hold different members, or one member twice.

    >>> pairwise([["a", "b"], ["c"]], [["a", "b", "c"]])
    ClusterScore(precision=0.3333, recall=1.0, f1=0.5)
    """
    _check_members(_homes(gold_clusters), _homes(clusters))
    gold, found = _together(gold_clusters), _together(clusters)
    right = len(gold & found)
    return _cluster_score(right, len(found), right, len(gold))


def _homes(clusters: Clusters) -> dict[str, frozenset[str]]:
    """The cluster of every member."""
    homes: dict[str, frozenset[str]] = {}
    for cluster in clusters:
        members = frozenset(cluster)
        twice = sorted(m for m in members if m in homes)
        if twice:
            raise GoldError(f"in more than one cluster: {', '.join(twice[:10])}")
        homes.update(dict.fromkeys(members, members))
    return homes


def _check_members(gold: dict[str, frozenset[str]], found: dict[str, frozenset[str]]) -> None:
    differing = sorted(set(gold) ^ set(found))
    if differing:
        raise GoldError(f"in one clustering only: {', '.join(differing[:10])}")


def _together(clusters: Clusters) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for cluster in clusters:
        members = sorted(cluster)
        pairs.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return pairs


def _cluster_score(right: float, found: int, complete: float, gold: int) -> ClusterScore:
    precision, recall = ratio(right, found), ratio(complete, gold)
    if not found or not gold:
        return ClusterScore(precision=precision, recall=recall, f1=None)
    p, r = right / found, complete / gold
    return ClusterScore(precision=precision, recall=recall, f1=ratio(2 * p * r, p + r) or 0.0)
