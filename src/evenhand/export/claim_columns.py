"""The flat columns of a claim, and the way back from a row to the claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from evenhand.export.columns import (
    HARMS,
    Column,
    as_json,
    items,
    party_columns,
    path,
    place_columns,
    size_columns,
)
from evenhand.model import Claim

CLAIM_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "hash of the claim's content", path("id"), "#event+code"),
    Column("date", "text", "first day of the interval", path("date"), "#date+start"),
    Column("enddate", "text", "last day of the interval", path("enddate"), "#date+end"),
    Column("date_text", "text", "the words the date was read from", path("date_text")),
    Column("date_basis", "text", "stated, relative or none", path("date_basis")),
    Column("date_precision", "text", "grain of the date", path("date_precision")),
    Column("event", "texts", "PLOVER event types", items("event"), "#event+type"),
    Column("mode", "texts", "PLOVER modes", items("mode"), "#event+type+sub"),
    Column("context", "texts", "PLOVER contexts", items("context")),
    Column(
        "auxiliary",
        "texts",
        "historical, future, hypothetical, negation; empty for what is asserted as done",
        items("auxiliary"),
    ),
    Column("event_text", "texts", "the words that carry the act", items("event_text")),
    *party_columns("actor", "#group+name+first"),
    *party_columns("recipient", "#group+name+second"),
    *place_columns(),
    *size_columns(words=True),
    Column(
        "quad_code",
        "integer",
        "1 to 4: verbal or material, cooperation or conflict",
        path("quad_code"),
    ),
    Column("event_scale", "number", "PLOVER's conflict-cooperation score", path("event_scale")),
    Column("cameo", "text", "CAMEO code; a text, because of its leading zero", path("cameo")),
    Column("acled", "text", "ACLED event type the claim would fall under", path("acled")),
    Column("acled_sub_event", "text", "ACLED sub-event type likewise", path("acled_sub_event")),
    Column("category", "text", "the user's own code, from an adapted model", path("category")),
    Column("voice_kind", "text", "author, reported or quoted", path("voice", "kind")),
    Column("voice_text", "text", "words that name the speaker", path("voice", "entity_text")),
    Column("voice_start", "integer", "where those words start", path("voice", "start")),
    Column("voice_end", "integer", "where those words end", path("voice", "end")),
    Column("voice_verb", "text", "the word of saying", path("voice", "verb")),
    Column("voice_code", "text", "country or PLOVER code of the speaker", path("voice", "code")),
    Column("confidence", "number", "calibrated probability of the event type", path("confidence")),
    Column("text", "text", "the sentence", path("text"), "#description"),
    Column("text_sequence", "integer", "number of the sentence", path("text_info", "sequence")),
    Column("text_start", "integer", "where the sentence starts", path("text_info", "start")),
    Column("text_end", "integer", "where the sentence ends", path("text_info", "end")),
    Column(
        "trigger_start",
        "integer",
        "where the act's word starts",
        path("text_info", "trigger_start"),
    ),
    Column("trigger_end", "integer", "where the act's word ends", path("text_info", "trigger_end")),
    Column("document", "text", "id of the document", path("cite_info", "document"), "#meta+id"),
    Column("sha256", "text", "digest of the document's raw bytes", path("cite_info", "sha256")),
    Column("url", "text", "address of the document", path("cite_info", "url"), "#meta+url"),
    Column("title", "text", "title of the document", path("cite_info", "title")),
    Column("publication", "text", "issuer", path("cite_info", "publication"), "#meta+source"),
    Column("language", "text", "ISO 639-1 code", path("cite_info", "language")),
    Column(
        "published", "text", "day of publication", path("cite_info", "published"), "#date+reported"
    ),
    Column("coder", "text", "version of coder, lexicon and model", path("coder")),
    Column(
        "explanation", "json", "why the type was chosen, where asked for", as_json("explanation")
    ),
)

_ENTITY = {"entity_text": "texts", "start": "starts", "end": "ends", "code": "codes"} | {
    "sector": "sectors",
    "identifier_text": "names",
    "is_issuer": "are_issuer",
}
_PLACE = {"extracted_place": "text", "start": "start", "end": "end", "resolved_place": "name"} | {
    key: key for key in ("geonameid", "lat", "lon", "country_code", "claims", "resolution")
}
_VOICE = {"kind": "kind", "entity_text": "text", "start": "start", "end": "end"} | {
    "verb": "verb",
    "code": "code",
}
_SAME = (
    *("id", "date", "enddate", "date_text", "date_basis", "date_precision", "event", "mode"),
    *(
        "context",
        "auxiliary",
        "event_text",
        "quad_code",
        "event_scale",
        "cameo",
        "acled",
        "acled_sub_event",
        "category",
    ),
    *("confidence", "text", "coder"),
)
_CITE = ("document", "sha256", "url", "title", "publication", "language", "published")


def claim_from_row(row: Mapping[str, Any]) -> Claim:
    """The claim a row was made from, field for field.

    Raises:
        msgspec.ValidationError: the row does not hold a claim.
    """
    claim = {name: row[name] for name in _SAME}
    for side in ("actor", "recipient"):
        claim[side] = _members(row, side)
    if row["event_loc_text"] is not None:
        claim["event_loc"] = {key: row[f"event_loc_{name}"] for key, name in _PLACE.items()}
    claim["size"] = {
        harm: {key: row[f"size_{harm}_{key}"] for key in ("low", "high", "text", "start", "end")}
        for harm in HARMS
        if row[f"size_{harm}_text"] is not None
    }
    claim["voice"] = {key: row[f"voice_{name}"] for key, name in _VOICE.items()}
    claim["text_info"] = {key: row[f"text_{key}"] for key in ("sequence", "start", "end")}
    claim["text_info"] |= {key: row[key] for key in ("trigger_start", "trigger_end")}
    claim["cite_info"] = {key: row[key] for key in _CITE}
    if row["explanation"] is not None:
        claim["explanation"] = msgspec.json.decode(row["explanation"])
    return msgspec.convert(claim, Claim)


def _members(row: Mapping[str, Any], side: str) -> list[dict[str, Any]]:
    values = [row[f"{side}_{name}"] for name in _ENTITY.values()]
    return [dict(zip(_ENTITY, member, strict=True)) for member in zip(*values, strict=True)]
