"""How well events were matched with reference data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from evenhand.evaluate.interval import ratio
from evenhand.model import Match


class GoldMatch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person found for an event in one dataset.

    Attributes:
        event: id of the event; dataset: name of the dataset.
        records: the dataset's records of that event; none when it has none.
        coverage: whether the dataset records such events; None when nobody looked.
    """

    event: str
    dataset: str
    records: tuple[str, ...] = ()
    coverage: str | None = None


class MatchingScore(msgspec.Struct, frozen=True, kw_only=True):
    """Scores of matching, each 0 to 1; None where there is nothing to score.

    Attributes:
        precision, recall, f1: of positive matches over pairs of event and record.
        top1: share of events with a record whose best-scored match is right.
        coverage: share of events without a record whose coverage ("inside", "outside") is right.
        pairs, positive: pairs in the gold, positive matches given.
    """

    precision: float | None
    recall: float | None
    f1: float | None
    top1: float | None
    coverage: float | None
    pairs: int
    positive: int


def matching_scores(gold_pairs: Sequence[GoldMatch], matches: Iterable[Match]) -> MatchingScore:
    """Score matches; those of events or datasets that nobody looked at are left out.

    >>> gold = [GoldMatch(event="e", dataset="GED", records=("1",))]
    >>> match = Match(event="e", dataset="GED", record="1", judgement="positive")
    >>> matching_scores(gold, [match]).f1
    1.0
    """
    by_key: dict[tuple[str, str], list[Match]] = {(g.event, g.dataset): [] for g in gold_pairs}
    for match in matches:
        if (match.event, match.dataset) in by_key:
            by_key[match.event, match.dataset].append(match)
    right = positive = pairs = 0
    top, covered = [], []
    for gold in gold_pairs:
        own = by_key[gold.event, gold.dataset]
        given = {m.record for m in own if m.judgement == "positive" and m.record is not None}
        right += len(given & set(gold.records))
        positive += len(given)
        pairs += len(gold.records)
        if gold.records:
            best = _best(own)
            top.append(best is not None and best.record in gold.records)
        elif gold.coverage is not None:
            covered.append(any(m.record is None and m.coverage == gold.coverage for m in own))
    return MatchingScore(
        precision=ratio(right, positive),
        recall=ratio(right, pairs),
        f1=ratio(2 * right, positive + pairs),
        top1=ratio(sum(top), len(top)),
        coverage=ratio(sum(covered), len(covered)),
        pairs=pairs,
        positive=positive,
    )


def _best(matches: Sequence[Match]) -> Match | None:
    """The match of the highest score, whatever its judgement; the record's id breaks ties."""
    named = [m for m in matches if m.record is not None]
    return min(named, key=lambda m: (-m.score, m.record or ""), default=None)
