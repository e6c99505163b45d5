"""Training instances from the project's own sentences: blinded words, roles and labels."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from evenhand.coding.acts import Act, find_acts
from evenhand.coding.blind import mask
from evenhand.coding.features import BlindSentence, blind_sentence, positions
from evenhand.coding.names import find_names
from evenhand.coding.nominals import nominal_tokens, nominals_of, sentence_heads
from evenhand.coding.pairs import head_of, pair_act, span_tokens
from evenhand.coding.parse import load_parser, parse
from evenhand.coding.parsed import Parsed, attach
from evenhand.coding.tree import conjuncts, phrase
from evenhand.lexicon import name_index
from evenhand.lexicon.places import place_index

HERE = Path(__file__).parent
PAIR_FILES = (
    "cooperative.jsonl",
    "cooperative-2.jsonl",
    "cooperative-3.jsonl",
    "conflictual.jsonl",
    "conflictual-2.jsonl",
    "conflictual-3.jsonl",
)
PLAIN_FILES = ("plain.jsonl",)
NONE = "NONE"


class Part(NamedTuple):
    """A noun phrase of the sentence: word positions, relation, kind, and its role in the act."""

    words: tuple[int, ...]
    relation: int
    kind: int
    role: int


# A phrase whose role the row does not tell is left out of the loss.
NO_ROLE, ACTOR, RECIPIENT, UNTOLD = 0, 1, 2, -100
# Acts that all parties do to each other carry only actors.
MUTUAL_TRIGGERS = frozenset(("clash", "fight", "fighting", "battle", "skirmish", "firefight"))


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
    nominals: tuple[Part, ...] = ()


def read_rows(name: str) -> list[dict[str, Any]]:
    path = HERE / name
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def parsed_texts(texts: list[str]) -> Iterator[Parsed]:
    """Texts through the coder's own blinding and parse."""
    index, gazetteer = name_index(), place_index()
    masks = [
        mask(t, 0, len(t), find_names(t, [(0, len(t))], index, gazetteer).masked) for t in texts
    ]
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
        act = pair_act(parsed, actor, recipient)
        trigger = (act.trigger, *act.extra)
        blind = blind_sentence(parsed, act.sentence)
        event = row["event"] if row["event"] not in (None, "NONE", "") else NONE
        modes = tuple(row.get("mode") or ())
        mutual = (event == "CONSULT" and "visit" not in modes) or (
            act.trigger.lemma_.lower() in MUTUAL_TRIGGERS
        )
        roles = {head_of(parsed, actor).i: ACTOR}
        roles[head_of(parsed, recipient).i] = ACTOR if mutual else RECIPIENT
        yield Instance(
            blind.words,
            positions(blind, [t.i for t in trigger]),
            positions(blind, actor),
            positions(blind, recipient),
            event,
            modes,
            row.get("cameo") if event != NONE else None,
            origin,
            parts(act, blind, roles, whole=False) if event != NONE else (),
        )


def parts(
    act: Act, blind: BlindSentence, roles: dict[int, int], *, whole: bool
) -> tuple[Part, ...]:
    """Noun phrases of an act's sentence with their roles.

    Args:
        act, blind: the act and its blinded sentence.
        roles: role by head token, as coded.
        whole: whether every party is coded; else those beside a coded one stay untold.
    """
    nominals = nominals_of(act, sentence_heads(act.parsed, act.sentence))
    missing = set(roles.values()) - {roles.get(n.head.i) for n in nominals}
    beside = set()
    if not whole:
        for n in nominals:
            if n.head.i in roles:
                beside |= {t.i for t in (*n.head.conjuncts, *conjuncts(n.head))}
    found = []
    for n in nominals:
        role = roles.get(n.head.i, NO_ROLE)
        if role == NO_ROLE and (missing or n.head.i in beside):
            role = UNTOLD
        found.append(Part(positions(blind, nominal_tokens(n.head)), n.relation, n.kind, role))
    return tuple(found)


def _claim_parts(
    act: Act, blind: BlindSentence, text: str, claim: dict[str, Any] | None
) -> tuple[Part, ...]:
    if claim is None:
        return ()
    return parts(act, blind, claim_roles(act, text, claim), whole=True)


def claim_roles(act: Act, text: str, claim: dict[str, Any]) -> dict[int, int]:
    """Head token of each coded party and its role, the occurrence nearest to the trigger."""
    found: dict[int, int] = {}
    parsed = act.parsed
    trigger = parsed.spans[act.trigger.i][0]
    for key, role in (("recipient", RECIPIENT), ("actor", ACTOR)):
        for words in claim[key]:
            at = nearest(text, words, trigger)
            tokens = span_tokens(parsed, at, at + len(words)) if at >= 0 else []
            if tokens:
                found[head_of(parsed, tokens).i] = role
    return found


def nearest(text: str, words: str, position: int) -> int:
    """Start of the occurrence of some words nearest to a position; -1 when there is none."""
    starts = [m.start() for m in re.finditer(re.escape(words), text)]
    return min(starts, key=lambda s: abs(s - position), default=-1)


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
                _claim_parts(act, blind, row["text"], claim),
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
