"""From scores to judgements: one record, several together, or none that fits clearly."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from evenhand.matching import weights as w
from evenhand.matching.facts import Subject
from evenhand.model import Judgement, Reason

# Datasets that repeat one happening in many records: several fitting records are no ambiguity.
REPEATING = ("gdelt", "icews", "polecat")
# Records shown of an event that several might fit.
MOST_SHOWN = 8


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """A pair with its levels: numbers of event and record, score, level per feature."""

    event: int
    record: int
    name: str
    score: float
    levels: dict[str, int]
    best: float | None
    low: float | None
    high: float | None


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A pair with its judgement and, where it was not the score alone, why."""

    pair: Scored
    judgement: Judgement
    note: str | None = None


def judge(pairs: Sequence[Scored], subject: Subject, *, kind: str) -> list[Judged]:
    """Judgements on one event's records, best first; only those worth showing.

    Args:
        pairs: the event's candidate records.
        subject: the event, for its number of deaths.
        kind: the dataset's reader.
    """
    ordered = sorted(pairs, key=lambda p: (-p.score, p.name))
    good = [p for p in ordered if p.score >= w.POSITIVE]
    maybe = [p for p in ordered if w.UNSURE <= p.score < w.POSITIVE]
    judged = _choose(good, subject, kind) if good else []
    judged += [Judged(pair=p, judgement="unsure") for p in maybe]
    if not judged:
        near = [p for p in ordered if p.score >= w.NEIGHBOUR]
        judged = [Judged(pair=p, judgement="negative") for p in near[: w.KEPT_NEGATIVE]]
    return judged[:MOST_SHOWN]


def _choose(good: Sequence[Scored], subject: Subject, kind: str) -> list[Judged]:
    """Which of the records that score as positive are the event's."""
    if kind in REPEATING or len(good) == 1:
        return [Judged(pair=p, judgement="positive") for p in good]
    if all(_is_part(p) for p in good):
        note = "one of several records in the event's longer time or larger area"
        return [Judged(pair=p, judgement="positive", note=note) for p in good]
    together = _together(good, subject)
    rivals = [p for p in good[1:] if good[0].score - p.score < w.MARGIN]
    if together:
        note = f"{len(together)} records whose deaths add up to the number said"
        chosen = [Judged(pair=p, judgement="positive", note=note) for p in together]
    elif rivals:
        note = "another record fits as well"
        chosen = [Judged(pair=p, judgement="unsure", note=note) for p in (good[0], *rivals)]
    else:
        chosen = [Judged(pair=good[0], judgement="positive")]
    shown = {c.pair.record for c in chosen}
    rest = [p for p in good if p.record not in shown]
    note = "another record fits better"
    return chosen + [Judged(pair=p, judgement="unsure", note=note) for p in rest]


def _is_part(pair: Scored) -> bool:
    return pair.levels["date"] == w.IN_EVENT or pair.levels["place"] == w.IN_LARGER


def _together(good: Sequence[Scored], subject: Subject) -> list[Scored]:
    """The best-scored records whose best estimates add up to a number that an account gives.

    Only where none of them fits the number alone: a dataset splits one day's deaths by dyad.
    """
    exact = [b.low for b in subject.dead if b.low is not None and b.low == b.high]
    if any(p.levels["dead"] in (w.SAME_BEST, w.SAME_SMALL, w.BETWEEN) for p in good):
        return []
    total = 0.0
    for size, pair in enumerate(good, 1):
        total += pair.best or 0.0
        if size > 1 and total in exact:
            return list(good[:size])
    return []


def reasons(judged: Judged, kind: str) -> tuple[Reason, ...]:
    """The waterfall of a pair: the prior, then each feature, in the order of the features."""
    found = [Reason(feature="prior", weight=w.PRIOR, detail="a record within days and reach")]
    for feature, level in judged.pair.levels.items():
        weight = w.weight_table(kind, feature)[level]
        if weight:
            detail = w.FEATURES[feature][level].detail
            found.append(Reason(feature=feature, weight=weight, detail=detail))
    if judged.note is not None:
        found.append(Reason(feature="choice", weight=0.0, detail=judged.note))
    return tuple(found)
