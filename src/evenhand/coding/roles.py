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

# A noun phrase has a role when that is likelier than this ...
ROLE_THRESHOLD = 0.45
# ... and the likeliest one has it, when none is over the threshold, from here on.
ROLE_FLOOR = 0.3
# Types whose recipient can be a thing or a place hit, not only a party.
_THINGS = frozenset(("ASSAULT", "COERCE", "PROTEST"))


def assign_roles(
    act: Act, judged: Judged, nominals: Sequence[Nominal]
) -> tuple[list[Any], list[Any]]:
    """Heads of the actors and of the recipients of an act, in text order."""
    actors = _taking(nominals, [c[1] for c in judged.roles])
    taken = {n.head.i for n in actors}
    recipients = [
        n for n in _taking(nominals, [c[2] for c in judged.roles]) if n.head.i not in taken
    ]
    if judged.event == "CONSULT" and "visit" not in judged.modes:
        actors, recipients = [*actors, *recipients], []
    if judged.event not in _THINGS:
        recipients = [n for n in recipients if not n.is_thing]
    return _whole(act, [n for n in actors if not n.is_thing]), _whole(act, recipients)


def _taking(nominals: Sequence[Nominal], chances: Sequence[float]) -> list[Nominal]:
    """Noun phrases that take a role: all that are likely to, or else the likeliest one."""
    taking = [n for n, c in zip(nominals, chances, strict=True) if c >= ROLE_THRESHOLD]
    if taking or not chances:
        return taking
    best = max(range(len(chances)), key=lambda i: chances[i])
    return [nominals[best]] if chances[best] >= ROLE_FLOOR else []


def _whole(act: Act, nominals: Sequence[Nominal]) -> list[Any]:
    """Heads in text order; a phrase that lies inside another one's is left out."""
    heads = sorted((n.head for n in nominals), key=lambda t: int(t.i))
    inside = {
        child.i
        for head in heads
        for child in head.subtree
        if child.i != head.i and child.dep_ in ("compound", "amod", "poss", "nmod")
    }
    del act
    return [h for h in heads if h.i not in inside]


__all__ = ["ROLE_THRESHOLD", "assign_roles", "is_party"]
