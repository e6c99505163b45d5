"""Whether a confidence of .8 is right eight times in ten."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

BINS = 10


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """Claims whose confidence lies in (low, high]: how many, mean confidence, share right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """Expected calibration error, 0 (perfect) to 1, and the bins it is the weighted mean of.

    `error` is None when nothing was coded.
    """

    error: float | None
    bins: tuple[Bin, ...]


def calibrate(outcomes: Sequence[tuple[float, bool]]) -> Calibration:
    """Expected calibration error over ten bins of equal width.

    The sum over bins of |share right - mean confidence|, weighted by the bins' size (Naeini,
    Cooper and Hauskrecht 2015; Guo et al. 2017).

    Args:
        outcomes: confidence in [0, 1] and whether it was right, one for each claim.

    >>> calibrate([(0.9, True), (0.9, False)]).error
    0.4
    """
    bins = []
    for n in range(BINS):
        low, high = n / BINS, (n + 1) / BINS
        inside = [(p, ok) for p, ok in outcomes if low < p <= high or (n == 0 and p == 0)]
        if inside:
            size = len(inside)
            bins.append(
                Bin(
                    low=low,
                    high=high,
                    count=size,
                    confidence=round(sum(p for p, _ in inside) / size, 4),
                    accuracy=round(sum(ok for _, ok in inside) / size, 4),
                )
            )
    total = sum(b.count for b in bins)
    if total == 0:
        return Calibration(error=None, bins=())
    error = sum(b.count * abs(b.accuracy - b.confidence) for b in bins) / total
    return Calibration(error=round(error, 4), bins=tuple(bins))
