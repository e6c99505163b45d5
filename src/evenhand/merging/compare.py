"""The features of many pairs at once: which level of evenhand.merging.weights each pair reaches."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from evenhand.merging import parties
from evenhand.merging import weights as w
from evenhand.merging.arrays import Flags, Floats, Ints
from evenhand.merging.blocking import NEAR_SENTENCES, Pairs
from evenhand.merging.facts import RADIUS, UNDATED_WINDOW, Facts
from evenhand.merging.words import content_words
from evenhand.model import Link, Reason

Levels = dict[str, NDArray[np.int8]]
CHUNK = 100_000
# Kilometres from a large city's centre to its outer districts.
CITY_KM = 20.0
# Bits that the words can add over the least they give.
MOST_FROM_WORDS = (
    max(x.weight for x in w.WORDING) - w.WORDING[0].weight + max(x.weight for x in w.SPEECH)
)


def score_pairs(facts: Facts, pairs: Pairs, copies: Flags) -> tuple[Floats, Floats, Levels]:
    """Score in bits of each pair, the share of it that tells against, the level of each feature.

    `copies` marks pairs whose sentences are one text published twice.
    """
    a, b = pairs[:, 0], pairs[:, 1]
    levels: Levels = {
        "date": _date(facts, a, b),
        "place": _place(facts, a, b),
        "type": _type(facts, a, b),
        "actor": _parties(facts, a, b, facts.actors),
        "recipient": _parties(facts, a, b, facts.recipients),
        "numbers": _numbers(facts, a, b),
        "wording": np.zeros(len(pairs), np.int8),
        "discourse": _discourse(facts, a, b),
        "copy": copies.astype(np.int8),
    }
    # A copy's relative dates move with the day it was published on again.
    levels["date"][copies] = w.NO_DATE
    levels["place"][copies] = w.NO_PLACE
    levels["denial"] = _denial(facts, a, b, levels)
    # Who is said not to have done it is no other actor of what is said to have been done.
    other = np.isin(levels["actor"], (w.DIFFERENT, w.DIFFERENT_HERE))
    denies = np.isin(levels["denial"], (w.DENIES, w.LAID_TO_OTHERS))
    levels["actor"][denies & other] = w.UNSTATED
    # Words are compared only where they could still make a link.
    hopeful = np.flatnonzero(_sum(levels, len(pairs))[0] + MOST_FROM_WORDS >= w.LINK)
    levels["wording"][hopeful] = _wording(facts, a[hopeful], b[hopeful])
    levels["speech"] = _speech(facts, a, b, levels)
    return (*_sum(levels, len(pairs)), levels)


def _sum(levels: Levels, n: int) -> tuple[Floats, Floats]:
    """The scores, and the share of them that tells against."""
    score, against = np.full(n, w.PRIOR), np.zeros(n)
    for name, level in levels.items():
        bits = np.array([row.weight for row in w.FEATURES[name]])[level]
        score += bits
        against += np.minimum(bits, 0.0)
    return score, against


def link(facts: Facts, pair: tuple[int, int], score: float, levels: Levels, at: int) -> Link:
    """A pair's score with the reasons behind it, strongest first."""
    reasons = [Reason(feature="prior", weight=w.PRIOR, detail="two claims of one block")]
    for name, level in levels.items():
        row = w.FEATURES[name][level[at]]
        if row.weight:
            reasons.append(Reason(feature=name, weight=row.weight, detail=row.detail))
    a, b = (facts.claims[i].id for i in pair)
    return Link(
        claims=(a, b) if a < b else (b, a),
        score=round(float(score), 2),
        reasons=tuple(sorted(reasons, key=lambda r: (-abs(r.weight), r.feature))),
    )


def _chosen(default: int, n: int, *rules: tuple[Flags, int]) -> NDArray[np.int8]:
    """The level of the last rule that holds."""
    level = np.full(n, default, np.int8)
    for holds, value in rules:
        level[holds] = value
    return level


def same_account(facts: Facts, a: Ints, b: Ints) -> Flags:
    """Whether two claims are said by one voice of one document."""
    same = (facts.document[a] == facts.document[b]) & (facts.voice[a] == facts.voice[b])
    return np.asarray(same)


def same_issuer(facts: Facts, a: Ints, b: Ints) -> Flags:
    """Whether two claims stand in texts of one issuer; texts without one only in one document."""
    known = facts.publication[a] >= 0
    same = known & (facts.publication[a] == facts.publication[b])
    return np.asarray(same | (facts.document[a] == facts.document[b]))


def _date(facts: Facts, a: Ints, b: Ints) -> NDArray[np.int8]:
    first = np.maximum(facts.first[a], facts.first[b])
    last = np.minimum(facts.last[a], facts.last[b])
    gap = np.maximum(first - last, 0)
    known = (facts.first[a] >= 0) & (facts.first[b] >= 0)
    both = facts.dated[a] & facts.dated[b]
    narrow = facts.narrow[a] & facts.narrow[b]
    one = known & (facts.dated[a] ^ facts.dated[b])
    carried = facts.carried_day[a] | facts.carried_day[b]
    timed = facts.timed[a] & facts.timed[b] & carried
    here = facts.document[a] == facts.document[b]
    return _chosen(
        w.NO_DATE,
        len(a),
        (both & (gap == 0), w.OVERLAP),
        (both & (gap == 0) & narrow, w.SAME_DAY),
        (both & (gap == 1), w.NEXT_DAY),
        (both & (gap == 1) & same_issuer(facts, a, b), w.NEXT_DAY_HERE),
        (both & (gap > 1), w.DAYS_APART),
        (both & (gap > 3), w.OTHER_TIME),
        (one & (gap == 0), w.UNDATED),
        (one & (gap > 0), w.UNLIKELY_TIME),
        (known & ~facts.dated[a] & ~facts.dated[b] & (gap > UNDATED_WINDOW), w.UNLIKELY_TIME),
        (timed & (gap == 0), w.CARRIED_DAY),
        (timed & (gap == 1), w.NO_DATE),
        (timed & (gap > 1), w.UNLIKELY_TIME),
        (carried & here, w.NO_DATE),
    )


def distance(lat_a: Floats, lon_a: Floats, lat_b: Floats, lon_b: Floats) -> Floats:
    """Kilometres between points, NaN where one is missing (haversine)."""
    p, q = np.radians(lat_a), np.radians(lat_b)
    half = np.sin((q - p) / 2) ** 2
    half = half + np.cos(p) * np.cos(q) * np.sin(np.radians(lon_b - lon_a) / 2) ** 2
    return np.asarray(2 * 6371.0 * np.arcsin(np.sqrt(np.minimum(half, 1.0))))


def _place(facts: Facts, a: Ints, b: Ints) -> NDArray[np.int8]:
    named = (facts.place[a] >= 0) & (facts.place[b] >= 0)
    apart = distance(facts.lat[a], facts.lon[a], facts.lat[b], facts.lon[b])
    resolved = ~np.isnan(apart)
    reach = facts.radius[a] + facts.radius[b]
    fine = facts.fine[a] & facts.fine[b]
    # Two towns of different names are two places even when their outskirts touch; a site and
    # the town around it are not.
    graded = facts.radius[a] != facts.radius[b]
    near = resolved & fine & (apart <= np.maximum(reach, 3.0))
    country = (facts.country[a] >= 0) & (facts.country[b] >= 0)
    wide = (facts.radius[a] > RADIUS[3]) | (facts.radius[b] > RADIUS[3])
    countrywide = (facts.radius[a] >= RADIUS[1]) | (facts.radius[b] >= RADIUS[1])
    with np.errstate(invalid="ignore"):
        inside = resolved & ~fine & (apart <= reach)
        beyond = resolved & (apart > reach) & ~near
        far = resolved & (apart > reach * 2 + 8)
    level = _chosen(
        w.NO_PLACE,
        len(a),
        (named & ~resolved, w.OTHER_WORDS),
        (inside, w.CONTAINED),
        (beyond, w.NEIGHBOURS),
        (near & ~graded & (apart > 1.0), w.NEIGHBOURS),
        (near & (graded | (apart <= 1.0)), w.REACH),
        (far, w.ELSEWHERE),
        (countrywide & (facts.country[a] == facts.country[b]), w.CONTAINED),
        # A town and the district named after it, when both texts say the one name.
        (resolved & (facts.name[a] == facts.name[b]) & (apart <= reach) & ~wide,
         w.SAME_PLACE),
        (resolved & country & countrywide & (facts.country[a] != facts.country[b]),
         w.OTHER_COUNTRY),
        (named & (facts.place[a] == facts.place[b]) & (fine | ~resolved), w.SAME_PLACE),
        (named & (facts.place[a] == facts.place[b]) & ~fine & resolved & wide, w.CONTAINED),
    )  # fmt: skip
    with np.errstate(invalid="ignore"):
        close = np.isin(level, (w.NEIGHBOURS, w.ELSEWHERE, w.CONTAINED)) & (apart <= CITY_KM)
    for at in np.flatnonzero(close & graded & ~wide).tolist():
        if _names(facts, int(a[at]), int(b[at])) or _names(facts, int(b[at]), int(a[at])):
            level[at] = w.REACH
    carried = facts.carried_place[a] | facts.carried_place[b]
    level[carried & np.isin(level, (w.SAME_PLACE, w.REACH))] = w.CARRIED_PLACE
    level[carried & np.isin(level, (w.NEIGHBOURS, w.ELSEWHERE, w.OTHER_COUNTRY))] = w.CARRIED_OTHER
    with np.errstate(invalid="ignore"):
        level[(level == w.CARRIED_OTHER) & (apart <= CITY_KM)] = w.NO_PLACE
    level[carried & (facts.document[a] == facts.document[b])] = w.NO_PLACE
    return level


def _names(facts: Facts, one: int, other: int) -> bool:
    """Whether a claim's sentence names the other's place ("the Eastern district of Selin")."""
    place = facts.claims[other].event_loc
    return place is not None and set(content_words(place.extracted_place)) <= set(facts.words[one])


def _type(facts: Facts, a: Ints, b: Ints) -> NDArray[np.int8]:
    same = facts.kind[a] == facts.kind[b]
    shared = (facts.modes[a] & facts.modes[b]) > 0
    stated = (facts.means[a] > 0) & (facts.means[b] > 0)
    return _chosen(
        w.RELATED,
        len(a),
        (same, w.SAME_TYPE),
        (same & stated, w.OTHER_MODE),
        (same & shared, w.SAME_MODE),
        (~same & same_account(facts, a, b), w.RELATED_HERE),
    )


def _parties(facts: Facts, a: Ints, b: Ints, sets: Ints) -> NDArray[np.int8]:
    """Parties are compared once per pair of different sets."""
    n = len(facts.party_sets)
    codes, where = np.unique(sets[a] * n + sets[b], return_inverse=True)
    ranks = {parties.UNSTATED: w.UNSTATED, parties.SAME: w.SAME, parties.ALIKE: w.ALIKE,
             parties.DIFFERENT: w.DIFFERENT}  # fmt: skip
    known = facts.party_sets
    found = [ranks[parties.compare_sets(known[c // n], known[c % n])] for c in codes.tolist()]
    level = np.array(found, np.int8)[where.ravel()] if len(codes) else np.zeros(0, np.int8)
    level[(level == w.DIFFERENT) & same_account(facts, a, b)] = w.DIFFERENT_HERE
    return level


def _numbers(facts: Facts, a: Ints, b: Ints) -> NDArray[np.int8]:
    """The numbers both state: the most telling agreement, unless the dead differ."""
    level = np.full(len(a), w.NO_NUMBERS, np.int8)
    agreeing = np.zeros(len(a), np.int8)
    here = same_account(facts, a, b)
    for at in range(facts.low.shape[1] - 1, -1, -1):
        low_a, low_b = facts.low[a, at], facts.low[b, at]
        high_a, high_b = facts.high[a, at], facts.high[b, at]
        stated = ~np.isnan(low_a) & ~np.isnan(low_b)
        with np.errstate(invalid="ignore", divide="ignore"):
            equal = stated & (low_a == low_b) & (high_a == high_b)
            overlap = stated & (np.maximum(low_a, low_b) <= np.minimum(high_a, high_b))
            apart = np.maximum(low_a, low_b) / np.maximum(np.minimum(high_a, high_b), 1)
            near = stated & (apart <= w.NEAR_RATIO)
        for holds, value in (
            (stated, w.DIFFER),
            (near, w.NEAR),
            (stated & ~overlap & here, w.DIFFER_HERE),
            (overlap, w.AGREE),
            (equal, w.SAME_SMALL),
            (equal & (low_a > w.SMALL), w.SAME_NUMBER),
        ):
            level[holds] = value
        agreeing += overlap
    level[(agreeing > 1) & (level == w.AGREE)] = w.AGREE_TWICE
    return level


def _wording(facts: Facts, a: Ints, b: Ints) -> NDArray[np.int8]:
    level = np.empty(len(a), np.int8)
    for start in range(0, len(a), CHUNK):
        part = slice(start, start + CHUNK)
        cosine = np.einsum("ij,ij->i", facts.vectors[a[part]], facts.vectors[b[part]])
        level[part] = np.searchsorted(w.WORDING_FROM, np.round(cosine, 4), "right")
    # One document goes on in other words, and says the same sentence of several acts.
    level[facts.document[a] == facts.document[b]] = w.ONE_DOCUMENT
    return level


def _discourse(facts: Facts, a: Ints, b: Ints) -> NDArray[np.int8]:
    same = facts.document[a] == facts.document[b]
    step = np.abs(facts.sequence[a] - facts.sequence[b])
    placed = (facts.place >= 0) & ~facts.carried_place
    stated = facts.dated[a] & facts.dated[b] & placed[a] & placed[b]
    later = _later_is_bare(facts, a, b)
    return _chosen(
        w.OTHER_DOCUMENT,
        len(a),
        (same, w.FURTHER),
        (same & (step <= NEAR_SENTENCES), w.FEW_SENTENCES),
        (same & (step == 1), w.NEXT_SENTENCE),
        (same & (step == 1) & later, w.GOES_ON),
        (same & (step == 0), w.SENTENCE),
        (same & (step > 0) & (step <= NEAR_SENTENCES) & stated, w.STATED_ANEW),
    )


def _later_is_bare(facts: Facts, a: Ints, b: Ints) -> Flags:
    """Whether the later of two sentences has neither time nor place of its own."""
    bare = ~(facts.dated | ((facts.place >= 0) & ~facts.carried_place))
    return np.where(facts.sequence[a] > facts.sequence[b], bare[a], bare[b])


def _denial(facts: Facts, a: Ints, b: Ints, levels: Levels) -> NDArray[np.int8]:
    one = facts.denial[a] ^ facts.denial[b]
    same_actor = levels["actor"] == w.SAME
    other = np.isin(levels["actor"], (w.DIFFERENT, w.DIFFERENT_HERE))
    step = np.abs(facts.sequence[a] - facts.sequence[b])
    goes_on = _later_is_bare(facts, a, b) & (step <= NEAR_SENTENCES)
    return _chosen(
        w.NO_DENIAL,
        len(a),
        (one, w.DENIES),
        (one & other & goes_on & same_account(facts, a, b), w.LAID_TO_OTHERS),
        (one & same_actor & same_account(facts, a, b), w.CONTRADICTS_ITSELF),
    )


def _speech(facts: Facts, a: Ints, b: Ints, levels: Levels) -> NDArray[np.int8]:
    speech = facts.speech[a] | facts.speech[b]
    one = levels["actor"] == w.SAME
    words = levels["wording"] == w.ALL_WORDS
    return _chosen(0, len(a), (speech, 1), (speech & one & words, 2))
