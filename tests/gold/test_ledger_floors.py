"""Floors for merging and matching on the project's own gold; see tests/gold/README.md."""

import json
from pathlib import Path

import msgspec
import pytest

from evenhand.evaluate.clusters import bcubed, pairwise
from evenhand.evaluate.matching import GoldMatch, matching_scores
from evenhand.matching import match
from evenhand.merging import merge
from evenhand.model import Claim
from evenhand.reference import read_reference

GOLD = Path(__file__).parent
FLOORS = {"merging": 0.80, "precision": 0.95, "recall": 0.80, "coverage": 1.0}


def rows(name):
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    table = read_reference(GOLD / "reference.csv", folder=tmp_path_factory.mktemp("table"))
    claims = [msgspec.convert(row["claim"], Claim) for row in rows("matching.jsonl")]
    # Each claim is an event of its own: what is measured is matching, not merging.
    events = [merge([claim])[0] for claim in claims]
    gold = [
        GoldMatch(
            event=event.id,
            dataset=table.manifest.name,
            records=tuple(row["records"]),
            coverage=row["coverage"],
        )
        for event, row in zip(events, rows("matching.jsonl"), strict=True)
    ]
    matches = match(events, table, claims=claims)
    return gold, matches


def test_gold_matching_floors(found):
    gold, matches = found
    score = matching_scores(gold, matches)
    assert score.precision >= FLOORS["precision"]
    assert score.recall >= FLOORS["recall"]
    outside = [g for g in gold if g.coverage == "outside"]
    assert len(outside) >= 15
    assert matching_scores(outside, matches).coverage >= FLOORS["coverage"]


def test_gold_matching_never_contradicts_what_a_dataset_cannot_hold(found):
    gold, matches = found
    outside = {g.event for g in gold if g.coverage == "outside"}
    for found_match in matches:
        if found_match.event in outside and found_match.record is None:
            assert found_match.verdicts == {}


def test_gold_matching_holds_what_it_should():
    kinds = [row["kind"] for row in rows("matching.jsonl")]
    assert kinds.count("match") >= 60
    assert kinds.count("outside") >= 15
    assert sum(kinds.count(k) for k in ("wrong day", "other place", "later revision")) >= 30


def test_gold_merging_floors():
    data = rows("clusters.jsonl")
    claims = [msgspec.convert(row["claim"], Claim) for row in data]
    gold = {}
    for row, claim in zip(data, claims, strict=True):
        gold.setdefault(row["cluster"], []).append(claim.id)
    assert len(gold) >= 80
    assert len(claims) >= 220
    events = [event.claims for event in merge(claims)]
    assert bcubed(list(gold.values()), events).f1 >= FLOORS["merging"]
    assert pairwise(list(gold.values()), events).precision >= FLOORS["merging"]
