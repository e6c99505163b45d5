"""Names in sentences, written without the lexicon at hand: code, sector, and null kept null."""

from __future__ import annotations

import json
import math
from pathlib import Path

# What is reached, rounded down; issue: at least .88 and .95, aimed at .95 and .98.
FLOOR_NAMED = 0.98
FLOOR_NULL = 0.98

GOLD = Path(__file__).parents[1] / "gold" / "names.jsonl"


def test_resolve_gold_has_its_mixture():
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    assert len(rows) >= 400
    assert len({row["id"] for row in rows}) == len(rows)
    assert sum(row["code"] is None for row in rows) / len(rows) > 0.3
    for row in rows:
        assert row["text"][row["start"] :].startswith(row["name"])


def test_resolve_codes_named_parties(gold_outcomes):
    named = [o for o in gold_outcomes if o.row["code"] is not None]
    missed = [(o.row["text"], o.entity.code, o.entity.sector) for o in named if not o.right]
    assert _share(o.right for o in named) >= FLOOR_NAMED, missed


def test_resolve_leaves_open_names_open(gold_outcomes):
    unnamed = [o for o in gold_outcomes if o.row["code"] is None]
    missed = [(o.row["text"], o.entity.code, o.entity.sector) for o in unnamed if not o.stays_null]
    assert _share(o.stays_null for o in unnamed) >= FLOOR_NULL, missed


def _share(hits):
    hits = list(hits)
    return math.floor(100 * sum(hits) / len(hits)) / 100
