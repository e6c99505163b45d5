import numpy as np
import pytest

from evenhand.merging import merge
from evenhand.merging.facts import make_facts


def test_carry_gives_time_and_place_to_the_sentences_after(claim):
    said = [
        claim("Nothing was fired.", at=0, date=None, place=None),
        claim("Shells hit Selin on 12 May.", at=1),
        claim("The gunners killed twenty.", at=2, date=None, place=None),
        claim("Far below.", at=9, date=None, place=None),
    ]
    facts = make_facts(said)
    assert facts.carried_day.tolist() == [False, False, True, False]
    assert facts.carried_place.tolist() == [False, False, True, False]
    assert facts.dated.tolist() == [False, True, False, False]
    assert np.isnan(facts.lat[0])
    assert facts.lat[2] == pytest.approx(56.2)


def test_carry_never_reaches_a_record(claim):
    (event,) = merge([claim(date=None, place=None)])
    assert (event.date, event.event_loc) == (None, None)


def test_carry_brings_a_counter_claim_to_the_event(claim):
    theirs = {"doc": "front", "by": "Front"}
    claims = [
        claim("Rockets hit a crowded district of Selin, killing at least 20.", actor=("front",),
              size={"dead": (20, None)}, recipient=("civilians",)),
        claim("We did not shell Selin on 12 May.", auxiliary=("negation",), actor=("front",),
              **theirs),
        claim("The army's own gunners shelled the district, killing 20.", at=2, date=None,
              place=None, mode=(), actor=("army",), size={"dead": 20}, recipient=("civilians",),
              **theirs),
    ]  # fmt: skip
    (event,) = merge(claims)
    assert {a.side: a.stance for a in event.accounts} == {"Wire": "asserts", "Front": "asserts"}
    assert event.fields["actor"] == "disputed"
    front = next(a for a in event.accounts if a.side == "Front")
    assert [e.identifier_text for e in front.actor] == ["Army"]
    assert front.date == "2031-05-12"


def test_carry_of_another_place_keeps_nothing_apart_by_itself(claim):
    vague = claim("Dead were counted.", doc="x", by="x", at=1, date=None, place=None)
    before = claim(
        "Talks were held in Hald.", doc="x", by="x", event="CONSULT", place="Hald", mode=()
    )
    events = merge([vague, before, claim()])
    assert len(events) >= 2
