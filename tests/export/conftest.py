"""One invented statement, coded by hand."""

import pytest

from evenhand.model import (
    Account,
    Bounds,
    CiteInfo,
    Claim,
    Document,
    Entity,
    Event,
    Match,
    Place,
    Quantity,
    Reason,
    ReferenceEvent,
    TextInfo,
    Voice,
)

TEXT = (
    "Two sides met. The ministry of Northland said Southland gunners shelled the port of Arvo on "
    "4 May 2031, killing at least 14 people."
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def party(words: str, **fields: object) -> Entity:
    start, end = span(words)
    return Entity(entity_text=words, start=start, end=end, **fields)


@pytest.fixture
def document() -> Document:
    return Document(
        id="north.txt", text=TEXT, sha256="a" * 64, source="north.txt", issuer="Northland"
    )


@pytest.fixture
def claim() -> Claim:
    start, end = span("The ministry")[0], len(TEXT)
    trigger, speaker = span("shelled"), span("The ministry of Northland")
    place, dead = span("Arvo"), span("at least 14 people")
    return Claim(
        id="c1",
        date="2031-05-04",
        enddate="2031-05-04",
        date_text="4 May 2031",
        date_basis="stated",
        date_precision="day",
        event=("ASSAULT",),
        mode=("heavy-weapons",),
        event_text=("shelled",),
        actor=(
            party("Southland gunners", code="FIN", sector="MIL"),
            Entity(entity_text="=x", code=None),
        ),
        recipient=(party("the port of Arvo", sector="CVL"),),
        event_loc=Place(
            extracted_place="Arvo",
            start=place[0],
            end=place[1],
            lat=60.5,
            lon=-0.25,
            claims=("SWE",),
        ),
        size={
            "dead": Quantity(
                low=14, high=None, text="at least 14 people", start=dead[0], end=dead[1]
            )
        },
        quad_code=4,
        event_scale=-9.0,
        cameo="194",
        voice=Voice(
            kind="reported",
            entity_text="The ministry of Northland",
            start=speaker[0],
            end=speaker[1],
            verb="said",
            code="SWE",
        ),
        confidence=0.875,
        text=TEXT[start:end],
        text_info=TextInfo(
            sequence=1, start=start, end=end, trigger_start=trigger[0], trigger_end=trigger[1]
        ),
        cite_info=CiteInfo(
            document="north.txt", sha256="a" * 64, publication="Northland", published="2031-05-05"
        ),
        coder="evenhand test",
        explanation={"runner_up": {"event": "COERCE", "probability": 0.08}},
    )


@pytest.fixture
def bare_claim() -> Claim:
    return Claim(
        id="c2",
        event=("CONSULT",),
        event_text=("met",),
        quad_code=1,
        event_scale=4.0,
        confidence=0.5,
        text="Two sides met.",
        text_info=TextInfo(sequence=0, start=0, end=14, trigger_start=10, trigger_end=13),
        cite_info=CiteInfo(document="north.txt", sha256="a" * 64),
        coder="evenhand test",
    )


@pytest.fixture
def event(claim: Claim) -> Event:
    account = Account(side="Northland", claims=("c1",), size={"dead": Bounds(low=14, high=None)})
    return Event(
        id="e1",
        claims=("c1",),
        event=("ASSAULT",),
        date="2031-05-04",
        event_loc=claim.event_loc,
        accounts=(account,),
        fields={"date": "agreed", "dead": "one account"},
        size={"dead": Bounds(low=14, high=None)},
    )


@pytest.fixture
def match() -> Match:
    return Match(
        event="e1",
        dataset="Test GED",
        record="77",
        judgement="positive",
        score=6.5,
        reasons=(Reason(feature="date", weight=2.0, detail="same day"),),
        verdicts={"date": "supported", "dead": "contradicted"},
    )


@pytest.fixture
def record() -> ReferenceEvent:
    return ReferenceEvent(dataset="Test GED", record="77", lat=60.4, lon=-0.2)
