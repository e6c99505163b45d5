from __future__ import annotations

from evenhand.evaluate.matching import GoldMatch, matching_scores
from evenhand.model import Match

GOLD = [
    GoldMatch(event="1", dataset="GED", records=("a", "b")),
    GoldMatch(event="2", dataset="GED", records=("c",)),
    GoldMatch(event="3", dataset="GED", coverage="outside"),
    GoldMatch(event="4", dataset="GED", coverage="inside"),
]


def match(event: str, record: str | None, judgement: str = "positive", **more: object) -> Match:
    return Match(event=event, dataset="GED", record=record, judgement=judgement, **more)  # type: ignore[arg-type]


def test_matching_scores_precision_recall_top1_and_coverage() -> None:
    found = matching_scores(
        GOLD,
        [
            match("1", "a", score=5.0),
            match("1", "b", "unsure", score=2.0),
            match("2", "x", score=9.0),
            match("2", "c", score=3.0),
            match("3", None, "none", coverage="outside"),
            match("4", None, "none", coverage="outside"),
            match("9", "z"),
        ],
    )
    assert (found.precision, found.recall, found.f1) == (0.6667, 0.6667, 0.6667)
    assert (found.top1, found.coverage) == (0.5, 0.5)
    assert (found.pairs, found.positive) == (3, 3)


def test_matching_scores_leave_negative_matches_out_of_precision() -> None:
    assert matching_scores(GOLD, [match("1", "a", "negative")]).positive == 0


def test_matching_scores_of_nothing_are_unknown() -> None:
    found = matching_scores([], [])
    assert (found.precision, found.recall, found.top1, found.coverage) == (None,) * 4
