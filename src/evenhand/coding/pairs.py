"""The relation task: which words carry the act between two parties that are given."""

from __future__ import annotations

from typing import Any

from evenhand.coding.acts import Act, find_acts, noun_act, verb_act
from evenhand.coding.parsed import Parsed
from evenhand.coding.tree import phrase


def span_tokens(parsed: Parsed, start: int, end: int) -> list[int]:
    """Tokens that overlap a half-open span of the document's text."""
    return [i for i, (a, b) in enumerate(parsed.spans) if a < end and b > start]


def head_of(parsed: Parsed, tokens: list[int]) -> Any:
    """The token of a set that governs the others (the first whose head lies outside)."""
    inside = set(tokens)
    for i in tokens:
        token = parsed.doc[i]
        if token.head.i not in inside or token.head.i == i:
            return token
    return parsed.doc[tokens[0]]


def pair_act(parsed: Parsed, actor: list[int], recipient: list[int]) -> Act:
    """The act that joins two parties given by their tokens.

    The candidate whose roles meet both parties wins; failing that, the lowest word above both
    in the tree becomes the trigger.
    """
    best = max(find_acts(parsed), key=lambda act: _fit(act, actor, recipient), default=None)
    if best is not None and _fit(best, actor, recipient)[0] >= 3:
        return best
    trigger = common_head(head_of(parsed, actor), head_of(parsed, recipient))
    if trigger.pos_ in ("VERB", "AUX"):
        return verb_act(parsed, trigger)
    return noun_act(parsed, trigger)


def _fit(act: Act, actor: list[int], recipient: list[int]) -> tuple[int, int]:
    score = 0
    if _meets(act.actors, actor):
        score += 3
    elif any(token.i in actor for _, token in act.slots):
        score += 1
    if _meets(act.recipients, recipient):
        score += 3
    elif any(token.i in recipient for _, token in act.slots):
        score += 2
    if act.trigger.i in actor or act.trigger.i in recipient:
        score -= 2
    return score, -act.trigger.i


def _meets(heads: tuple[Any, ...], tokens: list[int]) -> bool:
    inside = set(tokens)
    return any(
        inside.intersection(range(first, last + 1)) for first, last in (phrase(h) for h in heads)
    )


def common_head(one: Any, other: Any) -> Any:
    """The lowest token that governs both, the first one itself when neither does."""
    above = [one, *one.ancestors]
    over = {t.i for t in (other, *other.ancestors)}
    for token in above:
        if token.i in over:
            return token
    return one.sent.root if one.sent == other.sent else one
