"""Precision, recall and F1 with intervals over documents."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np

from evenhand.evaluate.tasks import TASKS

# Enough for two stable digits; a run over a few hundred documents stays under a second.
RESAMPLES = 1000
SEED = 20240501


class TaskScore(msgspec.Struct, frozen=True, kw_only=True):
    """Scores of one task, each 0 to 1; None where there is nothing to score.

    Attributes:
        precision: share of what was coded that is right; recall: share of the gold that was found.
        f1: their harmonic mean; low, high: its bootstrap 95 % interval over documents.
        gold, coded: how many values either side has.
    """

    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None
    high: float | None
    gold: int
    coded: int


def ratio(part: float, whole: float) -> float | None:
    """A share, rounded to four digits; None of nothing.

    >>> ratio(1, 3), ratio(0, 0)
    (0.3333, None)
    """
    return round(float(part) / float(whole), 4) if whole else None


def task_scores(
    counts: Any, *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[str, TaskScore]:
    """Scores of every task from counts per document.

    The interval is the percentile bootstrap (Efron and Tibshirani 1993): documents are drawn with
    replacement, because claims of one document are not independent of each other.

    Args:
        counts: whole numbers, documents x tasks x (tp, fp, fn).
        resamples: number of draws; none when 0, and the intervals are None.
        seed: of the draws: equal counts give equal intervals.
    """
    total = counts.sum(axis=0)
    lows, highs = _interval(counts, resamples, seed)
    scores = {}
    for n, name in enumerate(TASKS):
        tp, fp, fn = (int(v) for v in total[n])
        known = 2 * tp + fp + fn > 0
        scores[name] = TaskScore(
            precision=ratio(tp, tp + fp),
            recall=ratio(tp, tp + fn),
            f1=ratio(2 * tp, 2 * tp + fp + fn),
            low=round(float(lows[n]), 4) if known and lows is not None else None,
            high=round(float(highs[n]), 4) if known and highs is not None else None,
            gold=tp + fn,
            coded=tp + fp,
        )
    return scores


def _interval(counts: Any, resamples: int, seed: int) -> tuple[Any, Any]:
    documents = counts.shape[0]
    if documents == 0 or resamples == 0:
        return None, None
    draws = np.random.default_rng(seed).multinomial(
        documents, np.full(documents, 1 / documents), size=resamples
    )
    drawn = np.tensordot(draws, counts, axes=(1, 0)).astype(float)
    tp, errors = drawn[..., 0], drawn[..., 1] + drawn[..., 2]
    whole = 2 * tp + errors
    f1 = np.divide(2 * tp, whole, out=np.zeros_like(whole), where=whole > 0)
    low, high = np.percentile(f1, (2.5, 97.5), axis=0)
    return low, high
