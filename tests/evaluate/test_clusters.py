from __future__ import annotations

import pytest

from evenhand.errors import GoldError
from evenhand.evaluate.clusters import bcubed, pairwise

GOLD = [["a", "b", "c"], ["d", "e"]]


def test_bcubed_and_pairwise_of_the_gold_itself() -> None:
    assert bcubed(GOLD, GOLD).f1 == pairwise(GOLD, GOLD).f1 == 1.0


def test_bcubed_of_everything_apart_has_full_precision() -> None:
    apart = [[m] for cluster in GOLD for m in cluster]
    found = bcubed(GOLD, apart)
    assert (found.precision, found.recall) == (1.0, 0.4)
    assert (pairwise(GOLD, apart).precision, pairwise(GOLD, apart).recall) == (None, 0.0)


def test_bcubed_of_everything_together() -> None:
    found = bcubed(GOLD, [["a", "b", "c", "d", "e"]])
    assert (found.precision, found.recall) == (0.52, 1.0)
    assert pairwise(GOLD, [["a", "b", "c", "d", "e"]]).precision == 0.4


@pytest.mark.parametrize("measure", [bcubed, pairwise])
def test_clusters_must_hold_the_same_members_once(measure) -> None:
    with pytest.raises(GoldError, match="in one clustering only: e"):
        measure(GOLD, [["a", "b", "c", "d"]])
    with pytest.raises(GoldError, match="in more than one cluster: a"):
        measure(GOLD, [["a", "b", "c"], ["a", "d", "e"]])
