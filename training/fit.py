"""Fit the act classifier on the project's training text and write its weights.

python -m training.fit --out FOLDER [--epochs 6] [--seed 7]
"""

from __future__ import annotations

import hashlib
import random
import time
from collections import Counter
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from training.instances import NONE, Instance
from training.network import ENCODER, Network

BATCH = 32
ENCODER_RATE, HEAD_RATE = 1e-4, 7e-4
# Share of instances in which a role is hidden, so that a missing party is nothing new.
ROLE_DROPOUT = 0.1
# A CAMEO code needs this many sentences to be told apart; rarer ones fall back to their parent.
MIN_CAMEO = 4


def label_sets(instances: list[Instance]) -> dict[str, list[str]]:
    """The labels each head tells apart, sorted."""
    events = sorted({i.event for i in instances if i.event != NONE})
    counts = Counter(i.cameo for i in instances if i.cameo)
    cameo = {shorten(code, counts) for code in counts}
    modes = Counter(f"{i.event}:{m}" for i in instances for m in i.mode)
    return {
        "event": [NONE, *events],
        "cameo": [NONE, *sorted(cameo)],
        "mode": sorted(m for m, n in modes.items() if n >= MIN_CAMEO),
    }


def shorten(code: str, counts: Counter[Any]) -> str:
    """The longest prefix of a code that enough sentences carry; its root at least."""
    while len(code) > 2 and counts[code] < MIN_CAMEO:
        code = code[:-1]
    return code if len(code) > 2 else code[:2] + "0"


# Token ids, positions of trigger, actor and recipient, and positions of each noun phrase.
Encoded = tuple[list[int], list[list[int]], list[list[int]]]


class Batcher:
    """Instances as tensors."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        self.tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(160)
        self.index = {k: {v: n for n, v in enumerate(vs)} for k, vs in labels.items()}
        self.seen: dict[int, Encoded] = {}

    def encode(self, item: Instance) -> Encoded:
        """Token ids of an instance and where its roles and noun phrases stand; kept once made."""
        if id(item) not in self.seen:
            encoded = self.tokenizer.encode(list(item.words), is_pretokenized=True)
            where: dict[int, list[int]] = {}
            for at, word in enumerate(encoded.word_ids):
                if word is not None:
                    where.setdefault(word, []).append(at)
            spans = (item.trigger, item.actor, item.recipient, *(p.words for p in item.nominals))
            found = [[at for word in words for at in where.get(word, ())] for words in spans]
            self.seen[id(item)] = (encoded.ids, found[:3], found[3:])
        return self.seen[id(item)]

    def tensors(self, items: list[Instance], rng: random.Random | None) -> tuple[Any, ...]:
        rows = [self.encode(i) for i in items]
        # Acts of one sentence share its encoding.
        sentences = {item.words: n for n, item in reversed(list(enumerate(items)))}
        number = {words: n for n, words in enumerate(sentences)}
        width = max(len(ids) for ids, _, _ in rows)
        ids = torch.zeros(len(sentences), width, dtype=torch.long)
        attention = torch.zeros(len(sentences), width)
        for words, first in sentences.items():
            tokens = rows[first][0]
            ids[number[words], : len(tokens)] = torch.tensor(tokens)
            attention[number[words], : len(tokens)] = 1
        weights = torch.zeros(3, len(rows), width)
        for n, (_, roles, _) in enumerate(rows):
            for r, positions in enumerate(roles):
                if positions and not (rng and rng.random() < ROLE_DROPOUT):
                    weights[r, n, positions] = 1 / len(positions)
        parts = [(n, at, p) for n, i in enumerate(items) for at, p in enumerate(i.nominals)]
        masks = torch.zeros(max(1, len(parts)), width)
        for row, (n, at, _) in enumerate(parts):
            positions = rows[n][2][at]
            if positions:
                masks[row, positions] = 1 / len(positions)
        column = [(n, part.relation, part.kind) for n, _, part in parts] or [(0, 0, 0)]
        part_of, relation, kind = (torch.tensor(c) for c in zip(*column, strict=True))
        return (
            ids, attention, torch.tensor([number[i.words] for i in items]),
            weights[0], weights[1], weights[2], part_of, masks, relation, kind,
        )  # fmt: skip

    def known_code(self, code: str) -> str:
        """The longest prefix of a CAMEO code that is told apart; its root's own code at least."""
        known = self.index["cameo"]
        while code not in known and len(code) > 2:
            code = code[:-1]
        return code if code in known else code[:2] + "0"

    def targets(self, items: list[Instance]) -> tuple[Any, Any, Any, Any, Any]:
        event = torch.tensor([self.index["event"][i.event] for i in items])
        cameo = torch.tensor(
            [
                self.index["cameo"][self.known_code(i.cameo)]
                if i.cameo
                else (0 if i.event == NONE else -100)
                for i in items
            ]
        )
        modes = torch.zeros(len(items), len(self.index["mode"]))
        known = torch.zeros(len(items), len(self.index["mode"]))
        for n, item in enumerate(items):
            for key, column in self.index["mode"].items():
                kind, mode = key.split(":")
                if kind == item.event:
                    known[n, column] = 1
                    modes[n, column] = float(mode in item.mode)
        roles = [part.role for item in items for part in item.nominals]
        return event, cameo, modes, known, torch.tensor(roles or [-100])


def loss_of(outputs: tuple[Any, ...], targets: tuple[Any, ...]) -> Any:
    event, cameo, modes, known, roles = targets
    loss = functional.cross_entropy(outputs[0], event, label_smoothing=0.05)
    if (cameo >= 0).any():
        loss = loss + 0.7 * functional.cross_entropy(
            outputs[1], cameo, label_smoothing=0.05, ignore_index=-100
        )
    mode = functional.binary_cross_entropy_with_logits(outputs[2], modes, reduction="none")
    loss = loss + 0.5 * (mode * known).sum() / known.sum().clamp(min=1)
    if (roles >= 0).any():
        loss = loss + 1.5 * functional.cross_entropy(outputs[3], roles, ignore_index=-100)
    return loss


def fit(
    instances: list[Instance],
    *,
    epochs: int,
    seed: int,
    labels: dict[str, list[str]],
    state: dict[str, Any] | None = None,
    rate: float = 1.0,
    log: Any = print,
) -> Network:
    """Train on all instances given; deterministic for a seed and thread count.

    Args:
        instances: what to learn from.
        epochs, seed: how long, and where chance starts.
        labels: what each head tells apart.
        state: weights to start from; the pretrained encoder's when None.
        rate: factor on the learning rates.
        log: told of each epoch.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    np.random.seed(seed)
    batcher = Batcher(labels)
    network = Network(*(len(labels[k]) for k in ("event", "cameo", "mode")))
    if state is not None:
        network.load_state_dict(state)
    # Word embeddings stay as they are: half the weights, and little to learn from these texts.
    for parameter in network.encoder.embeddings.parameters():
        parameter.requires_grad = False
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    shared = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in shared]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": rate * ENCODER_RATE}, {"params": heads, "lr": rate * HEAD_RATE}],
        weight_decay=0.01,
    )
    order = list(instances)
    steps = epochs * len(make_batches(order, random.Random(seed)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1.0, n / 100) * max(0.0, 1 - n / steps)
    )
    start = time.time()
    network.train()
    for epoch in range(epochs):
        batches = make_batches(order, rng)
        total = 0.0
        for batch in batches:
            loss = loss_of(network(*batcher.tensors(batch, rng)), batcher.targets(batch))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        log(
            f"epoch {epoch + 1}/{epochs}: loss {total / len(batches):.3f}, "
            f"{time.time() - start:.0f} s"
        )
    network.eval()
    return network


def make_batches(instances: list[Instance], rng: random.Random) -> list[list[Instance]]:
    """Shuffled batches in which acts of one sentence stay together, like lengths side by side."""
    groups: dict[tuple[str, ...], list[Instance]] = {}
    for instance in instances:
        groups.setdefault(instance.words, []).append(instance)
    order = list(groups.values())
    rng.shuffle(order)
    batches: list[list[Instance]] = []
    for n in range(0, len(order), BATCH * 20):
        batch: list[Instance] = []
        for group in sorted(order[n : n + BATCH * 20], key=lambda g: len(g[0].words)):
            batch = [*batch, *group]
            if len(batch) >= BATCH:
                batches.append(batch)
                batch = []
        if batch:
            batches.append(batch)
    rng.shuffle(batches)
    return batches


def data_hash(instances: list[Instance]) -> str:
    lines = "\n".join(repr(i) for i in instances)
    return hashlib.sha256(lines.encode()).hexdigest()[:16]
