"""Which way a clause looks in time: read off its verb and the auxiliaries that share it."""

from __future__ import annotations

from typing import Any

from evenhand.coding.dates.now import Tense
from evenhand.coding.tree import children
from evenhand.lexicon.grammar import words

_COMING = frozenset(("will", "shall", "'ll", "’ll", "wo"))
_PRESENT_BE = frozenset(("is", "are", "am", "'s", "’s", "'re", "’re"))


def tense_of(verb: Any, depth: int = 0) -> Tense | None:
    """Past or future of a verb's clause; None for the present and where nothing tells.

    An infinitive looks ahead ("agreed to meet"), unless the verb above makes it a fact ("began to
    shell"); a participle and a second verb without auxiliaries of their own follow the verb above.
    """
    if depth > 4:
        return None
    helpers = {child.lower_ for child in children(verb, "aux", "auxpass")}
    if helpers & _COMING:
        return "future"
    if helpers & {"has", "have", "had", "having", "'ve", "was", "were", "did"}:
        return "past"
    if any(c.tag_ == "TO" for c in children(verb, "aux", "mark")):
        head = verb.head
        if verb.dep_ == "xcomp" and head.lemma_.lower() in words("implicative"):
            return tense_of(head, depth + 1)
        return "future"
    if any(c.tag_ == "MD" for c in children(verb, "aux")):
        return "future"
    if verb.tag_ == "VBD":
        return "past"
    if helpers & _PRESENT_BE and verb.tag_ == "VBG":
        return "future" if verb.lemma_ == "go" and children(verb, "xcomp") else None
    if verb.dep_ == "conj" and not helpers and verb.tag_ in ("VB", "VBN", "VBG"):
        return tense_of(verb.head, depth + 1)
    if verb.tag_ == "VBN" and not helpers & _PRESENT_BE:
        return "past"
    if verb.tag_ == "VBG" and verb.head.i != verb.i:
        return tense_of(verb.head, depth + 1) if verb.head.pos_ in ("VERB", "AUX") else "past"
    return None


def is_pluperfect(verb: Any) -> bool:
    """Whether a verb stands in the pluperfect ("had shelled"): background to what is told."""
    return verb.tag_ == "VBN" and any(c.lower_ == "had" for c in children(verb, "aux"))
