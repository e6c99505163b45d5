"""ACLED exports: political violence, protest and strategic developments, with one death figure."""

from __future__ import annotations

from evenhand.reference.spec import Spec, by_code, day, names, number

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
REQUIRED = ("event_id_cnty", "event_date", "event_type", "actor1", "country", "latitude",
            "longitude", "fatalities")  # fmt: skip
# Days by time_precision: 1 the day, 2 within the week, 3 within the month (ACLED codebook).
SLACK = {"1": 0, "2": 3, "3": 15}
# Kilometres by geo_precision: 1 the town, 2 near it or its district, 3 a province.
RADIUS = {"1": 5.0, "2": 40.0, "3": 150.0}
# The numbers that stood in inter1 and inter2 before the words did.
INTER = {
    "1": "State forces",
    "2": "Rebel group",
    "3": "Political militia",
    "4": "Identity militia",
    "5": "Rioters",
    "6": "Protesters",
    "7": "Civilians",
    "8": "External/Other forces",
}
# PLOVER types a record may stand for, by sub-event type where that says more than the type.
SUB_TYPES = {
    "Abduction/forced disappearance": ("ASSAULT", "COERCE"),
    "Excessive force against protesters": ("ASSAULT", "PROTEST"),
    "Protest with intervention": ("PROTEST", "COERCE"),
    "Looting/property destruction": ("ASSAULT", "COERCE"),
    "Agreement": ("AGREE", "CONCEDE", "CONSULT", "SUPPORT"),
    "Arrests": ("COERCE",),
    "Change to group/activity": ("MOBILIZE", "RETREAT", "CONCEDE"),
    "Disrupted weapons use": ("ASSAULT", "COERCE"),
    "Headquarters or base established": ("MOBILIZE",),
    "Non-violent transfer of territory": ("RETREAT", "COERCE"),
}
TYPES = {
    "Battles": ("ASSAULT",),
    "Explosions/Remote violence": ("ASSAULT",),
    "Violence against civilians": ("ASSAULT",),
    "Protests": ("PROTEST",),
    "Riots": ("PROTEST", "ASSAULT"),
    "Strategic developments": ("COERCE", "MOBILIZE", "RETREAT", "AGREE"),
}


def _inter(column: str) -> str:
    return f"nullif(coalesce({by_code(column, INTER, None)}, {column}), '')"


_EVENT = f"CASE WHEN sub_event_type IN ({', '.join(repr(s) for s in SUB_TYPES)}) THEN " + (
    f"{by_code('sub_event_type', SUB_TYPES, ())} ELSE {by_code('event_type', TYPES, ())} END"
)

ACLED = Spec(
    kind="acled",
    dataset="ACLED",
    licence="ACLED terms of use (own account; rows are not redistributed)",
    citation="Raleigh, Kishi and Linke 2023, Humanities and Social Sciences Communications 10",
    records="political violence, protests and selected strategic developments; no injuries",
    types=("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "AGREE"),
    columns=COLUMNS,
    required=REQUIRED,
    optional=tuple(c for c in COLUMNS if c not in REQUIRED),
    select={
        "record": "trim(event_id_cnty)",
        "event": _EVENT,
        "detail": (
            "concat_ws(': ', event_type, nullif(sub_event_type, '')) || ' (' || "
            f"concat_ws(' - ', {_inter('inter1')}, {_inter('inter2')}) || ')'"
        ),
        "date": day("event_date"),
        "enddate": day("event_date"),
        "precision": by_code("time_precision", SLACK, 0),
        "lat": number("latitude", "DOUBLE"),
        "lon": number("longitude", "DOUBLE"),
        "radius": by_code("geo_precision", RADIUS, 25.0),
        "place": "location",
        "admin": "concat_ws(', ', nullif(admin3, ''), nullif(admin2, ''), nullif(admin1, ''))",
        "country": "country",
        "actors": names("actor1", "assoc_actor_1", separator="; "),
        "recipients": names("actor2", "assoc_actor_2", separator="; "),
        "dead_low": number("fatalities"),
        "dead_best": number("fatalities"),
        "dead_high": number("fatalities"),
        "text": "notes",
    },
)
