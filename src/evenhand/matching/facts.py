"""Events as columns of numbers, one row for each time and place their accounts give."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
import numpy as np
import pyarrow as pa

from evenhand.matching.parties import Side, entity_side
from evenhand.model import Account, Bounds, Claim, Event, Place

# Kilometres within which a place of each PLOVER resolution may lie from its coordinates.
RADIUS = {5: 2.0, 4: 6.0, 3: 40.0, 2: 150.0, 1: 600.0}
# Days before its publication in which an undated event is looked for.
UNDATED_WINDOW = 7


class Probe(msgspec.Struct, frozen=True):
    """One time and place at which an event is looked for."""

    event: int
    first: int
    last: int
    dated: bool
    lat: float | None
    lon: float | None
    radius: float | None
    country: str | None
    name: str | None


class Subject(msgspec.Struct, frozen=True):
    """What is compared of an event besides time and place."""

    parties: tuple[Side, ...]
    hit: tuple[Side, ...]
    dead: tuple[Bounds, ...]
    words: str
    told: str


def day_number(text: str, *, end: bool = False) -> int:
    """Days since the first of January of year 1; a month or year is its first or last day.

    >>> day_number("2015-01-24") - day_number("2015-01")
    23
    """
    parts = [int(p) for p in text[:10].split("-")]
    month = parts[1] if len(parts) > 1 else (12 if end else 1)
    last = calendar.monthrange(parts[0], month)[1]
    return date(parts[0], month, parts[2] if len(parts) > 2 else (last if end else 1)).toordinal()


def make_probes(events: Sequence[Event]) -> list[Probe]:
    """Every different time and place that an event or one of its accounts gives."""
    probes: list[Probe] = []
    for number, event in enumerate(events):
        seen: set[Probe] = set()
        tellers: tuple[Event | Account, ...] = (event, *event.accounts)
        for teller in tellers:
            time = _time(teller.date or event.date, teller.enddate or event.enddate, event)
            place = teller.event_loc or event.event_loc
            if time is None:
                continue
            probe = _probe(number, time, place, event)
            if probe not in seen:
                seen.add(probe)
                probes.append(probe)
    return probes


def _time(first: str | None, last: str | None, event: Event) -> tuple[int, int, bool] | None:
    if first or last:
        start = day_number(first or last or "")
        return start, max(start, day_number(last or first or "", end=True)), True
    said = min((a.first_said for a in event.accounts if a.first_said), default=None)
    if said is None:
        return None
    published = day_number(said, end=True)
    return published - UNDATED_WINDOW, published, False


def _probe(number: int, time: tuple[int, int, bool], place: Place | None, event: Event) -> Probe:
    if place is None or place.lat is None:
        name = None if place is None else place.extracted_place
        return Probe(number, *time, None, None, None, _country(event), name)
    radius = RADIUS.get(place.resolution or 4, RADIUS[4])
    name = place.resolved_place or place.extracted_place
    return Probe(
        number, *time, place.lat, place.lon, radius, place.country_code or _country(event), name
    )


def _country(event: Event) -> str | None:
    """The one country an event without a resolved place can be in, by its parties."""
    for entities in (
        [e for a in event.accounts for e in a.recipient],
        [e for a in event.accounts for e in a.actor],
    ):
        codes = {e.code for e in entities if e.code is not None}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def make_subject(event: Event, claims: Mapping[str, Claim]) -> Subject:
    """The comparable rest of an event."""
    actors = [e for a in event.accounts for e in a.actor]
    recipients = [e for a in event.accounts for e in a.recipient]
    told = [claims[c].text for c in event.claims if c in claims]
    return Subject(
        tuple(dict.fromkeys(entity_side(e) for e in (*actors, *recipients))),
        tuple(dict.fromkeys(entity_side(e) for e in recipients)),
        said_dead(event),
        " ".join(dict.fromkeys(told)),
        harm_told(event, told),
    )


# Beginnings of words that tell of a death, for sentences that give no number.
FATAL = ("kill", "dead", "death", "die", "dying", "slain", "fatal", "execut", "massacr", "murder",
         "assassinat", "lethal", "corpse", "bodies", "behead")  # fmt: skip


def harm_told(event: Event, sentences: Sequence[str]) -> str:
    """Whether an event's accounts tell of a death, of other harm only, or of nothing.

    A number of deaths decides where there is one; otherwise the words of the sentences do.
    """
    stated = said_dead(event)
    if stated:
        return "death" if any(b.high is None or b.high > 0 for b in stated) else "harm"
    words = " ".join(sentences).casefold().split()
    if any(word.lstrip("\"'(“‘").startswith(FATAL) for word in words):
        return "death"
    return "harm" if event.size else "nothing"


def said_dead(event: Event) -> tuple[Bounds, ...]:
    """The numbers of deaths that the accounts give, each once."""
    stated = [a.size["dead"] for a in event.accounts if "dead" in a.size]
    if not stated and "dead" in event.size:
        stated = [event.size["dead"]]
    return tuple(dict.fromkeys(stated))


def probe_table(probes: Sequence[Probe]) -> pa.Table:
    """Probes as an Arrow table, for the database."""
    types = {"event": pa.int32(), "first": pa.int32(), "last": pa.int32(), "dated": pa.bool_(),
             "lat": pa.float64(), "lon": pa.float64(), "radius": pa.float64(),
             "country": pa.string()}  # fmt: skip
    columns = {k: pa.array([getattr(p, k) for p in probes], t) for k, t in types.items()}
    columns["probe"] = pa.array(np.arange(len(probes)), pa.int32())
    return pa.table(columns)
