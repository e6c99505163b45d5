from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from evenhand.errors import GoldError
from evenhand.evaluate.gate import Floors, check_floors, corpus_hash, pin, read_floors
from evenhand.evaluate.interval import TaskScore
from evenhand.evaluate.scores import Scores, SpanIntegrity, score


def task(f1: float | None, gold: int = 10) -> TaskScore:
    return TaskScore(precision=f1, recall=f1, f1=f1, low=None, high=None, gold=gold, coded=10)


def scores(event: float | None, *, a: float = 0.8, b: float = 0.7, wrong: int = 0) -> Scores:
    return msgspec.structs.replace(
        score([], {}),
        tasks={"event": task(event), "date": task(0.0, gold=0)},
        side_tasks={"a": {"event": task(a)}, "b": {"event": task(b)}},
        spans=SpanIntegrity(checked=9, wrong=wrong, share=None, faults=("x: actor",) * wrong),
    )


SIDES = {"a": {"event": 0.79}, "b": {"event": 0.69}}
FLOORS = Floors(corpus="c", tasks={"event": 0.74}, sides=SIDES)


def test_pin_leaves_a_margin_and_tasks_without_gold_out() -> None:
    assert pin(scores(0.75), None, corpus="c") == FLOORS


def test_pin_refuses_to_sink_and_names_every_floor() -> None:
    with pytest.raises(GoldError, match=r"floors would sink:\n  all, event: 0\.7400 -> 0\.6900"):
        pin(scores(0.7), FLOORS, corpus="c")
    with pytest.raises(GoldError, match=r"side b, event: 0\.6900 -> 0\.4900"):
        pin(scores(0.75, b=0.5), FLOORS, corpus="c")


def test_pin_sinks_with_leave_and_rises_without() -> None:
    assert pin(scores(0.7), FLOORS, corpus="c", allow_regression=True).tasks == {"event": 0.69}
    assert pin(scores(0.9), FLOORS, corpus="d").corpus == "d"


def test_pin_counts_a_task_that_is_gone_as_sunk() -> None:
    with pytest.raises(GoldError, match=r"all, event: 0\.7400 -> gone"):
        pin(scores(None), FLOORS, corpus="c")


@pytest.mark.parametrize(
    ("found", "corpus", "fault"),
    [
        (scores(0.7399), "c", "all, event: 0.7399 is under the floor of 0.7400"),
        (scores(0.9, a=0.1), "c", "side a, event: 0.1000 is under the floor of 0.7900"),
        (scores(None), "c", "all, event: nothing is under the floor"),
        (scores(0.9), "d", r"the gold has changed \(c is pinned, this is d\)"),
        (scores(0.9, wrong=2), "c", "2 spans do not hold their words, first x: actor"),
    ],
)
def test_check_floors_stops(found: Scores, corpus: str, fault: str) -> None:
    faults = check_floors(found, FLOORS, corpus=corpus)
    assert len(faults) == 1
    with pytest.raises(AssertionError, match=fault):
        raise AssertionError(faults[0])


def test_check_floors_lets_equal_scores_pass() -> None:
    assert check_floors(scores(0.74), FLOORS, corpus="c") == []


def test_corpus_hash_follows_contents_and_not_order(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("1")
    second.write_text("2")
    before = corpus_hash([first, second])
    assert before == corpus_hash([second, first])
    second.write_text("3")
    assert before != corpus_hash([first, second])


def test_read_floors_of_no_file_and_of_a_wrong_one(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) is None
    path.write_text('{"corpus": 3}')
    with pytest.raises(GoldError, match=r"floors\.json: not a file of floors"):
        read_floors(path)
    path.write_bytes(msgspec.json.encode(FLOORS))
    assert read_floors(path) == FLOORS
