from __future__ import annotations

from collections.abc import Callable

from evenhand.evaluate.spans import check_spans
from evenhand.model import Entity, Place, Quantity, Voice

TEXT = "The ministry said rebels shelled Aleppo, killing at least 14."


def test_check_spans_covers_every_field(make_claim: Callable, make_label: Callable, coded) -> None:
    claim = make_claim(
        TEXT,
        "shelled",
        actor=["rebels"],
        voice=Voice(kind="reported", entity_text="ministry", start=4, end=12),
        event_loc=Place(extracted_place="Aleppo", start=33, end=39),
        size={"dead": Quantity(low=14, high=None, text="at least 14", start=49, end=60)},
    )
    checked, faults = check_spans(coded(claim, labels=(make_label(TEXT, "x", "rebels"),)), TEXT)
    assert (checked, faults) == (7, [])


def test_check_spans_lets_an_implied_party_be_without_span(make_claim: Callable, coded) -> None:
    claim = make_claim(TEXT, "shelled", actor=[Entity(is_issuer=True)])
    assert check_spans(coded(claim), TEXT) == (2, [])


def test_check_spans_faults_words_without_span(make_claim: Callable, coded) -> None:
    claim = make_claim(TEXT, "shelled", actor=[Entity(entity_text="rebels")])
    assert check_spans(coded(claim), TEXT)[1] == ["actor [None, None): None is not 'rebels'"]


def test_check_spans_faults_a_trigger_elsewhere(make_claim: Callable, coded) -> None:
    claim = make_claim(TEXT, "said")
    moved = coded(claim.__class__(**{**_fields(claim), "event_text": ("shelled",)}))
    assert "trigger" in check_spans(moved, TEXT)[1][0]


def _fields(claim: object) -> dict:
    return {name: getattr(claim, name) for name in claim.__struct_fields__}  # type: ignore[attr-defined]
