"""GeoJSON (RFC 7946) of what has a place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from evenhand.export.rows import to_rows
from evenhand.model import Claim, Event, Match, ReferenceEvent

Point = tuple[float, float]


def to_geojson(records: Iterable[Claim] | Iterable[Event], kind: type[Claim | Event]) -> bytes:
    """Located claims or events as points; those without coordinates are left out."""
    features = []
    for row in to_rows(records, kind):
        lon, lat = row["event_loc_lon"], row["event_loc_lat"]
        if lon is not None and lat is not None:
            features.append(_feature(row, [(lon, lat)]))
    return _collection(features)


def matches_to_geojson(
    matches: Iterable[Match], *, events: Iterable[Event], references: Iterable[ReferenceEvent] = ()
) -> bytes:
    """Matches as a line from the event to the record, or a point where only one has a place."""
    event_at = {event.id: _event_point(event) for event in events}
    record_at = {(item.dataset, item.record): _record_point(item) for item in references}
    features = []
    for match in matches:
        ends = (event_at.get(match.event), record_at.get((match.dataset, match.record or "")))
        points = [point for point in ends if point is not None]
        if points:
            features.append(_feature(next(to_rows([match], Match)), points))
    return _collection(features)


def _event_point(event: Event) -> Point | None:
    loc = event.event_loc
    return None if loc is None or loc.lon is None or loc.lat is None else (loc.lon, loc.lat)


def _record_point(record: ReferenceEvent) -> Point | None:
    return None if record.lon is None or record.lat is None else (record.lon, record.lat)


def _feature(row: dict[str, Any], points: list[Point]) -> dict[str, Any]:
    geometry: dict[str, Any] = {"type": "Point", "coordinates": points[0]}
    if len(points) == 2:
        geometry = {"type": "LineString", "coordinates": points}
    properties = {name: value for name, value in row.items() if value is not None and value != []}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _collection(features: list[dict[str, Any]]) -> bytes:
    return msgspec.json.encode({"type": "FeatureCollection", "features": features}) + b"\n"
