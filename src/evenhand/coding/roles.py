"""Who did it and to whom: noun phrases into roles, once an act's type is known.

The classifier gives every noun phrase of the sentence its chances of being actor or recipient,
from blinded words and its relation to the trigger; the rules here only hold the result to
PLOVER's conventions (docs/codebook.md, "Spans").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evenhand.coding.acts import Act, is_party
from evenhand.coding.judge import Judged
from evenhand.coding.nominals import Nominal
from evenhand.coding.tree import conjuncts, phrase
from evenhand.lexicon.grammar import words

# A noun phrase has a role when that is likelier than this ...
ROLE_THRESHOLD = 0.45
# ... and the likeliest one has it, when none is over the threshold, from here on.
ROLE_FLOOR = 0.3
# Types whose recipient can be a thing or a place hit, not only a party.
_THINGS = frozenset(("ASSAULT", "COERCE", "PROTEST"))
# Relations of things that are what an act is done with.
_MEANS = frozenset(("with", "by", "inner-with", "inner-by"))
# Relations to clauses above the act's own.
_OUTSIDE = frozenset(("outer-subj", "outer-obj", "none", "above"))


def assign_roles(
    act: Act, judged: Judged, nominals: Sequence[Nominal]
) -> tuple[list[Any], list[Any]]:
    """Heads of the actors and of the recipients of an act, in text order."""
    actors = _nearest(_taking(nominals, [c[1] for c in judged.roles]))
    taken = {n.head.i for n in actors}
    recipients = [
        n for n in _taking(nominals, [c[2] for c in judged.roles]) if n.head.i not in taken
    ]
    if judged.event == "CONSULT" and "visit" not in judged.modes:
        actors, recipients = [*actors, *recipients], []
    means = act.trigger.lemma_.lower() in words("projecting")
    recipients = [
        n
        for n in recipients
        if not n.is_thing
        or (judged.event in _THINGS and n.name not in _MEANS and not (means and n.name == "obj"))
    ]
    actors = [n for n in actors if not n.is_thing and (not n.is_place or n.name == "subj")]
    who = _whole(_together(act, actors))
    inside = {t.i for t in who}
    return who, [t for t in _whole(_together(act, recipients)) if t.i not in inside]


def _taking(nominals: Sequence[Nominal], chances: Sequence[float]) -> list[Nominal]:
    """Noun phrases that take a role: all that are likely to, or else the likeliest one."""
    taking = [n for n, c in zip(nominals, chances, strict=True) if c >= ROLE_THRESHOLD]
    if taking or not chances:
        return taking
    best = max(range(len(chances)), key=lambda i: chances[i])
    return [nominals[best]] if chances[best] >= ROLE_FLOOR else []


def _nearest(nominals: list[Nominal]) -> list[Nominal]:
    """Without those outside the act's own clause, when one inside it has the role."""
    own = [n for n in nominals if n.name not in _OUTSIDE]
    return own or nominals


def _together(act: Act, nominals: Sequence[Nominal]) -> list[Any]:
    """Heads with all those joined to them by "and": a list of parties has one role."""
    heads = {n.head.i: n.head for n in nominals}
    for nominal in nominals:
        for other in conjuncts(nominal.head):
            if is_party(act.parsed, other) or nominal.is_thing:
                heads.setdefault(other.i, other)
    return [heads[i] for i in sorted(heads)]


def _whole(heads: Sequence[Any]) -> list[Any]:
    """Heads in text order; one that lies inside another one's phrase is left out."""
    spans = {h.i: phrase(h) for h in heads}
    return [
        h
        for h in heads
        if not any(
            other.i != h.i and spans[other.i][0] <= h.i <= spans[other.i][1] for other in heads
        )
    ]
