"""Noun phrases of a sentence that may have a part in an act, and how each stands to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evenhand.coding.acts import Act
from evenhand.coding.parsed import Parsed
from evenhand.coding.tree import RELATIVES, phrase

# Relations told apart; a preposition not listed counts as "other".
_DIRECT = (
    "subj", "obj", "patient", "dative", "poss", "modifier", "by", "with", "to", "from", "on",
    "against", "of", "for", "in", "at", "between", "among", "over", "about", "into", "through",
    "toward", "towards", "upon", "near", "under", "other",
)  # fmt: skip
RELATIONS = (
    "none",
    "above",
    "clause-subj",
    "clause-obj",
    "clause-other",
    "outer-subj",
    "outer-obj",
    *_DIRECT,
    *(f"inner-{name}" for name in _DIRECT),
)
KINDS = ("thing", "name", "place", "adjective", "agent", "proper", "pronoun")
_CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp"))


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase by its head, with its relation to an act and its kind, as numbers."""

    head: Any
    relation: int
    kind: int

    @property
    def is_thing(self) -> bool:
        """Whether the phrase names no party."""
        return self.kind == 0

    @property
    def is_place(self) -> bool:
        """Whether the phrase is a place's name."""
        return KINDS[self.kind] == "place"

    @property
    def name(self) -> str:
        """The relation by its name."""
        return RELATIONS[self.relation]


def sentence_heads(parsed: Parsed, sentence: Any) -> list[Any]:
    """Heads of all noun phrases of a sentence that could have a part in an act."""
    heads = []
    for token in sentence:
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            if token.tag_ in RELATIVES or token.dep_ == "expl":
                continue
            if token.dep_ != "compound" or parsed.party_kind(token) in ("name", "adjective"):
                heads.append(token)
        elif parsed.mentions[token.i] is not None or (
            token.pos_ == "NUM" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
        ):
            heads.append(token)
    return heads


def nominals_of(act: Act, heads: list[Any]) -> list[Nominal]:
    """Every noun phrase of the sentence as it stands to one act, the trigger itself left out."""
    parsed = act.parsed
    slots = {t.i: s for s, t in reversed(act.slots)}
    own = {act.trigger.i, *(t.i for t in act.extra)}
    found = []
    for head in heads:
        if head.i in own:
            continue
        kind = parsed.party_kind(head) or "thing"
        found.append(Nominal(head, RELATIONS.index(_relation(act, head, slots)), KINDS.index(kind)))
    return found


def _relation(act: Act, head: Any, slots: dict[int, str]) -> str:
    if head.i in slots:
        return _direct(slots[head.i])
    below = head
    for above in head.ancestors:
        if above.i in slots:
            return "inner-" + _direct(slots[above.i])
        if above.i == act.trigger.i:
            return _clause(below, head)
        below = above
    if act.trigger.i in {t.i for t in head.subtree}:
        return "above"
    return _outer(act, head)


def _direct(slot: str) -> str:
    return slot if slot in _DIRECT else "other"


def _clause(below: Any, head: Any) -> str:
    """Part in the clause that the trigger governs ("demanded that Baghdad protect ...")."""
    if below.dep_ not in _CLAUSES:
        return "other" if below.dep_ == "prep" else "none"
    if head.head.i == below.i:
        if head.dep_ in ("nsubj", "nsubjpass"):
            return "clause-subj"
        if head.dep_ in ("dobj", "dative"):
            return "clause-obj"
    return "clause-other"


def _outer(act: Act, head: Any) -> str:
    """Part in a clause that governs the trigger."""
    above = {t.i for t in act.trigger.ancestors}
    if head.head.i in above and head.head.pos_ in ("VERB", "AUX"):
        if head.dep_ in ("nsubj", "nsubjpass"):
            return "outer-subj"
        if head.dep_ in ("dobj", "dative", "pobj"):
            return "outer-obj"
    return "none"


def nominal_tokens(head: Any) -> list[int]:
    """Tokens of the noun phrase around a head."""
    first, last = phrase(head)
    return list(range(first, last + 1))
