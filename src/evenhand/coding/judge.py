"""The act classifier at run time: what an act is, decided from words in which nobody has a name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from evenhand.coding.features import BlindSentence
from evenhand.errors import ModelError
from evenhand.lexicon.ontology import cameo_allows, default_cameo

NONE = "NONE"
# A mode is reported when it is likelier than not.
MODE_THRESHOLD = 0.5
# Longer input is cut by the tokenizer; sentences of statements rarely reach it.
MAX_TOKENS = 160


class Roles(NamedTuple):
    """Word positions of an act's trigger, actor and recipient in its blind sentence."""

    trigger: Sequence[int]
    actor: Sequence[int]
    recipient: Sequence[int]


class Judged(NamedTuple):
    """What the classifier says of one act.

    Attributes:
        event: likeliest PLOVER type, or None for nothing to code.
        probability: its calibrated probability.
        modes: modes likelier than not, likeliest first.
        cameo: most specific CAMEO code that fits the type; None without one.
        probabilities: of every type and NONE, summing to one.
        cameo_probabilities: of every CAMEO code the classifier tells apart.
    """

    event: str | None
    probability: float
    modes: tuple[str, ...]
    cameo: str | None
    probabilities: dict[str, float]
    cameo_probabilities: dict[str, float]


class Judge:
    """An act classifier loaded from a folder of weights.

    Raises:
        ModelError: the folder lacks a file or holds another format.
    """

    def __init__(self, folder: Path) -> None:
        try:
            facts = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            weights = (folder / "act.onnx").read_bytes()
            tokenizer = (folder / "tokenizer.json").read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise ModelError(f"{folder}: not an act classifier ({error})") from error
        self.events: list[str] = facts["labels"]["event"]
        self.cameo: list[str] = facts["labels"]["cameo"]
        self.modes: list[str] = facts["labels"]["mode"]
        self.temperature: float = facts.get("temperature", 1.0)
        self.version = hashlib.sha256(
            weights + json.dumps(facts, sort_keys=True).encode()
        ).hexdigest()[:12]
        self._tokenizer = _load_tokenizer(tokenizer)
        self._session = _load_session(weights)

    def judge(self, blind: BlindSentence, roles: Sequence[Roles]) -> list[Judged]:
        """Judge every act of one sentence; the sentence is encoded once."""
        if not roles:
            return []
        event, cameo, mode = self.logits(blind, roles)
        return [self._decide(*row) for row in zip(event, cameo, mode, strict=True)]

    def logits(self, blind: BlindSentence, roles: Sequence[Roles]) -> tuple[Any, Any, Any]:
        """Raw scores of the three heads, one row an act."""
        encoded = self._tokenizer.encode(list(blind.words), is_pretokenized=True)
        words = encoded.word_ids
        weights = np.zeros((3, len(roles), len(words)), dtype=np.float32)
        for n, role in enumerate(roles):
            for r, positions in enumerate(role):
                inside = set(positions)
                at = [i for i, w in enumerate(words) if w in inside]
                if at:
                    weights[r, n, at] = 1 / len(at)
        event, cameo, mode = self._session.run(
            None,
            {
                "ids": np.array([encoded.ids], dtype=np.int64),
                "attention": np.ones((1, len(words)), dtype=np.float32),
                "sentence": np.zeros(len(roles), dtype=np.int64),
                "trigger": weights[0],
                "actor": weights[1],
                "recipient": weights[2],
            },
        )
        return event, cameo, mode

    def _decide(self, event: Any, cameo: Any, mode: Any) -> Judged:
        chances = softmax(event / self.temperature)
        codes = softmax(cameo / self.temperature)
        best = self.events[int(chances.argmax())]
        named = dict(zip(self.events, (round(float(c), 4) for c in chances), strict=True))
        coded = dict(zip(self.cameo, (float(c) for c in codes), strict=True))
        if best == NONE:
            return Judged(None, float(chances.max()), (), None, named, coded)
        modes = self.modes_of(best, mode)
        code = self.cameo_of(best, modes, coded)
        return Judged(best, float(chances.max()), modes, code, named, coded)

    def modes_of(self, event: str, scores: Any) -> tuple[str, ...]:
        """Modes of a type that are likelier than not, likeliest first."""
        found = []
        for key, score in zip(self.modes, scores, strict=True):
            kind, mode = key.split(":")
            chance = 1 / (1 + float(np.exp(-score)))
            if kind == event and chance >= MODE_THRESHOLD:
                found.append((-chance, mode))
        return tuple(mode for _, mode in sorted(found))

    def cameo_of(self, event: str, modes: Sequence[str], chances: dict[str, float]) -> str:
        """Likeliest CAMEO code that may stand for the type; the type's own when none is likely."""
        allowed = [(p, c) for c, p in chances.items() if c != NONE and cameo_allows(c, event)]
        if not allowed:
            return default_cameo(event, modes)
        chance, code = max(allowed)
        return code if chance >= 0.1 else default_cameo(event, modes)


def softmax(scores: Any) -> Any:
    """Probabilities from scores."""
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


def _load_tokenizer(text: str) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(text)
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def _load_session(weights: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread: the same bits on every machine, and workers scale by processes.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


@cache
def load_judge(folder: Path | None = None) -> Judge:
    """The shipped act classifier, or one the user has fitted."""
    shipped = Path(str(files("evenhand.coding") / "weights"))
    return Judge(folder or shipped)
