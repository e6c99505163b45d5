"""Candidate acts: every verb and event noun with those it may concern, before any is judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evenhand.coding.parsed import Parsed
from evenhand.coding.tree import (
    RECIPIENT_PREPOSITIONS,
    children,
    conjuncts,
    is_passive,
    objects,
    prepositions,
    subjects,
)
from evenhand.lexicon.events import event_nouns
from evenhand.lexicon.grammar import words

# Where the party inside a thing stands ("the shelling of the market by the rebels": the rebels).
INNER_PREPOSITIONS = ("by", "between", "of", "against", "with", "from", "on", "to")


@dataclass(frozen=True, slots=True)
class Act:
    """A candidate: its trigger token and the nouns in each role, as head tokens.

    Attributes:
        parsed: the stretch it stands in.
        trigger: token that carries the act; extra: further trigger tokens (particle, light verb).
        actors, recipients: heads of the noun phrases in each role.
        slots: every argument by its relation (subj, obj, with, against, of, by, poss ...).
        passive, nominal: how the act is put.
    """

    parsed: Parsed
    trigger: Any
    extra: tuple[Any, ...]
    actors: tuple[Any, ...]
    recipients: tuple[Any, ...]
    slots: tuple[tuple[str, Any], ...]
    passive: bool
    nominal: bool

    @property
    def sentence(self) -> Any:
        """The spaCy sentence the act stands in."""
        return self.trigger.sent


def find_acts(parsed: Parsed) -> Iterator[Act]:
    """Candidate acts of a parsed stretch, in text order."""
    nouns = event_nouns()
    for token in parsed.doc:
        if parsed.mentions[token.i] is not None:
            continue
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
            if _is_verb_candidate(token):
                yield verb_act(parsed, token)
        elif token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in nouns:
            act = noun_act(parsed, token)
            if act.actors or act.recipients or token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj"):
                yield act


def _is_verb_candidate(verb: Any) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in words("never_acts") or verb.tag_ == "MD":
        return False
    if lemma == "tell" and not children(verb, "xcomp"):
        return False
    return not (verb.dep_ == "amod" and verb.tag_ in ("VBG", "VBN"))


def is_content(verb: Any) -> bool:
    """Whether a clause is only what is wanted, asked, promised or aimed at.

    So are infinitives under other verbs than implicative ones, subjunctives ("demands that it
    withdraw") and clauses with "should" or "must".
    """
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if auxiliaries & words("obligation"):
        return True
    head = verb.head
    if verb.tag_ not in ("VB", "VBP") or not any(
        c.tag_ == "TO" and c.dep_ in ("aux", "mark") for c in verb.children
    ):
        if verb.dep_ == "ccomp" and verb.tag_ == "VB" and not auxiliaries:
            return bool(head.pos_ == "VERB")
        return (
            verb.dep_ == "conj" and head.pos_ == "VERB" and head.tag_ == "VB" and is_content(head)
        )
    if verb.dep_ == "xcomp":
        return head.lemma_.lower() not in words("implicative") | words("future_verbs") | {"be"}
    if verb.dep_ == "conj" and head.pos_ == "VERB":
        return is_content(head)
    return verb.dep_ in ("advcl", "acl", "ccomp", "relcl", "pcomp", "csubj", "ROOT", "conj")


def verb_act(parsed: Parsed, verb: Any) -> Act:
    """The candidate a verb makes."""
    passive = is_passive(verb)
    slots: list[tuple[str, Any]] = []
    surface = subjects(verb)
    done_to = [] if passive else objects(verb)
    slots += [("patient" if passive else "subj", s) for s in surface]
    slots += [("obj", o) for o in done_to]
    slots += [
        ("dative", c)
        for child in children(verb, "dative")
        for c in conjuncts(child)
        if child.pos_ != "ADP"
    ]
    for word, pobj in prepositions(verb):
        slots += [(word, c) for c in conjuncts(pobj)]
    if passive and verb.dep_ == "acl" and not surface:
        slots.append(("patient", verb.head))
    actors = [t for s, t in slots if s == ("by" if passive else "subj")]
    recipients = _verb_recipients(parsed, slots, passive)
    extra = tuple(children(verb, "prt"))
    return Act(
        parsed,
        verb,
        extra,
        _parties(parsed, actors),
        tuple(recipients),
        tuple(slots),
        passive,
        False,
    )


def _verb_recipients(parsed: Parsed, slots: list[tuple[str, Any]], passive: bool) -> list[Any]:
    """Who a verb's act is done to: parties first, by the closeness of their relation."""
    order = ("patient",) if passive else ("obj", "dative")
    direct = [t for s, t in slots if s in order]
    named = [t for t in direct if is_party(parsed, t)]
    if named:
        return named
    for preposition in RECIPIENT_PREPOSITIONS:
        found = [t for s, t in slots if s == preposition and is_party(parsed, t)]
        if found and not all(parsed.party_kind(t) == "place" for t in found):
            return found
    for noun in direct:
        owners = inner_parties(parsed, noun)
        if owners:
            return owners
    for word, noun in slots:
        if word in RECIPIENT_PREPOSITIONS[:10]:
            owners = inner_parties(parsed, noun)
            if owners:
                return owners
    return direct


def noun_act(parsed: Parsed, noun: Any) -> Act:
    """The candidate an event noun makes, with the subject of a light verb above it."""
    slots: list[tuple[str, Any]] = [
        ("poss", p) for c in children(noun, "poss") for p in conjuncts(c)
    ]
    for child in children(noun, "compound", "amod", "nmod"):
        kind = parsed.party_kind(child)
        if kind in ("name", "adjective", "agent", "proper"):
            slots.append(("modifier", child))
    for word, pobj in prepositions(noun):
        slots += [(word, c) for c in conjuncts(pobj)]
    extra: list[Any] = []
    governor = _governor(noun)
    if governor is not None:
        extra.append(governor)
        extra += children(governor, "prt")
        passive = is_passive(governor)
        if not passive:
            slots += [("subj", s) for s in subjects(governor)]
        for word, pobj in prepositions(governor):
            slots += [(word, c) for c in conjuncts(pobj)]
        slots += [
            ("dative", c)
            for child in children(governor, "dative")
            for c in conjuncts(child)
            if child.pos_ != "ADP"
        ]
    actors = _noun_actors(parsed, slots)
    recipients = _noun_recipients(parsed, slots, actors)
    return Act(
        parsed, noun, tuple(extra), tuple(actors), tuple(recipients), tuple(slots), False, True
    )


def _governor(noun: Any) -> Any | None:
    """The light verb a noun is object (or passive subject) of."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    verb = head.head
    if head.dep_ == "pobj" and head.head.head.pos_ == "VERB" and head.head.lower_ in ("in", "out"):
        verb = head.head.head
        return verb if verb.lemma_ in ("carry", "take", "engage", "participate") else None
    if head.dep_ in ("dobj", "nsubjpass") and verb.pos_ == "VERB":
        return verb if verb.lemma_.lower() in words("light_verbs") else None
    return None


def _noun_actors(parsed: Parsed, slots: list[tuple[str, Any]]) -> list[Any]:
    for wanted in ("by", "between", "among", "poss", "subj", "modifier"):
        found = [t for s, t in slots if s == wanted and is_party(parsed, t, adjective=True)]
        if found:
            return found
    return []


def _noun_recipients(parsed: Parsed, slots: list[tuple[str, Any]], actors: list[Any]) -> list[Any]:
    for wanted in ("dative", *RECIPIENT_PREPOSITIONS):
        found = [t for s, t in slots if s == wanted and t not in actors and is_party(parsed, t)]
        if found:
            return found
    for wanted in ("on", "of", "against", "at"):
        things = [t for s, t in slots if s == wanted and t.pos_ in ("NOUN", "PROPN")]
        if things:
            return things
    return []


def is_party(parsed: Parsed, token: Any, *, adjective: bool = False) -> bool:
    """Whether a noun can act or be acted upon as a party."""
    kind = parsed.party_kind(token)
    return kind is not None and (kind != "adjective" or adjective)


def _parties(parsed: Parsed, tokens: list[Any]) -> tuple[Any, ...]:
    return tuple(t for t in tokens if is_party(parsed, t)) or tuple(
        owner for t in tokens for owner in inner_parties(parsed, t)
    )


def inner_parties(parsed: Parsed, noun: Any) -> list[Any]:
    """The party inside a thing: whose decision, troops, attack or programme it is."""
    for child in children(noun, "poss", "compound", "nmod", "amod"):
        kind = parsed.party_kind(child)
        if kind in ("name", "agent", "adjective") or (kind == "pronoun" and child.dep_ != "poss"):
            return [child]
    under = list(prepositions(noun))
    for wanted in INNER_PREPOSITIONS:
        for word, pobj in under:
            if word == wanted and is_party(parsed, pobj):
                return conjuncts(pobj)
    return []
