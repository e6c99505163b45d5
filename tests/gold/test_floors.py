"""The gate: the coder's scores on the gold against their pinned floors."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.evaluate.gate import check_floors, corpus_hash, read_floors
from evenhand.evaluate.gold import read_gold
from evenhand.evaluate.scores import Scores, score
from evenhand.workflow.coder import load

GOLD = Path(__file__).parent
GENRES = ("statements", "ministries", "armies", "armed_groups", "un_ngo", "newswire")
PATHS = [GOLD / f"{genre}.jsonl" for genre in GENRES if (GOLD / f"{genre}.jsonl").is_file()]


@pytest.fixture(scope="module")
def scores() -> Scores:
    records = [record for path in PATHS for record in read_gold(path)]
    coder = load()
    coded = {r.id: coder.code(r.text, issuer=r.issuer, date=r.date) for r in records}
    return score(records, coded, resamples=0)


def test_gold_holds_every_genre_and_both_sides() -> None:
    records = [record for path in PATHS for record in read_gold(path)]
    assert len(PATHS) == len(GENRES)
    assert {r.side for r in records} >= {"a", "b"}
    assert len({r.id for r in records}) == len(records)


def test_floors_hold_on_the_gold(scores: Scores) -> None:
    floors = read_floors(GOLD / "floors.json")
    assert floors is not None, "no floors are pinned: run scripts/pin_floors.py"
    faults = check_floors(scores, floors, corpus=corpus_hash(PATHS))
    assert not faults, "\n".join(faults)
