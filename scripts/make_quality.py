"""Fill the marked blocks of docs/quality.md: gold floors, the classifier's card, benchmarks.

python scripts/make_quality.py [--block NAME=FILE]...   NAME: gold, speed, relations, ledger, swap

FILE holds what a benchmark printed; a block that is not named stays as it is.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from blocks import ROOT, fenced, fill

PAGE = ROOT / "docs" / "quality.md"
FLOORS = ROOT / "tests" / "gold" / "floors.json"
CARD = ROOT / "src" / "evenhand" / "coding" / "weights" / "labels.json"
BENCHMARKS = ("gold", "speed", "relations", "ledger", "swap")


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    listed = [tuple(heads)]
    lines = [[*map(str, row)] for row in (*listed, ("---",) * len(listed[0]), *rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def floors(data: dict[str, Any]) -> str:
    """The pinned floors, over all and by side."""
    sides = sorted(data["sides"])
    rows = [
        (name, figure(value), *(figure(data["sides"][side].get(name)) for side in sides))
        for name, value in data["tasks"].items()
    ]
    return table(("task", "all", *(f"side {side}" for side in sides)), rows)


def card(data: dict[str, Any]) -> str:
    """What the shipped classifier was made of, and how it does on sentences kept from it."""
    facts: list[tuple[str, object]] = [
        (name, data[name]) for name in ("data", "seed", "epochs", "temperature") if name in data
    ]
    held = data.get("held_out_scores")
    if held is None:
        return table(("", ""), facts)
    facts += [
        ("acts held out", data["held_out"]),
        ("accuracy on them", figure(held["accuracy"])),
        ("expected calibration error", figure(held["expected_calibration_error"])),
    ]
    counts = data["instances"]
    rows = [(name, counts.get(name, ""), figure(f1)) for name, f1 in sorted(held["f1"].items())]
    by_type = table(("type", "acts in the training text", "F1 on held-out acts"), rows)
    return f"{table(('', ''), facts)}\n\n{by_type}"


def figure(value: float | None) -> str:
    """A score with two digits; a dash where there is none."""
    return "-" if value is None else f"{value:.2f}"


def page(current: str) -> str:
    """The page with the blocks that the repository itself holds."""
    current = fill(current, "floors", floors(json.loads(FLOORS.read_text("utf-8"))))
    return fill(current, "card", card(json.loads(CARD.read_text("utf-8"))))


def main() -> None:
    """Fill and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--block", action="append", default=[], metavar="NAME=FILE")
    filled = page(PAGE.read_text("utf-8"))
    for given in parser.parse_args().block:
        name, _, path = given.partition("=")
        if name not in BENCHMARKS:
            parser.error(f"--block knows no {name!r}; it fills {', '.join(BENCHMARKS)}")
        filled = fill(filled, name, fenced(Path(path).read_text("utf-8"), "text"))
    PAGE.write_text(filled, encoding="utf-8")


if __name__ == "__main__":
    main()
