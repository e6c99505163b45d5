"""Pairs of claims worth comparing: those that share a key, so that cost grows with such pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from evenhand.merging.arrays import Flags, Ints
from evenhand.merging.facts import Facts
from evenhand.merging.words import signatures

Pairs = NDArray[np.int64]
# Degrees of the grid of places; a point goes into the four cells nearest to it, so that points
# within half a cell (some 25 km) always share one.
CELL = 0.5
# In a block larger than this a claim is only compared with so many neighbours in the block's
# order (day, place, parties): cost stays linear where thousands of claims share a key.
WIDTH = 60
# The same where the key is a sentence's words: copies stand next to each other.
WIDTH_WORDS = 12
# Days that an interval may span and still give a key per day; wider ones give keys per month.
SPAN = 4
MONTH = 30
# Sentences of one document that are looked at together.
NEAR_SENTENCES = 4
BANDS, BAND_SIZE = 6, 3


def candidate_pairs(facts: Facts) -> Pairs:
    """Pairs (a < b) of one family that share a key, sorted, each once."""
    n = len(facts.claims)
    parts = [
        _same_day_and_cell(facts),
        _wide_in_cell(facts),
        _coarse_by_country(facts),
        _neighbours(facts),
        _same_words(facts),
    ]
    both = np.concatenate(parts) if parts else np.empty((0, 2), np.int64)
    a, b = both.min(axis=1), both.max(axis=1)
    keep = (a != b) & (facts.family[a] == facts.family[b])
    codes = np.sort(a[keep] * n + b[keep])
    codes = codes[np.concatenate([[True], codes[1:] != codes[:-1]])] if len(codes) else codes
    return np.stack([codes // n, codes % n], axis=1)


def _mix(*columns: Ints) -> Ints:
    """One key from several columns; a clash only costs a comparison."""
    mixed = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        mixed = (mixed ^ column.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed.view(np.int64)


def _cells(facts: Facts, who: Ints) -> tuple[Ints, Ints]:
    """The four grid cells of each claim: claims repeated, cells."""
    lat, lon = facts.lat[who] / CELL, facts.lon[who] / CELL
    row, column = np.floor(lat), np.floor(lon)
    side_row = np.where(lat - row < 0.5, row - 1, row + 1)
    side_column = np.where(lon - column < 0.5, column - 1, column + 1)
    cells = [r * 4096 + c for r in (row, side_row) for c in (column, side_column)]
    return np.tile(who, 4), np.concatenate(cells).astype(np.int64)


def _days(facts: Facts, who: Ints) -> tuple[Ints, Ints]:
    """Every day of each claim's interval and the day after, so that a day off still meets."""
    owners, days = [], []
    for step in range(SPAN + 1):
        inside = facts.first[who] + step <= facts.last[who] + 1
        owners.append(who[inside])
        days.append(facts.first[who][inside] + step)
    return np.concatenate(owners), np.concatenate(days)


def _same_day_and_cell(facts: Facts) -> Pairs:
    short = facts.timed & (facts.last - facts.first < SPAN)
    who = np.flatnonzero(facts.fine & short & ~facts.speech)
    owners, cells = _cells(facts, who)
    place = dict(zip(who.tolist(), range(len(who)), strict=True))
    day_owner, days = _days(facts, who)
    by_claim = _join(owners, cells, day_owner, days, place)
    return _within(_mix(facts.family[by_claim[0]], by_claim[1], by_claim[2]), by_claim[0], facts)


def _join(
    owners: Ints, cells: Ints, day_owner: Ints, days: Ints, place: dict[int, int]
) -> tuple[Ints, Ints, Ints]:
    """Every cell of a claim with every day of it."""
    grid = np.full((len(place), 4), 0, np.int64)
    order = np.argsort(owners, kind="stable")
    grid[:] = cells[order].reshape(-1, 4) if len(place) else grid
    at = np.searchsorted(np.unique(owners), day_owner)
    return np.repeat(day_owner, 4), grid[at].ravel(), np.repeat(days, 4)


def _wide_in_cell(facts: Facts) -> Pairs:
    """Claims with a place but a wide or assumed time, against all of the months around."""
    placed = facts.fine & (facts.first >= 0) & ~facts.speech
    wide = placed & (~facts.timed | (facts.last - facts.first >= SPAN))
    probes, all_of = np.flatnonzero(wide), np.flatnonzero(placed)
    owners, cells = _cells(facts, all_of)
    keys = _mix(facts.family[owners], cells, facts.first[owners] // MONTH)
    found = []
    for shift in (0, 1):
        own, own_cells = _cells(facts, probes)
        month = np.where(shift == 0, facts.first[own] // MONTH, facts.last[own] // MONTH)
        found.append(_from(_mix(facts.family[own], own_cells, month), own, keys, owners))
    return np.concatenate(found)


def _coarse_by_country(facts: Facts) -> Pairs:
    """Claims without a fine place, against all of their country on their days."""
    short = (facts.first >= 0) & facts.timed & (facts.last - facts.first < SPAN)
    usable = short & (facts.country >= 0) & ~facts.speech
    all_of, all_days = _days(facts, np.flatnonzero(usable))
    keys = _mix(facts.family[all_of], facts.country[all_of], all_days)
    probes = np.flatnonzero(usable & ~facts.fine)
    own, own_days = _days(facts, probes)
    return _from(_mix(facts.family[own], facts.country[own], own_days), own, keys, all_of)


def _neighbours(facts: Facts) -> Pairs:
    """Claims of one document that stand close together."""
    order = np.lexsort((facts.sequence, facts.document))
    found = []
    for step in range(1, 3 * NEAR_SENTENCES):
        a, b = order[:-step], order[step:]
        close = (facts.document[a] == facts.document[b]) & (
            facts.sequence[b] - facts.sequence[a] <= NEAR_SENTENCES
        )
        found.append(np.stack([a[close], b[close]], axis=1))
    return np.concatenate(found)


def _same_words(facts: Facts) -> Pairs:
    """Claims of nearly the same words, wherever and whenever."""
    bands = signatures(facts.words, BANDS, BAND_SIZE)
    who = np.arange(len(facts.claims))
    return np.concatenate(
        [
            _within(_mix(facts.family, bands[:, band]), who, facts, WIDTH_WORDS)
            for band in range(BANDS)
        ]
    )


def _within(keys: Ints, owners: Ints, facts: Facts, width: int = WIDTH) -> Pairs:
    """Pairs of owners under the same key, with at most `width` neighbours each."""
    rank = np.lexsort((facts.recipients[owners], facts.place[owners], facts.first[owners], keys))
    keys, owners = keys[rank], owners[rank]
    found = [np.empty((0, 2), np.int64)]
    for step in range(1, width + 1):
        same = keys[:-step] == keys[step:]
        if not same.any():
            break
        found.append(np.stack([owners[:-step][same], owners[step:][same]], axis=1))
    return np.concatenate(found)


def _from(probe_keys: Ints, probes: Ints, keys: Ints, owners: Ints) -> Pairs:
    """Pairs of each probe with at most WIDTH owners under its key."""
    rank = np.lexsort((owners, keys))
    keys, owners = keys[rank], owners[rank]
    start = np.searchsorted(keys, probe_keys, "left")
    size = np.searchsorted(keys, probe_keys, "right") - start
    found = [np.empty((0, 2), np.int64)]
    for step in range(WIDTH):
        some: Flags = size > step
        if not some.any():
            break
        # Start at a place of the probe's own, so that large blocks are not all compared with
        # the same few members.
        at = start[some] + (probes[some] + step) % size[some]
        found.append(np.stack([probes[some], owners[at]], axis=1))
    return np.concatenate(found)
