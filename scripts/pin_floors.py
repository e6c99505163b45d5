"""Measure the coder on the gold and pin the floors that tests/gold/test_floors.py holds it to.

python scripts/pin_floors.py [--allow-regression] [--errors N]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from evenhand.errors import GoldError
from evenhand.evaluate.gate import corpus_hash, pin, read_floors
from evenhand.evaluate.gold import read_gold
from evenhand.evaluate.render import render_text
from evenhand.evaluate.scores import score
from evenhand.workflow.coder import load

GOLD = Path(__file__).parents[1] / "tests" / "gold"
GENRES = ("statements", "ministries", "armies", "armed_groups", "un_ngo", "newswire")


def main() -> int:
    """Print the scores and write the floors; 1 when one would sink without leave."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--allow-regression", action="store_true", help="let floors sink")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to list")
    options = parser.parse_args()
    paths = [GOLD / f"{genre}.jsonl" for genre in GENRES if (GOLD / f"{genre}.jsonl").is_file()]
    records = [record for path in paths for record in read_gold(path)]
    coder = load()
    coded = {r.id: coder.code(r.text, issuer=r.issuer, date=r.date) for r in records}
    scores = score(records, coded)
    sys.stdout.write("\n".join(render_text(scores, mistakes=options.errors)) + "\n")
    target = GOLD / "floors.json"
    try:
        floors = pin(
            scores,
            read_floors(target),
            corpus=corpus_hash(paths),
            allow_regression=options.allow_regression,
        )
    except GoldError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    target.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=2) + b"\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
