from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from evenhand.errors import GoldError
from evenhand.evaluate.gold import GoldClaim, GoldParty, GoldRecord
from evenhand.evaluate.scores import Scores, score
from evenhand.model import Coded, Entity

TEXT = "Rebels shelled Aleppo and soldiers arrested two men."


def record(name: str, *events: str, **more: object) -> GoldRecord:
    words = {"ASSAULT": ("shelled", "Rebels"), "COERCE": ("arrested", "soldiers")}
    claims = tuple(
        GoldClaim(
            event=(e,),  # type: ignore[arg-type]
            event_text=(words[e][0],),
            actor=(GoldParty(entity_text=words[e][1]),),
        )
        for e in events
    )
    return GoldRecord(id=name, text=TEXT, genre="army", claims=claims, **more)  # type: ignore[arg-type]


@pytest.fixture
def scored(make_claim: Callable, coded: Callable) -> Scores:
    gold = [
        record("1", "ASSAULT", "COERCE", pair="p", side="a"),
        record("2", "ASSAULT", pair="p", side="b"),
        record("3", pair="q", side="a"),
    ]
    assault = make_claim(TEXT, "shelled", actor=["Rebels"], confidence=0.95)
    wrong = make_claim(TEXT, "arrested", "SANCTION", actor=["soldiers"], confidence=0.65)
    return score(gold, {"1": coded(assault, wrong), "2": coded(), "3": coded(wrong)}, resamples=200)


def test_score_counts_over_all_documents(scored: Scores) -> None:
    assert (scored.documents, scored.gold_claims, scored.coded_claims) == (3, 3, 3)
    event = scored.tasks["event"]
    assert (event.precision, event.recall, event.f1) == (0.3333, 0.3333, 0.3333)
    assert event.low is not None
    assert event.high is not None
    assert event.low <= 0.3333 <= event.high


def test_score_gives_each_side_and_the_gap(scored: Scores) -> None:
    even = scored.sides["event"]
    assert (even.a, even.b, even.gap, even.pairs) == (0.4, 0.0, 0.4, 1)
    assert even.mean_gap == 0.5
    assert scored.side_tasks["b"]["event"].gold == 1


def test_score_confuses_types_with_none_for_what_stands_alone(scored: Scores) -> None:
    assert scored.confusion == {
        "ASSAULT": {"ASSAULT": 1, "NONE": 1},
        "COERCE": {"SANCTION": 1},
        "NONE": {"SANCTION": 1},
    }


def test_score_measures_calibration_over_coded_claims(scored: Scores) -> None:
    assert [(b.count, b.accuracy) for b in scored.calibration.bins] == [(2, 0.0), (1, 1.0)]
    assert scored.calibration.error == 0.45


def test_score_lists_errors_with_their_words(scored: Scores) -> None:
    found = [(m.document, m.task, m.gold, m.coded, m.words) for m in scored.mistakes]
    assert ("1", "event", "COERCE", "SANCTION", "arrested") in found
    assert ("2", "claim", "ASSAULT", None, "shelled") in found
    assert ("3", "claim", None, "SANCTION", "arrested") in found


def test_score_checks_every_span(make_claim: Callable, coded: Callable) -> None:
    off = Entity(entity_text="Rebels", start=1, end=7)
    claim = make_claim(TEXT, "shelled", actor=[off])
    spans = score([record("1", "ASSAULT")], {"1": coded(claim)}, resamples=0).spans
    assert (spans.checked, spans.wrong) == (3, 1)
    assert spans.faults == ("1: actor [1, 7): 'ebels ' is not 'Rebels'",)


def test_score_is_the_same_every_time(make_claim: Callable, coded: Callable) -> None:
    gold = [record(str(n), "ASSAULT") for n in range(9)]
    claim = make_claim(TEXT, "shelled")
    made = {str(n): coded(claim) if n % 2 else coded() for n in range(9)}
    first, second = score(gold, made), score(gold, made)
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


def test_score_says_which_records_are_not_coded() -> None:
    with pytest.raises(GoldError, match="1 of 2 gold records are not coded: b;"):
        score([record("a"), record("b")], {"a": Coded()})


def test_score_of_nothing_is_unknown_not_zero() -> None:
    scores = score([], {})
    assert scores.tasks["event"].f1 is None
    assert scores.calibration.error is None
    assert scores.spans.share is None
