"""UCDP Georeferenced Event Dataset: fatal events of organised violence, 1989 to the present."""

from __future__ import annotations

from evenhand.reference.spec import Spec, by_code, day, names, number

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
REQUIRED = ("id", "type_of_violence", "side_a", "side_b", "latitude", "longitude", "date_start",
            "date_end", "best", "high", "low")  # fmt: skip
# Kilometres by where_prec (GED codebook, "Geographic precision"): 1 exact, 2 within about 25 km,
# 3 second-level division, 4 first-level division, 5 a line or a fuzzy region, 6 country, 7 sea.
RADIUS = {"1": 5.0, "2": 25.0, "3": 60.0, "4": 150.0, "5": 100.0, "6": 600.0, "7": 600.0}
# Days of slack by date_prec: the interval itself already spans what is not known (2 to 6 days,
# a week, a month, a year); its ends are approximate where it is not one day.
SLACK = {"1": 0, "2": 1, "3": 1, "4": 2, "5": 5}
DETAIL = {"1": "state-based", "2": "non-state", "3": "one-sided"}
_TEXT = "concat_ws('; ', source_headline, where_description)"

GED = Spec(
    kind="ged",
    dataset="UCDP GED",
    licence="CC BY 4.0",
    citation=(
        "Sundberg and Melander 2013, Journal of Peace Research 50(4); "
        "Davies et al. 2024, Journal of Peace Research 61(4)"
    ),
    records="fatal events of organised violence only: at least one death in a recorded conflict",
    types=("ASSAULT",),
    fatal_only=True,
    columns=COLUMNS,
    required=REQUIRED,
    optional=tuple(c for c in COLUMNS if c not in REQUIRED),
    select={
        "record": "trim(id)",
        "event": "['ASSAULT']::VARCHAR[]",
        "detail": by_code("type_of_violence", DETAIL, "type not stated"),
        "date": day("date_start"),
        "enddate": day("date_end"),
        "precision": by_code("date_prec", SLACK, 1),
        "lat": number("latitude", "DOUBLE"),
        "lon": number("longitude", "DOUBLE"),
        "radius": by_code("where_prec", RADIUS, 25.0),
        "place": "where_coordinates",
        "admin": "concat_ws(', ', adm_2, adm_1)",
        "country": "country",
        "actors": names("side_a"),
        "recipients": names("side_b"),
        "dead_low": number("low"),
        "dead_best": number("best"),
        "dead_high": number("high"),
        "text": _TEXT,
    },
)
