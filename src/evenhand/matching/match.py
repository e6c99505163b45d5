"""Events against one table of reference events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evenhand.matching import weights as w
from evenhand.matching.blocking import Columns, candidates, opened, party_rows, texts, type_rows
from evenhand.matching.compare import (
    Level,
    date_level,
    name_level,
    number_level,
    party_level,
    place_level,
    text_level,
    type_level,
)
from evenhand.matching.facts import Probe, Subject, make_probes, make_subject
from evenhand.matching.judge import Judged, Scored, judge, reasons
from evenhand.matching.verdicts import covers, verdicts
from evenhand.model import Claim, Event, Match, ReferenceTable

# Pairs of an event whose names and texts are read: the best so many, of those that names and
# texts could still lift to unsure.
CLOSE_LOOKS = 12


def match(
    events: Sequence[Event], table: ReferenceTable, *, claims: Sequence[Claim] = ()
) -> tuple[Match, ...]:
    """Hold events against a dataset; at least one match per event.

    An event for which the dataset has nothing gets a match without a record, whose coverage says
    whether the dataset records such events. Matches show what a dataset holds, not what is true.

    Args:
        events: merged events.
        table: the dataset's rows and manifest.
        claims: the events' claims, for the words of their sentences.
    """
    if not events:
        return ()
    by_id = {c.id: c for c in claims}
    subjects = [make_subject(event, by_id) for event in events]
    probes = make_probes(events)
    scored = _score(events, subjects, probes, table)
    out: list[Match] = []
    for number, event in enumerate(events):
        judged = judge(scored.get(number, ()), subjects[number], kind=table.manifest.kind)
        out += _matches(event, subjects[number], judged, table)
    return tuple(out)


def _score(
    events: Sequence[Event],
    subjects: Sequence[Subject],
    probes: Sequence[Probe],
    table: ReferenceTable,
) -> dict[int, list[Scored]]:
    """Scored pairs by event."""
    kind, coverage = table.manifest.kind, table.manifest.coverage
    with opened(table.path) as database:
        pairs = candidates(database, probes)
        levels = {
            "date": date_level(pairs),
            "place": place_level(pairs),
            "type": type_level(pairs, events, subjects, type_rows(database, table.path)),
            "parties": party_level(pairs, subjects, party_rows(database, table.path)),
            "dead": number_level(pairs, subjects, fatal_only=coverage.fatal_only),
        }
        first = np.full(len(pairs["event"]), w.PRIOR)
        for feature, level in levels.items():
            first += np.array(w.weight_table(kind, feature))[level]
        chosen = _closer(pairs, first)
        words = texts(database, table.path, pairs["record"][chosen])
    found: dict[int, list[Scored]] = defaultdict(list)
    for at in chosen.tolist():
        pair = _finish(
            at,
            pairs=pairs,
            levels=levels,
            score=float(first[at]),
            probes=probes,
            subjects=subjects,
            words=words,
            kind=kind,
        )
        found[pair.event].append(pair)
    return found


def _closer(pairs: Columns, first: NDArray[np.float64]) -> NDArray[np.int64]:
    """The pairs worth a closer look: each record once per event, the best of each event."""
    order = np.lexsort((pairs["record"], -first, pairs["event"]))
    codes = pairs["event"][order].astype(np.int64) << 40 | pairs["record"][order].astype(np.int64)
    _, once = np.unique(codes, return_index=True)
    order = order[np.sort(once)]
    event = pairs["event"][order]
    starts = np.searchsorted(event, event, "left")
    rank = np.arange(len(order)) - starts
    lift = max(x.weight for x in w.NAME) + max(x.weight for x in w.TEXT) + 2.5
    worth = (rank < CLOSE_LOOKS) & (first[order] >= w.UNSURE - lift)
    return np.asarray(order[worth | (rank < w.KEPT_NEGATIVE)])


def _finish(
    at: int,
    *,
    pairs: Columns,
    levels: dict[str, Level],
    score: float,
    probes: Sequence[Probe],
    subjects: Sequence[Subject],
    words: dict[int, tuple[Any, ...]],
    kind: str,
) -> Scored:
    """Add names and texts to a pair's score."""
    event, record = int(pairs["event"][at]), int(pairs["record"][at])
    name, place, admin, text = words[record]
    own = {feature: int(level[at]) for feature, level in levels.items()}
    said = subjects[event].words
    own["name"] = name_level(probes[int(pairs["probe"][at])], said, place, admin, text)
    own["text"] = text_level(said, text)
    if own["name"] == w.OTHER_NAME and own["place"] == w.AT:
        # One town by another spelling: the coordinates have said so.
        own["name"] = w.NO_NAME
    if own["name"] == w.SAME_NAME and own["place"] == w.OTHER_NEAR:
        # A part of the same town, or its other end.
        own["place"] = w.NEAR
        weights = w.weight_table(kind, "place")
        score += weights[w.NEAR] - weights[w.OTHER_NEAR]
    score += w.weight_table(kind, "name")[own["name"]] + w.weight_table(kind, "text")[own["text"]]
    return Scored(
        event=event,
        record=record,
        name=name,
        score=round(score, 2),
        levels={feature: own[feature] for feature in w.FEATURES},
        best=_number(pairs["dead_best"][at]),
        low=_number(pairs["dead_low"][at]),
        high=_number(pairs["dead_high"][at]),
    )


def _number(value: Any) -> float | None:
    return None if np.isnan(value) else float(value)


def _matches(
    event: Event, subject: Subject, judged: Sequence[Judged], table: ReferenceTable
) -> list[Match]:
    manifest = table.manifest
    out = [
        Match(
            event=event.id,
            dataset=manifest.name,
            record=item.pair.name,
            judgement=item.judgement,
            score=item.pair.score,
            reasons=reasons(item, manifest.kind),
            verdicts=(
                {}
                if item.judgement == "negative"
                else verdicts(item.pair, event, manifest.coverage)
            ),
        )
        for item in judged
    ]
    if all(m.judgement == "negative" for m in out):
        inside = covers(event, subject, manifest.coverage)
        out.append(
            Match(
                event=event.id,
                dataset=manifest.name,
                judgement="none",
                coverage="inside" if inside else "outside",
            )
        )
    return out
