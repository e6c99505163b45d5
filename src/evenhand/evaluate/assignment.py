"""The best one-to-one pairing of two small sets, exactly and always the same one."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs (row, column) of the largest total weight; pairs of weight zero or less are left out.

    The Hungarian method with potentials (Kuhn 1955; the shortest augmenting path form of Jonker
    and Volgenant 1987), in whole numbers, so that no rounding decides.

    Args:
        weights: one row for each member of the first set, one column for each of the second.

    >>> best_pairs([[3, 4], [0, 3]])
    [(0, 0), (1, 1)]
    """
    rows = len(weights)
    columns = len(weights[0]) if rows else 0
    if columns == 0:
        return []
    if rows > columns:
        turned = [[weights[r][c] for r in range(rows)] for c in range(columns)]
        return sorted((r, c) for c, r in best_pairs(turned))
    owner = _assign([[-max(w, 0) for w in row] for row in weights], columns)
    pairs = ((row - 1, column - 1) for column, row in enumerate(owner) if column and row)
    return sorted((r, c) for r, c in pairs if weights[r][c] > 0)


def _assign(costs: list[list[int]], columns: int) -> list[int]:
    """Row of each column (both counted from 1, 0 for none) in the cheapest assignment."""
    row_price, column_price = [0] * (len(costs) + 1), [0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, len(costs) + 1):
        owner[0], column = row, 0
        slack: list[float] = [float("inf")] * (columns + 1)
        way, used = [0] * (columns + 1), [False] * (columns + 1)
        while owner[column]:
            used[column] = True
            at, delta, best = owner[column], float("inf"), 0
            for other in range(1, columns + 1):
                if used[other]:
                    continue
                left = costs[at - 1][other - 1] - row_price[at] - column_price[other]
                if left < slack[other]:
                    slack[other], way[other] = left, column
                if slack[other] < delta:
                    delta, best = slack[other], other
            for other in range(columns + 1):
                if used[other]:
                    row_price[owner[other]] += int(delta)
                    column_price[other] -= int(delta)
                else:
                    slack[other] -= int(delta)
            column = best
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    return owner
