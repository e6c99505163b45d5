"""Claims built by hand: one voice, one town, one day unless a case says otherwise."""

import msgspec
import pytest

from evenhand.lexicon.ontology import event_scale, quad_code
from evenhand.model import CiteInfo, Claim, Entity, Place, Quantity, TextInfo, Voice, content_id

PLACES = {
    "Selin": (56.2, 10.68, 4), "fish market": (56.205, 10.685, 5), "Brask": (56.26, 10.6, 4),
    "Hald": (56.9, 10.0, 4), "Norder": (56.5, 10.3, 2), "nowhere": (None, None, None),
}  # fmt: skip
PARTIES = {
    "army": Entity(entity_text="the army", code="VRD", sector="MIL", identifier_text="Army"),
    "front": Entity(entity_text="the Front", code="VRD", sector="REB", identifier_text="Front"),
    "civilians": Entity(entity_text="civilians", sector="CVL"),
    "police": Entity(entity_text="police", code="VRD", sector="COP"),
}


def make(text="Shells hit the market of Selin.", /, **kept):
    """A claim; `doc`, `by`, `on`, `at` stand for document, issuer, publication day, sentence."""
    doc, by = kept.pop("doc", "d1"), kept.pop("by", "Wire")
    on, at = kept.pop("on", "2031-05-14"), kept.pop("at", 0)
    kind = kept.pop("event", "ASSAULT")
    mode = kept.pop("mode", ("heavy-weapons",))
    day = kept.pop("date", "2031-05-12")
    where = kept.pop("place", "Selin")
    loc = None
    if where is not None:
        lat, lon, resolution = PLACES[where]
        loc = Place(
            extracted_place=where, start=0, end=1, lat=lat, lon=lon, resolution=resolution,
            country_code=None if lat is None else "VRD",
        )  # fmt: skip
    size = {k: quantity(v) for k, v in kept.pop("size", {}).items()}
    voice = kept.pop("voice", None)
    claim = Claim(
        id="", date=day, enddate=kept.pop("enddate", day), event=(kind,), mode=mode,
        event_text=("hit",), event_loc=loc, size=size, quad_code=quad_code(kind),
        actor=tuple(PARTIES[p] for p in kept.pop("actor", ())),
        recipient=tuple(PARTIES[p] for p in kept.pop("recipient", ())),
        event_scale=event_scale(kind), confidence=1.0, text=text, coder="hand",
        date_basis="stated" if day else "none",
        voice=Voice() if voice is None else Voice(kind="reported", entity_text=voice),
        text_info=TextInfo(sequence=at, start=100 * at, end=100 * at + 50,
                           trigger_start=100 * at + 5, trigger_end=100 * at + 8),
        cite_info=CiteInfo(document=doc, sha256="0" * 64, publication=by, published=on),
        **kept,
    )  # fmt: skip
    return msgspec.structs.replace(claim, id=content_id(claim))


def quantity(value):
    low, high = value if isinstance(value, tuple) else (value, value)
    return Quantity(low=low, high=high, text="n", start=0, end=1)


@pytest.fixture
def claim():
    """Builder of claims."""
    return make
