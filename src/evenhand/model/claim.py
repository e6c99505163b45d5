"""The claim record: a PLOVER event record with voice and spans (docs/record.md)."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

import msgspec

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Auxiliary = Literal["historical", "future", "hypothetical", "negation"]
VoiceKind = Literal["author", "reported", "quoted"]
DateBasis = Literal["stated", "relative", "none"]
Harm = Literal["dead", "injured", "arrested", "displaced"]


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A party as the text names it, and what the name means.

    Attributes:
        entity_text: the exact words; None when the text leaves the party out (an implied issuer).
        start, end: half-open span of the words in the document's text; None likewise.
        code: ISO 3166 alpha-3 of the state it belongs to, KOS, or a PLOVER code (UNO, EUR, IGO,
            NGO, ISM, IMG, MNC); None when unknown.
        sector: PLOVER sector code, a second one after a blank ("GOV PRE"); None when unknown.
        identifier_text: neutral name of the body or person; None when not in the vocabulary.
        is_issuer: the party is the document's issuer itself.
    """

    entity_text: str | None = None
    start: int | None = None
    end: int | None = None
    code: str | None = None
    sector: str | None = None
    identifier_text: str | None = None
    is_issuer: bool = False


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as the text names it, resolved against the gazetteer (PLOVER location object).

    Attributes:
        extracted_place, start, end: the exact words and their span.
        resolved_place: neutral name of the place found; None when unresolved.
        geonameid: GeoNames id; None for places of the project's own list and unresolved ones.
        lat, lon: decimal degrees, WGS 84; None when unresolved.
        country_code: ISO 3166 alpha-3 of the state the place is administered with; None likewise.
        claims: further ISO 3166 alpha-3 codes of states that claim the place.
        resolution: PLOVER: 5 below city, 4 city, 3 district, 2 province, 1 country.
    """

    extracted_place: str
    start: int
    end: int
    resolved_place: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country_code: str | None = None
    claims: tuple[str, ...] = ()
    resolution: int | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people harmed, as a range with its words.

    `low` equals `high` when the text is exact; an open end is None ("at least 14": 14, None).
    """

    low: int | None
    high: int | None
    text: str
    start: int
    end: int


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who says what a claim says.

    Attributes:
        kind: `author` (the document itself), `reported` or `quoted`.
        entity_text, start, end: the words that name the speaker; None for the author.
        verb: the word of saying; None when there is none.
        code: country or PLOVER code of the speaker; None when unknown.
    """

    kind: VoiceKind = "author"
    entity_text: str | None = None
    start: int | None = None
    end: int | None = None
    verb: str | None = None
    code: str | None = None


class TextInfo(msgspec.Struct, frozen=True, kw_only=True):
    """Where in the document the claim's sentence and trigger stand (half-open spans)."""

    sequence: int
    start: int
    end: int
    trigger_start: int
    trigger_end: int


class CiteInfo(msgspec.Struct, frozen=True, kw_only=True):
    """The document a record comes from; `published` as on the Document."""

    document: str
    sha256: str
    url: str | None = None
    title: str | None = None
    publication: str | None = None
    language: str = "en"
    published: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One report, in one passage, by one voice, that something happened, did not, will or may.

    Field names are those of the PLOVER manual where it has one. What the text does not give
    is None or empty. `date` and `enddate` are the first and last day of the interval;
    `date_precision` is its grain (day, week, month, season, quarter, half, year, longer);
    `event_scale` is PLOVER's conflict-cooperation score of event and mode, -10 to +10;
    `category` is the user's own code, from a model made by `evenhand adapt`;
    `confidence` is the calibrated probability that the event type is right.
    """

    id: str
    date: str | None = None
    enddate: str | None = None
    date_text: str | None = None
    date_basis: DateBasis = "none"
    date_precision: str | None = None
    event: tuple[EventType, ...]
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    auxiliary: tuple[Auxiliary, ...] = ()
    event_text: tuple[str, ...]
    actor: tuple[Entity, ...] = ()
    recipient: tuple[Entity, ...] = ()
    event_loc: Place | None = None
    size: dict[str, Quantity] = {}
    category: str | None = None
    quad_code: int
    event_scale: float
    cameo: str | None = None
    acled: str | None = None
    acled_sub_event: str | None = None
    voice: Voice = Voice()
    confidence: float
    text: str
    text_info: TextInfo
    cite_info: CiteInfo
    coder: str
    explanation: dict[str, Any] | None = None


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A legal or evaluative word that a voice applies to an act or a party, as said.

    Attributes:
        label: neutral key of the word ("genocide"); text, start, end: the words themselves.
        voice: who applies it; applied_to: the parties it is applied to, where the text says.
        claim: id of the claim the act was coded as; None when it stands alone.
    """

    id: str
    label: str
    text: str
    start: int
    end: int
    voice: Voice = Voice()
    applied_to: tuple[Entity, ...] = ()
    claim: str | None = None
    cite_info: CiteInfo


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """What the coder makes of one document."""

    claims: tuple[Claim, ...] = ()
    labels: tuple[Label, ...] = ()


def content_id(record: Claim | Label) -> str:
    """Hash of everything a record says, but not of the coder and its confidence.

    >>> from evenhand.model import CiteInfo, Label
    >>> cite = CiteInfo(document="a", sha256="0" * 64)
    >>> content_id(Label(id="", label="genocide", text="genocide", start=3, end=11, cite_info=cite))
    '87e4b73574d40565'
    """
    bare = msgspec.structs.replace(record, id="")
    if isinstance(bare, Claim):
        bare = msgspec.structs.replace(
            bare, coder="", explanation=None, confidence=0.0, category=None
        )
    return hashlib.sha256(msgspec.json.encode(bare)).hexdigest()[:16]
