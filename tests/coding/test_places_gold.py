"""The gate of the place finder: scores on tests/gold/places.jsonl against pinned floors."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from evenhand.coding.places import places_of
from evenhand.model import Place

GOLD = Path(__file__).parents[1] / "gold" / "places.jsonl"
# Share of the gold toponyms found and given the right country, or a point within 161 km (100
# miles, the measure of the field); and share of the places found that are toponyms.
FLOORS = {"country": 0.97, "within_161_km": 0.97, "precision": 0.97}


def distance(place: Place, toponym: dict[str, Any]) -> float:
    if place.lat is None or place.lon is None:
        return math.inf
    a, b = math.radians(place.lat), math.radians(toponym["lat"])
    turn = math.radians(place.lon - toponym["lon"])
    half = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(half))


@pytest.fixture(scope="module")
def rows() -> list[tuple[dict[str, Any], list[Place]]]:
    records = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [(r, places_of(r["text"], r["date"])) for r in records]


def test_gold_is_large_and_true_to_its_texts(rows: list[tuple[dict[str, Any], Any]]) -> None:
    toponyms = [(r["text"], t) for r, _ in rows for t in r["places"]]
    assert len(toponyms) >= 400
    for text, toponym in toponyms:
        assert text[toponym["start"] :].startswith(toponym["text"])


def test_floors_hold_on_the_gold(rows: list[tuple[dict[str, Any], list[Place]]]) -> None:
    right = {"country": 0, "within_161_km": 0}
    toponyms = found_toponyms = found = 0
    for record, places in rows:
        found += len(places)
        for toponym in record["places"]:
            toponyms += 1
            end = toponym["start"] + len(toponym["text"])
            place = next((p for p in places if p.start < end and toponym["start"] < p.end), None)
            if place is not None:
                found_toponyms += 1
                right["country"] += place.country_code == toponym["country_code"]
                right["within_161_km"] += distance(place, toponym) <= 161.0
    scores = {k: n / toponyms for k, n in right.items()} | {"precision": found_toponyms / found}
    assert all(scores[k] >= floor for k, floor in FLOORS.items()), scores
