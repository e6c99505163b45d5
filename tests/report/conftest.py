"""One invented incident as two sides and a newswire tell it, coded by hand."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec import convert
from msgspec.structs import replace

from evenhand.model import (
    Account,
    Bounds,
    CiteInfo,
    Claim,
    Document,
    Entity,
    Event,
    Label,
    Link,
    Match,
    Place,
    Quantity,
    Reason,
    ReferenceEvent,
    Rejection,
    TextInfo,
    Voice,
    content_id,
)

VARDA, LENNO, WIRE = "Ministry of Defence of Varda", "Lenno Front", "Meridian Wire"

DATA = json.loads((Path(__file__).parent / "incident.json").read_text(encoding="utf-8"))
QUADS = {
    "AGREE": 1,
    "CONSULT": 1,
    "AID": 2,
    "RETREAT": 2,
    "REQUEST": 3,
    "ACCUSE": 3,
} | dict.fromkeys(("PROTEST", "COERCE", "ASSAULT"), 4)


class Texts:
    """Finds words in a document; claims are built from words, never from numbers."""

    def __init__(self, name: str) -> None:
        row = DATA["texts"][name]
        issuer, title, published, self.text = (
            row[key] for key in ("issuer", "title", "published", "text")
        )
        digest = sha256(self.text.encode()).hexdigest()
        self.document = Document(
            id=name,
            text=self.text,
            sha256=digest,
            source=name,
            issuer=issuer,
            title=title,
            published=published,
        )
        self.cite = CiteInfo(
            document=name, sha256=digest, title=title, publication=issuer, published=published
        )

    def span(self, words: str, after: int = 0) -> dict[str, int]:
        start = self.text.index(words, after)
        return {"start": start, "end": start + len(words)}

    def sentence(self, words: str) -> tuple[int, int]:
        at = self.text.index(words)
        before = self.text[:at]
        starts = [before.rfind(mark) + len(mark) for mark in (". ", "\n\n") if mark in before]
        end = self.text.find(".", at) + 1
        return max(starts, default=0), end

    def entity(self, words: str, after: int, fields: dict[str, Any]) -> Entity:
        if words == "@issuer":
            return Entity(identifier_text=self.document.issuer, is_issuer=True, **fields)
        return Entity(entity_text=words, **self.span(words, after), **fields)


def claim(texts: Texts, kind: str, words: str, **given: Any) -> Claim:
    start, end = texts.sentence(given.pop("near", words))
    trigger = texts.span(words, start)
    actor, recipient, place = (
        given.pop("actor", ()),
        given.pop("recipient", ()),
        given.pop("place", ""),
    )
    size, voice = given.pop("size", {}), given.pop("voice", None)
    fields: dict[str, Any] = {
        "event": (kind,),
        "event_text": (words,),
        "actor": tuple(texts.entity(name, start, more) for name, more in actor),
        "recipient": tuple(texts.entity(name, start, more) for name, more in recipient),
        "size": {
            key: Quantity(low=low, high=high, text=said, **texts.span(said, start))
            for key, (low, high, said) in size.items()
        },
        "quad_code": QUADS[kind],
        "event_scale": (5.0, 7.0, -3.0, -8.0)[QUADS[kind] - 1],
        "confidence": 0.9,
        "text": texts.text[start:end],
        "text_info": TextInfo(
            sequence=texts.text.count(".", 0, start),
            start=start,
            end=end,
            trigger_start=trigger["start"],
            trigger_end=trigger["end"],
        ),
        "cite_info": texts.cite,
        "coder": "evenhand test",
    }
    if place:
        known = DATA["places"][place] | {"extracted_place": place, "resolved_place": place}
        fields["event_loc"] = convert(known | texts.span(place, start), Place)
    if voice is not None:
        name, verb = voice
        kind_of = given.pop("voice_kind", "reported")
        fields["voice"] = Voice(
            kind=kind_of, entity_text=name, verb=verb, **texts.span(name, start)
        )
    day = given.pop("day", None)
    if day is not None:
        fields |= {"date": day, "enddate": day, "date_basis": "stated", "date_precision": "day"}
    given.pop("in")
    lists = {key: tuple(value) for key, value in given.items() if isinstance(value, list)}
    made = Claim(id="", **(fields | given | lists))
    return replace(made, id=content_id(made))


def claims_of(name: str, texts: Texts) -> list[Claim]:
    rows = [dict(row) for row in DATA["claims"] if row["in"] == name]
    return [claim(texts, row.pop("event"), row.pop("words"), **row) for row in rows]


def label(texts: Texts, key: str, words: str, **given: Any) -> Label:
    made = Label(id="", label=key, text=words, cite_info=texts.cite, **texts.span(words), **given)
    return replace(made, id=content_id(made))


def account(side: str, claims: list[Claim], **given: Any) -> Account:
    first = claims[0]
    documents = tuple(dict.fromkeys(item.cite_info.document for item in claims))
    fields: dict[str, Any] = {
        "claims": tuple(item.id for item in claims),
        "documents": documents,
        "voices": (side,),
        "first_said": first.cite_info.published,
        "date": first.date,
        "enddate": first.enddate,
        "event_loc": first.event_loc,
        "actor": first.actor,
        "recipient": first.recipient,
    }
    return Account(side=side, **(fields | given))


def market(v: list[Claim], n: list[Claim], w: list[Claim]) -> Event:
    members = [n[0], n[3], v[2], w[0], w[1], w[2]]
    return Event(
        id="e-market",
        claims=tuple(item.id for item in members),
        event=("ASSAULT",),
        mode=("heavy-weapons",),
        date="2031-05-12",
        enddate="2031-05-12",
        event_loc=n[0].event_loc,
        accounts=(
            account(VARDA, [v[2], w[2]], stance="denies"),
            account(
                LENNO,
                [n[0], n[3], w[1]],
                size={"dead": Bounds(low=19, high=None)},
                labels=("war crime", "massacre"),
                history=(
                    {"date": "2031-05-13", "change": "first said", "detail": "at least 19 dead"},
                    {"date": "2031-05-14", "change": "revised", "detail": "between 19 and 24 dead"},
                ),
            ),
            account(WIRE, [w[0]], stance="reports", size={"dead": Bounds(low=19, high=24)}),
        ),
        fields={
            "date": "agreed",
            "place": "agreed",
            "actor": "disputed",
            "recipient": "agreed",
            "dead": "disputed",
        },
        size={"dead": Bounds(low=19, high=24)},
        links=(
            Link(
                claims=(n[0].id, v[2].id),
                score=8.2,
                reasons=(
                    Reason(feature="date", weight=3.1, detail="same day"),
                    Reason(feature="place", weight=4.0, detail="same place"),
                    Reason(feature="numbers", weight=-0.4, detail="one account only"),
                ),
            ),
        ),
    )


def port(v: list[Claim], n: list[Claim], w: list[Claim]) -> Event:
    return Event(
        id="e-port",
        claims=(v[0].id, v[1].id, n[2].id),
        event=("ASSAULT",),
        date="2031-05-12",
        enddate="2031-05-12",
        event_loc=v[0].event_loc,
        accounts=(
            account(
                VARDA,
                [v[0], v[1]],
                size={"dead": Bounds(low=4, high=4), "injured": Bounds(low=11, high=11)},
            ),
            account(LENNO, [n[2]]),
        ),
        fields={"date": "agreed", "place": "one account", "actor": "agreed", "dead": "one account"},
        size={"dead": Bounds(low=4, high=4), "injured": Bounds(low=11, high=11)},
    )


def references() -> list[ReferenceEvent]:
    return [
        ReferenceEvent(
            dataset="Test GED 31.1",
            record="198904",
            event=("ASSAULT",),
            detail="state-based",
            date="2031-05-12",
            lat=56.21,
            lon=10.7,
            place="Selin town",
            country_code="VRD",
            actors=("Government of Varda",),
            recipients=("Lenno Front",),
            dead_low=15,
            dead_best=21,
            dead_high=26,
        ),
    ]


def matches() -> list[Match]:
    reasons = (
        Reason(feature="date", weight=3.1, detail="same day"),
        Reason(feature="place", weight=3.4, detail="1.7 km apart"),
        Reason(feature="parties", weight=1.2, detail="side_a is the actor of two accounts"),
        Reason(feature="dead", weight=-0.4, detail="15 to 26, the accounts say 19 to 24"),
    )
    verdicts = {
        "date": "supported",
        "place": "supported",
        "parties": "contradicted",
        "dead": "supported",
    }
    return [
        Match(
            event="e-market",
            dataset="Test GED 31.1",
            record="198904",
            judgement="positive",
            score=7.3,
            reasons=reasons,
            verdicts=verdicts,
        ),
        Match(
            event="e-port",
            dataset="Test GED 31.1",
            verdicts={"dead": "not found"},
            coverage="inside",
        ),
        Match(
            event="e-port",
            dataset="Protest list",
            verdicts={"date": "outside coverage"},
            coverage="outside",
        ),
    ]


def incident() -> dict[str, Any]:
    """Everything render() takes."""
    texts = {name: Texts(name) for name in DATA["texts"]}
    v, n, w, note = (claims_of(name, item) for name, item in texts.items())
    labels = [
        label(texts["varda.txt"], "terrorist", "terrorist group", claim=v[3].id),
        label(texts["lenno.txt"], "war crime", "war crime", claim=n[0].id),
        label(texts["lenno.txt"], "occupation", "occupation forces", claim=n[4].id),
    ]
    return {
        "documents": [item.document for item in texts.values()],
        "claims": [*v, *n, *w, *note],
        "labels": labels,
        "events": [market(v, n, w), port(v, n, w)],
        "matches": matches(),
        "references": references(),
        "rejected": [
            Rejection(source="scan.pdf", reason="no text layer; run it through OCR first")
        ],
        "title": "Port Selin, May 2031",
        "coder": "evenhand 0.1.0; lexicon 3f2a; model 91bc",
        "settings": {"workers": 2, "sides": {"Varda": [VARDA]}},
    }


@pytest.fixture(scope="session")
def records() -> dict[str, Any]:
    return incident()
