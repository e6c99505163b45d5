"""The flat columns of events and matches; what does not fit a cell stands as JSON."""

from __future__ import annotations

from evenhand.export.columns import (
    HARMS,
    Column,
    as_json,
    each,
    items,
    path,
    place_columns,
    size_columns,
)

EVENT_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "hash of the event's content", path("id"), "#event+code"),
    Column("claims", "texts", "ids of its claims", items("claims")),
    Column("event", "texts", "PLOVER event types", items("event"), "#event+type"),
    Column("mode", "texts", "PLOVER modes", items("mode"), "#event+type+sub"),
    Column("date", "text", "first day of the interval", path("date"), "#date+start"),
    Column("enddate", "text", "last day of the interval", path("enddate"), "#date+end"),
    *place_columns(),
    *size_columns(words=False),
    Column("account_sides", "texts", "the sides that give an account", each("accounts", "side")),
    Column("account_stances", "texts", "what each of them does", each("accounts", "stance")),
    Column(
        "account_first_said", "texts", "when each first said so", each("accounts", "first_said")
    ),
    *(
        Column(
            f"fields_{key}",
            "text",
            f"{key}: agreed, disputed, one account or not stated",
            path("fields", key),
        )
        for key in ("date", "place", "actor", "recipient", *HARMS)
    ),
    Column("fields", "json", "all of these as one object", as_json("fields")),
    Column("accounts", "json", "the accounts, whole", as_json("accounts")),
    Column("links", "json", "why its claims were put together", as_json("links")),
)

MATCH_COLUMNS: tuple[Column, ...] = (
    Column("event", "text", "id of the event", path("event"), "#event+code"),
    Column("dataset", "text", "name and version of the dataset", path("dataset"), "#meta+source"),
    Column("record", "text", "id of its record; empty when it has none", path("record")),
    Column("judgement", "text", "positive, negative, unsure or none", path("judgement")),
    Column("score", "number", "sum of the reasons, in bits", path("score")),
    Column("coverage", "text", "inside or outside what the dataset records", path("coverage")),
    *(
        Column(
            f"verdict_{key}",
            "text",
            f"{key}: supported, contradicted, not found or outside coverage",
            path("verdicts", key),
        )
        for key in ("date", "place", "parties", *HARMS)
    ),
    Column("verdicts", "json", "all of these as one object", as_json("verdicts")),
    Column("reasons", "json", "weight and finding of each feature", as_json("reasons")),
)
