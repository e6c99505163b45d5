"""The PLOVER ontology and its crosswalks, read from data/ontology/."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from evenhand.lexicon.actors import data_folder, read_toml


class Mode(msgspec.Struct, frozen=True, kw_only=True):
    """One mode of an event type: PLOVER's score, the CAMEO code it supports, its meaning."""

    scale: float
    cameo: str
    meaning: str


class EventKind(msgspec.Struct, frozen=True, kw_only=True):
    """One PLOVER event type: quad class 1 to 4, score, CAMEO cue, meaning and modes."""

    quad: int
    scale: float
    cameo: str
    meaning: str
    modes: dict[str, Mode] = {}


def _file(name: str) -> dict[str, Any]:
    return read_toml(data_folder() / "ontology" / name)


@cache
def event_kinds() -> dict[str, EventKind]:
    """The sixteen event types by name, in PLOVER's order.

    >>> event_kinds()["ASSAULT"].modes["aerial"].scale
    -9.5
    """
    rows = {k: v for k, v in _file("types.toml").items() if isinstance(v, dict)}
    return msgspec.convert(rows, dict[str, EventKind])


def quad_code(event: str) -> int:
    """PLOVER quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.

    >>> quad_code("REQUEST")
    3
    """
    return event_kinds()[event].quad


def event_scale(event: str, modes: Sequence[str] = ()) -> float:
    """PLOVER's conflict-cooperation score: the most extreme one of the modes, or the type's."""
    kind = event_kinds()[event]
    scales = [kind.modes[m].scale for m in modes if m in kind.modes]
    return max(scales, key=abs) if scales else kind.scale


@cache
def _cameo_types() -> dict[str, list[str]]:
    types: dict[str, list[str]] = _file("cameo.toml")["types"]
    return types


@cache
def cameo_allows(code: str, event: str) -> bool:
    """Whether a CAMEO code may stand for a PLOVER event type.

    >>> cameo_allows("195", "ASSAULT"), cameo_allows("195", "AID")
    (True, False)
    """
    table = _cameo_types()
    for size in range(len(code), 1, -1):
        if code[:size] in table:
            return event in table[code[:size]]
    return False


def default_cameo(event: str, modes: Sequence[str] = ()) -> str:
    """The CAMEO code that a type and its first mode support."""
    kind = event_kinds()[event]
    return next((kind.modes[m].cameo for m in modes if m in kind.modes), kind.cameo)


@cache
def _acled_rows() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = _file("acled.toml")["rows"]
    return rows


def acled_type(
    event: str, modes: Sequence[str], sectors: Sequence[str]
) -> tuple[str | None, str | None]:
    """ACLED event and sub-event type for a claim, from its recipients' sectors.

    >>> acled_type("ASSAULT", ["beat"], ["CVL"])
    ('Violence against civilians', 'Attack')
    """
    armed = any(carries_arms(s) for s in sectors)
    civilian = bool(sectors) and not armed
    for row in _acled_rows():
        if row["event"] != event or ("mode" in row and row["mode"] not in modes):
            continue
        if row.get("when") == "civilian" and not civilian:
            continue
        if row.get("when") == "armed" and not armed:
            continue
        return row["type"], row["sub"]
    return None, None


@cache
def sectors() -> dict[str, dict[str, Any]]:
    """PLOVER sectors with their meaning and whether they carry arms."""
    table: dict[str, dict[str, Any]] = _file("sectors.toml")["sectors"]
    return table


@cache
def other_codes() -> frozenset[str]:
    """Codes that stand for no state (UNO, IGO, NGO, ...); Kosovo's is one of a state.

    >>> "UNO" in other_codes(), "KOS" in other_codes()
    (True, False)
    """
    return frozenset(_file("sectors.toml")["codes"]) - {"KOS"}


def carries_arms(sector: str) -> bool:
    """Whether a sector's members carry arms as a rule."""
    return any(sectors().get(s, {}).get("arms", False) for s in sector.split())


@cache
def context_cues() -> dict[str, tuple[str, ...]]:
    """Cue words of each context, lower case, "*" for any ending."""
    return {k: tuple(v) for k, v in _file("contexts.toml")["contexts"].items()}


class LabelWord(msgspec.Struct, frozen=True, kw_only=True):
    """A label: its neutral key, whether it judges an act or a party, and its words."""

    label: str
    of: str
    words: tuple[str, ...]


@cache
def label_words() -> tuple[LabelWord, ...]:
    """All labels, in the order of the file."""
    return msgspec.convert(tuple(_file("labels.toml")["labels"]), tuple[LabelWord, ...])
