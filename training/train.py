"""Make what ships: fit, calibrate, export to int8, measure, and write the model card.

    python -m training.train --out src/evenhand/coding/weights [--seed 7]

Two stages: five epochs on the sentences as they are, then one, gently, with short crops of them
beside. Everything comes from the repository; about half an hour on two quiet cores.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch

from evenhand.coding.features import BlindSentence
from evenhand.coding.judge import Judge, Part, Question, softmax
from training.crops import crops
from training.fit import data_hash, fit, label_sets
from training.instances import Instance, all_instances
from training.ship import ship

# One sentence in this many is kept from training, to calibrate and to report.
HELD_OUT = 12
EPOCHS = 5
CROP_EPOCHS, CROP_RATE = 1, 0.4
SEED = 7


def is_held_out(instance: Instance) -> bool:
    """Decided by the sentence alone, so that all its acts stay on one side."""
    digest = hashlib.sha256(" ".join(instance.words).encode()).digest()
    return digest[0] % HELD_OUT == 0


def scores(judge: Judge, instances: list[Instance]) -> tuple[Any, Any]:
    """Event scores of the exported classifier and the index of the true type, row by row."""
    rows, truth = [], []
    for item in instances:
        question = Question(
            item.trigger,
            item.actor,
            item.recipient,
            tuple(Part(p.words, p.relation, p.kind) for p in item.nominals),
        )
        blind = BlindSentence(item.words, (), {})
        rows.append(judge.scores(blind, [question])[0][0])
        truth.append(judge.events.index(item.event))
    return np.array(rows), np.array(truth)


def best_temperature(rows: Any, truth: Any) -> float:
    """The temperature with the least log loss (Guo et al. 2017), by search over a grid."""
    grid = np.arange(0.5, 3.01, 0.05)
    losses = [
        -np.mean([np.log(softmax(r / t)[y] + 1e-9) for r, y in zip(rows, truth, strict=True)])
        for t in grid
    ]
    return float(round(grid[int(np.argmin(losses))], 2))


def calibration(
    rows: Any, truth: Any, temperature: float, bins: int = 10
) -> tuple[float, list[Any]]:
    """Expected calibration error of the likeliest type, and (confidence, accuracy, count) a bin."""
    chances = np.array([softmax(r / temperature) for r in rows])
    best, right = chances.max(1), chances.argmax(1) == truth
    table, error = [], 0.0
    for low in np.arange(0, 1, 1 / bins):
        inside = (best > low) & (best <= low + 1 / bins)
        if inside.any():
            row = (float(best[inside].mean()), float(right[inside].mean()), int(inside.sum()))
            table.append(row)
            error += abs(row[0] - row[1]) * row[2] / len(best)
    return error, table


def per_type(rows: Any, truth: Any, names: list[str]) -> dict[str, float]:
    """F1 of each type on held-out rows."""
    guess = rows.argmax(1)
    found = {}
    for n, name in enumerate(names):
        hits = int(((guess == n) & (truth == n)).sum())
        total = int((guess == n).sum() + (truth == n).sum())
        found[name] = round(2 * hits / total, 3) if total else 0.0
    return found


def keep(folder: Path | None, state: Any, labels: dict[str, list[str]]) -> None:
    """Keep full weights, so that a later stage can be made again without the first."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        torch.save(state, folder / "network.pt")
        (folder / "labels.json").write_text(json.dumps({"labels": labels}))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--keep", type=Path, help="keep full weights here after each stage")
    parser.add_argument("--start", type=Path, help="full weights of the first stage")
    args = parser.parse_args()
    torch.set_num_threads(2)
    instances = all_instances()
    held = [i for i in instances if is_held_out(i)]
    seen = [i for i in instances if not is_held_out(i)]
    labels = label_sets(seen)
    print(f"{len(instances)} instances, {len(held)} held out", flush=True)
    log = partial(print, flush=True)
    if args.start:
        state = torch.load(args.start / "network.pt")
        labels = json.loads((args.start / "labels.json").read_text())["labels"]
    else:
        state = fit(seen, epochs=EPOCHS, seed=args.seed, labels=labels, log=log).state_dict()
        keep(args.keep, state, labels)
    both = [*seen, *crops(seen)]
    print(f"{len(both)} with crops", flush=True)
    network = fit(
        both,
        epochs=CROP_EPOCHS,
        seed=args.seed,
        labels=labels,
        state=state,
        rate=CROP_RATE,
        log=log,
    )
    facts = {
        "labels": labels,
        "temperature": 1.0,
        "seed": args.seed,
        "epochs": [EPOCHS, CROP_EPOCHS],
        "data": data_hash(instances),
        "instances": dict(sorted(Counter(i.event for i in instances).items())),
        "held_out": len(held),
    }
    ship(network.state_dict(), facts, args.out)
    judge = Judge(args.out)
    rows, truth = scores(judge, [i for i in held if i.event in judge.events])
    facts["temperature"] = best_temperature(rows, truth)
    error, table = calibration(rows, truth, facts["temperature"])
    facts["held_out_scores"] = {
        "accuracy": round(float((rows.argmax(1) == truth).mean()), 3),
        "f1": per_type(rows, truth, judge.events),
        "expected_calibration_error": round(error, 3),
        "reliability": [[round(a, 3), round(b, 3), n] for a, b, n in table],
    }
    (args.out / "labels.json").write_text(json.dumps(facts, indent=1, sort_keys=True) + "\n")
    print(json.dumps(facts["held_out_scores"], indent=1))


if __name__ == "__main__":
    main()
