"""Numbers of people killed, injured, arrested and displaced, tied to the act they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from evenhand.coding.acts import is_content
from evenhand.coding.parsed import Parsed
from evenhand.coding.quantity import find_amounts
from evenhand.coding.tree import children, is_passive, objects, subjects
from evenhand.lexicon.grammar import harm_kinds
from evenhand.model import Quantity

# Verbs that kill only with one of these words beside them ("shot dead", "lost their lives").
_FATAL_WITH = {
    "shoot": ("dead",),
    "lose": ("life", "lives"),
    "give": ("life", "lives"),
    "lay": ("life", "lives"),
}
_PEOPLE = frozenset(
    ("person", "people", "civilian", "man", "woman", "child", "victim", "other", "member")
)


class Harm(NamedTuple):
    """A number of people harmed: kind, range, and the token that says how."""

    kind: str
    quantity: Quantity
    token: Any


def find_harm(parsed: Parsed, sentence: Any) -> Iterator[Harm]:
    """Numbers of harmed people in a sentence, in text order."""
    seen: set[tuple[str, int]] = set()
    for token in sentence:
        kind, victims = _victims(parsed, token)
        if kind is None:
            continue
        quantity = _quantity(parsed, victims)
        if quantity is not None and (kind, quantity.start) not in seen:
            seen.add((kind, quantity.start))
            yield Harm(kind, quantity, token)


def victims_quantity(parsed: Parsed, heads: list[Any]) -> Quantity | None:
    """The number of people that some recipients' phrases state; None when they state none."""
    people = [h for h in heads if _is_person(parsed, h)]
    return _quantity(parsed, people)


def _victims(parsed: Parsed, token: Any) -> tuple[str | None, list[Any]]:
    """Kind of harm a token speaks of, and the heads of those harmed."""
    lemma, word = token.lemma_.lower(), token.lower_
    if token.pos_ == "VERB" and is_content(token):
        return None, []
    if lemma in _FATAL_WITH:
        fatal = any(c.lower_ in _FATAL_WITH[lemma] for c in token.children)
        if fatal and lemma == "shoot":
            return "dead", subjects(token) if is_passive(token) else objects(token)
        if fatal:
            return "dead", subjects(token)
    if lemma == "body" and token.tag_ == "NNS":
        return "dead", [token]
    if token.pos_ == "VERB" and lemma in harm_kinds("harm"):
        if is_passive(token):
            return harm_kinds("harm")[lemma], subjects(token)
        found = objects(token)
        if not found and token.tag_ in ("VBN", "VBD") and not children(token, "aux"):
            # "14 killed and 30 wounded": a reduced passive read as active.
            return harm_kinds("harm")[lemma], subjects(token)
        return harm_kinds("harm")[lemma], found
    if token.pos_ == "VERB" and lemma in harm_kinds("suffered"):
        return harm_kinds("suffered")[lemma], subjects(token)
    if word in harm_kinds("harm_words"):
        if word in ("deaths", "fatalities", "injuries", "arrests", "detentions"):
            return harm_kinds("harm_words")[word], [token]
        if token.dep_ in (
            "acomp",
            "oprd",
            "amod",
            "attr",
            "advmod",
            "acl",
            "ROOT",
            "conj",
            "dobj",
            "ccomp",
        ):
            owners = children(token, "nsubj", "nummod", "npadvmod")
            return harm_kinds("harm_words")[word], owners or (
                [token.head] if token.dep_ in ("amod", "acl", "oprd", "acomp") else [token]
            )
    if lemma == "death" and token.pos_ == "NOUN":
        of = [p for c in children(token, "prep") if c.lower_ == "of" for p in children(c, "pobj")]
        return ("dead", of) if of else (None, [])
    return None, []


def _quantity(parsed: Parsed, victims: list[Any]) -> Quantity | None:
    """The range a phrase of victims states; conjoined exact numbers are added up."""
    found: list[Quantity] = []
    for victim in victims:
        quantity = _of_phrase(parsed, victim)
        if quantity is not None:
            found.append(quantity)
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    if any(q.low is None or q.high is None for q in found):
        return found[0]
    start, end = found[0].start, found[-1].end
    total = sum(q.low or 0 for q in found)
    return Quantity(low=total, high=total, text=parsed.source[start:end], start=start, end=end)


def _of_phrase(parsed: Parsed, victim: Any) -> Quantity | None:
    """The amount inside the noun phrase of a victim."""
    left = victim.left_edge.i
    doc = parsed.doc
    while left > 0 and doc[left - 1].lower_ in (
        "least",
        "than",
        "to",
        "at",
        "more",
        "fewer",
        "up",
        "between",
    ):
        left -= 1
    right = victim.i
    for child in children(victim, "prep"):
        if child.lower_ == "of" and victim.lower_ in (
            "dozens",
            "scores",
            "hundreds",
            "thousands",
            "tens",
            "number",
            "total",
            "couple",
            "millions",
        ):
            right = max([right, *(p.i for p in children(child, "pobj"))])
    start, end = parsed.spans[left][0], parsed.spans[right][1]
    text = parsed.source[start:end]
    amounts = find_amounts(text)
    if not amounts:
        return None
    amount = amounts[0]
    if text[amount.start : amount.end].lower() in ("a", "an", "another") and not _is_person(
        parsed, victim
    ):
        return None
    if re.search(r"\b(?:no|none)\b", text[: amount.start], re.IGNORECASE):
        return None
    words = text[amount.start : amount.end]
    if (
        words.isdigit()
        and len(words) == 4
        and 1900 <= int(words) <= 2100
        and victim.lower_ == words
    ):
        return None
    return Quantity(
        low=amount.low,
        high=amount.high,
        text=words,
        start=start + amount.start,
        end=start + amount.end,
    )


def _is_person(parsed: Parsed, noun: Any) -> bool:
    return noun.lemma_.lower() in _PEOPLE or parsed.party_kind(noun) in ("agent", "name", "proper")
