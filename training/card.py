"""The model card of the shipped classifier, written from the facts that training left.

python -m training.card
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evenhand.evaluate import reliability_svg
from evenhand.evaluate.calibration import Bin, Calibration

WEIGHTS = Path(__file__).parent.parent / "src" / "evenhand" / "coding" / "weights"
# Paragraphs of a page are lines of Markdown, however long.
CARD = """# Model card: the act classifier

**What it does.** From one sentence in which every name is replaced by its role, it says of each verb and event noun which PLOVER type it is, or nothing; its modes; the CAMEO code; and which noun phrases are its actor and recipient. It never sees who the parties are.

**What it is.** all-MiniLM-L6-v2 (Apache-2.0, 22 million parameters), fine-tuned, word embeddings kept; trigger, actor and recipient are pooled from one encoding of the sentence, four small heads decide. 8-bit ONNX, {size:.0f} MB, one thread.

**What it learnt from.** The project's own sentences (`training/*.jsonl`), written for it in its own words: {instances} acts, seed {seed}, {epochs[0]} epochs and {epochs[1]} with short crops, data hash `{data}`. No benchmark, no gold. Real events echo in them; they are language, not facts.

| type | acts | F1 on held-out |
|---|---|---|
{rows}

One sentence in twelve ({held_out} acts) was kept from training: accuracy {accuracy:.3f}. The temperature {temperature} was picked there; expected calibration error {error:.3f} (![reliability](reliability.svg)). Scores on hand-coded gold and on public benchmarks stand in docs/quality.md.

**Limits.** English prose of statements and news. Irony, legal drafting and long lists are weak; rare modes are rarely found. A confidence of .9 means nine in ten on text like the training text, less on other text.

**Make it anew.** `make train`: the same data, seed and thread count give the same weights on the same libraries.
"""


def main() -> None:
    facts: dict[str, Any] = json.loads((WEIGHTS / "labels.json").read_text())
    scores = facts["held_out_scores"]
    rows = "\n".join(
        f"| {name} | {count} | {scores['f1'].get(name, 0):.2f} |"
        for name, count in facts["instances"].items()
    )
    text = CARD.format(
        size=(WEIGHTS / "act.onnx").stat().st_size / 1e6,
        instances=sum(facts["instances"].values()),
        rows=rows,
        accuracy=scores["accuracy"],
        error=scores["expected_calibration_error"],
        **{k: facts[k] for k in ("seed", "epochs", "data", "held_out", "temperature")},
    )
    (WEIGHTS / "MODEL_CARD.md").write_text(text, encoding="utf-8")
    (WEIGHTS / "reliability.svg").write_text(reliability_svg(calibration(scores)), encoding="utf-8")


def calibration(scores: dict[str, Any]) -> Calibration:
    """The held-out reliability table in the evaluation's form."""
    return Calibration(
        error=scores["expected_calibration_error"],
        bins=tuple(
            Bin(
                low=int(confidence * 10 - 1e-9) / 10,
                high=int(confidence * 10 - 1e-9) / 10 + 0.1,
                count=count,
                confidence=confidence,
                accuracy=right,
            )
            for confidence, right, count in scores["reliability"]
        ),
    )


if __name__ == "__main__":
    main()
