"""All scores of a set of documents against its gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

from evenhand.errors import GoldError
from evenhand.evaluate.alignment import Aligned, align
from evenhand.evaluate.calibration import Calibration, calibrate
from evenhand.evaluate.gold import GoldRecord
from evenhand.evaluate.interval import RESAMPLES, SEED, TaskScore, ratio, task_scores
from evenhand.evaluate.mistakes import Mistake, mistakes_of
from evenhand.evaluate.spans import check_spans
from evenhand.evaluate.tasks import TASKS, count_tasks
from evenhand.evaluate.units import units_of_coded, units_of_gold
from evenhand.model import Coded

NONE = "NONE"


class Evenness(msgspec.Struct, frozen=True, kw_only=True):
    """One task on either side of the pairs of opposed parties.

    Attributes:
        a, b: F1 over all documents of the side; gap: |a - b|.
        mean_gap: mean over pairs of |F1(a) - F1(b)|; pairs: how many pairs could be compared.
    """

    a: float | None
    b: float | None
    gap: float | None
    mean_gap: float | None
    pairs: int


class SpanIntegrity(msgspec.Struct, frozen=True, kw_only=True):
    """How many spans reproduce their words; `share` must be 1."""

    checked: int
    wrong: int
    share: float | None
    faults: tuple[str, ...] = ()


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """What `score` finds.

    Attributes:
        documents, gold_claims, coded_claims: how many there are.
        tasks: scores over all documents; genres: the same for each genre.
        sides: evenness of each task; side_tasks: scores for each side ("a", "b").
        confusion: event type by hand -> type coded -> number, NONE for no claim.
        calibration: whether confidence means what it says, for the event type.
        spans: span integrity; mistakes: every error with its words.
    """

    documents: int
    gold_claims: int
    coded_claims: int
    tasks: dict[str, TaskScore]
    genres: dict[str, dict[str, TaskScore]]
    sides: dict[str, Evenness]
    side_tasks: dict[str, dict[str, TaskScore]]
    confusion: dict[str, dict[str, int]]
    calibration: Calibration
    spans: SpanIntegrity
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scored:
    """One document: its gold, its pairing, its counts."""

    record: GoldRecord
    aligned: Aligned
    counts: Any


def score(
    gold: Sequence[GoldRecord],
    coded: Mapping[str, Coded],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Scores:
    """Score coded documents against their gold.

    Args:
        gold: hand-coded records.
        coded: what the coder made of each, by the record's id.
        resamples, seed: of the bootstrap; 0 resamples leave the intervals out.

    Raises:
        GoldError: a record has not been coded.
    """
    missing = [r.id for r in gold if r.id not in coded]
    if missing:
        raise GoldError(
            f"{len(missing)} of {len(gold)} gold records are not coded: {', '.join(missing[:10])}; "
            "code the gold file itself, so that ids agree"
        )
    rows = [_score_one(record, coded[record.id]) for record in gold]
    table = np.array([r.counts for r in rows], dtype=np.int64).reshape(len(rows), len(TASKS), 3)
    genres = sorted({r.genre for r in gold})

    def of(wanted: Sequence[bool]) -> dict[str, TaskScore]:
        chosen = table[np.array(wanted, dtype=bool)]
        return task_scores(chosen, resamples=resamples, seed=seed)

    return Scores(
        documents=len(gold),
        gold_claims=sum(len(r.claims) for r in gold),
        coded_claims=sum(len(coded[r.id].claims) for r in gold),
        tasks=of([True] * len(rows)),
        genres={genre: of([r.genre == genre for r in gold]) for genre in genres},
        sides=_evenness(gold, table),
        side_tasks={s: of([r.side == s for r in gold]) for s in ("a", "b")},
        confusion=_confusion(rows),
        calibration=calibrate(_outcomes(rows)),
        spans=_span_integrity(gold, coded),
        mistakes=tuple(m for r in rows for m in mistakes_of(r.record, r.aligned)),
    )


def _score_one(record: GoldRecord, coded: Coded) -> _Scored:
    aligned = align(units_of_gold(record), units_of_coded(coded, record.text))
    counts = count_tasks(aligned, record.labels, coded.labels)
    return _Scored(record, aligned, [(c.tp, c.fp, c.fn) for c in counts.values()])


def _f1(table: Any) -> list[float | None]:
    total = table.sum(axis=0)
    return [ratio(2 * tp, 2 * tp + fp + fn) for tp, fp, fn in total.tolist()]


def _evenness(gold: Sequence[GoldRecord], table: Any) -> dict[str, Evenness]:
    """Evenness of each task; a pair counts for it when both sides have something to score."""
    names = sorted({r.pair for r in gold if r.pair is not None and r.side is not None})
    masks = {
        (pair, side): np.array([r.pair == pair and r.side == side for r in gold], dtype=bool)
        for pair in names
        for side in ("a", "b")
    }
    by_pair = {key: _f1(table[mask]) for key, mask in masks.items()}
    whole = {s: _f1(table[np.array([r.side == s for r in gold], dtype=bool)]) for s in ("a", "b")}
    found = {}
    for n, name in enumerate(TASKS):
        gaps = []
        for pair in names:
            gap = _gap(by_pair[pair, "a"][n], by_pair[pair, "b"][n])
            if gap is not None:
                gaps.append(gap)
        a, b = whole["a"][n], whole["b"][n]
        mean = ratio(sum(gaps), len(gaps))
        found[name] = Evenness(a=a, b=b, gap=_gap(a, b), mean_gap=mean, pairs=len(gaps))
    return found


def _gap(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else round(abs(a - b), 4)


def _confusion(rows: Sequence[_Scored]) -> dict[str, dict[str, int]]:
    cells: Counter[tuple[str, str]] = Counter()
    for row in rows:
        cells.update((g.event, c.event) for g, c in row.aligned.pairs)
        cells.update((g.event, NONE) for g in row.aligned.first)
        cells.update((NONE, c.event) for c in row.aligned.second)
    table: dict[str, dict[str, int]] = {}
    for (first, second), count in sorted(cells.items()):
        table.setdefault(first, {})[second] = count
    return table


def _outcomes(rows: Sequence[_Scored]) -> list[tuple[float, bool]]:
    """Confidence of every coded claim, and whether its type is right."""
    found = []
    for row in rows:
        found += [(c.confidence or 0.0, g.event == c.event) for g, c in row.aligned.pairs]
        found += [(c.confidence or 0.0, False) for c in row.aligned.second]
    return found


def _span_integrity(gold: Sequence[GoldRecord], coded: Mapping[str, Coded]) -> SpanIntegrity:
    checked, faults = 0, []
    for record in gold:
        number, wrong = check_spans(coded[record.id], record.text)
        checked += number
        faults += [f"{record.id}: {fault}" for fault in wrong]
    return SpanIntegrity(
        checked=checked,
        wrong=len(faults),
        share=ratio(checked - len(faults), checked),
        faults=tuple(faults),
    )
