"""Which of its namesakes a place name means: by what is named beside it, and by the document."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from evenhand.coding.places.mention import PlaceMention
from evenhand.lexicon.places import Candidate, PlaceRecord

# Weights of a candidate's reasons; population counts by its logarithm (a metropolis about 7).
BESIDE, KIND, SUPPORT, NEAR, OWN_NAME, COUNTRY = 6.0, 2.5, 4.0, 2.0, 1.0, 4.0
# What a place gains in a subdivision all of whose places the text names.
SAME_ADMIN = 1.2
# What a country loses when what stands beside its name could not be said of it.
MISFIT = 3.0
# Distance at which another place's pull is down to a third.
REACH_KM = 250.0
# As many of a document's surest places, the oftenest first, pull at the others.
LANDMARKS = 40
# A name whose best meaning scores less than this stays unresolved.
FLOOR = 2.5


def distance_km(a: PlaceRecord, b: PlaceRecord) -> float:
    """Great-circle distance."""
    la, lb = math.radians(a.lat), math.radians(b.lat)
    half = (
        math.sin((la - lb) / 2) ** 2
        + math.cos(la) * math.cos(lb) * math.sin(math.radians(a.lon - b.lon) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def resolve_all(
    mentions: Sequence[PlaceMention], countries: Mapping[str, float]
) -> list[PlaceMention]:
    """Mentions with their places: first each by itself, then each in the light of the others.

    Args:
        mentions: the document's place names.
        countries: how often its parties point to each state.
    """
    support = _shares(countries)
    first = [_best(m, support, ()) for m in mentions]
    weights: dict[str, float] = defaultdict(float, countries)
    for mention, (place, margin) in zip(mentions, first, strict=True):
        if place is not None and place.country and not mention.party:
            weights[place.country] += 1.0 if margin > 2.0 else 0.4
    admins: dict[str, float] = defaultdict(float)
    for place, margin in first:
        if place is not None and place.admin is not None:
            admins[str(place.admin)] += 1.0 if margin > 1.0 else 0.3
        elif place is not None and place.kind == "admin1":
            admins[str(place.row)] += 1.0
    support = _shares(weights) | _shares(admins)
    sure = [
        (m.text, place)
        for m, (place, margin) in zip(mentions, first, strict=True)
        if place is not None and place.kind != "country" and margin > 1.0
    ]
    landmarks = [pair for pair, _ in Counter(sure).most_common(LANDMARKS)]
    found = []
    for mention in mentions:
        others = tuple(p for text, p in landmarks if text != mention.text)
        found.append(replace(mention, place=_best(mention, support, others)[0]))
    return _one_sense(found)


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {c: n / total for c, n in weights.items()} if total else {}


def _best(
    mention: PlaceMention, support: Mapping[str, float], others: Sequence[PlaceRecord]
) -> tuple[PlaceRecord | None, float]:
    """The likeliest place and how far it is ahead of the next one elsewhere."""
    scored = sorted(
        ((_score(c, mention, support, others), c.place) for c in mention.candidates),
        key=lambda pair: (-pair[0], pair[1].row),
    )
    top, place = scored[0]
    if top < FLOOR:
        return None, 0.0
    rival = next((s for s, p in scored[1:] if distance_km(p, place) > 100.0), 0.0)
    return place, top - rival


def _score(
    candidate: Candidate,
    mention: PlaceMention,
    support: Mapping[str, float],
    others: Sequence[PlaceRecord],
) -> float:
    place, hints = candidate.place, mention.hints
    score = math.log10(place.weight + 300)
    score += 0.0 if candidate.alternate else OWN_NAME
    if place.kind == "country":
        score += COUNTRY if not hints.admins else -MISFIT
    elif place.kind == "admin1":
        score -= 1.0
    elif place.kind == "admin2":
        score -= 1.5
    if hints.kinds:
        score += KIND if place.kind in hints.kinds else -KIND * (place.kind == "country")
    score += BESIDE * _beside(place, mention) + _holding(place, hints.holds)
    if place.country:
        share = support.get(place.country, 0.0)
        score += SUPPORT * math.sqrt(share)
        score += SAME_ADMIN * math.sqrt(support.get(str(place.admin), 0.0))
    if others and place.kind != "country":
        closest = min(distance_km(place, other) for other in others)
        score += NEAR * math.exp(-closest / REACH_KM)
    return score


def _beside(place: PlaceRecord, mention: PlaceMention) -> float:
    """1 when the place lies in what is named beside it, 0.5 when only near it."""
    hints = mention.hints
    if place.row in hints.admins or (place.kind == "country" and place.country in hints.countries):
        return 0.0
    if place.admin is not None and place.admin in hints.admins:
        return 1.0
    if place.country in hints.countries:
        return 0.8
    return 0.7 if any(distance_km(place, n) < 80.0 for n in hints.near) else 0.0


def _holding(place: PlaceRecord, held: Sequence[Candidate]) -> float:
    """How well a place fits as what a name before it lies in ("Atlanta, Georgia")."""
    inside = [
        math.log10(c.place.weight + 300) - (OWN_NAME if c.alternate else 0.0)
        for c in held
        if c.place.row != place.row
        and (
            c.place.admin == place.row
            or (place.kind == "country" and c.place.country == place.country)
        )
    ]
    return max(inside, default=-MISFIT if held and place.kind == "country" else 0.0)


def _one_sense(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """One name means one place in a document, unless what stands beside it says otherwise."""
    meant: dict[str, PlaceRecord] = {}
    for plain in (False, True):
        for mention in mentions:
            if mention.place is not None and plain is not _is_told(mention):
                meant.setdefault(mention.text, mention.place)
    return [
        m if _is_told(m) or m.text not in meant else replace(m, place=meant[m.text])
        for m in mentions
    ]


def _is_told(mention: PlaceMention) -> bool:
    """Whether the words beside a name say which place it is."""
    hints = mention.hints
    return bool(hints.countries or hints.admins or hints.kinds or hints.holds)
