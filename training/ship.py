"""Turn fitted weights into what ships: an int8 ONNX graph, the tokenizer and the labels.

python -m training.ship --network FOLDER --out src/evenhand/coding/weights
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import ENCODER, Network

INPUTS = (
    "ids", "attention", "sentence", "trigger", "actor", "recipient",
    "part_of", "part", "relation", "kind",
)  # fmt: skip
OUTPUTS = ("event", "cameo", "mode", "role", "features")
HEADS = OUTPUTS[:3]


def export(network: Network, out: Path) -> None:
    """Write `act.onnx`: weights in 8 bits, one row of scores an act."""
    ids = torch.ones(1, 12, dtype=torch.long)
    weights = torch.full((2, 12), 1 / 12)
    none = torch.zeros(2, dtype=torch.long)
    sample = (ids, torch.ones(1, 12), none, weights, weights, weights, none, weights, none, none)
    axes: dict[str, Any] = {
        "ids": {0: "s", 1: "t"},
        "attention": {0: "s", 1: "t"},
        "sentence": {0: "n"},
    }
    axes |= {name: {0: "n", 1: "t"} for name in INPUTS[3:6]}
    axes |= {name: {0: "p"} for name in ("part_of", "relation", "kind", "role")}
    axes |= {"part": {0: "p", 1: "t"}} | {name: {0: "n"} for name in (*HEADS, "features")}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            network, sample, str(full), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(full, out / "act.onnx", weight_type=QuantType.QInt8, per_channel=True)


def ship(state: Any, facts: dict[str, Any], out: Path) -> None:
    """Write the three files of a classifier."""
    out.mkdir(parents=True, exist_ok=True)
    network = Network(*(len(facts["labels"][k]) for k in HEADS))
    network.load_state_dict(state)
    network.eval()
    export(network, out)
    shutil.copy(ENCODER / "tokenizer.json", out / "tokenizer.json")
    (out / "labels.json").write_text(json.dumps(facts, indent=1, sort_keys=True) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    facts = json.loads((args.network / "labels.json").read_text())
    ship(torch.load(args.network / "network.pt"), facts, args.out)


if __name__ == "__main__":
    main()
