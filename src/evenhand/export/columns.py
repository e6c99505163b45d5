"""The one list of columns that Parquet, CSV and GeoJSON share, with what each means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

Kind = Literal["text", "integer", "number", "texts", "integers", "booleans", "json"]
Record = Any  # a Claim, Event or Match: each table's getters fit its own kind of record

HARMS = ("dead", "injured", "arrested", "displaced")


class Column(msgspec.Struct, frozen=True):
    """A column of a flat table.

    Attributes:
        name: the record's path with underscores; a list of parties gives aligned plural columns.
        kind: text, integer, number, their plurals (lists), or json (an object as JSON text).
        meaning: what the column holds, one line.
        get: the value for a record; None where the record has none.
        hxl: HXL hashtag; empty where the standard has none that fits.
    """

    name: str
    kind: Kind
    meaning: str
    get: Callable[[Record], Any]
    hxl: str = ""


def path(*names: str) -> Callable[[Record], Any]:
    """A getter that follows attributes and stops at None."""

    def get(record: Record) -> Any:
        value = record
        for name in names:
            if value is None:
                return None
            value = value.get(name) if isinstance(value, dict) else getattr(value, name)
        return value

    return get


def items(name: str) -> Callable[[Record], list[Any]]:
    """A getter of a tuple as a list."""
    return lambda record: list(getattr(record, name))


def each(name: str, field: str) -> Callable[[Record], list[Any]]:
    """A getter of one field of every member of a list, gaps kept so that columns align."""
    return lambda record: [getattr(member, field) for member in getattr(record, name)]


def as_json(name: str) -> Callable[[Record], str | None]:
    """A getter of a nested value as JSON text."""

    def get(record: Record) -> str | None:
        value = getattr(record, name)
        return None if value is None else msgspec.json.encode(value).decode()

    return get


def party_columns(side: str, hxl: str) -> tuple[Column, ...]:
    """The aligned columns of `actor` or `recipient`: the n-th items belong to one party."""
    return (
        Column(
            f"{side}_texts", "texts", f"words that name each {side}", each(side, "entity_text"), hxl
        ),
        Column(f"{side}_starts", "integers", "where those words start", each(side, "start")),
        Column(f"{side}_ends", "integers", "where those words end", each(side, "end")),
        Column(
            f"{side}_codes",
            "texts",
            f"country or PLOVER code of each {side}",
            each(side, "code"),
            f"{hxl.partition('+')[0]}+code",
        ),
        Column(f"{side}_sectors", "texts", "PLOVER sector codes", each(side, "sector")),
        Column(f"{side}_names", "texts", "neutral names", each(side, "identifier_text")),
        Column(
            f"{side}_are_issuer",
            "booleans",
            f"whether each {side} is the document's issuer",
            each(side, "is_issuer"),
        ),
    )


def place_columns() -> tuple[Column, ...]:
    """The columns of `event_loc`."""
    loc = "event_loc"
    return (
        Column(f"{loc}_text", "text", "the place as written", path(loc, "extracted_place"), "#loc"),
        Column(f"{loc}_start", "integer", "where those words start", path(loc, "start")),
        Column(f"{loc}_end", "integer", "where those words end", path(loc, "end")),
        Column(
            f"{loc}_name",
            "text",
            "neutral name of the place",
            path(loc, "resolved_place"),
            "#loc+name",
        ),
        Column(f"{loc}_geonameid", "integer", "GeoNames id", path(loc, "geonameid"), "#loc+code"),
        Column(f"{loc}_lat", "number", "latitude, WGS 84", path(loc, "lat"), "#geo+lat"),
        Column(f"{loc}_lon", "number", "longitude, WGS 84", path(loc, "lon"), "#geo+lon"),
        Column(
            f"{loc}_country_code",
            "text",
            "ISO 3166 alpha-3 of the state the place is administered with",
            path(loc, "country_code"),
            "#country+code",
        ),
        Column(
            f"{loc}_claims",
            "texts",
            "further states that claim the place",
            lambda record: None if record.event_loc is None else list(record.event_loc.claims),
        ),
        Column(
            f"{loc}_resolution",
            "integer",
            "5 below city, 4 city, 3 district, 2 province, 1 country",
            path(loc, "resolution"),
        ),
    )


def size_columns(*, words: bool) -> tuple[Column, ...]:
    """The columns of `size`: the range of each harm, for claims with its words."""
    tags = {"dead": "#affected+killed", "injured": "#affected+injured"}
    tags |= {"arrested": "#affected+detained", "displaced": "#affected+displaced"}
    columns = []
    for harm in HARMS:
        for end, said in (("low", "lowest"), ("high", "highest")):
            columns.append(
                Column(
                    f"size_{harm}_{end}",
                    "integer",
                    f"{said} number of people {harm}; empty when open or not stated",
                    path("size", harm, end),
                    f"{tags[harm]}+{'min' if end == 'low' else 'max'}",
                )
            )
        if words:
            columns += [
                Column(
                    f"size_{harm}_text", "text", "the number's words", path("size", harm, "text")
                ),
                Column(
                    f"size_{harm}_start", "integer", "where they start", path("size", harm, "start")
                ),
                Column(f"size_{harm}_end", "integer", "where they end", path("size", harm, "end")),
            ]
    return tuple(columns)
