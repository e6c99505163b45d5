"""Toponyms alone: texts in, resolved places out, one answer a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from evenhand.coding.places import places_of
from evenhand.errors import UsageError


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the task."""

    id: str | int
    text: str
    date: str | None = None


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """A place found: its words and span, and what it resolves to (None where it stays open)."""

    start: int
    end: int
    text: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country_code: str | None = None
    resolution: int | None = None
    resolved_place: str | None = None
    claims: tuple[str, ...] = ()


class Toponyms(msgspec.Struct, frozen=True, kw_only=True):
    """One answer: every place of the text, in order."""

    id: str | int
    places: tuple[Toponym, ...] = ()


def answer_places(lines: Iterable[bytes], source: str) -> Iterator[Toponyms]:
    """Places of each text.

    Raises:
        UsageError: a line is no text; the message names source, line and what is wrong.
    """
    decoder = msgspec.json.Decoder(Text)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{source}, line {number}: {error}") from error
        found = places_of(row.text, date=row.date)
        yield Toponyms(
            id=row.id,
            places=tuple(
                Toponym(
                    start=p.start,
                    end=p.end,
                    text=p.extracted_place,
                    geonameid=p.geonameid,
                    lat=p.lat,
                    lon=p.lon,
                    country_code=p.country_code,
                    resolution=p.resolution,
                    resolved_place=p.resolved_place,
                    claims=p.claims,
                )
                for p in found
            ),
        )
