"""Training instances from the project's own sentences: blinded words, roles and labels."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evenhand.coding.acts import Act, find_acts
from evenhand.coding.blind import mask
from evenhand.coding.features import blind_sentence, positions
from evenhand.coding.mentions import find_mentions
from evenhand.coding.pairs import pair_trigger, span_tokens
from evenhand.coding.parse import load_parser, parse
from evenhand.coding.parsed import Parsed, attach
from evenhand.coding.tree import phrase
from evenhand.lexicon import name_index

HERE = Path(__file__).parent
PAIR_FILES = (
    "cooperative.jsonl",
    "cooperative-2.jsonl",
    "conflictual.jsonl",
    "conflictual-2.jsonl",
)
PLAIN_FILES = ("plain.jsonl",)
NONE = "NONE"


@dataclass(frozen=True)
class Instance:
    """One thing to classify: words, positions of trigger, actor, recipient, and its labels."""

    words: tuple[str, ...]
    trigger: tuple[int, ...]
    actor: tuple[int, ...]
    recipient: tuple[int, ...]
    event: str
    mode: tuple[str, ...]
    cameo: str | None
    origin: str


def read_rows(name: str) -> list[dict[str, Any]]:
    path = HERE / name
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def parsed_texts(texts: list[str]) -> Iterator[Parsed]:
    """Texts through the coder's own blinding and parse."""
    index = name_index()
    masks = [mask(t, 0, len(t), find_mentions(t, 0, len(t), index)) for t in texts]
    docs = parse(load_parser(), [m.text for m in masks])
    for text, masked, doc in zip(texts, masks, docs, strict=True):
        yield attach(doc, text, masked)


def pair_instances(rows: list[dict[str, Any]], origin: str) -> Iterator[Instance]:
    """One instance a row whose two parties are marked."""
    kept = [r for r in rows if r.get("actor") and r.get("recipient")]
    for row, parsed in zip(kept, parsed_texts([r["sentence"] for r in kept]), strict=True):
        text = row["sentence"]
        at = (text.find(row["actor"]), text.find(row["recipient"]))
        if min(at) < 0:
            continue
        actor = span_tokens(parsed, at[0], at[0] + len(row["actor"]))
        recipient = span_tokens(parsed, at[1], at[1] + len(row["recipient"]))
        if not actor or not recipient:
            continue
        trigger = pair_trigger(parsed, actor, recipient)
        sentence = trigger[0].sent
        blind = blind_sentence(parsed, sentence)
        event = row["event"] if row["event"] not in (None, "NONE", "") else NONE
        yield Instance(
            blind.words,
            positions(blind, [t.i for t in trigger]),
            positions(blind, actor),
            positions(blind, recipient),
            event,
            tuple(row.get("mode") or ()),
            row.get("cameo") if event != NONE else None,
            origin,
        )


def plain_instances(rows: list[dict[str, Any]], origin: str) -> Iterator[Instance]:
    """Every candidate act of fully coded text: coded ones with their label, the rest as NONE."""
    for row, parsed in zip(rows, parsed_texts([r["text"] for r in rows]), strict=True):
        left = list(row["claims"])
        for act in find_acts(parsed):
            claim = next((c for c in left if _is_trigger(act, row["text"], c["event_text"])), None)
            blind = blind_sentence(parsed, act.sentence)
            yield Instance(
                blind.words,
                positions(blind, [t.i for t in (act.trigger, *act.extra)]),
                positions(blind, phrase_tokens(act.actors)),
                positions(blind, phrase_tokens(act.recipients)),
                claim["event"] if claim else NONE,
                tuple(claim.get("mode") or ()) if claim else (),
                claim.get("cameo") if claim else None,
                origin,
            )


def phrase_tokens(heads: tuple[Any, ...]) -> list[int]:
    found: list[int] = []
    for head in heads:
        first, last = phrase(head)
        found.extend(range(first, last + 1))
    return found


def _is_trigger(act: Act, text: str, words: str) -> bool:
    """Whether an act's trigger lies in one of the places where a claim's words stand."""
    start, end = act.parsed.spans[act.trigger.i]
    at = text.find(words)
    while at >= 0:
        if at <= start and end <= at + len(words):
            return True
        at = text.find(words, at + 1)
    return False


def all_instances() -> list[Instance]:
    """Every instance of the training files, in file order."""
    found: list[Instance] = []
    for name in PAIR_FILES:
        found += pair_instances(read_rows(name), name)
    for name in PLAIN_FILES:
        found += plain_instances(read_rows(name), name)
    return found


def as_json(instance: Instance) -> str:
    return json.dumps(asdict(instance), ensure_ascii=False)
