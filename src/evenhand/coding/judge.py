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


class Part(NamedTuple):
    """A noun phrase of the act's sentence: word positions, and relation and kind as numbers."""

    words: Sequence[int]
    relation: int
    kind: int


class Question(NamedTuple):
    """An act as the classifier sees it: word positions in its blind sentence.

    `actor` and `recipient` are where syntax expects them; `parts` are all noun phrases that may
    turn out to have those roles.
    """

    trigger: Sequence[int]
    actor: Sequence[int]
    recipient: Sequence[int]
    parts: Sequence[Part] = ()


class Judged(NamedTuple):
    """What the classifier says of one act.

    Attributes:
        event: likeliest PLOVER type, or None for nothing to code.
        probability: its calibrated probability.
        modes: modes likelier than not, likeliest first.
        cameo: most specific CAMEO code that fits the likeliest type.
        probabilities: of every type and NONE, summing to one.
        cameo_probabilities: of every CAMEO code the classifier tells apart.
        roles: per part the probabilities of having no role, being actor, being recipient.
        category, category_probabilities: the user's own label, from an adapted classifier.
    """

    event: str | None
    probability: float
    modes: tuple[str, ...]
    cameo: str | None
    probabilities: dict[str, float]
    cameo_probabilities: dict[str, float]
    roles: tuple[tuple[float, float, float], ...] = ()
    category: str | None = None
    category_probabilities: dict[str, float] = {}  # noqa: RUF012 - never written to


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

    def judge(self, blind: BlindSentence, questions: Sequence[Question]) -> list[Judged]:
        """Judge every act of one sentence; the sentence is encoded once."""
        if not questions:
            return []
        event, cameo, mode, role = self.scores(blind, questions)
        judged = []
        at = 0
        for n, question in enumerate(questions):
            own = role[at : at + len(question.parts)]
            at += len(question.parts)
            chances = tuple((float(a), float(b), float(c)) for a, b, c in map(softmax, own))
            verdict = self._decide(event[n], cameo[n], mode[n])
            judged.append(verdict._replace(roles=chances))
        return judged

    def scores(
        self,
        blind: BlindSentence,
        questions: Sequence[Question],
        outputs: Sequence[str] = ("event", "cameo", "mode", "role"),
    ) -> tuple[Any, ...]:
        """Outputs of the network: one row an act, of `role` one row a part."""
        encoded = self._tokenizer.encode(list(blind.words), is_pretokenized=True)
        where: dict[int, list[int]] = {}
        for i, word in enumerate(encoded.word_ids):
            if word is not None:
                where.setdefault(word, []).append(i)
        width = len(encoded.ids)
        parts = [(n, part) for n, q in enumerate(questions) for part in q.parts]
        inputs = {
            "ids": np.array([encoded.ids], dtype=np.int64),
            "attention": np.ones((1, width), dtype=np.float32),
            "sentence": np.zeros(len(questions), dtype=np.int64),
            "part_of": np.array([n for n, _ in parts] or [0], dtype=np.int64),
            "part": _weights([p.words for _, p in parts] or [()], where, width),
            "relation": np.array([p.relation for _, p in parts] or [0], dtype=np.int64),
            "kind": np.array([p.kind for _, p in parts] or [0], dtype=np.int64),
        }
        for name in ("trigger", "actor", "recipient"):
            inputs[name] = _weights([getattr(q, name) for q in questions], where, width)
        scores: tuple[Any, ...] = tuple(self._session.run(list(outputs), inputs))
        return scores

    def _decide(self, event: Any, cameo: Any, mode: Any) -> Judged:
        chances = softmax(event / self.temperature)
        codes = softmax(cameo / self.temperature)
        best = self.events[int(chances.argmax())]
        likeliest = self._likeliest(chances)
        named = dict(zip(self.events, (round(float(c), 4) for c in chances), strict=True))
        coded = dict(zip(self.cameo, (float(c) for c in codes), strict=True))
        if best == NONE:
            code = self.cameo_of(likeliest, (), coded)
            return Judged(None, float(chances.max()), (), code, named, coded)
        modes = self.modes_of(best, mode)
        code = self.cameo_of(best, modes, coded)
        return Judged(best, float(chances.max()), modes, code, named, coded)

    def _likeliest(self, chances: Any) -> str:
        """The likeliest type, whether or not nothing at all is likelier."""
        order = (int(i) for i in chances.argsort()[::-1])
        return next(self.events[i] for i in order if self.events[i] != NONE)

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


def best_code(chances: dict[str, float]) -> str | None:
    """The likeliest CAMEO code of the likeliest root; None without any.

    >>> best_code({"190": 0.3, "193": 0.2, "111": 0.4, "NONE": 0.1})
    '190'
    """
    roots: dict[str, float] = {}
    for code, chance in chances.items():
        if code != NONE:
            roots[code[:2]] = roots.get(code[:2], 0.0) + chance
    if not roots:
        return None
    best = max(roots, key=lambda root: roots[root])
    inside = {code: p for code, p in chances.items() if code[:2] == best}
    return max(inside, key=lambda code: inside[code])


def _weights(rows: Sequence[Sequence[int]], where: dict[int, list[int]], width: int) -> Any:
    """Equal weights over the tokens of each row's words; all zero where it has none."""
    weights = np.zeros((len(rows), width), dtype=np.float32)
    for n, words in enumerate(rows):
        at = [i for word in words for i in where.get(word, ())]
        if at:
            weights[n, at] = 1 / len(at)
    return weights


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
    """The shipped act classifier, or one the user has fitted.

    Raises:
        ModelError: the folder holds no classifier, or one fitted to other weights.
    """
    shipped = Path(str(files("evenhand.coding") / "weights"))
    if folder is not None and (folder / "adapted.json").exists():
        from evenhand.coding.adapted import AdaptedJudge

        return AdaptedJudge(folder, shipped)
    return Judge(folder or shipped)
