"""Auxiliary modes: whether an act is said not to have happened, to come, to be thinkable, or past.

Negation, modals, conditions and the verbs that carry them are closed classes of English grammar
and are written as rules over the tree (PLOVER manual, "Auxiliary modes").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evenhand.coding.acts import Act
from evenhand.coding.tree import children
from evenhand.lexicon.grammar import words
from evenhand.lexicon.speech import speech_words

# Types whose future is another type in PLOVER; they never carry `future`.
_NO_FUTURE = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "THREATEN", "REQUEST", "REJECT", "ACCUSE")
)


def auxiliary_of(act: Act, event: str) -> tuple[str, ...]:
    """Negation, future and hypothetical for an act of a type, in PLOVER's order."""
    found = []
    chain = list(_chain(act))
    if any(_is_future(verb) for verb in chain) and event not in _NO_FUTURE:
        found.append("future")
    if any(_is_thinkable(verb) for verb in chain):
        found.append("hypothetical")
        if "future" in found:
            found.remove("future")
    if _is_negated(act, chain) and event != "REJECT":
        found.append("negation")
    return tuple(found)


def _chain(act: Act) -> Iterator[Any]:
    """The trigger's verb and those verbs above it whose mood covers it."""
    verb = act.extra[0] if act.nominal and act.extra else act.trigger
    for _ in range(4):
        if verb.pos_ in ("VERB", "AUX"):
            yield verb
        head = verb.head
        if head.i == verb.i:
            return
        if verb.dep_ in ("xcomp", "conj") and head.pos_ in ("VERB", "AUX", "ADJ"):
            if verb.dep_ == "conj" and children(verb, "nsubj", "nsubjpass"):
                return
            verb = head
        elif (
            act.nominal
            and verb.i == act.trigger.i
            and verb.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")
        ):
            verb = head
        else:
            return


def _is_future(verb: Any) -> bool:
    for child in children(verb, "aux"):
        if child.lower_ in words("future"):
            return True
    if verb.lemma_ in words("future_verbs") and children(verb, "xcomp"):
        return bool(verb.lemma_ != "go" or verb.tag_ == "VBG")
    return (
        verb.lemma_ == "be"
        and bool(children(verb, "xcomp"))
        and not children(verb, "acomp", "attr")
    )


def _is_thinkable(verb: Any) -> bool:
    if any(child.lower_ in words("thinkable") for child in children(verb, "aux")):
        return True
    return any(child.lower_ in words("conditions") for child in children(verb, "mark"))


def _is_negated(act: Act, chain: list[Any]) -> bool:
    negative = False
    for verb in chain:
        if children(verb, "neg") and not _only(verb):
            negative = not negative
        if verb.i != act.trigger.i and verb.lemma_ in words("negative_verbs"):
            negative = not negative
    nouns = [act.trigger] if act.nominal else []
    nouns += [token for slot, token in act.slots if slot in ("subj", "obj", "patient")]
    if any(
        d.lower_ in words("negative")
        for noun in nouns
        for d in children(noun, "det", "neg", "advmod")
    ):
        negative = not negative
    if any(noun.lower_ in words("negative") for noun in nouns):
        negative = not negative
    if _is_denied(act):
        negative = not negative
    return negative


def _only(verb: Any) -> bool:
    """Whether the "not" is that of "not only", which denies nothing."""
    return any(c.lower_ in ("only", "just", "merely") for c in verb.children) and any(
        c.dep_ == "neg" for c in verb.children
    )


def _is_denied(act: Act) -> bool:
    """Whether the act is what somebody denies, or stands under "without"."""
    token = act.trigger
    for _ in range(3):
        head = token.head
        if token.dep_ in ("pcomp", "pobj") and head.lower_ == "without":
            return True
        if token.dep_ in ("ccomp", "xcomp", "dobj") and head.lemma_ in speech_words("denying"):
            return bool(head.lemma_ == "deny" or token.dep_ != "dobj")
        if (
            token.dep_ in ("aux", "auxpass")
            or head.pos_ == "ADP"
            or token.dep_ in ("pcomp", "pobj", "ccomp", "dobj", "xcomp")
        ):
            token = head
        else:
            return False
    return False
