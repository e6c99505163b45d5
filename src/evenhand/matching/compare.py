"""The features of many pairs at once: which level of evenhand.matching.weights each reaches."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evenhand.lexicon.words import fold
from evenhand.matching import weights as w
from evenhand.matching.blocking import COARSE_KM, Columns
from evenhand.matching.facts import Probe, Subject
from evenhand.matching.parties import (
    CIVIL_KIND,
    Side,
    compare,
    folded_words,
    named_side,
)
from evenhand.model import Event

Level = NDArray[np.int8]
Flags = NDArray[np.bool_]
# Days that a record's own time may span to count as days, not weeks or months.
FEW_DAYS = 9
# Kinds of reference events in which unarmed people were the target.
ONE_SIDED = ("one-sided", "Violence against civilians")


def _chosen(default: int, n: int, *rules: tuple[Any, int]) -> Level:
    """The level of the last rule that holds."""
    level = np.full(n, default, np.int8)
    for holds, value in rules:
        level[holds] = value
    return level


def date_level(pairs: Columns) -> Level:
    """How the event's days and the record's lie to each other."""
    gap = np.maximum(pairs["p_first"], pairs["r_first"]) - np.minimum(
        pairs["p_last"], pairs["r_last"]
    )
    apart = np.maximum(gap, 0)
    dated = pairs["dated"].astype(bool)
    event = pairs["p_last"] - pairs["p_first"] + 1
    record = pairs["r_last"] - pairs["r_first"] + 1
    meets = apart == 0
    return _chosen(
        w.OTHER_TIME,
        len(gap),
        (meets & (record > FEW_DAYS), w.IN_MONTHS),
        (meets & (record <= FEW_DAYS), w.IN_DAYS),
        (meets & (event > 2) & (record < event), w.IN_EVENT),
        (meets & (event <= 2) & (record <= 2), w.SAME_DAY),
        (apart == 1, w.DAY_APART),
        (apart > 1, w.DAYS_APART),
        (apart > 3, w.OTHER_TIME),
        (meets & ~dated, w.UNDATED),
        (~meets & ~dated, w.DAYS_APART),
    )


def place_level(pairs: Columns) -> Level:
    """How far the record's place is from the event's, against how exact both are."""
    km, event, record = pairs["km"], pairs["p_radius"], pairs["r_radius"]
    known = ~np.isnan(km)
    with np.errstate(invalid="ignore"):
        coarse_record, coarse_event = record > w.TOWN_KM, event > COARSE_KM / 2
        inside = known & (km <= event + record)
        return _chosen(
            w.ELSEWHERE,
            len(km),
            (~known, w.NO_PLACE),
            (known & (km <= event + record + 10), w.OTHER_NEAR),
            (inside, w.OTHER_NEAR),
            (inside & coarse_record, w.IN_AREA),
            (inside & coarse_event, w.IN_LARGER),
            (known & ~coarse_event & ~coarse_record & (km <= max(w.SAME_KM, 1.0)), w.AT),
            (
                known & ~coarse_event & ~coarse_record & (km > w.SAME_KM) & (km <= w.SAME_KM * 2)
                & (record >= w.TOWN_KM),
                w.NEAR,
            ),
        )  # fmt: skip


def number_level(pairs: Columns, events: Sequence[Subject], *, fatal_only: bool) -> Level:
    """The accounts' numbers of deaths against the record's: the account that fits best counts."""
    level = np.full(len(pairs["event"]), w.NO_NUMBER, np.int8)
    if fatal_only:
        unsaid = {"harm": w.HARM_ONLY, "nothing": w.NO_DEATH_TOLD, "death": w.NO_NUMBER}
        level = np.array([unsaid[s.told] for s in events], np.int8)[pairs["event"]]
    rows = zip(
        pairs["event"].tolist(), pairs["dead_low"].tolist(), pairs["dead_best"].tolist(),
        pairs["dead_high"].tolist(), strict=True,
    )  # fmt: skip
    cache: dict[tuple[Any, ...], int] = {}
    for at, (event, low, best, high) in enumerate(rows):
        said = events[event].dead
        if not said or level[at] == w.HARM_ONLY or best != best:  # noqa: PLR0124 - NaN differs from itself
            continue
        key = (said, low, best, high)
        if key not in cache:
            bounds = (min(low, best, high), best, max(low, best, high))
            cache[key] = max(
                (_number(b.low, b.high, *bounds) for b in said), key=_NUMBER_WEIGHTS.__getitem__
            )
        level[at] = cache[key]
    return level


_NUMBER_WEIGHTS = [level.weight for level in w.NUMBERS]


def _number(
    said_low: int | None, said_high: int | None, low: float, best: float, high: float
) -> int:
    """One account's range against lowest, best and highest estimate."""
    first, last = said_low or 0, said_high if said_high is not None else float("inf")
    if first == last == best:
        return w.SAME_BEST if best > w.SMALL else w.SAME_SMALL
    if first == last and low <= first <= high:
        return w.BETWEEN
    if first <= high and last >= low:
        return w.OVERLAP
    above, below = (first, max(high, 1)) if first > high else (low, max(last, 1))
    ratio = above / below
    if ratio <= w.NEAR_RATIO or above - below <= 1:
        return w.NEAR_NUMBER
    return w.FAR_OFF if ratio > w.FAR_RATIO else w.OFF


def party_level(
    pairs: Columns, events: Sequence[Subject], rows: Mapping[int, tuple[Any, ...]]
) -> Level:
    """Parties of the events against both sides of the records."""
    sides = {key: record_sides(row) for key, row in rows.items()}
    return _by_key(
        pairs, "parties", events, lambda subject, key: compare(subject.parties, sides[key])
    )


def record_sides(row: tuple[Any, ...]) -> tuple[Side, ...]:
    """The parties of a record, each side at its best-known name."""
    actors, recipients, country, year = row
    return tuple(named_side(name, country, year) for name in (*(actors or ()), *(recipients or ())))


def type_level(
    pairs: Columns,
    events: Sequence[Event],
    subjects: Sequence[Subject],
    rows: Mapping[int, tuple[Any, ...]],
) -> Level:
    """Types the record may stand for against the event's, and who was hit."""
    kinds = [frozenset(e.event) for e in events]
    targets = [_targets(s) for s in subjects]
    level = np.empty(len(pairs["event"]), np.int8)
    cache: dict[tuple[frozenset[str], str | None, int], int] = {}
    for at, (event, key) in enumerate(
        zip(pairs["event"].tolist(), pairs["type"].tolist(), strict=True)
    ):
        own = (kinds[event], targets[event], key)
        if own not in cache:
            types, detail = rows[key]
            cache[own] = _type(own[0], own[1], frozenset(types or ()), detail or "")
        level[at] = cache[own]
    return level


def _targets(subject: Subject) -> str | None:
    kinds = {s.kind for s in subject.hit}
    if kinds == {CIVIL_KIND}:
        return CIVIL_KIND
    return "armed" if kinds and CIVIL_KIND not in kinds and None not in kinds else None


def _type(event: frozenset[str], target: str | None, types: frozenset[str], detail: str) -> int:
    if not event & types:
        return w.TYPE_OFF
    one_sided = any(detail.startswith(word) for word in ONE_SIDED)
    if one_sided and target is not None:
        return w.TARGET_FITS if target == CIVIL_KIND else w.TARGET_DIFFERS
    return w.TYPE_FITS


def _by_key(pairs: Columns, column: str, events: Sequence[Subject], level: Any) -> Level:
    """A feature that depends on the event and a key of the record, worked out once per pair."""
    cache: dict[tuple[int, int], int] = {}
    out = np.empty(len(pairs["event"]), np.int8)
    for at, own in enumerate(zip(pairs["event"].tolist(), pairs[column].tolist(), strict=True)):
        if own not in cache:
            cache[own] = level(events[own[0]], own[1])
        out[at] = cache[own]
    return out


def name_level(
    probe: Probe, words: str, place: str | None, admin: str | None, text: str | None
) -> int:
    """The name of the event's place against the names in the record, and the other way round."""
    own = folded_words(probe.name)
    if not own or not (place or admin):
        return w.NO_NAME
    there = folded_words(place)
    if own <= there or (there and there <= own):
        return w.SAME_NAME
    if there and there <= folded_words(words):
        return w.NAMED_WITHIN
    if own <= folded_words(admin) or own <= folded_words(text):
        return w.NAMED_WITHIN
    return w.OTHER_NAME if there else w.NO_NAME


def text_level(words: str, text: str | None) -> int:
    """The share of the claims' content words that the record's text has."""
    own, there = _stems(words), _stems(text or "")
    if not own or len(there) < 3:
        return w.NO_TEXT
    shared = 100.0 * len(own & there) / min(len(own), len(there))
    if shared >= w.TEXT_FROM[1] and len(own & there) >= 3:
        return w.MUCH_TEXT
    return w.SOME_TEXT if shared >= w.TEXT_FROM[0] else w.OTHER_TEXT


_ENDINGS = re.compile(r"(?:ings?|ed|ers?|s)$")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    {
        "the", "and", "for", "with", "from", "that", "was", "were", "has", "had", "have", "are",
        "after", "said", "says", "his", "her", "their", "its", "who", "whom", "which", "when",
        "while", "near", "over", "into", "during", "several", "people",
    }
)  # fmt: skip


@lru_cache(maxsize=100_000)
def _stems(text: str) -> frozenset[str]:
    words = (w for w in _WORDS.findall(fold(text).casefold()) if w not in _COMMON)
    return frozenset(_ENDINGS.sub("", word) for word in words)
