"""Claims as columns of numbers, so that pairs are compared many at a time."""

from __future__ import annotations

import calendar
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

import msgspec
import numpy as np
from numpy.typing import NDArray

from evenhand.lexicon.words import fold
from evenhand.merging.arrays import NO_DAY, Flags, Floats, Ints, Numbering
from evenhand.merging.carry import assume_days, carry
from evenhand.merging.families import family, is_denial, is_speech
from evenhand.merging.parties import Party, party
from evenhand.merging.words import content_words, sentence_vectors
from evenhand.model import Claim, Place

# Kilometres within which a place of each PLOVER resolution may lie from its coordinates: a site,
# a town with its outskirts, a district, a province; a country is compared by its code.
RADIUS = {5: 2.0, 4: 6.0, 3: 40.0, 2: 150.0, 1: 800.0}
FINE = 4
# Days of an interval up to which it counts as one happening's own days ("overnight", "weekend").
NARROW = 2
# Days before its publication within which an undated claim is taken to lie when compared; never
# written into a record.
UNDATED_WINDOW = 10
# Modes that say what an act came to and not by what means: no contrast to a means.
ENDS = ("destroy", "targeted")
SIZES = ("dead", "injured", "arrested", "displaced")


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """One row per claim; NaN and NO_DAY stand for what a claim does not say.

    `dated` claims state a day; `timed` ones state or carry one, see evenhand.merging.carry.
    """

    claims: tuple[Claim, ...]
    family: Ints
    kind: Ints
    modes: Ints
    means: Ints
    first: Ints
    last: Ints
    dated: Flags
    timed: Flags
    narrow: Flags
    carried_day: Flags
    carried_place: Flags
    published: Ints
    lat: Floats
    lon: Floats
    radius: Floats
    fine: Flags
    place: Ints
    name: Ints
    country: Ints
    actors: Ints
    recipients: Ints
    party_sets: tuple[tuple[Party, ...], ...]
    low: Floats
    high: Floats
    document: Ints
    publication: Ints
    sequence: Ints
    voice: Ints
    denial: Flags
    speech: Flags
    words: tuple[tuple[str, ...], ...]
    vectors: NDArray[np.float32]


INTS = (
    "family", "kind", "modes", "means", "first", "last", "published", "place", "name", "country",
    "actors", "recipients", "document", "publication", "sequence", "position", "voice",
)  # fmt: skip


def make_facts(claims: Sequence[Claim]) -> Facts:
    """The columns of all claims."""
    n = len(claims)
    number = {key: Numbering() for key in (*INTS, "mode", "sets")}
    ints = {key: np.full(n, -1, np.int64) for key in INTS}
    floats = {key: np.full(n, np.nan) for key in ("lat", "lon", "radius")}
    low, high = np.full((n, len(SIZES)), np.nan), np.full((n, len(SIZES)), np.nan)
    for i, claim in enumerate(claims):
        for key, value in _row(claim, number).items():
            ints[key][i] = value
        place = claim.event_loc
        if place is not None and place.lat is not None and place.lon is not None:
            floats["lat"][i], floats["lon"][i] = place.lat, place.lon
            floats["radius"][i] = RADIUS.get(place.resolution or FINE, RADIUS[FINE])
        for at, key in enumerate(SIZES):
            quantity = claim.size.get(key)
            if quantity is not None:
                low[i, at] = 0.0 if quantity.low is None else quantity.low
                high[i, at] = np.inf if quantity.high is None else quantity.high
    dated = ints["first"] != NO_DAY
    past = np.array(["historical" in c.auxiliary for c in claims], bool)
    carried_day, carried_place = carry(ints, floats, dated=dated, leave=past)
    assume_days(ints, dated | carried_day, UNDATED_WINDOW)
    words = tuple(content_words(c.text) for c in claims)
    columns: dict[str, Any] = {k: v for k, v in ints.items() if k != "position"} | floats
    return Facts(
        claims=tuple(claims),
        **columns,
        dated=dated,
        timed=dated | carried_day,
        narrow=(dated | carried_day) & (ints["last"] - ints["first"] < NARROW),
        carried_day=carried_day,
        carried_place=carried_place,
        fine=~np.isnan(floats["lat"]) & (floats["radius"] <= RADIUS[FINE]),
        party_sets=cast(Any, tuple(number["sets"].values)),
        low=low,
        high=high,
        denial=np.array([is_denial(c) for c in claims], bool),
        speech=np.array([is_speech(c) for c in claims], bool),
        words=words,
        vectors=sentence_vectors(words),
    )


def _row(claim: Claim, number: Mapping[str, Numbering]) -> dict[str, int]:
    """What a claim says, as whole numbers."""
    first, last = interval(claim.date, claim.enddate)
    cite, sets = claim.cite_info, number["sets"]
    return {
        "family": number["family"](family(claim)),
        "kind": number["kind"](claim.event[0]),
        "modes": sum(1 << (number["mode"](m) % 62) for m in set(claim.mode)),
        "means": sum(1 << (number["mode"](m) % 62) for m in set(claim.mode) - set(ENDS)),
        "first": first,
        "last": last,
        "published": day_number(cite.published),
        "place": number["place"](place_name(claim.event_loc)),
        "name": number["name"](_said(claim.event_loc)),
        "country": number["country"](_country(claim)),
        "actors": sets(tuple(sorted({party(e) for e in claim.actor}, key=str))),
        "recipients": sets(tuple(sorted({party(e) for e in claim.recipient}, key=str))),
        "document": number["document"](cite.document),
        "publication": number["publication"](cite.publication),
        "sequence": claim.text_info.sequence,
        "position": claim.text_info.trigger_start,
        "voice": number["voice"]((claim.voice.entity_text, cite.publication)),
    }


def place_name(place: Place | None) -> Hashable:
    """What makes two mentions one place: the gazetteer's id, else the folded words."""
    if place is None:
        return None
    return place.geonameid or fold(place.resolved_place or place.extracted_place).casefold()


def _said(place: Place | None) -> str | None:
    return None if place is None else fold(place.extracted_place).casefold()


def _country(claim: Claim) -> str | None:
    place = claim.event_loc
    if place is not None and place.country_code is not None:
        return place.country_code
    return next((e.code for e in (*claim.recipient, *claim.actor) if e.code is not None), None)


@lru_cache(maxsize=65_536)
def day_number(text: str | None, *, end: bool = False) -> int:
    """Days since the first of January of year 1, NO_DAY when a day is not given.

    >>> day_number("2015-01"), day_number("2015-01", end=True) - day_number("2015-01-01")
    (735599, 30)
    """
    if not text:
        return NO_DAY
    parts = [int(p) for p in text[:10].split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else (12 if end else 1)
    last = calendar.monthrange(year, month)[1]
    day = parts[2] if len(parts) > 2 else (last if end else 1)
    return date(year, month, day).toordinal()


@lru_cache(maxsize=65_536)
def interval(first: str | None, last: str | None) -> tuple[int, int]:
    """First and last day as numbers; a missing end is the other one."""
    start = day_number(first or last)
    return start, max(start, day_number(last or first, end=True))
