"""The event and match records: accounts side by side, and their match with reference data."""

from __future__ import annotations

from typing import Literal

import msgspec

from evenhand.model.claim import Entity, EventType, Place

Stance = Literal["asserts", "denies", "reports"]
Agreement = Literal["agreed", "disputed", "one account", "not stated"]
Judgement = Literal["positive", "negative", "unsure", "none"]
Verdict = Literal["supported", "contradicted", "not found", "outside coverage"]


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """A number as a range; an open end is None."""

    low: int | None
    high: int | None


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One feature's weight in a link or match, in bits, and what it saw."""

    feature: str
    weight: float
    detail: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Why two claims were put into one event: the score and each feature's share of it."""

    claims: tuple[str, str]
    score: float
    reasons: tuple[Reason, ...] = ()


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one side says of an event.

    `history` lists, by date of publication, what was first said, repeated, revised, withdrawn.
    """

    side: str
    voices: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    stance: Stance = "asserts"
    first_said: str | None = None
    date: str | None = None
    enddate: str | None = None
    event_loc: Place | None = None
    actor: tuple[Entity, ...] = ()
    recipient: tuple[Entity, ...] = ()
    size: dict[str, Bounds] = {}
    labels: tuple[str, ...] = ()
    history: tuple[dict[str, str], ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """The claims that describe one happening; nothing is averaged.

    `fields` says for date, place, actor, recipient and each number whether accounts agree;
    `size` holds the lowest and highest number over all accounts.
    """

    id: str
    claims: tuple[str, ...]
    event: tuple[EventType, ...]
    mode: tuple[str, ...] = ()
    date: str | None = None
    enddate: str | None = None
    event_loc: Place | None = None
    accounts: tuple[Account, ...] = ()
    fields: dict[str, Agreement] = {}
    size: dict[str, Bounds] = {}
    links: tuple[Link, ...] = ()


class ReferenceEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A record of an outside dataset in the words all datasets share.

    Attributes:
        dataset: name and version ("UCDP GED 24.1"); record: the dataset's own id.
        event: PLOVER types the record may stand for; detail: the dataset's own type words.
        date, enddate: first and last day; precision: days of slack the dataset allows itself.
        lat, lon, place, admin, country_code: where; radius: kilometres of slack.
        actors, recipients: names as the dataset has them (GED side_a, side_b).
        dead: low, best and high number of deaths.
        text: headline or notes, where the dataset has them.
    """

    dataset: str
    record: str
    event: tuple[str, ...] = ()
    detail: str | None = None
    date: str | None = None
    enddate: str | None = None
    precision: int = 0
    lat: float | None = None
    lon: float | None = None
    radius: float = 0.0
    place: str | None = None
    admin: str | None = None
    country_code: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    dead_low: int | None = None
    dead_best: int | None = None
    dead_high: int | None = None
    text: str | None = None


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A pair of an event and a reference event, with the reason per feature.

    `record` is None for an event for which the dataset has nothing; `coverage` then says
    whether the dataset records such events at all.
    """

    event: str
    dataset: str
    record: str | None = None
    judgement: Judgement = "none"
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()
    verdicts: dict[str, Verdict] = {}
    coverage: Literal["inside", "outside"] | None = None
