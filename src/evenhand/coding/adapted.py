"""The classifier fitted to a user's own codebook: the shipped encoder under a new last layer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evenhand.coding.features import BlindSentence
from evenhand.coding.judge import Judge, Judged, Question, softmax
from evenhand.errors import ModelError
from evenhand.lexicon.ontology import event_kinds

LAYER = "adapted.npz"
FACTS = "adapted.json"


class AdaptedJudge(Judge):
    """A judge whose types are the user's labels.

    A label that is a PLOVER type replaces the shipped judgement; any other becomes the claim's
    `category`, beside the PLOVER type of the shipped classifier.

    Raises:
        ModelError: the folder is damaged, or was fitted to other weights than those installed.
    """

    def __init__(self, folder: Path, base: Path) -> None:
        super().__init__(base)
        try:
            facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
            layer = np.load(folder / LAYER)
        except (OSError, ValueError) as error:
            raise ModelError(f"{folder}: not a model made by `evenhand adapt` ({error})") from error
        if facts["base"] != self.version:
            raise ModelError(
                f"{folder} was fitted to weights {facts['base']}, installed are {self.version}: "
                "run `evenhand adapt` again"
            )
        self.labels: list[str] = facts["labels"]
        self.version = f"{self.version}+{facts['version']}"
        self._layer = {name: layer[name] for name in ("mean", "scale", "weights", "bias")}

    def judge(self, blind: BlindSentence, questions: Sequence[Question]) -> list[Judged]:
        """Judge every act of one sentence by the user's labels."""
        shipped = super().judge(blind, questions)
        if not questions:
            return shipped
        (features,) = self.scores(blind, questions, ["features"])
        return [
            self._relabel(one, softmax(self.layer_scores(row)))
            for one, row in zip(shipped, features, strict=True)
        ]

    def layer_scores(self, features: Any) -> Any:
        """Scores of the user's labels from one row of features."""
        layer = self._layer
        return ((features - layer["mean"]) / layer["scale"]) @ layer["weights"].T + layer["bias"]

    def _relabel(self, shipped: Judged, chances: Any) -> Judged:
        best = int(chances.argmax())
        label = self.labels[best]
        named = {k: round(float(c), 4) for k, c in zip(self.labels, chances, strict=True)}
        relabelled = shipped._replace(category=label, category_probabilities=named)
        if label not in event_kinds() or shipped.event is None:
            return relabelled
        if label == shipped.event:
            return relabelled
        code = self.cameo_of(label, (), shipped.cameo_probabilities)
        return relabelled._replace(
            event=label, modes=(), cameo=code, probability=float(chances[best])
        )
