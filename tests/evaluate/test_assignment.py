from __future__ import annotations

import random
from itertools import permutations

import pytest

from evenhand.evaluate.assignment import best_pairs


def brute_force(weights: list[list[int]]) -> int:
    rows, columns = len(weights), len(weights[0])
    if rows > columns:
        weights = [[weights[r][c] for r in range(rows)] for c in range(columns)]
        rows, columns = columns, rows
    return max(
        sum(max(weights[r][c], 0) for r, c in enumerate(order))
        for order in permutations(range(columns), rows)
    )


@pytest.mark.parametrize("seed", range(60))
def test_best_pairs_is_as_good_as_trying_everything(seed: int) -> None:
    rng = random.Random(seed)
    rows, columns = rng.randint(1, 5), rng.randint(1, 5)
    choices = [[(0, -2, rng.randint(1, 9)) for _ in range(columns)] for _ in range(rows)]
    weights = [[rng.choice(cell) for cell in row] for row in choices]
    pairs = best_pairs(weights)
    assert sum(weights[r][c] for r, c in pairs) == brute_force(weights)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    assert all(weights[r][c] > 0 for r, c in pairs)


def test_best_pairs_stays_exact_with_huge_weights() -> None:
    huge = 10**30
    assert best_pairs([[huge, huge + 1], [huge - 1, huge + 1]]) == [(0, 0), (1, 1)]


@pytest.mark.parametrize("weights", [[], [[]], [[0]], [[-1, 0], [0, -1]]])
def test_best_pairs_of_nothing(weights: list[list[int]]) -> None:
    assert best_pairs(weights) == []
